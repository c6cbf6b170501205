package ingest

import "upshot/metric"

const quarterHourMS = 15 * minuteMS

// packDate keeps a date whose order is open: the year, the two numbers as they stand, the time of day, and
// above them the zone's quarter hours east of UTC plus 64, 0 for none.
func packDate(year, a, b int, clock clockTime) int64 {
	v := int64(year)<<37 | int64(a)<<32 | int64(b)<<27 | clock.ms
	if clock.zoned {
		v |= (clock.offset/quarterHourMS + 64) << 52
	}
	return v
}

// unpackDate makes the moment of a packed date.
func unpackDate(v int64, monthFirst bool, zone *zoneClock) metric.Instant {
	year, a, b, ms := int(v>>37&(1<<15-1)), int(v>>32&31), int(v>>27&31), v&(1<<27-1)
	if monthFirst {
		a, b = b, a
	}
	wall := daysFrom(year, b, a)*dayMS + ms
	if quarters := v >> 52; quarters != 0 {
		return metric.Instant(wall - (quarters-64)*quarterHourMS)
	}
	return zone.moment(wall)
}
