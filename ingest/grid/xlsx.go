package grid

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"

	"upshot/metric"
)

// workbook is an .xlsx or .xlsm file. It is opened anew for every walk over a sheet, so nothing of it
// stays open, and only its shared strings stay in memory.
type workbook struct {
	in        input
	whole     bool // look at a sheet's end before it is read, however long the sheet is
	strings   string
	load      sync.Once
	shared    sharedStrings
	failed    error
	surprises *atomic.Int32 // sheets with merged cells that only a walk came upon
}

// readWorkbook lists the worksheets of a workbook.
func readWorkbook(in input, a *archive, opt Options, f *File) error {
	pos := metric.Position{File: f.Path}
	main, err := a.mainPart()
	if err != nil {
		return err
	}
	var list struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := a.decode(main, &list); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return refuse(WorkbookCorrupt, pos, f.Path, "no workbook")
		}
		return err
	}
	relations, err := a.relations(main)
	if err != nil {
		return err
	}
	w := &workbook{in: in, whole: opt.Whole, surprises: &f.surprises}
	parts := map[string]string{} // of worksheets; those of charts and macros have another kind
	for _, r := range relations {
		switch {
		case r.is("worksheet"):
			parts[r.ID] = r.Target
		case r.is("sharedStrings"):
			w.strings = r.Target
		}
	}
	for _, s := range list.Sheets {
		part, isWorksheet := parts[s.ID]
		if !isWorksheet {
			continue
		}
		sheet := &sheetTable{book: w, name: s.Name, part: part, size: cmp.Or(opt.blockBytes, sheetBlock)}
		t := Table{
			Name: s.Name, Hidden: strings.HasSuffix(strings.ToLower(s.State), "hidden"), Typed: true, Serials: true,
			Date1904: isTrue(list.Properties.Date1904),
		}
		t.open, t.cut, t.ahead, t.notice = sheet.rows, sheet.cut, sheet.lookAhead, sheet.notice
		f.Tables = append(f.Tables, t)
	}
	if len(f.Tables) == 0 {
		return refuse(WorkbookCorrupt, pos, f.Path, "no worksheet")
	}
	return nil
}

// mainPart is the part that lists the sheets.
func (a *archive) mainPart() (string, error) {
	relations, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.is("officeDocument") {
			return r.Target, nil
		}
	}
	return "xl/workbook.xml", nil
}

// isTrue reads a yes or no of XML.
func isTrue(s string) bool { return s == "1" || strings.EqualFold(s, "true") || s == "on" }

// open opens the workbook for a walk, with its shared strings.
func (w *workbook) open() (*archive, error) {
	a, err := openArchive(w.in)
	if err != nil {
		return nil, err
	}
	w.load.Do(func() {
		if w.strings != "" {
			w.failed = w.shared.read(a, w.strings)
		}
	})
	if w.failed != nil {
		a.close()
		return nil, w.failed
	}
	return a, nil
}
