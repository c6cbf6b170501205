package grid

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"upshot/metric"
)

// csvRows splits a block of delimited UTF-8 text into rows. A cell is a slice of the block; the line and
// character of a cell are worked out only when a problem asks for them.
//
// Quotes follow RFC 4180. A quote inside a quoted cell that is neither doubled nor followed by a
// delimiter or line end is taken as text, because some exporters do not double them.
type csvRows struct {
	text      []byte
	file      string
	delimiter byte
	ends      [256]bool // bytes that end an unquoted cell
	plain     bool      // the block has no quote
	noCR      bool      // nor a carriage return
	last      bool      // the text ends with the block

	start, following int // where the current row and the one after it start
	line, nextLine   int
	cells            []span
	scratch          []byte   // cells whose doubled quotes were undone
	width            int      // cells of the header, 0 if unknown: see unwrap
	inside           *csvRows // the row that stood in quotes as a whole
	unwrapped        int      // how many did
	firstUnwrapped   int      // the line of the first
	cut              bool     // the block ends inside a quoted cell, which may go on in the next
	stopped          *metric.Problem
}

// span is a cell of the current row, as offsets into the block.
type span struct {
	from, to int32
	quoted   bool
	doubled  bool // has doubled quotes
}

// newCSVRows walks over a block that begins on the given line, counted from 1.
func newCSVRows(text []byte, file string, delimiter byte, line int, last bool) *csvRows {
	c := &csvRows{text: text, file: file, delimiter: delimiter, nextLine: line, last: last}
	c.ends[delimiter], c.ends['\r'], c.ends['\n'] = true, true, true
	c.plain = bytes.IndexByte(text, '"') < 0
	c.noCR = bytes.IndexByte(text, '\r') < 0
	return c
}

func (c *csvRows) Next() bool {
	if c.stopped != nil || c.cut || c.following >= len(c.text) {
		return false
	}
	c.start, c.line = c.following, c.nextLine
	c.cells, c.scratch = c.cells[:0], c.scratch[:0]
	end := bytes.IndexByte(c.text[c.start:], '\n')
	if end < 0 {
		end = len(c.text)
	} else {
		end += c.start
	}
	line := c.text[c.start:end]
	switch {
	case !c.plain && bytes.IndexByte(line, '"') >= 0:
		return c.careful()
	case c.noCR:
	default:
		switch cr := bytes.IndexByte(line, '\r'); {
		case cr < 0:
		case cr == len(line)-1 && end < len(c.text):
			line = line[:cr]
		default:
			return c.careful()
		}
	}
	c.following = min(end+1, len(c.text))
	c.nextLine++
	c.inside = nil
	return c.splitLine(line)
}

// splitLine takes a line without quotes. It looks at eight bytes at a time: of a byte that differs from the
// delimiter some bit is set, and adding 0x7f carries it into the eighth (Warren, Hacker's Delight, 6-1).
func (c *csvRows) splitLine(line []byte) bool {
	const low, high = 0x7f7f7f7f7f7f7f7f, 0x8080808080808080
	same := uint64(c.delimiter) * 0x0101010101010101
	cells, from, i := c.cells, 0, 0
	for ; i+8 <= len(line) && len(cells) <= MaxColumns; i += 8 {
		x := binary.LittleEndian.Uint64(line[i:]) ^ same
		for hits := ^((x&low + low) | x) & high; hits != 0; hits &= hits - 1 {
			at := i + bits.TrailingZeros64(hits)/8
			cells = append(cells, span{from: int32(c.start + from), to: int32(c.start + at)})
			from = at + 1
		}
	}
	for ; i < len(line) && len(cells) <= MaxColumns; i++ {
		if line[i] == c.delimiter {
			cells = append(cells, span{from: int32(c.start + from), to: int32(c.start + i)})
			from = i + 1
		}
	}
	c.cells = append(cells, span{from: int32(c.start + from), to: int32(c.start + len(line))})
	return len(line) <= maxCellBytes && len(c.cells) <= MaxColumns || c.withinBounds()
}

// withinBounds stops at a cell or a row that is beyond all measure.
func (c *csvRows) withinBounds() bool {
	for i, cell := range c.cells {
		switch {
		case i == MaxColumns:
			return c.stop(TooManyColumns, int(cell.from))
		case cell.to-cell.from > maxCellBytes:
			return c.stop(CellTooLarge, int(cell.from))
		}
	}
	return true
}

