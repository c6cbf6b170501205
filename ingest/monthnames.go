package ingest

import "bytes"

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
