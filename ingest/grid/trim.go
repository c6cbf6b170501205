package grid

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Trim cuts outer space, the wide and the invisible ones included.
func Trim(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	if len(b) > 0 && (b[0] >= utf8.RuneSelf || b[len(b)-1] >= utf8.RuneSelf) {
		b = bytes.TrimFunc(b, func(r rune) bool { return unicode.IsSpace(r) || visible(r) < 0 })
	}
	return b
}

// visible drops, as strings.Map takes it, the characters that nobody sees: zero-width spaces and joiners,
// byte order marks.
func visible(r rune) rune {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return -1
	}
	return r
}
