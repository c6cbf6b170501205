package stat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// randomBlocks draws log-normal values, rounded to step if that is above 0 (which makes ties).
func randomBlocks(r *rand.Rand, blocks, each int, factor, step float64) [][]float64 {
	out := make([][]float64, blocks)
	for i := range out {
		level := math.Exp(0.2 * r.NormFloat64())
		for range 1 + r.IntN(each) {
			v := factor * level * 5 * math.Exp(0.8*r.NormFloat64())
			if step > 0 {
				v = step * (1 + math.Floor(v/step))
			}
			out[i] = append(out[i], v)
		}
	}
	return out
}

// naiveP is the permutation p by definition: shift or divide, rank by comparing all with all, list all
// subsets by their bits.
func naiveP(before, after [][]float64, scale Scale, effect float64) float64 {
	type item struct {
		before, after float64
		isAfter       bool
		block         int
	}
	var items []item
	for i, values := range slices.Concat(before, after) {
		for _, v := range values {
			items = append(items, item{v, v, i >= len(before), i})
		}
	}
	compare := func(x, y item) int {
		sign := func(d float64) int {
			switch {
			case d > 0:
				return 1
			case d < 0:
				return -1
			}
			return 0
		}
		switch {
		case x.isAfter == y.isAfter:
			return sign(x.after - y.after)
		case y.isAfter:
			x, y = y, x
			if scale == Ratio {
				return -sign(x.after/y.before - effect)
			}
			return -sign(x.after - y.before - effect)
		case scale == Ratio:
			return sign(x.after/y.before - effect)
		}
		return sign(x.after - y.before - effect)
	}
	blocks := len(before) + len(after)
	sums := make([]int, blocks)
	for _, x := range items {
		for _, y := range items {
			sums[x.block] += compare(x, y) // twice the midrank less N+1, summed
		}
	}
	total := func(mask int) (sum int) {
		for b, s := range sums {
			if mask&(1<<b) != 0 {
				sum += s
			}
		}
		return absInt(sum)
	}
	observed := total((1<<blocks - 1) &^ (1<<len(before) - 1))
	count, all := 0, 0
	for mask := range 1 << blocks {
		members := 0
		for b := range blocks {
			members += mask >> b & 1
		}
		if members == len(after) {
			all++
			if total(mask) >= observed {
				count++
			}
		}
	}
	return float64(count) / float64(all)
}

// naivePairs lists all pairs in ascending order.
func naivePairs(before, after []float64, scale Scale) []float64 {
	var out []float64
	for _, b := range before {
		for _, a := range after {
			if scale == Ratio {
				out = append(out, a/b)
			} else {
				out = append(out, a-b)
			}
		}
	}
	slices.Sort(out)
	return out
}

// cases of small random comparisons, with and without ties, on both scales.
func smallComparisons(t *testing.T, check func(t *testing.T, before, after [][]float64, scale Scale)) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		step := []float64{0, 1, 4}[seed%3]
		scale := Scale(seed / 3 % 2)
		before := randomBlocks(r, 3+r.IntN(4), 6, 1, step)
		after := randomBlocks(r, 3+r.IntN(3), 6, math.Exp(r.NormFloat64()), step)
		if scale == Shift { // ties then lie at 0 too
			for _, values := range slices.Concat(before, after) {
				for i := range values {
					values[i] -= step
				}
			}
		}
		t.Run(fmt.Sprintf("seed %d, step %v, scale %d", seed, step, scale), func(t *testing.T) {
			check(t, before, after, scale)
		})
	}
}

func TestBlockPEqualsItsDefinition(t *testing.T) {
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		got := NewBlocks(SampleOf(before...), SampleOf(after...), scale, Seed{}).Test().P
		effect := 1.0
		if scale == Shift {
			effect = 0
		}
		if want := naiveP(before, after, scale, effect); got != want {
			t.Errorf("Test().P = %v, want %v", got, want)
		}
	})
}

func TestBlockIntervalEndsWhereTheNaivePCrossesFivePercent(t *testing.T) {
	finite := 0
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		b := NewBlocks(SampleOf(before...), SampleOf(after...), scale, Seed{})
		limits := b.Interval(0.95)
		if !(limits.Low <= b.Estimate() && b.Estimate() <= limits.High) {
			t.Errorf("Interval = %v, does not contain %v", limits, b.Estimate())
		}
		pairs := slices.Compact(naivePairs(flatten(before), flatten(after), scale))
		check := func(end float64, up bool) {
			if math.IsInf(end, 0) || end == 0 && scale == Ratio {
				return
			}
			finite++
			at, found := slices.BinarySearch(pairs, end)
			if !found {
				t.Errorf("the end %v is no pair of the data", end)
				return
			}
			below, above := gaps(b.pairs, pairs, at)
			inside, outside := below, above
			if !up {
				inside, outside = above, below
			}
			inP, outP, endP := naiveP(before, after, scale, inside), naiveP(before, after, scale, outside), naiveP(before, after, scale, end)
			if outP > 0.05 || inP <= 0.05 && endP <= 0.05 && end != b.Estimate() {
				t.Errorf("at the end %v: p inside = %v, at = %v, outside = %v", end, inP, endP, outP)
			}
		}
		check(limits.Low, false)
		check(limits.High, true)
	})
	if finite < 60 {
		t.Errorf("only %d finite ends were checked", finite)
	}
}

