package stat

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/mathext"
)

// zQuantile is the normal deviate that bounds a central interval: 1.96 for 0.95.
func zQuantile(level float64) float64 { return math.Sqrt2 * math.Erfinv(level) }

// normalP is the two-sided p of a normal deviate.
func normalP(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// tP is the two-sided p of a t statistic.
func tP(t, df float64) float64 {
	if math.IsNaN(t) || !(df > 0) {
		return math.NaN()
	}
	if math.IsInf(t, 0) {
		return 0
	}
	return mathext.RegIncBeta(df/2, 0.5, df/(df+float64(t*t)))
}

// tQuantiles are those found so far, by level and degrees of freedom. Thousands of comparisons ask for a few
// different ones, and a search takes as long as all the rest of a test of counts.
var tQuantiles sync.Map

// tQuantile is the t deviate that bounds a central interval; NaN without degrees of freedom.
func tQuantile(level, df float64) float64 {
	if !(df > 0) {
		return math.NaN()
	}
	key := [2]float64{level, df}
	if found, ok := tQuantiles.Load(key); ok {
		return found.(float64)
	}
	t := solve(0, math.Inf(1), func(t float64) bool { return tP(t, df) > 1-level })
	tQuantiles.Store(key, t)
	return t
}

// chiSquareP is the upper tail.
func chiSquareP(x, df float64) float64 {
	if math.IsNaN(x) || !(df > 0) {
		return math.NaN()
	}
	return mathext.GammaIncRegComp(df/2, x/2)
}

// solve finds where low stops being true between from and to. The ends are not tried; an infinite to
// is first bracketed by doubling. Bisection to the last bit: the inverses of the libraries stop at a
// tolerance of their own.
func solve(from, to float64, low func(float64) bool) float64 {
	if math.IsInf(to, 1) {
		for to = max(1, 2*from); low(to); to *= 2 {
			from = to
		}
	}
	for {
		mid := from + (to-from)/2
		if mid <= from || mid >= to {
			return mid
		}
		if low(mid) {
			from = mid
		} else {
			to = mid
		}
	}
}
