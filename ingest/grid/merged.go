package grid

import "slices"

// mergedRows lets a merged cell's text stand in every cell of its range, in some columns.
type mergedRows struct {
	Rows
	merges  []Merge // by their first row
	columns []int   // those to fill, in order; nil stands for all
	open    []anchor
	texts   map[int][]byte // by column: of the merges that reach the current row
	width   int
}

// anchor is a merge with the text of its first cell.
type anchor struct {
	Merge
	text []byte
}

// fillMerged wraps rows whose table has merged cells; nil columns stand for all of them.
func fillMerged(rows Rows, merges []Merge, columns []int) Rows {
	return fillFrom(rows, byTop(merges), nil, columns)
}

// fillFrom is fillMerged for rows above which some merged cells have begun; the merges are in order.
func fillFrom(rows Rows, merges []Merge, open []anchor, columns []int) Rows {
	if len(merges) == 0 && len(open) == 0 {
		return rows
	}
	return &mergedRows{Rows: rows, merges: merges, columns: columns, open: slices.Clone(open), texts: map[int][]byte{}}
}

// byTop sorts merges by their first row.
func byTop(merges []Merge) []Merge {
	byRow := func(a, b Merge) int { return a.Top - b.Top }
	if !slices.IsSortedFunc(merges, byRow) {
		merges = slices.Clone(merges)
		slices.SortStableFunc(merges, byRow)
	}
	return merges
}

func (r *mergedRows) Next() bool {
	if !r.Rows.Next() {
		return false
	}
	row := r.Row()
	r.width = r.Rows.Count()
	r.open = slices.DeleteFunc(r.open, func(a anchor) bool { return a.Bottom < row })
	first, _ := slices.BinarySearchFunc(r.merges, row, func(m Merge, row int) int { return m.Top - row })
	r.merges = r.merges[first:]
	for len(r.merges) > 0 && r.merges[0].Top == row {
		m := r.merges[0]
		r.merges = r.merges[1:]
		if text := r.Rows.Cell(m.Left - 1); len(Trim(text)) > 0 && !r.covers(m) {
			r.open = append(r.open, anchor{m, slices.Clone(text)})
		}
	}
	clear(r.texts)
	for _, a := range r.open {
		if r.columns == nil {
			for c := a.Left - 1; c < min(a.Right, MaxColumns); c++ {
				r.set(c, a.text)
			}
			continue
		}
		from, _ := slices.BinarySearch(r.columns, a.Left-1)
		for _, c := range r.columns[from:] {
			if c >= a.Right {
				break
			}
			r.set(c, a.text)
		}
	}
	return true
}

// covers reports whether a merge lies over one that is open, which no program writes: the first one stands.
// So there are never more open ones than columns.
func (r *mergedRows) covers(m Merge) bool {
	return slices.ContainsFunc(r.open, func(a anchor) bool { return a.Left <= m.Right && m.Left <= a.Right })
}

func (r *mergedRows) set(column int, text []byte) {
	r.texts[column] = text
	r.width = max(r.width, column+1)
}

// reaching lists the merges that reach beyond a row.
func (r *mergedRows) reaching(row int) []anchor {
	var open []anchor
	for _, a := range r.open {
		if a.Bottom > row {
			open = append(open, a)
		}
	}
	return open
}

func (r *mergedRows) Count() int { return r.width }

func (r *mergedRows) Blank() bool { return len(r.texts) == 0 && Blank(r.Rows) }

func (r *mergedRows) Cell(i int) []byte {
	if len(r.texts) > 0 {
		if text, filled := r.texts[i]; filled {
			return text
		}
	}
	return r.Rows.Cell(i)
}

// Close closes the rows behind.
func (r *mergedRows) Close() error {
	closeRows(r.Rows)
	return nil
}
