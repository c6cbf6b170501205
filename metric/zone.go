package metric

import "time"

// dayMillis is the length of a day without a change of the clocks.
const dayMillis = 86400 * 1000

// Zone finds the day of a moment in a place fast: it keeps the UTC offset of the span around the last moment
// asked for. It is not for several goroutines at once.
type Zone struct {
	loc        *time.Location
	start, end Instant // the offset holds for start <= t < end
	offset     int64   // milliseconds east of UTC
	known      bool
}

// NewZone is the days of a place.
func NewZone(loc *time.Location) Zone { return Zone{loc: loc} }

// Day is the calendar day of a moment, which must not be NoInstant.
func (z *Zone) Day(t Instant) Day {
	z.find(t)
	local := int64(t) + z.offset
	day := local / dayMillis
	if local%dayMillis < 0 {
		day--
	}
	return Day(day)
}

// find makes the offset that of a moment.
func (z *Zone) find(t Instant) {
	if !z.known || t < z.start || t >= z.end {
		z.lookUp(t)
	}
}

func (z *Zone) lookUp(t Instant) {
	local := t.In(z.loc)
	_, seconds := local.Zone()
	start, end := local.ZoneBounds()
	z.known, z.offset = true, int64(seconds)*1000
	z.start, z.end = NoInstant, 1<<62
	if !start.IsZero() {
		z.start = InstantOf(start)
	}
	if !end.IsZero() {
		z.end = InstantOf(end)
	}
}

// Midnight is the first moment of a day in a place: later than 00:00 where the clocks skip it.
func (d Day) Midnight(loc *time.Location) Instant {
	y, m, day := d.Time().Date()
	t := time.Date(y, m, day, 0, 0, 0, 0, loc)
	if _, end := t.ZoneBounds(); DayOf(t) < d && !end.IsZero() {
		t = end
	}
	return InstantOf(t)
}
