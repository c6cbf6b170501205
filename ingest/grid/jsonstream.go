package grid

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"upshot/metric"
)

// maxRecordBytes is how long a record may be, because all of one is in memory.
const maxRecordBytes = 32 << 20

// jsonStream gives the values of a JSON text, with the line and the character of each. What the decoder has
// read and not yet given out is kept, to count lines in it.
type jsonStream struct {
	path   string
	in     io.Reader
	closer io.Closer
	tokens *json.Decoder
	depth  int // of the values that are open

	ahead        []byte
	passed       int64 // what stands before ahead
	line, column int   // where ahead begins

	raw       json.RawMessage // the last value
	rawLine   int
	rawColumn int
}

func newJSONStream(in io.ReadCloser, path string) *jsonStream {
	s := &jsonStream{path: path, in: bufio.NewReaderSize(in, 1<<16), closer: in, line: 1, column: 1}
	s.tokens = json.NewDecoder(s)
	s.tokens.UseNumber()
	return s
}

func (s *jsonStream) Close() error { return s.closer.Close() }

// Read is what the decoder reads from.
func (s *jsonStream) Read(p []byte) (int, error) {
	if len(s.ahead) > maxRecordBytes {
		return 0, refuse(JSONRecordTooLarge, s.position(), s.path, strconv.Itoa(maxRecordBytes>>20))
	}
	n, err := s.in.Read(p)
	s.ahead = append(s.ahead, p[:n]...)
	return n, err
}

// pass moves on to an offset.
func (s *jsonStream) pass(offset int64) {
	n := int(offset - s.passed)
	s.line, s.column = after(s.ahead[:n], s.line, s.column)
	s.ahead = s.ahead[:copy(s.ahead, s.ahead[n:])]
	s.passed = offset
}

// after is the line and character that follow some text.
func after(text []byte, line, column int) (int, int) {
	if k := bytes.LastIndexByte(text, '\n'); k >= 0 {
		line += bytes.Count(text[:k], []byte{'\n'}) + 1
		text, column = text[k+1:], 1
	}
	return line, column + utf8.RuneCount(text)
}

func (s *jsonStream) position() metric.Position {
	return metric.Position{File: s.path, Row: s.line, Column: s.column}
}

// token is the next bracket, name or scalar; io.EOF at the end of the text.
func (s *jsonStream) token() (json.Token, error) {
	token, err := s.tokens.Token()
	if err != nil {
		return nil, s.refusal(err)
	}
	switch token {
	case json.Delim('{'), json.Delim('['):
		s.depth++
	case json.Delim('}'), json.Delim(']'):
		s.depth--
	}
	s.pass(s.tokens.InputOffset())
	return token, nil
}

// value takes all of the next value; io.EOF at the end of the text.
func (s *jsonStream) value() error {
	if err := s.tokens.Decode(&s.raw); err != nil {
		return s.refusal(err)
	}
	end := s.tokens.InputOffset()
	s.pass(end - int64(len(s.raw)))
	s.rawLine, s.rawColumn = s.line, s.column
	s.pass(end)
	return nil
}

// more reports whether the value that is open, or the text, goes on.
func (s *jsonStream) more() bool { return s.tokens.More() }

// refusal is an error as a problem at its place.
func (s *jsonStream) refusal(err error) error {
	if errors.As(err, new(problemError)) {
		return err
	}
	rest := bytes.TrimLeft(s.ahead, " \t\r\n,:")
	if err == io.EOF && s.depth == 0 && len(rest) == 0 {
		return io.EOF
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		s.pass(s.passed + int64(len(s.ahead)))
		return refuse(JSONCutOff, s.position(), s.path)
	}
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return unreadable(s.path, err)
	}
	at := s.passed + int64(len(s.ahead)-len(rest))
	if errors.As(json.Unmarshal(rest, new(json.RawMessage)), &syntax) && !strings.Contains(syntax.Error(), "after top-level") {
		at += max(0, min(syntax.Offset, int64(len(rest)))-1)
	}
	s.pass(at)
	if strings.Contains(err.Error(), "exceeded max depth") {
		return refuse(TooDeep, s.position(), s.path, "10,000")
	}
	return refuse(JSONInvalid, s.position(), s.path, err.Error())
}

// skip passes over the rest of a value whose first token has been taken.
func (s *jsonStream) skip(first json.Token) error {
	switch first {
	case json.Delim('['):
		for s.more() {
			if err := s.value(); err != nil {
				return err
			}
		}
	case json.Delim('{'):
		return s.members(func(string) error {
			token, err := s.token()
			if err != nil {
				return err
			}
			return s.skip(token)
		})
	default:
		return nil
	}
	_, err := s.token()
	return err
}

// members calls do at each member's value of the object that is open, and closes it.
func (s *jsonStream) members(do func(name string) error) error {
	if s.depth > maxDepth {
		return refuse(TooDeep, s.position(), s.path, strconv.Itoa(maxDepth))
	}
	for s.more() {
		name, err := s.token()
		if err != nil {
			return err
		}
		text, _ := name.(string)
		if err := do(text); err != nil {
			return err
		}
	}
	_, err := s.token()
	return err
}

// maxLists is how many lists are named when it is not clear which is meant.
const maxLists = 10

// lists finds the lists of objects in the object that is open, by their dotted paths, down to any level.
func (s *jsonStream) lists() (paths []string, err error) {
	var within func(path string) func(name string) error
	within = func(path string) func(name string) error {
		return func(name string) error {
			here := path + name
			first, err := s.token()
			switch {
			case err != nil:
				return err
			case first == json.Delim('{'):
				return s.members(within(here + "."))
			case first != json.Delim('['):
				return nil
			}
			objects := 0
			for s.more() {
				if err := s.value(); err != nil {
					return err
				}
				if s.raw[0] == '{' {
					objects++
				}
			}
			if objects > 0 && len(paths) < maxLists && len(here) < maxNameBytes {
				paths = append(paths, strings.Clone(here))
			}
			_, err = s.token()
			return err
		}
	}
	return paths, s.members(within(""))
}
