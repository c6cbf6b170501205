package ingest

import (
	"bytes"
	"fmt"
	"strconv"

	"upshot/metric"
)

// fate is what becomes of a record.
type fate uint8

const (
	alive fate = iota
	rejected
	duplicate
	filtered
	outside
	used
)

// sourceReader collects the records of one source.
type sourceReader struct {
	plan     *metric.Plan
	source   *metric.Source
	nulls    *nullWords
	columns  []*column
	files    []*fileReading
	lines    []int32 // by record: its line or row in its file
	places   []int32 // wide, by record: the character or column of its value, 0 if on a later line
	fates    []fate
	problems []metric.Problem
}

// fileReading is one file or sheet of a source.
type fileReading struct {
	account     metric.FileAccount
	first, past int // its records
	parser      timeParser
	width       int          // cells that a record of a text file should have; 0 in a sheet
	seen        []columnSeen // by column
	fixed       [][]byte     // by column: what stands in every record
	index       []int        // by column: its place in the file, -1 if it has none
	header      metric.Position
	lacking     map[int]metric.Problem // by binding: that the file has no such column
	tooLong     sighting
	longCells   int
	tooShort    sighting
	broken      bool // reading ended before the file did
}

func (s *sourceReader) problem(severity metric.Severity, c code, pos metric.Position, args ...string) *metric.Problem {
	s.problems = append(s.problems, metric.Problem{Severity: severity, Code: string(c), Args: args, Pos: pos})
	return &s.problems[len(s.problems)-1]
}

// blame raises a problem at the definition.
func (s *sourceReader) blame(c code, pos metric.Position, args ...string) {
	s.problem(metric.Error, c, pos, args...).InDefinition = true
}

// sighted raises one problem for all places of a sighting; the count is its first argument.
func (s *sourceReader) sighted(severity metric.Severity, c code, seen sighting, args ...string) {
	if seen.count == 0 {
		return
	}
	p := s.problem(severity, c, seen.at[0], append([]string{strconv.Itoa(seen.count)}, args...)...)
	p.Count, p.Also = seen.count, seen.at[1:]
}

// read takes all records that follow the header.
func (s *sourceReader) read(r rows, f *fileReading, head header) {
	s.place(f, head)
	f.first = len(s.lines)
	key, hasKey := -1, false
	for i, c := range s.columns {
		if f.index[i] >= 0 {
			key, hasKey = i, c.binding != nil
			break
		}
	}
	for r.next() {
		first := trim(r.cell(0))
		switch {
		case s.isBlank(r, f):
			f.account.Blank++
		case isTotals(first) || s.namesTotals(r, f):
			f.account.Totals++
		case hasKey && s.repeatsHeader(r, f, head, key):
			f.account.Headers++
		case s.source.Layout == "wide":
			s.addSeries(r, f, head)
		default:
			s.addRecord(r, f)
		}
		if len(s.lines)-f.first == reserveAfter {
			s.reserve(r, f)
		}
	}
	if p, failed := r.failure(); failed {
		s.problems = append(s.problems, p)
		f.broken = true
	}
	f.past = len(s.lines)
	f.account.Rows = f.past - f.first
}

// reserveAfter is after how many records a file's length is estimated, so that columns grow once.
const reserveAfter = 4096

func (s *sourceReader) reserve(r rows, f *fileReading) {
	scanned, ok := r.(interface{ scanned() int64 })
	if !ok {
		return
	}
	done := scanned.scanned()
	more := int(float64(f.account.Bytes-done) / float64(done) * reserveAfter * 1.02)
	if done <= 0 || more <= 0 || more > maxFileBytes/8 {
		return
	}
	for _, c := range s.columns {
		c.reserve(more)
	}
	s.lines = append(make([]int32, 0, len(s.lines)+more), s.lines...)
	s.fates = append(make([]fate, 0, len(s.fates)+more), s.fates...)
}

