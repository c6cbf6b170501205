package ingest

import (
	"slices"

	"upshot/ingest/grid"
	"upshot/metric"
)

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

// fresh is an empty column that reads its cells as c does.
func (c *column) fresh() *column {
	f := *c
	f.Codes, f.Words, f.Times, f.Numbers, f.Percent, f.forms = nil, nil, nil, nil, nil, nil
	if c.dictionary != nil {
		f.dictionary = newDictionary()
	}
	return &f
}

// reset empties a column and keeps its room.
func (c *column) reset() {
	c.Codes, c.Times, c.Numbers, c.forms = c.Codes[:0], c.Times[:0], c.Numbers[:0], c.forms[:0]
	if c.dictionary != nil {
		c.dictionary.reset()
	}
}

// append adds the cells of a part. It returns the code here of each word there.
func (c *column) append(part *column) (codes []uint32) {
	c.Times = append(c.Times, part.Times...)
	c.Numbers = append(c.Numbers, part.Numbers...)
	c.forms = append(c.forms, part.forms...)
	if c.dictionary == nil {
		return nil
	}
	codes = c.dictionary.add(part.dictionary)
	from := len(c.Codes)
	c.Codes = append(c.Codes, part.Codes...)
	for i, code := range c.Codes[from:] {
		c.Codes[from+i] = codes[code]
	}
	return codes
}

// takeOver makes the cells of a file those of the column, which has none yet.
func (c *column) takeOver(f *column) {
	c.Codes, c.Times, c.Numbers, c.forms, c.dictionary = f.Codes, f.Times, f.Numbers, f.forms, f.dictionary
}

// reserve makes room for n more records that are like those of a first part.
func (c *column) reserve(n int, first *column) {
	switch c.Kind {
	case metric.WordColumn:
		c.Codes = slices.Grow(c.Codes, n)
		if words := first.dictionary.len(); words*4 > len(first.Codes)*3 { // an id, most likely
			c.dictionary.reserve(int(float64(n) * float64(words) / float64(len(first.Codes))))
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
func (c *column) add(cell []byte, parser *timeParser, seen *columnSeen, rows grid.Rows, at int) bool {
	switch c.Kind {
	case metric.WordColumn:
		code, isNew := c.dictionary.code(cell)
		c.Codes = append(c.Codes, code)
		if isNew && (c.vocabulary != nil || c.Role == "project") {
			if seen.words == nil {
				seen.words = map[uint32]firstWord{}
			}
			seen.words[code] = firstWord{len(c.Codes) - 1, rows.At(at)}
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
		seen.forms[form].add(cell, rows, at)
		return form != badTime
	}
	v, form := c.number(cell, parser.typed, seen, rows, at)
	c.Numbers, c.forms = append(c.Numbers, v), append(c.forms, uint8(form))
	seen.forms[form&numberFormMask].add(cell, rows, at)
	return form != badNumber
}

// number reads a cell of a number column, and notes what the numbers without a unit or sign are like.
func (c *column) number(cell []byte, typed bool, seen *columnSeen, rows grid.Rows, at int) (float64, numberForm) {
	if c.Duration {
		v, form := parseDuration(cell, c.unit, typed)
		if c.format == "" && form != badNumber && isBareNumber(cell) {
			seen.bare.add(cell, rows, at)
		}
		return v, form
	}
	v, form := parseNumber(cell, typed)
	switch {
	case form == badNumber || form&percentFlag != 0:
	case c.format == "percent":
		if v > 0 && v <= 1 {
			seen.parts.add(cell, rows, at)
		} else if v > 1 {
			seen.wholes++
		}
		return v / 100, form | percentFlag
	case v > maxBareShare:
		seen.over.add(cell, rows, at)
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
