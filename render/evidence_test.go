package render

import (
	"strings"
	"testing"

	"upshot/metric"
)

// evidenceRowOf is the row of a piece of evidence on the page Maturity.
func evidenceRowOf(t *testing.T, publish bool, e metric.Evidence) string {
	t.Helper()
	rep := readyReport()
	rep.Plan.Evidence.Publish = publish
	rep.Maturity.Evidence = []metric.Evidence{e}
	for i := range rep.Maturity.SubItems {
		rep.Maturity.SubItems[i].Evidence = nil
	}
	rep.Readiness.Questions = nil
	_, rest, found := strings.Cut(string(builtOf(t, rep, Options{})["maturity.html"]), `<tr id="`+evidenceAnchor(e.ID)+`">`)
	row, _, _ := strings.Cut(rest, "</tr>")
	if !found {
		t.Fatalf("the page Maturity has no row of %s", e.ID)
	}
	return row
}

func TestEvidenceOfNothingKnownIsOfNoCapability(t *testing.T) {
	e := file("E-1", 0, "a.pdf")
	e.Node = metric.Node{Domain: -1, Item: -1, SubItem: -1}
	if row := evidenceRowOf(t, false, e); strings.Contains(row, "whole model") || strings.Contains(row, `href=""`) {
		t.Errorf("row = %s, want no capability and no link", row)
	}
}

// A register names one file; who reads another language is led to the same in theirs.
func TestWhatTheReportProvidesIsLinkedInTheReadersLanguage(t *testing.T) {
	en, zh := Download{Name: "appendix.en.xlsx", Language: "en", Key: "downloads.appendix"}, Download{Name: "appendix.zh-CN.xlsx", Language: "zh-CN", Key: "downloads.appendix"}
	for _, c := range []struct {
		claim, file, page string
		downloads         []Download
		want              string
	}{
		{"the appendix named", "downloads/appendix.en.xlsx", "maturity.html", []Download{en, zh}, `<a href="downloads/appendix.en.xlsx">This report: downloads/appendix.en.xlsx</a>`},
		{"the appendix of another language", "downloads/appendix.en.xlsx#a", "zh-CN/maturity.html", []Download{en, zh}, `<a href="../downloads/appendix.zh-CN.xlsx#a">本报告：downloads/appendix.zh-CN.xlsx#a</a>`},
		{"the only appendix that there is", "downloads/appendix.en.xlsx", "zh-CN/maturity.html", []Download{en}, `<a href="../downloads/appendix.en.xlsx">本报告：downloads/appendix.en.xlsx</a>`},
		{"a page named in one language", "zh-CN/method.html#limits", "maturity.html", nil, `<a href="method.html#limits">This report: method.html#limits</a>`},
		{"no page of either", "zh-CN/none.html", "maturity.html", nil, "<code>zh-CN/none.html</code>"},
	} {
		rep := handmadeAssessed()
		rep.Maturity.Evidence[3].File = c.file
		files := builtOf(t, rep, Options{Downloads: c.downloads})
		holdsAll(t, c.claim+": the page", string(files[c.page]), c.want)
	}
}

// A link that leads nowhere is worse than none: only what is copied to the site is linked.
func TestOnlyPublishedEvidenceIsLinked(t *testing.T) {
	lost := file("E-1", 1, "b.pdf")
	lost.SHA256, lost.Link = "", "https://wiki.example/"
	for _, c := range []struct {
		claim    string
		publish  bool
		evidence metric.Evidence
		link     string // "" for none into the site
	}{
		{"a published file", true, file("E-1", 1, "a b/50%#1?.pdf"), ""}, // "?" is no character of a file name on every system
		{"its address is escaped", true, file("E-1", 1, "a b/50%#1.pdf"), "evidence/a%20b/50%25%231.pdf"},
		{"without publish", false, file("E-1", 1, "a.pdf"), ""},
		{"a type that may run", true, file("E-1", 1, "a.svg"), ""},
		{"a missing file beside a link", true, lost, ""},
	} {
		row := evidenceRowOf(t, c.publish, c.evidence)
		if got := strings.Contains(row, `href="evidence/`); got != (c.link != "") || !strings.Contains(row, c.link) {
			t.Errorf("%s: row = %s, want the link %q", c.claim, row, c.link)
		}
	}
	if row := evidenceRowOf(t, true, lost); !strings.Contains(row, "the file is not there") && !strings.Contains(row, "not there") {
		t.Errorf("row = %s, want that the file is not there", row)
	}
}
