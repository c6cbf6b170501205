package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// yearParts are the columns that date a record together with a year, and the format of both.
var yearParts = []struct {
	format string
	most   int
	words  []string
}{
	{"year-month", 12, []string{"month", "mon", "月", "月份"}},
	{"year-quarter", 4, []string{"quarter", "qtr", "q", "季度", "季"}},
	{"year-week", 53, []string{"week", "isoweek", "weeknumber", "weekno", "周", "周次"}},
}

var yearWords = []string{"year", "yr", "年", "年份", "年度"}

// splitDate finds a column of years and one of their quarters, months or weeks; -1 for what is not there.
func (a *assignment) splitDate() (year, part int) {
	year = a.numbered(yearWords, 1970, 2100)
	part = -1
	for _, p := range yearParts {
		if part < 0 {
			part = a.numbered(p.words, 1, p.most)
		}
	}
	return year, part
}

// splitFormat is the format of a year joined with the column.
func splitFormat(name string) string {
	for _, p := range yearParts {
		if slices.Contains(p.words, headerKey(name)) {
			return p.format
		}
	}
	return ""
}

// numbered finds a column of whole numbers between two bounds, as far as its samples tell.
func (a *assignment) numbered(words []string, least, most int) int {
	return slices.IndexFunc(a.columns, func(c InspectedColumn) bool {
		if !slices.Contains(words, headerKey(c.Header)) || c.Nulls > 0 || len(c.Samples) == 0 {
			return false
		}
		for _, s := range c.Samples {
			if n, err := strconv.Atoi(strings.TrimPrefix(strings.ToUpper(s), "Q")); err != nil || n < least || n > most {
				return false
			}
		}
		return true
	})
}
