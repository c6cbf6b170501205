package ingest

import (
	"strings"
	"testing"
)

// proposedRegister is what is proposed for a text, without its comments; a source's begins with its id.
func proposedRegister(name, text string) string {
	proposals := Propose([]Inspection{inspectText(name, text)}, nil, func(paths []string) []string { return paths })
	var lines []string
	for _, line := range proposals[0].Entry {
		if line.Text != "" && !line.Off {
			lines = append(lines, strings.TrimSpace(line.Text))
		}
	}
	return strings.Join(lines, " ")
}

func TestProposedRegisters(t *testing.T) {
	for _, c := range []struct{ claim, name, text, want string }{
		{"actions that name sub-items of a model", "f.csv", "序号,改进措施,责任部门,计划完成时间,完成情况,对应能力项\n1,建立分支规范,研发部,2024-02-03,已完成,版本控制系统、分支管理\n2,接入,测试部,2024-03-03,搁置,构建方式\n",
			"actions: files: f.csv"},
		{"actions for a model of one's own, by two columns that no list of tickets has", "f.csv", "ID,Action,Capabilities,Indicators,Status\nA1,this,OWN-1,mttr,done\n", "actions: files: f.csv"},
		{"an open order is chosen", "f.csv", "ID,Action,Due,Capabilities\nA1,this,03/04/2024,CM-VC-BM\n", "actions: files: f.csv formats: {due: dmy}"},
		{"a column whose header nobody knows, by its codes", "f.csv", "ID,Title,Codes\nA1,this,CM-VC-BM\nA2,that,CM-VC-AM\nA3,other,MF-MI-MID\n",
			"actions: files: f.csv columns: capabilities: Codes"},
		{"evidence by its ids", "f.csv", "材料编号,材料名称,类型,状况\nX-1-L3-01,规范,文档,定稿\nX-1-L3-02,图,截图,草稿\n", "evidence: files: f.csv columns: status: 状况"},
		{"a text under a header that nobody knows", "f.csv", "编号,内容概要,能力子项\nE1,This is the first of all,分支管理\nE2,And this is another one,制品管理\nE3,Here is one more of them,版本控制系统\n",
			"actions: files: f.csv columns: title: 内容概要"},
		{"findings", "f.csv", "Finding ID,Finding,Capability,Deadline,Status\nF1,this is wrong,Branch management,2024-01-02,open\n", "findings: files: f.csv"},
		{"the form, with the phase to name", "a.csv", "能力子域,能力项,能力子项,1级,自评,和2级要求的差距\n配置管理,版本控制,版本控制系统,无,3,\n,,分支管理,无,3-,差\n",
			"assessment: model: caict-cd files: a.csv preset: self-assessment constant: {phase: baseline} target: 2"},
		{"the phase that the file's name says", "自评-第二轮.csv", "能力子项,自评\n分支管理,3-\n制品管理,2\n", "assessment: model: caict-cd files: 自评-第二轮.csv constant: {phase: round-2} target: 3"},
		{"columns of levels are phases", "f.csv", "Practice,Before,Round 1,After round 2,Assessed\nSmall pieces,2,2,3,3\nWork in progress,1,2,3-,3-\nPriorities,2,2,2,2\n",
			"assessment: model: delivery-basics files: f.csv columns: sub_item: Practice self.baseline: Before self.round-1: Round 1 self.round-2: After round 2 assessed.round-2: Assessed target: 3"},
		{"a row for each phase", "f.csv", "Sub-item,Phase,Self\n分支管理,a,3-\n分支管理,b,3\n", "assessment: model: caict-cd files: f.csv target: 3"},
		{"a model of one's own, by both headers", "f.csv", "能力子项,自评\n甲,2\n乙,3-\n", "assessment: model: models/own.yaml files: f.csv constant: {phase: baseline} target: 3"},

		{"tickets with a capability of another kind", "f.csv", "ID,Title,Capability,Status,Due\n1,Pay by card,Payments,Done,2024-02-03\n2,Refund,Refunds,Done,2024-02-03\n", "- id: f files: f.csv columns: {id: ID}"},
		{"tickets whose modules have names of parts", "f.csv", "ID,Title,Module,Status\n1,x,Code,Done\n2,y,Work,Done\n3,z,Priorities,Done\n", "- id: f files: f.csv columns: {id: ID}"},
		{"numbers up to five beside words", "f.csv", "Capability,Score\nPayments,3\nRefunds,2\nCards,4\n", "- id: f files: f.csv columns: {project: Capability, score: Score}"},
		{"names of sub-items without a level", "f.csv", "能力子项,负责部门\n分支管理,研发部\n制品管理,研发部\n", "- id: f files: f.csv columns: {project: 能力子项}"},
		{"actions that aim at nothing could be tickets", "f.csv", "ID,Action,Owner,Due,Status\nA1,this,Ann,2024-02-03,done\n", "- id: f files: f.csv columns: {id: ID}"},
	} {
		if got := proposedRegister(c.name, c.text); got != c.want {
			t.Errorf("%s: proposal for %q =\n%s, want\n%s", c.claim, c.text, got, c.want)
		}
	}
}

