package stat

import (
	"math"
	"slices"
)

// Seed starts the generator of random relabelings (PCG, two words). It matters only beyond 20 000
// arrangements; derive it from the data so that the same data gives the same p.
type Seed [2]uint64

// Blocks is a comparison of values that come in blocks, such as the durations of each month. Values
// within a block may depend on one another; what is taken as exchangeable, if nothing changed, is which
// blocks lie before and which after.
//
// The statistic is the centred rank sum of the blocks after, T = |Σ c_j| with c_j = Σ midranks of block j
// - n_j(N+1)/2, and p the share of relabelings of the blocks with T at least as large. A Blocks works in
// its own scratch space: use it from one goroutine.
type Blocks struct {
	pairs    *pairs
	before   side
	after    side
	labels   relabelings
	split    int // blocks before; those after follow
	sizes    []int64
	sums     []int64 // scratch: doubled centred rank sums of the blocks
	estimate float64 // once asked for: a test alone does not need it
	known    bool
}

// side is one side's values in ascending order, by their blocks: the block of each value, and where the
// values equal to the i-th different one begin.
type side struct {
	block []uint16
	start []int
}

// BlockTest is the outcome of relabeling.
type BlockTest struct {
	P            float64
	Statistic    float64 // centred rank sum of the blocks after: above 0 if its values are larger
	Arrangements int     // counted: all of them if Exact, else so many random ones
	Exact        bool
	Before       int // blocks that hold values
	After        int
}

// NewBlocks prepares a comparison on a scale (ScaleFor picks it; Ratio needs values above 0). Blocks
// without values are left out. The work is one sort of the values and one list of relabelings.
func NewBlocks(before, after [][]float64, scale Scale, seed Seed) *Blocks {
	before, after = filled(before), filled(after)
	b := &Blocks{split: len(before), sums: make([]int64, len(before)+len(after))}
	var sorted [2][]float64
	b.before, sorted[0] = arrange(before, 0)
	b.after, sorted[1] = arrange(after, len(before))
	b.pairs = newPairs(scale, sorted[0], sorted[1])
	for _, values := range slices.Concat(before, after) {
		b.sizes = append(b.sizes, int64(len(values)))
	}
	b.labels = relabel(len(b.sizes), len(after), seed)
	return b
}

func filled(blocks [][]float64) [][]float64 {
	return slices.DeleteFunc(slices.Clone(blocks), func(v []float64) bool { return len(v) == 0 })
}

func (b *Blocks) testable() bool { return b.split > 0 && b.split < len(b.sizes) }

// arrange sorts the values of some blocks together; the blocks' numbers count from first.
func arrange(blocks [][]float64, first int) (s side, sorted []float64) {
	type placed struct {
		value float64
		block uint16
	}
	n := 0
	for _, values := range blocks {
		n += len(values)
	}
	all := make([]placed, 0, n)
	for i, values := range blocks {
		for _, v := range values {
			all = append(all, placed{v, uint16(first + i)})
		}
	}
	slices.SortFunc(all, func(x, y placed) int {
		switch {
		case x.value < y.value:
			return -1
		case x.value > y.value:
			return 1
		}
		return int(x.block) - int(y.block)
	})
	s = side{block: make([]uint16, n), start: make([]int, 0, n+1)}
	sorted = make([]float64, n)
	for i, p := range all {
		s.block[i], sorted[i] = p.block, p.value
		if i == 0 || all[i-1].value != p.value {
			s.start = append(s.start, i)
		}
	}
	s.start = append(s.start, n)
	return s, sorted
}

// Test is the permutation test of no change. P is NaN if a side has no values.
func (b *Blocks) Test() BlockTest {
	t := BlockTest{
		P: math.NaN(), Statistic: math.NaN(), Arrangements: b.labels.arrangements(), Exact: b.labels.exact(),
		Before: b.split, After: len(b.sizes) - b.split,
	}
	if b.testable() {
		sum, _ := b.rank(b.unchanged())
		t.Statistic = float64(sum) / 2
		t.P = b.labels.p(b.labels.reaching(b.sums, max(sum, -sum), math.MaxInt))
	}
	return t
}

// Estimate is Hodges and Lehmann's ratio or difference, as in HodgesLehmann; NaN if a side has no values.
func (b *Blocks) Estimate() float64 {
	if !b.testable() {
		return math.NaN()
	}
	if !b.known {
		b.estimate, b.known = b.pairs.middle(), true
	}
	return b.estimate
}

// unchanged is the effect of no change.
func (b *Blocks) unchanged() float64 {
	if b.pairs.scale == Ratio {
		return 1
	}
	return 0
}

