package grid

import (
	"sync/atomic"

	"upshot/metric"
)

// Bounds that no export of a delivery tool comes near.
const (
	maxFileBytes  = 1 << 30 // of one file
	maxUnzipped   = 2 << 30 // what a packed file may unfold to
	maxRatio      = 400     // how many times its size it may unfold to, beyond freeUnzipped
	freeUnzipped  = 64 << 20
	maxCellBytes  = 10 << 20 // a longer cell is an unclosed quote far more often than a text
	maxRowBytes   = 2 * maxCellBytes
	MaxColumns    = 16384   // Excel's own bound
	maxSheetRows  = 1 << 20 // too
	maxDepth      = 64      // of elements in elements
	maxTopColumns = 1 << 20 // cells of all top rows together
)

// Options are what the definition says of a file; the zero value leaves all to what is found in it.
type Options struct {
	Encoding  string // of a text file
	Delimiter string // of a text file: one ASCII character
	Rows      string // JSON: the dotted path of the list of records
	Whole     bool   // look at all of a file before anything of it is judged

	blockBytes int // of a sheet that are read together; 0 is the usual number
}

// File is an opened export.
type File struct {
	Path     string // as shown
	Bytes    int64  // as the file system says it
	Format   string // as the report calls it: csv, xlsx, ...
	Encoding string // of a text file
	Tables   []Table
	OneOf    bool // the tables are one text split by different delimiters, and one of them is right
	Problems []metric.Problem

	survey    func() survey                 // waits until all bytes were looked at
	content   func() survey                 // of what a packed file holds; else the same
	judge     func(survey) (decoding, bool) // of a text: how its bytes are decoded
	judgement decoding                      // what that was judged to be by the beginning
	Says      string                        // what a page or an object says that may stand in place of the export, else ""
	decoded   *watch                        // nil for plain UTF-8
	surprises atomic.Int32                  // sheets whose merged cells were not known when they were walked
}

// Table is a sheet, or all of a text.
type Table struct {
	Name                      string // of a sheet; "" in a text
	Delimiter                 byte   // of a text
	Width                     int    // cells of the header, once the caller knows it; 0 before
	Hidden                    bool
	HiddenRows, HiddenColumns int              // that hold something and are read all the same; complete after Walk
	Range                     Range            // the part of the sheet that is the table
	Merges                    []Merge          // in the sheet; known once Top was called
	Typed                     bool             // numbers are stored as such: their point is decimal
	Serials                   bool             // a plain number may be a moment, in days
	Date1904                  bool             // those days count from 1904
	Notes                     []metric.Problem // complete once the table was walked

	open   func() (Rows, error)
	cut    func(walk) (parts, error) // nil: the table is walked as one part
	ahead  func(*Table) error        // looks at what stands around the rows of a sheet
	notice func(*Table)              // says what the last walk came upon
}

// Merge is a merged range of cells, from 1.
type Merge struct{ Left, Top, Right, Bottom int }

// Rows walks over the rows of a table.
type Rows interface {
	Next() bool                      // to the next row; false at the end, or when Failure says why
	Count() int                      // cells of the row
	Cell(i int) []byte               // nil beyond the row's end; see Walk for how long it is valid
	At(i int) metric.Position        // where a cell stands; the row for a cell that is not there
	Row() int                        // the line or sheet row on which the row starts
	Failure() (metric.Problem, bool) // what ended the walk before the end of the table
}

// Sheet reports whether the table's positions are cells of a sheet.
func (t *Table) Sheet() bool { return t.Name != "" }

// Top gives the first rows of a table, n at most, trimmed, and the line or sheet row of each; merged cells
// stand in all of their range. A failure after some rows is left to Walk.
func (t *Table) Top(n int) (top [][]string, lines []int, problem *metric.Problem) {
	if err := t.lookAhead(); err != nil {
		return nil, nil, asProblem(err)
	}
	rows, err := t.open()
	if err != nil {
		return nil, nil, asProblem(err)
	}
	defer closeRows(rows)
	filled := t.Range.rows(fillMerged(rows, t.Merges, nil))
	cells := 0
	for len(top) < n && cells < maxTopColumns && filled.Next() {
		row := make([]string, filled.Count())
		for i := range row {
			row[i] = string(Trim(filled.Cell(i)))
		}
		cells += len(row)
		top, lines = append(top, row), append(lines, filled.Row())
	}
	if p, failed := rows.Failure(); failed && len(top) == 0 {
		return nil, nil, &p
	}
	return top, lines, nil
}

// lookAhead looks once at what stands around the rows.
func (t *Table) lookAhead() error {
	if t.ahead == nil {
		return nil
	}
	look := t.ahead
	t.ahead = nil
	return look(t)
}

// Blank reports whether no cell of the row holds anything.
func Blank(rows Rows) bool {
	if b, ok := rows.(interface{ Blank() bool }); ok {
		return b.Blank()
	}
	for i := range rows.Count() {
		if len(Trim(rows.Cell(i))) > 0 {
			return false
		}
	}
	return true
}

func closeRows(rows Rows) {
	if c, ok := rows.(interface{ Close() error }); ok {
		c.Close()
	}
}

// Fingerprint is the SHA-256 of the file, in hex, and its length. It waits for the survey to end.
func (f *File) Fingerprint() (sha256 string, bytes int64) {
	seen := f.survey()
	return seen.sha256, seen.bytes
}

// Settled reports whether the file is what its beginning was judged by: all of a text is in one encoding,
// and no merged cells came up at the end of a long sheet. If not, it must be opened again with
// Options.Whole. Problems are complete only once a table was walked and is settled.
func (f *File) Settled() bool {
	if f.surprises.Load() > 0 {
		return false
	}
	if f.survey(); f.judge == nil {
		return true
	}
	judged, known := f.judge(f.content())
	return !known || judged.name == f.judgement.name && (judged.decoder == nil) == (f.judgement.decoder == nil)
}

// Replaced counts the characters of the walked text that its encoding does not have, and gives the line of
// the first.
func (f *File) Replaced() (count, line int) { return f.decoded.count() }
