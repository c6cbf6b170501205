package ingest

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

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
