package stat

import (
	"math"
	"testing"
)

func TestFollowingMeansClaims(t *testing.T) {
	// Student's sleep data as in R's datasets (Cushny and Peebles 1905).
	one := []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	two := []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
	gap, later := []float64{50, 52, 49, nan, 51, 53, 50}, []float64{46, 44, 47, 45}
	tests := []struct {
		name                 string
		before, after        []float64
		rho                  float64
		se, inflation, df, p float64
	}{
		// t.test(extra ~ group, var.equal = TRUE) in R's help page of sleep: t = -1.8608, df = 18, p-value = 0.07919.
		{"independent values give Student's test", one, two, 0, 1.58 / 1.8608, 1, 18, 0.07919},
		// The rest by an independent program: sums over lags in place of pairs, p by the continued fraction of the beta function.
		{"values that follow one another say less", one, two, 0.2, 1.043708298790115, 1.4375000063999999, 18, 0.1474296144493502},
		{"a gap is no value but keeps its neighbours apart", gap, later, 0.2, 1.0939810710058613, 1.331933866666667, 8, 0.0012318876416469236},
		{"half of the value before", gap, later, 0.5, 1.5290870650160269, 2.072916666666667, 8, 0.008223476765996812},
	}
	for _, c := range tests {
		tolerance := 1e-12
		if c.rho == 0 {
			tolerance = 5e-5 // as many digits as are printed
		}
		f := FollowingMeans(c.before, c.after, c.rho, 0.95)
		for what, pair := range map[string][2]float64{"se": {f.SE, c.se}, "inflation": {f.Inflation, c.inflation}, "df": {f.DF, c.df}, "p": {f.P, c.p}} {
			if math.Abs(pair[0]-pair[1]) > tolerance*max(1, pair[1]) {
				t.Errorf("%s: %s = %v, want %v", c.name, what, pair[0], pair[1])
			}
		}
	}
	// The same page: 95 percent confidence interval -3.363874 to 0.203874 of group 1 less group 2.
	if f := FollowingMeans(one, two, 0, 0.95); math.Abs(f.Interval.Low+0.203874) > 5e-7 || math.Abs(f.Interval.High-3.363874) > 5e-7 {
		t.Errorf("interval = %v, want -0.203874 to 3.363874", f.Interval)
	}
	for _, c := range []struct {
		name          string
		before, after []float64
	}{
		{"nothing varies", []float64{1, 1, 1}, []float64{2, 2}},
		{"a side is empty", []float64{1, 2}, []float64{nan}},
		{"one value a side", []float64{1}, []float64{2}},
	} {
		if f := FollowingMeans(c.before, c.after, 0.2, 0.95); !math.IsNaN(f.P) || !math.IsNaN(f.Interval.Low) {
			t.Errorf("%s: p = %v, interval %v, want none", c.name, f.P, f.Interval)
		}
	}
}
