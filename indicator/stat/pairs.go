package stat

import (
	"math"
	"slices"
)

// Scale says how a value after is held against one before.
type Scale int

const (
	Ratio Scale = iota // after/before; 1 is no change
	Shift              // after-before, in the unit of the values; 0 is no change
)

// ScaleFor is Ratio if every value is above 0, else Shift: a zero has no ratio.
func ScaleFor(samples ...[]float64) Scale {
	for _, s := range samples {
		for _, v := range s {
			if !(v > 0) {
				return Shift
			}
		}
	}
	return Ratio
}

// pairs stands for the m*n ratios (or differences) of two samples without listing them: they are the
// entries of a matrix whose rows and columns are sorted. For any bound, the pairs at or under it are
// counted by one walk over both samples, since a larger value before admits larger values after.
//
// Ratios are divided out and compared, never multiplied back: correctly rounded division gives equal
// floats for equal ratios, so ties are ties. A line tells beforehand where that is needless.
type pairs struct {
	scale         Scale
	before, after *Sample

	// From the first search, for the ones that follow: a point by its answer (the height is the number of
	// pairs at or under it), and how many pairs there are to a step from there. 0 if not known.
	start   point
	density float64
}

func newPairs(scale Scale, before, after *Sample) *pairs {
	return &pairs{scale: scale, before: before, after: after}
}

// of is the ratio or difference of the i-th level after and the j-th before.
func (p *pairs) of(i, j int) float64 { return p.pair(p.after.levels[i], p.before.levels[j]) }

func (p *pairs) pair(after, before float64) float64 {
	if p.scale == Ratio {
		return after / before
	}
	return after - before
}

func (p *pairs) least() float64 { return p.of(0, len(p.before.levels)-1) }
func (p *pairs) most() float64  { return p.of(len(p.after.levels)-1, 0) }

// line is where the values after meet the values before at some effect: at before*slope+offset, give or
// take rounding. Only the few pairs within the rounding need the division.
type line struct{ slope, offset, slack float64 }

// rounding is a relative error well above that of a product or sum, and of a quotient or difference.
const rounding = 0x1p-50

func (p *pairs) line(effect float64) line {
	if p.scale == Shift {
		return line{1, effect, math.Abs(effect) * rounding}
	}
	smallest, largest := p.before.levels[0]*effect, p.before.levels[len(p.before.levels)-1]*effect
	if !(smallest > 0x1p-900 && largest < 0x1p900) {
		return line{effect, 0, math.Inf(1)} // no bound on rounding so near to the ends of the floats
	}
	return line{effect, 0, 0}
}

// at gives bounds for a value before: the pairs with values after below low are under the effect, those
// above high over it.
func (l line) at(before float64) (low, high float64) {
	middle := before*l.slope + l.offset
	margin := math.Abs(middle)*rounding + l.slack
	return middle - margin, middle + margin
}

// upTo counts the pairs at or under r: all of them, and the levels' only.
func (p *pairs) upTo(r float64) (all, different int) {
	after, start := p.after.levels, p.after.start
	before := p.before.start
	meet := p.line(r)
	i := 0
	for j, b := range p.before.levels {
		low, high := meet.at(b)
		for i < len(after) && after[i] < low {
			i++
		}
		for i < len(after) && !(after[i] > high) && p.pair(after[i], b) <= r {
			i++
		}
		all += int(before[j+1]-before[j]) * int(start[i])
		different += i
	}
	return all, different
}

// entry is a pair of levels: the i-th after and the j-th before.
type entry struct {
	value float64
	i, j  int32
}

// within lists the pairs of levels with over < pair <= upTo, in ascending order.
func (p *pairs) within(over, upTo float64) []entry {
	var out []entry
	after := p.after.levels
	meet := p.line(over)
	from := 0
	for j, b := range p.before.levels {
		low, high := meet.at(b)
		for from < len(after) && after[from] < low {
			from++
		}
		for from < len(after) && !(after[from] > high) && p.pair(after[from], b) <= over {
			from++
		}
		for i := from; i < len(after); i++ {
			v := p.pair(after[i], b)
			if v > upTo {
				break
			}
			out = append(out, entry{v, int32(i), int32(j)})
		}
	}
	slices.SortFunc(out, func(x, y entry) int {
		switch {
		case x.value < y.value:
			return -1
		case x.value > y.value:
			return 1
		}
		return 0
	})
	return out
}

// occurs is how many pairs of values an entry stands for.
func (p *pairs) occurs(e entry) int { return p.after.count(int(e.i)) * p.before.count(int(e.j)) }

// nth is the k-th smallest pair, counted from 1, and the one after it (the same one at the end). Walks
// close in on it (Johnson and Mizoguchi, 1978, select in a matrix with sorted rows and columns so), and
// the last few pairs are listed.
func (p *pairs) nth(k int) (kth, next float64) {
	count := func(effect float64) point {
		all, different := p.upTo(effect)
		return point{effect: effect, different: different, height: float64(all-k) + 0.5}
	}
	from, stride := p.start, p.chance(len(p.before.values), len(p.after.values))
	if p.density > 0 {
		from.height += 0.5 - float64(k)
		stride = p.reach(from.height)
	} else {
		from = count(p.pair(Quantile(p.after.values, 0.5), Quantile(p.before.values, 0.5)))
	}
	low, high := p.bracket(from, stride, math.Nextafter(p.least(), math.Inf(-1)), p.most(), count)
	density := (high.height - low.height) / p.distance(low.effect, high.effect)
	low, high = p.narrow(low, high, count)
	if p.density == 0 && !math.IsInf(density, 0) {
		p.start, p.density = low, density
		p.start.height += float64(k) - 0.5
	}
	seen := k + int(math.Floor(low.height))
	for _, e := range p.within(low.effect, high.effect) {
		if seen >= k {
			return kth, e.value
		}
		kth = e.value
		if seen += p.occurs(e); seen > k {
			return kth, kth
		}
	}
	return kth, p.above(kth)
}

// above is the smallest pair over r; r if there is none.
func (p *pairs) above(r float64) float64 {
	least := math.Inf(1)
	i := 0
	for j := range p.before.levels {
		for i < len(p.after.levels) && p.of(i, j) <= r {
			i++
		}
		if i == len(p.after.levels) {
			break
		}
		least = min(least, p.of(i, j))
	}
	if math.IsInf(least, 1) {
		return r
	}
	return least
}

// reach is about how far it is to where so many pairs more or less are at or under the effect, and a
// little more, so that the search has it surrounded at once.
func (p *pairs) reach(pairs float64) float64 { return 1.05 * math.Abs(pairs) / p.density }

// total is the number of pairs.
func (p *pairs) total() int { return len(p.before.values) * len(p.after.values) }

// middle is the median pair; of two middle ratios the geometric mean, that is the median of logarithms.
func (p *pairs) middle() float64 {
	n := p.total()
	kth, next := p.nth((n + 1) / 2)
	switch {
	case n%2 == 1 || kth == next:
		return kth
	case p.scale == Ratio:
		return math.Sqrt(kth) * math.Sqrt(next)
	}
	return (kth + next) / 2
}
