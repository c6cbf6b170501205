package stat

import (
	"math"
	"slices"
)

// BenjaminiHochberg adjusts p-values so that calling those at or under alpha keeps the expected share
// of false calls at alpha (Benjamini and Hochberg 1995, step-up). NaN is a comparison that was not
// tested: it stays NaN and is no part of the family. The order is kept.
func BenjaminiHochberg(p []float64) []float64 {
	q, order := family(p)
	m, least := len(order), 1.0
	for rank := m; rank >= 1; rank-- {
		i := order[rank-1]
		least = min(least, float64(p[i]*float64(m))/float64(rank))
		q[i] = least
	}
	return q
}

// Holm adjusts p-values so that the chance of any false call among those at or under alpha is at most
// alpha (Holm 1979, step-down). NaN as in BenjaminiHochberg.
func Holm(p []float64) []float64 {
	q, order := family(p)
	m, most := len(order), 0.0
	for rank, i := range order {
		most = max(most, min(1, float64(p[i]*float64(m-rank))))
		q[i] = most
	}
	return q
}

// family returns a slice of NaN to fill in, and the tested comparisons by rising p.
func family(p []float64) (adjusted []float64, order []int) {
	adjusted = make([]float64, len(p))
	for i, v := range p {
		adjusted[i] = math.NaN()
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case p[i] < p[j]:
			return -1
		case p[i] > p[j]:
			return 1
		}
		return 0
	})
	return adjusted, order
}
