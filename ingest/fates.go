package ingest

import (
	"slices"
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
		return
	}
	lost := s.reportLostDigits()
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
				if c.word(a) != c.word(b) {
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

// span of moments, the end excluded.
type moments struct{ from, to metric.Instant }

// date decides which records are used: those that a dating column puts into a phase, those that began in
// one and are open, and those that a link needs although they lie between two phases or after the last:
// an incident belongs to the deployment before it, whatever phase that is in.
func (s *sourceReader) date(zone *zoneClock) {
	var phases []moments
	end := zone.dayStart(s.plan.AsOf + 1)
	for _, p := range s.plan.Phases {
		phases = append(phases, moments{zone.dayStart(p.From), min(zone.dayStart(p.To+1), end)})
	}
	dating, open, linked := s.datingColumns()
	within := make([][]moments, len(dating))
	for i, c := range dating {
		if within[i] = phases; slices.Contains(linked, c) {
			within[i] = []moments{{phases[0].from, end}}
		}
	}
	var least, most metric.Instant
	dated, total := false, 0
	for record := range s.fates {
		if s.fates[record] != alive {
			continue
		}
		s.fates[record] = outside
		total++
		for i, c := range dating {
			t := c.Times[record]
			if t == metric.NoInstant {
				continue
			}
			if !dated || t < least {
				least = t
			}
			if !dated || t > most {
				most = t
			}
			dated = true
			if inAny(within[i], t) {
				s.fates[record] = used
			}
		}
		for _, o := range open {
			if ended := o.to.Times[record]; (ended == metric.NoInstant || ended >= end) && inAny(phases, o.from.Times[record]) {
				s.fates[record] = used
			}
		}
	}
	if total == 0 || slices.Contains(s.fates, used) {
		return
	}
	rows := strconv.Itoa(total)
	if !dated {
		s.problem(metric.Warning, undatedSource, s.files[0].header, s.source.ID, rows).Count = total
		return
	}
	day := func(t metric.Instant) string { return t.Day(zone.loc).String() }
	s.problem(metric.Warning, outsidePhases, s.files[0].header, s.source.ID, rows, day(least), day(most)).Count = total
}

// inAny reports whether a moment lies in one of the spans; an empty cell lies in none.
func inAny(spans []moments, t metric.Instant) bool {
	return slices.ContainsFunc(spans, func(m moments) bool { return t >= m.from && t < m.to })
}

// opening is a duration's start and end: a record that began in a phase and had not ended by the as-of
// day is open, even if the export knows by now how it ended.
type opening struct{ from, to *column }

// datingColumns are the columns by which indicators date the source's records, for a source without an
// indicator the time column; and among them those by which they link them.
func (s *sourceReader) datingColumns() (dating []*column, open []opening, linked []*column) {
	column := func(role string) *column {
		if i := indexOfRole(s.columns, role); i >= 0 && s.columns[i].Kind == metric.TimeColumn {
			return s.columns[i]
		}
		return nil
	}
	bound := false
	for i := range s.plan.Indicators {
		m := s.plan.Indicators[i].Measure
		for _, term := range m.Terms() {
			if term.Source != s.source.ID {
				continue
			}
			bound = true
			if c := column(term.At); c != nil && !slices.Contains(dating, c) {
				dating = append(dating, c)
			}
		}
		if m.Link != nil {
			for _, end := range []metric.Term{m.Link.Incidents, m.Link.Deployments} {
				if c := column(end.At); end.Source == s.source.ID && c != nil {
					linked = append(linked, c)
				}
			}
		}
		if from, to := column(m.From), column(m.To); m.Form == metric.Duration && m.Numerator.Source == s.source.ID && from != nil && to != nil {
			open = append(open, opening{from, to})
		}
	}
	if c := column("time"); !bound && c != nil {
		dating = append(dating, c)
	}
	return dating, open, linked
}

// count enters every record's fate in its file's account.
func (s *sourceReader) count() {
	for _, f := range s.files {
		a := &f.account
		for _, fate := range s.fates[f.first:f.past] {
			switch fate {
			case used:
				a.Used++
			case outside:
				a.Outside++
			case filtered:
				a.Filtered++
			case excluded:
				a.Filtered++
				a.Excluded++
			case duplicate, replaced:
				a.Duplicates++
			case rejected:
				a.Rejected++
			}
		}
		for i, c := range s.columns {
			if c.binding != nil && f.index[i] < 0 { // a preset's column that this file lacks
				continue
			}
			seen := &f.seen[i]
			a.Columns = append(a.Columns, metric.ColumnAccount{
				Role: c.Role, Header: seen.header, Format: seen.format, Sample: seen.sample,
				Read: seen.read, Empty: seen.empty, Unread: seen.forms[badTime].count, // badNumber is the same
			})
		}
	}
}
