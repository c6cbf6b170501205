package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"sort"
)

// resamples is how often blocks are drawn anew; with 4999 the limits of a 95 % interval are themselves
// two of the outcomes, the 125th and the 4875th.
const resamples = 4999

// QuantileChanges are percentile bootstrap intervals of the difference after-before of each quantile
// (type 7), in the unit of the values: whole blocks are drawn with replacement, as many on each side as
// it has, and a drawn block brings all its values (Efron and Tibshirani, An Introduction to the Bootstrap,
// 1993, 8.6 and 13.3). NaN if a side has no values.
func QuantileChanges(before, after *Sample, quantiles []float64, level float64, seed Seed) []Interval {
	intervals := make([]Interval, len(quantiles))
	if len(before.values) == 0 || len(after.values) == 0 {
		for i := range intervals {
			intervals[i] = none()
		}
		return intervals
	}
	beyond := int(math.Round((resamples+1)*(1-level)/2*1e9) / 1e9) // outcomes from either end to the limit
	for i, changes := range drawChanges(before, after, quantiles, seed) {
		high := nthLargest(changes, max(1, beyond))
		low := nthLargest(changes, resamples+1-max(1, beyond))
		intervals[i] = Interval{low, high}
	}
	return intervals
}

// drawChanges lists the change of each quantile in every resample.
func drawChanges(before, after *Sample, quantiles []float64, seed Seed) [][]float64 {
	source := rand.NewPCG(seed[0], seed[1])
	old, new := newResampler(before), newResampler(after)
	changes := make([][]float64, len(quantiles))
	for i := range changes {
		changes[i] = make([]float64, resamples)
	}
	for n := range resamples {
		old.draw(source)
		new.draw(source)
		for i, p := range quantiles {
			changes[i][n] = new.quantile(p) - old.quantile(p)
		}
	}
	return changes
}

// resampler draws the blocks of one side anew. A draw is a weight for each block; it is never laid out as
// values. A table tells how many values of each block lie below every bin of the sorted values, so that
// a search finds the bin of an order statistic and a short walk the value.
type resampler struct {
	values []float64
	tags   []uint16
	blocks []uint16 // that hold values
	sizes  []int64
	width  int      // of a bin, in values
	under  []uint32 // by bin and block that holds values
	weight []int64  // by block: how often it was drawn
	drawn  []int64  // the same by block that holds values
	total  int64    // values drawn
}

func newResampler(s *Sample) *resampler {
	r := &resampler{values: s.values, tags: s.block, sizes: s.sizes, weight: make([]int64, len(s.sizes))}
	place := make([]int, len(s.sizes))
	for block, size := range s.sizes {
		if size > 0 {
			place[block] = len(r.blocks)
			r.blocks = append(r.blocks, uint16(block))
		}
	}
	n := len(r.blocks)
	r.drawn = make([]int64, n)
	r.width = max(16, 2*n) // a step of the search costs one look at each block, a step of the walk one value
	counts := make([]uint32, n)
	r.under = make([]uint32, 0, n*(1+len(s.values)/r.width))
	for i, tag := range s.block {
		if i%r.width == 0 {
			r.under = append(r.under, counts...)
		}
		counts[place[tag]]++
	}
	return r
}

// draw picks as many blocks as there are, with replacement.
func (r *resampler) draw(source *rand.PCG) {
	clear(r.weight)
	r.total = 0
	for range r.blocks {
		block := r.blocks[pick(source, uint64(len(r.blocks)))]
		r.weight[block]++
		r.total += r.sizes[block]
	}
	for i, block := range r.blocks {
		r.drawn[i] = r.weight[block]
	}
}

// pick is a number below n, all of them equally likely (Lemire 2019). It is math/rand/v2's Uint64N without
// the calls through its interface, which are most of the time here.
func pick(source *rand.PCG, n uint64) uint64 {
	high, low := bits.Mul64(source.Uint64(), n)
	if low < n {
		for least := -n % n; low < least; {
			high, low = bits.Mul64(source.Uint64(), n)
		}
	}
	return high
}

// quantile is that of the values drawn, as in Quantile.
func (r *resampler) quantile(p float64) float64 {
	h := float64(float64(r.total-1) * p)
	k := int64(h)
	if k >= r.total-1 {
		return r.from(r.total-1, 0)
	}
	return r.from(k, h-float64(k))
}

// from is the order statistic k, counted from 0, and a share of the way to the next one.
func (r *resampler) from(k int64, share float64) float64 {
	at, passed := r.near(k) // passed values drawn lie below position at
	for passed > k {
		at--
		passed -= r.weight[r.tags[at]]
	}
	for passed += r.weight[r.tags[at]]; passed <= k; passed += r.weight[r.tags[at]] {
		at++
	}
	value := r.values[at]
	if share == 0 || passed > k+1 {
		return value
	}
	for at++; r.weight[r.tags[at]] == 0; at++ {
	}
	return value + float64(share*(r.values[at]-value))
}

// near is the start of a bin a short walk from the order statistic k, and how many values drawn lie below
// it. It looks where the straight line between two bins around k puts it; from the fifth look on in the middle.
func (r *resampler) near(k int64) (at int, below int64) {
	low, high := 0, len(r.under)/len(r.blocks)
	under, over := int64(0), r.total
	for looks := 0; high-low > 1; looks++ {
		bin := (low + high) / 2
		if looks < 4 {
			bin = low + int(float64(high-low)*(float64(k-under)/float64(over-under)))
			bin = min(max(bin, low+1), high-1)
		}
		n := r.below(bin)
		if far := n - k; far <= int64(r.width) && -far <= int64(r.width) {
			return bin * r.width, n
		}
		if n <= k {
			low, under = bin, n
		} else {
			high, over = bin, n
		}
	}
	return low * r.width, under
}

// below counts the values drawn that lie below a bin.
func (r *resampler) below(bin int) (n int64) {
	n0 := len(r.blocks)
	for i, count := range r.under[bin*n0 : (bin+1)*n0] {
		n += r.drawn[i] * int64(count)
	}
	return n
}

// BootstrapQuantile is the percentile interval of the p-th quantile of independent values, in ascending
// order, without drawing any: the quantile is taken as the order statistic k = ceil(np) (type 1), and that of a
// resample is at most the i-th value with probability P(Bin(n, i/n) >= k) (Efron 1982). A limit is the
// first value at which that reaches (1-level)/2, or 1-(1-level)/2. NaN of nothing.
func BootstrapQuantile(sorted []float64, p, level float64) (order int, limits Interval) {
	n := len(sorted)
	if n == 0 {
		return 0, none()
	}
	exact := float64(p * float64(n))
	order = min(n, max(1, int(math.Ceil(exact-float64(exact*0x1p-50))))) // 0.55*100 is a little over 55
	reaching := func(share float64) float64 {
		i := 1 + sort.Search(n-1, func(i int) bool {
			return binomial(n, float64(i+1)/float64(n)).sum(order, n) >= share
		})
		return sorted[i-1]
	}
	tail := (1 - level) / 2
	return order, Interval{reaching(tail), reaching(1 - tail)}
}
