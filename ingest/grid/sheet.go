package grid

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"upshot/metric"
)

// sheetRows walks over the rows of a block of a sheet. There is a row for every number up to the last one
// that holds anything; those that the file leaves out cost nothing but the step.
type sheetRows struct {
	text   []byte
	path   string
	sheet  string
	shared *sharedStrings
	tally  *tally

	at     int // behind the row that was read last
	number int // of the row that was read last, whether it holds anything or not
	ahead  int // of the row whose cells were read and whose turn may be yet to come; 0 for none
	row    int // the current one
	to     int // the row to which blank ones follow at the end

	cells    []sheetCell // by column, without gaps' cells
	sorted   bool
	column   int // of the cell that was read last
	uncached int // formulas of the row without a value
	scratch  []byte
	stopped  *metric.Problem
	failure  *metric.Problem // what ends the sheet behind these rows
}

// sheetCell is a cell that holds something.
type sheetCell struct {
	column   int32 // from 0
	kind     cellKind
	from, to int32 // of its text; of a shared one the number, and nothing
}

type cellKind uint8

const (
	plainCell  cellKind = iota // a number, or an error: as it stands
	stringCell                 // a text in which escapes are undone
	itemCell                   // a text of runs
	sharedCell
	booleanCell
)

// kindOf is the kind of a cell of type t.
func kindOf(t []byte) cellKind {
	switch string(t) {
	case "s":
		return sharedCell
	case "str":
		return stringCell
	case "inlineStr":
		return itemCell
	case "b":
		return booleanCell
	}
	return plainCell // n, e, d
}

// newSheetRows walks over a block.
func newSheetRows(b rowBlock, path, sheet string, shared *sharedStrings, tally *tally) *sheetRows {
	r := &sheetRows{text: b.text, path: path, sheet: sheet, shared: shared, tally: tally, number: b.before, row: b.before, failure: b.failure}
	if !b.last {
		r.to = b.to
	}
	if !utf8.Valid(b.text) {
		r.stop(reasonEncoding)
	}
	return r
}

func (r *sheetRows) Next() bool {
	if r.ahead <= r.row && !r.load() {
		if r.stopped != nil || r.row >= r.to {
			return false
		}
		r.ahead = 0
	}
	r.row++
	r.scratch = r.scratch[:0]
	return true
}

// load reads on to the next row that holds anything.
func (r *sheetRows) load() bool {
	for r.stopped == nil {
		t := tags{text: r.text, at: r.at}
		for {
			if !t.next() {
				if t.broken || t.from < len(r.text) {
					r.stop(reasonBroken)
				}
				return false
			}
			if t.is("row") && t.opens {
				break
			}
		}
		n := wholeNumber(t.attribute("r"))
		if n == 0 {
			n = r.number + 1
		}
		if n <= r.number || n > maxSheetRows {
			r.stop("row " + string(t.attribute("r")) + " out of order")
			return false
		}
		r.number = n
		r.cells, r.sorted, r.column, r.uncached = r.cells[:0], true, -1, 0
		if r.at = t.at; !t.closes {
			r.readCells()
		}
		if r.stopped != nil {
			return false
		}
		if !r.sorted {
			r.sort()
		}
		if r.tally != nil {
			r.tally.add(r, isTrue(string(t.attribute("hidden"))))
		}
		if len(r.cells) > 0 {
			r.ahead = n
			return true
		}
	}
	return false
}

// stop ends the walk at what cannot be read.
func (r *sheetRows) stop(reason string) {
	r.stopped = &metric.Problem{Code: WorkbookCorrupt, Args: []string{r.path, reason}, Pos: r.place(r.number, 0)}
}

// stopAt ends the walk at a cell that is beyond all measure.
func (r *sheetRows) stopAt(code string) {
	r.stopped = &metric.Problem{Code: code, Args: []string{r.path}, Pos: r.place(r.number, min(r.column+1, MaxColumns))}
}

func (r *sheetRows) Failure() (metric.Problem, bool) {
	for _, p := range []*metric.Problem{r.stopped, r.failure} {
		if p != nil {
			return *p, true
		}
	}
	return metric.Problem{}, false
}

// isGap reports whether the row is one that the file leaves out.
func (r *sheetRows) isGap() bool { return r.ahead != r.row }

// Blank reports whether no cell of the row holds anything but space.
func (r *sheetRows) Blank() bool {
	return r.isGap() || !slices.ContainsFunc(r.cells, func(c sheetCell) bool { return len(Trim(r.value(c))) > 0 })
}

func (r *sheetRows) Count() int {
	if r.isGap() {
		return 0
	}
	return r.width()
}

// width is the columns of the row that was read last, up to the last that holds anything.
func (r *sheetRows) width() int {
	if len(r.cells) == 0 {
		return 0
	}
	return int(r.cells[len(r.cells)-1].column) + 1
}

func (r *sheetRows) Row() int { return r.row }

func (r *sheetRows) At(i int) metric.Position { return r.place(r.row, max(i, -1)+1) }

func (r *sheetRows) place(row, column int) metric.Position {
	return metric.Position{File: r.path, Sheet: r.sheet, Row: row, Column: column}
}

func (r *sheetRows) Cell(i int) []byte {
	if r.isGap() || i < 0 {
		return nil
	}
	if i < len(r.cells) && int(r.cells[i].column) == i { // no gap before it
		return r.value(r.cells[i])
	}
	from, to := 0, min(i, len(r.cells))
	for from < to {
		middle := (from + to) / 2
		if int(r.cells[middle].column) < i {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from < len(r.cells) && int(r.cells[from].column) == i {
		return r.value(r.cells[from])
	}
	return nil
}

// value is the text of a cell.
func (r *sheetRows) value(c sheetCell) []byte {
	if c.kind == sharedCell {
		return r.shared.at(int(c.from))
	}
	text := r.text[c.from:c.to:c.to]
	from := len(r.scratch)
	switch {
	case c.kind == booleanCell && string(text) == "1":
		return []byte("TRUE")
	case c.kind == booleanCell && string(text) == "0":
		return []byte("FALSE")
	case c.kind == itemCell:
		r.scratch = appendString(r.scratch, text)
	case !hasMarkup(text):
		return text
	default:
		r.scratch = appendText(r.scratch, text)
		if c.kind == stringCell && bytes.Contains(r.scratch[from:], []byte("_x")) {
			plain := appendPlain(nil, r.scratch[from:])
			r.scratch = append(r.scratch[:from], plain...)
		}
	}
	return r.scratch[from:len(r.scratch):len(r.scratch)]
}
