package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/indicator/stat"
	"upshot/metric"
)

func TestVerdictFollowsTheRules(t *testing.T) {
	lower := &metric.Indicator{Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}}
	tests := []struct {
		name                    string
		effect, low, high, p, q float64
		veto                    Reason
		want                    Verdict
		why                     Reason
	}{
		{"a proven large fall is improved", 0.5, 0.4, 0.7, 0.01, 0.03, "", Improved, ""},
		{"a proven large rise is worsened", 1.5, 1.2, 1.9, 0.01, 0.03, "", Worsened, ""},
		{"the family takes the proof away", 0.5, 0.4, 0.7, 0.03, 0.06, "", LeaningBetter, FamilyAdjusted},
		{"p between 0.05 and 0.10 is a sign", 1.5, 0.98, 1.9, 0.08, 0.09, "", LeaningWorse, Marginal},
		{"an interval with 1 in it is a sign", 0.5, 0.4, 1.0, 0.04, 0.04, "", LeaningBetter, IntervalHoldsNone},
		{"a proven small fall is no clear change", 0.95, 0.93, 0.97, 0.001, 0.001, "", NoClearChange, BelowMinimum},
		{"ten per cent is enough", 0.9, 0.85, 0.95, 0.001, 0.001, "", Improved, ""},
		{"p over 0.10 is no clear change", 0.5, 0.2, 1.2, 0.2, 0.2, "", NoClearChange, NotDetected},
		{"a veto leaves a sign", 0.5, 0.4, 0.7, 0.01, 0.01, NoSignal, LeaningBetter, NoSignal},
	}
	for _, test := range tests {
		c := Comparison{EffectKind: HLRatio, Effect: test.effect, Low: test.low, High: test.high, P: test.p, Adjusted: test.q, veto: test.veto}
		c.setRelevance(lower.MinimumEffect, 100, 100*test.effect-100)
		conclude(&c, lower)
		if c.Verdict != test.want || c.Reason != test.why {
			t.Errorf("%s: verdict %v, %q, want %v, %q", test.name, c.Verdict, c.Reason, test.want, test.why)
		}
	}
}

func TestAFailedGateIsNotEnoughData(t *testing.T) {
	c := Comparison{EffectKind: HLRatio, Effect: 0.1, Low: 0.05, High: 0.2, P: 0.001, Adjusted: 0.001, Reason: TooFewItems}
	conclude(&c, &metric.Indicator{Better: metric.Lower})
	if c.Verdict != NotEnoughData || c.Reason != TooFewItems {
		t.Errorf("verdict = %v, %q, want not enough data for too few items", c.Verdict, c.Reason)
	}
}

func TestOnlyTestablePrimariesShareAFamily(t *testing.T) {
	results := make([]Result, 4)
	raw := []float64{0.01, 0.04, 0.03, 0.02}
	for i := range results {
		c := Comparison{After: "round-1", EffectKind: HLRatio, Effect: 0.5, Low: 0.4, High: 0.6, P: raw[i], relevant: 5}
		results[i] = Result{Spec: &metric.Indicator{Better: metric.Lower, Primary: i < 3}, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{c}}}}
	}
	results[2].Scopes[0].Comparisons[0].Reason = TooFewItems
	judge(&metric.Plan{Multiplicity: "bh"}, results)
	want := []float64{0.02, 0.04, math.NaN(), 0.02}
	for i, w := range want {
		c := results[i].Scopes[0].Comparisons[0]
		if i == 2 {
			if c.Family != 0 {
				t.Errorf("a gated comparison has family %d, want none", c.Family)
			}
			continue
		}
		if !near(c.Adjusted, w) {
			t.Errorf("adjusted p of %d = %v, want %v", i, c.Adjusted, w)
		}
	}
	if c := results[3].Scopes[0].Comparisons[0]; c.Family != 1 {
		t.Errorf("the supporting indicator's family = %d, want its own of 1", c.Family)
	}
}

