package metric

import (
	"maps"
	"slices"
)

// Base units, used everywhere inside the program and in results.json: a duration is in seconds,
// a proportion is 0 to 1, a frequency is per day. A unit only says how a value is shown.

// DaysPerMonth is the length of an average month: 365.25 days over 12.
const DaysPerMonth = 365.25 / 12

// UnitKind is what sort of quantity a unit measures. The zero value is a plain number.
type UnitKind int

const (
	PlainUnit   UnitKind = iota // a number with a label, such as defects/KLOC
	TimeUnit                    // seconds, shown in Symbol
	RateUnit                    // per day, shown per Symbol
	PercentUnit                 // 0 to 1, shown as per cent; differences are in percentage points
)

// Unit is how an indicator's values are shown.
type Unit struct {
	Kind   UnitKind
	Symbol string // TimeUnit: s min h d w; RateUnit: day week month year, or working-day; else ""
	Label  Text   // PlainUnit: the words after the number; RateUnit: what is counted, may be empty

	Working bool // TimeUnit: only the time of working days counts, of which each has 24 h
}

// Factor is how many base units one shown unit is: 3600 for hours, 0.01 for per cent,
// 1/30.4375 (per day) for "per month", 1 for a plain number.
func (u Unit) Factor() float64 {
	switch u.Kind {
	case TimeUnit:
		return Seconds[u.Symbol]
	case RateUnit:
		return 1 / PerDays[u.Symbol]
	case PercentUnit:
		return 0.01
	}
	return 1
}

// String is the unit in results.json: "d", "per month", "%", or the label in English, else in
// the first language it has.
func (u Unit) String() string {
	switch u.Kind {
	case TimeUnit:
		return u.Symbol
	case RateUnit:
		return "per " + u.Symbol
	case PercentUnit:
		return "%"
	}
	if s := u.Label.In("en"); s != "" {
		return s
	}
	for _, language := range slices.Sorted(maps.Keys(u.Label)) {
		if s := u.Label[language]; s != "" {
			return s
		}
	}
	return ""
}

// Seconds gives the length of each time unit; a day is 24 h.
var Seconds = map[string]float64{"ms": 0.001, "s": 1, "min": 60, "h": 3600, "d": 86400, "w": 7 * 86400}

// PerDays gives the length in days of each unit of a rate. A rate per WorkingDay counts no other days, so
// that one is a day too.
var PerDays = map[string]float64{"day": 1, "week": 7, "month": DaysPerMonth, "year": 365.25, WorkingDay: 1}

// WorkingDay is the symbol of a rate whose exposure is in working days.
const WorkingDay = "working-day"
