package ingest

import (
	"bytes"
	"strconv"

	"upshot/metric"
)

// reportedContradictions is how many pairs of contradicting records are listed.
const reportedContradictions = keptPositions / 2

// dropDuplicates keeps one record of every identity: the one updated last where that is known of both, else
// the last one. Copies that differ in a mapped value are reported, each with the record that replaced it,
// unless they were updated in between.
func (s *sourceReader) dropDuplicates() {
	identity, n := s.identity()
	if identity == nil {
		s.reportCopies()
		return
	}
	lost := s.reportLostDigits()
	if n == 0 {
		return
	}
	last := make([]int32, n) // record+1
	contradicted := 0
	var places []metric.Position
	firstID := ""
	for record := range s.lines {
		if s.fates[record] != alive {
			continue
		}
		id := identity(record)
		if id == 0 || lost != nil && lost(record) {
			continue
		}
		earlier := int(last[id]) - 1
		last[id] = int32(record) + 1
		if earlier < 0 {
			continue
		}
		winner, loser, updated := s.newer(record, earlier)
		last[id] = int32(winner) + 1
		if s.fates[loser] = duplicate; s.same(earlier, record) {
			continue
		}
		if s.fates[loser] = replaced; updated {
			continue
		}
		if contradicted == 0 {
			firstID = s.nameOf(record)
		}
		if contradicted++; contradicted <= reportedContradictions {
			places = append(places, s.position(winner), s.position(loser))
		}
	}
	if contradicted > 0 {
		p := s.problem(metric.Warning, recordsContradict, places[0], strconv.Itoa(contradicted), shorten(firstID), s.source.ID)
		p.Also, p.Count = places[1:], contradicted
	}
}

// newer tells which of two copies counts, and whether their time of update says so.
func (s *sourceReader) newer(record, earlier int) (winner, loser int, updated bool) {
	i := indexOfRole(s.columns, "updated")
	if i < 0 || s.columns[i].Kind != metric.TimeColumn {
		return record, earlier, false
	}
	a, b := s.columns[i].Times[record], s.columns[i].Times[earlier]
	switch {
	case a == metric.NoInstant || b == metric.NoInstant || a == b:
		return record, earlier, false
	case a < b:
		return earlier, record, true
	}
	return record, earlier, true
}

// same reports whether two records hold the same values.
func (s *sourceReader) same(a, b int) bool {
	for _, c := range s.columns {
		switch c.Kind {
		case metric.WordColumn:
			if c.texts != nil {
				if !bytes.Equal(c.texts.at(a), c.texts.at(b)) {
					return false
				}
				continue
			}
			if c.Codes[a] != c.Codes[b] && !c.fromFile {
				return false
			}
		case metric.TimeColumn:
			if c.Times[a] != c.Times[b] {
				return false
			}
		case metric.NumberColumn:
			if c.Numbers[a] != c.Numbers[b] && (metric.Known(c.Numbers[a]) || metric.Known(c.Numbers[b])) {
				return false
			}
		}
	}
	return true
}

// nameOf is a record's id, or its series.
func (s *sourceReader) nameOf(record int) string {
	for _, role := range []string{"id", "series"} {
		if i := indexOfRole(s.columns, role); i >= 0 {
			return s.columns[i].word(record)
		}
	}
	return ""
}

// identity numbers what a record is about: its id, or in a wide table its project, series and period.
// 0 means that the record has no identity. The second result is how many numbers there are, 0 if no two records
// are about the same.
func (s *sourceReader) identity() (func(record int) uint32, int) {
	if i := indexOfRole(s.columns, "id"); i >= 0 {
		c := s.columns[i]
		if c.texts != nil {
			numbers, again := c.texts.numbers()
			if again == 0 {
				return func(int) uint32 { return 0 }, 0
			}
			return func(record int) uint32 { return numbers[record] }, len(numbers) + 1
		}
		return func(record int) uint32 { return c.Codes[record] }, len(c.dictionary.words)
	}
	if s.source.Layout != "wide" {
		return nil, 0
	}
	type cell struct {
		project, series uint32
		time            metric.Instant
	}
	numbers := map[cell]uint32{}
	codes := make([]uint32, len(s.lines))
	for record := range codes {
		var k cell
		for _, c := range s.columns {
			switch c.Role {
			case "project":
				k.project = c.Codes[record]
			case "series":
				k.series = c.Codes[record]
			case "time":
				k.time = c.Times[record]
			}
		}
		code, seen := numbers[k]
		if !seen {
			code = uint32(len(numbers) + 1)
			numbers[k] = code
		}
		codes[record] = code
	}
	return func(record int) uint32 { return codes[record] }, len(numbers) + 1
}
