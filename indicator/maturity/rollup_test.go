package maturity

import (
	"slices"
	"testing"

	"upshot/metric"
)

func TestLevelsRollUp(t *testing.T) {
	missing := metric.Missing()
	for _, c := range []struct {
		claim                string
		change               func(d *desk)
		item, a, b, all, aim float64 // now: of the item A-X, of A, of B, of the whole; the whole's target
	}{
		{"where all are at a level, so is the whole", func(*desk) {}, 3, 3, 3, 3, 3},
		{"an item is the lowest of its sub-items", func(d *desk) { d.rate("A-X-2", 2) }, 2, 2, 3, 2, 3},
		{"3- counts 2.5", func(d *desk) { d.rate("A-X-1", 2.5); d.rate("B-Z-1", 2) }, 2.5, 2.5, 2, 2, 3},
		{"3- counts 2.5 in a mean", func(d *desk) { d.rate("A-X-1", 2.5); d.plan.Assessment.RollUp = "mean" }, 2.75, 2.875, 3, 2.9375, 3},
		{"a mean is of the parts, not of their sub-items", func(d *desk) { d.rate("A-Y-1", 1); d.plan.Assessment.RollUp = "mean" }, 3, 2, 3, 2.5, 3},
		{"the assessed level wins over the own rating", func(d *desk) { d.row("A-X-1").Assessed[2] = 2 }, 2, 2, 3, 2, 3},
		{"also where it is the higher one", func(d *desk) { d.rate("A-X-1", 1); d.row("A-X-1").Assessed[2] = 3 }, 3, 3, 3, 3, 3},
		{"a whole with an unrated part has no level", func(d *desk) { d.rate("A-X-1", missing) }, missing, missing, 3, missing, 3},
		{"nor has it a mean", func(d *desk) { d.rate("A-X-1", missing); d.plan.Assessment.RollUp = "mean" }, missing, missing, 3, missing, 3},
		{"a sub-item without a row is not rated", func(d *desk) { d.Ratings = d.Ratings[1:] }, missing, missing, 3, missing, 3},
		{"a target of its own lowers the whole's", func(d *desk) { d.row("B-Z-2").Target = 2 }, 3, 3, 3, 3, 2},
		{"one that is higher does not raise it", func(d *desk) { d.row("B-Z-2").Target = 4 }, 3, 3, 3, 3, 3},
		{"the definition's rule for one code is for that one alone", func(d *desk) {
			d.rate("A-Y-1", 1)
			d.plan.Assessment.RollUps = map[string]string{"A": "mean"}
		}, 3, 2, 3, 2, 3},
	} {
		d := newDesk()
		c.change(d)
		r := d.compute()
		same(t, c.claim, "A-X", d.item(r, "A-X").Levels[r.Now], c.item)
		same(t, c.claim, "A", r.Domains[0].Levels[r.Now], c.a)
		same(t, c.claim, "B", r.Domains[1].Levels[r.Now], c.b)
		same(t, c.claim, "the whole", r.All.Levels[r.Now], c.all)
		same(t, c.claim, "the whole's target", r.All.Target, c.aim)
		same(t, c.claim, "the whole before", r.All.Levels[1], missing)
	}
}

func TestTheNearestRuleHolds(t *testing.T) {
	for _, c := range []struct {
		claim                         string
		byCode, own, general, ofModel string
		want                          string
	}{
		{"no rule is the lowest", "", "", "", "", "lowest"},
		{"the model's rule holds where nobody says more", "", "", "", "mean", "mean"},
		{"the definition's general rule wins over the model's", "", "", "lowest", "mean", "lowest"},
		{"what the model says of an item wins over the definition's general rule", "", "mean", "lowest", "lowest", "mean"},
		{"what the definition says of a code wins over all", "lowest", "mean", "mean", "mean", "lowest"},
	} {
		d := newDesk()
		d.model().RollUp, d.model().Domains[0].Items[0].RollUp = c.ofModel, c.own
		d.plan.Assessment.RollUp = c.general
		if c.byCode != "" {
			d.plan.Assessment.RollUps = map[string]string{"A-X": c.byCode}
		}
		d.rate("A-X-1", 2)
		r := d.compute()
		item := d.item(r, "A-X")
		if item.Rule != c.want {
			t.Errorf("%s: rule = %q, want %q", c.claim, item.Rule, c.want)
		}
		same(t, c.claim, "A-X", item.Levels[r.Now], map[string]float64{"lowest": 2, "mean": 2.5}[c.want])
	}
}

