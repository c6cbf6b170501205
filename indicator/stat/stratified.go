package stat

import "math"

// Stratified is a comparison within strata, such as projects. Each stratum is held against itself only, so
// that a change of how much each of them weighs, before and after, is no effect: what all of them pooled
// show and what they show within can differ, even in direction (Simpson 1951).
type Stratified struct {
	Effect       float64 // on the scale of the pooled comparison: a ratio after/before or a difference after-before
	SE           float64 // of Effect, of its logarithm for a ratio; with the dispersion
	Phi          float64 // dispersion of counts: 1 is what chance alone gives; NaN for ranks, and where it is not known
	DF           float64 // periods or blocks less one for each side
	Interval     Interval
	P            float64
	Arrangements int // relabelings counted, 0 for counts
}

// unknown is a comparison within strata of which nothing can be said.
func unknown() Stratified {
	nan := math.NaN()
	return Stratified{Effect: nan, SE: nan, Phi: nan, DF: nan, Interval: none(), P: nan}
}

// SignP is the two-sided p of the sign test: of so uneven a split between those that rose and those that
// fell, if either were as likely (those that did neither say nothing). 1 if there are none.
func SignP(rose, fell int) float64 { return binomial(rose+fell, 0.5).central(rose) }
