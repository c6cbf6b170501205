package wording

import (
	"math"
	"strconv"
	"strings"

	"upshot/metric"
)

const (
	dash  = "–" // a value that is not given
	minus = "−" // U+2212

	// nothing is what is left of zero after floating-point work; smaller numbers print as 0.
	nothing = 1e-9
)

// Value is a base-unit value in the unit it is shown in, with the unit: "5.1 days", "14 per month",
// "8.3 %". A dash if it is missing, words if it is infinite.
func (w *Words) Value(u metric.Unit, v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return w.Number(u, v)
	}
	return w.withUnit(u, w.Number(u, v))
}

// Number is Value without the unit, for a table that has the unit in its header.
func (w *Words) Number(u metric.Unit, v float64) string {
	switch {
	case math.IsNaN(v):
		return dash
	case math.IsInf(v, 0):
		return w.Say("value.no-limit")
	case u.Kind == metric.PercentUnit:
		return percentFigures(v / u.Factor())
	}
	return figures(v / u.Factor())
}

// UnitName is the unit alone, for headers: "days", "per month", "%", "defects/KLOC".
func (w *Words) UnitName(u metric.Unit) string {
	label := w.Text(u.Label)
	switch u.Kind {
	case metric.TimeUnit:
		return w.Say(timeKey(u) + ".name")
	case metric.RateUnit:
		if label != "" {
			return w.Say("unit.per."+u.Symbol+".of.name", label)
		}
		return w.Say("unit.per." + u.Symbol + ".name")
	case metric.PercentUnit:
		return "%"
	}
	return label
}

// Interval is two limits in one unit: "4.2 to 6.3 days". A limit that is infinite is said to be missing.
func (w *Words) Interval(u metric.Unit, low, high float64) string {
	noLow, noHigh := math.IsInf(low, 0), math.IsInf(high, 0)
	switch {
	case math.IsNaN(low) || math.IsNaN(high):
		return dash
	case noLow && noHigh:
		return w.Say("value.no-limits")
	case noLow:
		return w.Say("value.no-lower", w.Value(u, high))
	case noHigh:
		return w.Say("value.no-upper", w.Value(u, low))
	}
	return w.span(u, "span.to", low, high)
}

// span says two values in one unit, joined by a message: "12.4 to 5.1 days". Per cents carry their
// sign twice.
func (w *Words) span(u metric.Unit, key string, a, b float64) string {
	if math.IsNaN(a) || math.IsNaN(b) || math.IsInf(a, 0) || math.IsInf(b, 0) || u.Kind == metric.PercentUnit {
		both := w.Values(u, a, b)
		return w.Say(key, both[0], both[1])
	}
	both := w.Numbers(u, a, b)
	return w.withUnit(u, w.Say(key, both[0], both[1]))
}

// withUnit puts a number, or two joined ones, into the words of a unit.
func (w *Words) withUnit(u metric.Unit, number string) string {
	label := w.Text(u.Label)
	switch u.Kind {
	case metric.TimeUnit:
		return w.Say(timeKey(u), number)
	case metric.RateUnit:
		if label != "" {
			return w.Say("unit.per."+u.Symbol+".of", number, label)
		}
		return w.Say("unit.per."+u.Symbol, number)
	case metric.PercentUnit:
		return w.Say("unit.percent", number)
	}
	if label == "" {
		return number
	}
	return w.Say("unit.plain", number, label)
}

// timeKey is the message of a unit of time, or of one of working time.
func timeKey(u metric.Unit) string {
	if u.Working {
		return "unit." + u.Symbol + ".working"
	}
	return "unit." + u.Symbol
}

// difference is how far apart two values are, without sign: "3.2 days", or "12 points" for per cents.
func (w *Words) difference(u metric.Unit, v float64) string {
	v = math.Abs(v)
	if u.Kind == metric.PercentUnit {
		return w.Say("unit.points", coarse(v/u.Factor()))
	}
	return w.Value(u, v)
}

// relative is a relative size, without sign, of a share: 0.59 is "59 %".
func (w *Words) relative(share float64) string {
	return w.Say("unit.percent", coarse(100*math.Abs(share)))
}

// Count is a whole number in full: "1,234".
func (w *Words) Count(n int) string { return grouped(strconv.Itoa(n)) }

// Percent is a share as per cent: 0.083 is "8.3 %".
func (w *Words) Percent(share float64) string {
	return w.Value(metric.Unit{Kind: metric.PercentUnit}, share)
}

// P is a p-value: "p 0.003", never "p 0.000".
func (w *Words) P(p float64) string {
	switch {
	case math.IsNaN(p):
		return dash
	case p < 0.001:
		return w.Say("p.below", "0.001")
	case p < 0.0995:
		return w.Say("p.is", strconv.FormatFloat(p, 'f', 3, 64))
	case p >= 0.995:
		return w.Say("p.is", "1")
	}
	return w.Say("p.is", strconv.FormatFloat(p, 'f', 2, 64))
}

// figures prints two or three significant figures: 0.042, 0.42, 5.1, 12.4, 124, 1,234; whole numbers
// below a hundred lose their ".0".
func figures(v float64) string {
	size := math.Abs(v)
	if size < nothing {
		return "0"
	}
	return decimal(v, decimals(size), size >= 0.995)
}

// decimals is how many decimals show two or three significant figures of a size.
func decimals(size float64) int {
	switch {
	case size < nothing:
		return 0
	case size < 0.995:
		return 1 - exponent(size)
	case size < 99.95:
		return 1
	}
	return 0
}

// exponent is the power of ten of v once it is rounded to two figures: -1 for 0.42, 0 for 0.996.
func exponent(v float64) int {
	s := strconv.FormatFloat(v, 'e', 1, 64)
	e, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	return e
}

// percentFigures is figures, except that what is not quite 100 never prints as 100.
func percentFigures(v float64) string {
	s := figures(v)
	for extra := 1; s == "100" && v < 100-nothing && extra <= 6; extra++ {
		s = decimal(v, extra, true)
	}
	return s
}

// coarse prints the size of a change in per cent or points: 59, 8.3, 0.4; whole from ten on, since the
// data of a report never carry more. What is not quite 100 never prints as 100.
func coarse(v float64) string {
	decimals := 0
	if v < 9.95 {
		decimals = 1
	}
	s := decimal(v, decimals, true)
	for extra := 1; s == "100" && v < 100-nothing && extra <= 6; extra++ {
		s = decimal(v, extra, true)
	}
	return s
}

// decimal prints v with a number of decimals, a real minus sign and grouped thousands; trim drops
// decimals that are all zero.
func decimal(v float64, decimals int, trim bool) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	zero := strings.Trim(fraction, "0") == ""
	if zero && trim {
		fraction = ""
	}
	text := grouped(whole)
	if fraction != "" {
		text += "." + fraction
	}
	if v < 0 && !(zero && strings.Trim(whole, "0") == "") {
		return minus + text
	}
	return text
}

// grouped sets a comma before every third digit from the right.
func grouped(digits string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = minus, rest
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}
