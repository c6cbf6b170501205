package grid

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// scan renders all records as [cell|cell]@line, and a problem that ended the walk.
func scan(text string, delimiter byte) string {
	c := newCSVRows([]byte(text), "f.csv", delimiter, 1, true)
	var out strings.Builder
	for c.Next() {
		out.WriteByte('[')
		for i := range c.Count() {
			if i > 0 {
				out.WriteByte('|')
			}
			out.Write(c.Cell(i))
		}
		fmt.Fprintf(&out, "]@%d ", c.Row())
	}
	if p, failed := c.Failure(); failed {
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
	c := newCSVRows([]byte("标题,b\n信贷,\"x\ny\",三,\"q\"\n"), "f.csv", ',', 1, true)
	c.Next()
	c.Next()
	for i, want := range []string{"f.csv:2:1", "f.csv:2:4", "f.csv:3:4", "f.csv:3:6", "f.csv:2"} {
		if got := c.At(i).String(); got != want {
			t.Errorf("at(%d) = %s, want %s", i, got, want)
		}
	}
}

// walked renders all rows of a text that is walked in blocks of size bytes.
func walked(text string, delimiter byte, size int) string {
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	table := &textTable{path: "f.csv", delimiter: delimiter, size: size, open: open, head: headOf("f.csv", open)}
	var out strings.Builder
	problem := Walk(&Table{open: table.rows, cut: table.cut}, 0, 3, nil, render, func(s string) { out.WriteString(s) })
	if problem != nil {
		return problem.Code
	}
	return out.String()
}

// render prints rows with their positions, and what ended them.
func render(rows Rows) string {
	var out strings.Builder
	for rows.Next() {
		for i := range rows.Count() {
			fmt.Fprintf(&out, "%s%q ", rows.At(i), rows.Cell(i))
		}
		fmt.Fprintf(&out, "@%d\n", rows.Row())
	}
	if p, failed := rows.Failure(); failed {
		fmt.Fprintf(&out, "%s at %s", p.Code, p.Pos)
	}
	return out.String()
}

func TestRowsInQuotesAsAWhole(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		width       int
		want        string
	}{
		{"a row as wide as the header is taken apart", "a,b,c\n\"1,\"\"x, y\"\",2\"\n3,4,5\n", 3, "[a|b|c] [1|x, y|2] [3|4|5]"},
		{"another width is a cell", "a,b,c\n\"1,\"\"x, y\"\"\"\n", 3, "[a|b|c] [1,\"x, y\"]"},
		{"a cell among others is one", "a,b\n\"1,2\",3\n", 2, "[a|b] [1,2|3]"},
		{"a column of its own is one", "a\n\"1,2\"\n", 1, "[a] [1,2]"},
		{"with all rows in quotes the header is too", "\"a,b,c\"\n\"1,\"\"x\"\",2\"\n", anyWidth, "[a|b|c] [1|x|2]"},
	} {
		r := newCSVRows([]byte(c.text), "f.csv", ',', 1, true)
		r.width = c.width
		var got []string
		for r.Next() {
			var cells []string
			for i := range r.Count() {
				cells = append(cells, string(r.Cell(i)))
			}
			got = append(got, "["+strings.Join(cells, "|")+"]")
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q = %s, want %s", c.claim, c.text, got, c.want)
		}
	}
	for text, want := range map[string]bool{"\"a,b\"\n\"1,2\"\n": true, "\"a,b\"\n1,2\n": false, "a,b\n": false, "\"a\"\n\"b\"\n": false, "": false} {
		if got := isWrapped([]byte(text), ','); got != want {
			t.Errorf("isWrapped(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestBlocksMakeNoDifference(t *testing.T) {
	long := strings.Repeat("x", 3000)
	for _, c := range []struct{ claim, text string }{
		{"lines", strings.Repeat("a,b,c\n", 300)},
		{"CRLF", strings.Repeat("a,b,c\r\n", 300)},
		{"CR alone", strings.Repeat("a,b,c\r", 300)},
		{"cells of several lines", strings.Repeat("a,\"b\nb\r\nb\",c\n", 300)},
		{"a cell longer than a block", "a," + long + "\n\"" + long + "\n" + long + "\",b\nc,d\n"},
		{"a stray quote in a cell", "a,5\" disk,c\n" + strings.Repeat("a,\"b\nb\",c\n", 300)},
		{"a quote that is not doubled", strings.Repeat("\"he said \"x\" y\nz\",c\n", 300)},
		{"a quote that is never closed", strings.Repeat("a,b\n", 300) + "a,\"b\n" + strings.Repeat("a,b\n", 300)},
		{"no line end at the end", strings.Repeat("a,b\n", 300) + "a,b"},
		{"empty lines", strings.Repeat("\n\na\n", 300)},
	} {
		whole := render(newCSVRows([]byte(c.text), "f.csv", ',', 1, true))
		for _, size := range []int{1, 7, 100, 4096} {
			if got := walked(c.text, ',', size); got != whole {
				t.Errorf("%s: in blocks of %d bytes:\n%.300s\nin one:\n%.300s", c.claim, size, got, whole)
			}
		}
	}
}

// A row that is not whole in memory must not come out as two.
func TestARowBeyondAllMeasureIsRefused(t *testing.T) {
	cell := strings.Repeat("x", maxCellBytes*3/4)
	text := "a,b,c,d\n" + strings.Join([]string{cell, cell, cell, cell}, ",") + "\n1,2,3,4\n"
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	table := &textTable{path: "f.csv", delimiter: ',', size: blockBytes, open: open, head: headOf("f.csv", open)}
	got := ""
	Walk(&Table{open: table.rows, cut: table.cut}, 0, 2, nil, func(rows Rows) string {
		for rows.Next() {
		}
		if p, failed := rows.Failure(); failed {
			return fmt.Sprint(p.Code, p.Args, " at ", p.Pos)
		}
		return ""
	}, func(s string) { got += s })
	if want := "row-too-large[f.csv 20] at f.csv:2"; got != want {
		t.Errorf("a row of four cells of 7.5 MB ends with %q, want %q", got, want)
	}
}

// Every byte of a text is in a cell, a delimiter, a quote or a line end, or there is a problem; and it makes
// no difference where the text is cut into blocks.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\r\nb\",c\r\n", "\"a\"\"b\" ,c\rx", "\"open", "a\"b,,\n\n"} {
		f.Add(seed, byte(','), byte(3))
	}
	f.Fuzz(func(t *testing.T, text string, d, size byte) {
		delimiter := delimiters[int(d)%len(delimiters)]
		whole := newCSVRows([]byte(text), "f.csv", delimiter, 1, true)
		want := render(whole)
		if _, failed := whole.Failure(); !failed && whole.Scanned() != int64(len(text)) {
			t.Fatalf("scanned %d of %d bytes without a problem", whole.Scanned(), len(text))
		}
		if got := walked(text, delimiter, int(size)+1); got != want {
			t.Fatalf("in blocks of %d bytes:\n%s\nin one:\n%s", int(size)+1, got, want)
		}
	})
}
