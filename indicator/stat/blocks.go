package stat

import "math"

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
	labels   relabelings
	before   side
	after    side
	sums     []int64 // scratch: doubled centred rank sums of the blocks, those before first
	estimate float64 // once asked for: a test alone does not need it
	known    bool

	null, settled []int64 // sums at no change and at the estimate, from when they were last there; see Stratum
}

// side is the blocks of one side, by their numbers in the sample.
type side struct {
	filled int
	place  []int   // in Blocks.sums; -1 for a block without values
	alone  []int64 // doubled rank sum among the side's own values, centred among all: no effect changes it
	sums   []int64 // scratch: what the other side's values add
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

// BlockSum is what one block adds to the statistic.
type BlockSum struct {
	Block int     // its number in the sample
	N     int     // values
	Sum   float64 // of their midranks among all values, centred
}

// NewBlocks prepares a comparison on a scale (ScaleFor picks it; Ratio needs values above 0). Blocks
// without values are left out. The work is one list of relabelings.
func NewBlocks(before, after *Sample, scale Scale, seed Seed) *Blocks {
	b := ranked(before, after, scale)
	b.labels = relabel(len(b.sums), b.after.filled, seed)
	return b
}

// ranked is a comparison without relabelings: it has estimates and rank sums, but no test.
func ranked(before, after *Sample, scale Scale) *Blocks {
	all := len(before.values) + len(after.values)
	b := &Blocks{pairs: newPairs(scale, before, after), before: newSide(before, 0, all)}
	b.after = newSide(after, b.before.filled, all)
	b.sums = make([]int64, b.before.filled+b.after.filled)
	return b
}

// Of prepares the comparison of other samples on the same scale, a part of the ones at hand, with the same
// relabelings if they have as many blocks.
func (b *Blocks) Of(before, after *Sample, seed Seed) *Blocks {
	values := len(before.values) + len(after.values)
	o := &Blocks{pairs: newPairs(b.pairs.scale, before, after), before: newSide(before, 0, values)}
	o.after = newSide(after, o.before.filled, values)
	blocks := o.before.filled + o.after.filled
	o.sums = make([]int64, blocks)
	if o.labels = b.labels; o.before.filled != b.before.filled || o.after.filled != b.after.filled {
		o.labels = relabel(blocks, o.after.filled, seed)
	}
	if b.known && b.pairs.density > 0 { // the estimate will be near: begin there
		all, different := o.pairs.upTo(b.estimate)
		o.pairs.start = point{effect: b.estimate, different: different, height: float64(all)}
		o.pairs.density = b.pairs.density * float64(o.pairs.total()) / float64(b.pairs.total())
	}
	return o
}

func newSide(s *Sample, first, all int) side {
	d := side{place: make([]int, len(s.sizes)), alone: make([]int64, len(s.sizes)), sums: make([]int64, len(s.sizes))}
	for block, size := range s.sizes {
		d.place[block] = -1
		if size > 0 {
			d.place[block] = first + d.filled
			d.filled++
		}
	}
	for level := range s.levels {
		from, end := s.start[level], s.start[level+1]
		rank := int64(from) + int64(end) - int64(all) // twice the midrank is from+end+1, twice the mean rank all+1
		for _, block := range s.block[from:end] {
			d.alone[block] += rank
		}
	}
	return d
}

func (b *Blocks) testable() bool { return b.before.filled > 0 && b.after.filled > 0 }

// Test is the permutation test of no change. P is NaN if a side has no values.
func (b *Blocks) Test() BlockTest {
	t := b.outline()
	if b.testable() {
		b.rank(b.unchanged())
		b.null = append(b.null[:0], b.sums...)
		sum := b.observed(b.sums)
		t.Statistic = float64(sum) / 2
		t.P = b.labels.p(b.labels.reaching(b.sums, max(sum, -sum)))
	}
	return t
}

// outline is a test without its outcome.
func (b *Blocks) outline() BlockTest {
	return BlockTest{
		P: math.NaN(), Statistic: math.NaN(), Arrangements: b.labels.arrangements(), Exact: b.labels.exact(),
		Before: b.before.filled, After: b.after.filled,
	}
}

// Sums are those of the test, of the blocks before and of those after; none without a test.
func (b *Blocks) Sums() (before, after []BlockSum) {
	if len(b.null) == 0 {
		return nil, nil
	}
	return b.before.list(b.null, b.pairs.before.sizes), b.after.list(b.null, b.pairs.after.sizes)
}

// list is the sums of a side's blocks that hold values.
func (d *side) list(sums, sizes []int64) []BlockSum {
	list := make([]BlockSum, 0, d.filled)
	for block, place := range d.place {
		if place >= 0 {
			list = append(list, BlockSum{block, int(sizes[block]), float64(sums[place]) / 2})
		}
	}
	return list
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

// observed is the sum over the blocks after.
func (b *Blocks) observed(sums []int64) (after int64) {
	for _, s := range sums[b.before.filled:] {
		after += s
	}
	return after
}

// rank merges the two sides, the one after divided (or shifted back) by effect, and leaves twice the
// centred rank sum of every block in b.sums. On the way it counts the pairs of levels at or under
// effect. It is one walk over the values and allocates nothing. A value's doubled midrank is the one it
// has on its own side, plus 2 for each smaller value of the other side and 1 for each equal one.
func (b *Blocks) rank(effect float64) (different int) {
	before, after := b.pairs.before, b.pairs.after
	clear(b.before.sums)
	clear(b.after.sums)
	meet := b.pairs.line(effect)
	i := 0
	for j, value := range before.levels {
		low, high := meet.at(value)
		under := 2 * int64(before.start[j]) // of the values after that come here
		from := i
		for i < len(after.levels) && after.levels[i] < low {
			i++
		}
		tied := false
		for i < len(after.levels) && !(after.levels[i] > high) {
			pair := b.pairs.pair(after.levels[i], value)
			if tied = pair == effect; pair >= effect {
				break
			}
			i++
		}
		for _, block := range after.block[after.start[from]:after.start[i]] {
			b.after.sums[block] += under
		}
		over := 2 * int64(after.start[i]) // of the value before
		if tied {
			under += int64(before.count(j))
			over += int64(after.count(i))
			for _, block := range after.block[after.start[i]:after.start[i+1]] {
				b.after.sums[block] += under
			}
			i++
		}
		for _, block := range before.block[before.start[j]:before.start[j+1]] {
			b.before.sums[block] += over
		}
		different += i
	}
	for _, block := range after.block[after.start[i]:] {
		b.after.sums[block] += 2 * int64(len(before.values))
	}
	b.collect()
	return different
}

// part leaves the sums where no two values of different sides are near: those after all under those
// before, behind the largest effect (up), or all over them.
func (b *Blocks) part(up bool) {
	clear(b.before.sums)
	clear(b.after.sums)
	above, below := &b.before, b.pairs.after
	sizes := b.pairs.before.sizes
	if !up {
		above, below, sizes = &b.after, b.pairs.before, b.pairs.after.sizes
	}
	for block, size := range sizes {
		above.sums[block] = 2 * size * int64(len(below.values))
	}
	b.collect()
}

// collect puts the sums of the filled blocks together.
func (b *Blocks) collect() {
	for _, d := range []*side{&b.before, &b.after} {
		for block, place := range d.place {
			if place >= 0 {
				b.sums[place] = d.alone[block] + d.sums[block]
			}
		}
	}
}

// HodgesLehmann is the same estimate with its interval as if all values were independent.
func (b *Blocks) HodgesLehmann(level float64) Effect {
	if !b.testable() {
		nan := math.NaN()
		return Effect{b.pairs.scale, nan, none(), nan, 0}
	}
	return b.pairs.independent(b.Estimate(), level)
}

// MannWhitney is the rank test of all values as if they were independent.
func (b *Blocks) MannWhitney() RankTest { return rankTest(b.pairs.before, b.pairs.after) }
