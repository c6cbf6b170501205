package ingest

import (
	"bytes"
	"strconv"
	"strings"

	"upshot/metric"
)

// parseDuration reads a trimmed, non-empty cell to seconds: 1d 4h, 90 min, 2小时30分钟, 01:30:00, 1.02:03:04,
// PT1H30M, or a bare number in the given unit. A day is 24 h, a week 7 days, 01:30 one hour and a half.
func parseDuration(b []byte, unit string, sheet bool) (float64, numberForm) {
	if v, form := parseNumber(b, sheet); form != badNumber {
		if form&percentFlag != 0 {
			return 0, badNumber
		}
		if unit == "ms" {
			return v / 1000, form // exact where a product with 0.001 is not
		}
		return v * metric.Seconds[unit], form
	}
	if len(b) > 64 {
		return 0, badNumber
	}
	s := bytes.ToLower([]byte(fold(string(b))))
	sign := 1.0
	if s[0] == '-' {
		sign, s = -1, trim(s[1:])
	}
	seconds, ok := clockDuration(s)
	if !ok && len(s) > 0 && s[0] == 'p' {
		seconds, ok = isoDuration(s[1:])
	} else if !ok {
		seconds, ok = unitDuration(s)
	}
	if !ok {
		return 0, badNumber
	}
	return sign * seconds, plainNumber
}

// clockDuration reads h:mm, h:mm:ss.fff, d.hh:mm:ss and "1 day, 2:03:04".
func clockDuration(s []byte) (float64, bool) {
	colon := bytes.IndexByte(s, ':')
	if colon < 0 {
		return 0, false
	}
	days := 0.0
	for _, sep := range []string{" days, ", " day, ", " days ", " day ", "d "} {
		if i := bytes.Index(s, []byte(sep)); i > 0 {
			v, err := strconv.ParseUint(string(s[:i]), 10, 31)
			if err != nil {
				return 0, false
			}
			days, s = float64(v), trim(s[i+len(sep):])
			break
		}
	}
	if dot := bytes.IndexByte(s, '.'); dot > 0 && dot < bytes.IndexByte(s, ':') {
		v, err := strconv.ParseUint(string(s[:dot]), 10, 31)
		if err != nil {
			return 0, false
		}
		days, s = days+float64(v), s[dot+1:]
	}
	parts := bytes.Split(s, []byte{':'})
	if len(parts) != 2 && len(parts) != 3 {
		return 0, false
	}
	total := days * metric.Seconds["d"]
	for i, unit := range []float64{3600, 60, 1}[:len(parts)] {
		part := parts[i]
		if len(part) == 0 || i < 2 && !digits(part) || len(part) > 12 || part[0]-'0' > 9 {
			return 0, false
		}
		v, err := strconv.ParseFloat(string(part), 64)
		if err != nil || i > 0 && v >= 60 {
			return 0, false
		}
		total += float64(v * unit)
	}
	return total, true
}

// isoDuration reads what follows the P of ISO 8601: 1DT2H30M, T1.5H, 2W. Years and months have no length.
func isoDuration(s []byte) (float64, bool) {
	total, inTime, parts := 0.0, false, 0
	c := cursor{b: s}
	for !c.done() {
		if !inTime && c.take('t') {
			inTime = true
			continue
		}
		v, ok := c.decimal()
		if !ok {
			return 0, false
		}
		unit := c.peek()
		c.i++
		switch {
		case unit == 'w' && !inTime:
			total += float64(v * metric.Seconds["w"])
		case unit == 'd' && !inTime:
			total += float64(v * metric.Seconds["d"])
		case unit == 'h' && inTime:
			total += float64(v * 3600)
		case unit == 'm' && inTime:
			total += float64(v * 60)
		case unit == 's' && inTime:
			total += v
		default:
			return 0, false
		}
		parts++
	}
	return total, parts > 0
}

// durationUnits are the spellings of units, folded.
var durationUnits = map[string]string{
	"ms": "ms", "msec": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms", "毫秒": "ms",
	"s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "秒": "s", "秒钟": "s",
	"m": "min", "min": "min", "mins": "min", "minute": "min", "minutes": "min", "分": "min", "分钟": "min",
	"h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "时": "h", "小时": "h", "个小时": "h",
	"d": "d", "day": "d", "days": "d", "天": "d", "日": "d",
	"w": "w", "wk": "w", "week": "w", "weeks": "w", "周": "w", "星期": "w",
}

// unitDuration reads numbers that each carry a unit: 1d 4h, 2 days and 3 hours, 2小时30分钟.
func unitDuration(s []byte) (float64, bool) {
	total, parts := 0.0, 0
	c := cursor{b: s}
	for !c.done() {
		for c.peek() == ' ' || c.peek() == ',' {
			c.i++
		}
		if c.done() {
			break
		}
		v, ok := c.decimal()
		if !ok {
			return 0, false
		}
		c.spaces()
		from := c.i
		for !c.done() && c.peek() != ' ' && c.peek() != ',' && c.peek() != '.' && c.peek()-'0' > 9 {
			c.i++
		}
		unit, known := durationUnits[string(c.b[from:c.i])]
		if !known {
			return 0, false
		}
		c.take('.')
		total += float64(v * metric.Seconds[unit])
		parts++
	}
	return total, parts > 0
}

// decimal reads digits with at most one point or comma. Three digits after a comma may be thousands: nobody
// can tell.
func (c *cursor) decimal() (float64, bool) {
	from, comma := c.i, -1
	for !c.done() && (c.peek()-'0' <= 9 || c.peek() == '.' || c.peek() == ',' && c.i+1 < len(c.b) && c.b[c.i+1]-'0' <= 9) {
		if c.peek() == ',' {
			comma = c.i
		}
		c.i++
	}
	if c.i-from > 15 || comma >= 0 && c.i-comma == 4 {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.Replace(string(c.b[from:c.i]), ",", ".", 1), 64)
	return v, err == nil
}