func TestSubItemsAtTheirTargetAreCounted(t *testing.T) {
	for _, c := range []struct {
		claim      string
		change     func(d *desk)
		met, rated int // now, of the three sub-items of A
	}{
		{"all are there", func(*desk) {}, 3, 3},
		{"3- is not yet 3", func(d *desk) { d.rate("A-X-1", 2.5) }, 2, 3},
		{"unless 3- was the target", func(d *desk) { d.rate("A-X-1", 2.5); d.row("A-X-1").Target = 2.5 }, 3, 3},
		{"more than the target is the target", func(d *desk) { d.rate("A-X-1", 5) }, 3, 3},
		{"what is not rated is not there", func(d *desk) { d.rate("A-X-1", metric.Missing()) }, 2, 2},
		{"a higher target of its own is not reached by the general one", func(d *desk) { d.row("A-Y-1").Target = 4 }, 2, 3},
	} {
		d := newDesk()
		c.change(d)
		r := d.compute()
		a := &r.Domains[0]
		if a.Met[r.Now] != c.met || a.Rated[r.Now] != c.rated || a.Of != 3 {
			t.Errorf("%s: %d of %d rated of %d, want %d of %d of 3", c.claim, a.Met[r.Now], a.Rated[r.Now], a.Of, c.met, c.rated)
		}
		if before := []int{a.Rated[0], a.Rated[1], a.Met[0]}; !slices.Equal(before, []int{3, 0, 0}) {
			t.Errorf("%s: rated in the baseline, in round 1, and at target in the baseline = %v, want 3, 0, 0", c.claim, before)
		}
		if r.All.Met[r.Now] != c.met+2 || r.All.Of != 5 {
			t.Errorf("%s: of the whole %d of %d, want %d of 5", c.claim, r.All.Met[r.Now], r.All.Of, c.met+2)
		}
	}
}

func TestBeforeAndNowAreRatedPhases(t *testing.T) {
	missing := metric.Missing()
	for _, c := range []struct {
		claim       string
		levels      []float64 // own ratings of every sub-item
		compare     int
		before, now int
		rated       []int
	}{
		{"the headline's phase and the last one", []float64{1, 2, 3}, 0, 0, 2, []int{0, 1, 2}},
		{"the headline may begin later", []float64{1, 2, 3}, 1, 1, 2, []int{0, 1, 2}},
		{"a phase that nobody rated is neither", []float64{missing, 2, missing}, 0, 1, 1, []int{1}},
		{"the last round need not be rated", []float64{1, 2, missing}, 0, 0, 1, []int{0, 1}},
		{"nothing rated is nothing", none(3), 0, -1, -1, nil},
	} {
		d := newDesk()
		d.plan.Compare.Before = c.compare
		for i := range d.Ratings {
			d.Ratings[i].Self = c.levels
		}
		r := d.compute()
		if r.Before != c.before || r.Now != c.now || !slices.Equal(r.Rated, c.rated) {
			t.Errorf("%s: before %d, now %d, rated %v, want %d, %d, %v", c.claim, r.Before, r.Now, r.Rated, c.before, c.now, c.rated)
		}
	}
}

func TestTheGapIsWhatIsMissingToTheTarget(t *testing.T) {
	for _, c := range []struct {
		claim         string
		level, target float64
		gap           float64
		there         bool
	}{
		{"at the target there is none", 3, 3, 0, true},
		{"above it there is none", 4, 3, 0, true},
		{"3- is half a level short", 2.5, 3, 0.5, false},
		{"what is not rated has no gap, and is not there", metric.Missing(), 3, metric.Missing(), false},
	} {
		d := newDesk()
		d.rate("A-X-1", c.level)
		d.row("A-X-1").Target = c.target
		r := d.compute()
		s := d.subItem(r, "A-X-1")
		same(t, c.claim, "gap", r.Gap(s), c.gap)
		if r.AtTarget(s) != c.there {
			t.Errorf("%s: at target = %v", c.claim, !c.there)
		}
	}
}

func TestViewsLeaveUnnamedSubItemsUnnamed(t *testing.T) {
	d := newDesk()
	d.plan.Assessment.Certificates = []metric.Certificate{{ID: "itu"}, {ID: "other"}}
	d.sub("A-X-1").Crosswalk = map[string]string{"itu": "7.1 Delivery"}
	d.sub("A-X-2").Crosswalk = map[string]string{"itu": "7.2 Testing"}
	d.row("A-X-2").Crosswalk = map[string]string{"itu": "7.1 Delivery"} // the assessment's file wins over the model
	d.row("B-Z-1").Crosswalk = map[string]string{"itu": "8 Measurement"}
	d.rate("A-X-1", 2)
	d.rate("A-X-2", 2.5)
	d.row("A-X-1").Target = 2
	r := d.compute()
	if len(r.Views) != 2 || len(r.Views[0].Entries) != 2 {
		t.Fatalf("views = %+v", r.Views)
	}
	delivery, measurement := r.Views[0].Entries[0], r.Views[0].Entries[1]
	if delivery.Name != "7.1 Delivery" || !slices.Equal(delivery.SubItems, []int{0, 1}) || delivery.Met[r.Now] != 1 {
		t.Errorf("delivery = %+v, want the first two sub-items, one of them at its target", delivery)
	}
	same(t, "the lowest of an entry's sub-items", "delivery", delivery.Levels[r.Now], 2)
	same(t, "and of their targets", "delivery", delivery.Target, 2)
	if measurement.Name != "8 Measurement" || !slices.Equal(measurement.SubItems, []int{3}) {
		t.Errorf("measurement = %+v, want the fourth sub-item alone", measurement)
	}
	same(t, "a phase that nobody rated has no level", "measurement", measurement.Levels[1], metric.Missing())
	if r.Views[0].Unnamed != 2 || r.Views[1].Unnamed != 5 || len(r.Views[1].Entries) != 0 {
		t.Errorf("unnamed = %d and %d with %d entries, want 2, and all 5 without any", r.Views[0].Unnamed, r.Views[1].Unnamed, len(r.Views[1].Entries))
	}
}
