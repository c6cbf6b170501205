package grid

import (
	"upshot/metric"
)

// jsonRows are some records as rows. What a list holds, and what a name holds several times, stands in one
// cell, parted by semicolons.
type jsonRows struct {
	part    *jsonPart
	current int // the record; -1 is the names above the first one
	cells   []jsonCell
	filled  []int // the columns of the cells that hold something
	pieces  []jsonPiece
}

// jsonCell is the pieces of a cell, as places in the row's list of pieces, from 1.
type jsonCell struct {
	first, last int
	joined      []byte // once it was asked for
}

type jsonPiece struct {
	text []byte
	at   int // in the part's text
	next int // from 1; 0 at the end
}

func (r *jsonRows) Next() bool {
	if r.current+1 >= len(r.part.records) {
		return false
	}
	for _, c := range r.filled {
		r.cells[c] = jsonCell{}
	}
	r.filled, r.pieces = r.filled[:0], r.pieces[:0]
	if r.current++; r.current >= 0 {
		w := jsonWalk{text: r.part.text, found: r.add}
		w.value(r.part.records[r.current].from, &r.part.list.names.root, 0)
	}
	return true
}

// add puts a scalar into its cell.
func (r *jsonRows) add(column, at int, text []byte) {
	if column < 0 {
		return // not reached: the file has changed since its names were learned
	}
	r.pieces = append(r.pieces, jsonPiece{text: text, at: at})
	c := &r.cells[column]
	if c.first == 0 {
		c.first = len(r.pieces)
		r.filled = append(r.filled, column)
	} else {
		r.pieces[c.last-1].next = len(r.pieces)
	}
	c.last = len(r.pieces)
}

func (r *jsonRows) Count() int { return len(r.cells) }

func (r *jsonRows) Cell(i int) []byte {
	switch {
	case i < 0 || i >= len(r.cells):
		return nil
	case r.current < 0:
		return []byte(r.part.list.names.columns[i])
	}
	c := &r.cells[i]
	switch {
	case c.first == 0:
		return nil
	case c.first == c.last:
		return r.pieces[c.first-1].text
	case c.joined == nil:
		for p := c.first; p > 0; p = r.pieces[p-1].next {
			if len(c.joined) > 0 {
				c.joined = append(c.joined, ';')
			}
			c.joined = append(c.joined, r.pieces[p-1].text...)
		}
	}
	return c.joined
}

func (r *jsonRows) At(i int) metric.Position {
	if r.current < 0 {
		return metric.Position{File: r.part.list.path, Row: 1}
	}
	record := r.part.records[r.current]
	at := record.from
	if i >= 0 && i < len(r.cells) && r.cells[i].first > 0 {
		at = r.pieces[r.cells[i].first-1].at
	}
	return r.part.position(record, at)
}

func (r *jsonRows) Row() int {
	if r.current < 0 {
		return 1
	}
	return r.part.records[r.current].line
}

func (r *jsonRows) Failure() (metric.Problem, bool) {
	if r.part.err == nil {
		return metric.Problem{}, false
	}
	return *placed(r.part.err, metric.Position{File: r.part.list.path}), true
}
