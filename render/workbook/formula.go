package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// expr is a live formula together with the value it recalculates to. Both are made in one step, so
// that what a reader sees before recalculation cannot drift from what the formula says.
type expr struct {
	text  string // without the leading "="
	value float64
	tight bool // needs no parentheses inside another expression
}

// known reports whether the formula gives a number; otherwise it would show an error value.
func (e expr) known() bool { return !math.IsNaN(e.value) && !math.IsInf(e.value, 0) }

func (e expr) inner() string {
	if e.tight {
		return e.text
	}
	return "(" + e.text + ")"
}

// constant writes a number into a formula.
func constant(v float64) expr {
	return expr{strconv.FormatFloat(v, 'G', 15, 64), v, v >= 0}
}

func plus(a, b expr) expr  { return expr{a.text + "+" + b.inner(), a.value + b.value, false} }
func minus(a, b expr) expr { return expr{a.text + "-" + b.inner(), a.value - b.value, false} }
func times(a, b expr) expr {
	return expr{a.inner() + "*" + b.inner(), float64(a.value * b.value), false}
}
func over(a, b expr) expr { return expr{a.inner() + "/" + b.inner(), a.value / b.value, false} }
func root(a expr) expr    { return expr{"SQRT(" + a.text + ")", math.Sqrt(a.value), true} }
func square(a expr) expr  { return expr{a.inner() + "*" + a.inner(), a.value * a.value, false} }

// difference is what a recalculated value is off the published one; noise of the last digits is 0.
func difference(live, published expr) expr {
	d := live.text + "-" + published.text
	v := live.value - published.value
	if math.Abs(v) <= 1e-9*math.Max(1, math.Abs(published.value)) {
		v = 0
	}
	return expr{"IF(ABS(" + d + ")<=1E-9*MAX(1,ABS(" + published.text + ")),0," + d + ")", v, true}
}

// span is the cells that a formula reads: parts of one column of one sheet, and the numbers in them.
type span struct {
	parts  []string  // 'raw-deployments-time'!$H$6:$H$90
	values []float64 // numbers only, in the order of the cells
}

// maxFormula and maxArguments keep far from Excel's own bounds, 8,192 characters and 255 arguments.
const (
	maxFormula   = 7000
	maxArguments = 120
)

// fits reports whether the cells can be named in a formula.
func (s span) fits() bool {
	size := 0
	for _, p := range s.parts {
		size += len(p) + 1
	}
	return len(s.parts) <= maxArguments && size <= maxFormula
}

// list names the cells as arguments of a function that takes many.
func (s span) list() string { return strings.Join(s.parts, ",") }

// one names the cells as the single argument of a function that takes one: a union, where there are several.
func (s span) one() string {
	if len(s.parts) == 1 {
		return s.parts[0]
	}
	return "(" + s.list() + ")"
}

// none is a formula that has nothing to compute from.
func none() expr { return expr{value: math.NaN()} }

func (s span) count() expr {
	if len(s.parts) == 0 {
		return constant(0)
	}
	return expr{"COUNT(" + s.list() + ")", float64(len(s.values)), true}
}

func (s span) sum() expr {
	if len(s.parts) == 0 {
		return constant(0)
	}
	return expr{"SUM(" + s.list() + ")", total(s.values), true}
}

func (s span) average() expr {
	if len(s.values) == 0 {
		return none()
	}
	return expr{"AVERAGE(" + s.list() + ")", total(s.values) / float64(len(s.values)), true}
}

func (s span) median() expr {
	if len(s.values) == 0 {
		return none()
	}
	return expr{"MEDIAN(" + s.list() + ")", quantile(s.values, 0.5), true}
}

// percentile is PERCENTILE, which Excel 2010 renamed to PERCENTILE.INC: linear between the two nearest, type 7.
func (s span) percentile(share float64) expr {
	if len(s.values) == 0 {
		return none()
	}
	return expr{"PERCENTILE(" + s.one() + "," + constant(share).text + ")", quantile(s.values, share), true}
}

// small is the value of a rank, from 1; the rank stands in another cell.
func (s span) small(rank expr) expr {
	k := int(rank.value)
	if k < 1 || k > len(s.values) {
		return none()
	}
	return expr{"SMALL(" + s.one() + "," + rank.text + ")", ascending(s.values)[k-1], true}
}

// deviation is the standard deviation of a sample.
func (s span) deviation() expr {
	n := float64(len(s.values))
	if n < 2 {
		return none()
	}
	mean, squares := total(s.values)/n, 0.0
	for _, v := range s.values {
		squares += float64((v - mean) * (v - mean))
	}
	return expr{"STDEV(" + s.list() + ")", math.Sqrt(squares / (n - 1)), true}
}

// join puts two spans of the same column together.
func (s span) join(other span) span {
	return span{append(slices.Clip(s.parts), other.parts...), append(slices.Clip(s.values), other.values...)}
}

func total(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum
}

func ascending(values []float64) []float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted
}

func quantile(values []float64, share float64) float64 {
	sorted := ascending(values)
	place := float64(share * float64(len(sorted)-1))
	low := int(place)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + float64((place-float64(low))*(sorted[low+1]-sorted[low]))
}
