package stat

import "math"

// Effect is the typical ratio or difference of a value after and one before.
type Effect struct {
	Scale    Scale
	Estimate float64  // Hodges and Lehmann's: the median of all pairs, not the difference of medians
	Interval Interval // as if all values were independent
	Level    float64  // that the interval reaches
	Extreme  int      // the interval ends at the so-many-th pair from either end
}

// HodgesLehmann estimates by how much the values after differ (Hodges and Lehmann 1963): the median of
// all m*n ratios, on the scale of logarithms, or of all differences; its interval runs between order
// statistics of the same pairs (Bauer 1972). The pairs are never listed: half a million values on
// either side take seconds, not terabytes. Ratio needs values above 0. NaN if a side is empty.
func HodgesLehmann(before, after []float64, scale Scale, level float64) Effect {
	if len(before) == 0 || len(after) == 0 {
		nan := math.NaN()
		return Effect{scale, nan, none(), nan, 0}
	}
	p := newPairs(scale, SampleOf(before), SampleOf(after))
	return p.independent(p.middle(), level)
}

// independent adds the interval to an estimate.
func (p *pairs) independent(estimate, level float64) Effect {
	e := Effect{Scale: p.scale, Estimate: estimate}
	e.Extreme, e.Level = extremePairs(len(p.after.values), len(p.before.values), level)
	e.Interval.Low, _ = p.nth(e.Extreme)
	e.Interval.High, _ = p.nth(p.total() + 1 - e.Extreme)
	return e
}
