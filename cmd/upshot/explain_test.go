package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/render/wording"
	"upshot/templates"
)

// sampleReport is the report of sample-data.
func sampleReport(t *testing.T) *indicator.Report {
	t.Helper()
	plan, data, found := ingest.Load(os.DirFS("../../sample-data"), definitionName, indicator.Catalogue)
	if plan == nil || data == nil {
		t.Fatalf("sample-data cannot be read: %v", found)
	}
	return indicator.Compute(plan, data, found)
}

// Every comparison of the sample, of all projects, of groups and of single ones, can be explained in both languages.
func TestEveryComparisonOfTheSampleIsExplained(t *testing.T) {
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	rep := sampleReport(t)
	explained := 0
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		for j := range r.Scopes {
			f := &r.Scopes[j]
			for k := range f.Comparisons {
				for _, language := range []string{"en", "zh-CN"} {
					c := &f.Comparisons[k]
					name := strings.Join([]string{language, r.Spec.ID, book.In("en").Scope(rep, f.Scope), c.After}, " ")
					wellFormed(t, name, book.In(language).Explain(rep, r, f, c))
					explained++
				}
			}
		}
	}
	if explained < 500 {
		t.Errorf("only %d explanations", explained)
	}
}

// lacking is what stands in place of a message that there is not.
var lacking = regexp.MustCompile(`![a-z][a-z.0-9-]*!`)

func wellFormed(t *testing.T, name string, x wording.Explanation) {
	t.Helper()
	if len(x.Sections) < 5 || x.Sections[0].ID != "files" {
		t.Errorf("%s: %d sections", name, len(x.Sections))
	}
	for _, s := range x.Sections {
		texts := append([]string{s.Title}, s.Sentences...)
		for _, sentence := range s.Sentences {
			if !strings.HasSuffix(sentence, ".") && !strings.HasSuffix(sentence, "。") && !strings.HasSuffix(sentence, ")") && !strings.HasSuffix(sentence, "）") {
				t.Errorf("%s, %s: no sentence: %s", name, s.ID, sentence)
			}
		}
		for _, table := range s.Tables {
			texts = append(append(texts, table.Caption), table.Heads...)
			for _, row := range table.Rows {
				texts = append(texts, row...)
				if len(row) != len(table.Heads) {
					t.Errorf("%s, %s: %d cells under %d heads: %v", name, s.ID, len(row), len(table.Heads), row)
				}
			}
			if len(table.Rows) == 0 || len(table.Numeric) != len(table.Heads) {
				t.Errorf("%s, %s: a table of %d rows and %d marks: %v", name, s.ID, len(table.Rows), len(table.Numeric), table.Heads)
			}
		}
		for _, text := range texts {
			if lacking.MatchString(text) || strings.Contains(text, "NaN") || strings.Contains(text, "{") || strings.Contains(text, "  ") {
				t.Errorf("%s, %s: %q", name, s.ID, text)
			}
		}
	}
}

func TestLinesEndAtTheWidth(t *testing.T) {
	for _, c := range []struct {
		claim, text, margin string
		limit               int
		want                string
	}{
		{"words are not cut", "one two three", "", 8, "one two\nthree\n"},
		{"a margin takes room", "one two three", "  ", 9, "  one two\n  three\n"},
		{"a longer word stands alone", "a considerable amount", "", 6, "a\nconsiderable\namount\n"},
		{"Chinese breaks anywhere", "一二三四五", "", 6, "一二三\n四五\n"},
		{"but not before a mark", "一二三，四", "", 6, "一二\n三，四\n"},
		{"nor behind an opening one", "一二（三）", "", 6, "一二\n（三）\n"},
		{"a number stays whole", "共 1,234 条", "", 6, "共\n1,234\n条\n"},
		{"nothing is no line", "", "  ", 10, ""},
	} {
		var out bytes.Buffer
		printWrapped(&out, c.text, c.margin, c.limit)
		if got := out.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.claim, got, c.want)
		}
	}
}

func TestATableTooWideIsTurnedWhereThatHelps(t *testing.T) {
	wide := wording.ExplainTable{Heads: []string{"Phase", "n", "Value"}, Rows: [][]string{{"A", "4", "1.5"}, {"B", "12", "12"}}, Numeric: []bool{false, true, true}}
	for _, c := range []struct {
		claim string
		limit int
		want  string
	}{
		{"numbers end under one another", 80, " Phase   n  Value\n A       4    1.5\n B      12     12\n"},
		{"phases become columns", 16, " Phase    A   B\n n        4  12\n Value  1.5  12\n"},
	} {
		var out bytes.Buffer
		printTable(&out, wide, " ", c.limit)
		if got := out.String(); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.claim, got, c.want)
		}
	}
	long := wording.ExplainTable{Heads: []string{"M", "n"}, Rows: [][]string{{"1", "4"}, {"2", "5"}, {"3", "6"}}, Numeric: []bool{false, true}}
	var out bytes.Buffer
	printTable(&out, long, "", 3)
	if got, want := out.String(), "M  n\n1  4\n2  5\n3  6\n"; got != want {
		t.Errorf("a long table stays as it is: %q, want %q", got, want)
	}
}
