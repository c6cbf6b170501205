package ingest

import (
	"strconv"

	"upshot/metric"
)

// Some tools write a day that cannot be where there is none: 1900-01-01, 1970-01-01 or 9999-12-31. Taken for a
// day it would make a lead time of fifty years.
var (
	earliestTime = metric.Instant(daysFrom(1971, 1, 1) * dayMS)
	latestTime   = metric.Instant(daysFrom(2200, 1, 1) * dayMS)
)

// emptySentinels empties the cells of a file's column whose day cannot be, and says so.
func (s *sourceReader) emptySentinels(c *column, f *fileReading, seen *columnSeen) {
	var found sighting
	for record := f.first; record < f.past; record++ {
		t := c.Times[record]
		if t == metric.NoInstant || t >= earliestTime && t < latestTime || timeForm(c.forms[record]) == badTime {
			continue
		}
		if found.count++; found.count <= keptPositions {
			if found.count == 1 {
				found.text = t.In(s.plan.Location).Format("2006-01-02")
			}
			found.at = append(found.at, s.position(record))
		}
		c.Times[record], c.forms[record] = metric.NoInstant, uint8(noTime)
	}
	seen.empty += found.count
	s.sighted(metric.Notice, sentinelDates, found, found.text, seen.header)
}

// mayBeSerial reports whether a text may be a day of Excel, between 1954 and 2119.
func mayBeSerial(text string) bool {
	days, err := strconv.ParseFloat(text, 64)
	return err == nil && days >= 20_000 && days < 80_000
}
