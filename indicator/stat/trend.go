package stat

import (
	"math"
	"slices"
)

// Trend is the Mann-Kendall test of a series for a steady rise or fall (Kendall 1975).
type Trend struct {
	S        int     // rising pairs less falling pairs
	TauB     float64 // -1..1; NaN if all values are equal
	Variance float64 // of S if there were no trend, corrected for ties
	Z        float64 // (|S|-1)/sd with the sign of S; 0 if S is
	NormalP  float64 // 1 if all values are equal
	ExactP   float64 // central; NaN with ties, or from 50 values on
}

// P is the exact p where there is one, else the normal one.
func (t Trend) P() float64 {
	if !math.IsNaN(t.ExactP) {
		return t.ExactP
	}
	return t.NormalP
}

// MannKendall tests values in order of time; gaps (NaN) are passed over.
func MannKendall(series []float64) Trend {
	values := present(series)
	n := len(values)
	t := Trend{TauB: math.NaN(), NormalP: 1, ExactP: math.NaN()}
	for i := range values {
		for _, later := range values[i+1:] {
			switch {
			case later > values[i]:
				t.S++
			case later < values[i]:
				t.S--
			}
		}
	}
	pairs, tied, correction := n*(n-1)/2, 0, 0
	for _, g := range tieSizes(Sorted(values)) {
		tied += g * (g - 1) / 2
		correction += g * (g - 1) * (2*g + 5)
	}
	t.Variance = float64(n*(n-1)*(2*n+5)-correction) / 18
	if tied < pairs {
		t.TauB = float64(t.S) / math.Sqrt(float64(pairs)*float64(pairs-tied))
		t.Z = float64(t.S-sign(t.S)) / math.Sqrt(t.Variance)
		t.NormalP = normalP(t.Z)
	}
	if tied == 0 && n > 0 && n < exactBelow {
		t.ExactP = inversions(n).central((t.S + pairs) / 2)
	}
	return t
}

// inversions is the number of rising pairs in a random order of n different values: the sum of
// independent uniform numbers on 0..i-1.
func inversions(n int) discrete {
	p := []float64{1}
	for i := 2; i <= n; i++ {
		next := make([]float64, len(p)+i-1)
		for k, v := range p {
			for j := range i {
				next[k+j] += v / float64(i)
			}
		}
		p = next
	}
	return discrete{0, p}
}

// TheilSen is the median slope of all pairs of values, per step of time (Theil 1950, Sen 1968). A gap
// (NaN) takes a step. NaN below two values.
func TheilSen(series []float64) float64 {
	var slopes []float64
	for i, v := range series {
		for j := i + 1; j < len(series); j++ {
			if slope := (series[j] - v) / float64(j-i); !math.IsNaN(slope) {
				slopes = append(slopes, slope)
			}
		}
	}
	return median(slopes)
}

// Autocorrelation is the lag-1 autocorrelation: Σ(x_i-m)(x_{i+1}-m) / Σ(x_i-m)². Neighbours across a gap
// (NaN) are no pair. NaN if the values are all equal, or fewer than two.
func Autocorrelation(series []float64) float64 {
	values := present(series)
	if len(values) < 2 || slices.Min(values) == slices.Max(values) {
		return math.NaN()
	}
	mean := Mean(values)
	var products, squares float64
	for i, v := range series {
		if math.IsNaN(v) {
			continue
		}
		squares += float64((v - mean) * (v - mean))
		if i > 0 && !math.IsNaN(series[i-1]) {
			products += float64((series[i-1] - mean) * (v - mean))
		}
	}
	return products / squares
}

// tieSizes lists the sizes of the groups of equal values, in ascending order of value.
func tieSizes(sorted []float64) []int {
	sizes := make([]int, 0, len(sorted))
	for i := 0; i < len(sorted); {
		j := i + 1
		for j < len(sorted) && sorted[j] == sorted[i] {
			j++
		}
		sizes = append(sizes, j-i)
		i = j
	}
	return sizes
}

func sign(n int) int { return min(1, max(-1, n)) }
