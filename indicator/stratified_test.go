package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// months are the first days of the plan's: six of the baseline, four of round-1, four of round-2.
func months() []metric.Day {
	d, all := day("2023-01-01"), []metric.Day(nil)
	for range 14 {
		all = append(all, d)
		d = metric.Month.Containing(d).Last + 1
	}
	return all
}

var twoProjects = []metric.Project{{ID: "a", Group: "x"}, {ID: "b", Group: "x"}}

// spread deals n records of a project over months from first to last, of which x are marked.
func (r *records) spread(project, first, last, n, x int) {
	all := months()[first : last+1]
	for i := range n {
		word := ""
		if (i+1)*x/n > i*x/n {
			word = "failed"
		}
		r.add(project, all[i%len(all)]+metric.Day(i/len(all)%28), 60, 1, word)
	}
}

// durationsOf adds n durations a month around a middle, in hours.
func (r *records) durationsOf(project, first, last, n int, hours float64) {
	for _, month := range months()[first : last+1] {
		for i := range n {
			r.add(project, month+metric.Day(i%28), 3600*hours*(0.7+0.6*float64((i*7+int(month))%11)/10), 1, "")
		}
	}
}

func TestOppositeStoriesOfPoolAndProjectsAreAContradiction(t *testing.T) {
	durations := func() (*records, *records, metric.Indicator) { // slow projects give way to quick ones, and all slow down
		events := &records{}
		events.durationsOf(0, 0, 5, 24, 100)
		events.durationsOf(1, 0, 5, 6, 10)
		events.durationsOf(0, 10, 13, 6, 125)
		events.durationsOf(1, 10, 13, 24, 12.5)
		return events, nil, spec("lead-time", metric.Duration, true)
	}
	stones := func() (*records, *records, metric.Indicator) {
		// Kidney stones, Charig et al. 1986: open surgery, then percutaneous nephrolithotomy; small, then large stones.
		events := &records{}
		events.spread(0, 0, 5, 87, 81)
		events.spread(1, 0, 5, 263, 192)
		events.spread(0, 10, 13, 270, 234)
		events.spread(1, 10, 13, 80, 55)
		s := spec("success", metric.Proportion, true)
		s.Better = metric.Higher
		return events, nil, s
	}
	density := func() (*records, *records, metric.Indicator) { // the buggy project is changed less, and both get worse
		events, size := &records{}, &records{}
		events.spread(0, 0, 5, 900, 0)
		events.spread(1, 0, 5, 30, 0)
		events.spread(0, 10, 13, 130, 0)
		events.spread(1, 10, 13, 130, 0)
		size.monthly(0, "2023-01-01", 15, 15, 15, 15, 15, 15, 0, 0, 0, 0, 2.5, 2.5, 2.5, 2.5)
		size.monthly(1, "2023-01-01", 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 25, 25, 25, 25)
		s := spec("density", metric.Ratio, true)
		s.Measure.Numerator.Where = nil
		return events, size, s
	}
	for _, test := range []struct {
		name   string
		data   func() (*records, *records, metric.Indicator)
		pooled [2]float64 // bounds
		within [2]float64
	}{
		{"durations", durations, [2]float64{0, 0.5}, [2]float64{1.24, 1.26}},
		{"proportions", stones, [2]float64{0.045714, 0.045715}, [2]float64{-0.053836, -0.053835}},
		{"rates", density, [2]float64{0.2, 0.5}, [2]float64{1.2, 1.5}},
	} {
		t.Run(test.name, func(t *testing.T) {
			events, size, s := test.data()
			r := compute(plan(s), twoProjects, events, size)
			for _, scope := range []Scope{Overall, {Project: -1, Group: "x"}} {
				c := r.Indicators[0].In(scope).Headline()
				w := c.Stratified
				if w == nil {
					t.Fatalf("%v: nothing stratified", scope)
				}
				if c.Effect < test.pooled[0] || c.Effect > test.pooled[1] || w.Effect < test.within[0] || w.Effect > test.within[1] {
					t.Errorf("%v: pooled %v, within %v, want inside %v and %v", scope, c.Effect, w.Effect, test.pooled, test.within)
				}
				if !w.Contradicts || w.Strata != 2 || w.OneSided() != 0 || w.Better != 0 || w.Worse != 2 {
					t.Errorf("%v: %+v, want a contradiction of two projects that both got worse", scope, *w)
				}
				if c.Verdict == Improved || c.Verdict == Worsened {
					t.Errorf("%v: verdict %v, want none that is firm", scope, c.Verdict)
				}
				if !slices.ContainsFunc(c.Notes, func(n Note) bool { return n.Code == NoteSimpson }) {
					t.Errorf("%v: notes %v, want one on the contradiction", scope, c.Notes)
				}
			}
		})
	}
}

