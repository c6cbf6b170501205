package grid

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// workbook is an opened .xlsx or .xlsm file.
type workbook struct {
	file     *excelize.File
	path     string
	date1904 bool
}

// openWorkbook unpacks a workbook. All of it is in memory, so that nothing touches the disk.
func openWorkbook(data []byte, name string) (w *workbook, err error) {
	defer func() { // a mangled part can make the library panic; it is then as unreadable as any other
		if r := recover(); r != nil {
			w, err = nil, fmt.Errorf("%v", r)
		}
	}()
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	if err != nil {
		return nil, err
	}
	w = &workbook{file: file, path: name}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.date1904 = *props.Date1904
	}
	return w, nil
}

// readWorkbook lists the worksheets of a workbook.
func readWorkbook(data []byte, f *File) error {
	pos := metric.Position{File: f.Path}
	w, err := openWorkbook(data, f.Path)
	if err != nil && strings.Contains(err.Error(), "unzip size") {
		return refuse(FileTooLarge, pos, f.Path, strconv.Itoa(maxUnzipped>>20))
	}
	if err != nil {
		return refuse(WorkbookCorrupt, pos, f.Path, err.Error())
	}
	for _, sheet := range w.file.GetSheetList() {
		part := w.part(sheet)
		if part == nil {
			continue // a chart sheet
		}
		visible, err := w.file.GetSheetVisible(sheet)
		t := Table{Name: sheet, Hidden: err == nil && !visible, Merges: w.merges(sheet), Typed: true, Serials: true, Date1904: w.date1904}
		t.open = func() (Rows, error) {
			if !bytes.HasSuffix(Trim(part), []byte("worksheet>")) { // the library would take what is there for all there is
				return nil, refuse(WorkbookCorrupt, metric.Position{File: f.Path, Sheet: sheet}, f.Path, "the sheet is cut off")
			}
			return w.rows(sheet)
		}
		f.Tables = append(f.Tables, t)
	}
	if len(f.Tables) == 0 {
		return refuse(WorkbookCorrupt, pos, f.Path, "no worksheet")
	}
	return nil
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

// merges lists the merged ranges of a sheet. They stand behind the cells in the file, and the library
// would build a tree of all cells to give them.
func (w *workbook) merges(sheet string) []Merge {
	part := w.part(sheet)
	from := bytes.LastIndex(part, []byte("mergeCells"))
	if from < 0 {
		return nil
	}
	from = bytes.LastIndex(part[:from], []byte("</"))
	if start := bytes.LastIndex(part[:max(from, 0)], []byte("mergeCells")); start >= 0 {
		from = start
	}
	var merges []Merge
	for _, piece := range bytes.Split(part[max(from, 0):], []byte(`ref="`))[1:] {
		ref, _, _ := bytes.Cut(piece, []byte(`"`))
		a, b, isRange := strings.Cut(string(ref), ":")
		left, top, err1 := excelize.CellNameToCoordinates(a)
		right, bottom, err2 := excelize.CellNameToCoordinates(b)
		if isRange && err1 == nil && err2 == nil {
			merges = append(merges, Merge{left, top, right, bottom})
		}
		if bytes.Contains(piece, []byte("/mergeCells>")) || bytes.Contains(piece, []byte(":mergeCells>")) {
			break
		}
	}
	return merges
}
