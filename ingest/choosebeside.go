package ingest

import (
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// region is some rows and columns of a table's first rows, from 0 and without the end.
type region struct{ top, bottom, left, right int }

func (r region) overlaps(o region) bool { return r.left < o.right && o.left < r.right }

// regions finds the tables that a sheet may hold: bands of rows between blank ones, each cut where a column
// is blank in all of the band. Rows of a single cell, as titles are, cut nothing.
func regions(top [][]string, filled func(row, column int) bool) []region {
	var found []region
	for from := 0; from < len(top); from++ {
		to := from
		columns := map[int]bool{}
		width := 0
		for ; to < len(top); to++ {
			var inRow []int
			for c := range top[to] {
				if filled(to, c) {
					inRow = append(inRow, c)
				}
			}
			if len(inRow) == 0 {
				break
			}
			for _, c := range inRow {
				if width = max(width, c+1); len(inRow) > 1 {
					columns[c] = true
				}
			}
		}
		for left := 0; left < width; left++ {
			right := left
			for columns[right] {
				right++
			}
			if right > left {
				found = append(found, region{from, to, left, right})
				left = right
			}
		}
		from = to
	}
	return found
}

// besides looks for the source's header in each of the tables that stand side by side in a sheet. With one
// that holds all of it, what is read is its columns only; with several, which one is meant must be said.
// It leaves a table alone in which nothing stands beside it, and one whose header reaches over a blank column.
func (s *sourceReader) besides(whole foundTable, finder headerFinder) (foundTable, *metric.Problem) {
	merged := mergedInto(finder.merges, len(whole.top))
	all := regions(whole.top, func(row, column int) bool {
		return whole.top[row][column] != "" && !merged[[2]int{row, column}]
	})
	var chosen []region
	for _, r := range all {
		head, ok := s.headerIn(whole, r, finder)
		if !ok || !s.complete(head) || overlapsAny(chosen, r) {
			continue
		}
		chosen = append(chosen, s.stretched(whole, r, all, finder, head))
	}
	switch {
	case len(chosen) == 0:
		return whole, nil
	case len(chosen) == 1 && !standsAlone(chosen[0], all):
		return s.within(whole, chosen[0], finder), nil
	case len(chosen) == 1:
		return whole, nil
	}
	var ranges []string
	for _, r := range chosen {
		ranges = append(ranges, whole.rangeOf(r).String())
	}
	return whole, &metric.Problem{
		Code: string(tablesAmbiguous), Args: []string{whole.Name, whole.path, strings.Join(ranges, ", "), ranges[0]},
		Pos: s.source.Pos, InDefinition: true,
	}
}

// complete reports whether a header has all that the source needs.
func (s *sourceReader) complete(head header) bool {
	return s.hasNeeded(head) && (s.source.Layout != "wide" || len(head.periods) > 0)
}

func overlapsAny(regions []region, r region) bool {
	for _, o := range regions {
		if o.overlaps(r) {
			return true
		}
	}
	return false
}

// standsAlone reports whether nothing stands beside a region, in its rows or others.
func standsAlone(r region, all []region) bool {
	for _, o := range all {
		if o.left >= r.right || o.right <= r.left {
			return false
		}
	}
	return true
}

// stretched is a region of a wide table with what follows to the right in the same rows, as long as that
// adds periods and repeats none of the mapped headers: a year may stand apart from the next one.
func (s *sourceReader) stretched(whole foundTable, r region, all []region, finder headerFinder, head header) region {
	if s.source.Layout != "wide" {
		return r
	}
	for _, next := range all {
		if next.top != r.top || next.left < r.right {
			continue
		}
		if own, _ := s.headerIn(whole, next, finder); own.matched > 0 {
			break
		}
		longer := region{r.top, r.bottom, r.left, next.right}
		with, _ := s.headerIn(whole, longer, finder)
		if len(with.periods) <= len(head.periods) {
			break
		}
		r, head = longer, with
	}
	return r
}

// headerIn looks for the header in a region.
func (s *sourceReader) headerIn(whole foundTable, r region, finder headerFinder) (header, bool) {
	return finder.within(r).findHeader(cutTop(whole.top[:r.bottom], r)[r.top:], whole.lines[r.top:r.bottom])
}

// cutTop is the columns of a region, in all rows.
func cutTop(top [][]string, r region) [][]string {
	part := make([][]string, len(top))
	for i, row := range top {
		part[i] = row[min(r.left, len(row)):min(r.right, len(row))]
	}
	return part
}

// within is a finder for the rows of a region.
func (h headerFinder) within(r region) *headerFinder {
	merges := make([]grid.Merge, len(h.merges))
	for i, m := range h.merges {
		merges[i] = grid.Merge{Left: m.Left - r.left, Top: m.Top - r.top, Right: m.Right - r.left, Bottom: m.Bottom - r.top}
	}
	h.merges = merges
	return &h
}

// rangeOf is where in the sheet a region's table is: it may go on below.
func (f foundTable) rangeOf(r region) grid.Range {
	left := f.left()
	return grid.Range{Left: left + r.left + 1, Top: f.lines[r.top], Right: left + r.right, Bottom: f.Range.Bottom}
}

// within is the table of a region.
func (s *sourceReader) within(whole foundTable, r region, finder headerFinder) foundTable {
	f := whole
	f.Table = whole.Table.Within(whole.rangeOf(r))
	f.top, f.lines = cutTop(whole.top, r)[r.top:], whole.lines[r.top:]
	f.head, f.ok = finder.within(r).findHeader(f.top, f.lines)
	f.head.left = f.left()
	f.head.line = f.lines[max(f.head.rows, 1)-1]
	return f
}

// covered are the cells of merged ranges that are not the first ones of them.
type covered map[[2]int]bool

// mergedInto lists them for the first rows, as they are counted in the table.
func mergedInto(merges []grid.Merge, rows int) covered {
	c := covered{}
	left := rows * grid.MaxColumns // more cells than there are cannot be merged
	for _, m := range merges {
		for row := max(m.Top, 1); row <= min(m.Bottom, rows); row++ {
			for column := max(m.Left, 1); column <= min(m.Right, grid.MaxColumns) && left > 0; column++ {
				if left--; row != m.Top || column != m.Left {
					c[[2]int{row - 1, column - 1}] = true
				}
			}
		}
	}
	return c
}
