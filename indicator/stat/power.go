package stat

import (
	"math"
	"math/bits"
)

// StandardErrors is how many standard errors an effect must lie from none for a two-sided test at alpha to
// call it with this power: the sum of Student's deviates of both, which is within a few per cent of what
// the noncentral t gives (Cohen, Statistical Power Analysis, 12.2). df may be +Inf.
func StandardErrors(alpha, power, df float64) (critical, reserve float64) {
	if math.IsInf(df, 1) {
		return zQuantile(1 - alpha), zQuantile(2*power - 1)
	}
	return tQuantile(1-alpha, df), tQuantile(2*power-1, df)
}

// AttainableP is the largest p at or under alpha that a test can reach whose p are multiples of a smallest
// one; 0 if none.
func AttainableP(smallest, alpha float64) float64 {
	return float64(math.Floor(alpha/smallest+1e-9) * smallest)
}

// Superiority is how often a value of the one sorted sample exceeds one of the other, ties counting half.
func Superiority(of, over []float64) float64 {
	var wins float64
	below, reached := 0, 0
	for _, v := range of {
		for below < len(over) && over[below] < v {
			below++
		}
		for reached < len(over) && over[reached] <= v {
			reached++
		}
		wins += float64(below+reached) / 2
	}
	return wins / (float64(len(of)) * float64(len(over)))
}

// SignalChance is the chance that rules 1 to 3 mark any of n independent normal values whose mean lies
// shift standard deviations over the centre of known limits.
func SignalChance(shift float64, n int) float64 {
	beyond := func(limit float64) float64 { return math.Erfc((limit-shift)/math.Sqrt2) / 2 }
	outside, middle, above := beyond(3), beyond(1.5), beyond(0)
	// By which of the last three values lay beyond the middle (bits), and how many in a row above the centre.
	var quiet [1 << (middleWindow - 1)][oneSideRun]float64
	quiet[0][0] = 1
	for range n {
		var next [1 << (middleWindow - 1)][oneSideRun]float64
		for hits := range quiet {
			for run, p := range quiet[hits] {
				later := hits << 1 & (len(quiet) - 1)
				next[later][0] += float64(p * (1 - above))
				if run+1 < oneSideRun {
					next[later][run+1] += float64(p * (above - middle))
					if bits.OnesCount(uint(hits))+1 < middleHits {
						next[later|1][run+1] += float64(p * (middle - outside))
					}
				}
			}
		}
		quiet = next
	}
	var sum float64
	for hits := range quiet {
		for _, p := range quiet[hits] {
			sum += p
		}
	}
	return 1 - sum
}
