package ingest

import "bytes"

// cursor walks over the text of a time.
type cursor struct {
	b []byte
	i int
}

func (c *cursor) done() bool { return c.i >= len(c.b) }

func (c *cursor) peek() byte {
	if c.i < len(c.b) {
		return c.b[c.i]
	}
	return 0
}

// take steps over a byte, if it is the next one.
func (c *cursor) take(b byte) bool {
	if c.peek() == b && !c.done() {
		c.i++
		return true
	}
	return false
}

func (c *cursor) spaces() {
	for c.peek() == ' ' || c.peek() == '\t' {
		c.i++
	}
}

// number reads up to most digits; n is how many there were.
func (c *cursor) number(most int) (v, n int) {
	for n < most && c.peek()-'0' <= 9 && !c.done() {
		v = v*10 + int(c.b[c.i]-'0')
		c.i++
		n++
	}
	return v, n
}

// word reads letters.
func (c *cursor) word() []byte {
	from := c.i
	for !c.done() && (c.peek()|0x20 >= 'a' && c.peek()|0x20 <= 'z') {
		c.i++
	}
	return c.b[from:c.i]
}

// yearFirst reads year, month and perhaps day, in this order, then perhaps a time of day.
func (p *timeParser) yearFirst(b []byte) (int64, timeForm) {
	c := cursor{b: b}
	year, _ := c.number(4)
	sep := c.peek()
	if sep != '-' && sep != '/' && sep != '.' {
		return 0, badTime
	}
	c.i++
	month, n := c.number(2)
	if n == 0 {
		return 0, badTime
	}
	day := 1
	var clock clockTime
	if !c.done() {
		if s := c.peek(); s != '-' && s != '/' && s != '.' {
			return 0, badTime
		}
		c.i++
		if day, n = c.number(2); n == 0 {
			return 0, badTime
		}
		var ok bool
		if clock, ok = c.clock(); !ok {
			return 0, badTime
		}
	}
	if !isDate(year, month, day) {
		return 0, badTime
	}
	return p.instant(year, month, day, clock, yearFirst)
}

// threeNumbers reads dates that end in the year: 31/12/2020 and 12/31/20 10:00 PM, 31.12.2020.
func (p *timeParser) threeNumbers(text []byte) (int64, timeForm) {
	c := cursor{b: text}
	a, n := c.number(2)
	sep := c.peek()
	if n == 0 || sep != '/' && sep != '-' && sep != '.' {
		return 0, badTime
	}
	c.i++
	b, n := c.number(2)
	if n == 0 || !c.take(sep) {
		return 0, badTime
	}
	year, n := c.number(4)
	switch {
	case n == 2:
		year = fullYear(year)
	case n != 4:
		return 0, badTime
	}
	clock, ok := c.clock()
	if !ok || clock.name != "" || clock.offset%quarterHourMS != 0 {
		return 0, badTime
	}
	if clock.unclear {
		return 0, openZone
	}
	asDay, asMonth := isDate(year, b, a), isDate(year, a, b)
	v := packDate(year, a, b, clock)
	switch {
	case asDay && sep == '.':
		return v, dayFirst
	case asDay && asMonth && a == b:
		return v, sameOrder
	case asDay && asMonth:
		return v, eitherOrder
	case asDay:
		return v, dayFirst
	case asMonth && sep != '.':
		return v, monthFirst
	}
	return 0, badTime
}

// fullYear is the year that two digits mean, as Go and POSIX read it.
func fullYear(yy int) int {
	if yy >= 69 {
		return 1900 + yy
	}
	return 2000 + yy
}

// clock reads what may follow a date: nothing, or a time of day and perhaps a zone.
func (c *cursor) clock() (clockTime, bool) {
	var t clockTime
	if c.done() {
		return t, true
	}
	if !c.take('T') && !c.take('t') && c.peek() != ' ' {
		return t, false
	}
	c.spaces()
	if c.done() {
		return t, true
	}
	var ok bool
	if t.ms, ok = c.timeOfDay(); !ok {
		return t, false
	}
	c.spaces()
	if c.done() {
		return t, true
	}
	t.zoneText, ok = c.zone()
	t.zoned = true
	c.spaces()
	return t, ok && c.done()
}

// timeOfDay reads 15:04, 15:04:05, 15:04:05.123 and 3:04:05 PM.
func (c *cursor) timeOfDay() (int64, bool) {
	hour, n := c.number(2)
	if n == 0 || !c.take(':') {
		return 0, false
	}
	minute, n := c.number(2)
	if n == 0 {
		return 0, false
	}
	second, ms := 0, int64(0)
	if c.take(':') {
		if second, n = c.number(2); n == 0 {
			return 0, false
		}
		if c.take('.') || c.take(',') {
			unit := int64(100)
			for c.peek()-'0' <= 9 && !c.done() {
				ms += int64(c.b[c.i]-'0') * unit
				unit /= 10
				c.i++
			}
		}
	}
	at := c.i
	c.spaces()
	switch half := c.word(); {
	case bytes.EqualFold(half, []byte("PM")) && hour >= 1 && hour <= 12:
		hour = hour%12 + 12
	case bytes.EqualFold(half, []byte("AM")) && hour >= 1 && hour <= 12:
		hour %= 12
	default:
		c.i = at
	}
	if hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	return int64(hour)*hourMS + int64(minute)*minuteMS + int64(second)*secondMS + ms, true
}
