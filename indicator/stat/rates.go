package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// RateInterval is Garwood's exact Poisson interval of events per unit of exposure (Garwood 1936): the
// rates under which so few, or so many, events have a probability of (1-level)/2.
func RateInterval(events int, exposure, level float64) Interval {
	if !(exposure > 0) || events < 0 {
		return none()
	}
	tail, x := (1-level)/2, float64(events)
	limits := Interval{Low: 0}
	if events > 0 {
		limits.Low = solve(0, x, func(mean float64) bool { return mathext.GammaIncReg(x, mean) < tail })
	}
	limits.High = solve(x, math.Inf(1), func(mean float64) bool { return mathext.GammaIncRegComp(x+1, mean) > tail })
	return Interval{limits.Low / exposure, limits.High / exposure}
}

// DispersedRateInterval is the interval of a rate whose counts vary phi times as much as Poisson's:
// rate * exp(±t * sqrt(max(1, phi)/events)), with t of df degrees of freedom. NaN without events.
func DispersedRateInterval(events int, exposure, phi, df, level float64) Interval {
	if !(exposure > 0) || events <= 0 {
		return none()
	}
	rate := float64(events) / exposure
	half := float64(tQuantile(level, df) * math.Sqrt(inflation(phi)/float64(events)))
	return Interval{float64(rate * math.Exp(-half)), float64(rate * math.Exp(half))}
}

// RateComparison is the exact comparison of two rates.
type RateComparison struct {
	Before, After float64  // events per unit of exposure
	Ratio         float64  // after/before; NaN if there was no event before
	Interval      Interval // of the ratio; low 0 without events after, high +Inf without events before
	P             float64  // central
}

// CompareRates compares two counts over their exposures (any one unit), exactly: given their sum n, the
// events after are Bin(n, pi) with pi/(1-pi) = ratio * exposureAfter/exposureBefore (Przyborowski and
// Wilenski 1940). The interval is Clopper and Pearson's for pi, carried over to the ratio. Without any
// event p is 1 and every ratio is possible.
func CompareRates(eventsBefore int, exposureBefore float64, eventsAfter int, exposureAfter, level float64) RateComparison {
	nan := math.NaN()
	if !(exposureBefore > 0) || !(exposureAfter > 0) || eventsBefore < 0 || eventsAfter < 0 {
		return RateComparison{nan, nan, nan, none(), nan}
	}
	c := RateComparison{
		Before:   float64(eventsBefore) / exposureBefore,
		After:    float64(eventsAfter) / exposureAfter,
		Ratio:    nan,
		Interval: Interval{0, math.Inf(1)},
	}
	if eventsBefore > 0 {
		c.Ratio = c.After / c.Before
	}
	n := eventsBefore + eventsAfter
	scale := exposureBefore / exposureAfter
	if eventsAfter > 0 {
		low := successLow(eventsAfter, n, level)
		c.Interval.Low = low / (1 - low) * scale
	}
	if eventsBefore > 0 {
		// The share of the events before, so that no digit is lost in 1-pi.
		low := successLow(eventsBefore, n, level)
		c.Interval.High = (1 - low) / low * scale
	}
	c.P = binomialOf(n, exposureAfter/(exposureBefore+exposureAfter), exposureAfter/exposureBefore).central(eventsAfter)
	return c
}
