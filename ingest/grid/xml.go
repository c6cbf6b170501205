package grid

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"upshot/metric"
)

// xmlReader gives the tokens of an XML text. Entities that the text declares itself are never expanded: the
// standard library does not know them. A token has an end, and elements in elements have one, too.
type xmlReader struct {
	path   string
	tokens *xml.Decoder
	in     *tokenBytes
	within []string // the local names of the elements that are open
	closer io.Closer
}

// tokenBytes gives out no more bytes than one token may have, and then refuses; each token starts anew.
type tokenBytes struct {
	in   io.Reader
	path string
	left int
}

func (t *tokenBytes) Read(p []byte) (int, error) {
	n, err := t.in.Read(p)
	if t.left -= n; t.left < 0 {
		return 0, refuse(CellTooLarge, metric.Position{}, t.path)
	}
	return n, err
}

func newXMLReader(in io.ReadCloser, path string) *xmlReader {
	bytes := &tokenBytes{in: in, path: path}
	tokens := xml.NewDecoder(bytes)
	tokens.Entity = xml.HTMLEntity // web applications write &nbsp; into all that they write
	tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &xmlReader{path: path, tokens: tokens, in: bytes, closer: in}
}

func (x *xmlReader) Close() error { return x.closer.Close() }

// token is the next one; io.EOF at the end of a text that is whole.
func (x *xmlReader) token() (xml.Token, error) {
	x.in.left = 2 * maxCellBytes
	token, err := x.tokens.Token()
	if err != nil {
		return nil, x.refusal(err)
	}
	switch t := token.(type) {
	case xml.StartElement:
		if len(x.within) >= maxDepth {
			return nil, refuse(TooDeep, metric.Position{}, x.path, strconv.Itoa(maxDepth))
		}
		x.within = append(x.within, t.Name.Local)
	case xml.EndElement:
		x.within = x.within[:len(x.within)-1]
	}
	return token, nil
}

// refusal is a syntax error as a problem.
func (x *xmlReader) refusal(err error) error {
	if err == io.EOF || errors.As(err, new(problemError)) {
		return err
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return refuse(XMLInvalid, metric.Position{}, x.path, "line "+strconv.Itoa(syntax.Line)+": "+syntax.Msg)
	}
	return err
}

// skip goes to the end of the element that was opened last.
func (x *xmlReader) skip() error {
	for depth := len(x.within); len(x.within) >= depth; {
		if _, err := x.token(); err != nil {
			return err
		}
	}
	return nil
}

// parent is the element in which the one that was opened last stands.
func (x *xmlReader) parent() string {
	if len(x.within) < 2 {
		return ""
	}
	return x.within[len(x.within)-2]
}

// attributes of an element by their local names.
type attributes []xml.Attr

func (a attributes) get(name string) string {
	for _, attr := range a {
		if attr.Name.Local == name {
			return attr.Value
		}
	}
	return ""
}

// count is a number from 1, as large as a sheet may ever be; fallback if the attribute says none.
func (a attributes) count(name string, fallback int) int {
	n, err := strconv.Atoi(a.get(name))
	if err != nil || n < 1 {
		return fallback
	}
	return min(n, 4*maxSheetRows)
}
