package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// MedianLimits offers the limits by the median where the frozen ones may be too wide: what they are, and how many
// later periods are signals against them.
func (w *Words) MedianLimits(spec *metric.Indicator, l *indicator.MedianLimits) string {
	key := "limits.by-median"
	if l.Signals == 0 {
		key = "limits.by-median.none"
	}
	return w.Say(key, w.Value(spec.Unit, l.Centre), w.Interval(spec.Unit, l.Lower, l.Upper), w.Count(l.Signals))
}
