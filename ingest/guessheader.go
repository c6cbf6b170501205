package ingest

import (
	"slices"

	"upshot/ingest/grid"
	"upshot/metric"
)

// guessedTable is a table with the header that it seems to have.
type guessedTable struct {
	foundTable
	depth   int // rows of the header
	problem *metric.Problem
}

// anyHeader asks for no column, and takes every period that a header names.
var anyHeader = metric.Source{Layout: "wide"}

// guessTable looks for the header of a table of which nothing is known.
func guessTable(t *grid.Table) *guessedTable {
	g := &guessedTable{foundTable: foundTable{Table: t}}
	top, lines, problem := t.Top(headerSearch)
	if problem != nil {
		g.problem = problem
		return g
	}
	g.top, g.lines = top, lines
	g.guessIn()
	return g
}

// guessIn looks for the header in the first rows.
func (g *guessedTable) guessIn() {
	finder := g.finder(&anyHeader)
	g.head, g.depth, g.ok = finder.guess(g.top)
	if g.ok {
		g.head.line = g.lines[g.head.rows-1]
	}
}

// guessDelimiter takes the split of a text that gives most rows the width of their header; among equals
// the one that makes most columns. One with which the text cannot be split is not the file's.
func guessDelimiter(tables []grid.Table) (best *guessedTable, all []*guessedTable) {
	most := -1.0
	for i := range tables {
		g := guessTable(&tables[i])
		if g.problem != nil {
			if best == nil {
				best = g
			}
			continue
		}
		all = append(all, g)
		if score := g.split(); best == nil || best.problem != nil || score > most || score == most && g.ok && !best.ok {
			best, most = g, score
		}
	}
	return best, all
}

// split tells how well a delimiter splits a text: its columns, less the rows that have another number.
func (g *guessedTable) split() float64 {
	width := len(g.head.raw)
	if !g.ok {
		for _, row := range g.top {
			width = max(width, len(row))
		}
	}
	if width < 2 {
		return 0
	}
	fitting := min(g.head.rows, 1)
	for _, row := range g.top[g.head.rows:] {
		if n := len(row); n == width || n == width+1 && row[width] == "" { // ZenTao adds an empty field
			fitting++
		}
	}
	share := float64(fitting) / float64(len(g.top))
	return float64(width) * share * share
}

// guess takes the first row, below titles and comments, that names most columns: words that are neither
// numbers nor times, unless they are the periods of a wide table. Two rows are joined where the upper one
// holds groups of the lower one's columns.
func (h *headerFinder) guess(top [][]string) (head header, depth int, ok bool) {
	width := 0
	for _, row := range top {
		width = max(width, filled(row))
	}
	for i, row := range top {
		if isBlankRow(row) {
			continue
		}
		head, depth = h.single(top, i), 1
		if h.grouped(top, i) {
			head, depth = h.double(top, i), 2
		}
		if filled(head.names)*2 >= width && h.namesColumns(&head, top) {
			return head, depth, true
		}
		if depth == 1 && filled(row) == width && isRecord(row) {
			break // nothing above it names its columns
		}
	}
	return header{}, 0, false
}

// namesColumns reports whether the names of a header are such, and drops periods that are none: those of a
// table without a record, and those whose columns hold times.
func (h *headerFinder) namesColumns(head *header, top [][]string) bool {
	below := top[head.rows:min(len(top), head.rows+20)]
	if len(head.periods) < 2 || len(below) == 0 || slices.ContainsFunc(head.periods, func(p period) bool { return holdsTimes(below, p.column) }) {
		head.periods = nil
	}
	isPeriod := map[int]bool{}
	for _, p := range head.periods {
		isPeriod[p.column] = true
	}
	words := map[string]bool{}
	n := 0
	for c, name := range head.names {
		if name == "" || isPeriod[c] {
			continue
		}
		if !isWord(name) {
			return false
		}
		words[name] = true
		n++
	}
	return len(words)*2 >= n && (len(words) > 1 || len(words) == 1 && (len(head.periods) > 0 || filled(head.names) == 1))
}

// isRecord reports whether a row holds different cells, and not words alone. A title may have been merged
// over all columns.
func isRecord(row []string) bool {
	different := slices.ContainsFunc(row, func(cell string) bool { return cell != "" && cell != row[0] })
	return different && slices.ContainsFunc(row, func(cell string) bool { return cell != "" && !isWord(cell) })
}

// grouped reports whether a row names groups of columns that the row below it names.
func (h *headerFinder) grouped(top [][]string, i int) bool {
	if i+1 >= len(top) {
		return false
	}
	upper, lower := top[i], top[i+1]
	for _, cell := range lower {
		if _, _, isPeriod := periodHeader(cell, "", h.sheet, h.date1904); cell != "" && !isPeriod && !isWord(cell) {
			return false
		}
	}
	names := map[string]bool{}
	for _, cell := range upper {
		names[cell] = true
	}
	if delete(names, ""); len(names) < 2 {
		return false // a title
	}
	for _, m := range h.merges {
		if m.Top == i+1 && (m.Right > m.Left && m.Bottom == m.Top || m.Bottom == i+2) {
			return true
		}
	}
	gaps, data := 0, false
	for c := range lower {
		if c > 0 && at(upper, c) == "" && lower[c] != "" {
			gaps++
		}
		for _, row := range top[i+2 : min(len(top), i+8)] {
			data = data || at(row, c) != "" && !isWord(at(row, c))
		}
	}
	return gaps > 0 && data && filled(lower) > 1
}

// holdsTimes reports whether most cells of a column are times: then its header is a record like them.
func holdsTimes(rows [][]string, column int) bool {
	times, n := 0, 0
	parser := timeParser{zone: newZoneClock(nil)}
	for _, row := range rows {
		if cell := at(row, column); cell != "" {
			n++
			if _, form := parser.parse([]byte(cell)); form == yearFirst || form == namedMonth {
				times++
			}
		}
	}
	return times*2 > n
}

// isWord reports whether a text is neither a number nor a time.
func isWord(text string) bool {
	if _, form := parseNumber([]byte(text), false); form != badNumber {
		return false
	}
	parser := timeParser{zone: newZoneClock(nil)}
	_, form := parser.parse([]byte(text))
	return form == badTime
}

func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if cell != "" {
			n++
		}
	}
	return n
}
