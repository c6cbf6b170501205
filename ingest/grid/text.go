package grid

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"upshot/metric"
)

// delimiters are tried in this order; the first of the best wins.
var delimiters = []byte{',', ';', '\t', '|'}

// readText lists a text's tables: one for each delimiter that it may have.
func readText(in input, seen survey, opt Options, f *File) error {
	open, err := f.decode(in, seen, opt, "")
	if err != nil {
		return err
	}
	possible := delimiters
	if opt.Delimiter != "" {
		possible = []byte(opt.Delimiter)
	} else if said := saidDelimiter(seen.opening(opt)); said != 0 && bytes.IndexByte(possible, said) < 0 {
		possible = append([]byte{said}, delimiters...)
	}
	f.OneOf = len(possible) > 1
	head := headOf(in.path, open)
	for _, d := range possible {
		s := &textTable{path: in.path, delimiter: d, size: blockBytes, open: open, head: head}
		f.Tables = append(f.Tables, Table{Delimiter: d, open: s.rows, cut: s.cut})
	}
	return nil
}

// saidDelimiter is the one that Excel's line says, before the header: sep=^. 0 without such a line.
func saidDelimiter(opening string) byte {
	line, _, _ := strings.Cut(opening, "\n")
	line = strings.TrimSuffix(line, "\r")
	if said, is := strings.CutPrefix(strings.Trim(line, `"`), "sep="); is && IsDelimiter(said) {
		return said[0]
	}
	return 0
}

// decode settles a text's encoding, and gives what opens it as UTF-8. The text itself may name the encoding.
func (f *File) decode(in input, seen survey, opt Options, named string) (func() (io.ReadCloser, error), error) {
	f.judge = func(s survey) (decoding, bool) { return detectNamed(s, opt.Encoding, named) }
	decoding, known := f.judge(seen)
	if !known {
		return nil, refuse(UnknownEncoding, metric.Position{File: in.path}, opt.Encoding, "")
	}
	f.Encoding, f.judgement = decoding.name, decoding
	if decoding.guessed {
		f.note(metric.Notice, EncodingGuessed, in.path, decoding.name)
	}
	if decoding.decoder != nil {
		f.decoded = &watch{}
	}
	return func() (io.ReadCloser, error) {
		raw, err := in.open()
		if err != nil {
			return nil, unreadable(in.path, err)
		}
		return closing{f.decoded.reader(decoding.reader(raw)), raw}, nil
	}, nil
}

// closing reads from one thing and closes another.
type closing struct {
	io.Reader
	io.Closer
}

// note adds something worth knowing about the whole file.
func (f *File) note(severity metric.Severity, code string, args ...string) {
	f.Problems = append(f.Problems, metric.Problem{Severity: severity, Code: code, Args: args, Pos: metric.Position{File: f.Path}})
}

// textTable is a text split by one delimiter.
type textTable struct {
	path      string
	delimiter byte
	size      int  // of a block
	wrapped   bool // its first rows are all quoted as a whole, as far as they were looked at
	open      func() (io.ReadCloser, error)
	head      func() ([]byte, error) // how the text begins
}

// headBytes is how much of a text is looked at to find its delimiter and header.
const headBytes = 256 << 10

// headOf gives how a text begins; it is read and decoded once for all the delimiters that are tried on it.
func headOf(path string, open func() (io.ReadCloser, error)) func() ([]byte, error) {
	return sync.OnceValues(func() ([]byte, error) {
		in, err := open()
		if err != nil {
			return nil, err
		}
		defer in.Close()
		head := make([]byte, headBytes)
		n, err := io.ReadFull(in, head)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return nil, unreadable(path, err)
		}
		return head[:n], nil
	})
}

// rows walks over the beginning of the text, and leaves out a last row that may be cut off.
func (t *textTable) rows() (Rows, error) {
	head, err := t.head()
	if err != nil {
		return nil, err
	}
	last := len(head) < headBytes
	r := newCSVRows(head, t.path, t.delimiter, 1, last)
	if t.wrapped = isWrapped(head, t.delimiter); t.wrapped {
		r.width = anyWidth
	}
	if !last {
		return &wholeRows{csvRows: r}, nil
	}
	return r, nil
}

// wholeRows leaves out the row that the end of its text cuts off.
type wholeRows struct{ *csvRows }

func (r *wholeRows) Next() bool {
	return r.csvRows.Next() && r.following < len(r.text)
}

// IsDelimiter reports whether a definition may force a delimiter.
func IsDelimiter(s string) bool {
	return len(s) == 1 && !strings.ContainsAny(s, "\"\r\n\x00") && s[0] < 0x80
}
