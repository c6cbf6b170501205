package grid

import (
	"regexp"
	"strconv"
	"strings"

	"upshot/metric"
)

// Bounds of HTML itself.
const (
	maxColspan = 1000
	maxRowspan = 65534
)

// htmlTable is a table of a page while it is read.
type htmlTable struct {
	path    string
	offset  int64 // of its tag
	table   Table
	parts   hiddenParts
	collect bool

	row, doneRow  int // the one being read and the one last ended, from 1
	inRow, inCell bool
	hidden        bool // the row
	cells         rowCells
	fresh         bool // the cells are of a row that has ended
	column        int  // of the cell, from 0
	reaching      reaching
	firstMerge    int // of the group of rows
	colspan       int
	rowspan       int
	raw           map[string]string
	text          flow
	alt           string // of a picture in the cell
}

func (t *htmlTable) startRow(hidden bool) {
	t.row++
	t.inRow, t.hidden, t.column = true, hidden, 0
}

// endRow ends the row, if one is open, and then gives its table.
func (t *htmlTable) endRow() (*htmlTable, error) {
	if !t.inRow {
		return nil, nil
	}
	if err := t.endCell(); err != nil {
		return nil, err
	}
	if t.fresh {
		t.cells.reset() // the row had no text
	}
	t.inRow, t.fresh, t.doneRow = false, true, t.row
	if t.collect && len(t.cells.at) > 0 {
		t.parts.saw(&t.cells, 1, t.hidden)
	}
	return t, nil
}

// startCell begins a cell where no cell of an earlier row reaches.
func (t *htmlTable) startCell(a map[string]string) {
	if !t.inRow {
		t.startRow(false)
	}
	t.column = t.reaching.free(t.column, t.row)
	t.inCell, t.raw, t.alt = true, a, ""
	t.colspan = number(a["colspan"], 1, maxColspan)
	t.rowspan = number(a["rowspan"], 1, maxRowspan)
	if a["rowspan"] == "0" { // to the end of the group
		t.rowspan = maxRowspan
	}
	t.text.reset()
}

// endCell ends the cell, if one is open.
func (t *htmlTable) endCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	text := Trim(t.text.text)
	if t.alt != "" && len(text) == 0 {
		text = []byte(t.alt)
	}
	if raw := rawNumber(t.raw, text); raw != "" {
		text = []byte(raw)
	}
	if t.fresh {
		t.cells.reset()
		t.fresh = false
	}
	if err := t.cells.put(t.path, t.column, 1, text); err != nil {
		return err
	}
	right, bottom := t.column+t.colspan, t.row+t.rowspan-1
	if t.rowspan > 1 {
		if right > MaxColumns {
			return refuse(TooManyColumns, metric.Position{}, t.path)
		}
		t.reaching.add(t.column, right-1, bottom)
	}
	if t.collect && len(text) > 0 && t.colspan*t.rowspan > 1 {
		if err := t.table.merge(t.path, Merge{t.column + 1, t.row, right, bottom}); err != nil {
			return err
		}
	}
	t.column = min(right, 2*MaxColumns)
	return nil
}

// endGroup ends a group of rows, and no cell reaches beyond it.
func (t *htmlTable) endGroup() {
	for i := t.firstMerge; i < len(t.table.Merges); i++ {
		t.table.Merges[i].Bottom = min(t.table.Merges[i].Bottom, t.row)
	}
	t.firstMerge = len(t.table.Merges)
	t.reaching = t.reaching[:0]
}

// isHidden reports whether a browser does not show an element.
func isHidden(a map[string]string) bool {
	_, hidden := a["hidden"]
	return hidden || strings.Contains(strings.ReplaceAll(strings.ToLower(a["style"]), " ", ""), "display:none")
}

// number is the value of an attribute between 1 and most; fallback if it is none.
func number(s string, fallback, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 {
		return fallback
	}
	return min(n, most)
}

// rawNumber is the number behind a cell as Excel and LibreOffice note it, where the cell shows it rounded or
// with signs; but not the days that stand behind a date.
func rawNumber(a map[string]string, shown []byte) string {
	raw := a["x:num"]
	if raw == "" {
		raw = a["sdval"]
	}
	if _, err := strconv.ParseFloat(raw, 64); err != nil {
		return ""
	}
	if looksLikeDate.Match(shown) {
		return ""
	}
	return raw
}

var looksLikeDate = regexp.MustCompile(`[/:年月日]|.-|^\d{1,2}\.\d{1,2}\.\d{2}`)
