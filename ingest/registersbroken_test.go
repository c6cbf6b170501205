package ingest

import (
	"maps"
	"slices"
	"testing"
)

// brokenRegister is a definition's registers and their files, and the problems of these as they are printed.
type brokenRegister struct {
	claim     string
	registers string
	files     files
	want      string
}

const (
	assessmentKey = "assessment: {model: caict-cd, files: a.csv, target: 3}\n"
	actionsKey    = "actions: {files: t.csv}\n"
	evidenceKey   = "evidence: {files: e.csv, root: evidence}\n"
	findingsKey   = "findings: {files: f.csv}\n"
)

// brokenRegisters are those of the other registers.
var brokenRegisters = []brokenRegister{
	{
		"an action that aims at nothing", assessmentKey + actionsKey,
		files{"t.csv": "ID,Title,Capabilities,Indicators\nT-1,x,CM,\nT-2,y,,\nT-3,z,,deploys\n"},
		`warning t.csv:3: action-aimless "1" "T-2"
`,
	},
	{
		"what an action names and there is not", assessmentKey + actionsKey,
		files{"t.csv": "ID,Round,Project,Capabilities,Indicators\nT-1,round-9,nowhere,CM-VC-XX、CM,deploy\nT-2,Round1,信贷,\"环境管理, CM-VC-XX\",Deployments\nT-3,,,变更过程,\n"},
		`warning t.csv:2:5: round-unknown "round-9" "Round" "before, round-1, round-2" ""
warning t.csv:2:13: project-unknown "nowhere" "Project" "\"credit\"" ""
warning t.csv:2:21: capability-unknown "CM-VC-XX" "Capabilities" "caict-cd" "" also 3:15
warning t.csv:2:33: indicator-unknown "deploy" "Indicators" "\"deploys\"" "deploys"
warning t.csv:4:7: capability-ambiguous "变更过程" "Capabilities" "CM-CM-CP, DM-DCM-CP"
`,
	},
	{
		"capabilities without an assessment", actionsKey,
		files{"t.csv": "ID,Capabilities\nT-1,CM\n"},
		`notice t.csv:2:5: capabilities-no-model "1" "actions"
`,
	},
	{
		"rows without an id, and ids twice", actionsKey,
		files{"t.csv": "ID,Title,Indicators\nT-1,a,deploys\n,b,deploys\nt-1,c,deploys\n"},
		`error t.csv:3: too-many-rejected "actions" "1" "3" "33.3" "1.0"
error t.csv:4:1: register-id-twice "t-1" "actions" also 2:1
warning t.csv:3: row-no-id "1" "actions"
`,
	},
	{
		"the other cells of rows whose ids are there before", assessmentKey + actionsKey + evidenceKey + findingsKey,
		files{
			"t.csv": "ID,Capabilities,Status,Opened,Done\nT-1,CM,done,2024-01-01,2024-02-01\nt-1,CM-XX,fnished,2024-03-01,2024-02-01\nT-1,,done,,\n",
			"e.csv": "ID,File,Kind,Level\nCM-VC-BM-L3-1,a.png,,\ncm-vc-bm-L3-1,b.png,book,9\n", "evidence/a.png": "x",
			"f.csv": "ID,Finding,Actions,Raised\nF-1,a,T-1,2024-01-01\nF-1,b,T-2,2031-01-01\n",
		},
		`error e.csv:3:1: register-id-twice "cm-vc-bm-L3-1" "evidence" also 2:1
error e.csv:3:26: rating-not-a-level "9" "Level" "1, 2, 3, 4, 5"
error f.csv:3:1: register-id-twice "F-1" "findings" also 2:1
error t.csv:3:1: register-id-twice "t-1" "actions" also 2:1
error t.csv:4:1: register-id-twice "T-1" "actions" also 2:1
warning e.csv:3:15: evidence-missing "cm-vc-bm-L3-1" "b.png" "a.png"
warning e.csv:3:21: register-word "book" "Kind" "document, screenshot, video" "screenshot" ""
warning f.csv:3:7: row-unknown "T-2" "Actions" "actions" "T-1"
warning f.csv:3:11: day-after-as-of "F-1" "Raised" "2031-01-01" "2024-06-30"
warning t.csv:3:5: capability-unknown "CM-XX" "Capabilities" "caict-cd" ""
warning t.csv:3:11: status-unknown "fnished" "Status" "cancelled, done, in-progress, open" "open" "finished"
warning t.csv:3:30: days-reversed "t-1" "Opened" "2024-03-01" "Done" "2024-02-01" also 3:19
warning t.csv:4: action-aimless "1" "T-1"
warning t.csv:4:6: done-undated "1" "T-1" "Done" "done"
`,
	},
	{
		"a table of actions without ids", actionsKey,
		files{"t.csv": "Nr,Title,Capabilities\n1,a,CM\n"},
		`error t.csv:1: register-column "actions" "id" "ID" "t.csv" "\"Nr\", \"Title\", \"Capabilities\"" ""
`,
	},
	{
		"days that cannot be", actionsKey,
		files{"t.csv": "ID,Indicators,Opened,Due,Done,Status\nT-1,deploys,2024-03-01,2031-01-01,2024-02-01,done\nT-2,deploys,2031-01-01,2024-01-01,,done\nT-3,deploys,,,2024-02-01,doing\n"},
		`warning t.csv:2:35: days-reversed "T-1" "Opened" "2024-03-01" "Done" "2024-02-01" also 2:13
warning t.csv:3:13: day-after-as-of "T-2" "Opened" "2031-01-01" "2024-06-30"
warning t.csv:3:24: days-reversed "T-2" "Opened" "2031-01-01" "Due" "2024-01-01" also 3:13
warning t.csv:3:36: done-undated "1" "T-2" "Done" "done"
warning t.csv:4:26: open-though-done "T-3" "in-progress" "Done" "2024-02-01" also 4:15
`,
	},
	{
		"words for a status that nobody knows", actionsKey,
		files{"t.csv": "ID,Indicators,Status\nT-1,deploys,finito\nT-2,deploys,完成\nT-3,deploys,finito\nT-4,deploys,dome\n"},
		`warning t.csv:2:13: status-unknown "finito" "Status" "cancelled, done, in-progress, open" "open" "" also 4:13
warning t.csv:3:13: done-undated "1" "T-2" "done" "done"
warning t.csv:5:13: status-unknown "dome" "Status" "cancelled, done, in-progress, open" "open" "done"
`,
	},
	{
		"words that are near to a known one in either language, whatever day stands beside them", assessmentKey + actionsKey + evidenceKey + findingsKey,
		files{
			"t.csv": "ID,Capabilities,Status,Done\nT-1,CM,fnished,2024-02-01\nT-2,CM,己完成,\nT-3,CM,不完成,\n",
			"e.csv": "ID,Link,Status\nCM-VC-BM-L3-1,https://a.example,redy\nCM-VC-BM-L3-2,https://a.example,aproved\n", "evidence/x": "",
			"f.csv": "ID,Finding,Status,Closed\nF-1,a,verifed,2024-02-01\nF-2,b,undealt,2024-02-01\n",
		},
		`warning e.csv:2:33: register-word "redy" "Status" "draft, planned, ready" "draft" "ready"
warning e.csv:3:33: register-word "aproved" "Status" "draft, planned, ready" "draft" "approved"
warning f.csv:2:7: status-unknown "verifed" "Status" "answered, closed, open" "open" "verified"
warning f.csv:3:7: status-unknown "undealt" "Status" "answered, closed, open" "open" ""
warning t.csv:2:8: status-unknown "fnished" "Status" "cancelled, done, in-progress, open" "open" "finished"
warning t.csv:3:8: status-unknown "己完成" "Status" "cancelled, done, in-progress, open" "open" "完成"
warning t.csv:4:8: status-unknown "不完成" "Status" "cancelled, done, in-progress, open" "open" ""
`,
	},
	{
		"figures that cannot be", actionsKey,
		files{"t.csv": "ID,Indicators,Effort,Share\nT-1,deploys,-3,120%\nT-2,deploys,5,-1%\n"},
		`warning t.csv:2:13: register-figure "-3" "Effort" "0" "100000"
warning t.csv:2:16: register-figure "1.2" "Share" "0" "1"
warning t.csv:3:15: register-figure "-0.01" "Share" "0" "1"
`,
	},
	{
		"a cell that is no date", actionsKey,
		files{"t.csv": "ID,Indicators,Due\nT-1,deploys,soon\nT-2,deploys,2024-01-01\n"},
		`error t.csv:2: too-many-rejected "actions" "1" "2" "50.0" "1.0"
warning t.csv:2:13: cell-not-a-date "1" "soon" "Due" "YYYY-MM-DD"
`,
	},
	{
		"files of evidence that are not there, or not below root", assessmentKey + evidenceKey,
		files{
			"e.csv":               "ID,File,Status\nCM-VC-BM-L3-1,plan.png,\nCM-VC-BM-L3-2,../d.csv,\nCM-VC-BM-L3-3,/etc/passwd,\nCM-VC-BM-L3-4,C:\\x.doc,\nCM-VC-BM-L3-5,sub\\b.docx,\nCM-VC-BM-L3-6,c.doc,planned\nCM-VC-BM-L3-7,sub,\nCM-VC-BM-L3-8,void.pdf,\n",
			"evidence/sub/b.docx": "b", "evidence/plans.png": "a", "evidence/void.pdf": "",
		},
		`error e.csv:3:15: evidence-outside "CM-VC-BM-L3-2" "../d.csv"
error e.csv:4:15: evidence-outside "CM-VC-BM-L3-3" "/etc/passwd"
error e.csv:5:15: evidence-outside "CM-VC-BM-L3-4" "C:/x.doc"
warning e.csv:2:15: evidence-missing "CM-VC-BM-L3-1" "plan.png" "plans.png"
warning e.csv:8:15: evidence-folder "CM-VC-BM-L3-7" "sub"
warning e.csv:9:15: evidence-empty "CM-VC-BM-L3-8" "void.pdf"
`,
	},
	{
		"evidence of which nothing tells the capability or the level", assessmentKey + evidenceKey,
		files{
			"a.csv":      "Code,Self (before),Evidence\nCM-VC-BM,3,Doc-7\n",
			"e.csv":      "ID,Link,Level,Capability\nDoc-7,https://a.example,3,\nDoc-8,https://a.example,3,\nCM-VC-BMM-L3-1,https://a.example,,\nDoc-9,https://a.example,9,CM-VC-BM\nDoc-10,https://a.example,3,\"CM-VC-BM, CM-VC-AM, CM\"\nDoc-11,https://a.example,3,nothing\nCM-VC-BM-L9-1,https://a.example,,\nDoc-12,https://a.example,,CM-VC-BM\n",
			"evidence/x": "",
		},
		`error e.csv:5:25: rating-not-a-level "9" "Level" "1, 2, 3, 4, 5"
warning e.csv:3:1: evidence-no-node "2" "Doc-8" also 4:1
warning e.csv:6:28: evidence-one-node "Doc-10" "CM-VC-BM" "2"
warning e.csv:7:28: capability-unknown "nothing" "Capability" "caict-cd" ""
warning e.csv:8:1: evidence-id-level "CM-VC-BM-L9-1" "9" "1, 2, 3, 4, 5"
warning e.csv:9:1: evidence-no-level "1" "Doc-12"
`,
	},
	{
		"evidence whose id and columns say different things", assessmentKey + evidenceKey,
		files{
			"e.csv":      "ID,Link,Level,Capability\nCM-VC-BM-L3-1,https://a.example,3,CM-VC\nCM-VC-BM-L3-2,https://a.example,2,\nCM-VC-BM-L3-3,https://a.example,3,CM-VC-AM\nCM-VC-BM-L9-4,https://a.example,3,\n",
			"evidence/x": "",
		},
		`warning e.csv:3:33: evidence-levels "CM-VC-BM-L3-2" "3" "Level" "2"
warning e.csv:4:35: evidence-codes "CM-VC-BM-L3-3" "CM-VC-BM" "Capability" "CM-VC-AM"
warning e.csv:5:33: evidence-levels "CM-VC-BM-L9-4" "9" "Level" "3"
`,
	},
	{
		"evidence that nobody can look at", assessmentKey + "evidence: {files: e.csv}\n",
		files{"e.csv": "ID,Link,File,Kind,Produced by\nCM-VC-BM-L3-1,javascript:alert(1),,,\nCM-VC-BM-L3-2,,,video,\nCM-VC-BM-L3-3,,x.doc,book,\nCM-VC-BM-L3-4,,,,本报告\nCM-VC-BM-L3-5,https://,,,\n"},
		`warning e.csv:2: evidence-nowhere "3" "CM-VC-BM-L3-1" also 3:0 also 6:0
warning e.csv:2:15: evidence-bad-link "CM-VC-BM-L3-1" "javascript:alert(1)"
warning e.csv:4:22: register-word "book" "Kind" "document, screenshot, video" "document" ""
warning e.csv:6:15: evidence-bad-link "CM-VC-BM-L3-5" "https://"
notice e.csv:4:16: evidence-no-root "1"
`,
	},
	{
		"findings that name what there is not", assessmentKey + actionsKey + evidenceKey + findingsKey,
		files{
			"t.csv": "ID,Capabilities\nT-1,CM\n", "e.csv": "ID,Link\nCM-VC-BM-L3-1,https://a.example\n", "evidence/x": "",
			"f.csv": "ID,Finding,Capabilities,Actions,Evidence,Raised,Deadline,Closed,Status\nF-1,a,CM-XX,T-2,CM-VC-BM-L3-2,2024-03-01,2024-02-01,2024-02-01,open\nF-2,b,,T-1,,,2024-01-01,,closed\n",
		},
		`warning f.csv:2:7: capability-unknown "CM-XX" "Capabilities" "caict-cd" ""
warning f.csv:2:13: row-unknown "T-2" "Actions" "actions" "T-1"
warning f.csv:2:17: row-unknown "CM-VC-BM-L3-2" "Evidence" "evidence" "CM-VC-BM-L3-1"
warning f.csv:2:53: days-reversed "F-1" "Raised" "2024-03-01" "Closed" "2024-02-01" also 2:31
warning f.csv:2:64: open-though-done "F-1" "open" "Closed" "2024-02-01" also 2:53
warning f.csv:3:26: done-undated "1" "F-2" "Closed" "closed"
`,
	},
	{
		"a file that is not there", actionsKey, nil,
		`error upshot.yaml:19:10: file-missing "t.csv" ""
`,
	},
	{
		"a register without rows", actionsKey,
		files{"t.csv": "ID,Title\n"},
		`warning t.csv:1: no-records "t.csv"
`,
	},
}