// careful takes a row byte by byte.
func (c *csvRows) careful() bool {
	i, lines := c.start, 1
	for {
		if i < len(c.text) && c.text[i] == '"' {
			var ok bool
			if i, ok = c.quoted(i, &lines); !ok {
				return false
			}
		} else {
			from := i
			for i < len(c.text) && !c.ends[c.text[i]] {
				i++
			}
			if i-from > maxCellBytes {
				return c.stop(CellTooLarge, from)
			}
			c.cells = append(c.cells, c.formulaText(span{from: int32(from), to: int32(i)}))
		}
		if i < len(c.text) && c.text[i] == c.delimiter {
			if len(c.cells) >= MaxColumns {
				return c.stop(TooManyColumns, i)
			}
			i++
			continue
		}
		if i < len(c.text) {
			if c.text[i] == '\r' && i+1 < len(c.text) && c.text[i+1] == '\n' {
				i++
			}
			i++
		}
		c.following = i
		c.nextLine += lines
		c.unwrap()
		return true
	}
}

// quoted takes the quoted cell at i. It returns the offset of the delimiter or line end after it.
func (c *csvRows) quoted(i int, lines *int) (int, bool) {
	from := i + 1
	doubled := false
	j := from
	for {
		k := bytes.IndexByte(c.text[j:], '"')
		if k < 0 {
			return 0, c.unclosed(i)
		}
		k += j
		if k-from > maxCellBytes {
			return 0, c.stop(CellTooLarge, i)
		}
		if k+1 < len(c.text) && c.text[k+1] == '"' {
			doubled = true
			j = k + 2
			continue
		}
		after := k + 1
		for after < len(c.text) && (c.text[after] == ' ' || c.text[after] == '\t') && c.text[after] != c.delimiter {
			after++
		}
		if after == len(c.text) || c.ends[c.text[after]] {
			c.cells = append(c.cells, c.formulaText(span{int32(from), int32(k), true, doubled}))
			*lines += countLines(c.text[from:k])
			return after, true
		}
		j = k + 1
	}
}

// formulaText takes the text out of ="007", or "=""007""" in quotes, as which some tools write a cell so that
// Excel keeps its zeros.
func (c *csvRows) formulaText(s span) span {
	mark := `"`
	if s.quoted {
		mark = `""`
	}
	inside, is := bytes.CutPrefix(c.text[s.from:s.to], []byte("="+mark))
	if !is || !bytes.HasSuffix(inside, []byte(mark)) {
		return s
	}
	inside = inside[:len(inside)-len(mark)]
	if !s.quoted && bytes.IndexByte(inside, '"') >= 0 || s.quoted && bytes.Contains(inside, []byte(`""`)) {
		return s // a formula of several texts
	}
	from := s.from + 1 + int32(len(mark))
	return span{from, from + int32(len(inside)), s.quoted, false}
}

// unclosed ends the walk at a quote that the block does not close.
func (c *csvRows) unclosed(i int) bool {
	switch {
	case len(c.text)-i > maxCellBytes:
		return c.stop(CellTooLarge, i)
	case c.last:
		return c.stop(QuoteUnclosed, i)
	}
	c.cut = true
	return false
}

// stop ends the walk at a cell that cannot be trusted.
func (c *csvRows) stop(code string, offset int) bool {
	c.stopped = &metric.Problem{Code: code, Args: []string{c.file}, Pos: c.place(offset)}
	return false
}

func (c *csvRows) Failure() (metric.Problem, bool) {
	if c.stopped == nil {
		return metric.Problem{}, false
	}
	return *c.stopped, true
}

// Cut reports whether the walk ended inside a quoted cell that the next block may close.
func (c *csvRows) Cut() bool { return c.cut }

// Scanned is how many bytes of text the rows so far take.
func (c *csvRows) Scanned() int64 { return int64(c.following) }

func (c *csvRows) Count() int {
	if c.inside != nil {
		return len(c.inside.cells)
	}
	return len(c.cells)
}

func (c *csvRows) Row() int { return c.line }

func (c *csvRows) Cell(i int) []byte {
	if c.inside != nil {
		return c.inside.Cell(i)
	}
	if i < 0 || i >= len(c.cells) {
		return nil
	}
	s := c.cells[i]
	text := c.text[s.from:s.to:s.to]
	if !s.doubled {
		return text
	}
	from := len(c.scratch)
	for k := 0; k < len(text); k++ {
		c.scratch = append(c.scratch, text[k])
		if text[k] == '"' && k+1 < len(text) && text[k+1] == '"' {
			k++
		}
	}
	return c.scratch[from:]
}

func (c *csvRows) At(i int) metric.Position {
	if c.inside != nil || i < 0 || i >= len(c.cells) {
		return metric.Position{File: c.file, Row: c.line}
	}
	offset := int(c.cells[i].from)
	if c.cells[i].quoted {
		offset--
	}
	return c.place(offset)
}

// place is the line and character of an offset in the current row.
func (c *csvRows) place(offset int) metric.Position {
	before := c.text[c.start:offset]
	lastLine := before
	if k := bytes.LastIndexAny(before, "\r\n"); k >= 0 {
		lastLine = before[k+1:]
	}
	return metric.Position{File: c.file, Row: c.line + countLines(before), Column: utf8.RuneCount(lastLine) + 1}
}
