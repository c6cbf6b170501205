package grid

import (
	"errors"
	"io"
	"strconv"

	"upshot/metric"
)

// Tables and merged ranges are held while a file is read.
const (
	maxTables = 1000
	maxMerges = 1 << 20 // of a table
)

// rowSource gives the rows of one table of a file that is read from its beginning to its end.
type rowSource interface {
	// next puts the cells of the next row that has any into c, and tells on which rows of the sheet it
	// stands; at the end it gives io.EOF.
	next(c *rowCells) (first, last int, err error)
	io.Closer
}

// streamedRows walks over the rows of a rowSource; those that it passes over are blank.
type streamedRows struct {
	rowSource
	path, sheet string

	cells       rowCells
	line        int
	first, last int // where the cells stand
	failure     *metric.Problem
}

func (r *streamedRows) Next() bool {
	if r.failure != nil {
		return false
	}
	if r.line >= r.last {
		r.cells.reset()
		first, last, err := r.next(&r.cells)
		if err == io.EOF {
			return false
		}
		if err == nil && last > maxSheetRows {
			err = refuse(TooManyRows, metric.Position{}, r.path)
		}
		if err != nil {
			r.failure = r.placed(err)
			return false
		}
		r.first, r.last = first, last
	}
	r.line++
	return true
}

// placed is the problem in an error, at the row that was to be read if it knows no better.
func (r *streamedRows) placed(err error) *metric.Problem {
	return placed(err, metric.Position{File: r.path, Sheet: r.sheet, Row: r.line + 1})
}

func placed(err error, pos metric.Position) *metric.Problem {
	var e problemError
	if !errors.As(err, &e) {
		e.Problem = metric.Problem{Code: FileUnreadable, Args: []string{pos.File, Reason(err)}}
	}
	if e.Pos.Row == 0 {
		e.Pos = pos
	}
	return &e.Problem
}

func (r *streamedRows) Count() int {
	if r.line < r.first {
		return 0
	}
	return len(r.cells.at)
}

func (r *streamedRows) Row() int { return r.line }

func (r *streamedRows) Cell(i int) []byte {
	if i < 0 || i >= r.Count() {
		return nil
	}
	s := r.cells.at[i]
	return r.cells.text[s.from:s.to:s.to]
}

func (r *streamedRows) At(i int) metric.Position {
	return metric.Position{File: r.path, Sheet: r.sheet, Row: r.line, Column: max(i, -1) + 1}
}

func (r *streamedRows) Failure() (metric.Problem, bool) {
	if r.failure == nil {
		return metric.Problem{}, false
	}
	return *r.failure, true
}

// rowCells are the cells of a row, put there from left to right; some columns are skipped.
type rowCells struct {
	text []byte
	at   []struct{ from, to int } // by column, to the last that holds something
}

func (c *rowCells) reset() { c.text, c.at = c.text[:0], c.at[:0] }

// put lets a text stand in n columns, the first counted from 0. An empty one costs nothing.
func (c *rowCells) put(path string, column, n int, text []byte) error {
	switch {
	case len(text) == 0:
		return nil
	case len(text) > maxCellBytes:
		return refuse(CellTooLarge, metric.Position{}, path)
	case len(c.text)+len(text) > maxRowBytes:
		return tooLongRow(path, metric.Position{})
	case n > MaxColumns || column > MaxColumns-n:
		return refuse(TooManyColumns, metric.Position{}, path)
	}
	from := len(c.text)
	c.text = append(c.text, text...)
	for len(c.at) < column {
		c.at = append(c.at, struct{ from, to int }{})
	}
	for range n {
		c.at = append(c.at, struct{ from, to int }{from, len(c.text)})
	}
	return nil
}

// flow is running text: runs of space are one space, and lines end where that is asked for.
type flow struct {
	text  []byte
	space bool
	lines int // line ends before what follows
}

func (f *flow) reset() { f.text, f.space, f.lines = f.text[:0], false, 0 }

// add takes text as it stands in a file.
func (f *flow) add(text []byte) {
	for _, b := range text {
		switch b {
		case ' ', '\t', '\r', '\n', '\f':
			f.space = true
		default:
			f.flush()
			f.text = append(f.text, b)
		}
	}
}

// put takes text as it is to be.
func (f *flow) put(text string) {
	f.flush()
	f.text = append(f.text, text...)
}

// flush ends what lines and space stand before the next character.
func (f *flow) flush() {
	if len(f.text) > 0 {
		for range f.lines {
			f.text = append(f.text, '\n')
		}
		if f.space && f.lines == 0 {
			f.text = append(f.text, ' ')
		}
	}
	f.space, f.lines = false, 0
}

// hiddenParts counts what is hidden of a table and holds something.
type hiddenParts struct {
	rows    int
	columns [][2]int // the first and the last, from 1
	width   int      // columns that hold something
	next    int      // the column that is described next, from 0
}

// saw takes note of a row's cells, which stand in n rows.
func (h *hiddenParts) saw(c *rowCells, n int, hidden bool) {
	h.width = max(h.width, len(c.at))
	if hidden {
		h.rows += n
	}
}

// describe takes note of n columns that follow.
func (h *hiddenParts) describe(n int, hidden bool) {
	if hidden && h.next < MaxColumns {
		h.columns = append(h.columns, [2]int{h.next + 1, h.next + n})
	}
	h.next += n
}

// tell says on the table how much of it is hidden and read all the same.
func (h *hiddenParts) tell(t *Table, path string) {
	t.HiddenRows, t.HiddenColumns = h.rows, 0
	for _, c := range h.columns {
		t.HiddenColumns += max(0, min(c[1], h.width)-c[0]+1)
	}
	if t.HiddenRows == 0 && t.HiddenColumns == 0 {
		return
	}
	args := []string{t.Name, strconv.Itoa(t.HiddenRows), strconv.Itoa(t.HiddenColumns)}
	t.Notes = append(t.Notes, metric.Problem{Severity: metric.Notice, Code: HiddenRead, Args: args, Pos: metric.Position{File: path, Sheet: t.Name}})
}

// reaching is, by column, the last row into which a cell of an earlier one reaches.
type reaching []int

// free is the first column, from one on, into which no cell reaches in a row.
func (r reaching) free(column, row int) int {
	for column < len(r) && r[column] >= row {
		column++
	}
	return column
}

// add lets a cell in the columns from first to last, from 0, reach down to a row.
func (r *reaching) add(first, last, row int) {
	for len(*r) <= last {
		*r = append(*r, 0)
	}
	for c := first; c <= last; c++ {
		(*r)[c] = row
	}
}

// merge adds a merged range to a table.
func (t *Table) merge(path string, m Merge) error {
	if t.Merges = append(t.Merges, m); len(t.Merges) > maxMerges {
		return refuse(TooManyMerges, metric.Position{}, path)
	}
	return nil
}
