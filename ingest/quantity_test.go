package ingest

import (
	"strings"
	"testing"

	"upshot/metric"
)

func TestParseQuantity(t *testing.T) {
	for _, test := range []struct {
		claim, in string
		want      quantity
		ok        bool
	}{
		{"days", "3d", quantity{3 * 86400, timeSpan, "d"}, true},
		{"a space is allowed", "45 min", quantity{2700, timeSpan, "min"}, true},
		{"words too", "1.5 hours", quantity{5400, timeSpan, "h"}, true},
		{"in Chinese too", "2 天", quantity{2 * 86400, timeSpan, "d"}, true},
		{"a rate is per day", "7 per week", quantity{1, ratePerDay, "week"}, true},
		{"a working day is a day", "0.5 per working-day", quantity{0.5, ratePerDay, "working-day"}, true},
		{"per cent", "80%", quantity{0.8, perCent, ""}, true},
		{"points are differences", "2 points", quantity{0.02, points, ""}, true},
		{"a plain number", "0.5", quantity{0.5, bareNumber, ""}, true},
		{"a leading point", ".5", quantity{0.5, bareNumber, ""}, true},
		{"below zero", "-2", quantity{-2, bareNumber, ""}, true},
		{"no number", "soon", quantity{}, false},
		{"no unit that is known", "3 fortnights", quantity{}, false},
		{"an m is a minute or a month", "3m", quantity{}, false},
		{"two numbers", "1d 4h", quantity{}, false},
		{"a number too great", strings.Repeat("9", 400), quantity{}, false},
		{"nothing", "", quantity{}, false},
	} {
		got, ok := parseQuantity(test.in)
		if got != test.want || ok != test.ok {
			t.Errorf("%s: parseQuantity(%q) = %v, %v, want %v, %v", test.claim, test.in, got, ok, test.want, test.ok)
		}
	}
}

func TestQuantityFits(t *testing.T) {
	plain, percent := metric.Unit{}, metric.Unit{Kind: metric.PercentUnit}
	inDays, monthly := metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, metric.Unit{Kind: metric.RateUnit, Symbol: "month"}
	workingDays := metric.Unit{Kind: metric.TimeUnit, Symbol: "d", Working: true}
	perWorkingDay := metric.Unit{Kind: metric.RateUnit, Symbol: metric.WorkingDay}
	for _, test := range []struct {
		claim, in string
		unit      metric.Unit
		want      bool
	}{
		{"any unit of time fits a time", "45 min", inDays, true},
		{"a bare number is no time", "3", inDays, false},
		{"but nothing is nothing", "0", inDays, true},
		{"any rate fits a rate", "2 per day", monthly, true},
		{"a time is no rate", "2d", monthly, false},
		{"per cent", "80%", percent, true},
		{"a share", "0.8", percent, true},
		{"80 without its sign is not 8000 %", "80", percent, false},
		{"1 is 1 % to one reader and all to another", "1", percent, false},
		{"a plain value is bare", "0.5", plain, true},
		{"a plain value is no per cent", "50%", plain, false},
		{"a working day is a day of working time", "3d", workingDays, true},
		{"a week of work has no length", "1w", workingDays, false},
		{"a rate per working day fits its like", "0.5 per working-day", perWorkingDay, true},
		{"a month has no number of working days", "8 per month", perWorkingDay, false},
		{"nor a working day a length in days", "0.5 per working-day", monthly, false},
		{"points are not a value", "2 points", percent, false},
	} {
		q, _ := parseQuantity(test.in)
		if got := q.fits(test.unit); got != test.want {
			t.Errorf("%s: %q fits %v = %v, want %v", test.claim, test.in, test.unit, got, test.want)
		}
	}
}
