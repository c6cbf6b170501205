package ingest

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// modelOf reads a text as a model in the folder of a definition in two languages.
func modelOf(text string) (*metric.Model, []metric.Problem) {
	return modelAt(fstest.MapFS{"own.yaml": {Data: []byte(text)}}, "own.yaml")
}

// modelAt reads the model that `model: NAME` on line 9 of a definition means.
func modelAt(fsys fs.FS, name string) (*metric.Model, []metric.Problem) {
	d := &definition{
		file: "upshot.yaml", plan: &metric.Plan{Languages: []string{"en", "zh-CN"}}, untranslated: map[string][]metric.Position{},
	}
	m := d.readModel(fsys, node{&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: 9, Column: 10}, d, "model"})
	problems := make([]metric.Problem, len(d.problems))
	for i, p := range d.problems {
		problems[i] = *p
	}
	metric.SortProblems(problems)
	return m, problems
}

const smallModel = `name: Own
levels: [{number: 1}, {number: 2}]
domains:
  - {code: A, name: A, items: [{code: A-B, name: B, sub_items: [{code: A-B-C, name: C}]}]}
`

func TestEveryModelIsListedAndReads(t *testing.T) {
	found, err := fs.Glob(modelFiles, "models/*.yaml")
	if err != nil || len(found) != len(Models) {
		t.Errorf("%d files in models, %d names in Models, %v", len(found), len(Models), err)
	}
	for _, name := range Models {
		m, problems := shippedModel(name, reportLanguages)
		for _, problem := range problems {
			t.Errorf("%s: %s %s %q", name, problem.Pos, problem.Code, problem.Args)
		}
		if m == nil || m.ID != name || m.File != "" || m.Hash != "" {
			t.Errorf("shippedModel(%s) = %+v", name, m)
		}
		if copied, problems := modelOf(string(ModelFile(name))); copied == nil || len(problems) > 0 {
			t.Errorf("a copy of %s does not read as a model of one's own:\n%s", name, printProblems(problems))
		}
	}
	if ModelNamed("caict") != nil || ModelFile("caict") != nil {
		t.Error("a model of an unknown name is found")
	}
}

// The reader reports a text that lacks one language, but not one that is written plainly or not at all.
func TestShippedModelsAreWholeInBothLanguages(t *testing.T) {
	for _, name := range Models {
		for i, text := range textsOf(ModelNamed(name)) {
			if text["en"] == "" || text["zh-CN"] == "" {
				t.Errorf("%s: text %d is not in both languages: %q", name, i, text)
			}
		}
	}
}

// textsOf are all texts of a model that must not be missing, but for the certificates' proper names.
func textsOf(m *metric.Model) []metric.Text {
	texts := []metric.Text{m.Name, m.Wording, m.ListOrigin}
	for _, l := range m.Levels {
		texts = append(texts, l.Name, l.Gloss)
	}
	for _, c := range m.Certificates {
		texts = append(texts, c.Note)
	}
	for _, d := range m.Domains {
		texts = append(texts, d.Name)
		for _, item := range d.Items {
			texts = append(texts, item.Name)
		}
	}
	for _, n := range m.Nodes() {
		s := m.SubItem(n)
		texts = append(texts, s.Name)
		for _, demand := range s.Demands {
			texts = append(texts, demand)
		}
		for _, e := range s.Expected {
			if e.Title != nil {
				texts = append(texts, e.Title)
			}
		}
	}
	return texts
}

func TestCodesOfShippedModelsBeginWithThoseAbove(t *testing.T) {
	for _, name := range Models {
		m := ModelNamed(name)
		for _, n := range m.Nodes() {
			d := m.Domains[n.Domain]
			item, code := d.Items[n.Item].Code, m.SubItem(n).Code
			if !strings.HasPrefix(code, item+"-") || !strings.HasPrefix(item, d.Code+"-") {
				t.Errorf("%s: %s of %s of %s", name, code, item, d.Code)
			}
			if found, ok := m.Find(code); !ok || found != n {
				t.Errorf("%s: %s is found at %v, want %v", name, code, found, n)
			}
		}
	}
}

