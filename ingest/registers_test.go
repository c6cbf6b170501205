package ingest

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"upshot/metric"
)

// registerHead is a definition without registers.
const registerHead = `version: 1
title: Delivery
languages: [en, zh-CN]
as_of: 2024-06-30
phases:
  - {id: before, name: {en: Baseline, zh-CN: 基线}, from: 2023-07-01, to: 2023-12-31}
  - {id: round-1, name: {en: Round 1, zh-CN: 第一轮}, from: 2024-01-01, to: 2024-03-31}
  - {id: round-2, name: {en: Round 2, zh-CN: 第二轮}, from: 2024-04-01, to: 2024-06-30}
projects:
  - {id: credit, name: {en: Credit core, zh-CN: 信贷核心}, aliases: [信贷]}
sources:
  - {id: d, files: d.csv, columns: {id: ID, time: Done, project: System}}
indicators:
  - id: deploys
    name: {en: Deployments, zh-CN: 部署次数}
    better: higher
    primary: true
    measure: {frequency: {source: d, at: time, per: month}}
`

// withRegisters are the files of a definition with registers, and its source's.
func withRegisters(registers string, texts files) fstest.MapFS {
	fsys := texts.fs()
	fsys["upshot.yaml"] = &fstest.MapFile{Data: []byte(registerHead + registers)}
	fsys["d.csv"] = &fstest.MapFile{Data: []byte("ID,Done,System\n1,2024-01-05,credit\n")}
	return fsys
}

// readRegistered reads a definition that has no problem, and its files.
func readRegistered(t *testing.T, fsys fs.FS) (metric.Registers, []metric.Problem) {
	t.Helper()
	plan, problems := Definition(fsys, "upshot.yaml", testCatalogue)
	if len(problems) > 0 {
		t.Fatalf("the definition has problems:\n%s", printProblems(problems))
	}
	data, problems := Read(fsys, plan)
	return data.Registers, problems
}

// registered reads registers, and prints the problems of their files without the notice of sub-items that have no
// row, which most tests have.
func registered(t *testing.T, registers string, texts files) (metric.Registers, string) {
	t.Helper()
	r, problems := readRegistered(t, withRegisters(registers, texts))
	return r, printProblems(slices.DeleteFunc(problems, func(p metric.Problem) bool { return p.Code == string(subItemsUnrated) }))
}

func TestOfRowsWithOneIDTheFirstIsKept(t *testing.T) {
	r, _ := registered(t, assessmentKey+actionsKey+evidenceKey+findingsKey, files{
		"a.csv": "Code,Self (before)\nCM-VC-BM,3\n", "evidence/x": "",
		"t.csv": "ID,Title,Capabilities\nT-1,first,CM\nt-1,second,CM\nT-2,other,CM\n",
		"e.csv": "ID,Title,Link\nCM-VC-BM-L3-1,first,https://a.example\ncm-vc-bm-l3-1,second,https://a.example\n",
		"f.csv": "ID,Finding,Raised\nF-1,first,2024-01-01\nF-1,second,2024-01-01\n",
	})
	var kept []string
	for _, a := range r.Actions {
		kept = append(kept, a.Title[""])
	}
	for _, e := range r.Evidence {
		kept = append(kept, e.Title[""])
	}
	for _, f := range r.Findings {
		kept = append(kept, f.Text[""])
	}
	same(t, "rows kept", kept, []string{"first", "other", "first", "first"})
	for _, account := range r.Accounts[1:] {
		if n := account.Files[0].Duplicates; n != 1 {
			t.Errorf("%s: %d duplicates, want 1", account.Key, n)
		}
	}
}

func TestRegistersAreReadWithoutColumns(t *testing.T) {
	r, problems := registered(t, `
assessment: {model: caict-cd, files: a.csv, target: 3}
actions: {files: actions.csv}
evidence: {files: e.csv, root: evidence}
findings: {files: f.csv}
`, files{
		"a.csv":            "Sub-item,Self (before),Self (Round 1),自评（第二轮）,Gap\n分支管理,2,3-,3,no\n版本控制系统,1级,2,,\n",
		"actions.csv":      "ID,Title,Area,Round,Owner role,Opened,Due,Done,Status,Capabilities,Indicators,Effort (person-days),Share of iteration\nA-1,t,a,第一轮,r,2024-01-02,2024-02-01,2024-01-30,已完成,CM-VC-BM、版本控制系统,deploys,3,12\n",
		"e.csv":            "ID,Kind,File\nCM-VC-BM-L3-1,截图,a/b.png\nCD-CM-VC-BM-L3-02-x,,c.docx\n",
		"evidence/a/b.png": "x",
		"f.csv":            "ID,Finding,Deadline,Actions\nF-1,no,2024-05-01,A-1\n",
	})
	missing := metric.Missing()
	vcs, branches := metric.Node{Domain: 0, Item: 0, SubItem: 0}, metric.Node{Domain: 0, Item: 0, SubItem: 1}
	none := []float64{missing, missing, missing}
	if diff := cmp.Diff(metric.Registers{
		Ratings: []metric.Ratings{
			{Node: vcs, Self: []float64{1, 2, missing}, Assessed: none, Target: missing},
			{Node: branches, Self: []float64{2, 2.5, 3}, Assessed: none, Target: missing, Gap: metric.Plain("no")},
		},
		Actions: []metric.Action{{
			ID: "A-1", Title: metric.Plain("t"), Area: metric.Plain("a"), Round: 1, Owner: metric.Plain("r"),
			Opened: day("2024-01-02"), Due: day("2024-02-01"), Done: day("2024-01-30"), Status: "done",
			Capabilities: []metric.Node{branches, vcs}, Indicators: []string{"deploys"}, Effort: 3, Share: 0.12,
		}},
		Evidence: []metric.Evidence{
			{
				ID: "CM-VC-BM-L3-1", Node: branches, Level: 3, Kind: "screenshot", Status: "ready", File: "a/b.png", Present: true, Bytes: 1,
				SHA256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
			},
			{ID: "CD-CM-VC-BM-L3-02-x", Node: branches, Level: 3, Kind: "document", Status: "ready", File: "c.docx"},
		},
		Findings: []metric.Finding{{ID: "F-1", Text: metric.Plain("no"), Deadline: day("2024-05-01"), Status: "open", Actions: []string{"A-1"}}},
	}, r, cmpopts.IgnoreTypes(metric.Position{}), cmpopts.IgnoreFields(metric.Registers{}, "Accounts"), cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("the registers differ (-want +got):\n%s", diff)
	}
	const want = `warning e.csv:3:22: evidence-missing "CD-CM-VC-BM-L3-02-x" "c.docx" ""` + "\n"
	if problems != want {
		t.Errorf("problems:\n%swant\n%s", problems, want)
	}
}
