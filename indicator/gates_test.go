package indicator

import (
	"slices"
	"testing"

	"upshot/metric"
)

func TestGatesHoldWhatTheyCount(t *testing.T) {
	withActions := func(p *metric.Plan) { p.Actions = &metric.Register{} }
	for _, c := range []struct {
		claim  string
		gate   metric.Gate
		change func(*metric.Plan)
		passed bool
		failed []string
		of     int
	}{
		{"more than the bound fails", metric.Gate{Counts: "overdue-actions", Max: 1}, withActions, false, []string{"A1", "A3"}, 3},
		{"as many as the bound pass", metric.Gate{Counts: "overdue-actions", Max: 2}, withActions, true, []string{"A1", "A3"}, 3},
		{"what no register holds does not pass", metric.Gate{Counts: "overdue-findings", Max: 9}, withActions, false, nil, 0},
		{"nor does it without any register", metric.Gate{Counts: "below-target", Max: 9}, func(*metric.Plan) {}, false, nil, 0},
		{"a verdict that no indicator has passes", metric.Gate{Verdict: "worsened"}, withActions, true, nil, 0},
	} {
		p := plan()
		p.Gates = []metric.Gate{c.gate}
		c.change(p)
		overdue := day("2024-02-28") // the day before the as-of day
		data := &metric.Dataset{Tables: []metric.Table{{}, {}}}
		data.Registers.Actions = []metric.Action{
			{ID: "A1", Round: -1, Status: "open", Due: overdue}, {ID: "A2", Round: -1, Status: "done", Due: overdue}, {ID: "A3", Round: -1, Status: "open", Due: overdue},
		}
		g := Compute(p, data, nil).Gates[0]
		if g.Passed != c.passed || g.Count != len(c.failed) || !slices.Equal(g.Failed, c.failed) || g.Of != c.of {
			t.Errorf("%s: passed %v, %d of %d: %v, want %v, %d of %d: %v", c.claim, g.Passed, g.Count, g.Of, g.Failed, c.passed, len(c.failed), c.of, c.failed)
		}
	}
}