// place finds out where each column's cells come from in this file.
func (s *sourceReader) place(f *fileReading, head header) {
	n := len(s.columns)
	f.seen, f.fixed, f.index = make([]columnSeen, n), make([][]byte, n), make([]int, n)
	for i, c := range s.columns {
		f.index[i] = -1
		switch {
		case c.binding != nil:
			f.index[i] = head.columns[i] // bindings come first, in the same order
			f.seen[i].header = at(head.names, f.index[i])
		case c.fromPeriod:
			f.seen[i].header = head.periodSpan()
		case c.fromFile:
			f.fixed[i] = s.projectOfFile(f.account.Path)
		default:
			f.fixed[i] = []byte(c.constant)
		}
	}
}

// isBlank reports whether no cell of the record holds anything.
func (s *sourceReader) isBlank(r rows, f *fileReading) bool {
	for _, i := range f.index {
		if i >= 0 && len(trim(r.cell(i))) > 0 {
			return false
		}
	}
	for i := range r.count() {
		if len(trim(r.cell(i))) > 0 {
			return false
		}
	}
	return true
}

// namesTotals reports whether the project or series cell says that the row sums up others.
func (s *sourceReader) namesTotals(r rows, f *fileReading) bool {
	for i, c := range s.columns {
		if (c.Role == "project" || c.Role == "series") && f.index[i] > 0 && isTotals(trim(r.cell(f.index[i]))) {
			return true
		}
	}
	return false
}

// repeatsHeader reports whether all mapped cells are those of the header; key is the first of them.
func (s *sourceReader) repeatsHeader(r rows, f *fileReading, head header, key int) bool {
	same := func(i int) bool {
		text := at(head.raw, f.index[i])
		return text != "" && len(text) == len(trim(r.cell(f.index[i]))) && bytes.Equal(trim(r.cell(f.index[i])), []byte(text))
	}
	if !same(key) {
		return false
	}
	for i := range s.columns {
		if f.index[i] >= 0 && !same(i) {
			return false
		}
	}
	return true
}

// addRecord reads one record of the long layout.
func (s *sourceReader) addRecord(r rows, f *fileReading) {
	fate := alive
	if f.width > 0 && r.count() != f.width {
		fate = s.checkWidth(r, f)
	}
	if fate == rejected {
		for _, c := range s.columns {
			c.addEmpty()
		}
	} else {
		fate = s.addCells(r, f, nil)
	}
	s.lines = append(s.lines, int32(r.row()))
	s.fates = append(s.fates, fate)
}

// addCells enters the cells of one record; in a wide table they are the row's own and one period's.
func (s *sourceReader) addCells(r rows, f *fileReading, p *period) fate {
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
			at = p.column
		}
		if at >= 0 {
			cell = trim(r.cell(at))
		}
		if s.nulls.empty(cell) {
			c.addEmpty()
			f.seen[i].empty++
		} else if !c.add(cell, &f.parser, &f.seen[i], func() metric.Position { return r.at(at) }) {
			fate = rejected
		}
	}
	return fate
}

// checkWidth judges a record of a text file that has more or fewer cells than the header. Empty cells
// beyond the header do no harm (ZenTao writes one); others mean that the cells have shifted.
func (s *sourceReader) checkWidth(r rows, f *fileReading) fate {
	for i := f.width; i < r.count(); i++ {
		if len(trim(r.cell(i))) > 0 {
			if f.tooLong.count == 0 {
				f.longCells = r.count()
			}
			f.tooLong.add(nil, func() metric.Position { return r.at(i) })
			return rejected
		}
	}
	for _, i := range f.index {
		if i >= r.count() {
			f.tooShort.add(nil, func() metric.Position { return r.at(-1) })
			break
		}
	}
	return alive
}

// reportRows tells of the records whose number of cells is off, and of characters nobody can read.
func (s *sourceReader) reportRows(f *fileReading) {
	s.sighted(metric.Warning, rowTooLong, f.tooLong, strconv.Itoa(f.longCells), strconv.Itoa(f.width))
	s.sighted(metric.Notice, rowTooShort, f.tooShort)
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
