package ingest

import (
	"slices"

	"upshot/metric"
)

// keptPositions is how many places of one problem are listed; the others are counted.
const keptPositions = 10

// column collects the cells of one role over all files of a source.
type column struct {
	metric.Column // times with an open order are packed until decideTimes

	binding    *metric.ColumnBinding // nil for what no column of the file holds
	constant   string
	fromFile   bool   // the project in the file's name
	fromPeriod bool   // wide: the header's period, and the cell's value
	unit       string // of a duration's bare numbers
	format     string // as the definition says, or ""

	dictionary *dictionary
	vocabulary *vocabulary
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
	bare   sighting             // a duration's numbers whose unit nothing says
	parts  sighting             // numbers between 0 and 1 without a sign in a column of per cents
	wholes int                  // numbers over 1 without a sign, there
	over   sighting             // numbers over maxBareShare without a sign in a column that is none of per cents
	words  map[uint32]firstWord // by code: where words came up first, if a vocabulary or the projects are asked for them
}

// firstWord is where a word came up first.
type firstWord struct {
	record int
	at     metric.Position
}

// reserve makes room for n more records.
func (c *column) reserve(n int) {
	switch c.Kind {
	case metric.WordColumn:
		c.Codes = slices.Grow(c.Codes, n)
		if len(c.dictionary.words)*4 > len(c.Codes)*3 { // an id, most likely
			c.dictionary.reserve(n)
		}
	case metric.TimeColumn:
		c.Times, c.forms = slices.Grow(c.Times, n), slices.Grow(c.forms, n)
	case metric.NumberColumn:
		c.Numbers, c.forms = slices.Grow(c.Numbers, n), slices.Grow(c.forms, n)
	}
}

// addEmpty adds a cell that holds nothing.
func (c *column) addEmpty() {
	switch c.Kind {
	case metric.WordColumn:
		c.Codes = append(c.Codes, 0)
	case metric.TimeColumn:
		c.Times, c.forms = append(c.Times, metric.NoInstant), append(c.forms, uint8(noTime))
	case metric.NumberColumn:
		c.Numbers, c.forms = append(c.Numbers, metric.Missing()), append(c.forms, uint8(noNumber))
	}
}

// add reads a trimmed, non-empty cell. It reports whether some form reads it.
func (c *column) add(cell []byte, parser *timeParser, seen *columnSeen, at func() metric.Position) bool {
	switch c.Kind {
	case metric.WordColumn:
		code, isNew := c.dictionary.code(cell)
		c.Codes = append(c.Codes, code)
		if isNew && (c.vocabulary != nil || c.Role == "project") {
			if seen.words == nil {
				seen.words = map[uint32]firstWord{}
			}
			seen.words[code] = firstWord{len(c.Codes) - 1, at()}
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
		c.Times, c.forms = append(c.Times, metric.Instant(v)), append(c.forms, uint8(form))
		seen.forms[form].add(cell, at)
		return form != badTime
	}
	v, form := c.number(cell, parser.sheet, seen, at)
	c.Numbers, c.forms = append(c.Numbers, v), append(c.forms, uint8(form))
	seen.forms[form&numberFormMask].add(cell, at)
	return form != badNumber
}

// number reads a cell of a number column, and notes what the numbers without a unit or sign are like.
func (c *column) number(cell []byte, sheet bool, seen *columnSeen, at func() metric.Position) (float64, numberForm) {
	if c.Duration {
		v, form := parseDuration(cell, c.unit, sheet)
		if c.format == "" && form != badNumber && isBareNumber(cell) {
			seen.bare.add(cell, at)
		}
		return v, form
	}
	v, form := parseNumber(cell, sheet)
	switch {
	case form == badNumber || form&percentFlag != 0:
	case c.format == "percent":
		if v > 0 && v <= 1 {
			seen.parts.add(cell, at)
		} else if v > 1 {
			seen.wholes++
		}
		return v / 100, form | percentFlag
	case v > maxBareShare:
		seen.over.add(cell, at)
	}
	return v, form
}

// isBareNumber reports whether a cell has digits and the signs of numbers only.
func isBareNumber(cell []byte) bool {
	for _, b := range cell {
		if b-'0' > 9 && b != '.' && b != ',' && b != '-' && b != '+' {
			return false
		}
	}
	return true
}