func TestAContradictionKeepsTheVerdictASign(t *testing.T) {
	events := &records{}
	events.durationsOf(0, 0, 5, 24, 100)
	events.durationsOf(1, 0, 5, 6, 10)
	events.durationsOf(0, 10, 13, 6, 125)
	events.durationsOf(1, 10, 13, 24, 12.5)
	c := compute(plan(spec("lead-time", metric.Duration, true)), twoProjects, events, nil).Indicators[0].In(Overall).Headline()
	if c.Adjusted > alpha || c.Verdict != NoClearChange || c.Reason != Simpson {
		t.Errorf("q %v, verdict %v, %q, want leaning-better for simpson although q passes", c.Adjusted, c.Verdict, c.Reason)
	}
}

func TestALevelThatFallsBecauseAProjectJoinedIsAContradiction(t *testing.T) {
	events := &records{}
	rising := func(level float64) []float64 {
		var v []float64
		for i := range 14 {
			v = append(v, level+float64(i%3)+3*float64(i/10))
		}
		return v
	}
	events.monthly(0, "2023-01-01", rising(50)...)
	events.monthly(1, "2023-01-01", rising(60)...)
	events.monthly(2, "2023-11-01", 10, 12, 11, 10)
	projects := []metric.Project{{ID: "a"}, {ID: "b"}, {ID: "c", Active: metric.Window{From: day("2023-11-01"), To: day("2024-02-29")}}}
	c := compute(plan(spec("level", metric.Level, true)), projects, events, nil).Indicators[0].In(Overall).Headline()
	w := c.Stratified
	if !(c.Effect < -5) || !near(w.Effect, 3) || !w.Contradicts || w.Better != 0 || w.Worse != 2 || !slices.Equal(w.OnlyAfter, []int{2}) || w.OnlyBefore != nil {
		t.Errorf("pooled %v, within %+v, want a fall against a rise of 3 in a and b, and c named as new", c.Effect, *w)
	}
	if c.Verdict == Improved || c.Verdict == Worsened {
		t.Errorf("verdict %v, want none that is firm", c.Verdict)
	}
}

func TestWhatAllProjectsDoIsNoContradiction(t *testing.T) {
	for _, test := range []struct {
		name          string
		first, second float64 // hours after, from 100 and 10
	}{
		{"both improve", 60, 6},
		{"neither moves", 100, 10},
		{"one a little, one much", 95, 5},
	} {
		events := &records{}
		events.durationsOf(0, 0, 5, 20, 100)
		events.durationsOf(1, 0, 5, 20, 10)
		events.durationsOf(0, 10, 13, 20, test.first)
		events.durationsOf(1, 10, 13, 20, test.second)
		c := compute(plan(spec("lead-time", metric.Duration, true)), twoProjects, events, nil).Indicators[0].In(Overall).Headline()
		if w := c.Stratified; w.Contradicts || w.Strata != 2 {
			t.Errorf("%s: %+v beside a pooled %v, want no contradiction", test.name, *w, c.Effect)
		}
	}
}

func TestAShiftOfWeightBetweenProjectsThatStandStillIsAContradiction(t *testing.T) {
	events := &records{}
	events.durationsOf(0, 0, 5, 22, 100)
	events.durationsOf(1, 0, 5, 11, 10)
	events.durationsOf(0, 10, 13, 11, 100)
	events.durationsOf(1, 10, 13, 22, 10)
	c := compute(plan(spec("lead-time", metric.Duration, true)), twoProjects, events, nil).Indicators[0].In(Overall).Headline()
	if w := c.Stratified; !(c.Effect < 0.9) || math.Abs(w.Effect-1) > 0.01 || !w.Contradicts {
		t.Errorf("pooled %v, within %v, contradicts %v, want a fall that no project shows", c.Effect, w.Effect, w.Contradicts)
	}
}

func TestOneLargeProjectAgainstAllOthersIsAContradiction(t *testing.T) {
	events := &records{}
	projects := []metric.Project{{ID: "large"}}
	events.durationsOf(0, 0, 5, 200, 40)
	events.durationsOf(0, 10, 13, 200, 20)
	for p := 1; p <= 9; p++ {
		projects = append(projects, metric.Project{ID: string(rune('a' + p))})
		events.durationsOf(p, 0, 5, 4, 40)
		events.durationsOf(p, 10, 13, 4, 60)
	}
	c := compute(plan(spec("lead-time", metric.Duration, true)), projects, events, nil).Indicators[0].In(Overall).Headline()
	if w := c.Stratified; !(w.Effect < 0.7) || w.Better != 1 || w.Worse != 9 || !w.Contradicts || c.Reason != Simpson {
		t.Errorf("%+v, %v %q, want a contradiction: 9 of 10 projects went the other way", *w, c.Verdict, c.Reason)
	}
}

