package ingest

import (
	"bytes"
	"io"
	"io/fs"
	"strconv"

	"upshot/metric"
)

// headBytes is how much of a text is looked at to find its delimiter and header.
const headBytes = 256 << 10

// readText reads a delimited text file, in a second pass.
func (s *sourceReader) readText(fsys fs.FS, file sourceFile, seen survey, f *fileReading) {
	pos := metric.Position{File: file.path}
	decoding, known := detect(seen, s.source.Encoding)
	if !known {
		s.blame(unknownEncoding, s.source.Pos, s.source.Encoding, "")
		return
	}
	f.account.Encoding = decoding.name
	if decoding.guessed {
		s.problem(metric.Notice, encodingGuessed, pos, file.path, decoding.name)
	}
	in, err := fsys.Open(file.name)
	if err != nil {
		s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
		return
	}
	defer in.Close()
	watch := &watchedText{in: decoding.reader(in), watching: decoding.decoder != nil}
	head := make([]byte, headBytes)
	n, err := io.ReadFull(watch, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
		return
	}
	head = head[:n]
	best, top, delimiter, ok := s.sniff(head, n < headBytes)
	r := newCSVRows(io.MultiReader(bytes.NewReader(head), watch), file.path, delimiter)
	for range best.rows - 1 {
		r.next()
	}
	if best.rows > 0 {
		r.next()
	}
	pos.Row = max(r.row(), 1)
	if !s.checkHeader(f, &best, ok, top, pos) {
		return
	}
	f.width = len(best.raw)
	s.read(r, f, best)
	if watch.replaced > 0 {
		s.problem(metric.Warning, encodingDoubtful, metric.Position{File: file.path}, file.path, decoding.name, strconv.Itoa(watch.replaced)).Count = watch.replaced
	}
}

// sniff finds the delimiter with which the header holds most mapped columns; among equals the one that
// makes most cells.
func (s *sourceReader) sniff(head []byte, whole bool) (best header, top [][]string, delimiter byte, ok bool) {
	delimiter = delimiters[0]
	cells := -1
	for _, d := range delimiters {
		records := firstRecords(head, d, headerSearch, whole)
		finder := headerFinder{source: s.source}
		h, found := finder.find(records)
		n := 0
		for _, record := range records {
			n += len(record)
		}
		if h.matched > best.matched || cells < 0 || h.matched == best.matched && n > cells {
			best, top, delimiter, ok, cells = h, records, d, found, n
		}
	}
	return best, top, delimiter, ok
}

// delimiters are tried in this order; the first of the best wins.
var delimiters = []byte{',', ';', '\t', '|'}

// firstRecords reads up to n records of a text's beginning, as text. A last record that may be cut
// off is left out unless the text is whole.
func firstRecords(head []byte, delimiter byte, n int, whole bool) [][]string {
	c := newCSVRows(bytes.NewReader(head), "", delimiter)
	var records [][]string
	for len(records) < n && c.next() {
		if !whole && c.following == c.end && c.eof {
			break
		}
		record := make([]string, c.count())
		for i := range record {
			record[i] = string(trim(c.cell(i)))
		}
		records = append(records, record)
	}
	return records
}