func TestPeriodsThatFollowOneAnotherLeaveASign(t *testing.T) {
	tests := []struct {
		name            string
		p, careful      [2]float64
		want            Verdict // of the first
		why             Reason
		cautious, plain float64
	}{
		{"both p pass", [2]float64{0.01, 0.01}, [2]float64{0.02, math.NaN()}, Improved, "", 0.02, 0.01},
		{"the careful p does not", [2]float64{0.01, 0.01}, [2]float64{0.06, math.NaN()}, LeaningBetter, Following, 0.06, 0.01},
		{"a smaller careful p changes nothing", [2]float64{0.04, 0.01}, [2]float64{0.03, math.NaN()}, Improved, "", 0.04, 0.04},
		{"the other's careful p takes its support", [2]float64{0.03, 0.04}, [2]float64{math.NaN(), 0.06}, LeaningBetter, FamilyAdjusted, 0.06, 0.04},
	}
	for _, test := range tests {
		results := make([]Result, 2)
		for i := range results {
			c := Comparison{EffectKind: HLShift, Effect: -5, Low: -8, High: -2, P: test.p[i], careful: test.careful[i], relevant: 5}
			results[i] = Result{Spec: &metric.Indicator{Better: metric.Lower}, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{c}}}}
		}
		judge(&metric.Plan{Multiplicity: "bh"}, results)
		c := results[0].Scopes[0].Comparisons[0]
		if c.Verdict != test.want || c.Reason != test.why || !near(c.Cautious, test.cautious) || !near(c.Adjusted, test.plain) {
			t.Errorf("%s: %v, %q, cautious %v, adjusted %v, want %v, %q, %v, %v", test.name, c.Verdict, c.Reason, c.Cautious, c.Adjusted, test.want, test.why, test.cautious, test.plain)
		}
	}
}

func TestDetectableIsOnTheEffectsOwnScale(t *testing.T) {
	ratio := Comparison{EffectKind: HLRatio, Low: math.Exp(-0.5), High: math.Exp(0.5)}
	if d, want := detectable(&ratio, metric.Lower), math.Exp(-1.43*0.5); !near(d, want) {
		t.Errorf("detectable ratio = %v, want %v", d, want)
	}
	shift := Comparison{EffectKind: Difference, Low: -0.1, High: 0.3}
	if d := detectable(&shift, metric.Higher); !near(d, 1.43*0.2) {
		t.Errorf("detectable difference = %v, want %v", d, 1.43*0.2)
	}
	narrow := Comparison{EffectKind: Difference, Low: -0.001, High: 0.001, minimum: 0.02}
	if d := detectable(&narrow, metric.Lower); d != -0.02 {
		t.Errorf("detectable of a narrow interval = %v, want the minimum effect, -0.02: less is never called", d)
	}
	oneSided := Comparison{EffectKind: RateRatio, Low: 0, High: 0.5}
	if d := detectable(&oneSided, metric.Lower); metric.Known(d) {
		t.Errorf("detectable of a one-sided interval = %v, want none", d)
	}
}

func TestTargetStatusAsksTheInterval(t *testing.T) {
	atMost := metric.Target{Max: true, Value: 3}
	atLeast := metric.Target{Value: 3}
	tests := []struct {
		name             string
		target           metric.Target
		value, low, high float64
		want             TargetStatus
	}{
		{"below the bound with all its interval", atMost, 2, 1, 2.5, Met},
		{"the bound itself is kept", atMost, 3, 2, 3, Met},
		{"below the bound, interval across", atMost, 2, 1, 4, MetByEstimate},
		{"above the bound, interval across", atMost, 4, 2, 5, MissedByEstimate},
		{"above the bound with all its interval", atMost, 5, 4, 6, Missed},
		{"at least: above with all its interval", atLeast, 5, 4, 6, Met},
		{"at least: below with all its interval", atLeast, 2, 1, 2.5, Missed},
		{"the bound itself is kept by a mean of it, though off by the last bit", metric.Target{Max: true, Value: 95.2}, stat.Mean(slices.Repeat([]float64{95.2}, 12)), math.NaN(), math.NaN(), MetByEstimate},
		{"and by limits off by the last bit", metric.Target{Max: true, Value: 95.2}, 95.2, 95.2, stat.Mean(slices.Repeat([]float64{95.2}, 12)), Met},
		{"no interval clears nothing", atMost, 2, math.NaN(), math.NaN(), MetByEstimate},
		{"no value, no status", atMost, math.NaN(), 1, 2, TargetUnknown},
	}
	for _, test := range tests {
		if got := targetStatus(test.target, test.value, test.low, test.high); got != test.want {
			t.Errorf("%s: targetStatus(%v, %v, %v) = %v, want %v", test.name, test.value, test.low, test.high, got, test.want)
		}
	}
}
