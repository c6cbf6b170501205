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

	asked      bool        // something asks which words the cells hold: they are in the dictionary
	dictionary *dictionary // of words, or else
	texts      *texts      // words that hardly ever come twice
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
	if c.texts != nil {
		f.texts = &texts{}
	}
	return &f
}

// reset empties a column of a part and keeps its room. Its words are kept as those of the file are.
func (c *column) reset(loose bool) {
	c.Codes, c.Times, c.Numbers, c.forms = c.Codes[:0], c.Times[:0], c.Numbers[:0], c.forms[:0]
	switch {
	case c.dictionary != nil && loose:
		c.dictionary, c.texts = nil, &texts{}
	case c.dictionary != nil:
		c.dictionary.reset()
	case c.texts != nil:
		c.texts.reset()
	}
}

// append adds the cells of a part or file. It returns the code here of each word there, if words have codes.
func (c *column) append(part *column) (codes []uint32) {
	c.Times = append(c.Times, part.Times...)
	c.Numbers = append(c.Numbers, part.Numbers...)
	c.forms = append(c.forms, part.forms...)
	if part.texts != nil {
		c.loosen()
	}
	switch {
	case c.texts != nil && part.texts != nil:
		c.texts.append(part.texts)
	case c.texts != nil:
		c.texts.addWords(part)
	case c.dictionary != nil:
		codes = c.dictionary.add(part.dictionary)
		from := len(c.Codes)
		c.Codes = append(c.Codes, part.Codes...)
		for i, code := range c.Codes[from:] {
			c.Codes[from+i] = codes[code]
		}
	}
	return codes
}

// looseAfter is from how many records on it is judged whether a column's words come twice.
const looseAfter = 4096

// len is how many cells the column has.
func (c *column) len() int {
	if c.texts != nil {
		return len(c.texts.ends)
	}
	return max(len(c.Codes), len(c.Times), len(c.Numbers))
}

// isLoose reports whether most cells hold a word of their own and nobody asks which.
func (c *column) isLoose() bool {
	return c.texts != nil || c.dictionary != nil && !c.asked && 2*len(c.dictionary.words) > len(c.Codes)
}

// loosen keeps the words one after another from now on.
func (c *column) loosen() {
	if c.dictionary == nil {
		return
	}
	c.texts = &texts{}
	c.texts.addWords(c)
	c.dictionary, c.Codes = nil, nil
}

// takeOver makes the cells of a file those of the column, which has none yet.
func (c *column) takeOver(f *column) {
	c.Codes, c.Times, c.Numbers, c.forms = f.Codes, f.Times, f.Numbers, f.forms
	c.dictionary, c.texts = f.dictionary, f.texts
}

// reserve makes room for n more records that are like those of a first part.
func (c *column) reserve(n int, first *column) {
	switch {
	case c.texts != nil:
		sample := first.texts
		if sample == nil { // the column was loosened only now
			sample = &texts{}
			sample.addWords(first)
		}
		c.texts.reserve(n, sample)
	case c.Kind == metric.WordColumn:
		c.Codes = slices.Grow(c.Codes, n)
	case c.Kind == metric.TimeColumn:
		c.Times, c.forms = slices.Grow(c.Times, n), slices.Grow(c.forms, n)
	case c.Kind == metric.NumberColumn:
		c.Numbers, c.forms = slices.Grow(c.Numbers, n), slices.Grow(c.forms, n)
	}
}

// addEmpty adds a cell that holds nothing.
func (c *column) addEmpty() {
	switch {
	case c.texts != nil:
		c.texts.add(nil)
	case c.Kind == metric.WordColumn:
		c.Codes = append(c.Codes, 0)
	case c.Kind == metric.TimeColumn:
		c.Times, c.forms = append(c.Times, metric.NoInstant), append(c.forms, uint8(noTime))
	case c.Kind == metric.NumberColumn:
		c.Numbers, c.forms = append(c.Numbers, metric.Missing()), append(c.forms, uint8(noNumber))
	}
}

// add reads a trimmed, non-empty cell. It reports whether some form reads it.
func (c *column) add(cell []byte, parser *timeParser, seen *columnSeen, rows grid.Rows, at int) bool {
	switch {
	case c.texts != nil:
		c.texts.add(cell)
		return true
	case c.Kind == metric.WordColumn:
		code, isNew := c.dictionary.code(cell)
		c.Codes = append(c.Codes, code)
		if isNew && (c.vocabulary != nil || c.Role == "project") {
			if seen.words == nil {
				seen.words = map[uint32]firstWord{}
			}
			seen.words[code] = firstWord{len(c.Codes) - 1, rows.At(at)}
		}
		return true
	case c.Kind == metric.TimeColumn:
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

// word is the text of a record's cell in a column of words.
func (c *column) word(record int) string {
	if c.texts != nil {
		return string(c.texts.at(record))
	}
	return c.dictionary.words[c.Codes[record]]
}

// Empty reports whether a record's cell is empty. It takes the place of metric.Column's while records are read.
func (c *column) Empty(record int) bool {
	switch {
	case c.texts != nil:
		return len(c.texts.at(record)) == 0
	case c.dictionary != nil:
		return c.Codes[record] == 0
	}
	return c.Column.Empty(record)
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
