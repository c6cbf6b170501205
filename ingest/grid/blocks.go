package grid

import (
	"bytes"
	"io"
	"strconv"

	"upshot/metric"
)

// blockBytes is how much text is read at once, to be cut at its last line end.
const blockBytes = 2 << 20

// block is some whole rows of a text, as far as can be told without splitting it.
type block struct {
	text []byte
	line int  // on which it begins, from 1
	last bool // nothing follows
	err  error
}

// blockReader cuts a text into blocks, at line ends outside quotes. It counts quotes only, so a stray one
// can mislead it: whether a cut was right shows when the block before it is split.
type blockReader struct {
	path string
	in   io.Reader
	size int    // bytes to read at once
	rest []byte // what follows the last cut
	line int
	done bool
}

// next is the block that follows; free is a buffer to use for it, or nil.
func (b *blockReader) next(free []byte) (block, bool) {
	if b.done {
		return block{}, false
	}
	text := append(free[:0], b.rest...)
	for {
		from := len(text)
		text = grow(text, b.size)
		n, err := io.ReadFull(b.in, text[from:])
		text = text[:from+n]
		if err != nil {
			b.done = true
			out := block{text: text, line: b.line, last: true}
			if err != io.EOF && err != io.ErrUnexpectedEOF {
				out.err = err
			}
			return out, len(text) > 0 || b.line == 1 || out.err != nil
		}
		at := cutAt(text)
		if at <= 0 && len(text) > maxRowBytes {
			b.done = true
			return block{text: text, line: b.line, last: true, err: tooLongRow(b.path, metric.Position{File: b.path, Row: b.line})}, true
		}
		if at > 0 {
			out := block{text: text[:at], line: b.line}
			b.rest = append(b.rest[:0], text[at:]...)
			b.line += countLines(out.text)
			return out, true
		}
	}
}

// tooLongRow refuses a row that is not held in memory.
func tooLongRow(path string, pos metric.Position) error {
	return refuse(RowTooLarge, pos, path, strconv.Itoa(maxRowBytes>>20))
}

// grow makes room for n more bytes and takes them.
func grow(b []byte, n int) []byte {
	if cap(b)-len(b) < n {
		larger := make([]byte, len(b), len(b)+n+n/8)
		copy(larger, b)
		b = larger
	}
	return b[:len(b)+n]
}

var quote = []byte{'"'}

// cutAt is where the last line ends that has an even number of quotes before it; else where the last line
// ends; 0 if none does.
func cutAt(text []byte) int {
	end := byte('\n')
	if bytes.IndexByte(text, '\n') < 0 {
		end = '\r'
		text = text[:len(text)-1] // a line feed may follow the last one
	}
	lastEnd := bytes.LastIndexByte(text, end) + 1
	odd := bytes.Count(text, quote)%2 == 1
	at, tail := lastEnd, text
	for at > 0 {
		if bytes.Count(tail[at:], quote)%2 == 1 {
			odd = !odd
		}
		if !odd {
			return at
		}
		tail = text[:at]
		at = bytes.LastIndexByte(text[:at-1], end) + 1
	}
	return lastEnd
}

// textPart is a block as rows.
type textPart struct {
	block
	table *textTable
	width int // of the header
}

func (p *textPart) rows() Rows {
	r := newCSVRows(p.text, p.table.path, p.table.delimiter, p.line, p.last)
	r.width = p.width
	if p.err != nil {
		return &failingRows{csvRows: r, err: p.err}
	}
	return r
}

// failingRows are the last rows of a text whose reading broke off.
type failingRows struct {
	*csvRows
	err error
}

func (r *failingRows) Failure() (metric.Problem, bool) {
	if p, stopped := r.csvRows.Failure(); stopped && p.Code != QuoteUnclosed {
		return p, true
	}
	p := *asProblem(unreadable(r.file, r.err))
	if p.Pos.Row == 0 {
		p.Pos.Row = r.nextLine
	}
	return p, true
}

// textParts are the blocks of a text.
type textParts struct {
	table  *textTable
	width  int
	in     io.Closer
	blocks blockReader
	spare  chan []byte // buffers to use again
}

// cut opens the text to be walked in blocks.
func (t *textTable) cut(w walk) (parts, error) {
	in, err := t.open()
	if err != nil {
		return nil, err
	}
	if w.width == 0 && t.wrapped {
		w.width = anyWidth
	}
	return &textParts{table: t, width: w.width, in: in, blocks: blockReader{path: t.path, in: in, size: t.size, line: 1}, spare: make(chan []byte, 64)}, nil
}

func (p *textParts) next() (part, bool) {
	var spare []byte
	select {
	case spare = <-p.spare:
	default:
	}
	b, more := p.blocks.next(spare)
	return &textPart{b, p.table, p.width}, more
}

func (p *textParts) join(a, b part) part {
	first := a.(*textPart)
	if b == nil {
		first.last = true
		return first
	}
	second := b.(*textPart)
	text := append(first.text[:len(first.text):len(first.text)], second.text...)
	return &textPart{block{text: text, line: first.line, last: second.last, err: second.err}, p.table, p.width}
}

func (p *textParts) free(used part) {
	select {
	case p.spare <- used.(*textPart).text:
	default:
	}
}

func (p *textParts) close() { p.in.Close() }

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