// gaps are effects just under and over a pair, where nothing is tied.
func gaps(p *pairs, all []float64, at int) (below, above float64) {
	below, above = all[at]-1, all[at]+1
	if p.scale == Ratio {
		below = all[at] / 2
	}
	if at > 0 {
		below = p.between(all[at-1], all[at])
	}
	if at+1 < len(all) {
		above = p.between(all[at], all[at+1])
	}
	return below, above
}

func TestSelectionEqualsListingAllPairs(t *testing.T) {
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		b, a := flatten(before), flatten(after)
		p, all := newPairs(scale, SampleOf(b), SampleOf(a)), naivePairs(b, a, scale)
		for k := 1; k <= len(all); k++ {
			want, wantNext := all[k-1], all[min(k, len(all)-1)]
			if got, next := p.nth(k); got != want || next != wantNext {
				t.Fatalf("nth(%d) = %v, %v, want %v, %v", k, got, next, want, wantNext)
			}
		}
	})
}

func TestSelectionNarrowsBeforeItLists(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, step := range []float64{0, 0.25, 3} {
		b := flatten(randomBlocks(r, 12, 60, 1, step))
		a := flatten(randomBlocks(r, 12, 60, 0.7, step))
		for _, scale := range []Scale{Ratio, Shift} {
			p, all := newPairs(scale, SampleOf(b), SampleOf(a)), naivePairs(b, a, scale)
			for _, k := range []int{1, 2, len(all) / 3, len(all) / 2, len(all)/2 + 1, len(all) - 1, len(all)} {
				if got, _ := p.nth(k); got != all[k-1] {
					t.Errorf("step %v, scale %d: nth(%d of %d) = %v, want %v", step, scale, k, len(all), got, all[k-1])
				}
			}
		}
	}
}

func TestRevolvingDoorVisitsEverySubsetOnce(t *testing.T) {
	for n := 1; n <= 12; n++ {
		for k := 1; k <= n; k++ {
			mask := 1<<k - 1
			seen := map[int]bool{mask: true}
			for _, s := range revolvingDoor(n, k) {
				if mask&(1<<s.out) == 0 || mask&(1<<s.in) != 0 {
					t.Fatalf("revolvingDoor(%d, %d): %v does not fit %b", n, k, s, mask)
				}
				mask = mask&^(1<<s.out) | 1<<s.in
				seen[mask] = true
			}
			if got, want := len(seen), int(choose(n, k)); got != want {
				t.Errorf("revolvingDoor(%d, %d) visits %d subsets, want %d", n, k, got, want)
			}
		}
	}
}

func TestBlocks(t *testing.T) {
	repeat := func(v float64, blocks, each int) [][]float64 {
		out := make([][]float64, blocks)
		for i := range out {
			out[i] = slices.Repeat([]float64{v}, each)
		}
		return out
	}
	tests := []struct {
		name          string
		before, after [][]float64
		p, low, high  float64
		arrangements  int
	}{
		{"all equal values have p 1, and the ratio could only be 1", repeat(5, 6, 4), repeat(5, 3, 4), 1, 1, 1, 84},
		{"six and three blocks apart reach 1/84", repeat(5, 6, 4), repeat(2, 3, 4), 1.0 / 84, 0.4, 0.4, 84},
		{"three and three blocks cannot reach 5 %", repeat(5, 3, 4), repeat(2, 3, 4), 0.1, 0, math.Inf(1), 20},
		{"one block on a side is no test", repeat(5, 4, 4), repeat(2, 1, 4), 0.2, 0, math.Inf(1), 5},
		{"an empty block is left out", append(repeat(5, 6, 4), nil), repeat(2, 3, 4), 1.0 / 84, 0.4, 0.4, 84},
		{"nothing after gives no number", repeat(5, 6, 4), nil, math.NaN(), math.NaN(), math.NaN(), 1},
		{"nothing at all gives no number", nil, [][]float64{nil}, math.NaN(), math.NaN(), math.NaN(), 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			b := NewBlocks(SampleOf(c.before...), SampleOf(c.after...), Ratio, Seed{})
			got, limits := b.Test(), b.Interval(0.95)
			if !same(got.P, c.p) || got.Arrangements != c.arrangements {
				t.Errorf("Test() = %+v, want P %v of %d", got, c.p, c.arrangements)
			}
			if !same(limits.Low, c.low) || !same(limits.High, c.high) {
				t.Errorf("Interval(0.95) = %v, want %v, %v", limits, c.low, c.high)
			}
		})
	}
}

