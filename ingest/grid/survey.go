package grid

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"unicode/utf8"
)

// survey is what one pass over a file's bytes tells: its fingerprint, and whether it is UTF-8.
type survey struct {
	sha256     string
	bytes      int64
	head       []byte // the first bytes, enough to recognise the format
	isUTF8     bool
	strays     int  // bytes that no UTF-8 text has
	lone       int  // of these, how many stand between two ASCII characters
	characters int  // of several bytes, all valid UTF-8
	hasZero    bool // a NUL byte among the first ones: no text in an 8-bit encoding has one
}

const surveyHeadLen = 4096

// surveyor looks at a file's bytes, a buffer at a time.
type surveyor struct {
	survey
	in   io.Reader
	hash hash.Hash
	buf  []byte
	kept int // bytes of a character cut off by the last read
	done bool
}

func newSurveyor(in io.Reader) *surveyor {
	return &surveyor{survey: survey{isUTF8: true}, in: in, hash: sha256.New(), buf: make([]byte, 1<<20)}
}

// step looks at the next bytes; done is set at the end.
func (s *surveyor) step() error {
	n, err := io.ReadFull(s.in, s.buf[s.kept:])
	chunk := s.buf[:s.kept+n]
	s.hash.Write(chunk[s.kept:])
	if s.bytes == 0 {
		s.head = append(s.head, chunk[:min(len(chunk), surveyHeadLen)]...)
		s.hasZero = bytes.IndexByte(s.head, 0) >= 0
	}
	s.bytes += int64(n)
	s.done = err == io.EOF || err == io.ErrUnexpectedEOF
	whole := len(chunk)
	if !s.done {
		whole = wholeCharacters(chunk)
	}
	if !bytes.HasPrefix(s.head, []byte("PK")) { // else it is packed, and no text
		s.count(chunk[:whole])
	}
	s.kept = copy(s.buf, chunk[whole:])
	if s.done {
		s.sha256 = hex.EncodeToString(s.hash.Sum(nil))
		return nil
	}
	return err
}

// count looks for what is not UTF-8.
func (s *survey) count(chunk []byte) {
	if isASCII(chunk) {
		return
	}
	if utf8.Valid(chunk) {
		for _, b := range chunk {
			if b >= 0xC0 { // a character of several bytes begins
				s.characters++
			}
		}
		return
	}
	s.isUTF8 = false
	afterASCII := true
	for len(chunk) > 0 {
		r, size := utf8.DecodeRune(chunk)
		switch {
		case r == utf8.RuneError && size == 1:
			s.strays++
			if afterASCII && (len(chunk) == 1 || chunk[1] < utf8.RuneSelf) {
				s.lone++
			}
		case size > 1:
			s.characters++
		}
		afterASCII = r < utf8.RuneSelf
		chunk = chunk[size:]
	}
}

// isASCII looks at eight bytes at a time.
func isASCII(b []byte) bool {
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// wholeCharacters is the length of b without a character that its end cuts off.
func wholeCharacters(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if utf8.FullRune(b[i:]) {
				return len(b)
			}
			return i
		}
	}
	return len(b)
}
