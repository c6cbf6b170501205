package indicator

import (
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"upshot/metric"
)

func near(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(b)) || math.IsNaN(a) && math.IsNaN(b)
}

// The exact rate ratio of 57 defects in 41.2 KLOC and 33 in 38.9 is R's poisson.test (central p).
func TestRatioOfACountIsTheExactRateRatio(t *testing.T) {
	events, size := &records{}, &records{}
	for i := range 57 {
		events.add(-1, day("2023-01-01")+metric.Day(3*i), 0, 0, "")
	}
	for i := range 33 {
		events.add(-1, day("2023-11-01")+metric.Day(3*i), 0, 0, "")
	}
	size.monthly(-1, "2023-01-01", 10, 10, 10, 5, 5, 1.2)
	size.monthly(-1, "2023-11-01", 10, 10, 10, 8.9)
	c := compute(plan(spec("density", metric.Ratio, true)), nil, events, size).Indicators[0].In(Overall).Headline()
	exact := c.Tests[0]
	if !near(c.Effect, 33/38.9/(57/41.2)) || exact.Name != ExactRate {
		t.Errorf("effect = %v by %v, want %v", c.Effect, exact.Name, 33/38.9/(57/41.2))
	}
	if c.P < exact.P || c.Low > exact.Low || c.High < exact.High {
		t.Errorf("p %v, interval %v to %v is less careful than the exact test's %+v", c.P, c.Low, c.High, exact)
	}
}

// 48 of 80 and 56 of 70: Newcombe 1998, Table II (a), published 0.0524 to 0.3339.
func TestProportionIsNewcombesDifference(t *testing.T) {
	events := &records{}
	fill := func(from string, failed, all int) {
		for i := range all {
			word := "ok"
			if i < failed {
				word = "failed"
			}
			events.add(-1, day(from)+metric.Day(i), 0, 0, word)
		}
	}
	fill("2023-01-01", 48, 80)
	fill("2023-11-01", 56, 70)
	f := compute(plan(spec("fail-rate", metric.Proportion, true)), nil, events, nil).Indicators[0].In(Overall)
	c := f.Headline()
	if !near(c.Effect, 0.2) || c.Tests[1].Name != Newcombe || math.Abs(c.Tests[1].Low-0.0524) > 5e-5 || math.Abs(c.Tests[1].High-0.3339) > 5e-5 {
		t.Errorf("effect %v, newcombe %+v, want 0.2 and 0.0524 to 0.3339", c.Effect, c.Tests[1])
	}
	if b := f.Phase("baseline"); b.Numerator != 48 || b.Denominator != 80 || !near(b.Low, 0.490454650051604) {
		t.Errorf("baseline = %+v, want 48 of 80 with Wilson's 0.4905", b)
	}
}

// Wheeler, Making Sense of Data, Table 9.1: year 2 against year 1's frozen limits would be flagged;
// here the shape of it: a clear step is improved, and only because a signal agrees.
func TestSeriesNeedsBothTheTestAndASignal(t *testing.T) {
	tests := []struct {
		name  string
		after []float64
		want  Verdict
		why   Reason
	}{
		{"a step far below the limits is improved", []float64{20, 21, 19, 20}, Improved, ""},
		{"the same ranks within wide limits only lean", []float64{44, 44.5, 44.2, 44.8}, LeaningBetter, NoSignal},
		{"months of which one is far off could be chance if months follow one another", []float64{20, 45.5, 45.8, 45.9}, LeaningBetter, Following},
		{"three complete months are not enough", []float64{20, 21, 19, math.NaN()}, NotEnoughData, TooFewPeriods},
		{"no difference is no clear change", []float64{50, 55, 45, 52}, NoClearChange, NotDetected},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events := &records{}
			events.monthly(-1, "2023-01-01", 50, 58, 46, 57, 46, 55)
			events.monthly(-1, "2023-11-01", test.after...)
			c := compute(plan(spec("level", metric.Level, true)), nil, events, nil).Indicators[0].In(Overall).Headline()
			if c.Verdict != test.want || c.Reason != test.why {
				t.Errorf("after %v: verdict %v, reason %q (p %v, effect %v), want %v, %q", test.after, c.Verdict, c.Reason, c.P, c.Effect, test.want, test.why)
			}
		})
	}
}

func TestDurationsAreJudgedByMonths(t *testing.T) {
	events := &records{}
	add := func(from string, days int, seconds float64) {
		for i := range days {
			events.add(i%2, day(from)+metric.Day(i), seconds*(1+0.1*float64(i%5)), 0, "")
		}
	}
	add("2023-01-01", 180, 86400)
	add("2023-11-01", 120, 43200)
	events.add(0, day("2023-12-05"), -60, 0, "") // ends before it begins
	projects := []metric.Project{{ID: "a", Group: "g", Listed: true}, {ID: "b", Group: "g", Listed: true}}
	r := compute(plan(spec("lead", metric.Duration, true)), projects, events, nil)
	if n := len(r.Indicators[0].Scopes); n != 4 {
		t.Fatalf("scopes = %d, want overall, one group, two projects", n)
	}
	f := r.Indicators[0].In(Overall)
	c := f.Headline()
	if c.Verdict != Improved || !near(c.Effect, 0.5) || c.Tests[0].Name != BlockPermutation || c.Tests[0].Arrangements != 210 {
		t.Errorf("comparison = %+v, want improved, ratio 0.5 by 210 arrangements of months", c)
	}
	if after := f.Phase("round-2"); after.Negative != 1 || after.N != 120 {
		t.Errorf("round-2: negative %d, n %d, want 1 and 120", after.Negative, after.N)
	}
	if early := f.Comparisons[0]; early.After != "round-1" || early.Verdict != NotEnoughData || early.Reason != NoRecords {
		t.Errorf("empty phase: %v, %v, %v, want not enough data for want of records", early.After, early.Verdict, early.Reason)
	}
}

