package stat

import "math"

// point is an effect that was tried: how many pairs of levels are at or under it, and the height there
// of a function that only rises with the effect and crosses 0, but is nowhere 0, where the answer lies.
// What is found depends on the crossing alone, not on the points tried, so these may be guessed well.
type point struct {
	effect    float64
	different int
	height    float64
	sums      []int64 // for Blocks: the blocks' sums there
}

// between is a value in the middle of two, on the scale's own measure.
func (p *pairs) between(low, high float64) float64 {
	if p.scale == Ratio {
		return math.Sqrt(low) * math.Sqrt(high)
	}
	return low + (high-low)/2
}

// move goes a distance from an effect, on the scale's own measure: of a logarithm for ratios.
func (p *pairs) move(effect, distance float64) float64 {
	if p.scale == Ratio {
		return effect * math.Exp(distance)
	}
	return effect + distance
}

// distance is how far to move from low to high.
func (p *pairs) distance(low, high float64) float64 {
	if p.scale == Ratio {
		return math.Log(high / low)
	}
	return high - low
}

// chance is about how far a middle pair of so many independent values may be off by chance: a first stride.
func (p *pairs) chance(before, after int) float64 {
	quarter := func(q float64) float64 { return p.pair(Quantile(p.after.values, q), Quantile(p.before.values, 1-q)) }
	spread := p.distance(quarter(0.25), quarter(0.75))
	if !(spread > 0) {
		spread = p.distance(p.least(), p.most())
	}
	return spread / math.Sqrt(float64(min(before, after)))
}

// bracket steps from a point towards the crossing until it lies behind. A step reaches for where the
// last two points say that the crossing is, and a little further, but not beyond least and most.
func (p *pairs) bracket(from point, stride, least, most float64, try func(effect float64) point) (low, high point) {
	up := from.height < 0
	for {
		next, end := p.move(from.effect, stride), false
		if !up {
			next = p.move(from.effect, -stride)
		}
		if next >= most || next <= least || next == from.effect {
			next, end = least, true
			if up {
				next = most
			}
		}
		to := try(next)
		switch crossed := up != (to.height < 0); {
		case (crossed || end) && up:
			return from, to
		case crossed || end:
			return to, from
		}
		reach := 1.2 * stride * to.height / (from.height - to.height)
		stride = min(max(reach, stride/4), 8*stride)
		if !(reach > 0) {
			stride *= 8
		}
		from = to
	}
}

// narrow closes in on the crossing between two points until few enough pairs of levels lie between to
// list. A level occurs at most once for each level of the other side, so that the listing need never be
// longer than the samples and the loop always ends; a few extra steps make it short where that is cheap.
//
// A step goes where the chord crosses 0, by the Illinois rule (Dowell and Jarratt 1971): the height of
// an end that stays is halved, so that both ends close in. Three steps that do not help much are followed
// by one to the middle.
func (p *pairs) narrow(low, high point, try func(effect float64) point) (point, point) {
	levels := len(p.before.levels) + len(p.after.levels)
	enough, few := levels+512, 64+levels/64
	lowHeight, highHeight := low.height, high.height
	slow, stayed := 0, 0
	for extra := 0; ; {
		n := high.different - low.different
		if n <= few || n <= enough && extra >= 5 {
			return low, high
		}
		if n <= enough {
			extra++
		}
		mid := p.between(low.effect, high.effect)
		if chord := p.chord(low.effect, high.effect, lowHeight, highHeight); slow < 3 && chord > low.effect && chord < high.effect {
			mid = chord
		}
		if !(mid > low.effect && mid < high.effect) {
			return low, high
		}
		to := try(mid)
		if to.height < 0 {
			low, lowHeight = to, to.height
			if stayed > 0 {
				highHeight /= 2
			}
			stayed = 1
		} else {
			high, highHeight = to, to.height
			if stayed < 0 {
				lowHeight /= 2
			}
			stayed = -1
		}
		if slow++; high.different-low.different <= n/2 || slow > 3 {
			slow = 0
		}
	}
}

// chord is where the straight line between two points crosses 0.
func (p *pairs) chord(low, high, lowHeight, highHeight float64) float64 {
	return p.move(low, p.distance(low, high)*lowHeight/(lowHeight-highHeight))
}
