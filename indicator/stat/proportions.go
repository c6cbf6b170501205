package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Proportion is successes among trials.
type Proportion struct {
	X, N int
}

// Value is between 0 and 1; NaN without trials.
func (p Proportion) Value() float64 {
	if p.N <= 0 {
		return math.NaN()
	}
	return float64(p.X) / float64(p.N)
}

// Certain reports whether all trials came out the same.
func (p Proportion) Certain() bool { return p.X == 0 || p.X == p.N }

// Wilson is the score interval of a proportion (Wilson 1927), without continuity correction.
func Wilson(p Proportion, level float64) Interval { return DispersedWilson(p, 1, level) }

// DispersedWilson is Wilson's interval of a proportion whose counts vary phi times as much as chance
// alone would make them: the interval of phi times fewer trials. Phi of 1 or less changes nothing.
func DispersedWilson(p Proportion, phi, level float64) Interval {
	if p.N <= 0 {
		return none()
	}
	if !(phi > 1) {
		phi = 1
	}
	n, v, z := float64(p.N)/phi, p.Value(), zQuantile(level)
	zz := float64(z * z)
	centre := v + zz/(2*n)
	half := float64(z * math.Sqrt(float64(v*(1-v))/n+zz/(4*n*n)))
	scale := 1 + zz/n
	limits := Interval{(centre - half) / scale, (centre + half) / scale}
	if p.X == 0 {
		limits.Low = 0
	}
	if p.X == p.N {
		limits.High = 1
	}
	return limits
}

// ClopperPearson is the exact interval of a proportion (Clopper and Pearson 1934).
func ClopperPearson(p Proportion, level float64) Interval {
	if p.N <= 0 {
		return none()
	}
	return Interval{successLow(p.X, p.N, level), 1 - successLow(p.N-p.X, p.N, level)}
}

// successLow is the probability of success under which x or more of n have a probability of (1-level)/2.
func successLow(x, n int, level float64) float64 {
	if x <= 0 {
		return 0
	}
	tail, a, b := (1-level)/2, float64(x), float64(n-x+1)
	return solve(0, 1, func(p float64) bool { return mathext.RegIncBeta(a, b, p) < tail })
}

// Newcombe is the hybrid score interval of the difference after-before (Newcombe 1998, method 10).
func Newcombe(before, after Proportion, level float64) Interval {
	return difference(before, after, Wilson(before, level), Wilson(after, level))
}

// difference puts the score intervals b and a of two proportions together.
func difference(before, after Proportion, b, a Interval) Interval {
	p0, p1 := before.Value(), after.Value()
	diff := p1 - p0
	return Interval{diff - math.Hypot(p1-a.Low, b.High-p0), diff + math.Hypot(a.High-p1, p0-b.Low)}
}

// FisherP is the central p of Fisher's exact test: given all successes, those after are hypergeometric.
// It is 1 when either side has no trial, for then nothing can be told.
func FisherP(before, after Proportion) float64 {
	return hypergeometric(before.N+after.N, before.X+after.X, after.N).central(after.X)
}
