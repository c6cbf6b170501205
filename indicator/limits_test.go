package indicator

import (
	"math"
	"testing"

	"upshot/metric"
)

// Ranges of the first baseline: 10, 0.2, 0.3, 0.2, 0.1; mean 2.16, so their upper limit is 3.267 × 2.16 = 7.06.
// By the median: centre (10 + 10.1) / 2, range 0.2, limits 10.05 ± 3.145 × 0.2.
func TestLimitsByTheMedianAreOfferedWhereAStepIsTooLarge(t *testing.T) {
	for _, c := range []struct {
		name     string
		baseline []float64
		later    []float64
		offered  bool
		lower    float64
		signals  int
	}{
		{"one odd first month widens the limits", []float64{20, 10, 10.2, 9.9, 10.1, 10}, []float64{9.3, 9.4, 10, 9.3}, true, 10.05 - 3.145*0.2, 3},
		{"no later month is far even by the median", []float64{20, 10, 10.2, 9.9, 10.1, 10}, []float64{10, 10.1, 10, 10.2}, true, 10.05 - 3.145*0.2, 0},
		{"a calm baseline needs no other limits", []float64{10.2, 10, 10.2, 9.9, 10.1, 10}, []float64{9.3, 9.4, 10, 9.3}, false, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &records{}
			r.monthly(-1, "2023-01-01", append(c.baseline, c.later...)...)
			f := compute(plan(spec("coverage", metric.Level, true)), nil, r, nil).Indicators[0].In(Overall)
			if offered := f.ByMedian != nil; offered != c.offered {
				t.Fatalf("offered = %v, want %v", offered, c.offered)
			}
			if !c.offered {
				return
			}
			if got := f.ByMedian.Lower; math.Abs(got-c.lower) > 1e-9 {
				t.Errorf("lower limit = %v, want %v", got, c.lower)
			}
			if f.ByMedian.Signals != c.signals {
				t.Errorf("signals = %d, want %d", f.ByMedian.Signals, c.signals)
			}
		})
	}
}
