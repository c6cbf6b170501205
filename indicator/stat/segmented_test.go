package stat

import (
	"math"
	"testing"
)

// The figures are those of statsmodels 0.13.5 (Python): OLS of 1, t, D and D·(t-k) with cov_type "HAC", maxlags
// as in Lags, use_correction and use_t. The series with gaps is from normal equations and the double sum over all pairs
// of times, written out in plain Python; that program gives statsmodels' figures without gaps.
func TestSegmentEqualsStatsmodels(t *testing.T) {
	gap := math.NaN()
	for _, c := range []struct {
		name             string
		series           []float64
		k, lags          int
		b0, b1           float64
		level, errLevel  float64
		slope, errSlope  float64
		pLevel, pSlope   float64
		lowLevel, upSlop float64
	}{
		{
			"8 and 8 months, made up",
			[]float64{21.2, 19.8, 22.5, 20.1, 23.0, 21.7, 20.9, 22.2, 15.1, 14.2, 14.9, 12.8, 13.1, 12.2, 11.7, 12.4},
			8, 2, 20.8833333333, 0.154761904762, -7.1880952381, 0.392661682789, -0.621428571429, 0.0885636437251,
			3.90942706047e-10, 1.40112980514e-05, -8.043631550272243, -0.4284649682386761,
		},
		{
			"12 and 10 months that go on as before, made up",
			[]float64{100, 104, 99, 107, 103, 110, 108, 112, 109, 115, 113, 118, 117, 121, 119, 120, 126, 124, 127, 125, 131, 128},
			12, 2, 99.9743589744, 1.48951048951, 0.00606060606061, 0.816289766917, -0.168298368298, 0.151716432343,
			0.994157768298, 0.281903917448, -1.708900556477521, 0.15044602827731746,
		},
		{
			"the Nile at Aswan, 1880 to 1915, with the dam of 1899 (R's Nile)",
			[]float64{
				1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100,
				774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702,
			},
			19, 3, 994.063157895, 9.7298245614, -320.341589267, 61.1957053254, -15.2739422085, 8.04713560867,
			1.00386435148e-05, 0.0667400685833, -444.9931619211601, 1.1175366321858888,
		},
		{
			"a gap inside each side, and three months between the sides",
			[]float64{
				21.2, 19.8, 22.5, gap, 20.1, 23.0, 21.7, 20.9, 22.2, gap, gap, gap,
				15.1, 14.2, 14.9, 12.8, gap, 13.1, 12.2, 11.7, 12.4,
			},
			12, 2, 20.915286624203823, 0.12356687898088475, -7.538089171974458, 0.5127873183954386, -0.5135668789808855, 0.07625161425494142,
			gap, gap, gap, gap,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, ok := Segment(c.series, c.k, 0.95)
			if !ok || s.Lags != c.lags {
				t.Fatalf("Segment = %v, %d lags, want %d lags", ok, s.Lags, c.lags)
			}
			for _, f := range []struct {
				name      string
				got, want float64
			}{
				{"b0", s.Before.At - s.Before.Slope*float64(c.k), c.b0}, {"b1", s.Before.Slope, c.b1},
				{"b2", s.Level.Estimate, c.level}, {"its error", s.Level.Error, c.errLevel},
				{"b3", s.Slope.Estimate, c.slope}, {"its error", s.Slope.Error, c.errSlope},
				{"the line after", s.After.At, c.b0 + c.b1*float64(c.k) + c.level}, {"its slope", s.After.Slope, c.b1 + c.slope},
				{"p of b2", s.Level.P, c.pLevel}, {"p of b3", s.Slope.P, c.pSlope},
				{"lower limit of b2", s.Level.Interval.Low, c.lowLevel}, {"upper limit of b3", s.Slope.Interval.High, c.upSlop},
			} {
				if !math.IsNaN(f.want) && !(math.Abs(f.got-f.want) <= 2e-9*max(1, math.Abs(f.want))) {
					t.Errorf("%s = %.12g, want %.12g", f.name, f.got, f.want)
				}
			}
			if c.pLevel > 0 && math.Abs(s.Level.P/c.pLevel-1) > 1e-6 {
				t.Errorf("p of b2 = %.12g, want %.12g", s.Level.P, c.pLevel)
			}
		})
	}
}

func TestSegmentClaims(t *testing.T) {
	gap := math.NaN()
	seven := []float64{1, 2, 3, 4, 5, 6, 7, gap, 9, 1, 8, 2, 7, 3, 6, 4}
	if _, ok := Segment(seven, 8, 0.95); ok {
		t.Error("seven values and a gap are taken for eight")
	}
	if _, ok := Segment(seven, 16, 0.95); ok {
		t.Error("a series without an after is fitted")
	}
	flat := make([]float64, 16)
	s, ok := Segment(flat, 8, 0.95)
	if !ok || s.Level.Estimate != 0 || !math.IsNaN(s.Level.P) || !math.IsNaN(s.Slope.Interval.Low) {
		t.Errorf("of a constant series p %v and interval %v, want none", s.Level.P, s.Slope.Interval)
	}
}
