package ingest

import (
	"slices"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// headerSearch is how many of a file's first rows may hold the header.
const headerSearch = 60

// header is where a file's records begin and where its columns are.
type header struct {
	rows    int      // rows from the table's start to the end of the header
	line    int      // the line or sheet row of its last row
	left    int      // columns of the sheet to the left of the table
	above   int      // rows of the sheet above the table
	names   []string // by column of the file, two rows joined
	raw     []string // the header's last row as it stands, to recognise repetitions
	upper   []string // of a header of two rows, the first one
	columns []int    // by binding: the column of the file, the first of several, -1 if it is not there
	joined  [][]int  // by binding: the columns of one that is joined of several, else nil
	periods []period // wide: the columns that hold values
	matched int
}

// period is a value column of a wide table.
type period struct {
	column int
	first  metric.Day
	length periodLength
}

// headerFinder knows what a source's header must hold.
type headerFinder struct {
	source          *metric.Source
	sheet, date1904 bool
	merges          []grid.Merge // of a sheet
}

// find takes the first row that holds all mapped headers, alone or joined with the row below it;
// else the row that holds most of them.
func (h *headerFinder) find(top [][]string) (best header, ok bool) {
	best.matched = -1
	all := len(h.source.Columns)
	for i := range top {
		one := h.single(top, i)
		if i+1 < len(top) && !isBlankRow(top[i+1]) {
			two := h.double(top, i)
			below := h.single(top, i+1)
			needed := h.verticallyMerged(one, i) ||
				two.matched > one.matched && two.matched > below.matched ||
				two.matched >= one.matched && len(two.periods) > len(one.periods) && (len(two.periods) > len(below.periods) || two.matched > below.matched)
			if needed {
				one = two
			}
		}
		if one.matched > best.matched || one.matched == best.matched && best.matched < all && len(one.periods) > len(best.periods) {
			best = one
		}
		if best.matched == all && (h.source.Layout != "wide" || len(best.periods) > 0) && (all > 0 || !isBlankRow(top[i])) {
			return best, true
		}
	}
	return best, best.matched > 0
}

// at takes the row that the definition names as the header's last one, alone or joined with the row above.
func (h *headerFinder) at(top [][]string, i int) header {
	one := h.single(top, i)
	if i == 0 || isBlankRow(top[i-1]) {
		return one
	}
	two := h.double(top, i-1)
	if two.matched > one.matched || len(two.periods) > len(one.periods) || h.verticallyMerged(two, i-1) {
		return two
	}
	return one
}

// single reads one row as the header.
func (h *headerFinder) single(top [][]string, i int) header {
	names := slices.Clone(top[i])
	if len(names) > 0 {
		names[0] = withoutHash(names[0])
	}
	return h.match(header{rows: i + 1, names: names, raw: top[i]}, func(column int) []string {
		if column == 0 && names[0] != top[i][0] {
			return []string{names[0], top[i][0]} // a column may be called #ID
		}
		return names[column : column+1]
	})
}

// double reads two rows as the header. The upper one's cells reach right over blank ones, as merged
// cells do once they are exported.
func (h *headerFinder) double(top [][]string, i int) header {
	upper, lower := top[i], top[i+1]
	width := max(len(upper), len(lower))
	names := make([]string, width)
	choices := make([][]string, width)
	reach := ""
	for c := range names {
		above, below := at(upper, c), at(lower, c)
		if c == 0 {
			above = withoutHash(above)
		}
		if above != "" {
			reach = above
		}
		switch {
		case below == "" || below == above:
			names[c] = above
			choices[c] = []string{above}
		case reach == "":
			names[c] = below
			choices[c] = []string{below}
		default:
			names[c] = reach + " " + below
			choices[c] = []string{names[c], below}
		}
	}
	return h.match(header{rows: i + 2, names: names, raw: lower, upper: upper}, func(c int) []string { return choices[c] })
}

// match finds the bindings' columns among the names: all headers exactly, then all of them folded.
func (h *headerFinder) match(head header, choices func(int) []string) header {
	taken := map[int]bool{}
	head.columns, head.joined = make([]int, len(h.source.Columns)), make([][]int, len(h.source.Columns))
	columns := columnNames{width: len(head.names), choices: choices}
	for b, binding := range h.source.Columns {
		places := []int{-1}
		switch {
		case len(binding.Keys) > 0:
			places[0] = columns.findKey(binding.Keys)
		case len(binding.Join) == 0:
			places[0] = columns.find(binding.Headers)
		default:
			places = places[:0]
			for _, name := range binding.Join {
				places = append(places, columns.find([]string{name}))
			}
			head.joined[b] = places
		}
		if head.columns[b] = places[0]; slices.Contains(places, -1) {
			head.columns[b] = -1
			continue
		}
		head.matched++
		for _, c := range places {
			taken[c] = true
		}
	}
	if h.source.Layout == "wide" {
		for c := range head.names {
			for _, name := range choices(c) {
				if day, length, ok := periodHeader(name, h.source.Periods, h.sheet, h.date1904); ok && !taken[c] {
					head.periods = append(head.periods, period{c, day, length})
					break
				}
			}
		}
	}
	return head
}

// verticallyMerged reports whether a mapped header is one cell together with the cell below it.
func (h *headerFinder) verticallyMerged(head header, row int) bool {
	for _, m := range h.merges {
		if m.Top == row+1 && m.Bottom == row+2 && slices.Contains(head.columns, m.Left-1) {
			return true
		}
	}
	return false
}

// looksLikeHeader reports whether a row is several different words: then a header that is looked for
// was misspelt, rather than the file has none.
func looksLikeHeader(row []string) bool {
	seen := map[string]bool{}
	for _, cell := range row {
		if cell == "" {
			continue
		}
		if !isWord(cell) || seen[cell] {
			return false
		}
		seen[cell] = true
	}
	return len(seen) > 1
}

// repeats are the columns whose name is that of column c.
func (h header) repeats(c int) (places []int) {
	for i, name := range h.names {
		if name == h.names[c] {
			places = append(places, i)
		}
	}
	return places
}

// periodSpan names the value columns of a wide table by the first and the last of them.
func (h header) periodSpan() string {
	if len(h.periods) == 0 {
		return ""
	}
	first, last := h.names[h.periods[0].column], h.names[h.periods[len(h.periods)-1].column]
	if first == last {
		return first
	}
	return first + " … " + last
}

// withoutHash undoes a header that is written as a comment: "# key", "#key".
func withoutHash(s string) string {
	if rest := strings.TrimSpace(strings.TrimLeft(s, "#")); rest != "" && len(rest) < len(s) {
		return rest
	}
	return s
}

func isBlankRow(row []string) bool {
	for _, cell := range row {
		if cell != "" {
			return false
		}
	}
	return true
}

func at(row []string, i int) string {
	if i >= 0 && i < len(row) {
		return row[i]
	}
	return ""
}
