package ingest

import (
	"upshot/metric"
)

// addSeries reads one row of the wide layout: a record for every filled cell of a period. The row's
// other columns stand in each of them.
func (s *sourceReader) addSeries(r rows, f *fileReading, head header) {
	for _, p := range head.periods {
		value := trim(r.cell(p.column))
		if s.nulls.empty(value) {
			f.account.Blank++
			continue
		}
		fate := alive
		for i, c := range s.columns {
			cell, at := f.fixed[i], f.index[i]
			switch {
			case c.fromPeriod && c.Kind == metric.TimeColumn:
				c.Times = append(c.Times, f.parser.zone.dayStart(p.first))
				c.forms = append(c.forms, uint8(yearFirst))
				f.seen[i].forms[yearFirst].count++
				continue
			case c.fromPeriod:
				cell, at = value, p.column
			case at >= 0:
				cell = trim(r.cell(at))
			}
			if s.nulls.empty(cell) {
				c.addEmpty()
				f.seen[i].empty++
			} else if !c.add(cell, &f.parser, &f.seen[i], func() metric.Position { return r.at(at) }) {
				fate = rejected
			}
		}
		s.lines = append(s.lines, int32(r.row()))
		s.fates = append(s.fates, fate)
	}
}

// identity numbers what a record is about: its id, or in a wide table its project, series and period.
// 0 means that the record has no identity. The second result is how many numbers there are.
func (s *sourceReader) identity() (func(record int) uint32, int) {
	if i := indexOfRole(s.columns, "id"); i >= 0 {
		c := s.columns[i]
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