// Every problem of a register's file stands where it is.
func TestBrokenRegisters(t *testing.T) {
	for _, c := range slices.Concat(brokenAssessments, brokenRegisters) {
		if _, got := registered(t, c.registers, c.texts()); got != c.want {
			t.Errorf("%s: problems are\n%swant\n%s", c.claim, got, c.want)
		}
	}
}

// texts are the files of a case, with an assessment that has no problem where it has none.
func (c brokenRegister) texts() files {
	texts := files{"a.csv": "Code,Self (before)\nCM-VC-VCS,3\n"}
	maps.Copy(texts, c.files)
	return texts
}

// TestEveryRegisterCodeHasACase holds the arguments of each problem against those that its code's comment lists.
func TestEveryRegisterCodeHasACase(t *testing.T) {
	codes := codesIn(t, "registercode.go")
	_, problems := oddEvidence(t)
	for _, c := range slices.Concat(brokenAssessments, brokenRegisters) {
		_, found := readRegistered(t, withRegisters(c.registers, c.texts()))
		problems = append(problems, found...)
	}
	seen := map[string]bool{}
	for _, p := range problems {
		seen[p.Code] = true
		i := slices.IndexFunc(codes, func(known definitionCode) bool { return known.code == p.Code })
		if i >= 0 && len(codes[i].args) != len(p.Args) {
			t.Errorf("%s has %d arguments, its comment says otherwise", p.Code, len(p.Args))
		}
	}
	for _, c := range codes {
		if !seen[c.code] {
			t.Errorf("no case raises %s", c.code)
		}
	}
}
