package wording

import (
	"fmt"
	"strings"
	"testing"

	"upshot/metric"
)

func TestFilesInWords(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		say    func(w *Words) string
		en, zh string
	}{
		{"a format", func(w *Words) string { return w.FileFormat("xlsx") }, "Excel workbook", "Excel 工作簿"},
		{"a packed one says so", func(w *Words) string { return w.FileFormat("csv, gzip") }, "CSV, packed with gzip", "CSV（gzip 压缩）"},
		{"formats are called as the readers call them", func(w *Words) string { return w.FileFormat("json lines, gzip") + " | " + w.FileFormat("fods") }, "JSON Lines, packed with gzip | OpenDocument sheet (flat XML)", "JSON Lines（gzip 压缩） | OpenDocument 表格（单一 XML）"},
		{"one without words stands as it is", func(w *Words) string { return w.FileFormat("tape") }, "tape", "tape"},
		{"a tab has a name", func(w *Words) string { return w.Delimiter("\t") }, "tab", "制表符"},
		{"a rare delimiter is shown", func(w *Words) string { return w.Delimiter("~") }, "the character ~", "字符 ~"},
		{"no delimiter is none", func(w *Words) string { return w.Delimiter("") }, "", ""},
		{"a layout", func(w *Words) string { return w.Layout("wide") }, "one column a period", "每列一个周期"},
		{"words of a definition for times", func(w *Words) string { return w.CellFormat("dmy") }, "day, month, year", "日、月、年"},
		{"a pattern is its own name", func(w *Words) string { return w.CellFormat("DD/Mon/YY hh:mm") }, "DD/Mon/YY hh:mm", "DD/Mon/YY hh:mm"},
		{"words are text", func(w *Words) string { return w.CellFormat("") }, "text", "文本"},
		{
			"evidence has a sample and both numbers",
			func(w *Words) string {
				return w.Evidence(metric.ColumnAccount{Sample: "3/Nov/20 12:17", Read: 811, Unread: 1, Empty: 5})
			},
			"3/Nov/20 12:17, 811 of 812 cells", "3/Nov/20 12:17，812 个单元格中读取 811 个",
		},
		{"words need no sample", func(w *Words) string { return w.Evidence(metric.ColumnAccount{Read: 1200}) }, "1,200 of 1,200 cells", "1,200 个单元格中读取 1,200 个"},
	} {
		if got := c.say(b.In("en")); got != c.en {
			t.Errorf("%s: %q, want %q", c.claim, got, c.en)
		}
		if got := c.say(b.In("zh-CN")); got != c.zh {
			t.Errorf("%s: %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestEveryReasonOfARecordHasWords(t *testing.T) {
	b := book(t)
	s := &metric.Source{
		Keep: metric.Conditions{{Role: "environment", Test: metric.Is}, {Role: "status", Test: metric.Is}},
		Drop: metric.Conditions{{Role: "status", Test: metric.Present}},
	}
	header := func(role string) string { return "<" + role + ">" }
	conditions := func(all metric.Conditions) string { return fmt.Sprint(len(all), all[0].Role, all[0].Test) }
	for _, language := range []string{"en", "zh-CN"} {
		said := map[string]string{}
		for _, code := range metric.LeftOutCodes {
			got := b.In(language).LeftOut(s, metric.LeftOutReason{Code: code, Role: "status"}, header, conditions)
			if other, twice := said[got]; twice || got == "" || strings.Contains(got, "!") {
				t.Errorf("%s: LeftOut(%s) = %q, as of %q", language, code, got, other)
			}
			said[got] = code
			needs := map[string]string{"unreadable": "<status>", "keep": conditions(s.Keep[1:]), "drop": conditions(s.Drop)}[code]
			if !strings.Contains(got, needs) {
				t.Errorf("%s: LeftOut(%s) = %q, want %q in it", language, code, got, needs)
			}
		}
	}
}

func TestEveryMessageOfSourcesIsUsed(t *testing.T) {
	used := written(t)
	for _, code := range metric.LeftOutCodes {
		used["source.left."+code] = true
	}
	for _, name := range delimiters {
		used["source.delimiter."+name] = true
	}
	for _, language := range []string{"en", "zh-CN"} {
		for key := range messagesOf(t, language, "source.json") {
			open := strings.HasPrefix(key, "source.format.") || strings.HasPrefix(key, "source.cells.") || strings.HasPrefix(key, "source.layout.") // their codes are those of ingest
			if !used[key] && !open {
				t.Errorf("%s/source.json: nothing says %s", language, key)
			}
		}
	}
}
