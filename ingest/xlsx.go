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