// TestWhatAReportIsHeldAgainstIsStated: each check stands once, with what it asks for at level 3.
func TestWhatAReportIsHeldAgainstIsStated(t *testing.T) {
	for name, want := range map[string][]string{
		"caict-cd":        metric.MeasurementChecks,
		"delivery-basics": {"definition", "data", "audience", "feedback"},
	} {
		m := ModelNamed(name)
		var checks []string
		for _, n := range m.Nodes() {
			if s := m.SubItem(n); s.Measures != "" {
				checks = append(checks, s.Measures)
				if s.Demands[3] == nil {
					t.Errorf("%s: %s does not say what it asks for at level 3", name, s.Code)
				}
			}
		}
		if !slices.Equal(checks, want) {
			t.Errorf("%s measures %q, want %q", name, checks, want)
		}
	}
}

// TestCAICTModelHasWhatItsSourcesHave: the numbers are those of the public self-assessment form and list.
func TestCAICTModelHasWhatItsSourcesHave(t *testing.T) {
	m := ModelNamed("caict-cd")
	items, expected, demanded := 0, map[int][3]int{}, 0
	for _, d := range m.Domains {
		items += len(d.Items)
	}
	for _, n := range m.Nodes() {
		s := m.SubItem(n)
		for _, e := range s.Expected {
			counts := expected[e.Level]
			counts[slices.Index(metric.EvidenceKinds, e.Kind)] += e.Count
			expected[e.Level] = counts
			if (e.Title != nil) != (e.Level == 3) {
				t.Errorf("%s has a title at level %d, or none at level 3", s.Code, e.Level)
			}
		}
		if len(s.Demands) == 3 {
			demanded++
		}
		if len(s.Crosswalk) > 0 {
			t.Errorf("%s has a name by another standard, which nobody read", s.Code)
		}
	}
	if len(m.Domains) != 7 || items != 14 || len(m.Nodes()) != 49 || len(m.Levels) != 5 || demanded != 8 {
		t.Errorf("%d sub-domains, %d items, %d sub-items, %d levels, %d with their demands; want 7, 14, 49, 5, 8",
			len(m.Domains), items, len(m.Nodes()), len(m.Levels), demanded)
	}
	want := map[int][3]int{1: {0, 0, 1}, 2: {18, 13, 4}, 3: {29, 33, 14}, 4: {19, 22, 24}, 5: {1, 3, 2}}
	if diff := cmp.Diff(want, expected); diff != "" {
		t.Errorf("documents, screenshots and videos by level (-want +got):\n%s", diff)
	}
	for code, name := range map[string]string{"CM-VC-VCS": "版本控制系统", "DRM-DRM-DQ": "部署质量", "MF-MI-MID": "度量指标定义", "EM-EM-ET": "环境类型"} {
		if n, ok := m.Find(code); !ok || m.SubItem(n).Name["zh-CN"] != name {
			t.Errorf("%s is not %s", code, name)
		}
	}
}

