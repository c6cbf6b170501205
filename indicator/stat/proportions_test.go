package stat

import (
	"math"
	"testing"
)

func TestDispersedWilsonIsWilsonOfFewerTrials(t *testing.T) {
	p := Proportion{20, 100}
	if got, want := DispersedWilson(p, 0.7, 0.95), Wilson(p, 0.95); got != want {
		t.Errorf("DispersedWilson(%v, 0.7) = %v, want Wilson's %v: dispersion below 1 is not believed", p, got, want)
	}
	got, want := DispersedWilson(p, 4, 0.95), Wilson(Proportion{5, 25}, 0.95)
	if math.Abs(got.Low-want.Low) > 1e-12 || math.Abs(got.High-want.High) > 1e-12 {
		t.Errorf("DispersedWilson(%v, 4) = %v, want %v, that of a quarter of the trials", p, got, want)
	}
}

func TestSmallestProportionPIsTheMostExtremeTable(t *testing.T) {
	tests := []struct {
		name          string
		before, after Proportion
		want          float64
	}{
		{"3 of 9 and 0 of 4 cannot go below that of 0 of 9 and 3 of 4", Proportion{3, 9}, Proportion{0, 4}, FisherP(Proportion{0, 9}, Proportion{3, 4})},
		{"no success leaves nothing to tell", Proportion{0, 40}, Proportion{0, 55}, 1},
		{"all on one side of two tens", Proportion{5, 10}, Proportion{5, 10}, FisherP(Proportion{10, 10}, Proportion{0, 10})},
	}
	for _, test := range tests {
		if got := SmallestProportionP(test.before, test.after); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("%s: SmallestProportionP(%v, %v) = %v, want %v", test.name, test.before, test.after, got, test.want)
		}
	}
}
