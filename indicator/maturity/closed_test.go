package maturity

import (
	"testing"

	"upshot/metric"
)

func TestAClosedGapWasOneBeforeAndIsNoneNow(t *testing.T) {
	none := metric.Missing()
	for _, c := range []struct {
		claim    string
		levels   []float64
		assessed float64 // in round 2
		target   float64
		since    int // -1 for no closed gap
	}{
		{"at its target in the last round", []float64{1, 2, 3}, none, none, 2},
		{"at its target in the round before it already", []float64{1, 3, 3}, none, none, 1},
		{"above it counts as at it", []float64{2, 4, 3}, none, none, 1},
		{"a round that nobody rated tells nothing", []float64{1, none, 3}, none, none, 2},
		{"still below", []float64{1, 2, 2.5}, none, none, -1},
		{"there from the start", []float64{3, 3, 3}, none, none, -1},
		{"lost in between and regained, as there was no gap before", []float64{3, 2, 3}, none, none, -1},
		{"reached and lost", []float64{1, 3, 2}, none, none, -1},
		{"not rated before", []float64{none, 2, 3}, none, none, -1},
		{"not rated now", []float64{1, 3, none}, none, none, -1},
		{"the assessor's level counts", []float64{1, 2, 3}, 2.5, none, -1},
		{"by its own target", []float64{1, 2, 2}, none, 2, 1},
	} {
		d := newDesk()
		row := d.row("A-X-1")
		row.Self, row.Assessed[2], row.Target = c.levels, c.assessed, c.target
		r := d.compute()
		since, others := -1, 0
		for _, closed := range r.Closed() {
			if r.SubItems[closed.SubItem].Spec.Code == "A-X-1" {
				since = closed.Since
			} else {
				others++
			}
		}
		if since != c.since || others != 4 {
			t.Errorf("%s: closed since %d beside %d others, want since %d beside 4", c.claim, since, others, c.since)
		}
	}
	d := newDesk()
	for i := range d.Ratings {
		d.Ratings[i].Self[2] = none
	}
	if closed := d.compute().Closed(); closed != nil {
		t.Errorf("Closed = %v where only the baseline is rated, want none", closed)
	}
}

func TestATargetReachedLostAndRegainedCountsFromTheLastTime(t *testing.T) {
	d := newDesk()
	d.plan.Phases = append(d.plan.Phases, d.plan.Phases[2])
	for i := range d.Ratings {
		d.Ratings[i].Self, d.Ratings[i].Assessed = []float64{1, 3, 2, 3}, none(4)
	}
	for _, closed := range d.compute().Closed() {
		if closed.Since != 3 {
			t.Errorf("closed since %d, want 3", closed.Since)
		}
	}
}
