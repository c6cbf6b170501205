package indicator

import (
	"math"
	"testing"

	"upshot/indicator/stat"
	"upshot/metric"
)

func nearly(a, b, tolerance float64) bool {
	return a == b || math.Abs(a-b) <= tolerance*max(math.Abs(a), math.Abs(b))
}

// The p of a relabeling is counted again from the units alone: all ways to choose those after, by their bits.
func TestTheUnitsOfARelabelingGiveItsP(t *testing.T) {
	counted := 0
	everyComparison(t, func(t *testing.T, name string, r *Result, f *Figures, c *Comparison) {
		w, ok := c.Relabeled()
		if !ok || w.Drawn || w.Arrangements == 0 {
			return
		}
		var scores []float64
		for _, side := range c.Units {
			for _, u := range side {
				scores = append(scores, u.Score)
			}
		}
		far, ways := 0, 0
		for mask := range 1 << len(scores) {
			sum, n := 0.0, 0
			for i, s := range scores {
				if mask>>i&1 == 1 {
					sum, n = sum+s, n+1
				}
			}
			if n != w.Units[1] {
				continue
			}
			if ways++; math.Abs(sum-w.Centre) >= math.Abs(w.Statistic-w.Centre)-1e-9 {
				far++
			}
		}
		if far != w.Far || ways != w.Arrangements {
			t.Errorf("%s: %d of %d, want %d of %d", name, w.Far, w.Arrangements, far, ways)
		}
		if !nearly(w.P, float64(far)/float64(ways), 1e-12) {
			t.Errorf("%s: p = %v, want %d/%d", name, w.P, far, ways)
		}
		if r.Spec.Measure.Form == metric.Duration {
			total := 0.0
			for _, s := range scores {
				total += s
			}
			if total != 0 {
				t.Errorf("%s: centred rank sums add up to %v", name, total)
			}
		}
		counted++
	})
	if counted < 50 {
		t.Errorf("only %d comparisons were counted", counted)
	}
}

func TestTheWorkingsOfCountsLeadToTheirTests(t *testing.T) {
	both, oneSided := 0, 0
	everyComparison(t, func(t *testing.T, name string, r *Result, f *Figures, c *Comparison) {
		before, after := f.Phase(c.Before), f.Phase(c.After)
		w, ok := c.Counted(before, after)
		if !ok {
			return
		}
		exact, quasi, effective := c.Test(ExactRate), c.Test(QuasiPoisson), c.Test(EffectiveRate)
		if c.EffectKind == Difference {
			exact, quasi, effective = c.Test(Fisher), c.Test(QuasiBinomial), c.Test(EffectiveFisher)
		}
		if !nearly(w.Tails.Central(), exact.P, 1e-9) {
			t.Errorf("%s: twice the smaller tail = %v, p = %v", name, w.Tails.Central(), exact.P)
		}
		if c.EffectKind == RateRatio && exact.Low > 0 {
			if low := w.Limits.Low / (1 - w.Limits.Low) * w.Of[0] / w.Of[1]; !nearly(low, exact.Low, 1e-9) {
				t.Errorf("%s: lower limit of the share gives %v, want %v", name, low, exact.Low)
			}
		}
		k := len(c.Units[0]) + len(c.Units[1])
		if effective != nil {
			if events := max(w.Events[0], w.Events[1]); c.EffectKind == RateRatio && w.Effective != int(events/max(1, effective.Phi)) {
				t.Errorf("%s: %d effective events of %v with phi %v", name, w.Effective, events, effective.Phi)
			}
			if !nearly(w.OneSided/effective.DF, effective.Phi, 1e-9) {
				t.Errorf("%s: phi of the sum %v over %v = %v, want %v", name, w.OneSided, effective.DF, w.OneSided/effective.DF, effective.Phi)
			}
			oneSided++
		}
		if quasi != nil {
			if phi := w.Sum / float64(k-2); !nearly(phi, quasi.Phi, 1e-9) {
				t.Errorf("%s: phi = %v by the units, want %v", name, phi, quasi.Phi)
			}
			if half := math.Abs(w.T); (half > w.Critical) != (quasi.P < 0.05) {
				t.Errorf("%s: |t| %v against %v, but p %v", name, half, w.Critical, quasi.P)
			}
			both++
		}
	})
	if both < 50 || oneSided < 5 {
		t.Errorf("%d comparisons with events on both sides, %d with events on one: too few to tell", both, oneSided)
	}
}

func TestAUnitSaysWhichRulesMarkIt(t *testing.T) {
	u := Unit{Rules: 1<<stat.Outside | 1<<stat.BeyondMiddle}
	if got := u.Marks(); len(got) != 2 || got[0] != 1 || got[1] != 3 {
		t.Errorf("marks = %v, want 1 and 3", got)
	}
	r := &records{}
	r.monthly(-1, "2023-01-01", 10, 11, 10, 11, 10, 11, 20, 20, 20, 20, 20, 20, 20, 20)
	c := compute(plan(spec("coverage", metric.Level, true)), nil, r, nil).Indicators[0].In(Overall).Headline()
	for _, u := range c.Units[1] {
		if got := u.Marks(); len(got) == 0 || got[0] != 1 {
			t.Errorf("%s: rules %v, want 1 among them: 20 is far outside 10.5 ± 2.66", u.Label, got)
		}
	}
}

