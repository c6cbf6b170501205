package main

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

func messages(t *testing.T) *wording.Book {
	t.Helper()
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// printed is what a run with these problems prints on stderr.
func printed(t *testing.T, format string, all ...metric.Problem) string {
	t.Helper()
	var out bytes.Buffer
	book := messages(t)
	s := &session{stderr: &out, book: book, words: book.In("en"), opt: options{format: format}}
	s.problems.all = all
	s.finish(exitDone)
	return out.String()
}

func TestWhatIsCutOffIsCounted(t *testing.T) {
	var all []metric.Problem
	for i := range 73 {
		all = append(all, metric.Problem{Code: outputLink, Args: []string{"x"}, Pos: metric.Position{File: "f", Row: i + 1}})
	}
	got := printed(t, "text", all...)
	for _, want := range []string{
		"upshot: f:50: x is a symbolic link\n",
		"upshot: 23 more are not printed; --format json prints them all\n",
		"upshot: 73 errors\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("73 problems print %q, want %q in it", got, want)
		}
	}
	if strings.Contains(got, "f:51:") {
		t.Errorf("73 problems print the 51st")
	}
	got = printed(t, "github", all...)
	if n := strings.Count(got, "\n"); n != maxAnnotated+1 || !strings.HasSuffix(got, "::error title=upshot::63 more errors\n") {
		t.Errorf("73 problems give %d annotations: %s", n, got)
	}
	if got = printed(t, "json", all...); strings.Count(got, `"code"`) != 73 {
		t.Errorf("73 problems give %d in JSON", strings.Count(got, `"code"`))
	}
}

func TestAnnotations(t *testing.T) {
	for _, c := range []struct {
		claim string
		p     metric.Problem
		want  string
	}{
		{"a place in a text is a line and a column", metric.Problem{Severity: metric.Warning, Code: outputLink, Args: []string{"x"}, Pos: metric.Position{File: "a.csv", Row: 2, Column: 7}},
			"::warning file=a.csv,line=2,col=7,title=output-link::x is a symbolic link%0Ahint: name the folder that it leads to\n"},
		{"a row of a sheet is no line", metric.Problem{Code: outputLink, Args: []string{"x"}, Pos: metric.Position{File: "a.xlsx", Sheet: "S", Row: 2, Column: 7}},
			"::error file=a.xlsx,title=output-link::a.xlsx:'S'!G2: x is a symbolic link%0Ahint: name the folder that it leads to\n"},
		{"a name cannot end a property or the message", metric.Problem{Code: outputLink, Args: []string{"50%\n::error::"}, Pos: metric.Position{File: "a,b:c\n%.csv"}},
			"::error file=a%2Cb%3Ac%0A%25.csv,title=output-link::50%25%0A::error:: is a symbolic link%0Ahint: name the folder that it leads to\n"},
	} {
		if got := printed(t, "github", c.p); got != c.want {
			t.Errorf("%s: printed %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "指标": 4, "P85（大型）": 11, "é": 1, "e\u0301": 1, "↗": 1} {
		if got := places(s); got != want {
			t.Errorf("places(%s) = %d, want %d", strconv.Quote(s), got, want)
		}
	}
}
