package stat

import (
	"math"
	"testing"
)

// Two months of six hold all twelve events, and the other side has none. Worked by hand: about a mean of 2
// Pearson's sum is (4*4 + 2*16)/2 = 24 for counts and (4*4 + 2*16)/(20*0.1*0.9) = 26.67 for successes of
// 20, so phi is 24/5 and 26.67/5, and 12 events are worth 2. Two events on one side of 180 and 120 days:
// p = 2*0.6^2; two successes on one side of 120 and 80 trials: p = 2*(120*119)/(200*199). The limits
// were computed in Python 3: of the ratio (1-√0.025)/√0.025*180/120, of the difference from Wilson's 2.25
// of 22.5 and 0 of 80.
func TestEffectiveEventsByHand(t *testing.T) {
	clumped, none := []float64{0, 6, 0, 0, 6, 0}, []float64{0, 0, 0, 0}
	months := func(events []float64, exposure float64) (c Counts) {
		for _, x := range events {
			c.Events, c.Exposures = append(c.Events, x), append(c.Exposures, exposure)
		}
		return c
	}
	all := func(c Counts) Counts { return c.failures() }
	days, trials := months(clumped, 30), months(clumped, 20)
	quiet, passed := months(none, 30), months(none, 20)
	const (
		limit     = 7.986832980505136
		low, high = -0.28689359973833606, -0.016148107587730623
	)
	tests := []struct {
		name                    string
		got                     Dispersed
		effect, phi, df, p      float64
		intervalLow, intervalUp float64
	}{
		{"no event after", EffectiveRates(12, 180, 0, 120, days, quiet, 0.95), 0, 4.8, 5, 0.72, 0, limit},
		{"no event before", EffectiveRates(0, 120, 12, 180, quiet, days, 0.95), math.NaN(), 4.8, 5, 0.72, 1 / limit, math.Inf(1)},
		{"no success after", EffectiveProportions(Proportion{12, 120}, Proportion{0, 80}, trials, passed, 0.95), -0.1, 80.0 / 15, 5, 0.7175879396984925, low, high},
		{"no success before", EffectiveProportions(Proportion{0, 80}, Proportion{12, 120}, passed, trials, 0.95), 0.1, 80.0 / 15, 5, 0.7175879396984925, -high, -low},
		{"no failure after", EffectiveProportions(Proportion{108, 120}, Proportion{80, 80}, all(trials), all(passed), 0.95), 0.1, 80.0 / 15, 5, 0.7175879396984925, -high, -low},
		{"no failure before", EffectiveProportions(Proportion{80, 80}, Proportion{108, 120}, all(passed), all(trials), 0.95), -0.1, 80.0 / 15, 5, 0.7175879396984925, low, high},
		{"one period says nothing of dispersion", EffectiveRates(12, 30, 0, 120, months([]float64{12}, 30), quiet, 0.95), 0, math.NaN(), 0, math.NaN(), math.NaN(), math.NaN()},
		{"nor do periods without the events", EffectiveRates(12, 180, 0, 120, months(none, 30), quiet, 0.95), 0, math.NaN(), 3, math.NaN(), math.NaN(), math.NaN()},
	}
	for _, c := range tests {
		g := c.got
		for i, pair := range [][2]float64{{g.Effect, c.effect}, {g.Phi, c.phi}, {g.DF, c.df}, {g.P, c.p}, {g.Interval.Low, c.intervalLow}, {g.Interval.High, c.intervalUp}} {
			if !near(pair[0], pair[1]) {
				t.Errorf("%s: number %d of %+v is %v, want %v", c.name, i, g, pair[0], pair[1])
			}
		}
	}
}

func TestEffectiveEventsThatVaryAsChanceDoesAreAllEvents(t *testing.T) {
	steady := Counts{[]float64{3, 2, 4, 3, 2, 4}, []float64{30, 30, 30, 30, 30, 30}}
	none := Counts{[]float64{0, 0, 0, 0}, []float64{30, 30, 30, 30}}
	got, want := EffectiveRates(18, 180, 0, 120, steady, none, 0.95), CompareRates(18, 180, 0, 120, 0.95)
	if got.P != want.P || got.Interval != want.Interval || got.Phi > 1 {
		t.Errorf("EffectiveRates = %+v, want the exact test's %+v", got, want)
	}
}

// With equal exposures of k periods phi is (kΣx²-X²)/(X(k-1)), so that X events are worth X²(k-1)/(kΣx²-X²) of
// them, a quotient of whole numbers: it needs no rounding to be rounded down.
func TestEffectiveEventsAreRoundedDownAsWholeNumbersAre(t *testing.T) {
	whole := 0
	for first := range 7 {
		for second := range 7 {
			for empty := range 7 {
				c, none := Counts{}, Counts{[]float64{0}, []float64{3000}}
				for _, x := range append([]int{first, second}, make([]int, empty)...) {
					c.Events, c.Exposures = append(c.Events, float64(x)), append(c.Exposures, 30)
				}
				k, sum, squares := 2+empty, first+second, first*first+second*second
				above, below := sum*sum*(k-1), k*squares-sum*sum
				if sum == 0 || above >= sum*below {
					continue // phi is at most 1
				}
				if above%below == 0 {
					whole++
				}
				days := float64(30 * k)
				got := EffectiveRates(sum, days, 0, 3000, c, none, 0.95).P
				if want := CompareRates(above/below, days, 0, 3000, 0.95).P; got != want {
					t.Errorf("%v: p = %v, want %v of %d/%d events", c.Events, got, want, above, below)
				}
			}
		}
	}
	if whole < 50 {
		t.Errorf("only %d of the quotients are whole", whole)
	}
}
