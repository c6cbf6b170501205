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
func (p *timeParser) yearFirst(b []byte) (int64, bool) {
	c := cursor{b: b}
	year, _ := c.number(4)
	sep := c.peek()
	if sep != '-' && sep != '/' && sep != '.' {
		return 0, false
	}
	c.i++
	month, n := c.number(2)
	if n == 0 {
		return 0, false
	}
	day := 1
	var clock clockTime
	if !c.done() {
		if s := c.peek(); s != '-' && s != '/' && s != '.' {
			return 0, false
		}
		c.i++
		if day, n = c.number(2); n == 0 {
			return 0, false
		}
		var ok bool
		if clock, ok = c.clock(); !ok {
			return 0, false
		}
	}
	if !isDate(year, month, day) {
		return 0, false
	}
	return p.instant(year, month, day, clock), true
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
	if !ok || clock.zoned {
		return 0, badTime
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
	t.offset, ok = c.zone()
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

// zone reads Z, UTC, GMT, +08, +0800 and +08:00, as ms east of UTC.
func (c *cursor) zone() (int64, bool) {
	sign := int64(1)
	switch {
	case c.take('+'):
	case c.take('-'):
		sign = -1
	default:
		name := c.word()
		ok := bytes.EqualFold(name, []byte("Z")) || bytes.EqualFold(name, []byte("UTC")) || bytes.EqualFold(name, []byte("GMT"))
		return 0, ok
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

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf is the number of an English month, by its name or its first three letters ("Sept" too); 0 if none.
func monthOf(word []byte) int {
	if len(word) < 3 {
		return 0
	}
	for i, name := range monthNames {
		if len(word) <= len(name) && (len(word) == 3 || len(word) == len(name) || string(name[:4]) == "sept" && len(word) == 4) &&
			bytes.EqualFold(word, []byte(name[:len(word)])) {
			return i + 1
		}
	}
	return 0
}

var weekdayNames = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func isWeekday(word []byte) bool {
	for _, name := range weekdayNames {
		if len(word) >= 3 && len(word) <= len(name) && bytes.EqualFold(word, []byte(name[:len(word)])) {
			return true
		}
	}
	return false
}

// named reads dates with the month's English name, in any order in which the day comes before a
// two-digit year: 3/Nov/20 12:17, Mon, 02 Jan 2006 15:04:05 -0700, Thu Apr 7 15:13:13 2005 -0700.
func (p *timeParser) named(b []byte) (int64, bool) {
	c := cursor{b: b}
	year, month, day := 0, 0, 0
	var clock clockTime
	hasClock := false
	for !c.done() {
		switch ch := c.peek(); {
		case ch == ' ' || ch == ',' || ch == '/' || ch == '.' || ch == '-' && !hasClock:
			c.i++
		case hasClock && (ch == '+' || ch == '-' || ch|0x20 == 'z' || ch == 'U' || ch == 'G'):
			var ok bool
			if clock.offset, ok = c.zone(); !ok || clock.zoned {
				return 0, false
			}
			clock.zoned = true
		case ch|0x20 >= 'a' && ch|0x20 <= 'z':
			word := c.word()
			if m := monthOf(word); m > 0 && month == 0 {
				month = m
			} else if !isWeekday(word) && !(day > 0 && isOrdinal(word)) {
				return 0, false
			}
		case ch-'0' <= 9:
			at := c.i
			v, n := c.number(4)
			switch {
			case c.peek() == ':' && !hasClock:
				c.i = at
				var ok bool
				if clock.ms, ok = c.timeOfDay(); !ok {
					return 0, false
				}
				hasClock = true
			case n == 4 && year == 0:
				year = v
			case n <= 2 && day == 0:
				day = v
			case n == 2 && year == 0:
				year = fullYear(v)
			default:
				return 0, false
			}
		default:
			return 0, false
		}
	}
	if day == 0 && !hasClock { // Jun 2023
		day = 1
	}
	if month == 0 || !isDate(year, month, day) {
		return 0, false
	}
	return p.instant(year, month, day, clock), true
}

func isOrdinal(word []byte) bool {
	switch string(word) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}
