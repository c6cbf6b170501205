package ingest

import (
	"time"

	"upshot/metric"
)

// zoneClock turns local wall-clock times into moments. It remembers the last stretch of time with
// one offset, since looking a zone up costs more than reading a cell.
//
// Times that a clock change skips or repeats are resolved as time.Date does.
type zoneClock struct {
	loc        *time.Location
	offset     int64 // ms east of UTC
	from, till int64 // wall-clock ms for which offset surely holds
}

// far keeps the remembered stretch away from the clock changes at its ends.
const far = 26 * hourMS

const (
	secondMS = int64(1000)
	minuteMS = 60 * secondMS
	hourMS   = 60 * minuteMS
	dayMS    = 24 * hourMS
)

func newZoneClock(loc *time.Location) *zoneClock {
	if loc == nil {
		loc = time.UTC
	}
	return &zoneClock{loc: loc}
}

// moment is the instant at which clocks in the zone show wall, given in ms as if it were UTC.
func (z *zoneClock) moment(wall int64) metric.Instant {
	if z.from <= wall && wall < z.till {
		return metric.Instant(wall - z.offset)
	}
	u := time.UnixMilli(wall).UTC()
	t := time.Date(u.Year(), u.Month(), u.Day(), u.Hour(), u.Minute(), u.Second(), u.Nanosecond(), z.loc)
	_, offset := t.Zone()
	z.offset = int64(offset) * secondMS
	start, end := t.ZoneBounds()
	if start.IsZero() {
		z.from = -1 << 62
	} else {
		z.from = start.UnixMilli() + z.offset + far
	}
	if end.IsZero() {
		z.till = 1 << 62
	} else {
		z.till = end.UnixMilli() + z.offset - far
	}
	return metric.Instant(t.UnixMilli())
}

// dayStart is the first moment of a day in the zone.
func (z *zoneClock) dayStart(day metric.Day) metric.Instant { return z.moment(int64(day) * dayMS) }

// daysFrom is the day number of a date, counted from 1970-01-01. The date must exist.
// It is Howard Hinnant's days_from_civil, for years after 0.
func daysFrom(year, month, day int) int64 {
	if month <= 2 {
		year--
	}
	era := year / 400
	yoe := year - era*400
	m := month - 3
	if m < 0 {
		m += 12
	}
	doy := (153*m+2)/5 + day - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return int64(era)*146097 + int64(doe) - 719468
}

var monthDays = [13]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// isDate reports whether the calendar has the day.
func isDate(year, month, day int) bool {
	if year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 {
		return false
	}
	if month == 2 && day == 29 {
		return year%4 == 0 && (year%100 != 0 || year%400 == 0)
	}
	return day <= monthDays[month]
}
