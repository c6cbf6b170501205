package stat

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortTaggedEqualsAStableSort(t *testing.T) {
	type placed struct {
		value float64
		tag   uint16
	}
	kinds := map[string]func(r *rand.Rand) float64{
		"whole seconds":     func(r *rand.Rand) float64 { return float64(r.IntN(1 << 22)) },
		"many ties":         func(r *rand.Rand) float64 { return float64(r.IntN(9)) },
		"all equal":         func(*rand.Rand) float64 { return 7 },
		"any size and sign": func(r *rand.Rand) float64 { return r.NormFloat64() * math.Exp(40*r.NormFloat64()) },
	}
	for kind, draw := range kinds {
		for _, n := range []int{0, 1, 2, insertion, insertion + 1, 3000} {
			r := rand.New(rand.NewPCG(uint64(n), 3))
			values, tags, want := make([]float64, n), make([]uint16, n), make([]placed, n)
			for i := range values {
				values[i], tags[i] = draw(r), uint16(i)
				want[i] = placed{values[i], tags[i]}
			}
			slices.SortStableFunc(want, func(x, y placed) int { return cmp.Compare(x.value, y.value) })
			sortTagged(values, tags)
			for i := range want {
				if got := (placed{values[i], tags[i]}); got != want[i] {
					t.Fatalf("%s: sortTagged of %d values has %v at %d, want %v", kind, n, got, i, want[i])
				}
			}
		}
	}
}

func TestSampleOfLeavesItsBlocksAlone(t *testing.T) {
	block := []float64{3, 1, 2, 1}
	s := SampleOf(block, nil, []float64{2})
	if want := []float64{3, 1, 2, 1}; !slices.Equal(block, want) {
		t.Errorf("the block is now %v, want %v", block, want)
	}
	if want := []float64{1, 1, 2, 2, 3}; !slices.Equal(s.Values(), want) {
		t.Errorf("Values() = %v, want %v", s.Values(), want)
	}
	if want := []uint16{0, 0, 0, 2, 0}; !slices.Equal(s.Tags(), want) {
		t.Errorf("Tags() = %v, want %v", s.Tags(), want)
	}
	if got := s.Blocks(); got != 2 {
		t.Errorf("Blocks() = %d, want the 2 that hold values", got)
	}
	if s.count(0) != 2 || s.count(1) != 2 || s.count(2) != 1 {
		t.Errorf("counts of 1, 2, 3 = %d, %d, %d, want 2, 2, 1", s.count(0), s.count(1), s.count(2))
	}
}

func TestNthLargestEqualsSorting(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	for _, spread := range []int64{1, 3, 1000} {
		numbers := make([]int64, 57)
		for i := range numbers {
			numbers[i] = r.Int64N(spread)
		}
		sorted := slices.Sorted(slices.Values(numbers))
		for n := 1; n <= len(numbers); n++ {
			if got, want := nthLargest(slices.Clone(numbers), n), sorted[len(sorted)-n]; got != want {
				t.Errorf("nthLargest(%v, %d) = %d, want %d", numbers, n, got, want)
			}
		}
	}
}

// The search counts on it: while p is over 5 % a larger observed sum is still allowed, up to critical.
func TestCriticalIsWherePFallsToAlpha(t *testing.T) {
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		b := NewBlocks(SampleOf(before...), SampleOf(after...), scale, Seed{})
		p := b.Test().P
		sum := absInt(int(b.observed(b.sums)))
		if got, want := int64(sum) <= b.labels.critical(b.sums, int64(sum), 0.05), p > 0.05; got != want {
			t.Errorf("observed %d, critical %d: compatible = %v, want %v with p = %v",
				sum, b.labels.critical(b.sums, int64(sum), 0.05), got, want, p)
		}
	})
}

// Rounding may not decide where an effect lies: a line leaves what is near to the division.
func TestALineLeavesTiesToTheDivision(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 20000 {
		before, after := []float64{math.Exp(9 * r.NormFloat64())}, []float64{math.Exp(9 * r.NormFloat64())}
		for _, scale := range []Scale{Ratio, Shift} {
			p := newPairs(scale, SampleOf(before), SampleOf(after))
			pair := p.of(0, 0)
			for _, effect := range []float64{math.Nextafter(pair, math.Inf(-1)), pair, math.Nextafter(pair, math.Inf(1))} {
				want := 0
				if pair <= effect {
					want = 1
				}
				if got, _ := p.upTo(effect); got != want {
					t.Fatalf("scale %d: upTo(%v) of %v and %v = %d, want %d", scale, effect, after[0], before[0], got, want)
				}
			}
		}
	}
}
