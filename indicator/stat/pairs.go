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

// pairs stands for the m*n ratios (or differences) of two samples without listing them. Each sample is
// kept as its different values in ascending order; for any bound, the pairs at or under it are counted
// by one walk over both, since a larger value before admits larger values after.
//
// Ratios are divided out and compared, never multiplied back: correctly rounded division gives equal
// floats for equal ratios, so ties are ties.
type pairs struct {
	scale         Scale
	before, after []float64
	beforeCount   []int // of each value
	afterUpTo     []int // values at or under each, preceded by 0
}

// newPairs takes two samples in ascending order, and keeps them.
func newPairs(scale Scale, before, after []float64) *pairs {
	p := &pairs{scale: scale, beforeCount: tieSizes(before), before: slices.Compact(before)}
	p.afterUpTo = make([]int, 1, len(after)+1)
	for _, n := range tieSizes(after) {
		p.afterUpTo = append(p.afterUpTo, p.afterUpTo[len(p.afterUpTo)-1]+n)
	}
	p.after = slices.Compact(after)
	return p
}

// of is the ratio or difference of the i-th value after and the j-th before.
func (p *pairs) of(i, j int) float64 {
	if p.scale == Ratio {
		return p.after[i] / p.before[j]
	}
	return p.after[i] - p.before[j]
}

func (p *pairs) least() float64 { return p.of(0, len(p.before)-1) }
func (p *pairs) most() float64  { return p.of(len(p.after)-1, 0) }

// upTo counts the pairs at or under r: all of them, and the different values' only.
func (p *pairs) upTo(r float64) (all, different int) {
	i := 0
	for j := range p.before {
		for i < len(p.after) && p.of(i, j) <= r {
			i++
		}
		all += p.beforeCount[j] * p.afterUpTo[i]
		different += i
	}
	return all, different
}

// weighted is a pair and how often it occurs.
type weighted struct {
	value float64
	count int
}

// within lists the pairs of different values with over < pair <= upTo, in ascending order.
func (p *pairs) within(over, upTo float64) []weighted {
	var out []weighted
	from := 0
	for j := range p.before {
		for from < len(p.after) && p.of(from, j) <= over {
			from++
		}
		for i := from; i < len(p.after); i++ {
			v := p.of(i, j)
			if v > upTo {
				break
			}
			out = append(out, weighted{v, p.beforeCount[j] * (p.afterUpTo[i+1] - p.afterUpTo[i])})
		}
	}
	slices.SortFunc(out, func(x, y weighted) int {
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

// between is a value in the middle of two, on the scale's own measure.
func (p *pairs) between(low, high float64) float64 {
	if p.scale == Ratio {
		return math.Sqrt(low) * math.Sqrt(high)
	}
	return low + (high-low)/2
}

// narrow halves (low, high] until few enough pairs of different values are left to list. probe says of a
// middle whether the value sought is at or under it, and how many pairs of different values are. A
// value occurs at most once for each different value before, so the listing is never longer than the
// samples and the loop always ends; the few extra halvings make the listing short where that is cheap.
func (p *pairs) narrow(low, high float64, probe func(mid float64) (under bool, different int)) (float64, float64) {
	_, below := p.upTo(low)
	_, upTo := p.upTo(high)
	enough := len(p.before) + len(p.after) + 512
	for extra := 0; upTo-below > enough || (upTo-below > 64 && extra < 5); {
		if upTo-below <= enough {
			extra++
		}
		mid := p.between(low, high)
		if mid <= low || mid >= high {
			break
		}
		if under, different := probe(mid); under {
			high, upTo = mid, different
		} else {
			low, below = mid, different
		}
	}
	return low, high
}

// nth is the k-th smallest pair, counted from 1, and the one after it (the same one at the end).
func (p *pairs) nth(k int) (kth, next float64) {
	low, high := p.narrow(math.Nextafter(p.least(), math.Inf(-1)), p.most(), func(mid float64) (bool, int) {
		all, different := p.upTo(mid)
		return all >= k, different
	})
	seen, _ := p.upTo(low)
	for _, w := range p.within(low, high) {
		if seen >= k {
			return kth, w.value
		}
		kth = w.value
		if seen += w.count; seen > k {
			return kth, kth
		}
	}
	return kth, p.above(kth)
}

// above is the smallest pair over r; r if there is none.
func (p *pairs) above(r float64) float64 {
	least := math.Inf(1)
	i := 0
	for j := range p.before {
		for i < len(p.after) && p.of(i, j) <= r {
			i++
		}
		if i == len(p.after) {
			break
		}
		least = min(least, p.of(i, j))
	}
	if math.IsInf(least, 1) {
		return r
	}
	return least
}

// total is the number of pairs.
func (p *pairs) total() int {
	n := 0
	for _, c := range p.beforeCount {
		n += c
	}
	return n * p.afterUpTo[len(p.afterUpTo)-1]
}

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
