package ingest

import (
	"slices"
	"strconv"

	"upshot/ingest/grid"
	"upshot/metric"
)

// How many of a sheet's first rows are searched for a table below the one that is read: fewer of a wide one.
const (
	stackSearch = 1000
	stackCells  = 50_000
)

// until ends a table where another one begins below: behind a blank row and at most two rows of a single
// cell comes a row of different words, one of them where a date or a number is mapped, that is not the header
// again. Such a row could be no record. In a wide table the header itself with other periods is another
// table's too, wherever it stands. A blank row alone ends nothing.
func (s *sourceReader) until(f foundTable) (foundTable, *metric.Problem) {
	top, lines, problem := f.Top(max(headerSearch, min(stackSearch, stackCells/max(1, len(f.head.names)))))
	if problem != nil {
		return f, problem
	}
	for i := f.head.rows + 1; i < len(top); i++ {
		start := s.startsAt(f.head, top, i)
		if start < 0 {
			continue
		}
		last := start
		for last > f.head.rows && isBlankRow(top[last-1]) {
			last--
		}
		if last == f.head.rows {
			continue // nothing stands between the headers
		}
		end := lines[last-1]
		f.Table = f.Table.Within(grid.Range{Bottom: end})
		f.notes = append(f.notes, metric.Problem{
			Severity: metric.Notice, Code: string(tableEnds), Args: []string{strconv.Itoa(end), f.Name, listed(s.mappedCells(f.head, top[i]))},
			Pos: metric.Position{File: f.path, Sheet: f.Name, Row: lines[i]},
		})
		break
	}
	return f, nil
}

// mappedCells are the filled cells of a row in mapped columns, as a problem may show them: the row may be no
// header, and other columns are nobody's business.
func (s *sourceReader) mappedCells(head header, row []string) (cells []string) {
	for column, cell := range row {
		b := slices.Index(head.columns, column)
		switch {
		case cell == "" || b < 0 && !slices.ContainsFunc(head.periods, func(p period) bool { return p.column == column }):
		case b >= 0:
			cells = append(cells, s.shown(s.columns[b], cell))
		default:
			cells = append(cells, cell)
		}
	}
	return cells
}

// startsAt is the first row of a table whose header is row i, with the titles over it; -1 if the row is the
// header of none.
func (s *sourceReader) startsAt(head header, top [][]string, i int) int {
	start := i
	for start > head.rows && i-start < 2 && filled(top[start-1]) == 1 {
		start--
	}
	sameNames, samePeriods := true, true
	for _, c := range head.columns {
		sameNames = sameNames && (c < 0 || at(top[i], c) == at(head.raw, c))
	}
	for _, p := range head.periods {
		samePeriods = samePeriods && at(top[i], p.column) == at(head.raw, p.column)
	}
	afterBlank := start > head.rows && isBlankRow(top[start-1])
	switch {
	case sameNames && len(head.periods) > 0:
		if samePeriods {
			return -1
		}
		return start
	case sameNames, !afterBlank, !looksLikeHeader(top[i]), !s.hasWordForFigure(head, top[i]):
		return -1
	}
	return start
}

// hasWordForFigure reports whether a row of words has one where a date or a number is mapped.
func (s *sourceReader) hasWordForFigure(head header, row []string) bool {
	word := func(column int) bool {
		cell := at(row, column)
		return cell != "" && !s.nulls.empty([]byte(cell))
	}
	for i, c := range s.columns {
		if c.binding != nil && c.Kind != metric.WordColumn && head.columns[i] >= 0 && word(head.columns[i]) {
			return true
		}
	}
	for _, p := range head.periods {
		if word(p.column) {
			return true
		}
	}
	return false
}
