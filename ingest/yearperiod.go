package ingest

import (
	"strconv"
	"strings"
	"unicode"

	"upshot/metric"
)

// yearPeriod reads a year and the number of a quarter, month or ISO week in it, to the period's first day:
// "2020 1", 2020-Q1, Q1 2020, 2020年第1季度, "2020 Jan". It is for texts that stand in two columns.
func yearPeriod(text, unit string) (metric.Day, bool) {
	var numbers, words []string
	for _, part := range splitKinds(fold(text)) {
		switch {
		case unicode.IsDigit(rune(part[0])):
			numbers = append(numbers, part)
		default:
			words = append(words, part)
		}
	}
	if unit == "month" && len(numbers) == 1 && len(words) == 1 && len(numbers[0]) == 4 {
		return namedMonthDay(numbers[0], words[0])
	}
	for _, word := range words {
		if !strings.Contains(periodWords[unit], " "+word+" ") {
			return 0, false
		}
	}
	if len(numbers) != 2 {
		return 0, false
	}
	year, number := numbers[0], numbers[1]
	if len(year) != 4 {
		year, number = number, year
	}
	if len(year) != 4 || len(number) > 2 {
		return 0, false
	}
	switch unit {
	case "quarter":
		if n, _ := strconv.Atoi(number); n < 1 || n > 4 {
			return 0, false
		}
		return quarterDay(year, strings.TrimLeft(number, "0"))
	case "week":
		return weekDay(year, number)
	}
	return monthDay(year, number)
}

// periodWords may stand beside the numbers, folded.
var periodWords = map[string]string{
	"quarter": " q qtr quarter 年 年第 第 季度 季 年q ",
	"month":   " m month 年 月 ",
	"week":    " w wk kw week 年 年第 第 周 ",
}

// splitKinds cuts a text into runs of digits and runs of letters; all else parts them.
func splitKinds(s string) (parts []string) {
	kind := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r):
			return 2
		}
		return 0
	}
	last := 0
	for _, r := range s {
		k := kind(r)
		switch {
		case k == 0:
		case k == last:
			parts[len(parts)-1] += string(r)
		default:
			parts = append(parts, string(r))
		}
		last = k
	}
	return parts
}
