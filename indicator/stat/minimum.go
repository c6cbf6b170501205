package stat

import "math"

// SmallestRankP is the smallest p that Mann-Whitney's test can reach with these sizes: two of all the
// arrangements are as far apart as the most separate one.
func SmallestRankP(before, after int) float64 {
	return min(1, 2/choose(before+after, after))
}

// SmallestBlockP is the smallest p that Blocks.Test can reach when it counts all arrangements. With
// equal numbers of blocks every arrangement has a mirror image that is just as far from the centre.
func SmallestBlockP(before, after int) float64 {
	if before == after {
		return SmallestRankP(before, after)
	}
	return 1 / choose(before+after, after)
}

// BlocksCounted reports whether Blocks.Test counts all arrangements of so many blocks.
func BlocksCounted(before, after int) bool { return choose(before+after, after) <= mostEnumerated }

// SmallestRateP is the smallest p that CompareRates can reach with so many events in all: that of
// finding every one of them on the side where they are less expected.
func SmallestRateP(events int, exposureBefore, exposureAfter float64) float64 {
	share := min(exposureBefore, exposureAfter) / (exposureBefore + exposureAfter)
	return min(1, float64(2*math.Pow(share, float64(events))))
}

// SmallestProportionP is the smallest p that FisherP can reach with these totals: that of finding all
// the successes on one side, as far as it has trials for them.
func SmallestProportionP(before, after Proportion) float64 {
	successes := before.X + after.X
	extreme := func(inBefore int) float64 {
		return FisherP(Proportion{inBefore, before.N}, Proportion{successes - inBefore, after.N})
	}
	return min(extreme(min(successes, before.N)), extreme(max(0, successes-after.N)))
}

// SmallestQuantileN is the fewest values whose p-th quantile has both limits in QuantileInterval.
func SmallestQuantileN(p, level float64) int {
	if !(p > 0 && p < 1 && level < 1) {
		return 0
	}
	n := 1
	for far := max(p, 1-p); math.Pow(far, float64(n)) > (1-level)/2; n++ {
	}
	return n
}
