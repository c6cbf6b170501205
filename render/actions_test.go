package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// part cuts a page from one place to another, with runs of space made one.
func part(page []byte, from, to string) string {
	_, cut, _ := strings.Cut(string(page), from)
	cut, _, _ = strings.Cut(cut, to)
	return strings.Join(strings.Fields(cut), " ")
}

func TestActionsAnswerThenSayWhatIsLeft(t *testing.T) {
	files := built(t, Options{})
	page := files["actions.html"]
	holdsAll(t, "the top", part(page, "<h1>", `id="burnup"`),
		"4 of 8 actions are done; 2 are overdue</h1>", "Left to do: 1 in progress and 3 open.", "Done after the due day: 1 of 4.",
		"Cancelled, and in no other count: 1.", "never that it caused a change")
	holdsAll(t, "the burn-up", part(page, `id="burnup"`, `id="rounds"`),
		"2 of 4 actions opened by 30 Nov 2024 were done", `data-chart="burn-up"`, "Where the thick line lies below the dashed one", "2 actions are done without a day",
		`<th scope="row">Jan 2024</th><td>Round 1</td><td class="num">2</td><td class="num">2</td><td class="num">2</td>`)
	holdsAll(t, "the rounds", part(page, `id="rounds"`, `id="areas"`),
		`Round 1<span class="parts"><i style="width:100.0%"></i><i style="width:0.0%"></i></span></th><td class="num">2</td><td class="num">2</td><td class="num">100 %</td><td class="num">1</td>`, "No round")
	holdsAll(t, "the areas", part(page, `id="areas"`, `id="iterations"`), "Organisational policy", "No area")
	holdsAll(t, "the iterations", part(page, `id="iterations"`, `id="overdue"`),
		"The effort of 2 of 8 actions is given: 3.5 person-days.", `<th scope="row">S3</th><td class="num">1</td><td class="num">1</td><td class="num">2.5</td><td class="num">8 %</td>`, "No iteration")
	if s3, s10 := strings.Index(string(page), ">S3<"), strings.Index(string(page), ">S10<"); s3 > s10 {
		t.Error("iteration S10 stands before S3")
	}
}

func TestTheLongestOverdueActionStandsFirst(t *testing.T) {
	overdue := part(built(t, Options{})["actions.html"], `id="overdue"`, `id="all"`)
	first, second := strings.Index(overdue, "30 days overdue"), strings.Index(overdue, "9 days overdue")
	if first < 0 || second < first {
		t.Errorf("the overdue actions are %q, want the one of 30 days before that of 9", overdue)
	}
	holdsAll(t, "the list", overdue, `href="#`+actionAnchor(attack)+`"`, "2024-10-31")
}

func TestAnActionSaysWhatItAimedAtAndWhereItWasPlanned(t *testing.T) {
	page := built(t, Options{})["actions.html"]
	row := part(page, `id="a-CD-001"`, "</tr>")
	holdsAll(t, "the row", row,
		`<th scope="row">CD-001</th>`, "<small>Organisational policy · Change manager</small>", `<td class="st done">Done</td><td>2023-12-04</td><td>2024-01-31</td><td>2024-01-29</td>`,
		`<a href="maturity.html#c-CM-CM-P">CM-CM-P</a> Change process`, `<a href="maturity.html#c-BI">BI</a>`, `indicators/change-lead-time.html">Change lead time</a>`,
		`<a href="#f-F-2">Answers F-2</a>`, "CR-1001<small>S3 · 2.5 d · 8 %</small>")
	holdsAll(t, "the late row", part(page, `id="a-CD-002"`, "</tr>"), "2024-01-31<small>late</small>", `projects/credit-core.html">Credit core</a>`)
	holdsAll(t, "the row without English", part(page, `id="`+actionAnchor(attack)+`"`, "</tr>"), "只有中文的标题")
}

func TestFindingsAndWhatAnswersThemLeadToOneAnother(t *testing.T) {
	page := built(t, Options{})["actions.html"]
	findings := part(page, `id="findings"`, "</main>")
	holdsAll(t, "the findings", findings, "2 of 4 findings are answered or closed; 2 are past their deadline.",
		`<a href="#a-CD-001">CD-001</a> Done<br><a href="#a-CD-002">CD-002</a> Done<br><a href="maturity.html#e-CM-VC-S-L3-1">CM-VC-S-L3-1</a> Rules of version control`,
		"<td>gone<br>gone-too</td>", "只有中文的问题", "<b>10 days overdue</b>")
	if open, closed := strings.Index(findings, `id="f-F-1"`), strings.Index(findings, `id="f-F-2"`); open > closed {
		t.Error("a closed finding stands before an overdue one")
	}
}

