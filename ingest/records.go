package ingest

import (
	"fmt"
	"strconv"

	"upshot/ingest/grid"
	"upshot/metric"
)

// sourceReader collects the records of one source.
type sourceReader struct {
	plan      *metric.Plan
	source    *metric.Source
	nulls     *nullWords // of times and numbers
	wordNulls *nullWords
	columns   []*column
	files     []*fileReading
	lines     []int32 // by record: its line or row in its file
	places    []int32 // wide, by record: see reading
	fates     []fate
	excluded  []metric.ExcludedRecord
	left      metric.LeftOut
	kind      *registerKind // nil for records
	cells     []place       // of a register: see reading
	raised
}

// sighted raises one problem for all places of a sighting; the count is its first argument.
func (s *sourceReader) sighted(severity metric.Severity, c code, seen sighting, args ...string) {
	if seen.count == 0 {
		return
	}
	p := s.problem(severity, c, seen.at[0], append([]string{strconv.Itoa(seen.count)}, args...)...)
	p.Count, p.Also = seen.count, seen.at[1:]
}

// readPart takes all records among the rows that follow the header. It changes nothing but r: other parts
// are read at the same time.
func (s *sourceReader) readPart(r *reading, rows grid.Rows, f *fileReading, head header) {
	r.parser = timeParser{zone: newZoneClock(s.plan.Location), sheet: f.serials, typed: f.typed, date1904: f.date1904}
	key := s.keyColumn(f, head)
	named := s.naming(f)
	for rows.Next() {
		switch first := firstFilled(rows); {
		case first == nil:
			r.blank++
		case named.sumsUp(rows, first):
			r.totals++
		case key.isIn(rows) && s.repeatsHeader(rows, f, head), head.upper != nil && head.repeatsUpper(rows):
			r.headers++
		case s.source.Layout == "wide":
			s.addSeries(r, rows, f, head)
		default:
			s.addRecord(r, rows, f)
		}
	}
	if p, failed := rows.Failure(); failed {
		r.failure = &p
	}
	if text, ok := rows.(textRows); ok {
		r.scanned = text.Scanned()
		if n, line := text.Unwrapped(); n > 0 {
			r.wrapped = sighting{count: n, at: []metric.Position{{File: f.account.Path, Row: line}}}
		}
	}
}

// textRows are the rows of a text.
type textRows interface {
	Scanned() int64
	Unwrapped() (count, line int)
}

// countRows enters what the rows of a file were in its account.
func (s *sourceReader) countRows(f *fileReading) {
	a := &f.account
	a.Rows, a.Totals, a.Headers, a.Blank = len(f.lines), f.totals, f.headers, f.blank
	for i := range s.columns {
		f.seen[i].header = f.names[i]
	}
}

// take adds the records of a file to those of the source, and lets the file go of them.
func (s *sourceReader) take(f *fileReading) {
	f.first = len(s.lines)
	for i, c := range s.columns {
		if len(s.files) == 0 {
			c.takeOver(f.columns[i])
			continue
		}
		f.seen[i].recode(c.append(f.columns[i]))
	}
	if len(s.files) == 0 { // most sources have one file
		s.lines, s.places, s.fates = f.lines, f.places, f.fates
	} else {
		s.lines, s.places, s.fates = append(s.lines, f.lines...), append(s.places, f.places...), append(s.fates, f.fates...)
	}
	s.cells = append(s.cells, f.cells...)
	f.past = len(s.lines)
	f.columns, f.lines, f.places, f.fates, f.cells = nil, nil, nil, nil, nil
	s.files = append(s.files, f)
}

// place finds out where each column's cells come from in a file.
func (s *sourceReader) place(f *fileReading, head header) {
	n := len(s.columns)
	f.names, f.fixed, f.index, f.picks = make([]string, n), make([][]byte, n), make([]int, n), make([]*pick, n)
	for i, c := range s.columns {
		f.index[i] = -1
		switch {
		case c.binding != nil:
			f.index[i] = head.columns[i] // bindings come first, in the same order
			f.names[i] = at(head.names, f.index[i])
			if f.picks[i] = c.pick(head, i); f.picks[i] != nil {
				f.names[i] = f.picks[i].header(head.names)
			}
		case c.fromPeriod:
			f.names[i] = head.periodSpan()
		case c.fromFile:
			f.fixed[i] = s.wordOfFile(f, c.Role)
		default:
			f.fixed[i] = []byte(c.constant)
		}
	}
}

// fillable tells in which columns of a sheet a merged cell's text stands for all of its cells: numbers
// would be counted several times.
func (s *sourceReader) fillable(f *fileReading) func(column int) bool {
	fill := map[int]bool{}
	for i, c := range s.columns {
		if c.binding != nil && c.Kind != metric.NumberColumn {
			fill[f.index[i]] = true
			if f.picks[i] != nil {
				for _, place := range f.picks[i].places {
					fill[place] = true
				}
			}
		}
	}
	return func(column int) bool { return fill[column] }
}

