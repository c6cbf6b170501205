package main

import "time"

// bankTime is the bank's wall clock. A fixed zone, so that no time zone database is needed.
var bankTime = time.FixedZone("UTC+8", 8*3600)

// The exports were taken on 2 December 2024 at half past nine, and reach a little further than the
// report on both sides, as exports do.
var (
	firstDay   = day(2023, 5, 22)
	lastDay    = day(2024, 12, 1)
	exportedAt = time.Date(2024, 12, 2, 9, 30, 0, 0, bankTime)
)

func day(year int, month time.Month, dayOfMonth int) time.Time {
	return time.Date(year, month, dayOfMonth, 0, 0, 0, 0, bankTime)
}

// quietTime is a holiday or a change freeze: how much of a usual day's work is done.
type quietTime struct {
	from, to time.Time // both inclusive
	share    float64
}

var quietTimes = []quietTime{
	{day(2023, 1, 21), day(2023, 1, 27), 0.03},   // Spring Festival
	{day(2023, 4, 29), day(2023, 5, 3), 0.03},    // Labour Day
	{day(2023, 6, 22), day(2023, 6, 24), 0.03},   // Dragon Boat
	{day(2023, 9, 29), day(2023, 10, 6), 0.03},   // Mid-Autumn and National Day
	{day(2023, 12, 25), day(2023, 12, 31), 0.55}, // year-end closing of the books
	{day(2024, 1, 1), day(2024, 1, 1), 0.03},
	{day(2024, 2, 4), day(2024, 2, 9), 0.35},   // change freeze before Spring Festival
	{day(2024, 2, 10), day(2024, 2, 17), 0.02}, // Spring Festival
	{day(2024, 2, 18), day(2024, 2, 25), 0.6},  // people come back one by one
	{day(2024, 4, 4), day(2024, 4, 6), 0.03},   // Qingming
	{day(2024, 5, 1), day(2024, 5, 5), 0.03},   // Labour Day
	{day(2024, 6, 10), day(2024, 6, 10), 0.03}, // Dragon Boat
	{day(2024, 9, 15), day(2024, 9, 17), 0.03}, // Mid-Autumn
	{day(2024, 10, 1), day(2024, 10, 7), 0.03}, // National Day
}

// weekdays is how much of an average working day's work falls on each day, Sunday first.
type weekdays [7]float64

var (
	officeDays  = weekdays{0.04, 1, 1.05, 1.05, 1, 0.9, 0.08}
	releaseDays = weekdays{0.1, 0.6, 1.4, 0.75, 1.6, 0.3, 0.35} // release windows are Tuesday and Thursday night
	testDays    = weekdays{0.05, 0.9, 1, 1.1, 1.1, 0.9, 0.15}
	serviceDays = weekdays{0.75, 1.15, 1, 1, 1, 1.1, 0.8} // customers and incidents know no weekend
)

// on is the share of a working day, holidays taken into account.
func (w weekdays) on(d time.Time) float64 { return w[d.Weekday()] * quiet(d) }

func quiet(d time.Time) float64 {
	for _, q := range quietTimes {
		if !d.Before(q.from) && d.Before(q.to.AddDate(0, 0, 1)) {
			return q.share
		}
	}
	return 1
}

// workingDays is how many working days an average month has: monthly volumes are spread over them.
const workingDays = 20.5

// daysBetween lists the days from first to last, both included.
func daysBetween(first, last time.Time) []time.Time {
	var days []time.Time
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		days = append(days, d)
	}
	return days
}

// reportStart is the first of the 18 months of the report.
var reportStart = day(2023, 6, 1)

// monthsFrom lists the first days of the months from one to November 2024.
func monthsFrom(first time.Time) []time.Time {
	var firsts []time.Time
	for m := first; m.Before(day(2024, 12, 1)); m = m.AddDate(0, 1, 0) {
		firsts = append(firsts, m)
	}
	return firsts
}

// toOffice moves a moment into the working hours of the same or the next working day: nobody commits
// on a holiday morning at four.
func toOffice(t time.Time, c *chance) time.Time {
	for officeDays.on(t) < 0.3 {
		t = t.AddDate(0, 0, 1)
	}
	if t.Hour() >= 9 && t.Hour() < 20 {
		return t
	}
	return c.clock(t, 9, 19)
}
