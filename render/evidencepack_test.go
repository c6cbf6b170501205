package render

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

// packed packs evidence of readyReport.
func packed(t *testing.T, evidence ...metric.Evidence) (*indicator.Report, []PackEntry) {
	t.Helper()
	rep := readyReport()
	rep.Maturity.Evidence = evidence
	site := map[string][]byte{"maturity.html": nil, "index.html": nil, "downloads/appendix.en.xlsx": []byte("workbook"), "results.json": []byte("{}")}
	return rep, Pack(rep, site, "https://bank.example/report")
}

// file is a ready document whose file is there.
func file(id string, sub int, name string) metric.Evidence {
	return metric.Evidence{ID: id, Node: metric.Node{SubItem: sub}, Level: 3, Kind: "document", Status: "ready", File: name, Present: true, SHA256: "ab12", Bytes: 7}
}

func TestAPackHoldsWhatIsReadyAndSaysWhyTheRestIsNotInIt(t *testing.T) {
	changed := func(e metric.Evidence, change func(e *metric.Evidence)) metric.Evidence {
		change(&e)
		return e
	}
	own := func(name string) metric.Evidence {
		return metric.Evidence{ID: "E", Status: "ready", ByReport: true, Present: true, File: name}
	}
	for _, c := range []struct {
		claim                   string
		evidence                metric.Evidence
		path, why, address, sha string
	}{
		{"a file", file("E-1", 3, "a/Rules.PDF"), "S-03/E-1.pdf", "", "", "ab12"},
		{"a file without an ending", file("E-1", 3, "LICENSE"), "S-03/E-1", "", "", "ab12"},
		{"a file and a link", changed(file("E-1", 3, "a.pdf"), func(e *metric.Evidence) { e.Link = "https://wiki.example" }), "S-03/E-1.pdf", "", "https://wiki.example", "ab12"},
		{"a draft stays at home, and so does its link", changed(file("E-1", 3, "a.pdf"), func(e *metric.Evidence) { e.Status, e.Link = "draft", "https://wiki.example" }), "", "draft", "", ""},
		{"what is only planned", changed(file("E-1", 3, ""), func(e *metric.Evidence) { e.Status = "planned" }), "", "planned", "", ""},
		{"a missing file", changed(file("E-1", 3, "a.pdf"), func(e *metric.Evidence) { e.SHA256 = "" }), "", "missing", "", ""},
		{"a link", metric.Evidence{ID: "E", Status: "ready", Link: "https://wiki.example", Present: true}, "", "link", "https://wiki.example", ""},
		{"nothing at all", metric.Evidence{ID: "E", Status: "ready"}, "", "nothing", "", ""},
		{"a download of the report", own("downloads/appendix.en.xlsx"), "S-00/E.xlsx", "", "", "244f4e42fb0ee32cd4231096cf91c1b36662e3becc5b5b1deab885bd1a624c18"},
		{"a page of the report, and the place on it", own("maturity.html#c-S-00"), "", "page", "https://bank.example/report/maturity.html#c-S-00", ""},
		{"the report itself", own(""), "", "page", "https://bank.example/report/index.html", ""},
		{"what the report does not have", own("downloads/none.csv"), "", "not-in-site", "", ""},
		{"a way out of the site", own("../results.json"), "", "not-in-site", "", ""},
		{"evidence of nothing known", changed(file("E-1", 0, "a.pdf"), func(e *metric.Evidence) { e.Node = metric.Node{Domain: -1, Item: -1, SubItem: -1} }), "no-capability/E-1.pdf", "", "", "ab12"},
		{"an id that is no file name", file(`../a:b\c?`, 3, "a.pdf"), "S-03/-a-b-c-.pdf", "", "", "ab12"},
		{"an id that Windows keeps for a device", file("CON", 3, "a.pdf"), "S-03/-CON.pdf", "", "", "ab12"},
		{"an id in Chinese", file("度量-1", 3, "a.pdf"), "S-03/度量-1.pdf", "", "", "ab12"},
	} {
		_, entries := packed(t, c.evidence)
		p := entries[0]
		if p.Path != c.path || p.Why != c.why || p.Address != c.address || p.SHA256 != c.sha {
			t.Errorf("%s: path %q why %q address %q sha %q\nwant %q, %q, %q, %q", c.claim, p.Path, p.Why, p.Address, p.SHA256, c.path, c.why, c.address, c.sha)
		}
	}
}

