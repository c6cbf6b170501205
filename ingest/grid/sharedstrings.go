package grid

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strconv"

	"upshot/metric"
)

const (
	maxSharedBytes = 512 << 20 // of a workbook's shared strings
	sharedChunk    = 256 << 10 // bytes of them that are looked at together
)

// sharedStrings are the texts that the cells of a workbook name by number, one after the other.
type sharedStrings struct {
	text []byte
	ends []uint32 // by number: where the text ends
}

func (s *sharedStrings) count() int { return len(s.ends) }

// at is a text; nil if there is none of that number.
func (s *sharedStrings) at(number int) []byte {
	if number < 0 || number >= len(s.ends) {
		return nil
	}
	from := uint32(0)
	if number > 0 {
		from = s.ends[number-1]
	}
	return s.text[from:s.ends[number]:s.ends[number]]
}

// read takes the texts out of a part. A workbook without the part has none.
func (s *sharedStrings) read(a *archive, name string) error {
	in, err := a.openXML(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer in.Close()
	s.text = make([]byte, 0, a.unpacked(name)/4)
	var chunk []byte
	for ended := false; ; {
		from := len(chunk)
		chunk = grow(chunk, max(sharedChunk, from)) // a text that does not fit gets twice the room
		n, err := io.ReadFull(in, chunk[from:])
		chunk = chunk[:from+n]
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return a.corrupt(err)
		}
		read, whole := s.take(chunk)
		ended = ended || whole
		switch {
		case err != nil && ended:
			return nil
		case err != nil:
			return refuse(WorkbookCorrupt, metric.Position{File: a.path}, a.path, "the shared strings are cut off")
		case ended:
			read = len(chunk)
		case len(s.text) > maxSharedBytes:
			return refuse(UnpacksTooLarge, metric.Position{File: a.path}, a.path, strconv.Itoa(maxSharedBytes>>20))
		case read == 0 && len(chunk) > 2*maxCellBytes:
			return refuse(CellTooLarge, metric.Position{File: a.path}, a.path)
		}
		chunk = chunk[:copy(chunk, chunk[read:])]
	}
}

// take reads the texts that are whole, and tells how far they go and whether they were the last.
func (s *sharedStrings) take(chunk []byte) (read int, ended bool) {
	t := tags{text: chunk}
	for t.next() {
		switch {
		case t.is("sst") && t.closes:
			return t.at, true
		case !t.is("si") || !t.opens:
		case t.closes:
			s.ends = append(s.ends, uint32(len(s.text)))
		default:
			start, from := t.from, t.at
			for !(t.is("si") && t.closes) {
				if !t.next() {
					return start, false
				}
			}
			s.text = appendString(s.text, chunk[from:t.from])
			s.ends = append(s.ends, uint32(len(s.text)))
		}
		read = t.at
	}
	return max(read, t.from), false
}

// appendString adds the text of a string item: its own, or that of all its runs, but not how it is pronounced.
func appendString(to, item []byte) []byte {
	const open, end = "<t>", "</t>"
	if bytes.HasPrefix(item, []byte(open)) && bytes.HasSuffix(item, []byte(end)) { // nearly all are plain
		if text := item[len(open) : len(item)-len(end)]; !hasMarkup(text) {
			return append(to, text...)
		}
	}
	start := len(to)
	t := tags{text: item}
	for t.next() {
		switch {
		case t.is("rPh") && t.opens:
			if !t.skip() {
				return to
			}
		case t.is("t") && t.opens && !t.closes:
			from := t.at
			if !t.next() {
				return to
			}
			to = appendText(to, item[from:t.from])
		}
	}
	if bytes.Contains(to[start:], []byte("_x")) {
		plain := appendPlain(nil, to[start:])
		to = append(to[:start], plain...)
	}
	return to
}

// hasMarkup reports whether a text may have to be decoded.
func hasMarkup(text []byte) bool {
	for _, b := range text {
		if b == '&' || b == '<' || b == '\r' || b == '_' {
			return true
		}
	}
	return false
}
