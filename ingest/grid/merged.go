package grid

import "slices"

// mergedRows lets a merged cell's text stand in every cell of its range, in the columns that fill names.
type mergedRows struct {
	Rows
	merges []Merge // by their first row
	fill   func(column int) bool
	open   []anchor // merges that reach the current row
	texts  map[int][]byte
	width  int
}

// anchor is a merge with the text of its first cell.
type anchor struct {
	Merge
	text []byte
}

// fillMerged wraps rows whose table has merged cells; a nil fill stands for all columns.
func fillMerged(rows Rows, merges []Merge, fill func(column int) bool) Rows {
	if len(merges) == 0 {
		return rows
	}
	sorted := slices.Clone(merges)
	slices.SortStableFunc(sorted, func(a, b Merge) int { return a.Top - b.Top })
	if fill == nil {
		fill = func(int) bool { return true }
	}
	return &mergedRows{Rows: rows, merges: sorted, fill: fill, texts: map[int][]byte{}}
}

func (r *mergedRows) Next() bool {
	if !r.Rows.Next() {
		return false
	}
	clear(r.texts)
	row := r.Row()
	r.width = r.Rows.Count()
	r.open = slices.DeleteFunc(r.open, func(a anchor) bool { return a.Bottom < row })
	for len(r.merges) > 0 && r.merges[0].Top <= row {
		m := r.merges[0]
		r.merges = r.merges[1:]
		if text := r.Rows.Cell(m.Left - 1); m.Top == row && len(Trim(text)) > 0 {
			r.open = append(r.open, anchor{m, slices.Clone(text)})
		}
	}
	for _, a := range r.open {
		for c := a.Left - 1; c < min(a.Right, MaxColumns); c++ {
			if r.fill(c) {
				r.texts[c] = a.text
				r.width = max(r.width, c+1)
			}
		}
	}
	return true
}

func (r *mergedRows) Count() int { return r.width }

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
