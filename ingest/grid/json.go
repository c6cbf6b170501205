package grid

import (
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"

	"upshot/metric"
)

// isJSON recognises an object or a list of objects or of lists by how it begins; "[Key],Name" is a header.
func isJSON(seen survey, opt Options) bool { return beginsJSON.MatchString(seen.opening(opt)) }

var beginsJSON = regexp.MustCompile(`^(\{\s*["}]|\[\s*([{\[]|\]\s*$))`)

// readJSON finds the list of records in a JSON text, and makes it a table whose columns are the dotted names
// of what its records hold. All of the text is read for that, one record at a time.
func readJSON(in input, seen survey, opt Options, f *File) error {
	open, err := f.decode(in, seen, opt, "")
	if err != nil {
		return err
	}
	list := jsonList{path: f.Path, open: open, rows: opt.Rows}
	if opt.Rows == "" {
		if err := list.find(); err != nil {
			return err
		}
		f.Says = list.says
	}
	if list.whole {
		f.Format = "json lines"
	}
	if err := list.survey(); err != nil {
		return err
	}
	f.Tables = []Table{{Typed: true, open: list.top, cut: list.cut}}
	return nil
}

// jsonList is where the records of a JSON text are.
type jsonList struct {
	path  string
	open  func() (io.ReadCloser, error)
	rows  string // the list's dotted path; "" for the text itself
	whole bool   // every value of the text is a record, or a list of some
	says  string // what the one object says, if that may be an answer without records
	names jsonNames
}

// find looks for the records: the values of the text, if there are several or the first is a list; else the
// one list of objects in its two upper levels; else the one object is the one record.
func (l *jsonList) find() error {
	s, err := l.stream()
	if err != nil {
		return err
	}
	defer s.Close()
	first, err := s.token()
	if err != nil {
		return err
	}
	if first == json.Delim('[') {
		return nil
	}
	if several, err := l.hasSeveral(); several || err != nil {
		l.whole = several
		return err
	}
	lists, err := s.lists()
	if err != nil {
		return err
	}
	var near []string
	for _, path := range lists {
		if strings.Count(path, ".") < 2 {
			near = append(near, path)
		}
	}
	switch {
	case len(near) == 1:
		l.rows = near[0]
	case len(lists) == 0:
		l.whole = true
	default:
		return refuse(JSONListUnclear, metric.Position{File: l.path}, l.path, strings.Join(lists, ", "))
	}
	return nil
}

// hasSeveral reports whether the text has more than one value, as JSON Lines have.
func (l *jsonList) hasSeveral() (bool, error) {
	s, err := l.stream()
	if err != nil {
		return false, err
	}
	defer s.Close()
	if err := s.value(); err != nil {
		var p problemError
		if errors.As(err, &p) && p.Code == JSONRecordTooLarge {
			return false, nil
		}
		return false, err
	}
	l.says = message(s.raw, 0)
	return s.more(), nil
}

// message is what an object says went wrong, as the interfaces of trackers put it; "" if it says nothing.
func message(value json.RawMessage, depth int) string {
	var text string
	if depth > 0 && json.Unmarshal(value, &text) == nil {
		return text
	}
	var list []json.RawMessage
	if depth > 0 && json.Unmarshal(value, &list) == nil && len(list) > 0 {
		return message(list[0], depth+1)
	}
	var members map[string]json.RawMessage
	if depth > maxMessageDepth || json.Unmarshal(value, &members) != nil {
		return ""
	}
	for _, name := range []string{"message", "error_description", "errorMessages", "error", "errors", "msg", "detail"} {
		if inside, there := members[name]; there {
			if said := message(inside, depth+1); said != "" {
				return said
			}
		}
	}
	return ""
}

// maxMessageDepth is how far down a message is looked for: errors hold lists of objects.
const maxMessageDepth = 3

func (l *jsonList) stream() (*jsonStream, error) {
	in, err := l.open()
	if err != nil {
		return nil, err
	}
	return newJSONStream(in, l.path), nil
}

// survey learns the names of all that the records hold.
func (l *jsonList) survey() error {
	all, err := l.cutRecords()
	if err != nil {
		return err
	}
	defer all.close()
	records := 0
	for {
		p, more := all.next()
		if !more {
			break
		}
		part := p.(*jsonPart)
		for _, r := range part.records {
			if err := l.names.learn(part.text[r.from:r.to], l.path, part.position(r, r.from)); err != nil {
				return err
			}
			records++
		}
		if part.err != nil {
			return part.err
		}
		all.free(part)
	}
	switch {
	case !all.found:
		return l.missing()
	case records == 0:
		return refuse(JSONNoRecords, metric.Position{File: l.path}, l.path)
	}
	return l.names.settle(l.path)
}

// missing tells which lists there are where the definition names one that is not.
func (l *jsonList) missing() error {
	s, err := l.stream()
	if err != nil {
		return err
	}
	defer s.Close()
	lists := []string{}
	if first, err := s.token(); err == nil && first == json.Delim('{') {
		if lists, err = s.lists(); err != nil {
			return err
		}
	}
	return refuse(JSONListMissing, metric.Position{File: l.path}, l.path, l.rows, strings.Join(lists, ", "))
}

// top gives the names and the first records.
func (l *jsonList) top() (Rows, error) {
	all, err := l.cutRecords()
	if err != nil {
		return nil, err
	}
	defer all.close()
	first, _ := all.next()
	return first.rows(), nil
}

func (l *jsonList) cut(walk) (parts, error) {
	all, err := l.cutRecords()
	if err != nil {
		return nil, err // not a nil of another type
	}
	return all, nil
}