func TestFrequencyCountsCoveredDaysOfEachProject(t *testing.T) {
	events := &records{}
	for i := range 30 {
		events.add(i%2, day("2023-01-01")+metric.Day(6*i), 0, 0, "")
	}
	projects := []metric.Project{{ID: "a"}, {ID: "b", Active: metric.Window{From: day("2023-03-01"), To: day("2099-12-31")}}}
	f := compute(plan(spec("frequency", metric.Frequency, true)), projects, events, nil).Indicators[0].In(Overall)
	before := f.Phase("baseline")
	if want := float64(181 + 122); before.ExposureDays != want || before.N != 25 || !near(before.Value, 25/want) {
		t.Errorf("baseline: %d in %v days, want 25 in %v: b's five before its first day do not count", before.N, before.ExposureDays, want)
	}
	if after := f.Phase("round-2"); after.Value != 0 || after.Reason != "" {
		t.Errorf("round-2 = %v (%v), want 0: no record inside the coverage is zero", after.Value, after.Reason)
	}
	p := plan(spec("frequency", metric.Frequency, true))
	p.Sources[0].Covers = metric.Window{}
	r := compute(p, projects, events, nil)
	f = r.Indicators[0].In(Overall)
	if i := slices.IndexFunc(r.Problems, func(p metric.Problem) bool { return p.Code == "coverage-unknown" }); i < 0 {
		t.Errorf("without covers: problems = %v, want one that says so", r.Problems)
	} else if got, want := r.Problems[i].Args, []string{"frequency", "events", "2023-01-01", "2023-06-24"}; !slices.Equal(got, want) {
		t.Errorf("without covers: args = %q, want %q", got, want)
	}
	if c := f.Headline(); c.Reason != UnknownCoverage || metric.Known(f.Phase("round-2").Value) {
		t.Errorf("without covers: reason %q, value %v, want unknown coverage and no value", c.Reason, f.Phase("round-2").Value)
	}
}

func TestLedgerRunsAreContiguous(t *testing.T) {
	events := &records{}
	for i := range 200 {
		events.add((i*7)%4-1, day("2022-12-20")+metric.Day((i*53)%420), 60, 0, "")
	}
	projects := []metric.Project{{ID: "a", Group: "x"}, {ID: "b"}, {ID: "c", Group: "x"}}
	r := compute(plan(spec("lead", metric.Duration, false)), projects, events, nil)
	l := &r.Ledgers[0]
	place := places(projects)
	runs := newRuns(l, 3, place)
	for phase := range 3 {
		for _, scope := range []Scope{Overall, {Project: -1, Group: "x"}, {Project: 0}, {Project: 1}, {Project: 2}} {
			low, high := span(projects, place, scope)
			first, end := runs.of(phase, low, high)
			var want []int
			for i, line := range l.Lines {
				if int(l.Phase[i]) == phase && scope.Holds(projects, int(l.Table.Project[line])) {
					want = append(want, i)
				}
			}
			if len(want) != end-first || len(want) > 0 && want[0] != first {
				t.Errorf("runs.of(%d, %+v) = %d to %d, want %v", phase, scope, first, end, want)
			}
		}
	}
}

func TestTheSameDataGiveTheSameReport(t *testing.T) {
	build := func(processors int) *Report {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		events := &records{}
		for i := range 424 {
			events.add(i%3, day("2023-01-01")+metric.Day(i), float64(60+i*i%977), float64(i%7), "")
		}
		p := plan(spec("lead", metric.Duration, true), spec("level", metric.Level, true), spec("count", metric.Frequency, false))
		p.Compare.Ordered = true // 6, 4 and 4 months: its arrangements are drawn
		return compute(p, []metric.Project{{ID: "a"}, {ID: "b"}, {ID: "c"}}, events, nil)
	}
	a, b := build(1), build(2)
	for i := range a.Indicators {
		for j := range a.Indicators[i].Scopes {
			x, y := a.Indicators[i].Scopes[j].Comparisons, b.Indicators[i].Scopes[j].Comparisons
			if o, p := a.Indicators[i].Scopes[j].Ordered, b.Indicators[i].Scopes[j].Ordered; o.Exact || o.P != p.P || o.Adjusted != p.Adjusted {
				t.Errorf("%s: p %v and %v differ, or are not drawn", a.Indicators[i].Spec.ID, o.P, p.P)
			}
			for k := range x {
				if !near(x[k].P, y[k].P) || x[k].Verdict != y[k].Verdict || !reflect.DeepEqual(x[k].Reason, y[k].Reason) {
					t.Errorf("%s: %+v and %+v differ", a.Indicators[i].Spec.ID, x[k], y[k])
				}
			}
		}
	}
}

func TestManyNegativeDurationsAreAWarning(t *testing.T) {
	events := &records{}
	for i := range 20 {
		events.add(-1, day("2023-01-01")+metric.Day(i), 60, 0, "")
	}
	problems := func() []metric.Problem {
		return compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Problems
	}
	events.add(-1, day("2023-02-01"), -60, 0, "")
	if got := problems(); len(got) != 0 {
		t.Errorf("1 negative of 21: %v, want no warning", got)
	}
	events.add(-1, day("2023-02-02"), -60, 0, "")
	if got := problems(); len(got) != 1 || got[0].Code != "negative-durations" || got[0].Count != 2 {
		t.Errorf("2 negative of 22: %v, want one warning that counts 2", got)
	}
}
