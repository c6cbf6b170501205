package grid

import (
	"bytes"
	"io"
	"strconv"

	"upshot/metric"
)

const (
	sheetBlock     = 1 << 20  // bytes of a sheet that are read together
	maxSheetBlock  = 64 << 20 // of one row, or of what stands before the first one
	reasonCutOff   = "the sheet is cut off"
	reasonBroken   = "the sheet is no XML"
	reasonEncoding = "the sheet is not UTF-8"
)

// sheetReader cuts the XML of a sheet into blocks of whole rows, and picks up what stands before and
// behind them.
type sheetReader struct {
	in      io.Reader // as UTF-8
	archive *archive
	sheet   string
	size    int // bytes to read at once

	hidden [][2]int // the first and the last of some columns, before the rows
	merges []Merge  // behind the rows

	rowOpen, dataEnd []byte // how a row begins here, and how the rows end
	rest             []byte // what follows the last cut
	last             int    // the number of the last row so far
	done             bool
}

// rowBlock is some whole rows of a sheet.
type rowBlock struct {
	text    []byte
	before  int // the number of the row before the first one
	to      int // the number of the last one
	last    bool
	failure *metric.Problem // what ends the sheet behind these rows
}

func (s *sheetReader) problem(reason string) *metric.Problem {
	return &metric.Problem{Code: WorkbookCorrupt, Args: []string{s.archive.path, reason}, Pos: s.pos()}
}

func (s *sheetReader) pos() metric.Position {
	return metric.Position{File: s.archive.path, Sheet: s.sheet}
}

// more reads on behind text; whole is false if there is nothing more, and problem says why.
func (s *sheetReader) more(text []byte, n int) (longer []byte, whole bool, problem *metric.Problem) {
	from := len(text)
	text = grow(text, n)
	n, err := io.ReadFull(s.in, text[from:])
	text = text[:from+n]
	switch err {
	case nil:
		return text, true, nil
	case io.EOF, io.ErrUnexpectedEOF:
		return text, false, nil
	}
	problem = asProblem(s.archive.corrupt(err))
	problem.Pos = s.pos()
	return text, false, problem
}

// head reads up to the rows.
func (s *sheetReader) head() *metric.Problem {
	for {
		text, whole, problem := s.more(s.rest, s.size)
		s.rest = text
		if problem != nil {
			return problem
		}
		t := tags{text: text}
		s.hidden = s.hidden[:0]
		for t.next() {
			switch {
			case t.is("col") && t.opens && isTrue(string(t.attribute("hidden"))):
				first, last := wholeNumber(t.attribute("min")), wholeNumber(t.attribute("max"))
				if first > 0 && last >= first {
					s.hidden = append(s.hidden, [2]int{first, min(last, MaxColumns)})
				}
			case t.is("sheetData") && t.opens:
				tag := text[t.from+1 : t.attributes]
				prefix := tag[:len(tag)-len("sheetData")]
				s.rowOpen = append([]byte("<"), append(prefix[:len(prefix):len(prefix)], "row"...)...)
				s.dataEnd = append([]byte("</"), append(prefix[:len(prefix):len(prefix)], "sheetData"...)...)
				s.rest = text[t.at:]
				if t.closes { // no rows: what follows is as if they had ended
					s.rest = append(append(append([]byte(nil), s.dataEnd...), '>'), s.rest...)
				}
				return nil
			}
		}
		switch {
		case t.broken:
			return s.problem(reasonBroken)
		case !whole:
			return s.problem(reasonCutOff)
		case len(text) > maxSheetBlock:
			return s.problem(reasonBroken)
		}
	}
}

