package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"upshot/metric"
)

// foundSheet is a sheet with the header that was found in it.
type foundSheet struct {
	name   string
	merges []merge
	top    [][]string
	head   header
	ok     bool
	finder headerFinder
}

// chooseSheet takes the named sheet; without a name the only one, or the only one with the header.
func (s *sourceReader) chooseSheet(w *workbook) (foundSheet, bool) {
	pos := metric.Position{File: w.path}
	names := w.sheets
	if s.source.Sheet != "" {
		name, ok := w.sheetNamed(s.source.Sheet)
		if !ok {
			s.blame(sheetMissing, s.source.Pos, s.source.Sheet, w.path, strings.Join(w.sheets, ", "), nearest(s.source.Sheet, w.sheets))
			return foundSheet{}, false
		}
		names = []string{name}
	}
	var found, best []foundSheet
	for _, name := range names {
		f := foundSheet{name: name, merges: w.merges(name)}
		if !bytes.HasSuffix(trim(w.part(name)), []byte("worksheet>")) {
			pos.Sheet = name // the library would take what is there for all there is
			s.problem(metric.Error, workbookCorrupt, pos, w.path, "the sheet is cut off")
			return foundSheet{}, false
		}
		var err error
		if f.top, err = w.top(name, f.merges); err != nil {
			pos.Sheet = name
			s.problem(metric.Error, workbookCorrupt, pos, w.path, err.Error())
			return foundSheet{}, false
		}
		f.finder = headerFinder{source: s.source, sheet: true, date1904: w.date1904, merges: f.merges}
		f.head, f.ok = f.finder.find(f.top)
		found = append(found, f)
		if f.ok && f.head.matched == len(s.source.Columns) {
			best = append(best, f)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], true
	case len(best) == 1:
		return best[0], true
	}
	s.blame(sheetAmbiguous, s.source.Pos, w.path, strings.Join(names, ", "))
	return foundSheet{}, false
}

// readWorkbook reads the source's sheet of a workbook.
func (s *sourceReader) readWorkbook(data []byte, f *fileReading) {
	pos := metric.Position{File: f.account.Path}
	w, err := openWorkbook(data, f.account.Path)
	if err != nil && strings.Contains(err.Error(), "unzip size") {
		s.problem(metric.Error, fileTooLarge, pos, f.account.Path, fmt.Sprint(maxUnzippedBytes>>20))
		return
	}
	if err != nil {
		s.problem(metric.Error, workbookCorrupt, pos, f.account.Path, err.Error())
		return
	}
	defer w.file.Close()
	sheet, ok := s.chooseSheet(w)
	if !ok {
		return
	}
	f.account.Sheet = sheet.name
	f.parser.sheet, f.parser.date1904 = true, w.date1904
	pos.Sheet = sheet.name
	if !s.checkHeader(f, &sheet.head, sheet.ok, sheet.top, pos) {
		return
	}
	fillable := map[int]bool{}
	for i, c := range s.columns {
		if c.binding != nil && c.Kind != metric.NumberColumn {
			fillable[sheet.head.columns[i]] = true
		}
	}
	r, err := w.rows(sheet.name, sheet.merges, func(column int) bool { return fillable[column] })
	if err != nil {
		s.problem(metric.Error, workbookCorrupt, pos, f.account.Path, err.Error())
		return
	}
	defer r.rows.Close()
	for range sheet.head.rows {
		r.next()
	}
	s.read(r, f, sheet.head)
}
