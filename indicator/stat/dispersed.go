package stat

import "math"

// DispersedWilson is Wilson's interval of a proportion whose counts vary phi times as much as chance
// alone would make them: the interval of phi times fewer trials. Phi of 1 or less changes nothing.
func DispersedWilson(p Proportion, phi, level float64) Interval {
	if !(phi > 1) {
		return Wilson(p, level)
	}
	if p.N <= 0 {
		return none()
	}
	n, v, z := float64(p.N)/phi, p.Value(), zQuantile(level)
	zz := float64(z * z)
	half := float64(z * math.Sqrt(float64(v*(1-v))/n+zz/(4*n*n)))
	scale := 1 + zz/n
	return Interval{max(0, (v+zz/(2*n)-half)/scale), min(1, (v+zz/(2*n)+half)/scale)}
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
