package maturity

import (
	"slices"
	"testing"

	"upshot/metric"
)

func TestGatesCountWhatIsMissing(t *testing.T) {
	open := func(id, due string) metric.Action {
		return metric.Action{ID: id, Round: -1, Status: "open", Due: day(due)}
	}
	for _, c := range []struct {
		claim, what string
		change      func(d *desk)
		want        []string
		of          int
	}{
		{"at the target nothing is below it", "below-target", func(*desk) {}, nil, 5},
		{"3- is below 3", "below-target", func(d *desk) { d.rate("A-X-2", 2.5) }, []string{"A-X-2"}, 5},
		{"what is not rated is below", "below-target", func(d *desk) { d.rate("B-Z-1", metric.Missing()); d.rate("A-Y-1", 1) }, []string{"A-Y-1", "B-Z-1"}, 5},
		{"so is what no row rates", "below-target", func(d *desk) { d.Ratings = d.Ratings[:4] }, []string{"B-Z-2"}, 5},
		{"without any rating all are", "below-target", func(d *desk) { d.Ratings = nil }, []string{"A-X-1", "A-X-2", "A-Y-1", "B-Z-1", "B-Z-2"}, 5},
		{"a target of its own is what counts", "below-target", func(d *desk) { d.row("B-Z-2").Target = 4; d.rate("A-X-1", 2); d.row("A-X-1").Target = 2 }, []string{"B-Z-2"}, 5},

		{"a level without evidence", "without-evidence", func(d *desk) {
			d.Evidence = []metric.Evidence{d.proof("1", "A", "document", 3), d.proof("2", "B-Z-1", "video", 4), d.proof("3", "B-Z-2", "video", 2)}
		}, []string{"B-Z-2"}, 5},
		{"a level that is not claimed needs none", "without-evidence", func(d *desk) {
			d.Evidence = []metric.Evidence{d.proof("1", "A", "document", 3)}
			d.rate("B-Z-1", 2.5)
			d.rate("B-Z-2", metric.Missing())
		}, nil, 3},
		{"an assessor's level needs it too", "without-evidence", func(d *desk) {
			d.Evidence = []metric.Evidence{d.proof("1", "A", "document", 3)}
			d.rate("B-Z-1", 2)
			d.rate("B-Z-2", 2)
			d.row("B-Z-2").Assessed[2] = 3
		}, []string{"B-Z-2"}, 4},

		{"overdue actions, the cancelled ones left out", "overdue-actions", func(d *desk) {
			d.Actions = []metric.Action{open("1", "2024-08-14"), open("2", "2024-08-15"), open("3", "2024-01-01"), open("4", "2024-01-01"), open("5", "2024-01-01")}
			d.Actions[2].Status, d.Actions[3].Status, d.Actions[4].Status = "in-progress", "done", "cancelled"
		}, []string{"1", "3"}, 4},
		{"overdue findings are open ones", "overdue-findings", func(d *desk) {
			d.Findings = []metric.Finding{
				{ID: "1", Status: "open", Deadline: day("2024-08-14")}, {ID: "2", Status: "answered", Deadline: day("2024-08-14")},
				{ID: "3", Status: "open"}, {ID: "4", Status: "open", Deadline: day("2024-08-15")},
			}
		}, []string{"1"}, 4},
	} {
		d := newDesk()
		c.change(d)
		got, counted := d.compute().Count(d.plan, c.what)
		if !counted || !slices.Equal(got.IDs, c.want) || got.Of != c.of {
			t.Errorf("%s: Count(%s) = %v of %d, %v, want %v of %d", c.claim, c.what, got.IDs, got.Of, counted, c.want, c.of)
		}
	}
}

func TestWithoutItsRegisterAGateCountsNothing(t *testing.T) {
	without := map[string][]func(*metric.Plan){
		"below-target":     {func(p *metric.Plan) { p.Assessment = nil }},
		"without-evidence": {func(p *metric.Plan) { p.Assessment = nil }, func(p *metric.Plan) { p.Evidence = nil }},
		"overdue-actions":  {func(p *metric.Plan) { p.Actions = nil }},
		"overdue-findings": {func(p *metric.Plan) { p.Findings = nil }},
	}
	for _, what := range metric.GateCounts {
		if len(without[what]) == 0 {
			t.Errorf("nothing is known of %s", what)
		}
		if _, counted := newDesk().compute().Count(newDesk().plan, what); !counted {
			t.Errorf("with all registers %s is not counted", what)
		}
		for _, take := range without[what] {
			d := newDesk()
			take(d.plan)
			if c, counted := d.compute().Count(d.plan, what); counted {
				t.Errorf("Count(%s) = %+v without its register", what, c)
			}
		}
		if _, counted := (*Report)(nil).Count(&metric.Plan{}, what); counted {
			t.Errorf("Count(%s) is counted without any register", what)
		}
	}
}
