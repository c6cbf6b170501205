package ingest

import (
	"upshot/ingest/grid"
	"upshot/metric"
)

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

// identity numbers what a record is about: its id, or in a wide table its project, series and period.
// 0 means that the record has no identity. The second result is how many numbers there are.
func (s *sourceReader) identity() (func(record int) uint32, int) {
	if i := indexOfRole(s.columns, "id"); i >= 0 {
		c := s.columns[i]
		if c.texts != nil {
			numbers := c.texts.numbers()
			return func(record int) uint32 { return numbers[record] }, len(numbers) + 1
		}
		return func(record int) uint32 { return c.Codes[record] }, len(c.dictionary.words)
	}
	if s.source.Layout != "wide" {
		return nil, 0
	}
	type cell struct {
		project, series uint32
		time            metric.Instant
	}
	numbers := map[cell]uint32{}
	codes := make([]uint32, len(s.lines))
	for record := range codes {
		var k cell
		for _, c := range s.columns {
			switch c.Role {
			case "project":
				k.project = c.Codes[record]
			case "series":
				k.series = c.Codes[record]
			case "time":
				k.time = c.Times[record]
			}
		}
		code, seen := numbers[k]
		if !seen {
			code = uint32(len(numbers) + 1)
			numbers[k] = code
		}
		codes[record] = code
	}
	return func(record int) uint32 { return codes[record] }, len(numbers) + 1
}
