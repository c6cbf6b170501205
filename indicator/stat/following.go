package stat

import "math"

// Following is a comparison of the means of two series whose values take over a share rho of the value
// before them: the correlation of two values of one series is rho to the power of their distance.
type Following struct {
	Difference float64 // of the means, after-before
	SE         float64 // of Difference
	Inflation  float64 // SE's square over what it would be if the values were independent
	DF         float64
	Interval   Interval // of Difference
	P          float64  // two-sided; NaN where nothing varies or a series has no two values
}

// FollowingMeans allows for a given rho rather than an estimated one: an estimate from a dozen values is
// noise. The variance of a mean of n values is s²·v with v = Σ rho^|i-j| / n² over all pairs, itself
// included, and s² = (SS before + SS after) / (n0(1-v0) + n1(1-v1)) is free of bias under that rho (Box,
// Jenkins and Reinsel, Time Series Analysis, 2.1.5). t has n0+n1-2 degrees of freedom. A gap (NaN) is no
// value, and counts as distance. What the end of one series and the beginning of the next have in common
// is left out, which is the more careful side.
func FollowingMeans(before, after []float64, rho, level float64) Following {
	f := following(before, after, rho)
	if f.SE > 0 && f.DF > 0 {
		half := float64(tQuantile(level, f.DF) * f.SE)
		f.Interval, f.P = Interval{f.Difference - half, f.Difference + half}, tP(f.Difference/f.SE, f.DF)
	}
	return f
}

// following is FollowingMeans but for what needs a quantile.
func following(before, after []float64, rho float64) Following {
	x, y := present(before), present(after)
	n0, n1 := float64(len(x)), float64(len(y))
	v0, v1 := MeanVariance(before, rho), MeanVariance(after, rho)
	squares := squaresAround(x, Mean(x)) + squaresAround(y, Mean(y))
	variance := squares / (float64(n0*(1-v0)) + float64(n1*(1-v1)))
	return Following{
		Difference: Mean(y) - Mean(x), SE: math.Sqrt(float64(variance * (v0 + v1))),
		Inflation: (v0 + v1) / (1/n0 + 1/n1), DF: n0 + n1 - 2, Interval: none(), P: math.NaN(),
	}
}

// MeanVariance is the variance of the mean of a series of unit variance.
func MeanVariance(series []float64, rho float64) float64 {
	shared := make([]float64, len(series)) // by distance
	for i, power := 0, 1.0; i < len(shared); i++ {
		shared[i] = power
		power *= rho
	}
	var sum, n float64
	for i := range series {
		if math.IsNaN(series[i]) {
			continue
		}
		n++
		sum++
		for j := range i {
			if !math.IsNaN(series[j]) {
				sum += float64(2 * shared[i-j])
			}
		}
	}
	return sum / (n * n)
}

func squaresAround(values []float64, centre float64) (sum float64) {
	for _, v := range values {
		sum += float64((v - centre) * (v - centre))
	}
	return sum
}