// wholeNumber reads a number; 0 if it is none.
func wholeNumber(b []byte) int {
	n, err := strconv.ParseUint(string(b), 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}

// next is the block that follows; free is a buffer to use for it, or nil.
func (s *sheetReader) next(free []byte) (rowBlock, bool) {
	if s.done {
		return rowBlock{}, false
	}
	text := append(free[:0], s.rest...)
	for n := s.size; ; n = min(2*n, maxSheetBlock) {
		row, end, broken := s.cut(text)
		switch {
		case broken:
			return s.close(text[:row], s.problem(reasonBroken)), true
		case end >= 0:
			return s.close(text[:end], s.tail(text[end:])), true
		case row > 0 && len(text) >= s.size:
			b := s.block(text[:row])
			s.rest = append(s.rest[:0], text[row:]...)
			return b, true
		case len(text) > maxSheetBlock:
			p := s.problem("")
			p.Code, p.Args, p.Pos.Row = CellTooLarge, p.Args[:1], s.last+1
			return s.close(nil, p), true
		}
		longer, whole, problem := s.more(text, n)
		text = longer
		if whole {
			continue
		}
		if problem == nil {
			if _, end, broken := s.cut(text); end >= 0 && !broken {
				continue
			}
			problem = s.problem(reasonCutOff)
		}
		row, _, _ = s.cut(text)
		return s.close(text[:row], problem), true
	}
}

// cut finds where the last row begins, behind whole rows, and where the rows end; -1 if they do not.
func (s *sheetReader) cut(text []byte) (row, end int, broken bool) {
	if hasComments(text) {
		return s.carefulCut(text)
	}
	row = len(text)
	for {
		row = bytes.LastIndex(text[:row], s.rowOpen)
		if row < 0 {
			row = 0
			break
		}
		if next := row + len(s.rowOpen); next < len(text) && (isSpace(text[next]) || text[next] == '>' || text[next] == '/') {
			break
		}
	}
	end = bytes.Index(text[row:], s.dataEnd)
	if end >= 0 {
		end += row
	}
	return row, end, false
}

// hasComments reports whether a text has comments, character data or instructions, in which anything may stand.
func hasComments(text []byte) bool {
	return bytes.IndexByte(text, '!') >= 0 && bytes.Contains(text, []byte("<!")) ||
		bytes.IndexByte(text, '?') >= 0 && bytes.Contains(text, []byte("<?"))
}

// carefulCut is cut for text with comments.
func (s *sheetReader) carefulCut(text []byte) (row, end int, broken bool) {
	t := tags{text: text}
	for t.next() {
		switch {
		case t.is("row") && t.opens:
			row = t.from
		case t.is("sheetData") && t.closes:
			return row, t.from, false
		}
	}
	return row, -1, t.broken
}

// block numbers the rows of a text.
func (s *sheetReader) block(text []byte) rowBlock {
	b := rowBlock{text: text, before: s.last}
	s.last = s.lastRow(text)
	b.to = s.last
	return b
}

// close is the last block.
func (s *sheetReader) close(text []byte, failure *metric.Problem) rowBlock {
	s.done = true
	b := s.block(text)
	b.last, b.failure = true, failure
	return b
}

// lastRow is the number of the last row of a text. Rows without a number follow the one before.
func (s *sheetReader) lastRow(text []byte) int {
	if i := bytes.LastIndex(text, s.rowOpen); i >= 0 && !hasComments(text) {
		t := tags{text: text, at: i}
		if t.next() && t.is("row") {
			if n := wholeNumber(t.attribute("r")); n > 0 {
				return n
			}
		}
	}
	last := s.last
	for t := (tags{text: text}); t.next(); {
		if t.is("row") && t.opens {
			if n := wholeNumber(t.attribute("r")); n > 0 {
				last = n
			} else {
				last++
			}
		}
	}
	return last
}

// tail reads what follows the rows: the merged ranges, and whether the sheet ends as it should.
func (s *sheetReader) tail(text []byte) *metric.Problem {
	rest := append([]byte(nil), text...)
	for {
		t := tags{text: rest}
		read := 0
		for t.next() {
			read = t.at
			switch {
			case t.is("mergeCell") && t.opens:
				if len(s.merges) >= maxMerges {
					return &metric.Problem{Code: TooManyMerges, Args: []string{s.archive.path}, Pos: s.pos()}
				}
				if m, ok := mergeOf(t.attribute("ref")); ok {
					s.merges = append(s.merges, m)
				}
			case t.is("worksheet") && t.closes:
				return s.drain()
			}
		}
		if t.broken {
			return s.problem(reasonBroken)
		}
		rest = rest[:copy(rest, rest[max(read, t.from):])]
		kept := len(rest)
		if kept > maxSheetBlock {
			return s.problem(reasonBroken)
		}
		var whole bool
		var problem *metric.Problem
		if rest, whole, problem = s.more(rest, s.size); problem != nil {
			return problem
		}
		if !whole && len(rest) == kept {
			return s.problem(reasonCutOff)
		}
	}
}

// drain reads to the end of the part, where its checksum is compared.
func (s *sheetReader) drain() *metric.Problem {
	if _, err := io.Copy(io.Discard, s.in); err != nil {
		p := asProblem(s.archive.corrupt(err))
		p.Pos = s.pos()
		return p
	}
	return nil
}

// mergeOf reads a merged range of more than one cell.
func mergeOf(ref []byte) (Merge, bool) {
	r, problem := ParseRange(string(ref))
	if problem != "" || r.Left == 0 || r.Top == 0 || r.Right == 0 || r.Bottom == 0 {
		return Merge{}, false
	}
	return Merge(r), true
}
