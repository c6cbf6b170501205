package indicator

import (
	"math"
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// TargetStatus says whether a bound is kept, and whether the interval clears it.
type TargetStatus int

const (
	TargetUnknown TargetStatus = iota // no value to hold against it
	Met
	MetByEstimate
	MissedByEstimate
	Missed
)

// TargetStatuses names them as results.json does; unknown is null there.
var TargetStatuses = []string{TargetUnknown: "", Met: "met", MetByEstimate: "met-by-estimate", MissedByEstimate: "missed-by-estimate", Missed: "missed"}

func (s TargetStatus) String() string { return TargetStatuses[s] }

// TargetFigure is the target of the headline's after phase and how it stands.
type TargetFigure struct {
	Target metric.Target
	Phase  string
	Value  float64 // the phase's value
	Low    float64 // what the status rests on: for a series the re-based limits, for counts and
	High   float64 // proportions the interval widened by their dispersion, for durations the interval
	Status TargetStatus
	Open   bool // an upper bound of durations: many items are open, and they may not keep it
}

// targetFigure holds the headline's after phase against the indicator's target; nil if it has none.
// A target counts as met or missed when the interval clears it, else only by estimate.
func targetFigure(plan *metric.Plan, m *measured, f *Figures, after *sample) *TargetFigure {
	spec := m.spec
	target, ok := headlineTarget(plan, spec)
	if !ok {
		return nil
	}
	t := &TargetFigure{Target: target, Phase: after.window.id, Value: after.figure.Value}
	t.Low, t.High = after.figure.Low, after.figure.High
	switch {
	case spec.Measure.AsSeries():
		t.Low, t.High = metric.Missing(), metric.Missing()
		if l := f.rebased(after.window.id); l != nil {
			t.Low, t.High = l.Lower, l.Upper
		}
	default:
		t.widen(m, after, f.Headline())
	}
	t.Status = targetStatus(target, t.Value, t.Low, t.High)
	if t.Open = target.Max && after.openShare() > maxOpenShare && !keptByAll(spec, f.Headline(), target.Value); t.Open && t.Status == Met {
		t.Status = MetByEstimate
	}
	return t
}

// keptByAll reports whether a median with the open items counted is under an upper bound for sure.
func keptByAll(spec *metric.Indicator, headline *Comparison, bound float64) bool {
	return spec.Statistic == metric.Median && headline != nil && headline.Survival != nil && headline.Survival.After.High <= bound
}

// widen replaces the interval of a rate or proportion by one that allows for periods that vary more
// than chance alone would make them.
func (t *TargetFigure) widen(m *measured, after *sample, headline *Comparison) {
	if headline == nil {
		return
	}
	for _, test := range headline.Tests {
		if !(test.Phi > 1) {
			continue
		}
		var w stat.Interval
		events, exposure := int(after.whole.num), m.per(&after.whole)/m.scale()
		switch test.Name {
		case EffectiveRate, QuasiPoisson:
			if w = stat.DispersedRateInterval(events, exposure, test.Phi, test.DF, level); events == 0 {
				w = stat.RateInterval(0, exposure/test.Phi, level)
			}
		case EffectiveFisher, QuasiBinomial:
			w = stat.DispersedWilson(after.proportion(), test.Phi, level)
		default:
			continue
		}
		t.Low, t.High = min(t.Low, w.Low), max(t.High, w.High)
	}
}

// headlineTarget is the target of the headline's last phase where targets are given by phase, else
// the one given for the headline.
func headlineTarget(plan *metric.Plan, spec *metric.Indicator) (metric.Target, bool) {
	after := plan.Compare.After
	for _, phase := range []int{after[len(after)-1], -1} {
		i := slices.IndexFunc(spec.Targets, func(t metric.Target) bool { return t.Phase == phase })
		if i >= 0 {
			return spec.Targets[i], true
		}
	}
	return metric.Target{}, false
}

// targetStatus compares a value and its interval with a bound. An interval that is not given clears nothing.
func targetStatus(t metric.Target, value, low, high float64) TargetStatus {
	if !t.Max { // mirror "at least" into "at most"
		t.Value, value, low, high = -t.Value, -value, -high, -low
	}
	bound := t.Value + float64(1e-12*math.Abs(t.Value)) // six months of 95.2 have a mean that is off by the last bit
	switch {
	case !metric.Known(value):
		return TargetUnknown
	case value <= bound && high <= bound:
		return Met
	case value <= bound:
		return MetByEstimate
	case low > bound:
		return Missed
	}
	return MissedByEstimate
}

// rebased finds the limits of a phase on its own.
func (f *Figures) rebased(phase string) *Limits {
	for i := range f.Rebased {
		if f.Rebased[i].Phase == phase {
			return &f.Rebased[i]
		}
	}
	return nil
}
