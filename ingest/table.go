package ingest

import (
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// reportWords tells of each word in a used record that its column's vocabulary does not know.
func (s *sourceReader) reportWords() {
	for i, c := range s.columns {
		if c.Kind != metric.WordColumn || c.vocabulary == nil || c.texts != nil {
			continue
		}
		counts := make([]int, len(c.dictionary.words))
		first := make([]int, len(counts))
		for record, fate := range s.fates {
			if fate != used {
				continue
			}
			if code := c.Codes[record]; counts[code] == 0 {
				first[code] = record
				counts[code] = 1
			} else {
				counts[code]++
			}
		}
		for code, word := range c.dictionary.words {
			if _, known := c.vocabulary.of(word); known || counts[code] == 0 || word == "" {
				continue
			}
			record := first[code]
			header := s.files[s.fileOf(record)].seen[i].header
			if header == "" {
				header = c.Role
			}
			p := s.problem(metric.Warning, wordUnknown, s.placeOfWord(i, record),
				s.shown(c, word), header, strconv.Itoa(counts[code]), strings.Join(c.vocabulary.known, ", "), nearest(word, c.vocabulary.known))
			p.Count = counts[code]
		}
	}
}

// table keeps the used records, in place, and lets go of all others.
func (s *sourceReader) table(index int, projects *projectNames, people pseudonyms) metric.Table {
	t := metric.Table{Source: index, Excluded: s.excluded, LeftOut: s.left}
	for _, f := range s.files {
		t.Account.Files = append(t.Account.Files, f.account)
		t.N += f.account.Used
	}
	t.File = make([]int32, 0, t.N)
	for i, f := range s.files {
		for _, fate := range s.fates[f.first:f.past] {
			if fate == used {
				t.File = append(t.File, int32(i))
			}
		}
	}
	t.Row = keepUsed(s.lines, s.fates)
	t.Project = make([]int32, t.N)
	for i := range t.Project {
		t.Project[i] = -1
	}
	for i, c := range s.columns {
		column := metric.Column{Role: c.Role, Kind: c.Kind, Duration: c.Duration}
		for _, f := range s.files {
			if column.Header == "" {
				column.Header = f.seen[i].header
			}
		}
		switch {
		case c.texts != nil:
			column.Letters, column.Ends = c.texts.used(s.fates)
		case c.Kind == metric.WordColumn:
			column.Codes = keepUsed(c.Codes, s.fates)
			column.Words = c.dictionary.words
			if c.Role == "project" {
				c.projects(t.Project, column.Codes, projects)
			}
			c.canonise(&column)
		case c.Kind == metric.TimeColumn:
			column.Times = keepUsed(c.Times, s.fates)
		case c.Kind == metric.NumberColumn:
			column.Numbers = keepUsed(c.Numbers, s.fates)
			column.Percent = percents(keepUsed(c.forms, s.fates))
		}
		if s.redacts(c) {
			people.replace(&column)
		}
		t.Columns = append(t.Columns, column)
	}
	return t
}

// keepUsed moves the values of used records to the front.
func keepUsed[V any](values []V, fates []fate) []V {
	n := 0
	for i, fate := range fates {
		if fate == used {
			values[n] = values[i]
			n++
		}
	}
	if n < cap(values)*3/4 {
		return slices.Clone(values[:n])
	}
	return values[:n]
}

// percents tells which cells carried a per cent sign; nil if none did.
func percents(forms []uint8) []bool {
	if !slices.ContainsFunc(forms, func(f uint8) bool { return numberForm(f)&percentFlag != 0 }) {
		return nil
	}
	flags := make([]bool, len(forms))
	for i, f := range forms {
		flags[i] = numberForm(f)&percentFlag != 0
	}
	return flags
}

// projects looks up each record's project.
func (c *column) projects(into []int32, codes []uint32, names *projectNames) {
	index := make([]int32, len(c.dictionary.words))
	for code, word := range c.dictionary.words {
		canonical, _ := c.vocabulary.of(word)
		index[code] = names.index(canonical)
	}
	for i, code := range codes {
		into[i] = index[code]
	}
}

// canonise replaces the file's words by canonical ones and drops those that no used record has.
func (c *column) canonise(column *metric.Column) {
	inUse := make([]bool, len(column.Words))
	inUse[0] = true
	for _, code := range column.Codes {
		inUse[code] = true
	}
	n := 0
	for _, yes := range inUse {
		if yes {
			n++
		}
	}
	if n == len(column.Words) && c.vocabulary == nil {
		return
	}
	renumbered := make([]uint32, len(column.Words))
	kept := make([]string, 0, n)
	codes := map[string]uint32{}
	for code, word := range column.Words {
		if !inUse[code] {
			continue
		}
		if c.vocabulary == nil {
			renumbered[code] = uint32(len(kept))
			kept = append(kept, word)
			continue
		}
		canonical, _ := c.vocabulary.of(word)
		if word == "" {
			canonical = ""
		}
		n, seen := codes[canonical]
		if !seen {
			n = uint32(len(kept))
			codes[canonical] = n
			kept = append(kept, canonical)
		}
		renumbered[code] = n
	}
	for i, code := range column.Codes {
		column.Codes[i] = renumbered[code]
	}
	column.Words = kept
}
