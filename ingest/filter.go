package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// filter drops the records that do not meet all of the source's keep conditions, then those that meet one
// of its drop conditions.
func (s *sourceReader) filter(projects *projectNames) {
	before := s.living()
	for _, f := range s.filters(projects) {
		for record := range s.fates {
			if s.fates[record] == alive && f.leavesOut(record) {
				s.fates[record] = filtered
			}
		}
		if before > 0 && s.living() == 0 {
			p := s.problem(metric.Warning, f.emptied, f.Pos, strconv.Itoa(before), s.source.ID)
			p.InDefinition, p.Count = true, before
			return
		}
	}
}

// recordFilter is a condition of keep or drop.
type recordFilter struct {
	metric.Condition
	leavesOut func(record int) bool
	reason    string // for metric.LeftOut
	emptied   code   // for a source that it leaves without records
}

func (s *sourceReader) filters(projects *projectNames) (all []recordFilter) {
	for _, c := range s.source.Keep {
		holds := s.holds(c, projects)
		all = append(all, recordFilter{c, func(record int) bool { return !holds(record) }, "keep", keepNothing})
	}
	for _, c := range s.source.Drop {
		all = append(all, recordFilter{c, s.holds(c, projects), "drop", dropAll})
	}
	return all
}

// living is how many records are neither rejected, duplicates nor filtered.
func (s *sourceReader) living() int {
	n := 0
	for _, fate := range s.fates {
		if fate == alive {
			n++
		}
	}
	return n
}

// holds prepares a condition's test of a record. Words match as they stand in the file, as their
// canonical word, and a project also by its id, name or alias.
func (s *sourceReader) holds(condition metric.Condition, projects *projectNames) func(record int) bool {
	i := indexOfRole(s.columns, condition.Role)
	if i < 0 {
		return func(int) bool { return condition.Test == metric.Absent || condition.Test == metric.IsNot }
	}
	c := s.columns[i]
	switch condition.Test {
	case metric.Present, metric.Absent:
		return func(record int) bool { return c.Empty(record) == (condition.Test == metric.Absent) }
	case metric.Between:
		return func(record int) bool {
			v := c.Number(record)
			return v >= condition.Min && v <= condition.Max
		}
	}
	is := c.isOneOf(condition.Words, projects)
	return func(record int) bool { return is(record) == (condition.Test == metric.Is) }
}

func (c *column) isOneOf(words []string, projects *projectNames) func(record int) bool {
	if c.Kind == metric.NumberColumn {
		var numbers []float64
		for _, w := range words {
			if v, form := parseNumber([]byte(w), false); form != badNumber {
				numbers = append(numbers, v)
			}
		}
		return func(record int) bool { return slices.Contains(numbers, c.Numbers[record]) }
	}
	if c.Kind == metric.TimeColumn {
		return func(int) bool { return false }
	}
	sought := map[string]bool{}
	for _, w := range words {
		sought[fold(w)], sought[c.key(w, projects)] = true, true
	}
	matches := make([]bool, len(c.dictionary.words))
	isSought := func(word string) bool { return sought[fold(word)] || sought[c.key(word, projects)] }
	for code, word := range c.dictionary.words {
		matches[code] = metric.AnySpelling(word, isSought)
	}
	return func(record int) bool { return matches[c.Codes[record]] }
}

// key is what two words have in common that mean the same in this column.
func (c *column) key(word string, projects *projectNames) string {
	canonical, _ := c.vocabulary.of(word)
	if c.Role == "project" {
		canonical = projects.id(canonical)
	}
	return fold(canonical)
}
