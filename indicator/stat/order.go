package stat

import (
	"math"
	"slices"
)

// Interval is a pair of limits; an infinity stands where no limit exists, NaN where none can be given.
type Interval struct {
	Low, High float64
}

// none is the interval that cannot be given.
func none() Interval { return Interval{math.NaN(), math.NaN()} }

// Sorted returns a copy in ascending order.
func Sorted(values []float64) []float64 {
	s := slices.Clone(values)
	slices.Sort(s)
	return s
}

// Mean is the arithmetic mean; NaN of nothing.
func Mean(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	var sum float64
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// MeanInterval is Student's t interval of the mean, with n-1 degrees of freedom; NaN below two values.
func MeanInterval(values []float64, level float64) Interval {
	n := len(values)
	if n < 2 {
		return none()
	}
	mean := Mean(values)
	var squares float64
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	half := float64(tQuantile(level, float64(n-1)) * math.Sqrt(squares/float64(n-1)/float64(n)))
	return Interval{mean - half, mean + half}
}

// median is the middle of unsorted values, the mean of the two middle ones for an even number.
func median(values []float64) float64 { return Quantile(Sorted(values), 0.5) }

// present copies values without the gaps (NaN).
func present(values []float64) []float64 {
	out := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) {
			out = append(out, v)
		}
	}
	return out
}
