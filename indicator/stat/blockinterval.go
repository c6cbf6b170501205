package stat

import (
	"math"
	"slices"
)

// Interval is the set of effects whose p is over 1-level, found by searching outward from Estimate. As p
// changes only where two values become equal, either end is a ratio (or difference) of two values of
// the data; it is infinite (or 0, for the lower end of a ratio) if no effect is too large to be
// compatible. NaN if a side has no values.
//
// Outward of the estimate p never rises: with each pair that a step passes, the observed |sum| grows by
// 2 and that of any other arrangement by at most 2, so one that has fallen short stays short. An end is
// therefore one place, however it is searched for.
func (b *Blocks) Interval(level float64) Interval {
	if !b.testable() {
		return none()
	}
	alpha := 1 - level
	inner := b.try(b.Estimate(), alpha)
	b.settled = append(b.settled[:0], inner.sums...)
	return Interval{b.end(inner, alpha, false), b.end(inner, alpha, true)}
}

// end finds one end, from a point at the estimate: two points are narrowed down until the pairs between
// them can be listed, and the list is searched for the first gap between neighbours that is not
// compatible.
func (b *Blocks) end(inner point, alpha float64, up bool) float64 {
	b.part(up)
	if sum := b.observed(b.sums); b.labels.exceeds(b.sums, max(sum, -sum), alpha) {
		return b.beyond(up)
	}
	if inner.height > 0 { // few blocks, most of them tied: the search ends beside the estimate
		inner.height = -0.5
	}
	stride := b.pairs.chance(b.before.filled, b.after.filled) / 4
	if b.pairs.density > 0 {
		stride = b.pairs.reach(inner.height / 2) // each pair moves the doubled sum by 2
	}
	try := func(effect float64) point { return b.try(effect, alpha).turned(up) }
	low, high := b.pairs.bracket(inner.turned(up), stride, b.pairs.least(), b.pairs.most(), try)
	if _, outer := outward(low, high, up); outer.turned(up).height < 0 {
		return outer.effect // the extreme pair is compatible: behind it nothing is
	}
	low, high = b.pairs.narrow(low, high, try)
	inner, outer := outward(low, high, up)
	return b.firstRejected(inner, outer, alpha, up)
}

// beyond is the end that stands for "no limit".
func (b *Blocks) beyond(up bool) float64 {
	switch {
	case up:
		return math.Inf(1)
	case b.pairs.scale == Ratio:
		return 0
	}
	return math.Inf(-1)
}

// outward puts two points, ordered by their effects, in the order of the search.
func outward(low, high point, up bool) (inner, outer point) {
	if up {
		return low, high
	}
	return high, low
}

// try ranks at an effect. The height is how far the observed sum lies over the largest compatible one,
// half a step off so that it is never 0: the effect is compatible with the data if it is below.
func (b *Blocks) try(effect, alpha float64) point {
	t := point{effect: effect, different: b.rank(effect), sums: slices.Clone(b.sums)}
	sum := b.observed(b.sums)
	sum = max(sum, -sum)
	t.height = float64(sum-b.labels.critical(b.sums, sum, alpha)) - 0.5
	return t
}

// turned makes the height rise with the effect in the search for the lower end too.
func (t point) turned(up bool) point {
	if !up {
		t.height = -t.height
	}
	return t
}

// firstRejected lists the pairs from inner to outer and finds the first one behind which no effect is
// compatible; outer lies behind the last. The walk need not be repeated: where an effect passes a pair,
// the value after falls behind the value before (or the reverse, on the way down), which moves the
// doubled rank sums of their blocks by 2, or by 1 from a tie.
func (b *Blocks) firstRejected(inner, outer point, alpha float64, up bool) float64 {
	low, high, fall := inner.effect, outer.effect, int64(1)
	if !up {
		low, high, fall = high, low, -1
	}
	list := b.pairs.within(math.Nextafter(low, math.Inf(-1)), high)
	if len(list) == 0 {
		return inner.effect
	}
	if !up {
		slices.Reverse(list)
	}
	gaps := groupEnds(list)
	sums, ahead := slices.Clone(inner.sums), b.sums
	first, last, passed := 0, len(gaps)-1, 0
	for first < last {
		mid := (first + last) / 2
		copy(ahead, sums)
		for _, e := range list[passed:gaps[mid]] {
			weight := 2 * fall
			if e.value == inner.effect {
				weight = fall
			}
			b.pass(ahead, e, weight)
		}
		if sum := b.observed(ahead); b.labels.exceeds(ahead, max(sum, -sum), alpha) {
			first, passed = mid+1, gaps[mid]
			copy(sums, ahead)
		} else {
			last = mid
		}
	}
	return list[gaps[first]-1].value
}

// groupEnds lists where each group of equal pairs ends.
func groupEnds(list []entry) []int {
	var ends []int
	for i := range list {
		if i+1 == len(list) || list[i].value != list[i+1].value {
			ends = append(ends, i+1)
		}
	}
	return ends
}

// pass moves the sums of the blocks of the values of a pair of levels.
func (b *Blocks) pass(sums []int64, e entry, weight int64) {
	before, after := b.pairs.before, b.pairs.after
	fall := weight * int64(before.count(int(e.j)))
	for _, block := range after.block[after.start[e.i]:after.start[e.i+1]] {
		sums[b.after.place[block]] -= fall
	}
	rise := weight * int64(after.count(int(e.i)))
	for _, block := range before.block[before.start[e.j]:before.start[e.j+1]] {
		sums[b.before.place[block]] += rise
	}
}
