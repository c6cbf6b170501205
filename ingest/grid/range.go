package grid

import (
	"strconv"
	"strings"

	"upshot/metric"
)

// Range is a rectangle of a sheet, from 1 and with both ends in it; 0 is an open side.
type Range struct{ Left, Top, Right, Bottom int }

// What can be wrong with the text of a range.
const (
	RangeNamesSheet = "sheet"   // it names a sheet
	RangeForm       = "form"    // it is no range
	RangeColumn     = "column"  // a column beyond XFD
	RangeRow        = "row"     // a row beyond 1048576, or row 0
	RangeReversed   = "reverse" // its end stands before its start
)

// ParseRange reads B3:H200, the columns B:H, the rows 3:200, or a corner from which the table reaches right
// and down: B3. The second corner may lack its row, B3:H, or its column. The second result says what is
// wrong, and is "" if nothing is.
func ParseRange(text string) (Range, string) {
	text = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), "$", ""))
	if strings.Contains(text, "!") {
		return Range{}, RangeNamesSheet
	}
	from, to, isPair := strings.Cut(text, ":")
	left, top, problem := corner(from)
	if problem != "" {
		return Range{}, problem
	}
	if !isPair {
		if left == 0 || top == 0 {
			return Range{}, RangeForm
		}
		return Range{Left: left, Top: top}, ""
	}
	right, bottom, problem := corner(to)
	switch {
	case problem != "":
		return Range{}, problem
	case left == 0 && right > 0 || top == 0 && bottom > 0:
		return Range{}, RangeForm
	case right > 0 && right < left || bottom > 0 && bottom < top:
		return Range{}, RangeReversed
	}
	return Range{left, top, right, bottom}, ""
}

// corner reads the name of a cell, a column or a row.
func corner(text string) (column, row int, problem string) {
	letters := 0
	for ; letters < len(text) && text[letters] >= 'A' && text[letters] <= 'Z'; letters++ {
		if column = column*26 + int(text[letters]-'A') + 1; column > MaxColumns {
			return 0, 0, RangeColumn
		}
	}
	digits := text[letters:]
	if strings.Trim(digits, "0123456789") != "" || text == "" {
		return 0, 0, RangeForm
	}
	if digits == "" {
		return column, 0, ""
	}
	row, err := strconv.Atoi(digits)
	if err != nil || row < 1 || row > maxSheetRows {
		return 0, 0, RangeRow
	}
	return column, row, ""
}

// String writes a range as ParseRange reads it.
func (r Range) String() string {
	corner := func(column, row int) string {
		s := ""
		if column > 0 {
			s = metric.ColumnLetters(column)
		}
		if row > 0 {
			s += strconv.Itoa(row)
		}
		return s
	}
	from, to := corner(r.Left, r.Top), corner(r.Right, r.Bottom)
	if to == "" {
		return from
	}
	return from + ":" + to
}

// whole reports whether the range is all of a table.
func (r Range) whole() bool { return r.Left <= 1 && r.Top <= 1 && r.Right == 0 && r.Bottom == 0 }

// holds reports whether a row is in the range.
func (r Range) holds(row int) bool { return row >= r.Top && (r.Bottom == 0 || row <= r.Bottom) }

// spans reports whether a column is in the range.
func (r Range) spans(column int) bool { return column >= r.Left && (r.Right == 0 || column <= r.Right) }

// cut is the part of r that lies in s too.
func (r Range) cut(s Range) Range {
	least := func(a, b int) int {
		if a == 0 || b > 0 && b < a {
			return b
		}
		return a
	}
	return Range{max(r.Left, s.Left), max(r.Top, s.Top), least(r.Right, s.Right), least(r.Bottom, s.Bottom)}
}

// rows are the rows and cells in the range.
func (r Range) rows(rows Rows) Rows {
	if r.whole() {
		return rows
	}
	return &rangeRows{Rows: rows, Range: r, left: max(r.Left, 1) - 1}
}

// rangeRows walks over the part of a table in a range. Positions stay those of the sheet.
type rangeRows struct {
	Rows
	Range
	left int // columns to the left of it
}

func (r *rangeRows) Next() bool {
	for r.Rows.Next() {
		switch row := r.Row(); {
		case r.Bottom > 0 && row > r.Bottom:
			return false
		case row >= r.Top:
			return true
		}
	}
	return false
}

func (r *rangeRows) Count() int {
	n := r.Rows.Count()
	if r.Right > 0 {
		n = min(n, r.Right)
	}
	return max(0, n-r.left)
}

func (r *rangeRows) Cell(i int) []byte {
	if i < 0 || r.Right > 0 && r.left+i >= r.Right {
		return nil
	}
	return r.Rows.Cell(r.left + i)
}

func (r *rangeRows) At(i int) metric.Position {
	if i < 0 {
		return r.Rows.At(-1)
	}
	return r.Rows.At(r.left + i)
}

// Blank reports whether no cell of the row in the range holds anything.
func (r *rangeRows) Blank() bool {
	if Blank(r.Rows) {
		return true
	}
	for i := range r.Count() {
		if len(Trim(r.Cell(i))) > 0 {
			return false
		}
	}
	return true
}

// Close closes the rows behind.
func (r *rangeRows) Close() error {
	closeRows(r.Rows)
	return nil
}

// Within is the part of a sheet in a range. Its rows and columns are counted from the range's corner, its
// positions are those of the sheet.
func (t *Table) Within(r Range) *Table {
	part := *t
	part.Range = t.Range.cut(r)
	return &part
}
