package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"
)

// survey is what one pass over a file's bytes tells: its fingerprint, and whether it is UTF-8.
type survey struct {
	sha256     string
	bytes      int64
	head       []byte // the first bytes, enough to recognise the format
	isUTF8     bool
	strays     int  // bytes that no UTF-8 text has
	characters int  // of several bytes, all valid UTF-8
	hasZero    bool // a NUL byte among the first ones: no text in an 8-bit encoding has one
}

const surveyHeadLen = 4096

// surveyFile reads all of a file once.
func surveyFile(in io.Reader) (survey, error) {
	hash := sha256.New()
	s := survey{isUTF8: true}
	buf := make([]byte, 1<<20)
	kept := 0 // bytes of a character cut off by the last read
	for {
		n, err := io.ReadFull(in, buf[kept:])
		chunk := buf[:kept+n]
		hash.Write(chunk[kept:])
		if s.bytes == 0 {
			s.head = append(s.head, chunk[:min(len(chunk), surveyHeadLen)]...)
		}
		s.bytes += int64(n)
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		whole := len(chunk)
		if !last {
			whole = wholeCharacters(chunk)
		}
		s.count(chunk[:whole])
		kept = copy(buf, chunk[whole:])
		if last {
			break
		}
		if err != nil {
			return s, err
		}
	}
	s.sha256 = hex.EncodeToString(hash.Sum(nil))
	s.hasZero = bytes.IndexByte(s.head, 0) >= 0
	return s, nil
}

// count looks for what is not UTF-8.
func (s *survey) count(chunk []byte) {
	if utf8.Valid(chunk) {
		for _, b := range chunk {
			if b >= 0xC0 { // a character of several bytes begins
				s.characters++
			}
		}
		return
	}
	s.isUTF8 = false
	for len(chunk) > 0 {
		r, size := utf8.DecodeRune(chunk)
		switch {
		case r == utf8.RuneError && size == 1:
			s.strays++
		case size > 1:
			s.characters++
		}
		chunk = chunk[size:]
	}
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

var errTooLarge = fmt.Errorf("more than %d bytes", maxFileBytes)

// examine makes the first pass over a file.
func examine(fsys fs.FS, name string) (survey, error) {
	in, err := fsys.Open(name)
	if err != nil {
		return survey{}, err
	}
	defer in.Close()
	if info, err := in.Stat(); err == nil && info.Size() > maxFileBytes {
		return survey{}, errTooLarge
	}
	seen, err := surveyFile(io.LimitReader(in, maxFileBytes+1))
	if err == nil && seen.bytes > maxFileBytes {
		return seen, errTooLarge
	}
	return seen, err
}
