package ingest

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// otherWords are spellings of durations that alone more often mean something else: metres, points, o'clock,
// a date's day. As a unit they are labels.
var otherWords = []string{"m", "分", "时", "日"}

// timeSymbol is the symbol of the unit of time that a word names.
func timeSymbol(word string) (string, bool) {
	symbol, ok := durationUnits[strings.ToLower(word)]
	return symbol, ok && !slices.Contains(otherWords, word)
}

var (
	timeUnits = []string{"s", "min", "h", "d", "w"}
	rateUnits = []string{"per day", "per week", "per month", "per year"}
	rateSpans = []string{"day", "week", "month", "year"}

	workingTimeUnits = []string{"s", "min", "h", "d"} // how many days a week of work has, nothing says
	workingRateUnits = []string{"per " + metric.WorkingDay}
)

// parseUnit reads a unit that the program knows; any other word can only be a label.
func parseUnit(s string) (metric.Unit, bool) {
	s = strings.TrimSpace(s)
	if s == "%" {
		return metric.Unit{Kind: metric.PercentUnit}, true
	}
	if symbol, ok := timeSymbol(s); ok {
		return metric.Unit{Kind: metric.TimeUnit, Symbol: symbol}, true
	}
	if words := strings.Fields(s); len(words) == 2 && words[0] == "per" && (slices.Contains(rateSpans, words[1]) || words[1] == metric.WorkingDay) {
		return metric.Unit{Kind: metric.RateUnit, Symbol: words[1]}, true
	}
	return metric.Unit{}, false
}

// defaultUnit is how an indicator of a form is shown if nothing says otherwise.
func defaultUnit(m metric.Measure) metric.Unit {
	switch m.Form {
	case metric.Duration:
		return metric.Unit{Kind: metric.TimeUnit, Symbol: "d", Working: m.Working}
	case metric.Frequency:
		return metric.Unit{Kind: metric.RateUnit, Symbol: cmp.Or(m.Per, "month")}
	case metric.Proportion:
		return metric.Unit{Kind: metric.PercentUnit}
	}
	return metric.Unit{}
}

// unitsOf lists the units that a measure can be shown in; nil means per cent, a time or any label.
func unitsOf(m metric.Measure) []string {
	switch {
	case m.Form == metric.Duration && m.Working:
		return workingTimeUnits
	case m.Form == metric.Duration:
		return timeUnits
	case m.Form == metric.Frequency && m.Working:
		return workingRateUnits
	case m.Form == metric.Frequency:
		return rateUnits
	case m.Form == metric.Proportion:
		return []string{"%"}
	}
	return nil
}

// readUnit reads the unit of a measure; what is counted (the label of a rate) stays as it was.
func (d *definition) readUnit(n node, m metric.Measure, otherwise metric.Unit) metric.Unit {
	if !n.present() {
		return otherwise
	}
	fitting := unitsOf(m)
	word, isWord := n.scalar()
	unit, known := parseUnit(word)
	switch {
	case fitting == nil && n.Kind == yaml.MappingNode, fitting == nil && isWord && word != "" && (!known || unit.Kind == metric.RateUnit):
		return metric.Unit{Kind: metric.PlainUnit, Label: n.localised()}
	case fitting == nil && known:
		return unit
	case !isWord || word == "":
		n.wrong(notText, n.key)
	case known && m.Form == metric.Frequency && unit.Symbol == metric.WorkingDay && !m.Working:
		d.fail(n.pos(), workingDayUnit, shorten(word))
	case known && m.Form == metric.Frequency && unit.Kind == metric.RateUnit && m.Working && unit.Symbol != metric.WorkingDay:
		d.fail(n.pos(), calendarPer, shorten(word))
	case known && unit.Kind == defaultUnit(m).Kind && (!m.Working || slices.Contains(fitting, unit.String())):
		unit.Label, unit.Working = otherwise.Label, otherwise.Working
		return unit
	default:
		d.fail(n.pos(), unknownUnit, shorten(word), join(fitting), nearest(word, fitting))
	}
	return otherwise
}

// exampleOf is a value that fits a unit, for the problem that says so.
func exampleOf(unit metric.Unit) string {
	switch unit.Kind {
	case metric.TimeUnit:
		return "3" + unit.Symbol
	case metric.RateUnit:
		if unit.Symbol == metric.WorkingDay {
			return "0.5 per " + unit.Symbol
		}
		return "8 per " + unit.Symbol
	case metric.PercentUnit:
		return "80%"
	}
	return "0.5"
}

// readEffect reads the smallest change that matters: a part of the value, points where values are per
// cents, or an amount where the verdict rests on differences of a plain value.
func (d *definition) readEffect(n node, m metric.Measure, unit metric.Unit, otherwise metric.Effect) metric.Effect {
	s, ok := n.text()
	if !ok {
		return otherwise
	}
	q, ok := parseQuantity(s)
	example := "10%"
	if inPoints(m, unit) {
		example = "2 points"
	}
	switch {
	case !ok || q.value < 0:
		d.fail(n.pos(), badQuantity, shorten(s))
	case inPoints(m, unit) && q.kind == points:
		return metric.Effect{Value: q.value}
	case !inPoints(m, unit) && q.kind == perCent:
		return metric.Effect{Value: q.value, Relative: true}
	case !inPoints(m, unit) && m.AsSeries() && q.kind != perCent && q.fits(unit):
		return metric.Effect{Value: q.value}
	default:
		d.fail(n.pos(), wrongUnit, shorten(s), example)
	}
	return otherwise
}

// inPoints reports whether changes are differences of per cents, not parts of the value.
func inPoints(m metric.Measure, unit metric.Unit) bool {
	return m.Form == metric.Proportion || m.AsSeries() && unit.Kind == metric.PercentUnit
}

func defaultEffect(m metric.Measure, unit metric.Unit) metric.Effect {
	if inPoints(m, unit) {
		return metric.Effect{Value: 0.02}
	}
	return metric.Effect{Value: 0.1, Relative: true}
}
