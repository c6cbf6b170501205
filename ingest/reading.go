package ingest

import (
	"slices"
	"sync/atomic"

	"upshot/ingest/grid"
	"upshot/metric"
)

// reading is what some rows of a file held: those of a part, then those of the whole file.
type reading struct {
	columns                []*column
	seen                   []columnSeen // by column
	lines                  []int32      // by record: its line or row in its file
	places                 []int32      // wide, by record: the character or column of its value, 0 if on a later line
	fates                  []fate
	totals, headers, blank int // rows that are no records; cells of a wide table that are empty
	tooLong                sighting
	longCells              int // of the first row that is too long
	tooShort               sighting
	wrapped                sighting        // rows that stood in quotes as a whole
	failure                *metric.Problem // what ended the reading before the file did
	broken                 bool
	scanned                int64   // bytes of text that a part took
	undivided              int     // rows of one cell below a header of several
	cells                  []place // of a register, by record and column: where its cells stand

	parser timeParser
	joined []byte // of the cell that is being put together
}

// newReading has empty columns like those of the source.
func newReading(like []*column) *reading {
	r := &reading{seen: make([]columnSeen, len(like))}
	for _, c := range like {
		r.columns = append(r.columns, c.fresh())
	}
	return r
}

// freshReading is an empty reading for a part of the file, of those that are free if there is one.
func (f *fileReading) freshReading(like []*column) *reading {
	var r *reading
	select {
	case r = <-f.spare:
	default:
		r = newReading(like)
	}
	r.reset(f.loose)
	return r
}

// reset empties a reading and keeps its room.
func (r *reading) reset(loose []atomic.Bool) {
	columns, seen := r.columns, r.seen
	for i, c := range columns {
		c.reset(loose[i].Load())
	}
	clear(seen)
	*r = reading{columns: columns, seen: seen, lines: r.lines[:0], places: r.places[:0], fates: r.fates[:0], joined: r.joined[:0], cells: r.cells[:0]}
}

// join adds the rows of a part that follows.
func (r *reading) join(part *reading) {
	base := len(r.lines)
	for i, c := range r.columns {
		codes := c.append(part.columns[i])
		r.seen[i].join(&part.seen[i], base, codes)
	}
	r.lines = append(r.lines, part.lines...)
	r.places = append(r.places, part.places...)
	r.fates = append(r.fates, part.fates...)
	r.cells = append(r.cells, part.cells...)
	r.totals, r.headers, r.blank = r.totals+part.totals, r.headers+part.headers, r.blank+part.blank
	if r.tooLong.count == 0 {
		r.longCells = part.longCells
	}
	r.tooLong = r.tooLong.follow(part.tooLong)
	r.tooShort = r.tooShort.follow(part.tooShort)
	r.wrapped = r.wrapped.follow(part.wrapped)
	if part.failure != nil {
		r.failure = part.failure
	}
	r.undivided += part.undivided
}

// reserve makes room for the rest of a text after its first part, so that columns grow once.
func (r *reading) reserve(first *reading, bytes int64) {
	if len(r.lines) > 0 || len(first.lines) == 0 || first.scanned <= 0 || bytes < 2*first.scanned {
		return
	}
	n := int(float64(bytes) / float64(first.scanned) * float64(len(first.lines)) * 1.02)
	if n > maxReserved {
		return
	}
	for i, c := range r.columns {
		c.reserve(n, first.columns[i])
	}
	r.lines = slices.Grow(r.lines, n)
	r.fates = slices.Grow(r.fates, n)
}

// maxReserved is how many records are believed in before they are seen.
const maxReserved = 1 << 26

// sighting is how often something was seen in a column of a file, and where first.
type sighting struct {
	count int
	text  string // of the first one
	at    []metric.Position
}

// keptPositions is how many places of one problem are listed; the others are counted.
const keptPositions = 10

func (s *sighting) add(text []byte, rows grid.Rows, cell int) {
	s.count++
	if s.count <= keptPositions {
		if s.count == 1 {
			s.text = string(text)
		}
		s.at = append(s.at, rows.At(cell))
	}
}

// note counts another place.
func (s *sighting) note(at metric.Position) {
	if s.count++; s.count <= keptPositions {
		s.at = append(s.at, at)
	}
}

// noteNamed counts another place and keeps the name of what stands in the first.
func (s *sighting) noteNamed(at metric.Position, name string) {
	if s.count == 0 {
		s.text = shorten(name)
	}
	s.note(at)
}

// first is where it was seen first, or else the place given.
func (s *sighting) first(or metric.Position) metric.Position {
	if len(s.at) == 0 {
		return or
	}
	return s.at[0]
}

// follow adds what was seen further down in the same file.
func (s sighting) follow(t sighting) sighting {
	if s.count == 0 {
		s.text = t.text
	}
	s.count += t.count
	if room := keptPositions - len(s.at); room > 0 {
		s.at = append(s.at, t.at[:min(room, len(t.at))]...)
	}
	return s
}

// merge joins two sightings; the earlier place comes first.
func (s sighting) merge(t sighting) sighting {
	switch {
	case t.count == 0:
		return s
	case s.count == 0:
		return t
	}
	if t.at[0].Less(s.at[0]) {
		s, t = t, s
	}
	s.count += t.count
	s.at = append(slices.Clone(s.at), t.at...)
	slices.SortStableFunc(s.at, comparePositions)
	s.at = s.at[:min(len(s.at), keptPositions)]
	return s
}

func comparePositions(a, b metric.Position) int {
	switch {
	case a.Less(b):
		return -1
	case b.Less(a):
		return 1
	}
	return 0
}

// columnSeen is what a column's cells were like in one file.
type columnSeen struct {
	header string
	forms  [timeForms]sighting // by timeForm, or by numberForm
	empty  int
	read   int
	format string               // how it was read, once that is decided
	sample string               // a cell that is written so
	bare   sighting             // a duration's numbers whose unit nothing says
	parts  sighting             // numbers between 0 and 1 without a sign in a column of per cents
	wholes int                  // numbers over 1 without a sign, there
	over   sighting             // numbers over maxBareShare without a sign in a column that is none of per cents
	words  map[uint32]firstWord // by code: where words came up first, if a vocabulary or the projects are asked for them
}

// firstWord is where a word came up first.
type firstWord struct {
	record int // of the file
	at     metric.Position
}

// join adds what a part saw. Its records are counted from base here, and its words have other codes.
func (s *columnSeen) join(part *columnSeen, base int, codes []uint32) {
	for form := range s.forms {
		if part.forms[form].count > 0 {
			s.forms[form] = s.forms[form].follow(part.forms[form])
		}
	}
	s.empty += part.empty
	s.wholes += part.wholes
	s.bare, s.parts, s.over = s.bare.follow(part.bare), s.parts.follow(part.parts), s.over.follow(part.over)
	for code, first := range part.words {
		if s.words == nil {
			s.words = map[uint32]firstWord{}
		}
		if _, known := s.words[codes[code]]; !known {
			first.record += base
			s.words[codes[code]] = first
		}
	}
}

// recode gives the words the codes that they have in another dictionary.
func (s *columnSeen) recode(codes []uint32) {
	words := make(map[uint32]firstWord, len(s.words))
	for code, first := range s.words {
		words[codes[code]] = first
	}
	if len(words) > 0 {
		s.words = words
	}
}
