package indicator

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// matcher tests the records of one table against conditions; all must hold.
type matcher []func(record int) bool

// newMatcher prepares conditions for a table. A word condition is looked up once a distinct word.
// A condition on a column that the table lacks holds for no record, except "missing".
func newMatcher(table *metric.Table, conditions metric.Conditions) matcher {
	var m matcher
	for _, c := range conditions {
		m = append(m, newTest(table.Column(c.Role), c))
	}
	return m
}

func (m matcher) holds(record int) bool {
	for _, test := range m {
		if !test(record) {
			return false
		}
	}
	return true
}

func newTest(column *metric.Column, c metric.Condition) func(int) bool {
	if column == nil {
		return func(int) bool { return c.Test == metric.Absent || c.Test == metric.IsNot }
	}
	switch c.Test {
	case metric.Present:
		return func(i int) bool { return !column.Empty(i) }
	case metric.Absent:
		return column.Empty
	case metric.Between:
		return func(i int) bool {
			v := column.Number(i)
			return c.Min <= v && v <= c.Max
		}
	}
	if column.Kind != metric.WordColumn {
		return func(i int) bool { return isNumber(column, i, c.Words) == (c.Test == metric.Is) }
	}
	wanted := map[string]bool{}
	for _, word := range c.Words {
		wanted[metric.Fold(word)] = true
	}
	byCode := make([]bool, len(column.Words))
	isWanted := func(word string) bool { return wanted[metric.Fold(word)] }
	for code, word := range column.Words {
		byCode[code] = metric.AnySpelling(word, isWanted) == (c.Test == metric.Is)
	}
	return func(i int) bool { return byCode[column.Codes[i]] }
}

// isNumber reports whether a record's number is one of those that the words spell.
func isNumber(column *metric.Column, record int, words []string) bool {
	v := column.Number(record)
	return slices.ContainsFunc(words, func(word string) bool {
		n, err := strconv.ParseFloat(word, 64)
		return err == nil && n == v
	})
}