// firstFilled is the text of the first cell of a row that holds any; nil if none does.
func firstFilled(rows grid.Rows) []byte {
	if cell := trim(rows.Cell(0)); len(cell) > 0 {
		return cell
	}
	if grid.Blank(rows) {
		return nil
	}
	for i := 1; i < rows.Count(); i++ {
		if cell := trim(rows.Cell(i)); len(cell) > 0 {
			return cell
		}
	}
	return nil
}

// addRecord reads one record of the long layout.
func (s *sourceReader) addRecord(r *reading, rows grid.Rows, f *fileReading) {
	fate := alive
	if f.width > 0 && rows.Count() != f.width {
		fate = checkWidth(r, rows, f)
	}
	if fate == rejected {
		for _, c := range r.columns {
			c.addEmpty()
		}
	} else {
		fate = s.addCells(r, rows, f, nil)
	}
	r.lines = append(r.lines, int32(rows.Row()))
	r.fates = append(r.fates, fate)
	if s.kind != nil {
		r.keepPlaces(rows, f.index)
	}
}

// addCells enters the cells of one record; in a wide table they are the row's own and one period's.
func (s *sourceReader) addCells(r *reading, rows grid.Rows, f *fileReading, p *period) fate {
	fate := alive
	for i, c := range r.columns {
		cell, at, nulls := f.fixed[i], f.index[i], s.nulls
		if c.Kind == metric.WordColumn {
			nulls = s.wordNulls
		}
		switch {
		case c.fromPeriod && c.Kind == metric.TimeColumn:
			c.Times = append(c.Times, r.parser.zone.dayStart(p.first))
			c.forms = append(c.forms, uint8(yearFirst))
			r.seen[i].forms[yearFirst].count++
			continue
		case c.fromPeriod:
			at = p.column
		}
		if at >= 0 {
			cell = trim(rows.Cell(at))
			if f.picks[i] != nil {
				cell = r.pick(rows, f.picks[i], nulls)
			}
		}
		if nulls.empty(cell) {
			c.addEmpty()
			r.seen[i].empty++
		} else if !c.add(cell, &r.parser, &r.seen[i], rows, at) {
			fate = rejected
		}
	}
	return fate
}

// checkWidth judges a record of a text file that has more or fewer cells than the header. Empty cells
// beyond the header do no harm (ZenTao writes one); others mean that the cells have shifted.
func checkWidth(r *reading, rows grid.Rows, f *fileReading) fate {
	if i := cellBeyond(rows, f.width); i >= 0 {
		if r.tooLong.count == 0 {
			r.longCells = rows.Count()
		}
		r.tooLong.add(nil, rows, i)
		return rejected
	}
	if rows.Count() == 1 {
		r.undivided++
	}
	for _, i := range f.index {
		if i >= rows.Count() {
			r.tooShort.add(nil, rows, -1)
			break
		}
	}
	return alive
}

// cellBeyond is the first cell beyond a header's width that is not empty, -1 if none is.
func cellBeyond(rows grid.Rows, width int) int {
	for i := width; i < rows.Count(); i++ {
		if len(trim(rows.Cell(i))) > 0 {
			return i
		}
	}
	return -1
}

// reportRows tells of the records whose number of cells is off, and of characters nobody can read.
func (s *sourceReader) reportRows(f *fileReading) {
	s.sighted(metric.Warning, rowTooLong, f.tooLong, strconv.Itoa(f.longCells), strconv.Itoa(f.width))
	if f.undivided > 0 && f.undivided == f.account.Rows {
		s.problem(metric.Error, rowsUndivided, f.tooShort.first(f.header), f.account.Path, strconv.Itoa(f.width))
	} else {
		s.sighted(metric.Notice, rowTooShort, f.tooShort)
	}
	s.sighted(metric.Notice, rowWrapped, f.wrapped)
	if f.account.Rows == 0 && !f.broken {
		s.problem(metric.Warning, noRecords, f.header, f.account.Path)
	}
}

// fileOf is the file that holds a record.
func (s *sourceReader) fileOf(record int) int {
	for i, f := range s.files {
		if record < f.past {
			return i
		}
	}
	panic(fmt.Sprintf("record %d of %d", record, len(s.lines)))
}

// position is where a record starts; in a wide table, the cell that holds its value.
func (s *sourceReader) position(record int) metric.Position {
	f := s.files[s.fileOf(record)]
	pos := metric.Position{File: f.account.Path, Sheet: f.account.Sheet, Row: int(s.lines[record])}
	if s.places != nil {
		pos.Column = int(s.places[record])
	}
	return pos
}
