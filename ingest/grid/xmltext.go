package grid

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// appendText adds the text between two tags: entities, character data, comments and line ends as XML has them.
func appendText(to, raw []byte) []byte {
	for len(raw) > 0 {
		i := bytes.IndexAny(raw, "&<\r")
		if i < 0 {
			return append(to, raw...)
		}
		to, raw = append(to, raw[:i]...), raw[i:]
		n := 1
		switch raw[0] {
		case '\r':
			to = append(to, '\n')
			if len(raw) > 1 && raw[1] == '\n' {
				n = 2
			}
		case '&':
			to, n = appendEntity(to, raw)
		default:
			if bytes.HasPrefix(raw, charDataOpen) {
				end := behind(raw, 0, charDataEnd)
				if end == 0 {
					return to
				}
				to, n = appendLines(to, raw[len(charDataOpen):end-len(charDataEnd)]), end
			} else if n = behind(raw, 0, commentEnd); n == 0 {
				return to
			}
		}
		raw = raw[n:]
	}
	return to
}

// appendLines adds character data, in which only line ends change.
func appendLines(to, raw []byte) []byte {
	for i, b := range raw {
		switch {
		case b != '\r':
			to = append(to, b)
		case i+1 == len(raw) || raw[i+1] != '\n':
			to = append(to, '\n')
		}
	}
	return to
}

var entities = []struct {
	name string
	text byte
}{{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}

// appendEntity adds what the entity at the start of raw stands for, and tells its length. What is none
// stays as it is.
func appendEntity(to, raw []byte) ([]byte, int) {
	for _, e := range entities {
		if len(raw) >= len(e.name) && string(raw[:len(e.name)]) == e.name {
			return append(to, e.text), len(e.name)
		}
	}
	const longest = len("&#x10FFFF;") + 4 // leading zeros
	end := bytes.IndexByte(raw[:min(len(raw), longest)], ';')
	if end < 3 || raw[1] != '#' {
		return append(to, '&'), 1
	}
	digits, base := raw[2:end], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return append(to, '&'), 1
	}
	if n == 0 || n > utf8.MaxRune {
		n = utf8.RuneError
	}
	return utf8.AppendRune(to, rune(n)), end + 1
}

// appendPlain adds a text of a workbook with its escapes undone: _x000D_ is a carriage return, which XML
// could not carry, and _x005F_ the line that would begin an escape.
func appendPlain(to, text []byte) []byte {
	for {
		i := bytes.Index(text, []byte("_x"))
		if i < 0 {
			return append(to, text...)
		}
		to, text = append(to, text[:i]...), text[i:]
		n, ok := escaped(text)
		if !ok {
			to, text = append(to, '_'), text[1:]
			continue
		}
		text = text[escapeLen:]
		if low, pair := escaped(text); pair && n>>10 == 0xD800>>10 && low>>10 == 0xDC00>>10 {
			n = 0x10000 + (n&0x3FF)<<10 + low&0x3FF
			text = text[escapeLen:]
		}
		to = utf8.AppendRune(to, rune(n))
	}
}

const escapeLen = len("_x000D_")

// escaped reads an escape at the start of a text.
func escaped(text []byte) (uint64, bool) {
	if len(text) < escapeLen || text[0] != '_' || text[1] != 'x' || text[escapeLen-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:escapeLen-1]), 16, 16)
	return n, err == nil
}
