package ingest

import (
	"slices"

	"upshot/ingest/grid"
)

// besides parts a sheet into the tables that stand side by side in it; most sheets are one. Columns that are
// empty part them, as where a source's header is looked for. Halves of one table that somebody spaced out are
// not parted: they have different headers in the same row, and end together.
func (g *guessedTable) besides() []*guessedTable {
	var blocks []*guessedTable
	for _, r := range g.columnBlocks() {
		if block := g.block(r); block.ok && r.right-r.left > 1 {
			blocks = append(blocks, block)
		}
	}
	for i := 1; i < len(blocks); i++ {
		if blocks[0].apart(blocks[i]) {
			return blocks
		}
	}
	return []*guessedTable{g}
}

// columnBlocks are the runs of columns that hold something, over all first rows: a blank row parts nothing here.
func (g *guessedTable) columnBlocks() []region {
	var rows []int
	for i, row := range g.top {
		if !isBlankRow(row) {
			rows = append(rows, i)
		}
	}
	merged := mergedInto(g.Merges, len(g.top))
	band := make([][]string, len(rows))
	for i, row := range rows {
		band[i] = g.top[row]
	}
	return regions(band, func(row, column int) bool { return band[row][column] != "" && !merged[[2]int{rows[row], column}] })
}

// block is the table in the columns of a region.
func (g *guessedTable) block(r region) *guessedTable {
	columns := grid.Range{Left: r.left + 1, Right: r.right}
	b := &guessedTable{foundTable: foundTable{Table: g.Table.Within(columns), top: cutTop(g.top, r), lines: g.lines}}
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
