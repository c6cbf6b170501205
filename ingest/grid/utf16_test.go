package grid

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf16"
)

func utf16LE(s string) string { return utf16Bytes(s, binary.LittleEndian) }

func utf16Bytes(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func TestUTF16WithoutByteOrderMark(t *testing.T) {
	long := strings.Repeat("一,信贷核心,"+strings.Repeat("流水线", 10)+"\n", 200)
	for _, c := range []struct{ claim, text, want string }{
		{"ASCII", "a,b\n1,2\n", ": [a|b]@1 [1|2]@2"},
		{"Chinese, whose 一 has a NUL on the other side", "一,信贷\n一,一\n", ": [一|信贷]@1 [一|一]@2"},
		{"a surrogate pair", "a,😀\n", ": [a|😀]@1"},
	} {
		if got := opened([]byte(utf16LE(c.text)), Options{}); got != "csv UTF-16LE\n"+c.want {
			t.Errorf("%s: little-endian: %s, want %s", c.claim, got, c.want)
		}
		if got := opened([]byte(utf16Bytes(c.text, binary.BigEndian)), Options{}); got != "csv UTF-16BE\n"+c.want {
			t.Errorf("%s: big-endian: %s, want %s", c.claim, got, c.want)
		}
	}
	if got := opened([]byte(utf16LE(long)), Options{}); !strings.HasPrefix(got, "csv UTF-16LE\n: [一|信贷核心|") {
		t.Errorf("a text longer than its head: %.60s", got)
	}
}

func TestWhatIsBinary(t *testing.T) {
	random := make([]byte, 4096)
	rand.New(rand.NewSource(1)).Read(random)
	noZero := bytes.ReplaceAll(random, []byte{0}, []byte{1})
	var numbers []byte
	for i := range 500 {
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(i*i))
	}
	for _, c := range []struct {
		claim string
		data  string
		opt   Options
		want  bool
	}{
		{"random bytes", string(random), Options{}, true},
		{"random bytes without a NUL", string(noZero), Options{}, true},
		{"numbers of four bytes", string(numbers), Options{}, true},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02", Options{}, true},
		{"a text with a NUL", "a,b\x00c\n", Options{}, true},
		{"random bytes, said to be windows-1252", string(random), Options{Encoding: "windows-1252"}, true},
		{"a text", "a,b\n1,2\n", Options{}, false},
		{"GBK", "\xb1\xe0\xba\xc5,\xcb\xf9\xca\xf4\n", Options{}, false},
		{"a separator that is a control character", "a\x1fb\x1fc\n1\x1f2\x1f3\n", Options{Delimiter: "\x1f"}, false},
		{"UTF-16", utf16LE("编号,b\n"), Options{}, false},
		{"UTF-16 that the definition names", "\x00", Options{Encoding: "utf-16be"}, false},
	} {
		s := newSurveyor(strings.NewReader(c.data))
		for !s.done {
			if err := s.step(); err != nil {
				t.Fatal(err)
			}
		}
		if got := isBinary(s.survey, c.opt); got != c.want {
			t.Errorf("%s: isBinary(%.20q) = %v, want %v", c.claim, c.data, got, c.want)
		}
	}
}

func gzipped(parts ...string) string {
	var out bytes.Buffer
	for _, p := range parts {
		w := gzip.NewWriter(&out)
		w.Write([]byte(p))
		w.Close()
	}
	return out.String()
}
