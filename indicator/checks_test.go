package indicator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"upshot/metric"
)

// histories computes many small reports of all forms: with a change and without, with many records, few or none.
func histories(t *testing.T, each func(name string, rep *Report)) {
	t.Helper()
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 7))
		events, size := &records{}, &records{}
		failing := []float64{0.4, 0.4, 0.4, 0}[r.IntN(4)]
		most, change := 1+r.IntN(12), []float64{1, 0.8, 0.4, 0}[r.IntN(4)]
		for d := day("2023-01-01"); d <= day("2024-02-29"); d = metric.Month.Containing(d).Last + 1 {
			factor := 1.0
			if d >= day("2023-07-01") {
				factor = change
			}
			for range r.IntN(int(float64(most)*(0.2+factor)) + 1) {
				word := "ok"
				if r.Float64() < failing*factor {
					word = "failed"
				}
				seconds := math.Round(3600 * math.Exp(r.NormFloat64()) * (0.1 + factor))
				events.add(-1, d+metric.Day(r.IntN(28)), seconds, 10*factor+r.Float64(), word)
			}
			size.add(-1, d+3, 0, float64(5+r.IntN(5)), "")
		}
		forms := []metric.Form{metric.Duration, metric.Frequency, metric.Proportion, metric.Ratio, metric.Level}
		var specs []metric.Indicator
		for _, form := range forms {
			specs = append(specs, spec(form.String(), form, true))
		}
		each(fmt.Sprintf("history %d", seed), compute(plan(specs...), nil, events, size))
	}
}

// everyComparison calls each with the comparisons of all histories.
func everyComparison(t *testing.T, each func(t *testing.T, name string, r *Result, f *Figures, c *Comparison)) {
	t.Helper()
	histories(t, func(name string, rep *Report) {
		for i := range rep.Indicators {
			r := &rep.Indicators[i]
			f := r.In(Overall)
			for k := range f.Comparisons {
				each(t, name+" "+r.Spec.ID+" "+f.Comparisons[k].After, r, f, &f.Comparisons[k])
			}
		}
	})
}

func TestTheFirstGateThatFailsIsTheReason(t *testing.T) {
	failed := map[Reason]int{}
	everyComparison(t, func(t *testing.T, name string, r *Result, f *Figures, c *Comparison) {
		want := Reason("")
		if c.Verdict == NotEnoughData {
			want = c.Reason
		}
		got := Reason("")
		for i, check := range c.Checks(r.Spec, f.Phase(c.Before), f.Phase(c.After)) {
			if got != "" {
				t.Errorf("%s: gate %d comes behind one that failed", name, i)
			}
			if !check.Passed {
				got = check.Code
			}
			if enough, ok := check.enough(); ok && enough != check.Passed {
				t.Errorf("%s: gate %s has %v and %v of %v, passed = %v", name, check.Code, check.Before, check.After, check.Need, check.Passed)
			}
		}
		if got != want {
			t.Errorf("%s: the gate that fails is %q, the reason %q", name, got, want)
		}
		failed[got]++
	})
	for _, reason := range []Reason{"", NoRecords, TooFewItems, TooFewBlocks, TooFewPeriods, NoEvents, TooFewArrangements} {
		if failed[reason] == 0 {
			t.Errorf("no history fails at %q: %v", reason, failed)
		}
	}
}

// enough holds a gate's own numbers against its bound; ok is false where no number stands for it.
func (c Check) enough() (enough, ok bool) {
	switch {
	case !metric.Known(c.Before):
		return false, false
	case c.Code == TooFewArrangements:
		return c.Before <= c.Need[0], true
	case c.Code == NoExposure:
		return c.Before > c.Need[0] && c.After > c.Need[1], true
	}
	return c.Before >= c.Need[0] && !(c.After < c.Need[1]), true
}

func TestTheVerdictFollowsFromTheRules(t *testing.T) {
	seen := map[Verdict]int{}
	everyComparison(t, func(t *testing.T, name string, r *Result, f *Figures, c *Comparison) {
		seen[c.Verdict]++
		rules := c.Rules()
		if (rules == nil) != (c.Verdict == NotEnoughData) {
			t.Errorf("%s: %d rules of %v", name, len(rules), c.Verdict)
		}
		sign, call := true, true
		for _, rule := range rules {
			call = call && rule.Holds
			if rule.Code == RuleLeaning || rule.Code == RuleLarge || rule.Code == RuleOpen {
				sign = sign && rule.Holds
			}
		}
		better := c.direction() == int(r.Spec.Better)
		want := NoClearChange
		switch {
		case rules == nil:
			want = NotEnoughData
		case call && better:
			want = Improved
		case call:
			want = Worsened
		case sign && better:
			want = LeaningBetter
		case sign:
			want = LeaningWorse
		}
		if c.Verdict != want {
			t.Errorf("%s: verdict %v, by the rules %v: %+v", name, c.Verdict, want, rules)
		}
	})
	for _, v := range []Verdict{NotEnoughData, Improved, LeaningBetter, NoClearChange, Worsened} {
		if seen[v] == 0 {
			t.Errorf("no history is %v: %v", v, seen)
		}
	}
}

func TestARuleNamesWhatPeriodsThatFollowOneAnotherKeepFromACall(t *testing.T) {
	c := Comparison{EffectKind: HLShift, Effect: 3, Low: 1, High: 5, relevant: 2, P: 0.01, Adjusted: 0.02, careful: 0.03, Cautious: 0.06}
	conclude(&c, &metric.Indicator{Better: metric.Higher})
	if c.Verdict != LeaningBetter || c.Reason != Following {
		t.Fatalf("verdict %v, %s", c.Verdict, c.Reason)
	}
	var broken []Rule
	for _, rule := range c.Rules() {
		if !rule.Holds {
			broken = append(broken, rule)
		}
	}
	if len(broken) != 1 || broken[0].Code != RuleCautious || broken[0].Value != 0.06 {
		t.Errorf("broken: %+v", broken)
	}
}