func TestAPackIsInTheModelsOrderAndNoTwoFilesShareAName(t *testing.T) {
	nowhere := file("Z", 0, "z.pdf")
	nowhere.Node = metric.Node{Domain: -1, Item: -1, SubItem: -1}
	higher := file("A-4", 1, "a.pdf")
	higher.Level = 4
	_, entries := packed(t, nowhere, file("B", 5, "b.pdf"), higher, file("a?", 1, "1.pdf"), file("A:", 1, "2.pdf"), file("A:", 1, "3.docx"))
	var got []string
	for _, p := range entries {
		got = append(got, p.Path)
	}
	want := []string{"S-01/A-.pdf", "S-01/A-.docx", "S-01/a--2.pdf", "S-01/A-4.pdf", "S-05/B.pdf", "no-capability/Z.pdf"}
	if !slices.Equal(got, want) {
		t.Errorf("paths = %v, want %v", got, want)
	}
}

// index makes the index of a pack.
func index(t *testing.T, language string, evidence ...metric.Evidence) (rows [][]string, page string) {
	t.Helper()
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	rep, entries := packed(t, evidence...)
	table, html, err := PackIndex(rep, templates.FS, book.In(language), "upshot 0", entries)
	if err != nil {
		t.Fatal(err)
	}
	body, marked := strings.CutPrefix(string(table), "\ufeff")
	if !marked {
		t.Error("index.csv has no byte-order mark: Excel would take it for another encoding")
	}
	if rows, err = csv.NewReader(strings.NewReader(body)).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return rows, string(html)
}

func TestTheIndexOfAPackIsCompleteInBothForms(t *testing.T) {
	formula := file("=1+1", 2, "x.pdf")
	formula.Title, formula.Date = metric.Plain(attack), metric.DateDay(2024, 5, 1)
	link := metric.Evidence{ID: "L", Node: metric.Node{SubItem: 3}, Kind: "video", Status: "ready", Link: "https://wiki.example/?a=1&b=2", Present: true}
	bad := metric.Evidence{ID: "M", Node: metric.Node{SubItem: 4}, Kind: "video", Status: "ready", Link: "javascript:alert(1)", Present: true}
	rows, page := index(t, "en", formula, link, bad, metric.Evidence{ID: "D", Node: metric.Node{SubItem: 5}, Kind: "screenshot", Status: "draft"})
	want := [][]string{
		{"id", "capability", "capability_name", "kind", "title", "level", "date", "status", "file", "address", "bytes", "sha256", "note"},
		{"'=1+1", "S-02", "Sub-item 2", "document", attack, "3", "2024-05-01", "ready", "S-02/=1+1.pdf", "", "7", "ab12", ""},
		{"L", "S-03", "Sub-item 3", "video", "", "", "", "ready", "", "https://wiki.example/?a=1&b=2", "", "", "to be seen at its address"},
		{"M", "S-04", "Sub-item 4", "video", "", "", "", "ready", "", "javascript:alert(1)", "", "", "to be seen at its address"},
		{"D", "S-05", "Sub-item 5", "screenshot", "", "", "", "draft", "", "", "", "", "a draft, not in the pack"},
	}
	if fmt.Sprint(rows) != fmt.Sprint(want) {
		t.Errorf("index.csv:\n got %q\nwant %q", rows, want)
	}
	for _, part := range []string{
		"1 of 4 pieces of evidence is in this pack.", "2 more: to be seen at its address", `<a href="S-02/=1&#43;1.pdf">`, "SHA-256 ab12",
		`<a href="https://wiki.example/?a=1&amp;b=2" rel="noopener noreferrer">`, "All data are synthetic.", `<html lang="en">`,
	} {
		if !strings.Contains(page, part) {
			t.Errorf("index.html has no %s", part)
		}
	}
	for _, bad := range []string{"<script", "<img", `href="javascript`, "src=", "ZgotmplZ"} {
		if strings.Contains(strings.ReplaceAll(page, "&lt;img src=x", ""), bad) {
			t.Errorf("index.html holds %q", bad)
		}
	}
	if _, page = index(t, "zh-CN", link); regexp.MustCompile(`![a-z][a-z0-9.-]*!`).MatchString(page) || !strings.Contains(page, "请按地址查看") {
		t.Errorf("index.html in Chinese lacks words:\n%s", page)
	}
}

func TestEveryReasonOfAPackHasItsWords(t *testing.T) {
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, why := range packReasons {
		if !book.In("en").Has("pack.why." + why) {
			t.Errorf("no words for %s", why)
		}
	}
}
