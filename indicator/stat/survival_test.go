package stat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// lifetimes are those that ended, then those still open.
func lifetimes(ended, open []float64) Lifetimes {
	var times []float64
	var state []uint16
	for _, t := range ended {
		times, state = append(times, t), append(state, Ended)
	}
	for _, t := range open {
		times, state = append(times, t), append(state, Open)
	}
	return NewLifetimes(times, state)
}

// Weeks in remission of 42 children with leukaemia: E. J. Freireich and others, Blood 21 (1963), 699-716,
// as printed in D. G. Kleinbaum and M. Klein, Survival Analysis, 3rd edition (2012), table 1.1.
func freireich() (placebo, mp6 Lifetimes) {
	placebo = lifetimes([]float64{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, nil)
	mp6 = lifetimes([]float64{6, 6, 6, 7, 10, 13, 16, 22, 23}, []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
	return placebo, mp6
}

func TestTheCurveOfFreireichIsThePublishedOne(t *testing.T) {
	_, mp6 := freireich()
	// Survival as in Kleinbaum and Klein, section 2.II, to four digits; variance and limits at 10 weeks from
	// the formulas, in exact fractions.
	want := map[float64]float64{6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
	found := 0
	for s := range mp6.Curve(0.95) {
		if s.Ended == 0 {
			continue
		}
		found++
		if math.Abs(s.Survival-want[s.Time]) > 0.5e-4 {
			t.Errorf("survival at %v = %v, want %v", s.Time, s.Survival, want[s.Time])
		}
		if s.Time == 10 && (s.AtRisk != 15 || !near(s.Variance, 0.009283255632125976) || !near(s.Limits.Low, 0.5031995107999564) || !near(s.Limits.High, 0.8893618351692656)) {
			t.Errorf("at 10 weeks: %+v, want 15 at risk, variance 0.009283255632125976, limits 0.5031995107999564 to 0.8893618351692656", s)
		}
	}
	if found != len(want) {
		t.Errorf("%d moments with an end, want %d", found, len(want))
	}
}

func TestTheMediansAndTheLogRankOfFreireichAreThePublishedOnes(t *testing.T) {
	placebo, mp6 := freireich()
	if median, limits := mp6.Quantile(0.5, 0.95); median != 23 || limits != (Interval{13, inf}) {
		t.Errorf("6-MP: median %v, %v, want 23, from 13 without an upper limit", median, limits)
	}
	if median, limits := placebo.Quantile(0.5, 0.95); median != 8 || limits != (Interval{4, 11}) {
		t.Errorf("placebo: median %v, %v, want 8, 4 to 11", median, limits)
	}
	got := CompareLifetimes(placebo, mp6) // Kleinbaum and Klein: 9 against 19.250, 16.793
	want := LogRank{9, 19.25050094803113, 6.2569605736755, 16.792940989216532, 4.16880910933455e-05}
	if !near(got.Observed, want.Observed) || !near(got.Expected, want.Expected) || !near(got.Variance, want.Variance) || !near(got.ChiSquare, want.ChiSquare) || math.Abs(got.P/want.P-1) > 1e-9 {
		t.Errorf("log-rank = %+v, want %+v", got, want)
	}
	back := CompareLifetimes(mp6, placebo)
	if !near(back.ChiSquare, got.ChiSquare) || !near(back.Observed-back.Expected, got.Expected-got.Observed) {
		t.Errorf("the other way round: %+v, want the same with the sign turned", back)
	}
}

func TestLifetimeClaims(t *testing.T) {
	tests := []struct {
		name        string
		ended, open []float64
		median      float64
		limits      Interval
	}{
		{"nothing has no median", nil, nil, nan, Interval{-inf, inf}},
		{"where nothing has ended there is no median", nil, []float64{3, 5}, nan, Interval{-inf, inf}},
		{"one that ended is its own median", []float64{4}, nil, 4, Interval{-inf, inf}},
		{"at exactly a half the middle of the step stands", []float64{1, 2, 3, 4}, nil, 2.5, Interval{1, inf}},
		{"a curve that stays at a half runs there until the last time", []float64{1, 2}, []float64{8, 8}, 5, Interval{1, inf}},
		{"over a half open at the end is no median", []float64{1, 2}, []float64{8, 8, 8}, nan, Interval{1, inf}},
		{"an item last seen open when another ends was at risk", []float64{5, 8}, []float64{5}, 8, Interval{5, inf}},
	}
	for _, c := range tests {
		median, limits := lifetimes(c.ended, c.open).Quantile(0.5, 0.95)
		if !same(median, c.median) || limits != c.limits {
			t.Errorf("%s: Quantile(0.5) of %v and open %v = %v, %v, want %v, %v", c.name, c.ended, c.open, median, limits, c.median, c.limits)
		}
	}
}

func TestLogRankClaims(t *testing.T) {
	tests := []struct {
		name          string
		before, after Lifetimes
		gap           float64 // observed less expected after
		p             float64
	}{
		{"nothing after can be compared with nothing", lifetimes([]float64{1, 2}, nil), Lifetimes{}, 0, nan},
		{"without an end there is nothing to compare", lifetimes(nil, []float64{1, 2}), lifetimes(nil, []float64{5}), 0, nan},
		{"groups alike have p 1", lifetimes([]float64{1, 2}, []float64{3}), lifetimes([]float64{1, 2}, []float64{3}), 0, 1},
		{"after the last before nothing more is compared", lifetimes([]float64{1}, nil), lifetimes([]float64{7, 9}, nil), -2.0 / 3, math.Erfc(1)},
	}
	for _, c := range tests {
		got := CompareLifetimes(c.before, c.after)
		if !near(got.Observed-got.Expected, c.gap) || !near(got.P, c.p) {
			t.Errorf("%s: log-rank = %+v, want observed less expected %v, p %v", c.name, got, c.gap, c.p)
		}
	}
}

// TestLifetimesEqualTheDefinition recomputes the curve and the log-rank test by counting all items anew at
// every moment.
func TestLifetimesEqualTheDefinition(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		draw := func() (times []float64, state []uint16) {
			for range 1 + r.IntN(70) {
				times = append(times, float64(r.IntN(3+40*int(seed%3))))
				state = append(state, uint16(min(1, r.IntN(4))))
			}
			return times, state
		}
		t0, s0 := draw()
		t1, s1 := draw()
		count := func(times []float64, state []uint16, at float64) (atRisk, ended float64) {
			for i, v := range times {
				if v >= at {
					atRisk++
				}
				if v == at && state[i] == Ended {
					ended++
				}
			}
			return atRisk, ended
		}
		var observed, expected, variance float64
		survival := map[float64]float64{}
		left := 1.0
		for at := range 100 {
			n0, d0 := count(t0, s0, float64(at))
			n1, d1 := count(t1, s1, float64(at))
			if n1 > 0 {
				left *= 1 - d1/n1
				survival[float64(at)] = left
			}
			if n, d := n0+n1, d0+d1; d > 0 {
				observed, expected = observed+d1, expected+d*n1/n
				if n > 1 {
					variance += d * (n1 / n) * (n0 / n) * (n - d) / (n - 1)
				}
			}
		}
		before, after := NewLifetimes(t0, s0), NewLifetimes(t1, s1)
		got := CompareLifetimes(before, after)
		if !near(got.Observed, observed) || !near(got.Expected, expected) || !near(got.Variance, variance) {
			t.Errorf("seed %d: log-rank = %+v, want observed %v, expected %v, variance %v", seed, got, observed, expected, variance)
		}
		for s := range after.Curve(0.95) {
			if !near(s.Survival, survival[s.Time]) {
				t.Errorf("seed %d: survival at %v = %v, want %v", seed, s.Time, s.Survival, survival[s.Time])
			}
		}
	}
}
