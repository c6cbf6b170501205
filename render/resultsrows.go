package render

import "bytes"

// inRows lays out compact JSON for people and for diffs: a line for each thing, but what holds no further
// object, and no list of more than plain values, stands in one line, so that a row of numbers is a row. Lines
// are not indented: that would be a tenth of the file.
func inRows(compact []byte) []byte {
	out := make([]byte, 0, len(compact)*9/8)
	newline := func() { out = append(out, '\n') }
	for i := 0; i < len(compact); {
		switch c := compact[i]; c {
		case '{', '[':
			if end := flat(compact[i:]); end > 0 {
				out = append(out, compact[i:i+end]...)
				i += end
				continue
			}
			out = append(out, c)
			newline()
		case '}', ']':
			newline()
			out = append(out, c)
		case ',':
			out = append(out, c)
			newline()
		case ':':
			out = append(out, ':', ' ')
		case '"':
			end := quoted(compact[i:])
			out = append(out, compact[i:i+end]...)
			i += end
			continue
		default:
			out = append(out, c)
		}
		i++
	}
	return out
}

// flat is the length of the object or list at the start, 0 if another one is in it; an object may hold lists of
// plain values.
func flat(s []byte) int {
	for i := 1; i < len(s); {
		next := bytes.IndexAny(s[i:], `"{}[]`)
		if next < 0 {
			return 0
		}
		i += next
		switch s[i] {
		case '"':
			i += quoted(s[i:])
			continue
		case '[':
			if end := flat(s[i:]); end > 0 && s[0] == '{' {
				i += end
				continue
			}
			return 0
		case '{':
			return 0
		}
		return i + 1
	}
	return 0
}

// quoted is the length of the string at the start, quotes included.
func quoted(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(s)
}
