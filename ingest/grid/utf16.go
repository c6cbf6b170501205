package grid

import (
	"bytes"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	encodings "golang.org/x/text/encoding/unicode"

	"upshot/metric"
)

// utf16Order tells whether a text without a byte order mark is UTF-16, and in which order its bytes are. It
// has NUL bytes, and in one of the orders all of it is characters that people write: in the other, and in
// either order of what is no text, some character is a control, a lone surrogate or none at all.
func utf16Order(head []byte) (order encodings.Endianness, is bool) {
	if bytes.IndexByte(head, 0) < 0 || isASCIIText(head) {
		return false, false
	}
	most := 0
	for _, o := range []encodings.Endianness{encodings.LittleEndian, encodings.BigEndian} {
		if n := asciiIn(head, o); n > most {
			order, most = o, n
		}
	}
	return order, most > 0
}

// isASCIIText reports whether bytes are ASCII text but for some NULs: of UTF-16, half are NULs or of no ASCII.
func isASCIIText(head []byte) bool {
	const few = 10
	others := 0
	for _, b := range head {
		if b == 0 || b >= 0x80 {
			others++
		}
	}
	return others*few < len(head)
}

// asciiIn counts the ASCII characters of some UTF-16; 0 if it is no text.
func asciiIn(head []byte, order encodings.Endianness) (n int) {
	units := make([]uint16, len(head)/2)
	for i := range units {
		units[i] = uint16(head[2*i])<<8 | uint16(head[2*i+1])
		if order == encodings.LittleEndian {
			units[i] = units[i]<<8 | units[i]>>8
		}
	}
	if len(units) > 0 && utf16.IsSurrogate(rune(units[len(units)-1])) {
		units = units[:len(units)-1] // the other half may follow
	}
	for _, r := range utf16.Decode(units) {
		switch {
		case r == unicode.ReplacementChar, !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) && r != '\t' && r != '\r' && r != '\n':
			return 0
		case r < 0x80:
			n++
		}
	}
	return n
}

// controlShare is the part of a text's bytes, one in so many, that may be control characters: of random
// bytes one in nine is.
const controlShare = 20

// isBinary reports whether bytes are no text: they have NULs and are not UTF-16, or are full of control
// characters.
func isBinary(seen survey, opt Options) bool {
	if d, known := detect(seen, opt.Encoding); known && d.wide() {
		return false
	}
	return seen.hasZero || manyControls(seen.head, opt)
}

// manyControls reports whether bytes are full of control characters, a delimiter among them left out.
func manyControls(head []byte, opt Options) bool {
	controls := 0
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\v' && b != '\f' && b != '\r' && b != 0x1B { // Japanese shifts with ESC
			controls++
		}
	}
	if len(opt.Delimiter) == 1 {
		controls -= bytes.Count(head, []byte(opt.Delimiter))
	}
	return controls*controlShare > len(head)
}

// hasZeros recognises a text with some NULs in it or many at its end, as a copy has that broke off.
func hasZeros(seen survey, opt Options) bool {
	if d, known := detect(seen, opt.Encoding); known && d.wide() {
		return false
	}
	text := bytes.TrimRight(seen.head, "\x00")
	return seen.hasZero && len(text) > 0 && !manyControls(text, opt)
}

// refuseZeros says where the first NUL is.
func refuseZeros(in input, seen survey, _ Options, _ *File) error {
	before := seen.head[:bytes.IndexByte(seen.head, 0)]
	line := before[bytes.LastIndexAny(before, "\r\n")+1:]
	pos := metric.Position{File: in.path, Row: 1 + countLines(before), Column: 1 + utf8.RuneCount(line)}
	return refuse(ZeroBytes, pos, in.path)
}
