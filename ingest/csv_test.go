package ingest

import (
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// scan renders all records as [cell|cell]@line, and a problem that ended the walk.
func scan(text string, delimiter byte) string {
	c := newCSVRows(iotest.OneByteReader(strings.NewReader(text)), "f.csv", delimiter)
	var out strings.Builder
	for c.next() {
		out.WriteByte('[')
		for i := range c.count() {
			if i > 0 {
				out.WriteByte('|')
			}
			out.Write(c.cell(i))
		}
		fmt.Fprintf(&out, "]@%d ", c.row())
	}
	if p, failed := c.failure(); failed {
		fmt.Fprintf(&out, "%s at %s", p.Code, p.Pos)
	}
	return strings.TrimSpace(out.String())
}

func TestScanner(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"lines and cells", "a,b\n1,2\n", "[a|b]@1 [1|2]@2"},
		{"the last line end may lack", "a,b\n1,2", "[a|b]@1 [1|2]@2"},
		{"CRLF is one line end", "a,b\r\n1,2\r\n", "[a|b]@1 [1|2]@2"},
		{"CR alone is one too", "a,b\r1,2\r", "[a|b]@1 [1|2]@2"},
		{"an empty line is a record with one empty cell", "a\n\nb\n", "[a]@1 []@2 [b]@3"},
		{"quotes hold the delimiter", `"a,b",c`, "[a,b|c]@1"},
		{"doubled quotes are one", `"say ""hi""",c`, `[say "hi"|c]@1`},
		{"quotes hold line ends, and lines are counted", "\"a\r\nb\nc\",d\ne,f", "[a\r\nb\nc|d]@1 [e|f]@4"},
		{"a quote inside a cell is text", `a"b,c`, `[a"b|c]@1`},
		{"a quote that is not doubled is text", `"he said "x" y",c`, `[he said "x" y|c]@1`},
		{"spaces after a closing quote are dropped", `"a" ,b`, "[a|b]@1"},
		{"an unclosed quote is found where it opens", "a,b\nc,\"d\ne,f\n", "[a|b]@1 quote-unclosed at f.csv:2:3"},
		{"a trailing delimiter makes an empty cell", "a,\n", "[a|]@1"},
		{"nothing has no record", "", ""},
	} {
		if got := scan(c.in, ','); got != c.want {
			t.Errorf("%s: scan(%q) = %s, want %s", c.claim, c.in, got, c.want)
		}
	}
}

func TestCellPositionsAreLinesAndCharacters(t *testing.T) {
	c := newCSVRows(strings.NewReader("标题,b\n信贷,\"x\ny\",三,\"q\"\n"), "f.csv", ',')
	c.next()
	c.next()
	for i, want := range []string{"f.csv:2:1", "f.csv:2:4", "f.csv:3:4", "f.csv:3:6", "f.csv:2"} {
		if got := c.at(i).String(); got != want {
			t.Errorf("at(%d) = %s, want %s", i, got, want)
		}
	}
}

func TestCellsOverBufferEnds(t *testing.T) {
	long := strings.Repeat("x", scanBufferLen)
	text := "a," + long + "\n\"" + long + "\",b\n"
	c := newCSVRows(strings.NewReader(text), "f.csv", ',')
	for n := 0; c.next(); n++ {
		if c.count() != 2 || len(c.cell(1-n)) != len(long) {
			t.Errorf("record %d has %d cells, the long one of %d bytes; want 2 and %d", n, c.count(), len(c.cell(1-n)), len(long))
		}
	}
}

// Every byte of a text is in a cell, a delimiter, a quote or a line end, or there is a problem.
func FuzzScanner(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\r\nb\",c\r\n", "\"a\"\"b\" ,c\rx", "\"open", "a\"b,,\n\n"} {
		f.Add(seed, byte(','))
	}
	f.Fuzz(func(t *testing.T, text string, d byte) {
		delimiter := delimiters[int(d)%len(delimiters)]
		whole, byByte := newCSVRows(strings.NewReader(text), "f", delimiter), newCSVRows(iotest.OneByteReader(strings.NewReader(text)), "f", delimiter)
		line := 0
		for {
			more := whole.next()
			if again := byByte.next(); more != again {
				t.Fatalf("next = %v in one read, %v byte by byte", more, again)
			}
			if !more {
				break
			}
			if whole.row() <= line {
				t.Fatalf("row %d after row %d", whole.row(), line)
			}
			line = whole.row()
			for i := range whole.count() {
				if a, b := string(whole.cell(i)), string(byByte.cell(i)); a != b {
					t.Fatalf("cell %d = %q in one read, %q byte by byte", i, a, b)
				}
				if pos := whole.at(i); pos.Row < line || pos.Column < 1 || pos != byByte.at(i) {
					t.Fatalf("at(%d) = %s in line %d", i, pos, line)
				}
			}
		}
		if _, failed := whole.failure(); !failed && whole.scanned() != int64(len(text)) {
			t.Fatalf("scanned %d of %d bytes without a problem", whole.scanned(), len(text))
		}
	})
}

func BenchmarkRead100k(b *testing.B) {
	var text strings.Builder
	text.WriteString("id,project,status,committed,finished,changes\n")
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 100_000 {
		end := start.Add(time.Duration(i) * 10 * time.Minute)
		fmt.Fprintf(&text, "DEP-%d,proj-%d,success,%s,%s,%d\n", i, i%40, end.Add(-30*time.Hour).Format(time.DateTime), end.Format(time.DateTime), i%400)
	}
	fsys := files{"d.csv": text.String()}
	plan := leadTimePlan("d.csv", "id", "id", "project", "project", "result", "status", "from", "committed", "time", "finished", "changes", "changes")
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if data, problems := Read(fsys.fs(), plan); data.Tables[0].N == 0 || len(problems) > 0 {
			b.Fatalf("Read = %d records, %v", data.Tables[0].N, problems)
		}
	}
}
