package indicator

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"upshot/metric"
)

// assessed is a plan with a model of one item: the sub-items A to D, target 3, of which A has a usual list and
// nothing else is asked of any.
func assessed(indicators ...metric.Indicator) *metric.Plan {
	p := plan(indicators...)
	model := &metric.Model{
		ID: "own", Levels: []metric.ModelLevel{{Number: 1}, {Number: 2}, {Number: 3}, {Number: 4}},
		Domains: []metric.ModelDomain{{Code: "X", Items: []metric.ModelItem{{Code: "XX", SubItems: []metric.ModelSubItem{
			{Code: "A", Expected: []metric.ExpectedEvidence{
				{Level: 2, Kind: "document", Title: metric.Plain("of a lower level"), Count: 1},
				{Level: 3, Kind: "document", Title: metric.Text{"en": "Rules", "zh-CN": "规范"}, Count: 1},
				{Level: 3, Kind: "document", Title: metric.Plain("Record"), Count: 1},
				{Level: 3, Kind: "screenshot", Count: 2},
			}},
			{Code: "B"}, {Code: "C"}, {Code: "D"},
		}}}}},
	}
	p.Assessment = &metric.Assessment{Model: model, Target: 3}
	p.Actions, p.Evidence, p.Findings = &metric.Register{}, &metric.EvidenceRegister{Root: "evidence"}, &metric.Register{}
	return p
}

// sub is a sub-item of assessed.
func sub(i int) metric.Node { return metric.Node{Domain: 0, Item: 0, SubItem: i} }

// rated gives a sub-item its level in the last phase.
func rated(i int, level float64) metric.Ratings {
	m := metric.Missing()
	return metric.Ratings{Node: sub(i), Self: []float64{m, m, level}, Assessed: []float64{m, m, m}, Target: m}
}

// ready is a document of level 3 that is there.
func ready(id string, i int, title string) metric.Evidence {
	return metric.Evidence{ID: id, Node: sub(i), Level: 3, Kind: "document", Title: metric.Plain(title), Status: "ready", File: id + ".pdf", Present: true, SHA256: "ab"}
}

