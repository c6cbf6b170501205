package ingest

import (
	"bytes"
	"math"
	"regexp"
	"slices"

	"upshot/ingest/grid"
	"upshot/metric"
)

const (
	maxDistinct     = 10_000    // different cells of a column that are counted one by one
	maxDistinctAll  = 2_000_000 // of all columns of a table together
	maxWords        = 20        // different words of a column that are listed
	maxWordBytes    = 4 * GlimpseLen
	keptSamples     = 3
	longestIDBytes  = 100
	mostPartColumns = 8 // number columns that are held against each other
)

// probe is a column of which nothing is known: its cells are tried as everything that they may be, by the
// parsers that read a column whose use is known.
type probe struct {
	cells, nulls   int
	times, numbers columnSeen
	lengths        int // cells that are a duration and no number
	percents       int // numbers with a sign
	digits         int // cells of digits, with at most one point
	whole          int // whole numbers
	overOne        int // numbers over 1
	outside        int // numbers below 0 or over 100
	spans          [timeForms]span

	mails, lists, numbered, tokens int // cells with a mail address, with separators, with a digit, without space

	distinct map[uint64]bool // hashes of the cells
	bound    int             // of distinct
	more     bool
	repeated bool // some cell came twice, before the counting ended
	samples  []sample
	words    []WordCount // in the order in which they came up
	many     bool        // more words than are listed
	mask     string      // in place of people, or ""
}

// sample is a cell's beginning, and what is shown of it: people may be masked.
type sample struct{ plain, shown string }

// span is the first and the last moment of some cells, read with the day first and with the month first
// where that makes a difference.
type span struct{ first, last [2]metric.Instant }

func newProbe(columns int, mask string) *probe {
	return &probe{mask: mask, distinct: map[uint64]bool{}, bound: min(maxDistinct, max(100, maxDistinctAll/max(1, columns)))}
}

var (
	mailPattern = regexp.MustCompile(`[^\s<>@;,]+@[^\s<>@;,]+\.[A-Za-z]{2,}`)
	byAt        = []byte("@")
)

// add tries a trimmed, non-empty cell.
func (p *probe) add(cell []byte, parser *timeParser, rows grid.Rows, at int) {
	p.cells++
	v, form := parser.parse(cell)
	p.times.forms[form].add(cell, rows, at)
	if form != badTime {
		p.spans[form].take(v, form, parser.zone)
	}
	if form != badTime && !isNumeric(cell) || beginsWithLetter(cell) {
		p.numbers.forms[badNumber].add(cell, rows, at) // which saves most of the time
	} else {
		p.addNumber(cell, parser.typed, rows, at)
	}
	p.addShape(cell)
	p.addWord(cell)
}

// beginsWithLetter reports whether a cell can be no number and no duration: those of ISO 8601 begin with P.
func beginsWithLetter(cell []byte) bool {
	letter := cell[0] | 0x20
	return letter >= 'a' && letter <= 'z' && letter != 'p'
}

func (p *probe) addNumber(cell []byte, typed bool, rows grid.Rows, at int) {
	v, form := parseNumber(cell, typed)
	p.numbers.forms[form&numberFormMask].add(cell, rows, at)
	if form == badNumber {
		if _, form := parseDuration(cell, "s", typed); form != badNumber {
			p.lengths++
		}
		return
	}
	if isNumeric(cell) {
		p.digits++
	}
	if form&percentFlag != 0 {
		p.percents++
		v *= 100
	}
	if v == math.Trunc(v) {
		p.whole++
	}
	if v > 1 {
		p.overOne++
	}
	if v < 0 || v > 100 {
		p.outside++
	}
}

// addShape notes what a cell that is a text looks like.
func (p *probe) addShape(cell []byte) {
	if bytes.Contains(cell, byAt) && mailPattern.Match(cell) {
		p.mails++
	}
	if n := bytes.Count(cell, []byte(";")) + bytes.Count(cell, []byte("；")) + bytes.Count(cell, []byte("、")); n > 0 && len(cell) <= 40*(n+1) {
		p.lists++
	}
	if bytes.ContainsAny(cell, "0123456789") {
		p.numbered++
	}
	if len(cell) <= longestIDBytes && !bytes.ContainsAny(cell, " \t\r\n") && !bytes.Contains(cell, []byte("://")) {
		p.tokens++
	}
}

