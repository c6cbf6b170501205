package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// maxUnzippedBytes bounds what a workbook may unfold to, against zip bombs.
const maxUnzippedBytes = 2 << 30

// workbook is an opened .xlsx or .xlsm file.
type workbook struct {
	file     *excelize.File
	path     string
	date1904 bool
	sheets   []string // worksheets, the visible ones unless all are hidden
}

// openWorkbook unpacks a workbook. All of it is in memory, so that nothing touches the disk.
func openWorkbook(data []byte, name string) (w *workbook, err error) {
	defer func() { // a mangled part can make the library panic; it is then as unreadable as any other
		if r := recover(); r != nil {
			w, err = nil, fmt.Errorf("%v", r)
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzippedBytes, UnzipXMLSizeLimit: maxUnzippedBytes,
	})
	if err != nil {
		return nil, err
	}
	w = &workbook{file: file, path: name}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date1904 = *props.Date1904
	}
	var hidden []string
	for _, sheet := range file.GetSheetList() {
		if w.part(sheet) == nil {
			continue // a chart sheet
		}
		if visible, err := file.GetSheetVisible(sheet); err == nil && !visible {
			hidden = append(hidden, sheet)
			continue
		}
		w.sheets = append(w.sheets, sheet)
	}
	if len(w.sheets) == 0 {
		w.sheets = hidden
	}
	if len(w.sheets) == 0 {
		return nil, errors.New("no worksheet")
	}
	return w, nil
}

// sheetNamed finds a sheet, hidden ones included, exactly or else folded.
func (w *workbook) sheetNamed(name string) (string, bool) {
	all := w.file.GetSheetList()
	if slices.Contains(all, name) {
		return name, w.part(name) != nil
	}
	for _, sheet := range all {
		if fold(sheet) == fold(name) {
			return sheet, w.part(sheet) != nil
		}
	}
	return "", false
}

// part is the XML of a worksheet; nil if the sheet has none.
func (w *workbook) part(sheet string) []byte {
	if w.file.WorkBook == nil {
		return nil
	}
	relations, _ := w.file.Pkg.Load("xl/_rels/workbook.xml.rels")
	raw, _ := relations.([]byte)
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Type   string `xml:"Type,attr"`
		}
	}
	if xml.Unmarshal(raw, &list) != nil {
		return nil
	}
	for _, s := range w.file.WorkBook.Sheets.Sheet {
		if s.Name != sheet {
			continue
		}
		for _, r := range list.Relationship {
			if r.ID != s.ID || !strings.HasSuffix(r.Type, "/worksheet") {
				continue
			}
			target := path.Join("xl", r.Target)
			if strings.HasPrefix(r.Target, "/") {
				target = r.Target[1:]
			}
			part, _ := w.file.Pkg.Load(target)
			data, _ := part.([]byte)
			return data
		}
	}
	return nil
}

// merge is a merged range of cells, from 1.
type merge struct{ left, top, right, bottom int }

// merges lists the merged ranges of a sheet. They stand behind the cells in the file, and the library
// would build a tree of all cells to give them.
func (w *workbook) merges(sheet string) []merge {
	part := w.part(sheet)
	from := bytes.LastIndex(part, []byte("mergeCells"))
	if from < 0 {
		return nil
	}
	from = bytes.LastIndex(part[:from], []byte("</"))
	if start := bytes.LastIndex(part[:max(from, 0)], []byte("mergeCells")); start >= 0 {
		from = start
	}
	var merges []merge
	for _, piece := range bytes.Split(part[max(from, 0):], []byte(`ref="`))[1:] {
		ref, _, _ := bytes.Cut(piece, []byte(`"`))
		a, b, isRange := strings.Cut(string(ref), ":")
		left, top, err1 := excelize.CellNameToCoordinates(a)
		right, bottom, err2 := excelize.CellNameToCoordinates(b)
		if isRange && err1 == nil && err2 == nil {
			merges = append(merges, merge{left, top, right, bottom})
		}
		if bytes.Contains(piece, []byte("/mergeCells>")) || bytes.Contains(piece, []byte(":mergeCells>")) {
			break
		}
	}
	return merges
}

