package ingest

import (
	"slices"

	"upshot/metric"
)

// keptPositions is how many places of one problem are listed; the others are counted.
const keptPositions = 10

// column collects the cells of one role over all files of a source.
type column struct {
	role       string
	binding    *metric.ColumnBinding // nil for what no column of the file holds
	constant   string
	fromFile   bool // the project in the file's name
	fromPeriod bool // wide: the header's period, and the cell's value
	kind       metric.ColumnKind
	duration   bool
	unit       string // of a duration's bare numbers
	format     string // as the definition says, or ""

	dictionary *dictionary
	vocabulary *vocabulary
	codes      []uint32
	times      []metric.Instant // those with an open order are packed until decideTimes
	numbers    []float64
	forms      []uint8 // timeForm or numberForm of each cell
}

// sighting is how often something was seen in a column of a file, and where first.
type sighting struct {
	count int
	text  string // of the first one
	at    []metric.Position
}

func (s *sighting) add(text []byte, at func() metric.Position) {
	s.count++
	if s.count <= keptPositions {
		if s.count == 1 {
			s.text = string(text)
		}
		s.at = append(s.at, at())
	}
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
	words  map[uint32]firstWord // by code: where words came up first, if a vocabulary or the projects are asked for them
}

// firstWord is where a word came up first.
type firstWord struct {
	record int
	at     metric.Position
}

// reserve makes room for n more records.
func (c *column) reserve(n int) {
	switch c.kind {
	case metric.WordColumn:
		c.codes = slices.Grow(c.codes, n)
		if len(c.dictionary.words)*4 > len(c.codes)*3 { // an id, most likely
			c.dictionary.reserve(n)
		}
	case metric.TimeColumn:
		c.times, c.forms = slices.Grow(c.times, n), slices.Grow(c.forms, n)
	case metric.NumberColumn:
		c.numbers, c.forms = slices.Grow(c.numbers, n), slices.Grow(c.forms, n)
	}
}

// addEmpty adds a cell that holds nothing.
func (c *column) addEmpty() {
	switch c.kind {
	case metric.WordColumn:
		c.codes = append(c.codes, 0)
	case metric.TimeColumn:
		c.times, c.forms = append(c.times, metric.NoInstant), append(c.forms, uint8(noTime))
	case metric.NumberColumn:
		c.numbers, c.forms = append(c.numbers, metric.Missing()), append(c.forms, uint8(noNumber))
	}
}

// add reads a trimmed, non-empty cell. It reports whether some form reads it.
func (c *column) add(cell []byte, parser *timeParser, seen *columnSeen, at func() metric.Position) bool {
	switch c.kind {
	case metric.WordColumn:
		code, isNew := c.dictionary.code(cell)
		c.codes = append(c.codes, code)
		if isNew && (c.vocabulary != nil || c.role == "project") {
			if seen.words == nil {
				seen.words = map[uint32]firstWord{}
			}
			seen.words[code] = firstWord{len(c.codes) - 1, at()}
		}
		return true
	case metric.TimeColumn:
		var v int64
		var form timeForm
		if c.format == "" {
			v, form = parser.parse(cell)
		} else {
			v, form = parser.forced(cell, c.format)
		}
		c.times, c.forms = append(c.times, metric.Instant(v)), append(c.forms, uint8(form))
		seen.forms[form].add(cell, at)
		return form != badTime
	}
	var v float64
	var form numberForm
	if c.duration {
		v, form = parseDuration(cell, c.unit, parser.sheet)
	} else {
		v, form = parseNumber(cell, parser.sheet)
		if c.format == "percent" && form&percentFlag == 0 && form != badNumber {
			v, form = v/100, form|percentFlag
		}
	}
	c.numbers, c.forms = append(c.numbers, v), append(c.forms, uint8(form))
	seen.forms[form&numberFormMask].add(cell, at)
	return form != badNumber
}
