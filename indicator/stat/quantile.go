package stat

import "math"

// Quantile is the p-th quantile of values in ascending order, in their unit: type 7 of Hyndman and Fan
// (1996), linear between the order statistics around 1+(n-1)p. NaN of nothing.
func Quantile(sorted []float64, p float64) float64 {
	n := len(sorted)
	if n == 0 {
		return math.NaN()
	}
	h := float64(float64(n-1) * min(max(p, 0), 1))
	i := int(h)
	if i >= n-1 {
		return sorted[n-1]
	}
	return sorted[i] + float64((h-float64(i))*(sorted[i+1]-sorted[i]))
}

// QuantileInterval gives the order statistics (counted from 1) that bound the p-th quantile of n
// values, whatever their distribution: with X ~ Bin(n, p), the largest low with P(X <= low-1) and the
// smallest high with P(X >= high) each at most (1-level)/2 (Conover, Practical Nonparametric
// Statistics, 3.2). low 0 and high n+1 mean that there is no such limit. coverage is the level reached.
func QuantileInterval(n int, p, level float64) (low, high int, coverage float64) {
	if n <= 0 {
		return 0, 1, 1
	}
	tail := (1 - level) / 2
	x := binomial(n, p)
	var below, above float64
	for low = x.first; low < x.last() && below+x.at(low) <= tail; low++ {
		below += x.at(low)
	}
	for high = x.last(); high > x.first && above+x.at(high) <= tail; high-- {
		above += x.at(high)
	}
	return low, high + 1, 1 - below - above
}

// QuantileLimits is QuantileInterval read off values in ascending order, in their unit; an infinity
// stands where there is no limit.
func QuantileLimits(sorted []float64, p, level float64) (limits Interval, coverage float64) {
	low, high, coverage := QuantileInterval(len(sorted), p, level)
	limits = Interval{math.Inf(-1), math.Inf(1)}
	if low >= 1 {
		limits.Low = sorted[low-1]
	}
	if high <= len(sorted) {
		limits.High = sorted[high-1]
	}
	return limits, coverage
}
