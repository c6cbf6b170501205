package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// sought is a condition on the source's records and who states it.
type sought struct {
	metric.Condition
	indicator *metric.Indicator // nil for keep and drop
}

// own reports whether the user wrote the condition; those of a catalogue entry stand where it is used.
func (c sought) own() bool { return c.indicator == nil || c.Pos != c.indicator.Pos }

// conditions are all that keep, drop and the indicators ask of the source's records, in order.
func (s *sourceReader) conditions() []sought {
	var all []sought
	for _, c := range slices.Concat(s.source.Keep, s.source.Drop) {
		all = append(all, sought{c, nil})
	}
	for i := range s.plan.Indicators {
		ind := &s.plan.Indicators[i]
		for _, term := range ind.Measure.Terms() {
			if term.Source != s.source.ID {
				continue
			}
			for _, c := range term.Where {
				all = append(all, sought{c, ind})
			}
		}
	}
	return all
}

// checkConditions reports the words of conditions that no record has, before anything is filtered. What a
// catalogue entry asks for may well not have happened, so there it is a notice, and only where all words
// of the condition are missing.
func (s *sourceReader) checkConditions(projects *projectNames) {
	if s.living() == 0 {
		return
	}
	reported := map[string]bool{}
	for _, c := range s.conditions() {
		i := indexOfRole(s.columns, c.Role)
		if i < 0 || s.columns[i].Kind != metric.WordColumn || c.Test != metric.Is && c.Test != metric.IsNot {
			continue
		}
		there := s.wordsOf(i, projects)
		var absent []string
		for _, word := range c.Words {
			if !there.has(s.columns[i], word, projects) {
				absent = append(absent, word)
			}
		}
		severity := metric.Warning
		if !c.own() {
			if severity = metric.Notice; len(absent) < len(c.Words) {
				continue
			}
		}
		for _, word := range absent {
			if key := c.Role + "\x00" + fold(word); !reported[key] {
				reported[key] = true
				p := s.problem(severity, conditionNoMatch, c.Pos, s.source.ID, c.Role, s.shown(s.columns[i], word), s.listed(i, there), s.near(i, word, there))
				p.InDefinition = true
			}
		}
	}
}

// checkValues reports the words that the definition lists for a column none of whose cells has one.
func (s *sourceReader) checkValues() {
	if s.living() == 0 {
		return
	}
	for _, role := range sortedKeys(s.source.ValuesAt) {
		i := indexOfRole(s.columns, role)
		if i < 0 || s.columns[i].Kind != metric.WordColumn {
			continue
		}
		known := func(word string) bool { _, ok := s.columns[i].vocabulary.of(word); return ok && word != "" }
		if !slices.ContainsFunc(s.columns[i].dictionary.words, known) {
			p := s.problem(metric.Notice, valuesUnused, s.source.ValuesAt[role], s.source.ID, role, s.listed(i, s.wordsOf(i, nil)))
			p.InDefinition = true
		}
	}
}

// wordCounts are the words of a column as conditions see them, the most frequent first.
type wordCounts struct {
	words   []string
	records map[string]int // by word
	keys    map[string]bool
}

func (s *sourceReader) wordsOf(i int, projects *projectNames) wordCounts {
	c := s.columns[i]
	counts := wordCounts{records: map[string]int{}, keys: map[string]bool{}}
	byCode := make([]int, len(c.dictionary.words))
	for record, fate := range s.fates {
		if fate == alive {
			byCode[c.Codes[record]]++
		}
	}
	for code, word := range c.dictionary.words {
		if word == "" || byCode[code] == 0 {
			continue
		}
		canonical, _ := c.vocabulary.of(word)
		counts.records[canonical] += byCode[code]
		metric.AnySpelling(word, func(spelling string) bool {
			counts.keys[fold(spelling)] = true
			if projects != nil {
				counts.keys[c.key(spelling, projects)] = true
			}
			return false
		})
	}
	counts.words = sortedKeys(counts.records)
	slices.SortStableFunc(counts.words, func(a, b string) int { return cmp.Compare(counts.records[b], counts.records[a]) })
	return counts
}

func (w wordCounts) has(c *column, word string, projects *projectNames) bool {
	return w.keys[fold(word)] || w.keys[c.key(word, projects)]
}

// String lists the words with their records: failed (40), success (80).
func (w wordCounts) String() string {
	const most = 8
	if len(w.words) == 0 {
		return "–"
	}
	var parts []string
	for _, word := range w.words[:min(len(w.words), most)] {
		parts = append(parts, fmt.Sprintf("%s (%d)", shorten(word), w.records[word]))
	}
	if len(w.words) > most {
		parts = append(parts, "…")
	}
	return strings.Join(parts, ", ")
}

// reportEmpty tells of the used records without a project, and of those without a word that decides
// whether they count.
func (s *sourceReader) reportEmpty() {
	if i := indexOfRole(s.columns, "project"); i >= 0 && s.columns[i].binding != nil {
		s.reportEmptyCells(projectEmpty, i, func(int) bool { return true })
	}
	reported := map[string]bool{}
	for n := range s.plan.Indicators {
		ind := &s.plan.Indicators[n]
		term := ind.Measure.Numerator
		at := indexOfRole(s.columns, term.At)
		if term.Source != s.source.ID || at < 0 || s.columns[at].Kind != metric.TimeColumn {
			continue
		}
		for _, c := range term.Where {
			i := indexOfRole(s.columns, c.Role)
			words := c.Test == metric.Is || c.Test == metric.IsNot
			if i < 0 || c.Role == "project" || s.columns[i].vocabulary == nil && !makesPart(ind.Measure, c) || !words || s.columns[i].Kind != metric.WordColumn || reported[c.Role] {
				continue
			}
			reported[c.Role] = true
			s.reportEmptyCells(cellsEmpty, i, func(record int) bool { return !s.columns[at].Empty(record) }, ind.ID, c.Role)
		}
	}
}

// reportEmptyCells counts the used records, of those that matter, whose cell is empty.
func (s *sourceReader) reportEmptyCells(what code, i int, matters func(record int) bool, args ...string) {
	if !slices.ContainsFunc(s.files, func(f *fileReading) bool { return f.seen[i].empty > 0 }) {
		return
	}
	empty, all, first := 0, 0, -1
	for record, fate := range s.fates {
		if fate != used || !matters(record) {
			continue
		}
		all++
		if s.columns[i].Empty(record) {
			if empty++; first < 0 {
				first = record
			}
		}
	}
	if empty == 0 {
		return
	}
	header := s.files[s.fileOf(first)].seen[i].header
	if header == "" {
		header = s.columns[i].Role
	}
	args = append([]string{strconv.Itoa(empty), strconv.Itoa(all), s.source.ID, header}, args...)
	s.problem(metric.Warning, what, s.cellPosition(i, first), args...).Count = empty
}

// makesPart reports whether a condition is one that only the part of a proportion has.
func makesPart(m metric.Measure, c metric.Condition) bool {
	return m.Form == metric.Proportion && !slices.ContainsFunc(m.Denominator.Where, func(o metric.Condition) bool { return o.Role == c.Role })
}
