package wording

import (
	"math"

	"upshot/metric"
)

// Numbers is Number for values that are read side by side: all have as many decimals as the one that
// needs most, within reason, so that 1.09 stands by 0.75 and 3.0 by 2.9. An exact zero stays "0". Two
// values that differ get as many decimals as it takes to see it, up to three more.
func (w *Words) Numbers(u metric.Unit, values ...float64) []string { return w.together(u, 1, values) }

// together is Numbers; a small value may ask for slack more decimals than the largest has.
func (w *Words) together(u metric.Unit, slack int, values []float64) []string {
	shown := make([]float64, len(values))
	for i, v := range values {
		shown[i] = v / u.Factor()
	}
	n := shared(shown, slack, u.Kind == metric.PercentUnit)
	texts := make([]string, len(values))
	for i, v := range shown {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0):
			texts[i] = w.Number(u, values[i])
		case math.Abs(v) < nothing:
			texts[i] = "0"
		default:
			texts[i] = decimal(v, n, false)
		}
	}
	return texts
}

// Values is Numbers with the unit at each.
func (w *Words) Values(u metric.Unit, values ...float64) []string {
	texts := w.Numbers(u, values...)
	for i, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			texts[i] = w.withUnit(u, texts[i])
		}
	}
	return texts
}

// maxDecimals bounds what a set of very different values can ask for.
const maxDecimals = 9

// shared is the number of decimals for a set of values. A small value may ask for slack more than the
// largest has, and always gets its first figure. A set of whole numbers has none.
func shared(values []float64, slack int, percent bool) int {
	most, first, largest := 0, 0, 0.0
	for _, v := range values {
		size := math.Abs(v)
		if math.IsNaN(v) || math.IsInf(v, 0) || size < nothing {
			continue
		}
		most, largest = max(most, decimals(size)), max(largest, size)
		if size < 0.995 {
			first = max(first, -exponent(size))
		}
	}
	n := min(max(min(most, decimals(largest)+slack), first), maxDecimals)
	if whole(values, n) {
		n = 0
	}
	for extra := 0; extra < 3 && len(values) == 2 && alike(values[0], values[1], n); extra++ {
		n++
	}
	for percent && n < 6 && claimsAll(values, n) {
		n++
	}
	return n
}

// whole reports whether all values print as whole numbers with n decimals.
func whole(values []float64, n int) bool {
	scale := math.Pow10(n)
	for _, v := range values {
		if r := math.Round(v * scale); !math.IsNaN(v) && !math.IsInf(v, 0) && math.Mod(r, scale) != 0 {
			return false
		}
	}
	return true
}

// alike reports whether two different values print the same.
func alike(a, b float64, n int) bool {
	return math.Abs(a-b) > nothing && decimal(a, n, false) == decimal(b, n, false)
}

// claimsAll reports whether something not quite 100 would print as 100.
func claimsAll(values []float64, n int) bool {
	for _, v := range values {
		if v < 100-nothing && decimal(v, n, true) == "100" {
			return true
		}
	}
	return false
}
