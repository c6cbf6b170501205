package wording

import (
	"strconv"
	"strings"
	"time"

	"upshot/metric"
)

// Day is a date: "30 Nov 2024". Tables use Day.String instead, which is ISO.
func (w *Words) Day(d metric.Day) string {
	t := d.Time()
	return w.Say("date.day", strconv.Itoa(t.Day()), w.month(t), strconv.Itoa(t.Year()))
}

// Month is the month of a day: "Nov 2024".
func (w *Words) Month(d metric.Day) string {
	t := d.Time()
	return w.Say("date.month", w.month(t), strconv.Itoa(t.Year()))
}

// Period is a period's name: "Nov 2024", "week 23 of 2024", "Q2 2024".
func (w *Words) Period(p metric.Period) string {
	year, part, _ := strings.Cut(p.Label, "-")
	if n, ok := strings.CutPrefix(part, "W"); ok {
		return w.Say("date.week", strings.TrimLeft(n, "0"), year)
	}
	if n, ok := strings.CutPrefix(part, "Q"); ok {
		return w.Say("date.quarter", n, year)
	}
	return w.Month(p.First)
}

// PeriodUnit is the name of the slices of a trend: "month".
func (w *Words) PeriodUnit(u metric.PeriodUnit) string { return w.Say("period." + u.String()) }

// Window is a span of days: "1 Jun 2023 to 30 Nov 2023".
func (w *Words) Window(v metric.Window) string {
	return w.Say("date.window", w.Day(v.From), w.Day(v.To))
}

func (w *Words) month(t time.Time) string { return w.Say("month." + strconv.Itoa(int(t.Month()))) }