// sheetRows walks over the rows of a sheet. A merged cell's text stands in every cell of its range, in
// the columns that fill names.
type sheetRows struct {
	rows    *excelize.Rows
	path    string
	sheet   string
	merges  []merge
	anchors []string // text of each merge, once its first row is read
	fill    func(column int) bool

	line    int
	cells   []string
	buffers [][]byte // by column, reused
	err     error
}

func (w *workbook) rows(sheet string, merges []merge, fill func(column int) bool) (*sheetRows, error) {
	r, err := w.file.Rows(sheet)
	if err != nil {
		return nil, err
	}
	return &sheetRows{rows: r, path: w.path, sheet: sheet, merges: merges, anchors: make([]string, len(merges)), fill: fill}, nil
}

func (r *sheetRows) next() (more bool) {
	defer func() { // see openWorkbook
		if v := recover(); v != nil {
			r.err, more = fmt.Errorf("%v", v), false
		}
	}()
	if r.err != nil || !r.rows.Next() {
		if r.err == nil {
			r.err = r.rows.Error()
		}
		return false
	}
	r.line++
	r.cells, r.err = r.rows.Columns()
	if r.err != nil {
		return false
	}
	r.fillMerged()
	return true
}

func (r *sheetRows) fillMerged() {
	for i, m := range r.merges {
		if r.line < m.top || r.line > m.bottom {
			continue
		}
		if r.line == m.top {
			r.anchors[i] = at(r.cells, m.left-1)
		}
		if r.anchors[i] == "" {
			continue
		}
		for c := m.left - 1; c < min(m.right, maxColumns); c++ {
			if !r.fill(c) {
				continue
			}
			for len(r.cells) <= c {
				r.cells = append(r.cells, "")
			}
			r.cells[c] = r.anchors[i]
		}
	}
}

func (r *sheetRows) count() int { return len(r.cells) }

func (r *sheetRows) row() int { return r.line }

func (r *sheetRows) cell(i int) []byte {
	if i < 0 || i >= len(r.cells) {
		return nil
	}
	for len(r.buffers) <= i {
		r.buffers = append(r.buffers, nil)
	}
	r.buffers[i] = append(r.buffers[i][:0], r.cells[i]...)
	return r.buffers[i]
}

func (r *sheetRows) at(i int) metric.Position {
	return metric.Position{File: r.path, Sheet: r.sheet, Row: r.line, Column: max(i, -1) + 1}
}

func (r *sheetRows) failure() (metric.Problem, bool) {
	if r.err == nil {
		return metric.Problem{}, false
	}
	return metric.Problem{Code: string(workbookCorrupt), Args: []string{r.path, r.err.Error()}, Pos: metric.Position{File: r.path, Sheet: r.sheet, Row: r.line}}, true
}

// top reads the first rows of a sheet, merged cells filled.
func (w *workbook) top(sheet string, merges []merge) ([][]string, error) {
	r, err := w.rows(sheet, merges, func(int) bool { return true })
	if err != nil {
		return nil, err
	}
	defer r.rows.Close()
	var top [][]string
	for len(top) < headerSearch && r.next() {
		row := make([]string, len(r.cells))
		for i, cell := range r.cells {
			row[i] = string(trim([]byte(cell)))
		}
		top = append(top, row)
	}
	return top, r.err
}

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
	f.account.Format = "xlsx"
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
	if !s.checkHeader(f, sheet.head, sheet.ok, sheet.top, pos) {
		return
	}
	fillable := map[int]bool{}
	for i, c := range s.columns {
		if c.binding != nil && c.kind != metric.NumberColumn {
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
