package metric

import (
	"fmt"
	"math"
	"time"
)

// Day is a calendar day, counted from 1970-01-01. Days compare and subtract as integers.
type Day int32

// DayOf is the calendar day of t in t's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return DateDay(y, m, d)
}

// DateDay is the day of a date; out-of-range parts are normalised as time.Date does.
func DateDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads 2006-01-02.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day", s)
	}
	return DayOf(t), nil
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String prints 2006-01-02.
func (d Day) String() string { return d.Time().Format("2006-01-02") }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(((int(d)+int(time.Thursday))%7 + 7) % 7) // 1970-01-01 was a Thursday
}

// Instant is a moment in milliseconds since 1970-01-01 UTC.
type Instant int64

// NoInstant marks an empty time cell.
const NoInstant Instant = math.MinInt64

// In is the moment as a time in a location. It must not be NoInstant.
func (i Instant) In(loc *time.Location) time.Time { return time.UnixMilli(int64(i)).In(loc) }

// Day is the calendar day of the moment in a location. It must not be NoInstant.
func (i Instant) Day(loc *time.Location) Day { return DayOf(i.In(loc)) }

// InstantOf is the moment of t, to the millisecond.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Missing is the number that stands for "not given" inside the program. It never reaches a reader:
// the renderers print a dash with a reason, and results.json says null.
func Missing() float64 { return math.NaN() }

// Known reports whether a number is given.
func Known(v float64) bool { return !math.IsNaN(v) }
