package metric

import (
	"fmt"
	"time"
)

// PeriodUnit is the length of the calendar slices of a trend. The zero value is the month.
type PeriodUnit int

const (
	Month PeriodUnit = iota
	Week             // ISO week, Monday to Sunday
	Quarter
)

// PeriodUnits names the units as the definition writes them.
var PeriodUnits = []string{Month: "month", Week: "week", Quarter: "quarter"}

func (u PeriodUnit) String() string { return PeriodUnits[u] }

// Period is one calendar slice, both days inclusive.
type Period struct {
	Label       string // 2023-06, 2023-W23 or 2023-Q2
	First, Last Day
}

// Days is the length of the period.
func (p Period) Days() int { return int(p.Last-p.First) + 1 }

// Containing is the period that holds a day.
func (u PeriodUnit) Containing(d Day) Period {
	t := d.Time()
	switch u {
	case Week:
		monday := d - Day((int(t.Weekday())+6)%7)
		year, week := t.ISOWeek()
		return Period{fmt.Sprintf("%d-W%02d", year, week), monday, monday + 6}
	case Quarter:
		q := (int(t.Month()) - 1) / 3
		first := DateDay(t.Year(), time.Month(q*3+1), 1)
		return Period{fmt.Sprintf("%d-Q%d", t.Year(), q+1), first, DateDay(t.Year(), time.Month(q*3+4), 1) - 1}
	}
	first := DateDay(t.Year(), t.Month(), 1)
	return Period{t.Format("2006-01"), first, DateDay(t.Year(), t.Month()+1, 1) - 1}
}

// Between lists the periods that touch the days from first to last, in order.
func (u PeriodUnit) Between(first, last Day) []Period {
	var periods []Period
	for d := first; d <= last; {
		p := u.Containing(d)
		periods = append(periods, p)
		d = p.Last + 1
	}
	return periods
}

// Window is a span of days, both inclusive. A window whose To is before its From is empty.
type Window struct{ From, To Day }

// Days is the number of days in the window, 0 if it is empty.
func (w Window) Days() int { return max(0, int(w.To-w.From)+1) }

// Contains reports whether the day lies in the window.
func (w Window) Contains(d Day) bool { return w.From <= d && d <= w.To }

// Covers reports whether all of v lies in w.
func (w Window) Covers(v Window) bool { return w.From <= v.From && v.To <= w.To }

// Cut is the part that both windows share; it may be empty.
func (w Window) Cut(v Window) Window { return Window{max(w.From, v.From), min(w.To, v.To)} }
