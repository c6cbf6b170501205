package stat

import (
	"math"
	"testing"
)

func TestDeviatesAreStudents(t *testing.T) {
	tests := []struct {
		name                      string
		alpha, power, df          float64
		wantCritical, wantReserve float64
	}{
		// Tables of t and of the normal distribution (2.228, 0.879; 1.960, 0.842); digits beyond them, and the last
		// row, from an independent program by the continued fraction of the beta function.
		{"ten degrees of freedom", 0.05, 0.8, 10, 2.228138852, 0.8790578273},
		{"without end they are normal", 0.05, 0.8, inf, 1.959963985, 0.8416212336},
		{"a stricter alpha lies farther out", 0.05 / 6, 0.9, 8, 3.478879189965, 1.396815309744},
	}
	for _, c := range tests {
		critical, reserve := Deviates(c.alpha, c.power, c.df)
		if math.Abs(critical-c.wantCritical) > 1e-8 || math.Abs(reserve-c.wantReserve) > 1e-8 {
			t.Errorf("%s: Deviates(%v, %v, %v) = %v, %v, want %v, %v", c.name, c.alpha, c.power, c.df, critical, reserve, c.wantCritical, c.wantReserve)
		}
	}
}

func TestAttainablePClaims(t *testing.T) {
	tests := []struct {
		name                  string
		smallest, alpha, want float64
	}{
		{"ten of 210 arrangements are under 5 %", 1.0 / 210, 0.05, 10.0 / 210},
		{"one of 210 is under a sixth of it", 1.0 / 210, 0.05 / 6, 1.0 / 210},
		{"one of 84 is not", 1.0 / 84, 0.05 / 6, 0},
		{"alpha itself is attained", 0.01, 0.05, 0.05},
	}
	for _, c := range tests {
		if got := AttainableP(c.smallest, c.alpha); !near(got, c.want) {
			t.Errorf("%s: AttainableP(%v, %v) = %v, want %v", c.name, c.smallest, c.alpha, got, c.want)
		}
	}
}

func TestSuperiorityClaims(t *testing.T) {
	tests := []struct {
		name     string
		of, over []float64
		want     float64
	}{
		{"a sample exceeds itself half the time", []float64{1, 2, 2, 3}, []float64{1, 2, 2, 3}, 0.5},
		{"all exceed all", []float64{4, 5}, []float64{1, 2, 3}, 1},
		{"two of six pairs and a tie", []float64{1, 3}, []float64{1, 2, 4}, 2.5 / 6},
	}
	for _, c := range tests {
		if got := Superiority(c.of, c.over); !near(got, c.want) {
			t.Errorf("%s: Superiority(%v, %v) = %v, want %v", c.name, c.of, c.over, got, c.want)
		}
	}
}

func TestRankVariationIsTheAnalysisOfVarianceOfRanks(t *testing.T) {
	// By hand: the ranks' shares less a half are -0.4, 0, 0 in one block and 0, 0.4 in the other.
	got := SampleOf([]float64{2, 1, 2}, []float64{3, 2}).RankVariation()
	want := RankVariation{
		Within: 0.32 - 0.16/3 - 0.16/2, Between: 0.16/3 + 0.16/2, DFWithin: 3, DFBetween: 1,
		Spread: 5 - 13.0/5, Crowding: 13.0 / 25,
	}
	for what, pair := range map[string][2]float64{
		"within": {got.Within, want.Within}, "between": {got.Between, want.Between}, "df within": {got.DFWithin, want.DFWithin},
		"df between": {got.DFBetween, want.DFBetween}, "spread": {got.Spread, want.Spread}, "crowding": {got.Crowding, want.Crowding},
	} {
		if !near(pair[0], pair[1]) {
			t.Errorf("%s = %v, want %v", what, pair[0], pair[1])
		}
	}
}

func TestFewestInversionsAreTheTablesCriticalValues(t *testing.T) {
	// Milton (1964), extended tables for Mann and Whitney's U, two-sided 0.05.
	for _, c := range []struct{ before, after, want int }{{4, 6, 2}, {6, 6, 5}, {12, 6, 14}, {8, 8, 13}, {5, 3, 0}, {3, 3, -1}, {20, 20, 127}} {
		if got := fewestInversions(c.before, c.after, 0.05); got != c.want {
			t.Errorf("fewestInversions(%d, %d, 0.05) = %d, want %d", c.before, c.after, got, c.want)
		}
	}
}

func TestASignalIsFirstSeenAtTheNearestOfThreeRules(t *testing.T) {
	limits := Limits{Centre: 0, Lower: -3, Upper: 3}
	eight := []float64{0.1, -0.2, 0.3, -0.4, 0.1, 0.2, 0.3, 0.2}
	tests := []struct {
		name   string
		values []float64
		want   float64
	}{
		{"one value reaches the limit", []float64{2, -9, -9}, 1},
		{"the third of four reaches the middle", []float64{1, 0.9, -9, 1}, 0.6},
		{"three values are no window of four", []float64{1, 0.9, 1}, 2},
		{"eight rise over the centre", eight, 0.4},
	}
	for _, c := range tests {
		got := firstSignal(c.values, limits)
		if !near(got, c.want) {
			t.Errorf("%s: firstSignal(%v) = %v, want %v", c.name, c.values, got, c.want)
		}
		for _, by := range []struct {
			step float64
			want bool
		}{{got - 0.001, false}, {got + 0.001, true}} {
			moved := make([]float64, len(c.values))
			for i, v := range c.values {
				moved[i] = v + by.step
			}
			marked := false
			for _, s := range Signals(moved, limits) {
				marked = marked || s.Up && s.Rule != Drift
			}
			if marked != by.want {
				t.Errorf("%s: a step of %v is marked %v, want %v", c.name, by.step, marked, by.want)
			}
		}
	}
}

func TestSmallestStepsClaims(t *testing.T) {
	step := func(before, after int, alpha float64) float64 {
		return SmallestSteps(before, after, 0.2, 0.8, alpha)[0]
	}
	if s := step(6, 4, 0.05); !(s > 2 && s < 4) {
		t.Errorf("six and four periods see a step of %v standard deviations, want 2 to 4", s)
	}
	if long, short := step(12, 12, 0.05), step(6, 4, 0.05); !(long < short) {
		t.Errorf("twelve and twelve periods see %v, want less than the %v of six and four", long, short)
	}
	if strict, plain := step(12, 6, 0.01), step(12, 6, 0.05); !(strict > plain) {
		t.Errorf("at 0.01 a step of %v is seen, want more than the %v at 0.05", strict, plain)
	}
	if s := step(6, 4, 0.05/6); !math.IsNaN(s) {
		t.Errorf("as the last of six, six and four periods see %v, want nothing: their smallest p is 0.0095", s)
	}
}
