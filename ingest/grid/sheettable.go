package grid

import (
	"errors"
	"io"
	"io/fs"
	"strconv"
	"sync/atomic"

	"upshot/metric"
)

// sheetTable is a worksheet of a workbook.
type sheetTable struct {
	book  *workbook
	name  string
	part  string
	size  int   // of a block
	tally tally // of the last walk

	hidden [][2]int // columns: the first and the last of those side by side
	known  bool     // its end was looked at, so that its merged ranges are known
}

// tally counts over all parts of a sheet what is worth saying of the cells in a range.
type tally struct {
	within           Range
	width            atomic.Int64 // columns that hold something
	hidden, uncached atomic.Int64 // rows, formulas
}

// add counts a row that was read.
func (t *tally) add(r *sheetRows, hidden bool) {
	if !t.within.holds(r.number) {
		return
	}
	if hidden && len(r.cells) > 0 {
		t.hidden.Add(1)
	}
	if r.uncached > 0 {
		t.uncached.Add(int64(r.uncached))
	}
	wide, width := t.width.Load(), int64(r.width())
	for width > wide && !t.width.CompareAndSwap(wide, width) {
		wide = t.width.Load()
	}
}

const (
	headBlock = 64 << 10 // bytes of a sheet that are read to find its header
	lookAhead = 16 << 20 // a longer sheet is not read to its end before it is walked
)

// openSheet opens a sheet in front of its rows.
func (s *sheetTable) openSheet(size int) (*sheetReader, io.Closer, error) {
	a, err := s.book.open()
	if err != nil {
		return nil, nil, err
	}
	in, err := a.openXML(s.part)
	if err == nil {
		r := &sheetReader{in: in, archive: a, sheet: s.name, size: size}
		problem := r.head()
		if problem == nil {
			return r, both{in, a}, nil
		}
		in.Close()
		err = problemError{*problem}
	}
	a.close()
	if errors.Is(err, fs.ErrNotExist) {
		err = refuse(WorkbookCorrupt, metric.Position{File: a.path, Sheet: s.name}, a.path, "no part "+s.part)
	}
	return nil, nil, err
}

// both closes a part and its archive.
type both struct {
	part    io.Closer
	archive *archive
}

func (b both) Close() error {
	b.part.Close()
	b.archive.close()
	return nil
}

// lookAhead finds out what stands around the rows: hidden columns in front of them, merged ranges behind.
func (s *sheetTable) lookAhead(t *Table) error {
	r, closer, err := s.openSheet(s.size)
	if err != nil {
		return err
	}
	defer closer.Close()
	s.hidden = r.hidden
	if s.known = s.book.whole || r.archive.unpacked(s.part) <= lookAhead; !s.known {
		return nil
	}
	var free []byte
	for {
		b, more := r.next(free)
		if !more {
			break
		}
		free = b.text
	}
	t.Merges = byTop(r.merges)
	return nil
}

// rows walks over a sheet from its first row on.
func (s *sheetTable) rows() (Rows, error) {
	r, closer, err := s.openSheet(min(headBlock, s.size))
	if err != nil {
		return nil, err
	}
	c := &chainedRows{reader: r, table: s, closer: closer}
	c.sheetRows = newSheetRows(rowBlock{last: true}, s.book.in.path, s.name, &s.book.shared, nil)
	return c, nil
}

// chainedRows walks over the blocks of a sheet one after the other.
type chainedRows struct {
	*sheetRows
	reader *sheetReader
	table  *sheetTable
	closer io.Closer
	block  []byte
}

func (c *chainedRows) Next() bool {
	for !c.sheetRows.Next() {
		if _, failed := c.sheetRows.Failure(); failed {
			return false
		}
		b, more := c.reader.next(c.block)
		if !more {
			return false
		}
		c.block = b.text
		c.sheetRows = newSheetRows(b, c.table.book.in.path, c.table.name, &c.table.book.shared, nil)
	}
	return true
}

