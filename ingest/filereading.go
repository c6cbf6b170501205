package ingest

import (
	"io/fs"
	"runtime"
	"strconv"
	"sync/atomic"

	"upshot/ingest/grid"
	"upshot/metric"
)

// fileReading is one file or sheet of a source.
type fileReading struct {
	account     metric.FileAccount
	first, past int // its records in the source
	width       int // cells that a record of a text file should have; 0 in a sheet
	typed       bool
	serials     bool
	date1904    bool
	names       []string // by column: the header of its cells
	fixed       [][]byte // by column: what stands in every record
	index       []int    // by column: its place in the file, the first of several, -1 if it has none
	picks       []*pick  // by column: nil for one that has a single place
	header      metric.Position
	says        string                 // what the file says that may stand in place of the export
	lacking     map[int]metric.Problem // by binding: that the file has no such column
	without     []int                  // bindings of a preset that the file lacks and nothing needs
	raised

	*reading               // what its rows held
	loose    []atomic.Bool // by column: most cells hold a word of their own
	judged   bool          // whether that was looked at
	spare    chan *reading // of parts that were joined
}

// readFile opens a file and reads it. A file that turns out to be in another encoding than its beginning
// let believe is read again.
func (s *sourceReader) readFile(fsys fs.FS, folder string, file sourceFile) *fileReading {
	opt := grid.Options{Encoding: s.source.Encoding, Delimiter: s.source.Delimiter, Rows: s.source.Rows}
	for {
		f := &fileReading{account: metric.FileAccount{Path: file.path}}
		if err := followLinks(fsys, folder, file.name); err == errOutside {
			f.blame(linkOutside, s.source.Pos, file.path)
			return f
		}
		opened, problem := grid.Open(fsys, file.name, file.path, opt)
		if problem != nil {
			if problem.Code == grid.UnknownEncoding {
				problem.Pos, problem.InDefinition = s.source.Pos, true
			}
			f.problems = append(f.problems, *problem)
			return f
		}
		s.readOpened(opened, f)
		if opened.Settled() {
			f.account.SHA256, f.account.Bytes = opened.Fingerprint()
			if n, line := opened.Replaced(); n > 0 && f.reading != nil {
				f.problem(metric.Warning, encodingDoubtful, metric.Position{File: file.path, Row: line}, strconv.Itoa(n), file.path, opened.Encoding).Count = n
			}
			return f
		}
		opt.Whole = true
	}
}

// readOpened chooses the table of a file, finds its header and reads what follows.
func (s *sourceReader) readOpened(file *grid.File, f *fileReading) {
	f.account.Format, f.account.Encoding = file.Format, file.Encoding
	f.says = file.Says
	f.problems = append(f.problems, file.Problems...)
	t, ok := s.chooseTable(file, f)
	if !ok {
		return
	}
	f.account.Sheet, f.account.Layout = t.Name, s.source.Layout
	if t.Delimiter != 0 {
		f.account.Delimiter = string(rune(t.Delimiter))
	}
	f.typed, f.serials, f.date1904 = t.Typed, t.Serials, t.Date1904
	pos := metric.Position{File: file.Path, Sheet: t.Name}
	if !t.Sheet() {
		pos.Row = t.head.line
		f.width = len(t.head.raw)
		t.Width = f.width
	}
	if !s.checkHeader(f, &t.head, t.ok, t.top, pos) {
		return
	}
	f.account.HeaderRow, f.account.Range = t.head.line, t.Range.String()
	s.place(f, t.head)
	f.reading, f.loose, f.spare = newReading(s.columns), make([]atomic.Bool, len(s.columns)), make(chan *reading, 64)
	err := grid.Walk(t.Table, t.head.rows, runtime.GOMAXPROCS(0), s.fillable(f),
		func(rows grid.Rows) *reading {
			r := f.freshReading(s.columns)
			s.readPart(r, rows, f, t.head)
			return r
		},
		func(part *reading) { f.add(part, file.Bytes) })
	f.problems = append(append(f.problems, t.Notes...), t.notes...)
	f.account.HiddenRows, f.account.HiddenColumns = t.HiddenRows, t.HiddenColumns
	if err != nil {
		f.problems = append(f.problems, *err)
		f.broken = true
	}
	f.spare, f.loose, f.picks = nil, nil, nil
	if f.failure != nil {
		f.problems = append(f.problems, *f.failure)
		f.broken = true
	}
	s.countRows(f)
}

// add joins a part to the file. The first one tells how much room the rest of a text takes.
func (f *fileReading) add(part *reading, bytes int64) {
	if len(f.lines) == 0 {
		f.loosen(part.columns)
		f.reserve(part, bytes)
	}
	f.join(part)
	f.loosen(f.columns)
	select {
	case f.spare <- part:
	default:
	}
}

// loosen finds, once there are enough records to tell, the columns in which words hardly ever come twice.
func (f *fileReading) loosen(seen []*column) {
	if f.judged || len(seen) == 0 || seen[0].len() < looseAfter {
		return
	}
	f.judged = true
	for i, c := range seen {
		if c.isLoose() {
			f.columns[i].loosen()
			f.loose[i].Store(true)
		}
	}
}
