package stat

import (
	"math"
	"slices"
)

// OrderedTest is the outcome of a test for a trend over phases in order: the phases have the scores 0, 1,
// 2, ..., and whole blocks, such as months, are exchanged among all of them. NaN if fewer than two phases
// have blocks.
type OrderedTest struct {
	P         float64 // two-sided: the share of the arrangements whose statistic is as far from 0
	Statistic float64 // above 0 if the later phases' values are larger
}

// Ordered tests the sums of blocks by phase, as RankSums gives them: the statistic is the sum over all
// blocks of score times centred rank sum. The orders must fit the numbers of sums.
func Ordered(sums [][]int64, orders *Orders) OrderedTest {
	all := slices.Concat(sums...)
	return orders.test(0, func(scores []uint16) float64 {
		var doubled int64
		for i, score := range scores {
			doubled += int64(score) * all[i]
		}
		return float64(doubled) / 2
	})
}

// OrderedCounts tests counts by phase and period. With r the rate of all periods together, the residual of
// a period is y - r*exposure; the statistic is U/√V, U the sum of score times residual (the score test
// of a log-linear trend in rates, and Armitage's of a trend in proportions) and V the sum of the squares
// of residual times score less the scores' mean over the exposure. A period keeps its exposure where it
// is put. Without V, chance alone would show a trend more or less often than P says where exposure grows
// or shrinks over the phases (Janssen 1997, Studentized permutation tests for non-i.i.d. hypotheses and
// the generalized Behrens-Fisher problem); dispersion needs no estimate, for it is in what is exchanged.
//
// Every period must have exposure, and the orders fit the numbers of periods.
func OrderedCounts(phases []Counts, orders *Orders) OrderedTest {
	var residuals, exposures []float64
	var events, exposure float64
	for _, c := range phases {
		residuals, exposures = append(residuals, c.Events...), append(exposures, c.Exposures...)
		x, t, _ := c.total()
		events += x
		exposure += t
	}
	for i, e := range exposures {
		residuals[i] -= float64(events / exposure * e)
	}
	return orders.test(sameSum, func(scores []uint16) float64 {
		var weighted, u, linear, square, plain float64
		for i, score := range scores {
			s, r := float64(score), residuals[i]
			weighted += float64(s * exposures[i])
			u += float64(s * r)
			rr := float64(r * r)
			plain += rr
			linear += float64(s * rr)
			square += float64(s * s * rr)
		}
		mean := weighted / exposure
		v := square - float64(2*mean*linear) + float64(mean*mean*plain)
		if !(v > 0) {
			return 0 // no residual but 0
		}
		return u / math.Sqrt(v)
	})
}

// sameSum is by how much, relatively, two sums of the same numbers may differ that are added in another
// order.
const sameSum = 1e-9

// RankSums is twice the centred rank sum of every block that holds values, by phase: Σ midranks among the
// values of all phases - n(N+1)/2. It is one walk over the samples.
func RankSums(phases []*Sample) [][]int64 {
	sums, all := make([][]int64, len(phases)), 0
	for i, p := range phases {
		sums[i] = make([]int64, len(p.sizes))
		all += len(p.values)
	}
	at := make([]int, len(phases)) // the next level of each phase
	for under := 0; under < all; {
		value, equal := math.Inf(1), 0
		for i, p := range phases {
			if at[i] < len(p.levels) && p.levels[at[i]] <= value {
				if p.levels[at[i]] < value {
					value, equal = p.levels[at[i]], 0
				}
				equal += p.count(at[i])
			}
		}
		rank := int64(2*under + equal - all) // twice the midrank is 2*under+equal+1, twice the mean rank all+1
		for i, p := range phases {
			if at[i] == len(p.levels) || p.levels[at[i]] != value {
				continue
			}
			for _, block := range p.block[p.start[at[i]]:p.start[at[i]+1]] {
				sums[i][block] += rank
			}
			at[i]++
		}
		under += equal
	}
	for i, p := range phases {
		held := sums[i][:0]
		for block, size := range p.sizes {
			if size > 0 {
				held = append(held, sums[i][block])
			}
		}
		sums[i] = held
	}
	return sums
}
