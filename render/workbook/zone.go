package workbook

import (
	"fmt"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

// zone is the one UTC offset in which the workbook writes times: the report's own zone if its offset
// is the same over all the data, else UTC. Cells of a spreadsheet carry no zone, and a shift
// inside the data would make differences of cells wrong by an hour.
type zone struct {
	name   string        // as the definition has it, or "UTC"
	offset time.Duration // east of UTC
	own    bool          // the report's own zone
}

func newZone(rep *indicator.Report) zone {
	first, last, any := moments(rep)
	loc := rep.Plan.Location
	if loc == nil {
		return zone{name: "UTC"}
	}
	if !any {
		return zone{name: rep.Plan.Timezone, own: true}
	}
	_, end := first.In(loc).ZoneBounds()
	if !end.IsZero() && !last.In(loc).Before(end) {
		return zone{name: "UTC"}
	}
	_, seconds := first.In(loc).Zone()
	return zone{name: rep.Plan.Timezone, offset: time.Duration(seconds) * time.Second, own: true}
}

// moments finds the first and the last moment of all records.
func moments(rep *indicator.Report) (first, last metric.Instant, any bool) {
	for i := range rep.Ledgers {
		for _, c := range rep.Ledgers[i].Table.Columns {
			for _, t := range c.Times {
				if t == metric.NoInstant {
					continue
				}
				if !any {
					first, last, any = t, t, true
				}
				first, last = min(first, t), max(last, t)
			}
		}
	}
	return first, last, any
}

// String is the zone with its offset: "Asia/Shanghai (UTC+08:00)".
func (z zone) String() string {
	if z.offset == 0 && z.name == "UTC" {
		return "UTC"
	}
	sign, minutes := '+', int(z.offset.Minutes())
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%s (UTC%c%02d:%02d)", z.name, sign, minutes/60, minutes%60)
}

const (
	epochSerial = 25569 // 1970-01-01 as Excel counts days
	firstSerial = 61    // 1900-03-01: earlier days are off by one in Excel, which thinks 1900 a leap year
	lastSerial  = 2958466
	dayMillis   = 86400 * 1000
)

// serial is a moment as Excel counts days; ok is false where Excel cannot.
func (z zone) serial(t metric.Instant) (days float64, ok bool) {
	local := int64(t) + z.offset.Milliseconds()
	days = float64(local)/dayMillis + epochSerial
	return days, days >= firstSerial && days < lastSerial
}

// iso is a moment as text.
func (z zone) iso(t metric.Instant) string {
	return t.In(time.FixedZone("", int(z.offset.Seconds()))).Format("2006-01-02T15:04:05.999Z07:00")
}

// serialDay is a day as Excel counts it.
func serialDay(d metric.Day) float64 { return float64(d) + epochSerial }
