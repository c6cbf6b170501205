package indicator

import (
	"cmp"
	"maps"
	"slices"

	"upshot/indicator/stat"
)

const (
	fewestForLimits = 6  // complete periods; below this no limits are drawn
	firmLimits      = 12 // complete periods; below this they are provisional
)

// limitsOf are the XmR limits of a phase's complete periods; nil if there are too few.
func limitsOf(series []float64, phase string) *Limits {
	n := len(known(series))
	if n < fewestForLimits {
		return nil
	}
	x := stat.XmR(series)
	return &Limits{
		Phase: phase, N: n, Centre: x.Centre, Lower: x.Lower, Upper: x.Upper,
		RangeUpper: x.RangeUpper, MeanRange: x.Range, Provisional: n < firmLimits,
	}
}

// xmr is the limits as package stat takes them.
func (l *Limits) xmr() stat.Limits {
	return stat.Limits{Centre: l.Centre, Lower: l.Lower, Upper: l.Upper, RangeUpper: l.RangeUpper, Range: l.MeanRange}
}

// setLimits computes what the trend draws: the frozen limits of the baseline, the re-based ones of
// every later window, and the signals of each later window against the frozen ones.
func (e *engine) setLimits(f *Figures, samples []sample) {
	before := e.plan.Compare.Before
	f.Baseline = limitsOf(samples[before].shown, samples[before].window.id)
	signals := map[Signal]bool{}
	for i := range samples {
		s := &samples[i]
		if s.window.phases[0] <= before {
			continue
		}
		if l := limitsOf(s.shown, s.window.id); l != nil {
			f.Rebased = append(f.Rebased, *l)
		}
		if f.Baseline == nil {
			continue
		}
		for _, signal := range stat.Signals(s.shown, f.Baseline.xmr()) {
			signals[Signal{Period: s.labels[signal.Index], Rule: int(signal.Rule), Up: signal.Up}] = true
		}
	}
	f.Signals = slices.SortedFunc(maps.Keys(signals), func(a, b Signal) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Rule, b.Rule))
	})
}
