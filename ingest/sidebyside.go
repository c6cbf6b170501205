package ingest

import (
	"slices"

	"upshot/metric"
)

// besides parts a sheet into the tables that stand side by side in it; most sheets are one. Columns that are
// empty part them. Halves of one table that somebody spaced out are not parted: they have different headers
// in the same row, and end together.
func (g *guessedTable) besides() []*guessedTable {
	var blocks []*guessedTable
	from := -1
	width := 0
	for _, row := range g.top {
		width = max(width, len(row))
	}
	for c := 0; c <= width; c++ {
		switch empty := c == width || isGap(g.top, c); {
		case !empty && from < 0:
			from = c
		case empty && from >= 0:
			if block := g.block(from, c); block.ok && c-from > 1 {
				blocks = append(blocks, block)
			}
			from = -1
		}
	}
	for i := 1; i < len(blocks); i++ {
		if blocks[0].apart(blocks[i]) {
			return blocks
		}
	}
	return []*guessedTable{g}
}

// isGap reports whether a column is empty but for titles that reach over it.
func isGap(top [][]string, column int) bool {
	return !slices.ContainsFunc(top, func(row []string) bool {
		return at(row, column) != "" && slices.ContainsFunc(row, func(cell string) bool { return cell != "" && cell != at(row, column) })
	})
}

// block is the table in some columns of a sheet, from the first up to the last exclusively.
func (g *guessedTable) block(first, past int) *guessedTable {
	b := &guessedTable{foundTable: foundTable{Table: g.Table, lines: g.lines}, first: first, past: past}
	for _, row := range g.top {
		cut := make([]string, len(row))
		for c := first; c < min(past, len(row)); c++ {
			cut[c] = row[c]
		}
		b.top = append(b.top, cut)
	}
	b.guessIn()
	return b
}

// apart reports whether two blocks are tables of their own.
func (g *guessedTable) apart(h *guessedTable) bool {
	if g.head.rows != h.head.rows {
		return true
	}
	if slices.ContainsFunc(g.head.names, func(name string) bool { return name != "" && slices.Contains(h.head.names, name) }) {
		return true
	}
	for i := g.head.rows; i < len(g.top); i++ {
		if isBlankRow(g.top[i]) != isBlankRow(h.top[i]) {
			return true
		}
	}
	return false
}

// cells names the columns of a block as `range:` does; "" for a whole sheet.
func (g *guessedTable) cells() string {
	if g.past == 0 {
		return ""
	}
	return metric.ColumnLetters(g.first+1) + ":" + metric.ColumnLetters(g.past)
}

// holds reports whether a column of the sheet is one of the table's.
func (g *guessedTable) holds(column int) bool {
	return g.past == 0 || column >= g.first && column < g.past
}
