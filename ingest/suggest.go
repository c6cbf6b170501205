package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

const (
	maxOwnAmounts   = 8
	maxOwnMeasures  = 6
	maxSeriesSought = 3
)

// suggest lists the entries of the catalogue that the source can serve; without one, measures of its own.
func (p *proposing) suggest() {
	for _, kind := range p.assignment.kinds {
		p.suggestEntries(kind)
	}
	if len(p.Indicators) == 0 && p.table.Layout != "wide" {
		if kind := p.possibleKind(); kind != "" {
			p.suggestEntries(kind)
		}
	}
	if p.table.Layout != "wide" && p.of("series") != nil && p.of("value") == nil {
		p.give("value")
	}
	switch {
	case p.table.Layout == "wide", p.of("series") != nil && p.of("value") != nil && p.dating() != nil:
		p.suggestSeries()
		return
	case len(p.Indicators) > 0:
		return
	case p.dating() == nil:
		p.give("time")
	}
	if p.of("id") == nil {
		p.giveAmounts()
	}
	if p.dating() == nil {
		return
	}
	p.suggestParts()
	p.suggestLevels()
	if len(p.Indicators) == 0 {
		p.own("records", "records", "frequency: {source: "+yamlText(p.ID)+p.at()+"}")
	}
}

// suggestEntries lists the entries of one source of the catalogue; last those that would count all records
// because no column tells which ones are meant.
func (p *proposing) suggestEntries(kind string) {
	var all []EntryLine
	for _, e := range p.catalogue {
		needs := sourceOfEntry(e, kind)
		if needs == nil || len(e.Sources) != 1 || !p.canServe(&e, needs) {
			continue
		}
		text := "{use: " + e.Indicator.ID + ", source: " + yamlText(p.ID) + "}"
		if role := p.lacks(&e); role != "" {
			all = append(all, EntryLine{Text: text, Off: true, Note: NoteCountsAll, Args: []string{role}})
		} else {
			p.indicator(text, "")
		}
		p.noteWords(needs)
		for _, condition := range e.Indicator.Measure.Numerator.Where {
			if condition.Role == "series" {
				p.served = append(p.served, condition.Words...)
			}
		}
	}
	p.Indicators = append(p.Indicators, all...)
}

// lacks is a role by which an entry chooses its records and which no column plays, or "".
func (p *proposing) lacks(e *metric.Entry) string {
	for _, condition := range e.Indicator.Measure.Numerator.Where {
		if p.of(condition.Role) == nil {
			return condition.Role
		}
	}
	return ""
}

func (p *proposing) indicator(text, note string) {
	p.Indicators = append(p.Indicators, EntryLine{Text: text, Off: true, Note: note})
}

// own suggests a measure of the user's own; which way is better only the user knows.
func (p *proposing) own(id, name, measure string) {
	if len(p.Indicators) < maxOwnMeasures {
		p.indicator("{id: "+yamlText(p.ID+"-"+strings.ReplaceAll(id, "_", "-"))+", name: "+yamlText(Glimpse(name, false))+", better: higher, measure: {"+measure+"}}", NoteBetter)
	}
}

// at names the role that dates the records, unless it is the usual one.
func (p *proposing) at() string {
	if r := p.dating(); r != nil && r.role != "time" {
		return ", at: " + r.role
	}
	return ""
}

// canServe reports whether all that an entry requires is there, and any of the words that it asks for.
func (p *proposing) canServe(e *metric.Entry, needs *metric.EntrySource) bool {
	for _, r := range needs.Roles {
		if p.table.Layout == "wide" && slices.Contains(wideImplied, r.Role) {
			continue
		}
		played := p.of(r.Role)
		if played == nil && r.Required {
			return false
		}
		if played == nil || played.join != nil {
			continue
		}
		c := &p.columns[played.column]
		if !p.serves(played.column, needOf(r.Role)) || r.Words != nil && !anyKnown(c, r.Words) {
			return false
		}
	}
	for _, condition := range e.Indicator.Measure.Numerator.Where {
		if r := p.of(condition.Role); condition.Role == "series" && r != nil && !anyKnown(&p.columns[r.column], map[string][]string{"": condition.Words}) {
			return false
		}
	}
	return p.table.Layout != "wide" || e.Indicator.Measure.Form == metric.Level
}

// anyKnown reports whether a column has one of the words.
func anyKnown(c *InspectedColumn, words map[string][]string) bool {
	v := newVocabulary(words)
	return slices.ContainsFunc(c.Words, func(w WordCount) bool { _, known := v.of(w.Word); return known })
}

// noteWords notes the words of the file that an entry does not know.
func (p *proposing) noteWords(needs *metric.EntrySource) {
	for _, r := range needs.Roles {
		played := p.of(r.Role)
		if r.Words == nil || played == nil || slices.Contains(p.unknownRoles, r.Role) {
			continue
		}
		v := newVocabulary(r.Words)
		if p.preset != nil {
			v = newVocabulary(withWords(r.Words, p.preset.Source.Values[r.Role]))
		}
		var unknown []WordCount
		for _, w := range p.columns[played.column].Words {
			if _, known := v.of(w.Word); !known {
				unknown = append(unknown, w)
			}
		}
		if len(unknown) > 0 {
			if p.unknownWords == nil {
				p.unknownWords = map[string]string{}
			}
			p.unknownRoles = append(p.unknownRoles, r.Role)
			p.unknownWords[r.Role] = glimpses(unknown)
		}
	}
}

