package ingest

import "upshot/ingest/grid"

// headerCell is the first mapped cell of the header: most rows differ from it, and are no repeated header.
type headerCell struct {
	place int
	text  string
}

func (s *sourceReader) keyColumn(f *fileReading, head header) headerCell {
	for i, c := range s.columns {
		if f.index[i] >= 0 && c.binding != nil {
			return headerCell{f.index[i], at(head.raw, f.index[i])}
		}
	}
	return headerCell{}
}

func (h headerCell) isIn(rows grid.Rows) bool {
	return h.text != "" && string(trim(rows.Cell(h.place))) == h.text
}

// repeatsHeader reports whether all mapped cells are those of the header.
func (s *sourceReader) repeatsHeader(rows grid.Rows, f *fileReading, head header) bool {
	for _, i := range f.index {
		if text := at(head.raw, i); i >= 0 && (text == "" || string(trim(rows.Cell(i))) != text) {
			return false
		}
	}
	return true
}

// repeatsUpper reports whether all filled cells of a row are those of the first of two header rows.
func (h header) repeatsUpper(rows grid.Rows) bool {
	for i := range rows.Count() {
		if cell := trim(rows.Cell(i)); len(cell) > 0 && string(cell) != at(h.upper, i) {
			return false
		}
	}
	return true
}
