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

// withoutLargest takes out the largest value k times, of equal ones the first.
func withoutLargest(s *Sample, k int) *Sample {
	values, tags := slices.Clone(s.values), slices.Clone(s.block)
	for range k {
		at := slices.Index(values, slices.Max(values))
		values, tags = slices.Delete(values, at, at+1), slices.Delete(tags, at, at+1)
	}
	return NewSample(values, tags, len(s.sizes))
}

func TestPartsOfASampleEqualSamplesOfTheParts(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	equal := func(t *testing.T, got, want *Sample) {
		t.Helper()
		if !slices.Equal(got.values, want.values) || !slices.Equal(got.block, want.block) ||
			!slices.Equal(got.levels, want.levels) || !slices.Equal(got.start, want.start) || !slices.Equal(got.sizes, want.sizes) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	}
	for _, step := range []float64{0, 3} { // without and with ties
		for range 20 {
			s := SampleOf(randomBlocks(r, 5, 12, 1, step)...)
			before := slices.Clone(s.start)
			for k := 0; k < len(s.values); k++ {
				equal(t, s.WithoutLargest(k), withoutLargest(s, k))
			}
			if !slices.Equal(s.start, before) {
				t.Fatal("the sample itself has changed")
			}
			var values []float64
			var tags []uint16
			for i, block := range s.block {
				if block != 1 && block != 4 {
					values, tags = append(values, s.values[i]), append(tags, block)
				}
			}
			equal(t, s.In(func(block int) bool { return block != 1 && block != 4 }), NewSample(values, tags, len(s.sizes)))
		}
	}
	s := SampleOf([]float64{1, 2}, []float64{3})
	if s.In(func(int) bool { return true }) != s {
		t.Error("of all its blocks it is not the sample itself")
	}
}

func TestBlocksOfAPartEqualBlocksOfTheirOwn(t *testing.T) {
	check := func(t *testing.T, before, after [][]float64, scale Scale) {
		x, y := SampleOf(before...), SampleOf(after...)
		whole := NewBlocks(x, y, scale, Seed{1, 2})
		whole.Estimate()
		for _, part := range []struct{ before, after *Sample }{
			{x.WithoutLargest(min(2, len(x.values)-1)), y.WithoutLargest(min(1, len(y.values)-1))},
			{x, y.In(func(block int) bool { return block != 0 })},
		} {
			got, want := whole.Of(part.before, part.after, Seed{1, 2}), NewBlocks(part.before, part.after, scale, Seed{1, 2})
			if got.Test() != want.Test() && !math.IsNaN(want.Test().P) || !same(got.Estimate(), want.Estimate()) {
				t.Errorf("of a part %v, %v, want %v, %v", got.Test(), got.Estimate(), want.Test(), want.Estimate())
			}
		}
	}
	smallComparisons(t, check)
	r := rand.New(rand.NewPCG(6, 6))
	for _, step := range []float64{0, 0.5} {
		check(t, randomBlocks(r, 8, 300, 1, step), randomBlocks(r, 6, 300, 0.7, step), Ratio)
		check(t, randomBlocks(r, 8, 300, 1, step), randomBlocks(r, 6, 300, 0.7, step), Shift)
	}
}
