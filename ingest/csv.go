package ingest

import (
	"bytes"
	"io"
	"unicode/utf8"

	"upshot/metric"
)

const (
	maxCellBytes  = 10 << 20 // a longer cell is an unclosed quote far more often than a text
	maxColumns    = 16384    // Excel's own bound
	scanBufferLen = 256 << 10
)

// rows walks over the records of a file or sheet. The reader of records knows no format behind it.
type rows interface {
	next() bool                      // to the next record; false at the end, or when failure says why
	count() int                      // cells of the record
	cell(i int) []byte               // nil beyond the record's end; valid until next
	at(i int) metric.Position        // where a cell stands
	row() int                        // the line or sheet row on which the record starts
	failure() (metric.Problem, bool) // what ended the walk before the end of the file
}

// csvRows splits delimited UTF-8 text into records. A cell is a slice of the buffer; the line and
// character of a cell are worked out only when a problem asks for them.
//
// Quotes follow RFC 4180. A quote inside a quoted cell that is neither doubled nor followed by a
// delimiter or line end is taken as text, because some exporters do not double them.
type csvRows struct {
	in        io.Reader
	file      string
	delimiter byte
	ends      [256]bool // bytes that end an unquoted cell

	buf        []byte
	start, end int   // the current record starts at start; end is the end of what was read
	passed     int64 // bytes that left the buffer
	eof        bool
	err        error

	line, nextLine int // of the current record, and of the one after it
	cells          []span
	scratch        []byte // cells whose doubled quotes were undone
	stopped        *metric.Problem
	following      int // where the next record starts
}

// span is a cell of the current record, as offsets from the record's start.
type span struct {
	from, to int
	quoted   bool
	doubled  bool // has doubled quotes
}

func newCSVRows(in io.Reader, file string, delimiter byte) *csvRows {
	c := &csvRows{in: in, file: file, delimiter: delimiter, nextLine: 1, buf: make([]byte, scanBufferLen)}
	c.ends[delimiter], c.ends['\r'], c.ends['\n'] = true, true, true
	return c
}

// more reads on, keeping the bytes from the current record's start. It reports whether there is more.
func (c *csvRows) more() bool {
	if c.eof {
		return false
	}
	if c.start > 0 {
		copy(c.buf, c.buf[c.start:c.end])
		c.passed += int64(c.start)
		c.end -= c.start
		c.start = 0
	}
	if c.end == len(c.buf) {
		c.buf = append(c.buf, make([]byte, len(c.buf))...)
	}
	for {
		n, err := c.in.Read(c.buf[c.end:])
		c.end += n
		if err != nil {
			c.eof = true
			if err != io.EOF {
				c.err = err
			}
		}
		if n > 0 {
			return true
		}
		if c.eof {
			return false
		}
	}
}

func (c *csvRows) next() bool {
	if c.stopped != nil {
		return false
	}
	c.start, c.line = c.following, c.nextLine
	c.cells, c.scratch = c.cells[:0], c.scratch[:0]
	if c.start == c.end && !c.more() {
		c.following = c.start
		return c.readFailed()
	}
	rec := c.buf[c.start:c.end]
	lines := 1
	i := 0
	for {
		if i == len(rec) && c.more() {
			rec = c.buf[c.start:c.end]
		}
		if i < len(rec) && rec[i] == '"' {
			var ok bool
			if rec, i, ok = c.quoted(rec, i, &lines); !ok {
				return false
			}
		} else {
			from := i
			for {
				for i < len(rec) && !c.ends[rec[i]] {
					i++
				}
				if i < len(rec) || !c.more() {
					break
				}
				rec = c.buf[c.start:c.end]
				if len(rec) > 2*maxCellBytes {
					return c.stop(cellTooLarge, from)
				}
			}
			c.cells = append(c.cells, span{from: from, to: i})
		}
		if i < len(rec) && rec[i] == c.delimiter {
			if len(c.cells) >= maxColumns {
				return c.stop(tooManyColumns, i)
			}
			i++
			continue
		}
		if i == len(rec) {
			c.following = c.end
			if c.err != nil {
				return c.readFailed()
			}
			c.nextLine += lines
			return true
		}
		if rec[i] == '\r' {
			if i+1 == len(rec) && c.more() {
				rec = c.buf[c.start:c.end]
			}
			if i+1 < len(rec) && rec[i+1] == '\n' {
				i++
			}
		}
		c.following = c.start + i + 1
		c.nextLine += lines
		return true
	}
}

