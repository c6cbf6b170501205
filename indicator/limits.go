package indicator

import (
	"cmp"
	"maps"
	"slices"

	"upshot/indicator/stat"
)

// Limits is an XmR chart's centre and limits over the complete periods of one phase. Not clipped.
type Limits struct {
	Phase        string
	N            int
	Centre       float64
	Lower, Upper float64
	RangeUpper   float64 // upper limit of the moving range
	MeanRange    float64
	Provisional  bool // fewer than 12 periods
}

// MedianLimits is the variant of the frozen limits that one odd step between two periods hardly moves. It is
// shown and decides nothing.
type MedianLimits struct {
	Limits
	Signals int // periods after the baseline that rules 1 to 3 mark against them
}

// Signal is a period that a rule marks against the frozen limits.
type Signal struct {
	Period string // label
	Rule   int    // 1 outside the limits, 2 eight on one side, 3 three of four beyond the mid-line, 4 seven in a row the same way
	Up     bool
}

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
	l := newLimits(stat.XmR(series), phase)
	return &l
}

func newLimits(x stat.Limits, phase string) Limits {
	return Limits{
		Phase: phase, N: x.N, Centre: x.Centre, Lower: x.Lower, Upper: x.Upper,
		RangeUpper: x.RangeUpper, MeanRange: x.Range, Provisional: x.N < firmLimits,
	}
}

// rangesAbove counts the moving ranges of a series that lie above the limit for them.
func rangesAbove(series []float64, l *Limits) int {
	above := 0
	for _, r := range stat.MovingRanges(series) {
		if r > l.RangeUpper {
			above++
		}
	}
	return above
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
	if f.Baseline != nil && rangesAbove(samples[before].shown, f.Baseline) > 0 {
		f.ByMedian = &MedianLimits{Limits: newLimits(stat.XmRMedian(samples[before].shown), f.Baseline.Phase)}
	}
	signals, byMedian := map[Signal]bool{}, map[string]bool{}
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
		if f.ByMedian == nil {
			continue
		}
		for _, signal := range stat.Signals(s.shown, f.ByMedian.xmr()) {
			if signal.Rule != stat.Drift {
				byMedian[s.labels[signal.Index]] = true
			}
		}
	}
	if f.ByMedian != nil {
		f.ByMedian.Signals = len(byMedian)
	}
	f.Signals = slices.SortedFunc(maps.Keys(signals), func(a, b Signal) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Rule, b.Rule))
	})
}
