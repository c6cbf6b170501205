package maturity

import (
	"testing"

	"upshot/metric"
)

// desk is an assessment by hand: two sub-domains, three items, five sub-items, three phases of three months, the last of
// which is half over. Every sub-item is at 1 in the baseline and at 3 in round 2; nobody rated round 1.
type desk struct {
	plan *metric.Plan
	metric.Registers
}

func newDesk() *desk {
	sub := func(code string) metric.ModelSubItem { return metric.ModelSubItem{Code: code} }
	model := &metric.Model{
		Domains: []metric.ModelDomain{
			{Code: "A", Items: []metric.ModelItem{
				{Code: "A-X", SubItems: []metric.ModelSubItem{sub("A-X-1"), sub("A-X-2")}},
				{Code: "A-Y", SubItems: []metric.ModelSubItem{sub("A-Y-1")}},
			}},
			{Code: "B", Items: []metric.ModelItem{{Code: "B-Z", SubItems: []metric.ModelSubItem{sub("B-Z-1"), sub("B-Z-2")}}}},
		},
	}
	phase := func(id, from, to string) metric.Phase {
		return metric.Phase{ID: id, Window: metric.Window{From: day(from), To: day(to)}}
	}
	d := &desk{plan: &metric.Plan{
		AsOf: day("2024-08-15"),
		Phases: []metric.Phase{
			phase("baseline", "2024-01-01", "2024-03-31"), phase("round-1", "2024-04-01", "2024-06-30"), phase("round-2", "2024-07-01", "2024-08-15"),
		},
		Compare:    metric.Compare{Before: 0, After: []int{2}},
		Assessment: &metric.Assessment{Model: model, Target: 3},
		Actions:    &metric.Register{}, Evidence: &metric.EvidenceRegister{}, Findings: &metric.Register{},
	}}
	for _, node := range model.Nodes() {
		d.Ratings = append(d.Ratings, metric.Ratings{
			Node: node, Self: []float64{1, metric.Missing(), 3}, Assessed: none(3), Target: metric.Missing(),
		})
	}
	return d
}

func (d *desk) compute() *Report { return Compute(d.plan, &d.Registers) }

func (d *desk) model() *metric.Model { return d.plan.Assessment.Model }

func (d *desk) node(code string) metric.Node {
	node, ok := d.model().Find(code)
	if !ok {
		panic(code)
	}
	return node
}

// row is the row of a sub-item in the assessment.
func (d *desk) row(code string) *metric.Ratings {
	for i := range d.Ratings {
		if d.Ratings[i].Node == d.node(code) {
			return &d.Ratings[i]
		}
	}
	panic(code)
}

func (d *desk) sub(code string) *metric.ModelSubItem { return d.model().SubItem(d.node(code)) }

// rate gives a sub-item its own rating in round 2.
func (d *desk) rate(code string, level float64) { d.row(code).Self[2] = level }

// item and subItem find what was computed, by code.
func (d *desk) item(r *Report, code string) *Rolled {
	for i := range r.Items {
		if r.Items[i].Node == d.node(code) {
			return &r.Items[i]
		}
	}
	panic(code)
}

func (d *desk) subItem(r *Report, code string) *SubItem {
	for i := range r.SubItems {
		if r.SubItems[i].Spec.Code == code {
			return &r.SubItems[i]
		}
	}
	panic(code)
}

func none(n int) []float64 {
	levels := make([]float64, n)
	for i := range levels {
		levels[i] = metric.Missing()
	}
	return levels
}

func day(s string) metric.Day {
	d, err := metric.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// same holds a number that may be missing.
func same(t *testing.T, claim, what string, got, want float64) {
	t.Helper()
	if got != want && (metric.Known(got) || metric.Known(want)) {
		t.Errorf("%s: %s = %v, want %v", claim, what, got, want)
	}
}