func TestOwnModelIsReadFromTheDefinitionsFolder(t *testing.T) {
	own := strings.Replace(smallModel, "name: C}", "name: C, aliases: [c1, c2], measures: data, "+
		"demands: {2: much}, crosswalk: {iso: 8.1}, expected: [{level: 2, kind: video, title: T, count: 3}]}", 1) +
		"certificates: [{id: iso, name: ISO}]\n"
	fsys := fstest.MapFS{"models/bank.v2.yaml": {Data: []byte(own)}}
	m, problems := modelAt(fsys, "models/bank.v2.yaml")
	if len(problems) > 0 || m == nil {
		t.Fatalf("readModel = %v with\n%s", m, printProblems(problems))
	}
	want := &metric.Model{
		ID: "bank.v2", File: "models/bank.v2.yaml", Name: metric.Plain("Own"), RollUp: "lowest",
		Levels:       []metric.ModelLevel{{Number: 1}, {Number: 2}},
		Certificates: []metric.Certificate{{ID: "iso", Name: metric.Plain("ISO")}},
		Domains: []metric.ModelDomain{{Code: "A", Name: metric.Plain("A"), Items: []metric.ModelItem{{Code: "A-B", Name: metric.Plain("B"), SubItems: []metric.ModelSubItem{{
			Code: "A-B-C", Name: metric.Plain("C"), Aliases: []string{"c1", "c2"}, Measures: "data",
			Demands: map[int]metric.Text{2: metric.Plain("much")}, Crosswalk: map[string]string{"iso": "8.1"},
			Expected: []metric.ExpectedEvidence{{Level: 2, Kind: "video", Title: metric.Plain("T"), Count: 3}},
		}}}}}},
		Hash: fmt.Sprintf("%x", sha256.Sum256([]byte(own))),
	}
	if diff := cmp.Diff(want, m); diff != "" {
		t.Errorf("the model differs (-want +got):\n%s", diff)
	}
}

func TestModelsThatAreNotThere(t *testing.T) {
	fsys := fstest.MapFS{
		"models/own.yaml":    {Data: []byte(smallModel)},
		"models/empty.yaml":  {Data: []byte("# nothing\n")},
		"models/large.yaml":  {Data: []byte(strings.Repeat("# all work and no play\n", 50_000))},
		"models/gbk.yaml":    {Data: []byte("name: \xd0\xc5\xb4\xfb\n")},
		"models/inside.yaml": {Data: []byte("own.yaml"), Mode: fs.ModeSymlink},
		"models/away.yaml":   {Data: []byte("../../other.yaml"), Mode: fs.ModeSymlink},
	}
	for _, test := range []struct{ claim, name, want string }{
		{"a shipped one is there", "delivery-basics", ``},
		{"a file is there", "models/own.yaml", ``},
		{"a link inside the folder is followed", "models/inside.yaml", ``},
		{"a shipped one with a slip", "caict-dc", `error upshot.yaml:9:10: unknown-model "caict-dc" "caict-cd, delivery-basics" "caict-cd"`},
		{"a word that is near nothing", "cmmi", `error upshot.yaml:9:10: unknown-model "cmmi" "caict-cd, delivery-basics" ""`},
		{"a file with a slip", "models/own.yml", `error upshot.yaml:9:10: file-missing "models/own.yml" "own.yaml"`},
		{"a file that is nowhere near", "bank.yaml", `error upshot.yaml:9:10: file-missing "bank.yaml" ""`},
		{"a folder", "models/", `error upshot.yaml:9:10: file-missing "models/" ""`},
		{"above the folder", "../own.yaml", `error upshot.yaml:9:10: path-outside "../own.yaml"`},
		{"anywhere on the disk", "/etc/own.yaml", `error upshot.yaml:9:10: path-outside "/etc/own.yaml"`},
		{"on a drive", `C:\own.yaml`, `error upshot.yaml:9:10: path-outside "C:\\own.yaml"`},
		{"a link out of the folder", "models/away.yaml", `error upshot.yaml:9:10: link-outside "models/away.yaml"`},
		{"only comments", "models/empty.yaml", `error models/empty.yaml: model-empty "models/empty.yaml"`},
		{"a file of a megabyte", "models/large.yaml", `error models/large.yaml: model-too-big "models/large.yaml" "1024"`},
		{"GB18030 where UTF-8 is expected", "models/gbk.yaml", `error models/gbk.yaml:1:7: model-not-utf8`},
	} {
		m, problems := modelAt(fsys, test.name)
		if got := strings.TrimSpace(printProblems(problems)); got != test.want || (m == nil) != (test.want != "") {
			t.Errorf("%s: readModel(%s) = %v with\n%s\nwant\n%s", test.claim, test.name, m, got, test.want)
		}
	}
}