// ask computes the report and gives the answer to one question, an item a line: its index and what it lacks.
func ask(t *testing.T, p *metric.Plan, registers metric.Registers, code QuestionCode) (q Question, lines []string) {
	t.Helper()
	rep := Compute(p, &metric.Dataset{Tables: []metric.Table{(&records{}).build(0), (&records{}).build(1)}, Registers: registers}, nil)
	i := slices.IndexFunc(rep.Readiness.Questions, func(q Question) bool { return q.Code == code })
	q = rep.Readiness.Questions[i]
	for _, l := range q.Lists {
		for _, item := range l.Items {
			line := fmt.Sprintf("%s %d %v", l.Subject, item.At, item.Lacks)
			for _, w := range item.Wanted {
				line += fmt.Sprintf(" %s %d/%d", w.Kind, w.Ready, w.Expected)
				var titles []string
				for _, title := range w.Titles {
					titles = append(titles, title.In("en"))
				}
				line += fmt.Sprintf(" %s %v", strings.Join(titles, "+"), w.Certain)
			}
			if item.Aims {
				line += " aims"
			}
			lines = append(lines, line)
		}
	}
	return q, lines
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestWithoutAnAssessmentNobodyAsks(t *testing.T) {
	p := assessed()
	p.Assessment = nil
	rep := Compute(p, &metric.Dataset{Tables: []metric.Table{(&records{}).build(0), (&records{}).build(1)}}, nil)
	if rep.Readiness != nil {
		t.Errorf("readiness = %+v, want none", rep.Readiness)
	}
}

func TestGapsAreWhatIsBelowTargetOrNotRated(t *testing.T) {
	q, got := ask(t, assessed(), metric.Registers{Ratings: []metric.Ratings{rated(0, 3), rated(1, 2.5), rated(3, 4)}}, AskGaps)
	expect(t, "gaps", got, "sub-item 1 [below-target]", "sub-item 2 [not-rated]")
	if q.Lists[0].Of != 4 || q.Passed() {
		t.Errorf("of %d, passed %v; want 4 and not passed", q.Lists[0].Of, q.Passed())
	}
}

func TestOnlySubItemsAtTargetNeedEvidenceForIt(t *testing.T) {
	low := ready("E2", 1, "")
	low.Level = 2
	draft := ready("E3", 2, "")
	draft.Status = "draft"
	q, got := ask(t, assessed(), metric.Registers{
		Ratings:  []metric.Ratings{rated(0, 3), rated(1, 3), rated(2, 3), rated(3, 2)},
		Evidence: []metric.Evidence{ready("E1", 0, ""), low, draft},
	}, AskEvidence)
	expect(t, "evidence", got, "sub-item 1 [without-evidence]", "sub-item 2 [without-evidence]")
	if q.Lists[0].Of != 3 {
		t.Errorf("of %d, want the 3 that are at their target", q.Lists[0].Of)
	}
}

func TestExpectedEvidenceNamesOnlyWhatTheCountsSay(t *testing.T) {
	absent := ready("E9", 3, "")
	absent.Present, absent.SHA256 = false, ""
	both := absent
	both.ID, both.Status = "E8", "draft"
	planned := metric.Evidence{ID: "E7", Node: sub(3), Level: 3, Kind: "video", Status: "planned"}
	linked := absent
	linked.ID, linked.Present, linked.Link = "E5", true, "https://wiki.example"
	nothing := metric.Evidence{ID: "E6", Node: sub(3), Level: 3, Kind: "video", Status: "ready"}
	for _, c := range []struct {
		claim    string
		evidence []metric.Evidence
		want     []string
	}{
		{"nothing is there, so every title is missing", nil, []string{"sub-item 0 [incomplete] document 0/2 Rules+Record true screenshot 0/2  true"}},
		{"a ready piece with an expected title is that one, in any language and case", []metric.Evidence{ready("E1", 0, " 规范 ")}, []string{"sub-item 0 [incomplete] document 1/2 Record true screenshot 0/2  true"}},
		{"a ready piece with another title may be either", []metric.Evidence{ready("E1", 0, "Something")}, []string{"sub-item 0 [incomplete] document 1/2 Rules+Record false screenshot 0/2  true"}},
		{"as many as are expected are enough, whatever they are called", []metric.Evidence{ready("E1", 0, "Something"), ready("E2", 0, "Other")}, []string{"sub-item 0 [incomplete] screenshot 0/2  true"}},
		{"an entry that cannot be shown says why", []metric.Evidence{ready("E1", 0, "Rules"), ready("E2", 0, "Record"), absent, both, planned, nothing, linked}, []string{
			"sub-item 0 [incomplete] screenshot 0/2  true",
			"evidence 2 [file-missing]", "evidence 3 [draft file-missing]", "evidence 4 [planned]", "evidence 5 [nothing-to-show]", "evidence 6 [file-missing]",
		}},
	} {
		q, got := ask(t, assessed(), metric.Registers{Evidence: c.evidence}, AskExpected)
		expect(t, c.claim, got, c.want...)
		if q.Lists[0].Of != 1 || q.Lists[1].Of != len(c.evidence) {
			t.Errorf("%s: of %d and %d, want 1 and %d", c.claim, q.Lists[0].Of, q.Lists[1].Of, len(c.evidence))
		}
	}
}

func TestAFileThatNobodyLookedForIsNotCalledMissing(t *testing.T) {
	p := assessed()
	p.Evidence.Root = ""
	_, got := ask(t, p, metric.Registers{Evidence: []metric.Evidence{{ID: "E1", Node: sub(3), File: "a.pdf", Status: "ready"}}}, AskExpected)
	expect(t, "evidence", got[1:], "evidence 0 [file-unchecked]")
}

func TestADefinitionOfTheCatalogueIsNotConfirmed(t *testing.T) {
	text := metric.Plain("words")
	own := metric.Indicator{ID: "own", Purpose: text, Audience: text, Owner: text, Version: "2", Said: []string{"purpose", "audience", "owner", "version"}}
	catalogue := own
	catalogue.Entry, catalogue.Said = "change-lead-time", []string{"owner"}
	bare := metric.Indicator{ID: "bare", Version: "1"}
	half := own
	half.Said = []string{"purpose", "owner", "version"}
	for i, spec := range []*metric.Indicator{&own, &catalogue, &bare, &half} {
		spec.ID = fmt.Sprint("i", i)
		spec.Better, spec.Measure = metric.Lower, spec0().Measure
	}
	q, got := ask(t, assessed(own, catalogue, bare, half), metric.Registers{}, AskDefinitions)
	expect(t, "definitions", got,
		"indicator 1 [purpose-unconfirmed audience-unconfirmed]", "indicator 2 [purpose audience owner version]", "indicator 3 [audience-unconfirmed]")
	if q.Open() != 3 || q.Lists[0].Of != 4 {
		t.Errorf("%d of %d, want 3 of 4", q.Open(), q.Lists[0].Of)
	}
}

func spec0() metric.Indicator { return spec("any", metric.Duration, false) }

func TestSourcesSayWhatTheyCoverAndWhoExportedThem(t *testing.T) {
	p := assessed()
	p.Sources[0].Covers = metric.Window{}
	p.Sources[0].Origin = metric.Origin{Collection: "manual"}
	p.Sources[1].Origin = metric.Origin{Collection: "manual", ExportedByRole: "quality office"}
	_, got := ask(t, p, metric.Registers{}, AskSources)
	expect(t, "sources", got, "source 0 [covers exporter]")
}

func TestActionsThatAimAtAGapComeFirstAndLateOnesBeforeOthers(t *testing.T) {
	role := metric.Plain("team")
	action := func(status string, due string, node ...metric.Node) metric.Action {
		a := metric.Action{ID: "x", Status: status, Owner: role, Capabilities: node}
		if due != "" {
			a.Due = day(due)
		}
		return a
	}
	nobody := action("done", "")
	nobody.Owner = nil
	dropped := action("cancelled", "")
	dropped.Owner = nil
	q, got := ask(t, assessed(), metric.Registers{
		Ratings: []metric.Ratings{rated(0, 3), rated(1, 2)},
		Actions: []metric.Action{
			action("open", "2024-03-31", sub(0)), nobody, action("in-progress", "2024-01-31", sub(0)), action("open", "", sub(1)),
			action("in-progress", "2024-02-28", sub(1)), action("done", "2024-01-01", sub(1)), dropped,
		},
	}, AskActions)
	expect(t, "actions", got, "action 4 [overdue] aims", "action 3 [open due] aims", "action 2 [overdue]", "action 0 [open]", "action 1 [owner]")
	if q.Lists[0].Of != 6 {
		t.Errorf("of %d, want the 6 that were not cancelled", q.Lists[0].Of)
	}
}

func TestFindingsStayOpenUntilTheyAreClosed(t *testing.T) {
	finding := func(status, deadline string, actions, evidence []string) metric.Finding {
		f := metric.Finding{ID: "x", Status: status, Actions: actions, Evidence: evidence}
		if deadline != "" {
			f.Deadline = day(deadline)
		}
		return f
	}
	_, got := ask(t, assessed(), metric.Registers{Findings: []metric.Finding{
		finding("open", "2024-03-31", nil, nil), finding("answered", "2024-01-31", []string{"A1"}, nil), finding("closed", "", nil, nil), finding("open", "2024-01-31", nil, []string{"E1"}),
	}}, AskFindings)
	expect(t, "findings", got, "finding 3 [overdue]", "finding 0 [unanswered answer]", "finding 1 [answered]")
}

func TestAQuestionWithoutARegisterIsNotPassed(t *testing.T) {
	p := assessed()
	p.Actions, p.Evidence, p.Findings = nil, nil, nil
	for _, code := range []QuestionCode{AskEvidence, AskExpected, AskActions, AskFindings} {
		if q, lines := ask(t, p, metric.Registers{Ratings: []metric.Ratings{rated(0, 3)}}, code); !q.Unasked || q.Passed() || lines != nil {
			t.Errorf("%s: unasked %v, passed %v, %v; without its register it is unasked and not passed", code, q.Unasked, q.Passed(), lines)
		}
	}
	if q, _ := ask(t, assessed(), metric.Registers{}, AskFindings); q.Unasked || !q.Passed() {
		t.Errorf("unasked %v, passed %v; an empty register of findings is an answer", q.Unasked, q.Passed())
	}
}

func TestFilesThatMayRunAreWarnedOfWhereTheyWouldBePublished(t *testing.T) {
	page := ready("E1", 0, "")
	page.File, page.Pos = "demo/flow.svg", metric.Position{File: "evidence.csv", Row: 2}
	for _, publish := range []bool{true, false} {
		p := assessed()
		p.Evidence.Publish = publish
		rep := Compute(p, &metric.Dataset{Tables: []metric.Table{(&records{}).build(0), (&records{}).build(1)}, Registers: metric.Registers{Evidence: []metric.Evidence{page, ready("E2", 0, "")}}}, nil)
		at := slices.IndexFunc(rep.Problems, func(p metric.Problem) bool { return p.Code == "evidence-unpublished-active" })
		if publish != (at >= 0) {
			t.Errorf("publish %v: problems %+v", publish, rep.Problems)
		}
		if at >= 0 && (rep.Problems[at].Pos != page.Pos || rep.Problems[at].Severity != metric.Warning) {
			t.Errorf("problem = %+v, want a warning at the row", rep.Problems[at])
		}
	}
}
