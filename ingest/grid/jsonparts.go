package grid

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"upshot/metric"
)

// jsonPartBytes is how much text of records is made into rows at once.
const jsonPartBytes = 256 << 10

// jsonParts gives the records of a list, some at a time.
type jsonParts struct {
	list   *jsonList
	s      *jsonStream
	levels []string // what is left of the list's path in each of the objects that are open
	inList bool
	found  bool // a list was there
	begun  bool
	done   bool
	spare  chan *jsonPart
}

// jsonPart is some records of a list; the first has the names above them.
type jsonPart struct {
	list    *jsonList
	first   bool
	text    []byte
	records []jsonRecord
	err     error // that ended the list
}

// jsonRecord is a record, or null, as offsets into the part's text, and where it stands in the file.
type jsonRecord struct{ from, to, line, column int }

func (l *jsonList) cutRecords() (*jsonParts, error) {
	s, err := l.stream()
	if err != nil {
		return nil, err
	}
	return &jsonParts{list: l, s: s, found: l.whole, spare: make(chan *jsonPart, 64)}, nil
}

func (p *jsonParts) next() (part, bool) {
	if p.done {
		return nil, false
	}
	var out *jsonPart
	select {
	case out = <-p.spare:
	default:
		out = &jsonPart{list: p.list}
	}
	out.first, p.begun = !p.begun, true
	for len(out.text) < jsonPartBytes && !p.done {
		err := p.record()
		if err == nil {
			err = out.add(p.s)
		}
		if p.done = err != nil; p.done && err != io.EOF {
			out.err = err
		}
	}
	return out, out.first || len(out.records) > 0 || out.err != nil
}

// record makes the next record the stream's value; io.EOF at the end of the text.
func (p *jsonParts) record() error {
	for !p.list.whole {
		if !p.inList {
			if err := p.seek(); err != nil {
				return err
			}
		}
		if p.s.more() {
			break
		}
		if _, err := p.s.token(); err != nil {
			return err
		}
		p.inList = false
	}
	return p.s.value()
}

// seek goes to the list: into the value that follows, or on in the one that is open.
func (p *jsonParts) seek() error {
	for {
		if len(p.levels) > 0 && !p.s.more() {
			if _, err := p.s.token(); err != nil {
				return err
			}
			p.levels = p.levels[:len(p.levels)-1]
			continue
		}
		left, name := p.list.rows, ""
		if len(p.levels) > 0 {
			token, err := p.s.token()
			if err != nil {
				return err
			}
			name, _ = token.(string)
			left = p.levels[len(p.levels)-1]
		}
		here := len(p.levels) > 0 && left == name || len(p.levels) == 0 && left == ""
		below, onTheWay := strings.CutPrefix(left, name+".")
		if len(p.levels) == 0 {
			below, onTheWay = left, left != ""
		}
		at := p.s.position()
		first, err := p.s.token()
		switch {
		case err != nil:
			return err
		case here && first == json.Delim('['):
			p.inList, p.found = true, true
			return nil
		case onTheWay && first == json.Delim('{'):
			p.levels = append(p.levels, below)
		case p.list.rows == "":
			return refuse(JSONNoRecord, at, p.list.path)
		default:
			if err := p.s.skip(first); err != nil {
				return err
			}
		}
	}
}

// add takes the stream's value: a record, nothing, or a list of them, as pages are put together.
func (p *jsonPart) add(s *jsonStream) error {
	from := len(p.text)
	p.text = append(p.text, s.raw...)
	return p.addValue(jsonRecord{from, len(p.text), s.rawLine, s.rawColumn}, 0)
}

func (p *jsonPart) addValue(r jsonRecord, depth int) error {
	pos := metric.Position{File: p.list.path, Row: r.line, Column: r.column}
	switch p.text[r.from] {
	case '{', 'n':
		p.records = append(p.records, r)
		return nil
	case '[':
	default:
		return refuse(JSONNoRecord, pos, p.list.path)
	}
	if depth > maxDepth {
		return refuse(TooDeep, pos, p.list.path, strconv.Itoa(maxDepth))
	}
	w := jsonWalk{text: p.text}
	line, column, seen := r.line, r.column, r.from
	for i := w.space(r.from + 1); p.text[i] != ']'; {
		line, column = after(p.text[seen:i], line, column)
		seen = i
		end := w.skip(i)
		if err := p.addValue(jsonRecord{i, end, line, column}, depth+1); err != nil {
			return err
		}
		i = w.comma(end)
	}
	return nil
}

// position is where a byte of a record stands in the file.
func (p *jsonPart) position(r jsonRecord, at int) metric.Position {
	line, column := after(p.text[r.from:at], r.line, r.column)
	return metric.Position{File: p.list.path, Row: line, Column: column}
}

func (p *jsonPart) rows() Rows {
	r := &jsonRows{part: p, current: -1, cells: make([]jsonCell, len(p.list.names.columns))}
	if p.first {
		r.current = -2
	}
	return r
}

func (p *jsonParts) join(a, _ part) part { return a } // not called: no record is cut

func (p *jsonParts) free(used part) {
	u := used.(*jsonPart)
	u.text, u.records = u.text[:0], u.records[:0]
	select {
	case p.spare <- u:
	default:
	}
}

func (p *jsonParts) close() { p.s.Close() }
