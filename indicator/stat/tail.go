package stat

import (
	"math"
	"sort"
)

// UpperTail is the permutation test of no change in the share of large values, those above the p-th
// quantile (type 7) of both sides together: the same relabelings as in Test, with the score 1 for a value
// above it and 0 for any other in place of the midrank. A block's sum is N·above - n·all above, an
// integer, so ties are ties; the statistic is the sum over the blocks after, divided by N.
func (b *Blocks) UpperTail(p float64) BlockTest {
	t := b.outline()
	if !b.testable() {
		return t
	}
	before, after := b.pairs.before, b.pairs.after
	bound := pooledQuantile(before.values, after.values, p)
	above := int64(b.before.score(before, bound) + b.after.score(after, bound))
	all := int64(len(before.values) + len(after.values))
	for i, s := range []*Sample{before, after} {
		d := []*side{&b.before, &b.after}[i]
		for block, place := range d.place {
			if place >= 0 {
				b.sums[place] = all*d.sums[block] - s.sizes[block]*above
			}
		}
	}
	sum := b.observed(b.sums)
	t.Statistic = float64(sum) / float64(all)
	t.P = b.labels.p(b.labels.reaching(b.sums, max(sum, -sum)))
	return t
}

// score counts the values above a bound, by block in d.sums and in all.
func (d *side) score(s *Sample, bound float64) int {
	clear(d.sums)
	from := sort.Search(len(s.values), func(i int) bool { return s.values[i] > bound })
	for _, block := range s.block[from:] {
		d.sums[block]++
	}
	return len(s.values) - from
}

// pooledQuantile is Quantile of two samples in ascending order taken together.
func pooledQuantile(x, y []float64, p float64) float64 {
	n := len(x) + len(y)
	h := float64(float64(n-1) * p)
	i := int(h)
	value := nthOfBoth(x, y, i)
	if i >= n-1 || h == float64(i) {
		return value
	}
	return value + float64((h-float64(i))*(nthOfBoth(x, y, i+1)-value))
}

// nthOfBoth is the k-th smallest of two samples in ascending order, counted from 0: those taken from x are
// as many as leave no smaller value behind in it.
func nthOfBoth(x, y []float64, k int) float64 {
	least, most := max(0, k+1-len(y)), min(k+1, len(x))
	fromX := least + sort.Search(most-least, func(i int) bool {
		taken := least + i
		return y[k-taken] <= x[taken] // the last of y that is taken is not larger than the next of x
	})
	largest := math.Inf(-1)
	if fromX > 0 {
		largest = x[fromX-1]
	}
	if fromY := k + 1 - fromX; fromY > 0 {
		largest = max(largest, y[fromY-1])
	}
	return largest
}
