package stat

import (
	"math"
	"slices"
)

// discrete is a distribution over consecutive integers, without the far ends that are too small for a
// float64. It is built from the ratios of neighbouring probabilities, outward from the mode, and
// normalised by its own sum: no logarithm of a factorial is needed, hence no cancellation.
type discrete struct {
	first int
	p     []float64
}

// negligible is where the walk from the mode stops, relative to the mode's own probability.
const negligible = 1e-290

// walk builds a distribution on least..most; up(k) is P(k+1)/P(k).
func walk(least, most, mode int, up func(k int) float64) discrete {
	reach := far(least, most, mode, up)
	down := make([]float64, 0, min(reach, mode-least)+1+min(reach, most-mode))
	for k, w := mode-1, 1.0; k >= least; k-- {
		if w /= up(k); !(w > negligible) {
			break
		}
		down = append(down, w)
	}
	slices.Reverse(down)
	d := discrete{first: mode - len(down), p: append(down, 1)}
	for k, w := mode, 1.0; k < most; k++ {
		if w *= up(k); !(w > negligible) {
			break
		}
		d.p = append(d.p, w)
	}
	total := d.sum(d.first, d.last())
	for i := range d.p {
		d.p[i] /= total
	}
	return d
}

// far is about how many steps it is from the mode to what is negligible, some 37 standard deviations, to
// make room for. Around the mode P falls as a normal density does: P(k+1)/P(k) by 1/variance a step.
func far(least, most, mode int, up func(k int) float64) int {
	if mode == least || mode == most {
		return 0
	}
	return int(min(float64(most-least), 40/math.Sqrt(max(up(mode-1)-up(mode), 1e-12))))
}

func (d discrete) last() int        { return d.first + len(d.p) - 1 }
func (d discrete) at(k int) float64 { return d.p[k-d.first] }

// sum adds the probabilities of from..to, beginning at the end away from the mode where they are small.
func (d discrete) sum(from, to int) float64 {
	from, to = max(from, d.first), min(to, d.last())
	if from > to {
		return 0
	}
	var s float64
	if d.at(from) < d.at(to) {
		for k := from; k <= to; k++ {
			s += d.at(k)
		}
		return s
	}
	for k := to; k >= from; k-- {
		s += d.at(k)
	}
	return s
}

// central is the two-sided p of observing x: twice the smaller tail, at most 1.
func (d discrete) central(x int) float64 { return d.tails(x).Central() }

// binomial is the number of successes in n trials of probability p.
func binomial(n int, p float64) discrete {
	switch {
	case p <= 0:
		return discrete{0, []float64{1}}
	case p >= 1:
		return discrete{n, []float64{1}}
	}
	return binomialOf(n, p, p/(1-p))
}

// binomialOf is binomial by the probability, between 0 and 1, and its odds: near 0 and 1 these are not to be
// had of one another without losing digits.
func binomialOf(n int, p, odds float64) discrete {
	if p <= 0 {
		return discrete{0, []float64{1}}
	}
	mode := min(n, int(float64(n+1)*p))
	return walk(0, n, mode, func(k int) float64 {
		return float64(n-k) / float64(k+1) * odds
	})
}

// hypergeometric is the number of successes among draws out of total things, of which successes count.
func hypergeometric(total, successes, draws int) discrete {
	least, most := max(0, draws+successes-total), min(draws, successes)
	mode := int(float64(draws+1) * float64(successes+1) / float64(total+2))
	mode = min(max(mode, least), most)
	return walk(least, most, mode, func(k int) float64 {
		return float64(successes-k) * float64(draws-k) / (float64(k+1) * float64(total-successes-draws+k+1))
	})
}

// choose is the number of ways to take k of n, +Inf beyond the largest float64; exact up to 2^53.
func choose(n, k int) float64 {
	if k < 0 || k > n {
		return 0
	}
	k = min(k, n-k)
	c := 1.0
	for i := 1; i <= k; i++ {
		c = c * float64(n-k+i) / float64(i)
	}
	if c < 1<<53 {
		return math.Round(c)
	}
	return c
}