func TestAnIndicatorListsTheActionsAimedAtItAndMarksThem(t *testing.T) {
	files := built(t, Options{})
	page := files["indicators/change-lead-time.html"]
	holdsAll(t, "the page", part(page, `id="aimed-h"`, "</section>"), "2 of 3 actions are done; 1 is overdue.", "never that it caused a change",
		"Round 1 <span class=\"unit\">2 of 2 done</span>", `<a href="../actions.html#a-CD-001">CD-001</a> Write down how a change goes`)
	holdsAll(t, "the page", part(page, `id="aimed-h"`, "</section>"), "The codes after an action are the capabilities that it aims at.",
		` · <a href="../maturity.html#c-BI">BI</a>`, `<span class="unit"><a href="../maturity.html#c-CM-CM-P">CM-CM-P</a>`)
	if project := part(files["projects/credit-core.html"], `id="actions"`, "</section>"); strings.Contains(project, "maturity.html#c-") {
		t.Error("the short list of a project names capabilities, too")
	}
	const caption = "Triangles: months in which actions aimed at this indicator were completed. They say when, not why."
	holdsAll(t, "the trend", string(page), caption, `"id":"actions"`)
	for name, why := range map[string]string{"deployment-frequency": "no action aims at it", "change-fail-rate": "the action aimed at it was done on no known day"} {
		if other := string(files["indicators/"+name+".html"]); strings.Contains(other, caption) || strings.Contains(other, `"id":"actions","type"`) {
			t.Errorf("%s marks actions, though %s", name, why)
		}
	}
	if strings.Contains(string(files["indicators/deployment-frequency.html"]), "aimed-h") {
		t.Error("an indicator that no action aims at has a list of them")
	}
}

func TestWithoutAnAssessmentAnIndicatorsActionsNameNoCapability(t *testing.T) {
	rep := handmadeAssessed()
	data := rep.Maturity.Registers
	rep.Plan.Assessment, rep.Plan.Evidence, rep.Plan.Findings, data.Evidence, data.Findings = nil, nil, nil, nil, nil
	rep.Readiness = nil
	rep.Maturity = maturity.Compute(rep.Plan, &data)
	page := builtOf(t, rep, Options{})["indicators/change-lead-time.html"]
	if list := part(page, `id="aimed-h"`, "</section>"); list == "" || strings.Contains(list, "codes after an action") || strings.Contains(list, `class="unit"></`) {
		t.Errorf("the list is %s, want one without codes", list)
	}
}

func TestAProjectListsItsOwnActionsAndCountsThoseOfAll(t *testing.T) {
	files := built(t, Options{})
	holdsAll(t, "the project", part(files["projects/credit-core.html"], `id="actions"`, "</section>"),
		"The one action is done.", `<a href="../actions.html">7 actions hold for all projects.</a>`, `href="../actions.html#a-CD-002"`)
	rep := handmadeAssessed()
	for i := range rep.Maturity.Actions {
		rep.Maturity.Actions[i].Project = ""
	}
	holdsAll(t, "a project without its own", part(builtOf(t, rep, Options{})["projects/credit-core.html"], `id="actions"`, "</section>"), "No action is for this project alone.", "9 actions hold for all projects.")
}

func TestTheFirstPageNamesFiveActionsToDoAndCountsTheRest(t *testing.T) {
	rep := handmadeAssessed()
	front := builtOf(t, rep, Options{})["index.html"]
	holdsAll(t, "the part", part(front, `<h2 id="actions">`, "</section>"), "4 of 8 actions are done; 2 are overdue.", "2 of 2", `<a href="actions.html">`)
	next := part(front, "<h3>Actions due</h3>", "</div>")
	holdsAll(t, "what is next", next, "30 days overdue, since 31 Oct 2024", "Due 31 Dec 2024", "No due day")
	if n := strings.Count(next, "<li>"); n != 4 {
		t.Errorf("what is next has %d lines, want the 4 actions to do", n)
	}
	for i := range 5 {
		rep.Maturity.Actions = append(rep.Maturity.Actions, metric.Action{ID: fmt.Sprint("X-", i), Round: -1, Status: "open"})
	}
	next = part(builtOf(t, rep, Options{})["index.html"], "<h3>Actions due</h3>", "</div>")
	holdsAll(t, "what is next", next, "4 more are still to do")
	if n := strings.Count(next, "<li>"); n != fewDue+1 {
		t.Errorf("what is next has %d lines, want %d and the rest counted", n, fewDue)
	}
}

