package grid

import (
	"bytes"
	"encoding/json"
)

// jsonWalk walks over a record, which the decoder has found to be valid JSON, and finds the cells in it. It
// learns the names that are in it, or else gives each scalar to found.
type jsonWalk struct {
	text     []byte
	learning *jsonNames
	found    func(column, at int, text []byte)

	tooDeep, tooLarge bool
}

// value walks over the value at i, which is that of a name, and gives where it ends. The members of an object
// are names of their own; the elements of a list all belong to the list's name.
func (w *jsonWalk) value(i int, name *jsonName, depth int) int {
	if depth > maxDepth {
		w.tooDeep = true
		return w.skip(i)
	}
	switch w.text[i] {
	case '{':
		for i = w.space(i + 1); w.text[i] != '}'; {
			end := w.skip(i)
			member := name.member(unquote(w.text[i:end]), w.learning)
			i = w.space(w.space(end) + 1)
			switch {
			case member == nil:
				i = w.skip(i)
			case member.length > maxNameBytes:
				w.tooLarge = true
				i = w.skip(i)
			default:
				i = w.value(i, member, depth+1)
			}
			i = w.comma(i)
		}
		return i + 1
	case '[':
		for i = w.space(i + 1); w.text[i] != ']'; {
			i = w.comma(w.value(i, name, depth+1))
		}
		return i + 1
	}
	end := w.skip(i)
	switch {
	case w.text[i] == 'n': // null
	case w.learning != nil:
		name.scalar = true
		w.tooLarge = w.tooLarge || end-i > maxCellBytes
	case w.text[i] == '"':
		w.found(name.column, i, unquote(w.text[i:end]))
	default:
		w.found(name.column, i, w.text[i:end:end])
	}
	return end
}

// space passes over white space.
func (w *jsonWalk) space(i int) int {
	for w.text[i] == ' ' || w.text[i] == '\t' || w.text[i] == '\r' || w.text[i] == '\n' {
		i++
	}
	return i
}

// comma passes over what may follow a member or an element.
func (w *jsonWalk) comma(i int) int {
	if i = w.space(i); w.text[i] == ',' {
		i = w.space(i + 1)
	}
	return i
}

// skip is where the value at i ends.
func (w *jsonWalk) skip(i int) int { return skipJSON(w.text, i) }

// skipJSON is where the value at i of a valid text ends.
func skipJSON(text []byte, i int) int {
	switch text[i] {
	case '"':
		for i++; text[i] != '"'; i++ {
			if text[i] == '\\' {
				i++
			}
		}
		return i + 1
	case '{', '[':
		for depth := 0; ; i++ {
			switch text[i] {
			case '"':
				i = skipJSON(text, i) - 1
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1
				}
			}
		}
	}
	for ; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\r', '\n', ',', ']', '}':
			return i
		}
	}
	return i
}

// unquote is the text of a string. One without escapes is not copied.
func unquote(quoted []byte) []byte {
	inner := quoted[1 : len(quoted)-1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 {
		return inner
	}
	var s string
	if json.Unmarshal(quoted, &s) != nil {
		return inner // not reached: the record is valid
	}
	return []byte(s)
}