// notesOf are the notes of a proposal's lines, with their arguments.
func notesOf(p Proposal) map[string][]string {
	notes := map[string][]string{}
	for _, line := range p.Entry {
		if line.Note != "" {
			notes[line.Note] = append(notes[line.Note], line.Text+"|"+strings.Join(line.Args, "|"))
		}
	}
	return notes
}

func TestNotesOfProposedRegisters(t *testing.T) {
	const actions = "ID,Title,Owner,Status,Capabilities,Colour\nA1,this,Ann,parked,CM-VC-BM,red\n"
	const form = "能力子项,自评\n分支管理,3-\n制品管理,3\n变更过程,3\n变更过程,2\n版本控制系统,？\n"
	together := func(paths []string) []string { return paths }
	proposals := Propose([]Inspection{
		inspectText("a.csv", actions), inspectText("b.csv", strings.Replace(actions, "Colour", "Color", 1)),
		inspectText("form-a.csv", form), inspectText("form-b.csv", form),
	}, nil, together)
	if len(proposals) != 3 {
		t.Fatalf("%d proposals, want 3", len(proposals))
	}
	for _, c := range []struct {
		claim, note, want string
		of                int
	}{
		{"what is known", NoteRegister, "actions:|5|6", 0},
		{"what is read", NoteRead, "|id (ID), title (Title), owner (Owner), status (Status), capabilities (Capabilities)", 0},
		{"what is not", NoteUnread, "|Colour", 0},
		{"who is shown", NoteOwner, "|Owner|owner", 0},
		{"an unknown word stands under the meaning that it has anyway", NoteRegisterWord, "  values: {status: {open: [parked]}}|Status|parked|cancelled, done, in-progress, open", 0},
		{"a definition has one list of actions", NoteOneRegister, "|actions", 1},
		{"sub-items of the same name are two", NoteModel, "  model: caict-cd|5|49", 2},
		{"the levels of all files", NoteTarget, "  target: 3|2 (2), 3 (4), 3- (2)", 2},
		{"the phases in the files' names", NotePhaseFile, `  phase_from_file: "form-(.+)\\.csv"|`, 2},
	} {
		if got := strings.Join(notesOf(proposals[c.of])[c.note], "\n"); got != c.want {
			t.Errorf("%s: note %s = %s, want %s", c.claim, c.note, got, c.want)
		}
	}
	for _, line := range proposals[1].Entry {
		if line.Text != "" && !line.Off {
			t.Errorf("the second list of actions has the line %q, want comments only", line.Text)
		}
	}
}

// The form with its title, its row of data on the project and its merged cells is read by what is proposed for it.
func TestTheProposedFormReadsTheForm(t *testing.T) {
	form := selfAssessment.fs(t)
	in := Inspect(form, "b.xlsx", "b.xlsx", InspectOptions{})
	proposals := Propose([]Inspection{in}, nil, func(paths []string) []string { return paths })
	if len(proposals) != 1 || !proposals[0].Register {
		t.Fatalf("proposals for the form: %+v, want one of a register", proposals)
	}
	var section strings.Builder
	for _, line := range proposals[0].Entry {
		if line.Text != "" && !line.Off {
			section.WriteString(line.Text + "\n")
		}
	}
	const want = "assessment:\n  model: caict-cd\n  files: b.xlsx\n  preset: self-assessment\n  constant: {phase: baseline}\n  target: 3\n"
	if section.String() != want {
		t.Errorf("proposal for the form:\n%swant\n%s", &section, want)
	}
	fsys := withRegisters(section.String(), nil)
	fsys["b.xlsx"] = form["b.xlsx"]
	if r, _ := readRegistered(t, fsys); len(r.Ratings) != 5 || r.Ratings[1].Self[0] != 2.5 || r.Ratings[1].Gap == nil {
		t.Errorf("ratings are\n%swant five, of which the second is 3- with a gap", levelsOf(r.Ratings))
	}
}

func TestRegistersInOneWorkbook(t *testing.T) {
	b := book{sheets: []string{"Plan", "Findings", "Tickets"}, cells: map[string]map[string]any{
		"Plan":     {"A1": "Improvement 2024", "A3": "ID", "B3": "Title", "C3": "Capabilities", "A4": "A1", "B4": "this", "C4": "CM-VC-BM"},
		"Findings": {"A1": "ID", "B1": "Finding", "C1": "Capability", "A2": "F1", "B2": "that", "C2": "CM-VC-AM"},
		"Tickets":  {"A1": "ID", "B1": "Title", "C1": "Status", "A2": "T1", "B2": "that", "C2": "Done"},
	}}
	in := Inspect(b.fs(t), "b.xlsx", "b.xlsx", InspectOptions{})
	var got []string
	for _, p := range Propose([]Inspection{in}, nil, func(paths []string) []string { return paths }) {
		for _, line := range p.Entry[:min(len(p.Entry), 3)] {
			got = append(got, strings.TrimSpace(line.Text))
		}
	}
	const want = "actions: files: b.xlsx sheet: Plan findings: files: b.xlsx sheet: Findings - id: b-tickets files: b.xlsx sheet: Tickets"
	if line := strings.Join(got, " "); line != want {
		t.Errorf("proposals begin with\n%s, want\n%s", line, want)
	}
}