func same(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }

func TestDrawnRelabelings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	before, after := randomBlocks(r, 14, 20, 1, 0), randomBlocks(r, 10, 20, 0.6, 0)
	b := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{1, 2})
	first := b.Test()
	if first.Exact || first.Arrangements != draws {
		t.Errorf("Test() = %+v, want %d drawn arrangements", first, draws)
	}
	if again := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{1, 2}).Test(); again != first {
		t.Errorf("the same seed gives %+v, want %+v", again, first)
	}
	if other := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{1, 3}).Test(); math.Abs(other.P-first.P) > 0.02 {
		t.Errorf("another seed gives %v, want about %v", other.P, first.P)
	}
	limits := b.Interval(0.95)
	if !(limits.Low < b.Estimate() && b.Estimate() < limits.High && limits.High < 1 == (first.P <= 0.05)) {
		t.Errorf("Interval = %v around %v with p = %v", limits, b.Estimate(), first.P)
	}
}

func TestDrawnPIsCloseToTheExactOne(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 9))
	before, after := randomBlocks(r, 9, 20, 1, 0), randomBlocks(r, 6, 20, 0.7, 0)
	b := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{})
	exact := b.Test()
	b.labels = relabelings{members: 6, drawn: draw(15, 6, Seed{4, 4})}
	if got := b.Test(); math.Abs(got.P-exact.P) > 4*math.Sqrt(exact.P*(1-exact.P)/draws)+1e-4 {
		t.Errorf("drawn p = %v, want about %v", got.P, exact.P)
	}
}

func TestScaleInvariance(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	before, after := randomBlocks(r, 7, 9, 1, 1), randomBlocks(r, 4, 9, 0.5, 1)
	times := func(f float64, blocks [][]float64) [][]float64 {
		out := make([][]float64, len(blocks))
		for i := range blocks {
			for _, v := range blocks[i] {
				out[i] = append(out[i], f*v)
			}
		}
		return out
	}
	a := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{})
	for _, unit := range []float64{60, 86400, 1.0 / 1024} {
		b := NewBlocks(SampleOf(times(unit, before)...), SampleOf(times(unit, after)...), Ratio, Seed{})
		if a.Test() != b.Test() || a.Interval(0.95) != b.Interval(0.95) || math.Abs(a.Estimate()-b.Estimate()) > 1e-15 {
			t.Errorf("in units of %v: %+v %v %v, want %+v %v %v", unit,
				b.Test(), b.Estimate(), b.Interval(0.95), a.Test(), a.Estimate(), a.Interval(0.95))
		}
	}
}

// hugeBlocks is n values over the blocks, log-normal.
func hugeBlocks(r *rand.Rand, blocks, n int, factor float64) [][]float64 {
	out := make([][]float64, blocks)
	for i := range n {
		out[i%blocks] = append(out[i%blocks], factor*86400*5*math.Exp(r.NormFloat64()))
	}
	return out
}

func benchmarkBlocks(b *testing.B, n, blocksBefore, blocksAfter int) {
	r := rand.New(rand.NewPCG(1, 1))
	before, after := hugeBlocks(r, blocksBefore, n/2, 1), hugeBlocks(r, blocksAfter, n-n/2, 0.8)
	b.ReportAllocs()
	for b.Loop() {
		c := NewBlocks(SampleOf(before...), SampleOf(after...), Ratio, Seed{1, 2})
		test, limits := c.Test(), c.Interval(0.95)
		if !(test.P >= 0 && limits.Low < limits.High) {
			b.Fatal(test, limits)
		}
	}
}

// A comparison with its interval, as a report makes some hundreds of.
func BenchmarkBlocks(b *testing.B) {
	b.Run("6+4 months", func(b *testing.B) { benchmarkBlocks(b, 1500, 6, 4) })
	b.Run("12+6 months", func(b *testing.B) { benchmarkBlocks(b, 1500, 12, 6) })
	b.Run("24+12 months, drawn", func(b *testing.B) { benchmarkBlocks(b, 1500, 24, 12) })
}

func BenchmarkBlocksOfAMillionValues(b *testing.B) { benchmarkBlocks(b, 1_000_000, 12, 6) }
