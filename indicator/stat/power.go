package stat

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Deviates are how many standard errors lie between no effect and what a two-sided test at alpha calls
// (critical), and between that and an effect which it calls with this power (reserve): Student's, whose sum is
// within a few per cent of what the noncentral t gives (Cohen, Statistical Power Analysis, 12.2).
func Deviates(alpha, power, df float64) (critical, reserve float64) {
	if math.IsInf(df, 1) {
		return zQuantile(1 - alpha), zQuantile(2*power - 1)
	}
	return tQuantile(1-alpha, df), tQuantile(2*power-1, df)
}

// AttainableP is the largest p at or under alpha of a test whose p are multiples of the smallest one; 0 if
// none is.
func AttainableP(smallest, alpha float64) float64 {
	return float64(math.Floor(alpha/smallest+1e-9) * smallest)
}

// Superiority is how often a value of one sorted sample exceeds one of the other, equal ones counting half.
func Superiority(of, over []float64) float64 {
	var wins float64
	under, reached := 0, 0
	for _, v := range of {
		for under < len(over) && over[under] < v {
			under++
		}
		for reached < len(over) && over[reached] <= v {
			reached++
		}
		wins += float64(under+reached) / 2
	}
	return wins / (float64(len(of)) * float64(len(over)))
}

// RankVariation is the analysis of variance of ranks as shares of their number: a value's is the midpoint of
// those it takes, between 0 and 1, so that 0.5 is the mean.
type RankVariation struct {
	Within, Between     float64 // sums of squares: of values around their block's mean, of blocks around 0.5
	DFWithin, DFBetween float64
	Spread              float64 // N - Σ n²/N: how often a block's own variance is in Between
	Crowding            float64 // Σ n²/N²: 1 over the number of blocks if all are of one size
}

// RankVariation ranks the values of the sample among themselves.
func (s *Sample) RankVariation() (v RankVariation) {
	n := float64(len(s.values))
	sums := make([]float64, len(s.sizes))
	var squares float64
	for level := range s.levels {
		from, end := s.start[level], s.start[level+1]
		off := float64(from+end)/(2*n) - 0.5
		squares += float64(float64(off*off) * float64(end-from))
		for _, block := range s.block[from:end] {
			sums[block] += off
		}
	}
	var crowd float64
	for block, sum := range sums {
		if size := float64(s.sizes[block]); size > 0 {
			v.Between += float64(sum*sum) / size
			crowd += float64(size * size)
			v.DFBetween++
		}
	}
	v.DFWithin = n - v.DFBetween
	v.DFBetween--
	v.Within = squares - v.Between
	v.Spread, v.Crowding = n-crowd/n, crowd/(n*n)
	return v
}

const stepHistories = 400

// SmallestSteps is the smallest step between two series of independent normal values, in standard
// deviations, that with this power is called by all of: Mann and Whitney's exact test at an alpha;
// FollowingMeans at the same, allowing for rho; and a signal of the later values by rules 1 to 3 against the
// limits of the earlier ones. In a drawn history each calls every step from some size on, which is computed
// and not searched for; the result, one for each alpha, is the quantile of the largest of the three over a
// fixed set of histories, which puts it off by about 2 % of power. NaN if the rank test calls nothing.
func SmallestSteps(before, after int, rho, power float64, alphas ...float64) []float64 {
	extreme, critical := make([]int, len(alphas)), make([]float64, len(alphas))
	steps := make([][]float64, len(alphas))
	for i, alpha := range alphas {
		extreme[i], critical[i] = fewestInversions(before, after, alpha), tQuantile(1-alpha, float64(before+after-2))
	}
	r := rand.New(rand.NewPCG(uint64(before), uint64(after)))
	x, y := make([]float64, before), make([]float64, after)
	falls := make([]float64, 0, before*after)
	for range stepHistories {
		for i := range x {
			x[i] = r.NormFloat64()
		}
		for i := range y {
			y[i] = r.NormFloat64()
		}
		falls = falls[:0]
		for _, early := range x {
			for _, late := range y {
				falls = append(falls, early-late)
			}
		}
		f, signal := following(x, y, rho), firstSignal(y, XmR(x))
		for i := range alphas {
			if extreme[i] >= 0 {
				rank := nthLargest(falls, extreme[i]+1) // with it all pairs but so many rise
				steps[i] = append(steps[i], max(rank, float64(critical[i]*f.SE)-f.Difference, signal))
			}
		}
	}
	smallest := make([]float64, len(alphas))
	for i := range alphas {
		slices.Sort(steps[i])
		smallest[i] = Quantile(steps[i], power)
	}
	return smallest
}

// fewestInversions is how many pairs of an upward step may fall for the exact rank test to call it at alpha;
// -1 if not even a step without any is called.
func fewestInversions(before, after int, alpha float64) int {
	if !rankSumsFit(before, after) {
		mn := float64(before) * float64(after)
		half := float64(zQuantile(1-alpha) * math.Sqrt(mn*float64(before+after+1)/12))
		return max(-1, int(math.Floor(mn/2-half-0.5)))
	}
	u := rankSums(before, after)
	var below float64
	extreme := -1
	for below += u.at(0); 2*below <= alpha; below += u.at(extreme + 1) {
		extreme++
	}
	return extreme
}

// firstSignal is the smallest upward step that must be added to the values for rules 1 to 3 to mark any.
func firstSignal(values []float64, l Limits) float64 {
	least := l.Upper - slices.Max(values)
	for from := range values {
		if run := values[from:]; len(run) >= oneSideRun {
			least = min(least, l.Centre-slices.Min(run[:oneSideRun]))
		}
		if run := values[from:]; len(run) >= middleWindow {
			window := [middleWindow]float64(run)
			slices.Sort(window[:])
			least = min(least, l.Centre+(l.Upper-l.Centre)/2-window[middleWindow-middleHits])
		}
	}
	return least
}
