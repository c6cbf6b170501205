package ingest

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"upshot/metric"
)

// quantity is a number with its unit, in base units: seconds, 0 to 1, per day.
type quantity struct {
	value  float64
	kind   quantityKind
	symbol string // of a time span or rate: its unit's
}

type quantityKind int

const (
	bareNumber quantityKind = iota
	timeSpan                // 3d, 45 min
	ratePerDay              // 8 per month
	perCent                 // 80%
	points                  // 2 points: a difference of per cents
)

var quantityPattern = regexp.MustCompile(`^([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(.*)$`)

// parseQuantity reads a number with s, min, h, d, w, %, points or per day|week|month|year|working-day, or
// without a unit.
func parseQuantity(s string) (quantity, bool) {
	match := quantityPattern.FindStringSubmatch(strings.TrimSpace(s))
	if match == nil {
		return quantity{}, false
	}
	number, err := strconv.ParseFloat(match[1], 64)
	if err != nil || math.IsInf(number, 0) {
		return quantity{}, false
	}
	switch word := match[2]; word {
	case "":
		return quantity{value: number, kind: bareNumber}, true
	case "%":
		return quantity{value: number / 100, kind: perCent}, true
	case "points", "point":
		return quantity{value: number / 100, kind: points}, true
	default:
		unit, ok := parseUnit(word)
		switch {
		case ok && unit.Kind == metric.TimeUnit:
			return quantity{number * metric.Seconds[unit.Symbol], timeSpan, unit.Symbol}, true
		case ok && unit.Kind == metric.RateUnit:
			return quantity{number / metric.PerDays[unit.Symbol], ratePerDay, unit.Symbol}, true
		}
	}
	return quantity{}, false
}

// fits is the value for an indicator with that unit. A bare number is a plain value, a share below 1,
// or nothing at all; in a unit of time or a rate it would be a guess. So would weeks of working time, and days
// where working days count.
func (q quantity) fits(unit metric.Unit) bool {
	switch {
	case q.kind == bareNumber && q.value == 0:
		return true
	case unit.Kind == metric.TimeUnit:
		return q.kind == timeSpan && !(unit.Working && q.symbol == "w")
	case unit.Kind == metric.RateUnit:
		return q.kind == ratePerDay && (q.symbol == metric.WorkingDay) == (unit.Symbol == metric.WorkingDay)
	case unit.Kind == metric.PercentUnit:
		return q.kind == perCent || q.kind == bareNumber && q.value > 0 && q.value < 1
	}
	return q.kind == bareNumber
}

// quantity reads a value of an indicator with that unit, in base units. The example shows what fits.
func (n node) quantity(unit metric.Unit, example string) (float64, bool) {
	s, ok := n.text()
	if !ok {
		return 0, false
	}
	q, ok := parseQuantity(s)
	switch {
	case !ok:
		n.d.fail(n.pos(), badQuantity, shorten(s))
	case !q.fits(unit):
		n.d.fail(n.pos(), wrongUnit, shorten(s), example)
		return 0, false
	}
	return q.value, ok
}

// number reads a plain number.
func (n node) number(otherwise float64) float64 {
	s, ok := n.text()
	if !ok {
		return otherwise
	}
	q, ok := parseQuantity(s)
	if !ok || q.kind != bareNumber {
		n.d.fail(n.pos(), notNumber, n.key, shorten(s))
		return otherwise
	}
	return q.value
}