func (c *chainedRows) Close() error { return c.closer.Close() }

// sheetParts are the blocks of a sheet.
type sheetParts struct {
	table  *sheetTable
	reader *sheetReader
	closer io.Closer
	walk   walk
	open   []anchor // merged cells that reach into the next block
	spare  chan []byte
}

// cut opens the sheet to be walked in blocks.
func (s *sheetTable) cut(w walk) (parts, error) {
	r, closer, err := s.openSheet(s.size)
	if err != nil {
		return nil, err
	}
	s.tally.within = w.within
	s.tally.width.Store(0)
	s.tally.hidden.Store(0)
	s.tally.uncached.Store(0)
	return &sheetParts{table: s, reader: r, closer: closer, walk: w, spare: make(chan []byte, 64)}, nil
}

// sheetPart is a block as rows.
type sheetPart struct {
	rowBlock
	parts *sheetParts
	open  []anchor
}

func (p *sheetPart) rows() Rows { return p.parts.rowsOf(p.rowBlock, p.open, &p.parts.table.tally) }

// rowsOf walks over a block, with merged cells that began above it.
func (p *sheetParts) rowsOf(b rowBlock, open []anchor, tally *tally) Rows {
	rows := newSheetRows(b, p.table.book.in.path, p.table.name, &p.table.book.shared, tally)
	return p.walk.within.rows(fillFrom(rows, p.walk.merges, open, p.walk.columns))
}

func (p *sheetParts) next() (part, bool) {
	for {
		var spare []byte
		select {
		case spare = <-p.spare:
		default:
		}
		b, more := p.reader.next(spare)
		if !more || p.walk.within.Bottom > 0 && b.before >= p.walk.within.Bottom {
			return nil, false
		}
		part := &sheetPart{b, p, p.open}
		if b.last && !p.table.known && len(p.reader.merges) > 0 {
			p.table.book.surprises.Add(1)
		}
		if b.last {
			return part, true
		}
		p.open = p.carry(part)
		if p.walk.within.Top <= 1 || b.to >= p.walk.within.Top {
			return part, true
		}
		p.free(part)
	}
}

// carry is which merged cells reach beyond a part. If any begins in it, the part is read to know its text.
func (p *sheetParts) carry(part *sheetPart) []anchor {
	var open []anchor
	for _, a := range part.open {
		if a.Bottom > part.to {
			open = append(open, a)
		}
	}
	for _, m := range p.walk.merges {
		if m.Top > part.before && m.Top <= part.to && m.Bottom > part.to {
			filled := fillFrom(newSheetRows(part.rowBlock, "", "", &p.table.book.shared, nil), p.walk.merges, part.open, p.walk.columns)
			for filled.Next() {
			}
			return filled.(*mergedRows).reaching(part.to)
		}
	}
	return open
}

func (p *sheetParts) join(a, _ part) part { return a }

func (p *sheetParts) free(used part) {
	select {
	case p.spare <- used.(*sheetPart).text:
	default:
	}
}

func (p *sheetParts) close() { p.closer.Close() }

// notice says on the table what its last walk came upon.
func (s *sheetTable) notice(t *Table) {
	within := s.tally.within
	hidden := hiddenParts{rows: int(s.tally.hidden.Load()), width: int(s.tally.width.Load())}
	if within.Right > 0 {
		hidden.width = min(hidden.width, within.Right)
	}
	for _, c := range s.hidden {
		hidden.columns = append(hidden.columns, [2]int{max(c[0], within.Left), c[1]})
	}
	t.Notes = nil
	hidden.tell(t, s.book.in.path)
	if n := s.tally.uncached.Load(); n > 0 {
		t.Notes = append(t.Notes, metric.Problem{
			Severity: metric.Warning, Code: FormulaUncached, Args: []string{strconv.FormatInt(n, 10), s.name}, Count: int(n),
			Pos: metric.Position{File: s.book.in.path, Sheet: s.name},
		})
	}
}