func TestProjectsOnOneSideAreNamedAndContributeNothing(t *testing.T) {
	events := &records{}
	projects := []metric.Project{{ID: "stays"}, {ID: "leaves"}, {ID: "joins"}, {ID: "never"}}
	events.durationsOf(0, 0, 5, 20, 100)
	events.durationsOf(0, 10, 13, 20, 50)
	events.durationsOf(1, 0, 5, 20, 500)
	events.durationsOf(2, 10, 13, 20, 5)
	events.durationsOf(3, 6, 9, 20, 5)
	r := compute(plan(spec("lead-time", metric.Duration, true)), projects, events, nil)
	overall := r.Indicators[0].In(Overall)
	c := overall.Headline()
	w := c.Stratified
	if w.Strata != 1 || !slices.Equal(w.OnlyBefore, []int{1}) || !slices.Equal(w.OnlyAfter, []int{2}) {
		t.Fatalf("%+v, want one project within, leaves before only and joins after only", *w)
	}
	own := r.Indicators[0].In(Scope{Project: 0}).Headline()
	if !near(w.Effect, own.Effect) || !near(w.P, own.P) {
		t.Errorf("within %v, p %v, want those of the one project: %v, p %v", w.Effect, w.P, own.Effect, own.P)
	}
	if first := overall.Comparisons[0].Stratified; first.Strata != 0 || first.OneSided() != 3 {
		t.Errorf("round-1: %+v, want none within", *first)
	}
}

func TestWithoutACommonProjectNothingIsFirm(t *testing.T) {
	events := &records{}
	events.durationsOf(0, 0, 5, 20, 100)
	events.durationsOf(1, 10, 13, 20, 10)
	c := compute(plan(spec("lead-time", metric.Duration, true)), twoProjects, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != LeaningBetter || c.Reason != NoCommonProject || c.Stratified.Strata != 0 || metric.Known(c.Stratified.Effect) {
		t.Errorf("verdict %v, %q, within %+v, want a sign only", c.Verdict, c.Reason, *c.Stratified)
	}
}

func TestOneProjectIsNotStratified(t *testing.T) {
	events := &records{}
	events.durationsOf(0, 0, 13, 20, 100)
	r := compute(plan(spec("lead-time", metric.Duration, true)), []metric.Project{{ID: "a"}}, events, nil)
	for _, f := range r.Indicators[0].Scopes {
		if f.Headline().Stratified != nil {
			t.Errorf("%v: stratified, want nothing to stratify", f.Scope)
		}
	}
}

func TestAZeroInOneProjectPutsAllOnTheScaleOfDifferences(t *testing.T) {
	events := &records{}
	events.durationsOf(0, 0, 5, 20, 10)
	events.durationsOf(0, 10, 13, 20, 8)
	events.durationsOf(1, 0, 5, 20, 10)
	events.durationsOf(1, 10, 13, 20, 8)
	events.add(1, day("2023-01-31"), 0, 1, "")
	r := compute(plan(spec("lead-time", metric.Duration, true)), twoProjects, events, nil)
	w := r.Indicators[0].In(Overall).Headline().Stratified
	if own := r.Indicators[0].In(Scope{Project: 0}).Headline(); own.EffectKind != HLRatio {
		t.Fatalf("project a: %v, want a ratio", own.EffectKind)
	}
	if w.Kind != HLShift || w.Effect > -3600 || w.Effect < -3*3600 || w.Contradicts {
		t.Errorf("within %+v, want a fall of some two hours", *w)
	}
}

func TestRatesWithinProjectsAreMantelAndHaenszels(t *testing.T) {
	events := &records{}
	events.spread(0, 0, 5, 181, 0) // one a day
	events.spread(0, 10, 13, 242, 0)
	events.spread(1, 0, 5, 362, 0)
	events.spread(1, 10, 13, 121, 0)
	s := spec("frequency", metric.Frequency, true)
	s.Better = metric.Higher
	w := compute(plan(s), twoProjects, events, nil).Indicators[0].In(Overall).Headline().Stratified
	// 181 and 121 days in both: (242+121)*181/302 / ((181+362)*121/302)
	if want := 363.0 * 181 / (543 * 121); !near(w.Effect, want) || w.Kind != RateRatio || w.Better != 1 || w.Worse != 1 {
		t.Errorf("%+v, want a ratio of %v", *w, want)
	}
}