func (p *probe) addWord(cell []byte) {
	if !p.more {
		p.count(hashWord(cell))
	}
	if len(p.samples) < keptSamples {
		p.addSample(sample{glimpse(cell, ""), glimpse(cell, p.mask)})
	}
	switch {
	case p.many:
	case len(cell) > maxWordBytes:
		p.words, p.many = nil, true
	default:
		for i := range p.words { // without a copy of the cell
			if p.words[i].Word == string(cell) {
				p.words[i].Count++
				return
			}
		}
		p.countWord(WordCount{string(cell), 1})
	}
}

// count notes one more cell, unless the bound is reached.
func (p *probe) count(hash uint64) {
	switch {
	case p.distinct[hash]:
		p.repeated = true
	case len(p.distinct) == p.bound:
		p.more = true
	default:
		p.distinct[hash] = true
	}
}

func (p *probe) addSample(s sample) {
	if len(p.samples) < keptSamples && !slices.Contains(p.samples, s) {
		p.samples = append(p.samples, s)
	}
}

func (p *probe) countWord(w WordCount) {
	for i := range p.words {
		if p.words[i].Word == w.Word {
			p.words[i].Count += w.Count
			return
		}
	}
	if len(p.words) == maxWords {
		p.words, p.many = nil, true
		return
	}
	p.words = append(p.words, w)
}

// join adds what was seen further down.
func (p *probe) join(q *probe) {
	p.cells, p.nulls = p.cells+q.cells, p.nulls+q.nulls
	p.times.join(&q.times, 0, nil)
	p.numbers.join(&q.numbers, 0, nil)
	p.lengths, p.percents, p.digits = p.lengths+q.lengths, p.percents+q.percents, p.digits+q.digits
	p.whole, p.overOne, p.outside = p.whole+q.whole, p.overOne+q.overOne, p.outside+q.outside
	p.mails, p.lists, p.numbered, p.tokens = p.mails+q.mails, p.lists+q.lists, p.numbered+q.numbered, p.tokens+q.tokens
	for form := range p.spans {
		p.spans[form].join(q.spans[form])
	}
	if !p.more {
		for hash := range q.distinct { // all of them before any is added: where counting ends must not matter
			p.repeated = p.repeated || p.distinct[hash]
		}
		for hash := range q.distinct {
			p.count(hash)
		}
	}
	p.more, p.repeated = p.more || q.more, p.repeated || q.repeated
	for _, s := range q.samples {
		p.addSample(s)
	}
	if p.many = p.many || q.many; p.many {
		p.words = nil
		return
	}
	for _, w := range q.words {
		if !p.many {
			p.countWord(w)
		}
	}
}

// take widens the span to a moment.
func (s *span) take(v int64, form timeForm, zone *zoneClock) {
	both := [2]metric.Instant{metric.Instant(v), metric.Instant(v)}
	if form >= eitherOrder && form <= monthFirst {
		both = [2]metric.Instant{unpackDate(v, form == monthFirst, zone), unpackDate(v, form != dayFirst, zone)}
	}
	s.join(span{both, both})
}

// join widens the span to another. A span that begins with 1970 to the millisecond counts as none.
func (s *span) join(t span) {
	if t == (span{}) {
		return
	}
	if *s == (span{}) {
		*s = t
		return
	}
	for i := range s.first {
		s.first[i], s.last[i] = min(s.first[i], t.first[i]), max(s.last[i], t.last[i])
	}
}

// days are the first and the last day of a family's cells.
func (p *probe) days(chosen int) (from, to metric.Day) {
	order := 0
	if chosen == mdyFamily {
		order = 1
	}
	first, last := metric.Instant(math.MaxInt64), metric.Instant(math.MinInt64)
	for _, form := range families[chosen].forms {
		if s := p.spans[form]; s != (span{}) {
			first, last = min(first, s.first[order]), max(last, s.last[order])
		}
	}
	if first > last {
		return 0, 0
	}
	zone := newZoneClock(nil)
	return first.Day(zone.loc), last.Day(zone.loc)
}
