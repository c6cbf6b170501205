package ingest

import (
	"upshot/ingest/grid"
	"upshot/metric"
)

// amounts holds the number columns of a table against each other, to find which one is a part of which:
// in no row larger, and in some smaller.
type amounts struct {
	columns []int // of the file
	values  []float64
	larger  [][]bool // by two columns: the first is larger in some row
	both    [][]int  // by two columns: rows that have both, the first one smaller
}

// partOf is two columns of which the first is a part of the second.
type partOf struct{ part, whole string }

// amountColumns are the columns whose first cells are all whole numbers that could be counts.
func amountColumns(top [][]string, width int, nulls *nullWords) []int {
	var columns []int
	for c := 0; c < width && len(columns) < mostPartColumns; c++ {
		n := 0
		for _, row := range top {
			cell := []byte(at(row, c))
			if nulls.empty(cell) {
				continue
			}
			if !digits(cell) {
				n = 0
				break
			}
			n++
		}
		if n > 0 {
			columns = append(columns, c)
		}
	}
	return columns
}

func newAmounts(columns []int) *amounts {
	n := len(columns)
	a := &amounts{columns: columns, values: make([]float64, n), larger: make([][]bool, n), both: make([][]int, n)}
	for i := range columns {
		a.larger[i], a.both[i] = make([]bool, n), make([]int, n)
	}
	return a
}

func (a *amounts) add(rows grid.Rows, typed bool, nulls *nullWords) {
	for i, c := range a.columns {
		a.values[i] = metric.Missing()
		if cell := trim(rows.Cell(c)); !nulls.empty(cell) {
			if v, form := parseNumber(cell, typed); form != badNumber {
				a.values[i] = v
			}
		}
	}
	for i, v := range a.values {
		for j, w := range a.values {
			if v > w || v < 0 {
				a.larger[i][j] = true
			} else if v < w {
				a.both[i][j]++
			}
		}
	}
}

func (a *amounts) join(b *amounts) {
	for i := range a.columns {
		for j := range a.columns {
			a.larger[i][j] = a.larger[i][j] || b.larger[i][j]
			a.both[i][j] += b.both[i][j]
		}
	}
}

// parts lists the pairs of which one is a part of the other.
func (a *amounts) parts(names []string) []partOf {
	var all []partOf
	for i, c := range a.columns {
		for j, d := range a.columns {
			if !a.larger[i][j] && a.both[i][j] > 0 {
				all = append(all, partOf{at(names, c), at(names, d)})
			}
		}
	}
	return all
}
