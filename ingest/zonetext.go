package ingest

import (
	"bytes"
	"strings"
	"time"
)

// clockTime is the time of day and the zone that follow a date.
type clockTime struct {
	ms    int64 // since midnight
	zoned bool
	zoneText
}

// zoneText is a zone as it stands behind a time.
type zoneText struct {
	offset  int64  // ms east of UTC
	name    string // of the tz database, in place of the offset
	unclear bool   // an abbreviation that several regions use, such as CST
}

// form is how a cell with this clock is written; nobody can tell the moment if its zone is unclear.
func (t clockTime) form(otherwise timeForm) timeForm {
	if t.unclear {
		return openZone
	}
	return otherwise
}

// fixedZones are the abbreviations that mean one offset wherever they are written, in hours.
var fixedZones = map[string]int64{
	"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
	"HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}

// zone reads Z, UTC, +08, +0800, +08:00, GMT+8, CET, Europe/Berlin, any of them before [Europe/Berlin] or a
// (comment). An offset goes before the name behind it.
func (c *cursor) zone() (zoneText, bool) {
	var z zoneText
	ok, start := true, c.i
	switch {
	case c.peek() == '+' || c.peek() == '-':
		z.offset, ok = c.offset()
	case c.peek() == '[':
	default:
		from := c.i
		abbreviation := string(c.word())
		hours, known := fixedZones[strings.ToUpper(abbreviation)]
		switch next := c.peek(); {
		case next == '/':
			z.name = c.zoneName(from)
		case known && hours == 0 && (next == '+' || next == '-'):
			z.offset, ok = c.offset()
		case known:
			z.offset = hours * hourMS
		default:
			z.unclear = len(abbreviation) >= 3 && len(abbreviation) <= 5 && strings.ToUpper(abbreviation) == abbreviation
			ok = z.unclear
		}
	}
	if bare := c.i == start; c.take('[') {
		name := c.zoneName(c.i)
		if ok = ok && name != "" && c.take(']'); bare {
			z.name = name
		}
	}
	c.comment()
	return z, ok
}

// offset reads +08, +8, +0800 and +08:00.
func (c *cursor) offset() (int64, bool) {
	sign := int64(1)
	if !c.take('+') && c.take('-') {
		sign = -1
	}
	hours, n := c.number(2)
	if n == 0 {
		return 0, false
	}
	c.take(':')
	minutes, n := c.number(2)
	if n == 1 || hours > 14 || minutes > 59 {
		return 0, false
	}
	return sign * (int64(hours)*hourMS + int64(minutes)*minuteMS), true
}

// zoneName reads the rest of a name like America/Argentina/Buenos_Aires or Etc/GMT+8.
func (c *cursor) zoneName(from int) string {
	for !c.done() && (isWordByte(c.peek()) || bytes.IndexByte([]byte("/_-+"), c.peek()) >= 0) {
		c.i++
	}
	return string(c.b[from:c.i])
}

// comment steps over the (comment) that mail and browsers write behind a zone.
func (c *cursor) comment() {
	at := c.i
	c.spaces()
	if c.peek() == '(' && c.b[len(c.b)-1] == ')' {
		c.i = len(c.b)
		return
	}
	c.i = at
}

// zoneNamed is the clock of a zone of the tz database; nil if it has none of that name.
func (p *timeParser) zoneNamed(name string) *zoneClock {
	clock, known := p.zones[name]
	if known {
		return clock
	}
	if loc, err := time.LoadLocation(name); err == nil && strings.Contains(name, "/") {
		clock = newZoneClock(loc)
	}
	if p.zones == nil {
		p.zones = map[string]*zoneClock{}
	}
	if len(p.zones) < 1000 { // a column of as many zones is none of times
		p.zones[name] = clock
	}
	return clock
}

// unclearZone finds the abbreviation in a time, for a message.
func unclearZone(text string) string {
	found := ""
	for _, part := range splitKinds(text) {
		switch upper := strings.ToUpper(part); {
		case len(part) < 2 || part[0]-'0' <= 9, upper == "AM", upper == "PM", monthOf([]byte(part)) > 0, isWeekday([]byte(part)):
		default:
			found = part
		}
	}
	return found
}