func TestATallyAccountsForEveryRecordOfAPhase(t *testing.T) {
	events, size := &records{}, &records{}
	events.add(0, day("2023-01-10"), 60, 1, "failed")
	events.add(0, day("2023-02-10"), 0, 1, "ok")
	events.add(1, day("2023-03-10"), -5, 1, "ok")
	events.add(0, day("2023-12-10"), 60, math.NaN(), "ok")
	events.add(0, day("2023-12-20"), 60, 4, "ok")
	size.add(0, day("2023-01-03"), 0, 3, "")
	failed := spec("failed", metric.Frequency, true)
	failed.Measure.Numerator.Where = metric.Conditions{{Role: "word", Test: metric.Is, Words: []string{"failed"}}}
	projects := []metric.Project{{ID: "a"}, {ID: "b", Active: metric.Window{From: day("2023-06-01"), To: day("2024-02-29")}}}
	rep := compute(plan(spec("duration", metric.Duration, true), failed, spec("level", metric.Level, true), spec("rate", metric.Frequency, true), spec("density", metric.Ratio, true)), projects, events, size)
	all, a := Overall, Scope{Project: 0}
	for _, c := range []struct {
		name      string
		indicator int
		part      Part
		scope     Scope
		phase     int
		records   int
		counted   int
		left      []LeftRecords
	}{
		{"a duration below 0 does not count", 0, Value, all, 0, 3, 2, []LeftRecords{{LeftNegative, 1}}},
		{"a project has its own", 0, Value, a, 0, 2, 2, nil},
		{"a condition that is not met", 1, Numerator, a, 0, 2, 1, []LeftRecords{{LeftConditions, 1}}},
		{"an empty cell", 2, Value, all, 2, 2, 1, []LeftRecords{{LeftEmpty, 1}}},
		{"a day before the project began", 3, Numerator, all, 0, 3, 2, []LeftRecords{{LeftUncovered, 1}}},
		{"an amount without its counterpart", 4, Numerator, a, 2, 2, 0, []LeftRecords{{LeftUnpaired, 2}}},
		{"a denominator counts its own records", 4, Denominator, a, 0, 1, 1, nil},
		{"a term that there is not", 0, Denominator, a, 0, 0, 0, nil},
	} {
		got := rep.Tally(&rep.Indicators[c.indicator], c.part, c.scope, []int{c.phase})
		if got.Records != c.records || got.Counted != c.counted || len(got.Left) != len(c.left) {
			t.Errorf("%s: %d records, %d counted, left %v; want %d, %d, %v", c.name, got.Records, got.Counted, got.Left, c.records, c.counted, c.left)
			continue
		}
		left := 0
		for i := range c.left {
			left += got.Left[i].N
			if got.Left[i] != c.left[i] {
				t.Errorf("%s: left %v, want %v", c.name, got.Left, c.left)
			}
		}
		if got.Counted+left != got.Records {
			t.Errorf("%s: %d counted and %d left of %d", c.name, got.Counted, left, got.Records)
		}
	}
}

func TestProjectDaysAddUpToTheExposure(t *testing.T) {
	events := &records{}
	events.add(0, day("2023-01-10"), 60, 1, "")
	events.add(1, day("2023-08-10"), 60, 1, "")
	projects := []metric.Project{{ID: "a"}, {ID: "b", Active: metric.Window{From: day("2023-06-01"), To: day("2024-02-29")}}}
	rep := compute(plan(spec("rate", metric.Frequency, true)), projects, events, nil)
	r := &rep.Indicators[0]
	for phase, want := range [][]int{{181, 30}, {123, 123}, {121, 121}} {
		sum := 0
		for i, p := range rep.ProjectDays(r, Overall, []int{phase}) {
			if sum += p.Days; p.Project != i || p.Days != want[i] {
				t.Errorf("phase %d: project %d has %d days, want %d", phase, p.Project, p.Days, want[i])
			}
		}
		if got := r.In(Overall).Phases[phase].ExposureDays; got != float64(sum) {
			t.Errorf("phase %d: exposure %v, the projects have %d", phase, got, sum)
		}
	}
}

// The error is put together as statistics has it: s² = S/(n0(1-v0)+n1(1-v1)), error = √(s²(v0+v1)).
func TestTheUnitsOfASeriesGiveTheTestOfItsMeans(t *testing.T) {
	tested := 0
	everyComparison(t, func(t *testing.T, name string, r *Result, f *Figures, c *Comparison) {
		w, ok := c.Followed()
		own := c.Test(FollowingPeriods)
		if ok != (own != nil) {
			t.Errorf("%s: a working is given: %v, the test was run: %v", name, ok, own != nil)
		}
		if !ok || !metric.Known(own.P) {
			return
		}
		n0, n1 := float64(len(c.Units[0])), float64(len(c.Units[1]))
		variance := w.Squares / (n0*(1-w.Shares[0]) + n1*(1-w.Shares[1]))
		by := math.Sqrt(variance * (w.Shares[0] + w.Shares[1]))
		if !nearly(w.P, own.P, 1e-9) || !nearly(w.SE, by, 1e-9) || !nearly(w.T, (w.Means[1]-w.Means[0])/by, 1e-9) {
			t.Errorf("%s: p %v by the units, want %v; error %v, by its parts %v; t %v", name, w.P, own.P, w.SE, by, w.T)
		}
		tested++
	})
	if tested < 20 {
		t.Errorf("only %d series were tested", tested)
	}
}
