package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

const (
	fewestForLimits = 6  // complete periods; below this no limits are drawn
	firmLimits      = 12 // complete periods; below this they are provisional
)

// limitsOf are the XmR limits of a window's complete periods; nil if there are too few.
func limitsOf(s *sample) *Limits {
	n := 0
	for _, v := range s.series {
		if metric.Known(v) {
			n++
		}
	}
	if n < fewestForLimits {
		return nil
	}
	x := stat.XmR(s.series)
	return &Limits{
		Phase: s.window.id, N: n, Centre: x.Centre, Lower: x.Lower, Upper: x.Upper,
		RangeUpper: x.RangeUpper, MeanRange: x.Range, Provisional: n < firmLimits,
	}
}

// xmr is the limits as package stat takes them.
func (l *Limits) xmr() stat.Limits {
	return stat.Limits{Centre: l.Centre, Lower: l.Lower, Upper: l.Upper, RangeUpper: l.RangeUpper, Range: l.MeanRange}
}

// setLimits computes the frozen limits of the baseline, the re-based ones of every later window, and
// the signals of the periods after the baseline against the frozen ones.
func (e *engine) setLimits(f *Figures, samples []sample) {
	before := e.plan.Compare.Before
	f.Baseline = limitsOf(&samples[before])
	for i := range samples {
		if samples[i].window.phases[0] <= before {
			continue
		}
		if l := limitsOf(&samples[i]); l != nil {
			f.Rebased = append(f.Rebased, *l)
		}
	}
	if f.Baseline == nil {
		return
	}
	var values []float64
	var labels []string
	last := e.plan.Phases[before].To
	for _, p := range f.Periods {
		if p.Period.First <= last {
			continue
		}
		v := metric.Missing()
		if p.Complete {
			v = p.Value
		}
		values, labels = append(values, v), append(labels, p.Period.Label)
	}
	for _, s := range stat.Signals(values, f.Baseline.xmr()) {
		f.Signals = append(f.Signals, Signal{Period: labels[s.Index], Rule: int(s.Rule), Up: s.Up})
	}
}
