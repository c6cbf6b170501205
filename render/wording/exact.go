package wording

import (
	"math"
	"strconv"
	"strings"

	"upshot/metric"
)

// exactDigits are enough to do a calculation again and meet the same result.
const exactDigits = 6

// exact is a number with as many digits as a recalculation needs: 21.2345, 0.00476190, 1,530, 3.2945e-12.
func (w *Words) exact(v float64) string { return w.digits(v, exactDigits) }

// probability is a p, or another share of chance, with the digits that matter.
func (w *Words) probability(p float64) string { return w.digits(p, 4) }

// digits is a number with so many significant digits, without zeros at its end. Whole numbers stand in full.
func (w *Words) digits(v float64, n int) string {
	size := math.Abs(v)
	switch {
	case math.IsNaN(v):
		return dash
	case math.IsInf(v, 0):
		return w.Say("value.no-limit")
	case size == math.Trunc(size) && size < 1<<53:
		return decimal(v, 0, true)
	case size < 1e-5 || size >= 1e15:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', n-1, 64), "e")
		return strings.ReplaceAll(trimmed(mantissa)+"e"+exponent, "-", minus)
	}
	rounded := strconv.FormatFloat(size, 'e', n-1, 64)
	exponent, _ := strconv.Atoi(rounded[strings.IndexByte(rounded, 'e')+1:])
	return trimmed(decimal(v, max(0, n-1-exponent), false))
}

// trimmed drops the zeros at the end of a fraction.
func trimmed(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// exactly is a base-unit value in its unit with the digits of a recalculation, without the unit.
func (w *Words) exactly(u metric.Unit, v float64) string { return w.exact(v / u.Factor()) }

// exactInterval is two limits with the digits of a recalculation.
func (w *Words) exactInterval(low, high float64) string {
	return w.Say("span.to", w.exact(low), w.exact(high))
}
