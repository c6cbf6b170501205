package stat

import "math"

// Stratum is what one stratum contributes to StratifiedRanks: its own estimate, and the rank sums of its
// blocks. Strata share their blocks: the block of a number, such as a month, is the same one in all.
type Stratum struct {
	Before, After int     // values
	Effect        float64 // its own Hodges-Lehmann estimate
	density       float64 // pairs that an effect passes a step (of its logarithm for a ratio) around there
	sums          []blockSum
}

// blockSum is a block's doubled centred rank sum among the values of its stratum.
type blockSum struct {
	block   uint16
	after   bool
	null    int64 // as the values are
	settled int64 // with the values after brought back by the stratum's own estimate
}

// NewStratum ranks the values of a stratum. It needs values on both sides.
func NewStratum(before, after *Sample, scale Scale, level float64) Stratum {
	b := ranked(before, after, scale)
	return b.Stratum(b.HodgesLehmann(level))
}

// Stratum is the same of a comparison that is at hand; own is what its HodgesLehmann gives.
func (b *Blocks) Stratum(own Effect) Stratum {
	s := Stratum{
		Before: len(b.pairs.before.values), After: len(b.pairs.after.values), Effect: own.Estimate,
		density: b.pairs.densityOf(own), sums: make([]blockSum, 0, len(b.sums)),
	}
	if b.null == nil {
		b.rank(b.unchanged())
		b.null = append(b.null, b.sums...)
	}
	if b.settled == nil {
		b.rank(own.Estimate)
		b.settled = append(b.settled, b.sums...)
	}
	for _, d := range []*side{&b.before, &b.after} {
		for block, place := range d.place {
			if place >= 0 {
				s.sums = append(s.sums, blockSum{uint16(block), d == &b.after, b.null[place], b.settled[place]})
			}
		}
	}
	return s
}

// densityOf is Lehmann's estimate (1963) of how densely the pairs lie around their middle: as many as his
// interval for independent values holds, over its length. Where ties leave it no length all pairs are
// taken, over their whole length, which is the more careful. +Inf if all pairs are equal.
func (p *pairs) densityOf(own Effect) float64 {
	held := float64(p.total() + 1 - 2*own.Extreme)
	if length := p.distance(own.Interval.Low, own.Interval.High); length > 0 {
		return held / length
	}
	return float64(p.total()) / p.distance(p.least(), p.most())
}

// weight is the harmonic one, before*after/(before+after): how much a stratum can tell, if all vary alike.
// A stratum much larger on one side than on the other tells no more than its smaller side.
func (s *Stratum) weight() float64 {
	return float64(s.Before) * float64(s.After) / float64(s.Before+s.After)
}

// StratifiedRanks compares values in blocks within strata. Effect is the weighted mean of the strata's
// own Hodges-Lehmann estimates, of their logarithms for ratios, by before*after/(before+after) (Mehrotra,
// Lu and Li 2010 discuss this and others); or, where the strata add up to a whole, their sum.
//
// P is van Elteren's test (1960), Σ over the strata of the rank sum after, weighted 1/(N+1), but
// against relabelings of the blocks, which are made for all strata at once: what happens in a month may
// happen to all of them. The interval is Student's: around its own estimate each stratum's rank sum moves
// by its density of pairs a step, so the blocks' rank sums there, over the density, are how far each
// block pulls the estimate; their spread over the blocks gives the standard error. It never excludes no
// effect where P does not.
func StratifiedRanks(strata []Stratum, scale Scale, sum bool, level float64, seed Seed) Stratified {
	shares := sharesOf(strata, sum)
	null, pulls, before := gatherBlocks(strata, shares)
	after := len(null) - before
	if before == 0 || after == 0 {
		return unknown()
	}
	s := unknown()
	position := 0.0
	for i := range strata {
		own := strata[i].Effect
		if scale == Ratio {
			own = math.Log(own)
		}
		position += float64(shares[i] * own)
	}
	labels := relabel(len(null), after, seed)
	s.P, s.Arrangements = labels.p(labels.reachingNearly(null, before)), labels.arrangements()
	if s.DF = float64(len(null) - 2); s.DF > 0 {
		var squares float64
		for _, pull := range pulls {
			squares += float64(pull * pull)
		}
		s.SE = math.Sqrt(float64(before) * float64(after) / (float64(len(null)) * s.DF) * squares)
	}
	half := float64(tQuantile(level, s.DF) * s.SE)
	low, high := position-half, position+half
	if s.P > 1-level {
		low, high = min(low, 0), max(high, 0)
	}
	s.Effect, s.Interval = position, Interval{low, high}
	if scale == Ratio {
		s.Effect, s.Interval = math.Exp(position), Interval{math.Exp(low), math.Exp(high)}
	}
	return s
}

// sharesOf is how much of each stratum's estimate goes into the common one.
func sharesOf(strata []Stratum, sum bool) []float64 {
	shares := make([]float64, len(strata))
	var all float64
	for i := range strata {
		all += strata[i].weight()
	}
	for i := range strata {
		if shares[i] = 1; !sum {
			shares[i] = strata[i].weight() / all
		}
	}
	return shares
}

// fine is how many steps a weighted rank sum is counted in: relabelings are compared as integers.
const fine = 1 << 30

// gatherBlocks adds up, block by block, the weighted rank sums of the strata and how far they pull the
// common estimate; the blocks before come first.
func gatherBlocks(strata []Stratum, shares []float64) (null []int64, pulls []float64, before int) {
	type place struct {
		filled     bool
		null, pull float64
	}
	var sides [2][]place
	for i := range strata {
		s := &strata[i]
		for _, b := range s.sums {
			at := 0
			if b.after {
				at = 1
			}
			for len(sides[at]) <= int(b.block) {
				sides[at] = append(sides[at], place{})
			}
			p := &sides[at][b.block]
			p.filled = true
			p.null += float64(b.null) / float64(2*(s.Before+s.After+1))
			p.pull += float64(float64(shares[i]*float64(b.settled)) / float64(2*s.density))
		}
	}
	for at, places := range sides {
		for _, p := range places {
			if p.filled {
				null, pulls = append(null, int64(math.Round(float64(p.null*fine)))), append(pulls, p.pull)
			}
		}
		if at == 0 {
			before = len(null)
		}
	}
	return null, pulls, before
}

// reachingNearly is reaching for sums that are rounded to integers, by half a step a block at most.
func (r relabelings) reachingNearly(sums []int64, before int) int {
	var observed int64
	for _, s := range sums[before:] {
		observed += s
	}
	return r.reaching(sums, max(observed, -observed)-int64(len(sums)))
}
