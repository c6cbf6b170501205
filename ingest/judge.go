package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"upshot/ingest/grid"
	"upshot/metric"
)

// judge decides what a column is from all of its cells, and from its header where they leave it open.
func (p *probe) judge(name string, t *grid.Table) InspectedColumn {
	c := InspectedColumn{
		Header: name, Cells: p.cells, Nulls: p.nulls, Read: p.cells,
		Distinct: len(p.distinct), More: p.more,
	}
	for _, s := range p.samples {
		c.Samples, c.plain = append(c.Samples, s.shown), append(c.plain, s.plain)
	}
	for _, w := range p.words {
		c.plain = append(c.plain, w.Word)
	}
	if !p.many {
		c.few = p.listed()
	}
	c.Type = FreeTextColumn
	switch {
	case p.cells == 0:
		c.Type = EmptyColumn
		return c
	case p.isTime(&c, t):
		return c
	case personHint.in(name) && !namesEffort(name) || p.mails*2 > p.cells:
		c.Type = PersonColumn
	case p.isNumber(&c):
		return c
	case p.isID(name):
		c.Type = IDColumn
	case p.lists*10 >= p.cells*3:
		c.Type = ListColumn
	case p.isWords():
		c.Type = WordsColumn
	}
	switch {
	case c.Type == PersonColumn && p.mask != "":
		c.Samples = []string{p.mask}
	case c.Type != IDColumn:
		c.Words = c.few
	}
	return c
}

// mostly reports whether so few cells are lost that a source may be read all the same.
func (p *probe) mostly(read int) bool {
	return float64(p.cells-read) <= defaultMaxRejected*float64(p.cells)
}

// isTime takes the family of forms that a reading would take.
func (p *probe) isTime(c *InspectedColumn, t *grid.Table) bool {
	chosen, open := chooseFamily(p.times.forms[:], "")
	read := 0
	for form, seen := range p.times.forms {
		if timeForm(form) == serial && t.Serials || slices.Contains(families[chosen].forms, timeForm(form)) {
			read += seen.count
		}
	}
	if read == 0 || !p.mostly(read) {
		return false
	}
	from, to := p.days(chosen)
	if !p.mostly(p.cells-p.digits) && !p.digitsAreTimes(c.Header, chosen, from, to) {
		return false
	}
	c.Type, c.Read, c.Open, c.From, c.To = TimesColumn, read, open, from, to
	c.Format = timeFormat(&p.times, "", chosen)
	for i := range c.Samples {
		if t.Serials {
			c.Samples[i] = serialSample(c.Samples[i], t.Date1904)
		}
	}
	if chosen == dmyFamily || chosen == mdyFamily {
		c.Order = families[chosen].name
	}
	return true
}

// digitsAreTimes reports whether plain numbers that could be moments are some: if the header says so, or
// if no number of another kind would all lie in these years.
func (p *probe) digitsAreTimes(name string, chosen int, from, to metric.Day) bool {
	if unitOf(name) != "" || namesEffort(name) {
		return false
	}
	if timeHint.in(name) {
		return true
	}
	return chosen != excelFamily && p.cells > 2 && !idHint.in(name) &&
		from >= metric.DateDay(2000, 1, 1) && to < metric.DateDay(2041, 1, 1)
}

// isNumber takes the decimal sign that a reading would take.
func (p *probe) isNumber(c *InspectedColumn) bool {
	comma, losing := decimalComma(p.numbers.forms[:])
	read := p.cells - p.numbers.forms[badNumber].count - p.numbers.forms[losing].count
	unit := unitOf(c.Header)
	switch {
	case p.lengths > 0 && p.mostly(read+p.lengths):
		c.Type, c.Read, c.Unit = LengthColumn, read+p.lengths, unit
	case !p.mostly(read) || idHint.in(c.Header) && p.percents == 0:
		return false
	case p.percents*2 >= p.cells:
		c.Type, c.Read = PercentColumn, read
	case unit != "" || lengthHint.in(c.Header):
		c.Type, c.Read, c.Unit = LengthColumn, read, unit
	case (percentHint.in(c.Header) || strings.Contains(fold(c.Header), "%")) && p.outside == 0:
		c.Type, c.Read, c.Bare = PercentColumn, read, p.overOne > 0
	default:
		c.Type, c.Read, c.Whole = NumbersColumn, read, p.whole == p.cells
	}
	if p.lengths > 0 && c.Type == LengthColumn && p.lengths == c.Read {
		return true // each cell names its unit
	}
	shown := column{unit: c.Unit}
	if c.Bare {
		shown.format = "percent"
	}
	shown.Duration = c.Unit != ""
	c.Format = numberFormat(&shown, comma)
	return true
}

// isID reports whether no two cells are the same and all look like names of records.
func (p *probe) isID(name string) bool {
	return p.cells > 1 && p.nulls == 0 && !p.repeated && p.tokens == p.cells && (idHint.in(name) || p.numbered == p.cells)
}

// isWords reports whether the same few words come again and again.
func (p *probe) isWords() bool {
	if p.more {
		return false
	}
	if len(p.distinct)*5 <= p.cells || !p.many && len(p.distinct)*2 <= p.cells {
		return true
	}
	return !p.many && p.cells <= maxWords && !slices.ContainsFunc(p.words, func(w WordCount) bool {
		return utf8.RuneCountInString(w.Word) > GlimpseLen/2
	})
}

// listed are the words, the most frequent first.
func (p *probe) listed() []WordCount {
	words := slices.Clone(p.words)
	for i := range words {
		words[i].Word = maskPeople(words[i].Word, p.mask)
	}
	slices.SortFunc(words, func(a, b WordCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Word, b.Word)
	})
	return words
}

// glimpse is the beginning of a cell, on one line and without what a terminal would take for a command.
// People are masked before it is cut, which may cut off what tells them.
func glimpse(cell []byte, mask string) string {
	const enough = 8 * GlimpseLen // bytes, so that there are letters left once space is dropped
	cut := len(cell) > enough
	if cut {
		cell = cell[:enough]
	}
	return Glimpse(maskPeople(strings.ToValidUTF8(string(cell), ""), mask), cut)
}

// Glimpse shortens a text to GlimpseLen characters on one line; cut says that more followed it.
func Glimpse(s string, cut bool) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > GlimpseLen || cut && len(runes) == GlimpseLen {
		runes, cut = runes[:GlimpseLen-1], true
	}
	if cut {
		return string(runes) + "…"
	}
	return string(runes)
}

// maskPeople replaces what looks like a person in a text of any column: a mail address, with the name before
// it, and who wrote a comment or logged work in Jira, which stands behind the moment. An empty mask hides nobody.
func maskPeople(s, mask string) string {
	if mask == "" {
		return s
	}
	s = personPattern.ReplaceAllLiteralString(s, mask)
	return jiraAuthor.ReplaceAllString(s, "${1}"+mask)
}

var jiraAuthor = regexp.MustCompile(`((?:^|;)\d{1,2}/\p{L}+/\d{2,4} [^;]*;)[^;]+`)

var personPattern = regexp.MustCompile(`(?:[^<>;,]*<)?[^\s<>@;,]+@[^\s<>@;,]*(?:>|\b)`)
