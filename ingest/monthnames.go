package ingest

import (
	"bytes"
	"strings"
)

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf is the number of a month, by its English name or its first three letters ("Sept" too), or by the
// name or its beginning in another language; 0 if none.
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
	return foreignMonths[strings.ToLower(string(word))]
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

// named reads dates with the month's name, in any order in which the day comes before a
// two-digit year: 3/Nov/20 12:17, Mon, 02 Jan 2006 15:04:05 -0700, Thu Apr 7 15:13:13 2005 -0700.
func (p *timeParser) named(b []byte) (int64, timeForm) {
	c := cursor{b: b}
	year, month, day := 0, 0, 0
	var clock clockTime
	hasClock := false
	for !c.done() {
		switch ch := c.peek(); {
		case ch == ' ' || ch == ',' || ch == '/' || ch == '.' || ch == '-' && !hasClock:
			c.i++
		case hasClock && (ch == '+' || ch == '-' || ch == '['):
			var ok bool
			if clock.zoneText, ok = c.zone(); !ok || clock.zoned {
				return 0, badTime
			}
			clock.zoned = true
		case hasClock && ch == '(':
			if c.comment(); !c.done() {
				return 0, badTime
			}
		case ch|0x20 >= 'a' && ch|0x20 <= 'z':
			at := c.i
			word := c.word()
			m := monthOf(word)
			switch {
			case m > 0 && month == 0:
				month = m
			case isWeekday(word), day > 0 && isFiller(word):
			case hasClock && !clock.zoned:
				c.i = at
				var ok bool
				if clock.zoneText, ok = c.zone(); !ok {
					return 0, badTime
				}
				clock.zoned = true
			default:
				return 0, badTime
			}
		case ch-'0' <= 9:
			at := c.i
			v, n := c.number(4)
			switch {
			case c.peek() == ':' && !hasClock:
				c.i = at
				var ok bool
				if clock.ms, ok = c.timeOfDay(); !ok {
					return 0, badTime
				}
				hasClock = true
			case n == 4 && year == 0:
				year = v
			case n <= 2 && day == 0:
				day = v
			case n == 2 && year == 0:
				year = fullYear(v)
			default:
				return 0, badTime
			}
		default:
			return 0, badTime
		}
	}
	if day == 0 && !hasClock { // Jun 2023
		day = 1
	}
	if month == 0 || !isDate(year, month, day) {
		return 0, badTime
	}
	return p.instant(year, month, day, clock, namedMonth)
}

// isFiller reports whether a word may stand behind a day: 3rd November, 3 de noviembre.
func isFiller(word []byte) bool {
	switch string(bytes.ToLower(word)) {
	case "st", "nd", "rd", "th", "of", "de", "del":
		return true
	}
	return false
}
