package ingest

import (
	"bytes"
	"math"
	"strconv"
	"time"
)

// number reads a cell of digits, with at most one point.
func (p *timeParser) number(b []byte) (int64, timeForm) {
	whole := digits(b)
	if whole {
		switch len(b) {
		case 6, 8, 12, 14:
			if v, form := p.compact(b); form != badTime {
				return v, form
			}
		case 10:
			v, _ := strconv.ParseInt(string(b), 10, 64)
			return v * secondMS, epochS
		case 13:
			v, _ := strconv.ParseInt(string(b), 10, 64)
			return v, epochMS
		case 16:
			v, _ := strconv.ParseInt(string(b), 10, 64)
			return v / 1000, epochUS
		}
	} else if bytes.IndexByte(b, '.') == 10 { // a serial has five digits before its point
		if v, err := strconv.ParseFloat(string(b), 64); err == nil {
			return int64(math.Round(v * 1000)), epochS
		}
	}
	if !p.sheet {
		return 0, badTime
	}
	if v, form := p.serial(b); form != serial || v >= earliestSerial {
		return v, form
	}
	return 0, badTime
}

// earliestSerial is about 1927, in ms: an earlier serial is a small number that strayed into the column.
const earliestSerial = -43 * 365 * dayMS

// compact reads 200601, 20060102, 200601021504 and 20060102150405.
func (p *timeParser) compact(b []byte) (int64, timeForm) {
	two := func(i int) int { return int(b[i]-'0')*10 + int(b[i+1]-'0') }
	year, month, day := two(0)*100+two(2), two(4), 1
	if len(b) >= 8 {
		day = two(6)
	}
	if year < 1900 || year > 2199 || !isDate(year, month, day) {
		return 0, badTime
	}
	var clock clockTime
	if len(b) >= 12 {
		hour, minute, second := two(8), two(10), 0
		if len(b) == 14 {
			second = two(12)
		}
		if hour > 23 || minute > 59 || second > 59 {
			return 0, badTime
		}
		clock.ms = int64(hour)*hourMS + int64(minute)*minuteMS + int64(second)*secondMS
	}
	return p.instant(year, month, day, clock, yearFirst)
}

// compactT reads 20060102T150405Z, as ISO 8601 writes it without signs; the zone may be left out.
func (p *timeParser) compactT(b []byte) (int64, timeForm) {
	clock := bytes.TrimRight(b[9:], "Z")
	if !digits(b[:8]) || !digits(clock) || len(clock) != 4 && len(clock) != 6 || len(b)-len(clock) > 10 {
		return 0, badTime
	}
	utc := *p
	if len(clock) < len(b)-9 {
		utc.zone = newZoneClock(time.UTC)
	}
	return utc.compact(append(bytes.Clone(b[:8]), clock...))
}

// lastSerial is 9999-12-31 in the 1900 system.
const lastSerial = 2958465

// serial reads a day count of Excel, to the millisecond.
func (p *timeParser) serial(b []byte) (int64, timeForm) {
	days, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsNaN(days) || days < 0 || days >= lastSerial+1 {
		return 0, badTime
	}
	epoch := daysFrom(1899, 12, 30)
	switch {
	case p.date1904:
		epoch = daysFrom(1904, 1, 1)
	case days < 60: // before the leap day of 1900 that Excel invented
		epoch++
	}
	whole := math.Floor(days)
	ms := int64(math.Round((days - whole) * float64(dayMS)))
	return int64(p.zone.moment((epoch+int64(whole))*dayMS + ms)), serial
}
