package ingest

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// timeForm is how one cell spells a time. A column is read in one family of forms.
type timeForm uint8

const (
	noTime      timeForm = iota // an empty cell
	badTime                     // no form reads it
	yearFirst                   // 2006-01-02 15:04:05, 2006/1/2, 2006年1月2日, 20060102, RFC 3339, 2006-01
	namedMonth                  // 3/Nov/20 12:17, Mon, 02 Jan 2006 15:04:05 -0700
	epochS                      // seconds since 1970
	epochMS                     // milliseconds since 1970
	epochUS                     // microseconds since 1970
	serial                      // days of Excel
	eitherOrder                 // 3/4/2020: day or month first, two different days
	sameOrder                   // 4/4/2020: the same day both ways
	dayFirst                    // 31/12/2020, and 31.12.2020 as 1.2.2020
	monthFirst                  // 12/31/2020
	customForm                  // the layout that the definition names
	openZone                    // a time with the abbreviation of a zone that several regions use
	timeForms
)

// timeParser reads the cells of one file's time columns. Forms whose order is open come back packed.
type timeParser struct {
	zone     *zoneClock
	sheet    bool // cells of a workbook: plain numbers are serials
	typed    bool // the file stores numbers as such: their point is decimal
	date1904 bool
	zones    map[string]*zoneClock // by the name that cells give; nil for none
}

// parse reads a trimmed, non-empty cell. For eitherOrder, sameOrder, dayFirst and monthFirst the value is
// packed (see packDate), else it is an Instant.
func (p *timeParser) parse(b []byte) (int64, timeForm) {
	if v, ok := p.fixed(b); ok {
		return v, yearFirst
	}
	if len(b) > maxTimeText {
		return 0, badTime
	}
	if isNumeric(b) {
		if v, form := p.number(b); form != badTime {
			return v, form
		}
	}
	if len(b) >= 13 && (b[8] == 'T' || b[8] == 't') {
		if v, form := p.compactT(b); form != badTime {
			return v, form
		}
	}
	b = asciiTime(b)
	if len(b) > 4 && digits(b[:4]) {
		if v, form := p.yearFirst(b); form != badTime {
			return v, form
		}
	}
	if v, form := p.threeNumbers(b); form != badTime {
		return v, form
	}
	return p.named(b)
}

// maxTimeText is the length of a longer text than any time has: a browser's, with the zone's name.
const maxTimeText = 80

// fixed is the fast path: 2006-01-02 15:04:05 and 2006-01-02T15:04:05Z, 19 characters and a Z at most.
func (p *timeParser) fixed(b []byte) (int64, bool) {
	if len(b) != 19 && (len(b) != 20 || b[19] != 'Z') {
		return 0, false
	}
	if b[4] != '-' || b[7] != '-' || (b[10] != ' ' && b[10] != 'T') || b[13] != ':' || b[16] != ':' {
		return 0, false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18} {
		if b[i]-'0' > 9 {
			return 0, false
		}
	}
	two := func(i int) int { return int(b[i]-'0')*10 + int(b[i+1]-'0') }
	year, month, day := two(0)*100+two(2), two(5), two(8)
	hour, minute, second := two(11), two(14), two(17)
	if !isDate(year, month, day) || hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	wall := daysFrom(year, month, day)*dayMS + int64(hour)*hourMS + int64(minute)*minuteMS + int64(second)*secondMS
	if len(b) == 20 {
		return wall, true
	}
	return int64(p.zone.moment(wall)), true
}

// instant joins a date and a time of day; the form is badTime if it names a zone that there is not.
func (p *timeParser) instant(year, month, day int, clock clockTime, form timeForm) (int64, timeForm) {
	wall := daysFrom(year, month, day)*dayMS + clock.ms
	zone := p.zone
	switch {
	case clock.name != "":
		if zone = p.zoneNamed(clock.name); zone == nil {
			return 0, badTime
		}
	case clock.zoned:
		return wall - clock.offset, clock.form(form)
	}
	return int64(zone.moment(wall)), form
}

// forced reads a cell in the one way that the definition names. Real dates of a workbook always count.
func (p *timeParser) forced(b []byte, format string) (int64, timeForm) {
	switch format {
	case "dmy", "mdy", "ymd":
		v, form := p.parse(b)
		if form == epochS || form == epochMS || form == epochUS {
			return 0, badTime
		}
		return v, form
	case "epoch-s", "epoch-ms", "epoch-us":
		v, err := strconv.ParseFloat(string(b), 64)
		form := epochMS
		switch format {
		case "epoch-s":
			v, form = v*1000, epochS
		case "epoch-us":
			v, form = v/1000, epochUS
		}
		if err != nil || !(v >= 0 && v < 253402300800000) { // up to the year 9999
			return 0, badTime
		}
		return int64(math.Round(v)), form
	case "excel":
		return p.serial(bytes.Replace(b, []byte(","), []byte("."), 1))
	case "year-quarter", "year-month", "year-week":
		day, ok := yearPeriod(string(b), strings.TrimPrefix(format, "year-"))
		if !ok {
			return 0, badTime
		}
		return int64(p.zone.dayStart(day)), customForm
	}
	if t, err := time.ParseInLocation(format, string(b), p.zone.loc); err == nil && p.knowsZone(t, format) {
		return t.UnixMilli(), customForm
	}
	if p.sheet && isNumeric(b) {
		return p.serial(b)
	}
	return 0, badTime
}

// knowsZone reports whether an abbreviation in a cell is one of the report's own zone: time.Parse takes any
// other for UTC.
func (p *timeParser) knowsZone(t time.Time, format string) bool {
	if !strings.Contains(format, "MST") || t.Location() == p.zone.loc {
		return true
	}
	name, offset := t.Zone()
	return offset != 0 || name == "UTC" || name == "GMT"
}

func hasWide(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return true
		}
	}
	return false
}

func digits(b []byte) bool {
	for _, c := range b {
		if c-'0' > 9 {
			return false
		}
	}
	return len(b) > 0
}

// isNumeric reports whether a cell is digits with at most one point, or such a number with an exponent.
func isNumeric(b []byte) bool {
	points, exponents := 0, 0
	for i, c := range b {
		switch {
		case c-'0' <= 9:
		case c == '.':
			points++
		case (c == 'E' || c == 'e') && i > 0:
			exponents++
		case (c == '+' || c == '-') && i > 0 && (b[i-1] == 'E' || b[i-1] == 'e'):
		default:
			return false
		}
	}
	return points <= 1 && exponents <= 1 && len(b) > 0 && b[0]-'0' <= 9
}
