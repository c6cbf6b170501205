package grid

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestGzip(t *testing.T) {
	text := gzipped("a,b\n1,2\n")
	checkOpened(t, []openedCase{
		{"a text", text, Options{}, "csv, gzip UTF-8\n: [a|b]@1 [1|2]@2"},
		{"in GBK", gzipped("\xd0\xc5\xb4\xfb,b\n"), Options{}, "csv, gzip GB18030 encoding-guessed\n: [信贷|b]@1"},
		{"in UTF-16", gzipped("\xff\xfe" + utf16LE("a,b\n")), Options{}, "csv, gzip UTF-16LE\n: [a|b]@1"},
		{"put together from several", gzipped("a,b\n", "1,2\n"), Options{}, "csv, gzip UTF-8\n: [a|b]@1 [1|2]@2"},
		{"JSON", gzipped(`[{"a":1}]`), Options{}, "json, gzip UTF-8\n: [a]@1 [1]@1"},
		{"HTML", gzipped("<table><tr><td>a</table>"), Options{}, "html, gzip UTF-8\nTable 1: [a]@1"},
		{"nothing", gzipped(""), Options{}, "file-empty at f []"},
		{"gzip in gzip", gzipped(text), Options{}, "archive-unsupported at f [binary, gzip]"},
		{"what is no text", gzipped("PK\x03\x04\x00\x00"), Options{}, "archive-unsupported at f [binary, gzip]"},
		{"a file that is cut off", text[:len(text)-9], Options{}, "file-unreadable at f [unexpected EOF]"},
		{"a file that is damaged", text[:len(text)-8] + "\x00\x00\x00\x00" + text[len(text)-4:], Options{}, "file-unreadable at f [gzip: invalid checksum]"},
		{"no more than its signature", "\x1f\x8b", Options{}, "file-unreadable at f [unexpected EOF]"},
	})
}

func TestGzipBombsAreRefused(t *testing.T) {
	bomb := gzipped(strings.Repeat(strings.Repeat("信贷,", 1000)+"\n", 12<<10))
	f, problem := Open(fstest.MapFS{"f": {Data: []byte(bomb)}}, "f", "f", Options{Encoding: "utf-8"})
	if problem != nil {
		t.Fatal(problem.Code)
	}
	var failure string
	Walk(&f.Tables[0], 0, 2, nil, func(rows Rows) string {
		for rows.Next() {
		}
		if p, failed := rows.Failure(); failed {
			return p.Code + " " + p.Args[1]
		}
		return ""
	}, func(s string) { failure = s })
	if failure != "unpacks-too-large 64" {
		t.Errorf("a bomb of %d bytes ends with %q, want unpacks-too-large 64", len(bomb), failure)
	}
}

// Never panics or hangs, whatever is packed and however it is damaged.
func FuzzGzip(f *testing.F) {
	f.Add([]byte(gzipped("a,b\n1,2\n")), []byte("a,b\n"))
	f.Add([]byte("\x1f\x8b\x08"), []byte(`[{"a":1}]`))
	f.Fuzz(func(t *testing.T, raw, inner []byte) {
		checkWhole(t, append([]byte("\x1f\x8b"), raw...), Options{})
		checkWhole(t, []byte(gzipped(string(inner))), Options{})
	})
}