func TestActionsReadWellWithLittle(t *testing.T) {
	bare := func(n int, status string) []metric.Action {
		var actions []metric.Action
		for i := range n {
			actions = append(actions, metric.Action{ID: fmt.Sprint("A-", i+1), Round: -1, Status: status, Effort: metric.Missing(), Share: metric.Missing()})
		}
		return actions
	}
	for _, c := range []struct {
		claim         string
		change        func(*metric.Plan, *metric.Registers)
		want, without []string
	}{
		{"no day, area, round, nor anything else", func(_ *metric.Plan, d *metric.Registers) { d.Actions = append(bare(2, "open"), bare(1, "done")...) },
			[]string{"1 of 3 actions is done</h1>", "None of them has a due day", "No action has a day", `<th scope="row">A-1</th><td>–</td><td class="st open">Open</td>`},
			[]string{`id="rounds"`, `id="areas"`, `id="iterations"`, `id="overdue"`, "burn-up", "No round", `class="acts dated" style="--opened:'Opened`}},
		{"none is done", func(_ *metric.Plan, d *metric.Registers) {
			d.Actions = bare(2, "open")
			d.Actions[0].Opened, d.Actions[0].Due = metric.DateDay(2024, 8, 1), metric.DateDay(2025, 1, 31)
		}, []string{"None of 2 actions is done; none is overdue</h1>", "The one action opened by 30 Nov 2024 was not done", "1 action has no day of being opened"}, []string{"Dashed: due"}},
		{"all are done", func(_ *metric.Plan, d *metric.Registers) { d.Actions = bare(2, "done") }, []string{"All 2 actions are done</h1>"}, []string{"Left to do", "None of them"}},
		{"all were cancelled", func(_ *metric.Plan, d *metric.Registers) { d.Actions = bare(1, "cancelled") }, []string{"The one action was cancelled</h1>"}, []string{"in no other count", "<i style"}},
		{"a list without a row", func(_ *metric.Plan, d *metric.Registers) { d.Actions, d.Findings = nil, nil }, []string{"No action is recorded</h1>", "No finding is recorded."}, []string{`id="all"`, `id="findings-table"`}},
		{"findings without actions", func(p *metric.Plan, d *metric.Registers) { p.Actions, d.Actions = nil, nil }, []string{"2 of 4 findings are answered or closed; 2 are past their deadline</h1>"}, []string{`id="all"`}},
		{"no assessment", func(p *metric.Plan, d *metric.Registers) {
			p.Assessment, d.Ratings = nil, nil
			for i := range d.Actions {
				d.Actions[i].Capabilities = nil
			}
			d.Findings = nil
		}, []string{"4 of 8 actions are done"}, []string{"maturity.html"}},
		{"more are overdue than a short list names", func(_ *metric.Plan, d *metric.Registers) {
			d.Actions = bare(400, "open")
			for i := range d.Actions {
				d.Actions[i].Due = metric.DateDay(2024, 2, 1)
			}
		}, []string{"400 are overdue</h1>", "380 more are overdue; they are marked", `id="a-A-400"`}, nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			rep := handmadeAssessed()
			data := rep.Maturity.Registers
			c.change(rep.Plan, &data)
			rep.Maturity = maturity.Compute(rep.Plan, &data)
			rep.Readiness = indicator.ReadinessOf(rep)
			page := strings.Join(strings.Fields(string(builtOf(t, rep, Options{})["actions.html"])), " ")
			holdsAll(t, "the page", page, c.want...)
			for _, w := range append(c.without, "NaN", "<no value>") {
				if strings.Contains(page, w) {
					t.Errorf("the page holds %q", w)
				}
			}
		})
	}
}

func TestWithoutListsThereIsNoPageOfActions(t *testing.T) {
	for _, rep := range []*indicator.Report{handmade(), assessedAlone()} {
		for name, data := range builtOf(t, rep, Options{}) {
			if name == "actions.html" || strings.HasSuffix(name, ".html") && strings.Contains(string(data), "actions.html") {
				t.Errorf("%s is there, or leads to a page of actions, without a list of them", name)
			}
		}
	}
}

// assessedAlone has an assessment and no list of actions or findings.
func assessedAlone() *indicator.Report {
	rep := handmadeAssessed()
	data := rep.Maturity.Registers
	rep.Plan.Actions, rep.Plan.Findings, data.Actions, data.Findings = nil, nil, nil, nil
	rep.Maturity = maturity.Compute(rep.Plan, &data)
	rep.Readiness = indicator.ReadinessOf(rep)
	return rep
}

// A site holds hundreds of actions in each language: a row that grows makes the site heavy.
func TestARowOfAnActionIsLean(t *testing.T) {
	page := string(built(t, Options{})["actions.html"])
	row := regexp.MustCompile(`<tr id="a-CD-001">.*?</tr>`).FindString(strings.ReplaceAll(page, "\n", ""))
	if got := len(row); got == 0 || got > 700 {
		t.Errorf("a row with five links has %d bytes, want at most 700", got)
	}
}
