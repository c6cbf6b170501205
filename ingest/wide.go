package ingest

import "upshot/ingest/grid"

// addSeries reads one row of the wide layout: a record for every filled cell of a period. The row's
// other columns stand in each of them.
func (s *sourceReader) addSeries(r *reading, rows grid.Rows, f *fileReading, head header) {
	for _, p := range head.periods {
		value := trim(rows.Cell(p.column))
		if s.nulls.empty(value) {
			r.blank++
			continue
		}
		r.fates = append(r.fates, s.addCells(r, rows, f, &p))
		r.lines = append(r.lines, int32(rows.Row()))
		place := rows.At(p.column)
		if place.Row != rows.Row() {
			place.Column = 0
		}
		r.places = append(r.places, int32(place.Column))
	}
}
