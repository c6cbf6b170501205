package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"upshot/metric"
)

// periodLength is how long the period of a wide table's column is, as its header is written.
type periodLength int

const (
	monthLong periodLength = iota
	quarterLong
	weekLong
	dayLong
)

// periodHeader reads the header of a wide table's column: a month, quarter, ISO week or day, to its
// first day. A Go layout replaces the usual spellings. Headers of a workbook may be real dates. The first
// day of a month stands for the month.
func periodHeader(text, layout string, sheet, date1904 bool) (metric.Day, periodLength, bool) {
	day, length, ok := readPeriod(text, layout, sheet, date1904)
	if length == dayLong && day.Time().Day() == 1 {
		length = monthLong
	}
	return day, length, ok
}

func readPeriod(text, layout string, sheet, date1904 bool) (metric.Day, periodLength, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, 0, false
	}
	if layout != "" {
		if t, err := time.Parse(layout, text); err == nil {
			return metric.DayOf(t), dayLong, true
		}
	}
	if isNumeric([]byte(text)) {
		return periodNumber(text, layout, sheet, date1904)
	}
	if layout != "" {
		return 0, 0, false
	}
	s := strings.ReplaceAll(fold(text), " ", "")
	for _, form := range periodForms {
		if m := form.pattern.FindStringSubmatch(s); m != nil {
			day, ok := form.read(m)
			return day, form.length, ok
		}
	}
	p := timeParser{zone: newZoneClock(time.UTC)}
	if v, form := p.yearFirst(asciiTime([]byte(strings.TrimSpace(text)))); form == yearFirst {
		return metric.Instant(v).Day(time.UTC), dayLong, true
	}
	return 0, 0, false
}

// periodNumber reads 202306, 20230601, and the day counts of a workbook.
func periodNumber(text, layout string, sheet, date1904 bool) (metric.Day, periodLength, bool) {
	p := timeParser{zone: newZoneClock(time.UTC), sheet: sheet, date1904: date1904}
	var v int64
	var form timeForm
	if layout != "" && sheet { // the header may be a real date shown in that layout
		v, form = p.serial([]byte(text))
		if v < earliestSerial {
			form = badTime
		}
	} else {
		v, form = p.number([]byte(text))
	}
	if form == yearFirst || form == serial {
		return metric.Instant(v).Day(time.UTC), dayLong, true
	}
	if form == badTime && layout == "" && strings.Contains(text, ".") {
		if m := periodForms[0].pattern.FindStringSubmatch(text); m != nil {
			day, ok := periodForms[0].read(m)
			return day, monthLong, ok
		}
	}
	return 0, 0, false
}

// periodForms are tried in order, on the folded header without spaces.
var periodForms = []struct {
	pattern *regexp.Regexp
	length  periodLength
	read    func(m []string) (metric.Day, bool)
}{
	{regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})月?$`), monthLong, func(m []string) (metric.Day, bool) { return monthDay(m[1], m[2]) }},
	{regexp.MustCompile(`^(\d{4})(\d{1,2})月$`), monthLong, func(m []string) (metric.Day, bool) { return monthDay(m[1], m[2]) }},
	{regexp.MustCompile(`^(\d{4})年?[-/]?([a-z]{3,9})\.?$`), monthLong, func(m []string) (metric.Day, bool) { return namedMonthDay(m[1], m[2]) }},
	{regexp.MustCompile(`^([a-z]{3,9})\.?[-/,']?(\d{4}|\d{2})$`), monthLong, func(m []string) (metric.Day, bool) { return namedMonthDay(m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})[-/.年]?q([1-4])$`), quarterLong, func(m []string) (metric.Day, bool) { return quarterDay(m[1], m[2]) }},
	{regexp.MustCompile(`^q([1-4])[-/.]?(\d{4})$`), quarterLong, func(m []string) (metric.Day, bool) { return quarterDay(m[2], m[1]) }},
	{regexp.MustCompile(`^(\d{4})年?第?([1-4一二三四])季度?$`), quarterLong, func(m []string) (metric.Day, bool) { return quarterDay(m[1], m[2]) }},
	{regexp.MustCompile(`^(\d{4})[-/年]?(?:w|第)(\d{1,2})周?$`), weekLong, func(m []string) (metric.Day, bool) { return weekDay(m[1], m[2]) }},
}

func monthDay(year, month string) (metric.Day, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	return metric.DateDay(y, time.Month(m), 1), isDate(y, m, 1)
}

func namedMonthDay(year, name string) (metric.Day, bool) {
	y, _ := strconv.Atoi(year)
	if len(year) == 2 {
		y = fullYear(y)
	}
	m := monthOf([]byte(name))
	return metric.DateDay(y, time.Month(m), 1), isDate(y, m, 1)
}

func quarterDay(year, quarter string) (metric.Day, bool) {
	y, _ := strconv.Atoi(year)
	q := strings.Index("一二三四", quarter)/len("一") + 1
	if n, err := strconv.Atoi(quarter); err == nil {
		q = n
	}
	return metric.DateDay(y, time.Month(q*3-2), 1), isDate(y, 1, 1)
}

// weekDay is the Monday of an ISO week.
func weekDay(year, week string) (metric.Day, bool) {
	y, _ := strconv.Atoi(year)
	w, _ := strconv.Atoi(week)
	if w < 1 || w > 53 || !isDate(y, 1, 1) {
		return 0, false
	}
	monday := metric.Week.Containing(metric.DateDay(y, 1, 4)).First + metric.Day(7*(w-1))
	gotYear, gotWeek := monday.Time().ISOWeek()
	return monday, gotYear == y && gotWeek == w
}
