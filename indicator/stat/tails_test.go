package stat

import (
	"math"
	"testing"
)

// The probabilities are sums of exact fractions: Σ C(10,k)(1/4)^k(3/4)^(10-k), Σ C(9,k)C(26,15-k)/C(35,15).
func TestTailsAreThoseOfTheDistribution(t *testing.T) {
	before, after := Proportion{X: 8, N: 20}, Proportion{X: 1, N: 15}
	for _, c := range []struct {
		name string
		got  Tails
		want Tails
		p    float64
	}{
		{"binomial, 3 of 10 at a quarter", BinomialTails(3, 10, 0.25), Tails{0.7758750915527344, 0.4744071960449219}, 0.9488143920898438},
		{"hypergeometric, 1 of 15 after 8 of 20", HypergeometricTails(before, after), Tails{0.029140122021100886, 0.9976212145288897}, 2 * 0.029140122021100886},
	} {
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-13 {
				t.Errorf("%s: %s = %v, want %v", c.name, what, got, want)
			}
		}
		near("at most", c.got.AtMost, c.want.AtMost)
		near("at least", c.got.AtLeast, c.want.AtLeast)
		near("central p", c.got.Central(), c.p)
	}
	if got, want := HypergeometricTails(before, after).Central(), FisherP(before, after); got != want {
		t.Errorf("central p of the tails = %v, FisherP = %v", got, want)
	}
	if got := BinomialTails(5, 10, 0.5).Central(); got != 1 {
		t.Errorf("central p of the middle = %v, want 1", got)
	}
}

func TestMidranksShareTheMeanOfTheirRanks(t *testing.T) {
	before, after := Midranks([]float64{3, 1, 3}, []float64{2, 3, 9})
	for i, want := range []float64{4, 1, 4, 2, 4, 6} {
		got := append(append([]float64{}, before...), after...)[i]
		if got != want {
			t.Errorf("rank %d = %v, want %v", i, got, want)
		}
	}
}

// Values 1 2 3 4 | 5 6, in blocks (1 3), (2 4) before and (5), (6) after: ranks less 3.5.
func TestSumsOfBlocksAreCentredAndInTheirOrder(t *testing.T) {
	b := NewBlocks(SampleOf([]float64{1, 3}, nil, []float64{4, 2}), SampleOf([]float64{5}, []float64{6}), Ratio, Seed{})
	if before, after := b.Sums(); before != nil || after != nil {
		t.Errorf("sums without a test = %v, %v, want none", before, after)
	}
	statistic := b.Test().Statistic
	b.Interval(0.95)
	before, after := b.Sums()
	want := [][]BlockSum{{{0, 2, -3}, {2, 2, -1}}, {{0, 1, 1.5}, {1, 1, 2.5}}}
	for side, got := range [][]BlockSum{before, after} {
		for i := range want[side] {
			if i >= len(got) || got[i] != want[side][i] {
				t.Errorf("side %d: sums = %v, want %v", side, got, want[side])
				break
			}
		}
	}
	if statistic != 4 {
		t.Errorf("statistic = %v, want the sum of those after, 4", statistic)
	}
}
