package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// naiveTailP counts, for every subset of the blocks by its bits, the values above the pooled quantile less what
// its size lets expect.
func naiveTailP(before, after [][]float64, p float64) float64 {
	blocks := slices.Concat(before, after)
	bound := Quantile(Sorted(slices.Concat(blocks...)), p)
	all, above := 0, 0
	for _, block := range blocks {
		all += len(block)
		for _, v := range block {
			if v > bound {
				above++
			}
		}
	}
	distance := func(subset int) int {
		sum := 0
		for b, values := range blocks {
			if subset>>b&1 == 0 {
				continue
			}
			for _, v := range values {
				if v > bound {
					sum += all
				}
				sum -= above
			}
		}
		return absInt(sum)
	}
	observed := distance((1<<len(after) - 1) << len(before))
	far, ways := 0, 0
	for subset := range 1 << len(blocks) {
		if popCount(subset) == len(after) {
			ways++
			if distance(subset) >= observed {
				far++
			}
		}
	}
	return float64(far) / float64(ways)
}

func popCount(n int) (ones int) {
	for ; n > 0; n >>= 1 {
		ones += n & 1
	}
	return ones
}

func TestUpperTailPEqualsItsDefinition(t *testing.T) {
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		b := NewBlocks(SampleOf(before...), SampleOf(after...), scale, Seed{1, 2})
		for _, p := range []float64{0.5, 0.85, 0.95} {
			got, want := b.UpperTail(p), naiveTailP(before, after, p)
			if got.P != want {
				t.Errorf("p of the tail above %v = %v, want %v", p, got.P, want)
			}
		}
		if got, want := b.Test().P, naiveP(before, after, scale, b.unchanged()); got != want {
			t.Errorf("the rank test after a tail test gives %v, want %v", got, want)
		}
	})
}

func TestUpperTailClaims(t *testing.T) {
	same := [][]float64{{1, 1, 1}, {1, 1}, {1, 1, 1}}
	b := NewBlocks(SampleOf(same...), SampleOf(same...), Ratio, Seed{})
	if got := b.UpperTail(0.85); got.P != 1 || got.Statistic != 0 {
		t.Errorf("of equal values p %v and statistic %v, want 1 and 0: none is above the quantile", got.P, got.Statistic)
	}
	// Each block after has its one value of ten beyond; the middles are alike.
	var before, after [][]float64
	for i := range 4 {
		base := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9 + float64(i)/10}
		before = append(before, append(base, 9.5))
		after = append(after, append(slices.Clone(base), 50, 60))
	}
	b = NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{})
	if got := b.UpperTail(0.9); got.P != 2.0/70 || !(got.Statistic > 0) {
		t.Errorf("p %v and statistic %v, want the smallest p of 4 and 4 blocks and a rise", got.P, got.Statistic)
	}
	if got := NewBlocks(SampleOf(before...), SampleOf(), Ratio, Seed{}).UpperTail(0.85); !math.IsNaN(got.P) {
		t.Errorf("p without values after = %v, want NaN", got.P)
	}
}

func TestPooledQuantileIsThatOfAllValues(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		var sides [2][]float64
		for i := range sides {
			for range r.IntN(12) {
				sides[i] = append(sides[i], float64(r.IntN(20)))
			}
			slices.Sort(sides[i])
		}
		all := Sorted(slices.Concat(sides[0], sides[1]))
		for _, p := range []float64{0, 0.3, 0.5, 0.85, 1} {
			if len(all) > 0 && pooledQuantile(sides[0], sides[1], p) != Quantile(all, p) {
				t.Fatalf("%v quantile of %v and %v = %v, want %v", p, sides[0], sides[1], pooledQuantile(sides[0], sides[1], p), Quantile(all, p))
			}
		}
	}
}