// withWords is one vocabulary of two.
func withWords(a, b map[string][]string) map[string][]string {
	both := map[string][]string{}
	for _, words := range []map[string][]string{a, b} {
		for canonical := range words {
			both[canonical] = append(both[canonical], words[canonical]...)
		}
	}
	return both
}

// glimpses lists words for a note.
func glimpses(words []WordCount) string {
	var shown []string
	for _, w := range words {
		shown = append(shown, Glimpse(w.Word, false))
	}
	return join(shown)
}

// suggestSeries measures the first series of a table that no entry of the catalogue measures.
func (p *proposing) suggestSeries() {
	r := p.of("series")
	if r == nil && len(p.Indicators) > 0 {
		return
	}
	if r == nil {
		p.own("value", p.ID, "level: {source: "+yamlText(p.ID)+"}")
		return
	}
	c := &p.columns[r.column]
	var words []string
	for _, w := range c.Words {
		words = append(words, w.Word)
	}
	if len(words) == 0 {
		words = slices.Clone(c.Samples)
	}
	place := func(word string) int { // the first in the file come first
		if i := slices.Index(c.Samples, word); i >= 0 {
			return i
		}
		return keptSamples
	}
	slices.SortStableFunc(words, func(a, b string) int { return place(a) - place(b) })
	n := 0
	served := newVocabulary(map[string][]string{"": p.served})
	for _, word := range words {
		if _, known := served.of(word); known {
			continue
		}
		if n < maxSeriesSought && p.isWritable(word) {
			n++
			p.own(roleName(word, func(string) bool { return false }), word, "level: {source: "+yamlText(p.ID)+", series: "+yamlText(word)+p.at()+"}")
		}
	}
}

// isWritable reports whether a word may stand in a definition that is printed: it is short enough to be shown
// whole, and nobody's name was masked in it.
func (p *proposing) isWritable(word string) bool {
	return Glimpse(word, false) == word && !strings.HasSuffix(word, "…") && (p.table.mask == "" || !strings.Contains(word, p.table.mask))
}

// giveAmounts maps the number columns of a table that no entry of the catalogue reads.
func (p *proposing) giveAmounts() {
	if p.of("project") == nil {
		p.guessProject()
	}
	var columns []int
	for c := range p.columns {
		t := p.columns[c].Type
		playing := slices.ContainsFunc(p.roles, func(r assigned) bool { return r.column == c || slices.Contains(r.join, c) })
		if (t == NumbersColumn || t == PercentColumn || t == LengthColumn && p.columns[c].Unit != "") && !playing && len(columns) < maxOwnAmounts {
			columns = append(columns, c)
		}
	}
	for _, c := range columns {
		role := roleName(p.columns[c].Header, func(role string) bool { return p.of(role) != nil || needOf(role) != needWords })
		p.roles = append(p.roles, assigned{role: role, column: c})
		p.amounts = append(p.amounts, role)
	}
}

// guessProject takes the only column of words that come again and again for the project.
func (p *proposing) guessProject() {
	found := -1
	for c := range p.columns {
		plays := slices.ContainsFunc(p.roles, func(r assigned) bool { return r.column == c })
		if p.columns[c].Type == WordsColumn && p.serves(c, needWords) && !plays {
			if found >= 0 {
				return
			}
			found = c
		}
	}
	if found >= 0 {
		p.roles = append(p.roles, assigned{role: "project", column: found})
		p.maybeProject = true
	}
}

// suggestParts measures, of two columns of counts, which share of the one the other is.
func (p *proposing) suggestParts() {
	role := func(header string) string {
		for _, r := range p.roles {
			if slices.Contains(p.amounts, r.role) && p.columns[r.column].Header == header && p.columns[r.column].Type == NumbersColumn {
				return r.role
			}
		}
		return ""
	}
	for _, pair := range p.table.parts {
		part, whole := role(pair.part), role(pair.whole)
		if part == "" || whole == "" {
			continue
		}
		term := func(role string) string { return "{source: " + yamlText(p.ID) + ", sum: " + role + p.at() + "}" }
		p.own(part+"-of-"+whole, pair.part+" / "+pair.whole, "proportion: {numerator: "+term(part)+", denominator: "+term(whole)+"}")
	}
}

// suggestLevels measures every amount: counts are added up, all else is averaged.
func (p *proposing) suggestLevels() {
	for _, role := range p.amounts {
		c := &p.columns[p.of(role).column]
		source := "{source: " + yamlText(p.ID) + ", column: " + role + p.at() + "}"
		switch {
		case c.Type == LengthColumn:
			p.own(role, c.Header, "duration: "+source)
		case c.Type == NumbersColumn && c.Whole:
			p.own(role, c.Header, "level: "+source+", statistic: sum")
		default:
			p.own(role, c.Header, "level: "+source)
		}
	}
}