// quoted takes the quoted cell at i. It returns the offset of the delimiter or line end after it.
func (c *csvRows) quoted(rec []byte, i int, lines *int) ([]byte, int, bool) {
	cell := span{from: i + 1, quoted: true}
	j := i + 1
	for {
		k := bytes.IndexByte(rec[j:], '"')
		if k < 0 {
			j = len(rec)
			switch {
			case j-i > maxCellBytes:
				return rec, 0, c.stop(cellTooLarge, i)
			case !c.more():
				if c.err != nil {
					return rec, 0, c.readFailed()
				}
				return rec, 0, c.stop(quoteUnclosed, i)
			}
			rec = c.buf[c.start:c.end]
			continue
		}
		k += j
		if k+1 == len(rec) && c.more() {
			rec = c.buf[c.start:c.end]
		}
		if k+1 < len(rec) && rec[k+1] == '"' {
			cell.doubled = true
			j = k + 2
			continue
		}
		after := k + 1
		for after < len(rec) && (rec[after] == ' ' || rec[after] == '\t') && rec[after] != c.delimiter {
			after++
			if after == len(rec) && c.more() {
				rec = c.buf[c.start:c.end]
			}
		}
		if after == len(rec) || c.ends[rec[after]] {
			cell.to = k
			c.cells = append(c.cells, cell)
			*lines += countLines(rec[cell.from:cell.to])
			return rec, after, true
		}
		j = k + 1
	}
}

// stop ends the walk at a cell that cannot be trusted.
func (c *csvRows) stop(what code, offset int) bool {
	pos := c.place(offset)
	c.stopped = &metric.Problem{Code: string(what), Args: []string{c.file}, Pos: pos}
	return false
}

func (c *csvRows) readFailed() bool {
	if c.err != nil && c.stopped == nil {
		c.stopped = &metric.Problem{Code: string(fileUnreadable), Args: []string{c.file, reason(c.err)}, Pos: metric.Position{File: c.file, Row: c.line}}
	}
	return false
}

func (c *csvRows) failure() (metric.Problem, bool) {
	if c.stopped == nil {
		return metric.Problem{}, false
	}
	return *c.stopped, true
}

// scanned is how many bytes of text the records so far take.
func (c *csvRows) scanned() int64 { return c.passed + int64(c.following) }

func (c *csvRows) count() int { return len(c.cells) }

func (c *csvRows) row() int { return c.line }

func (c *csvRows) cell(i int) []byte {
	if i < 0 || i >= len(c.cells) {
		return nil
	}
	s := c.cells[i]
	text := c.buf[c.start+s.from : c.start+s.to]
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

func (c *csvRows) at(i int) metric.Position {
	if i < 0 || i >= len(c.cells) {
		return metric.Position{File: c.file, Row: c.line}
	}
	offset := c.cells[i].from
	if c.cells[i].quoted {
		offset--
	}
	return c.place(offset)
}

// place is the line and character of an offset into the current record.
func (c *csvRows) place(offset int) metric.Position {
	before := c.buf[c.start : c.start+offset]
	lastLine := before
	if k := bytes.LastIndexAny(before, "\r\n"); k >= 0 {
		lastLine = before[k+1:]
	}
	return metric.Position{File: c.file, Row: c.line + countLines(before), Column: utf8.RuneCount(lastLine) + 1}
}

// countLines counts line ends: LF, CRLF or a CR alone.
func countLines(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for k := bytes.IndexByte(b, '\r'); k >= 0; {
		if k+1 == len(b) || b[k+1] != '\n' {
			n++
		}
		next := bytes.IndexByte(b[k+1:], '\r')
		if next < 0 {
			break
		}
		k += 1 + next
	}
	return n
}
