package indicator

import "upshot/metric"

// HasTrueZero reports whether zero of an indicator's scale means "none of it", without which a multiple
// says nothing: 20 degrees are not twice 10. A bare number of a board may be a score; only what is added
// up is known to be an amount.
func HasTrueZero(spec *metric.Indicator) bool {
	return spec.Measure.Form != metric.Level || spec.Unit.Kind != metric.PlainUnit || spec.Statistic == metric.Sum
}

// multiple is how many times before goes into after: 2.4, or 0.4 for a fall. Missing() where there is
// nothing to divide by, or no true zero to count from.
func multiple(spec *metric.Indicator, before, after float64) float64 {
	if !(before > 0) || !(after >= 0) || !HasTrueZero(spec) {
		return metric.Missing()
	}
	return after / before
}

// percentage is a change in per cent of what was before: Missing() where that is not above zero, since a
// share of nothing has no size, and one of a negative number has the wrong sign.
func percentage(before, change float64) float64 {
	if !(before > 0) {
		return metric.Missing()
	}
	return 100 * change / before
}