// rank merges the two sides, the one after divided (or shifted back) by effect, leaves twice the
// centred rank sum of every block in b.sums and returns their total over the blocks after. On the way
// it counts the pairs of different values at or under effect. It is one walk over the values and
// allocates nothing.
func (b *Blocks) rank(effect float64) (after int64, different int) {
	clear(b.sums)
	nb, na := len(b.pairs.before), len(b.pairs.after)
	var seen int64
	for i, j := 0, 0; i < na || j < nb; {
		takeAfter, takeBefore := j == nb, i == na
		if !takeAfter && !takeBefore {
			pair := b.pairs.of(i, j)
			takeAfter, takeBefore = pair <= effect, pair >= effect
		}
		var as, bs []uint16
		if takeAfter {
			as = b.after.block[b.after.start[i]:b.after.start[i+1]]
			i++
		}
		if takeBefore {
			bs = b.before.block[b.before.start[j]:b.before.start[j+1]]
			j++
			different += i
		}
		tied := int64(len(as) + len(bs))
		rank := 2*seen + tied + 1 // twice the midrank
		for _, block := range as {
			b.sums[block] += rank
		}
		for _, block := range bs {
			b.sums[block] += rank
		}
		seen += tied
	}
	for block, n := range b.sizes {
		b.sums[block] -= n * (seen + 1)
	}
	for _, s := range b.sums[b.split:] {
		after += s
	}
	return after, different
}

// accepts reports whether an effect is compatible with the data: its p is over alpha.
func (b *Blocks) accepts(effect, alpha float64) bool {
	accepted, _ := b.probe(effect, alpha)
	return accepted
}

// probe is accepts that also counts the pairs of different values at or under effect.
func (b *Blocks) probe(effect, alpha float64) (accepted bool, different int) {
	sum, different := b.rank(effect)
	return b.labels.exceeds(b.sums, max(sum, -sum), alpha), different
}

// Interval is the set of effects whose p is over 1-level, found by bisecting outward from Estimate. As p
// changes only where two values become equal, either end is a ratio (or difference) of two values of
// the data; it is infinite (or 0, for the lower end of a ratio) if no effect is too large to be
// compatible. NaN if a side has no values.
func (b *Blocks) Interval(level float64) Interval {
	if !b.testable() {
		return none()
	}
	alpha := 1 - level
	return Interval{b.end(alpha, false), b.end(alpha, true)}
}

// end finds one end. inner is compatible, outer is not; between them the pairs are narrowed down to a
// list, and the list is bisected by trying the open gaps between neighbours, where nothing is tied.
func (b *Blocks) end(alpha float64, up bool) float64 {
	beyond, extreme := math.Inf(-1), b.pairs.least()
	if up {
		beyond, extreme = math.Inf(1), b.pairs.most()
	} else if b.pairs.scale == Ratio {
		beyond = 0
	}
	if b.accepts(beyond, alpha) {
		return beyond
	}
	inner, outer := b.gallop(extreme, alpha, up)
	low, high := min(inner, outer), max(inner, outer)
	low, high = b.pairs.narrow(low, high, func(mid float64) (bool, int) {
		accepted, different := b.probe(mid, alpha)
		return accepted != up, different
	})

	list := b.pairs.within(math.Nextafter(low, math.Inf(-1)), high)
	ends := make([]float64, 0, len(list))
	for _, w := range list {
		ends = append(ends, w.value)
	}
	ends = slices.Compact(ends)
	if !up {
		slices.Reverse(ends)
	}
	if len(ends) == 0 {
		return inner
	}
	// The last of ends has outer behind it: the first gap that is rejected lies behind one of them.
	first, last := 0, len(ends)-1
	for first < last {
		mid := (first + last) / 2
		if b.accepts(b.pairs.between(ends[mid], ends[mid+1]), alpha) {
			first = mid + 1
		} else {
			last = mid
		}
	}
	return ends[first]
}

// gallop steps from the estimate towards the extreme pair with doubling strides, and returns the last
// compatible effect and the first that is not. Behind the extreme pair none is.
func (b *Blocks) gallop(extreme, alpha float64, up bool) (inner, outer float64) {
	estimate := b.Estimate()
	inner = estimate
	stride := 0.06 // of a logarithm, or of the way to the extreme
	for {
		next := inner
		switch {
		case b.pairs.scale == Ratio && up:
			next = float64(inner * math.Exp(stride))
		case b.pairs.scale == Ratio:
			next = float64(inner * math.Exp(-stride))
		default:
			next = inner + float64(stride*(extreme-estimate))
		}
		if (up && next >= extreme) || (!up && next <= extreme) {
			return inner, extreme
		}
		if !b.accepts(next, alpha) {
			return inner, next
		}
		inner = next
		stride *= 2
	}
}
