package render

import (
	"bytes"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/render/wording"
	"upshot/templates"
)

// built renders the report by hand into memory.
func built(t *testing.T, opt Options) map[string][]byte {
	t.Helper()
	return builtOf(t, handmadeAssessed(), opt)
}

// builtOf renders a report into memory.
func builtOf(t *testing.T, rep *indicator.Report, opt Options) map[string][]byte {
	t.Helper()
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err = Site(rep, templates.FS, book, opt, func(path string, data []byte) error {
		if _, ok := files[path]; ok {
			t.Errorf("%s is written twice", path)
		}
		files[path] = slices.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryPageHasItsTemplateAndTheReverse(t *testing.T) {
	found, err := fs.Glob(templates.FS, "pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, p := range pages {
		want = append(want, "pages/"+p.name+".html")
	}
	slices.Sort(want)
	if !slices.Equal(found, want) {
		t.Errorf("templates = %v, pages = %v", found, want)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	one, two := built(t, Options{Generator: "upshot 0"}), built(t, Options{Generator: "upshot 0"})
	for name, data := range one {
		if !bytes.Equal(data, two[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
	if len(one) != len(two) {
		t.Errorf("files = %d and %d", len(one), len(two))
	}
}

var reference = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files := built(t, Options{Generator: "upshot 0", BaseURL: "https://bank.example/report"})
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range reference.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(string(data), `href="`+m[1]+`" rel="noopener noreferrer"`) {
				continue // it leads out of the site, to a record in its own system
			}
			target, fragment, _ := strings.Cut(m[1], "#")
			target, err := url.PathUnescape(target)
			if err != nil {
				t.Errorf("%s: %q: %v", name, m[1], err)
			}
			if name == "404.html" {
				rest, ok := strings.CutPrefix(target, "https://bank.example/report/")
				if target != "" && !ok {
					t.Errorf("404.html: %q is not absolute", target)
				}
				target = rest
			} else if target != "" {
				target = path.Join(path.Dir(name), target)
			}
			if target == "" {
				target = name
			}
			found, ok := files[target]
			if !ok {
				t.Errorf("%s: %q leads to %s, which is not there", name, m[1], target)
			} else if fragment != "" && !bytes.Contains(found, []byte(`id="`+fragment+`"`)) {
				t.Errorf("%s: %q: no such place in %s", name, m[1], target)
			}
		}
	}
}

func TestNamesCannotBreakOut(t *testing.T) {
	for name, data := range built(t, Options{Generator: "upshot 0"}) {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, bad := range []string{"<script>alert", "<img src=x", "onerror=alert(1)>"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		scripts := bytes.Count(data, []byte("<script"))
		if ends := bytes.Count(data, []byte("</script>")); ends != scripts {
			t.Errorf("%s: %d scripts begin, %d end", name, scripts, ends)
		}
	}
}

func TestNoInlineScriptAndNoUnknownMessage(t *testing.T) {
	inline := regexp.MustCompile(`<script(?: [^>]*)?>`)
	unknown := regexp.MustCompile(`![a-z][a-z0-9.-]*!`)
	for name, data := range built(t, Options{Generator: "upshot 0"}) {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, tag := range inline.FindAllString(string(data), -1) {
			if !strings.Contains(tag, "src=") && !strings.Contains(tag, `type="application/json"`) {
				t.Errorf("%s: inline script %s", name, tag)
			}
		}
		for _, bad := range []string{"NaN", "Inf", "%!", "ZgotmplZ", "<no value>"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		if m := unknown.Find(data); m != nil && !bytes.HasPrefix(m, []byte("!problem.not-a-date")) {
			t.Errorf("%s: message %s is not there", name, m)
		}
		if !bytes.Contains(data, []byte("default-src &#39;none&#39;")) && !bytes.Contains(data, []byte("default-src 'none'")) {
			t.Errorf("%s has no content security policy", name)
		}
	}
}

func TestTheNoticeStandsOnEveryPage(t *testing.T) {
	for name, data := range built(t, Options{Generator: "upshot 0"}) {
		if path.Ext(name) == ".html" && !bytes.Contains(data, []byte("All data are synthetic.")) && !bytes.Contains(data, []byte("全部数据均为合成数据。")) {
			t.Errorf("%s does not say that the data are synthetic", name)
		}
	}
}

func TestManyNegativeDurationsStandOnTheFirstPage(t *testing.T) {
	files := built(t, Options{Generator: "upshot 0"})
	for page, want := range map[string]string{"index.html": "90 of 1000 durations", "zh-CN/index.html": "1000 "} {
		_, answer, _ := strings.Cut(string(files[page]), `class="headline"`)
		answer, _, _ = strings.Cut(answer, `id="tally"`)
		if !strings.Contains(answer, want) || !strings.Contains(answer, "data.html#problems") {
			t.Errorf("%s does not say beside its answer that durations end before they begin:\n%s", page, answer)
		}
	}
}

func TestTextInTables(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"a formula is text", "=1+1", "'=1+1"},
		{"a sum sign is text", "+1", "'+1"},
		{"a function call is text", "@SUM(A1)", "'@SUM(A1)"},
		{"a tab before a formula is text", "\t=1", "'\t=1"},
		{"a name stays as it is", "信贷核心", "信贷核心"},
		{"nothing stays nothing", "", ""},
	} {
		if got := text(c.in); got != c.want {
			t.Errorf("%s: text(%q) = %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

func TestSlugs(t *testing.T) {
	ids := []string{"credit-core", "Credit Core", "credit core", "信贷核心", "信贷审批", "con", "com9", "..", "a/b", "CREDIT-CORE"}
	got := map[string]string{}
	assign(ids, got)
	seen := map[string]string{}
	for _, id := range ids {
		slug := got[id]
		if other, ok := seen[slug]; ok || slug == "" {
			t.Errorf("slug of %q = %q, which %q has", id, slug, other)
		}
		seen[slug] = id
		if !regexp.MustCompile(`^[a-z0-9-]+$`).MatchString(slug) {
			t.Errorf("slug of %q = %q, want small letters, digits and hyphens", id, slug)
		}
	}
	if got["credit-core"] != "credit-core" {
		t.Errorf("slug of credit-core = %q, want it kept", got["credit-core"])
	}
	for _, device := range []string{"con", "com9"} {
		if got[device] == device {
			t.Errorf("slug of %s = %s, which Windows keeps for a device", device, device)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ claim, from, to, want string }{
		{"beside", "index.html", "data.html", "data.html"},
		{"down", "index.html", "projects/a.html", "projects/a.html"},
		{"up", "projects/a.html", "index.html", "../index.html"},
		{"within a folder", "projects/a.html", "projects/b.html", "b.html"},
		{"to another language", "zh-CN/projects/a.html", "projects/a.html", "../../projects/a.html"},
		{"within a language", "zh-CN/index.html", "zh-CN/data.html", "data.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("%s: relative(%q, %q) = %q, want %q", c.claim, c.from, c.to, got, c.want)
		}
	}
}

func TestTheMethodPageListsTheCalendar(t *testing.T) {
	rep := handmade()
	page := func() string { return string(builtOf(t, rep, Options{})["method.html"]) }
	text := page()
	at := 0
	for _, want := range []string{
		"Working-day calendar", "Weekend: Saturday and Sunday; 2 holidays (9 days); 2 weekend days worked.", `indicators/restore-time.html">Time to restore</a>`,
		"1 Jan 2024 (Monday)", "New Year", "4 Feb 2024 (Sunday)", "Worked", "10 Feb 2024 to 17 Feb 2024", "28 Apr 2024 (Sunday)",
	} {
		next := strings.Index(text[at:], want)
		if next < 0 {
			t.Fatalf("method.html has no %q after its place", want)
		}
		at += next
	}
	rep.Indicators[5].Spec.Measure.Working = false
	if strings.Contains(page(), "Working-day calendar") {
		t.Error("a calendar that no indicator uses has no section")
	}
}
