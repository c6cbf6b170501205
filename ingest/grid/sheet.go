package grid

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// sheetRows walks over the rows of a sheet.
type sheetRows struct {
	rows  *excelize.Rows
	path  string
	sheet string

	line    int
	cells   []string
	buffers [][]byte // by column, reused
	err     error
}

func (w *workbook) rows(sheet string) (*sheetRows, error) {
	r, err := w.file.Rows(sheet)
	if err != nil {
		return nil, refuse(WorkbookCorrupt, metric.Position{File: w.path, Sheet: sheet}, w.path, err.Error())
	}
	return &sheetRows{rows: r, path: w.path, sheet: sheet}, nil
}

func (r *sheetRows) Next() (more bool) {
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
	return r.err == nil
}

func (r *sheetRows) Close() error { return r.rows.Close() }

func (r *sheetRows) Count() int { return len(r.cells) }

func (r *sheetRows) Row() int { return r.line }

func (r *sheetRows) Cell(i int) []byte {
	if i < 0 || i >= len(r.cells) {
		return nil
	}
	for len(r.buffers) <= i {
		r.buffers = append(r.buffers, nil)
	}
	r.buffers[i] = append(r.buffers[i][:0], r.cells[i]...)
	return r.buffers[i]
}

func (r *sheetRows) At(i int) metric.Position {
	return metric.Position{File: r.path, Sheet: r.sheet, Row: r.line, Column: max(i, -1) + 1}
}

func (r *sheetRows) Failure() (metric.Problem, bool) {
	if r.err == nil {
		return metric.Problem{}, false
	}
	return metric.Problem{Code: WorkbookCorrupt, Args: []string{r.path, r.err.Error()}, Pos: metric.Position{File: r.path, Sheet: r.sheet, Row: r.line}}, true
}
