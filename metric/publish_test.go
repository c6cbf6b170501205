package metric

import "testing"

func TestOnlyFilesThatRunNothingArePublished(t *testing.T) {
	for _, c := range []struct{ claim, file, want string }{
		{"a document", "MF/definitions.pdf", ""},
		{"a picture, whatever the case of its ending", "board.PNG", ""},
		{"a name in Chinese", "度量/指标定义规范.docx", ""},
		{"a page runs scripts", "report.html", "active"},
		{"so does a drawing", "flow.svg", "active"},
		{"and XML by its style sheet", "log.xml", "active"},
		{"a name without an ending may be anything", "README", "active"},
		{"an ending that is not known", "x.shtml", "active"},
		{"a hidden ending does not help", "x.png.html", "active"},
		{"a way out", "../secret.pdf", "name"},
		{"a path from the root", "/etc/secret.pdf", "name"},
		{"a way out on Windows", `..\secret.pdf`, "name"},
		{"a drive or a stream of Windows", "c:x.pdf", "name"},
		{"a folder", ".", "name"},
		{"no name", "", "name"},
	} {
		if got := Unpublished(c.file); got != c.want {
			t.Errorf("%s: Unpublished(%q) = %q, want %q", c.claim, c.file, got, c.want)
		}
	}
}

func TestNothingIsPublishedThatNobodyAskedFor(t *testing.T) {
	file := Evidence{File: "a/b.pdf", Status: "ready", Present: true, SHA256: "ab"}
	for _, c := range []struct {
		claim    string
		register *EvidenceRegister
		change   func(e *Evidence)
		want     string
	}{
		{"a present file", &EvidenceRegister{Publish: true}, func(*Evidence) {}, "evidence/a/b.pdf"},
		{"without publish", &EvidenceRegister{}, func(*Evidence) {}, ""},
		{"without a register", nil, func(*Evidence) {}, ""},
		{"a missing file, a link beside it", &EvidenceRegister{Publish: true}, func(e *Evidence) { e.SHA256, e.Link = "", "https://x.example" }, ""},
		{"a link", &EvidenceRegister{Publish: true}, func(e *Evidence) { e.File, e.SHA256, e.Link = "", "", "https://x.example" }, ""},
		{"what the report provides is there already", &EvidenceRegister{Publish: true}, func(e *Evidence) { e.ByReport = true }, ""},
		{"an active type", &EvidenceRegister{Publish: true}, func(e *Evidence) { e.File = "a.svg" }, ""},
	} {
		e := file
		c.change(&e)
		if got := c.register.Published(&e); got != c.want {
			t.Errorf("%s: published as %q, want %q", c.claim, got, c.want)
		}
	}
}
