package grid

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync/atomic"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var (
	bomUTF8  = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16 = [][]byte{{0xFF, 0xFE}, {0xFE, 0xFF}}
)

// decoding is how a text file's bytes become UTF-8.
type decoding struct {
	name    string            // as reported
	decoder encoding.Encoding // nil for UTF-8
	bom     int               // bytes to skip
	guessed bool              // nothing in the file or the definition says so
}

func utf16Text(order unicode.Endianness, bom int) decoding {
	name := "UTF-16BE"
	if order == unicode.LittleEndian {
		name = "UTF-16LE"
	}
	return decoding{name: name, decoder: unicode.UTF16(order, unicode.IgnoreBOM), bom: bom}
}

// wide reports whether the encoding takes more than a byte for every character.
func (d decoding) wide() bool {
	name := strings.ToUpper(d.name)
	return strings.HasPrefix(name, "UTF-16") || strings.HasPrefix(name, "UTF-32")
}

// detect follows the byte order mark, else takes UTF-16 if its NUL bytes show it, else UTF-8, strictly but
// for a few stray bytes, else GB18030, whose characters have two bytes that nearly always both are no ASCII,
// or windows-1252 if half of such bytes stand alone, as letters with accents do among others.
// The name of an encoding, if forced, wins over all but a byte order mark of its own family.
func detect(s survey, forced string) (decoding, bool) {
	if forced != "" {
		return lookUp(s, forced)
	}
	switch {
	case bytes.HasPrefix(s.head, bomUTF8):
		return decoding{name: "UTF-8 (BOM)", bom: len(bomUTF8)}, true
	case bytes.HasPrefix(s.head, bomUTF16[0]):
		return utf16Text(unicode.LittleEndian, 2), true
	case bytes.HasPrefix(s.head, bomUTF16[1]):
		return utf16Text(unicode.BigEndian, 2), true
	}
	if order, is := utf16Order(s.head); is {
		return utf16Text(order, 0), true
	}
	switch {
	case s.isUTF8:
		return decoding{name: "UTF-8"}, true
	case s.characters >= strayRatio*s.strays:
		return decoding{name: "UTF-8", decoder: unicode.UTF8}, true // it marks the stray bytes, which are then counted
	}
	if 2*s.lone >= s.strays {
		return decoding{name: "windows-1252", decoder: charmap.Windows1252, guessed: true}, true
	}
	return decoding{name: "GB18030", decoder: simplifiedchinese.GB18030, guessed: true}, true
}

// detectNamed follows the encoding that a text names itself, as HTML and XML do, unless the bytes say
// otherwise: many a page that is said to be GB2312 is UTF-8.
func detectNamed(s survey, forced, named string) (decoding, bool) {
	found, known := detect(s, forced)
	if forced != "" || named == "" || found.bom > 0 || found.wide() || s.isUTF8 && s.characters >= strayRatio {
		return found, known
	}
	if d, known := lookUp(s, named); known && !strings.HasPrefix(d.name, "UTF-") {
		return d, true
	}
	return found, known
}

// namedEncoding is the encoding that the beginning of an XML or HTML text names, or "".
func namedEncoding(opening string) string {
	m := namesEncoding.FindStringSubmatch(opening)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1] + m[2])
}

var namesEncoding = regexp.MustCompile(`^<\?xml[^>]*?encoding\s*=\s*["']([a-z0-9_.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([a-z0-9_.:-]+)`)

// strayRatio is how many characters of several bytes must be valid UTF-8 for each byte that is not: a text
// in another encoding has hardly any, and a UTF-8 text with a damaged cell has many.
const strayRatio = 20

// KnowsEncoding reports whether a text in an encoding of that name can be read.
func KnowsEncoding(name string) bool {
	_, known := lookUp(survey{isUTF8: true}, name)
	return known
}

// lookUp finds an encoding by any of its registered names.
func lookUp(s survey, name string) (decoding, bool) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8", "utf-8-sig":
		if bytes.HasPrefix(s.head, bomUTF8) {
			return decoding{name: "UTF-8 (BOM)", bom: len(bomUTF8)}, true
		}
		if !s.isUTF8 {
			return decoding{name: "UTF-8", decoder: unicode.UTF8}, true // it marks what is none
		}
		return decoding{name: "UTF-8"}, true
	case "gbk", "gb2312", "cp936", "gb18030":
		return decoding{name: "GB18030", decoder: simplifiedchinese.GB18030}, true
	case "utf-16", "utf16":
		return decoding{name: "UTF-16", decoder: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, true
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		e, err = ianaindex.IANA.Encoding(name)
	}
	if err != nil || e == nil {
		return decoding{}, false
	}
	canonical, err := ianaindex.MIME.Name(e)
	if err != nil || canonical == "" {
		canonical = name
	}
	return decoding{name: canonical, decoder: e}, true
}

// reader gives the file's text as UTF-8.
func (d decoding) reader(in io.Reader) io.Reader {
	if d.bom > 0 {
		in = &skipping{in: in, left: d.bom}
	}
	if d.decoder == nil {
		return in
	}
	return transform.NewReader(in, d.decoder.NewDecoder())
}

// skipping drops the first bytes of a reader.
type skipping struct {
	in   io.Reader
	left int
}

func (s *skipping) Read(p []byte) (int, error) {
	if s.left > 0 {
		if _, err := io.CopyN(io.Discard, s.in, int64(s.left)); err != nil {
			return 0, err
		}
		s.left = 0
	}
	return s.in.Read(p)
}

// watch counts the characters that a decoder could not make sense of, over a text's last walk, and knows the
// line of the first.
type watch struct{ replaced, line atomic.Int64 }

// reader watches what is read; the count starts anew. A nil watch watches nothing.
func (w *watch) reader(in io.Reader) io.Reader {
	if w == nil {
		return in
	}
	w.replaced.Store(0)
	return &watched{in: in, watch: w}
}

func (w *watch) count() (n, line int) {
	if w == nil {
		return 0, 0
	}
	return int(w.replaced.Load()), int(w.line.Load())
}

type watched struct {
	in    io.Reader
	watch *watch
	tail  []byte // of the last read, in case a character is cut
	lines int    // that ended, until the first such character
}

var replacement = []byte("\uFFFD")

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if n > 0 {
		both := append(w.tail, p[:min(n, len(replacement)-1)]...)
		found := bytes.Count(both, replacement) + bytes.Count(p[:n], replacement)
		switch before := w.watch.replaced.Add(int64(found)) - int64(found); {
		case before > 0:
		case found == 0:
			w.lines += countLines(p[:n])
		default:
			w.lines += countLines(p[:max(0, bytes.Index(p[:n], replacement))])
			w.watch.line.Store(int64(w.lines + 1))
		}
		keep := p[max(0, n-len(replacement)+1):n]
		w.tail = append(w.tail[:0], keep...)
	}
	return n, err
}
