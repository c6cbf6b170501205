package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// handmadeAssessed is the report by hand with an assessment by a model of five sub-domains: levels met in part, one
// not rated, two by an assessor, actions and evidence of every state.
func handmadeAssessed() *indicator.Report {
	rep := handmade()
	both := func(en, zh string) metric.Text { return metric.Text{"": en, "en": en, "zh-CN": zh} }
	sub := func(code, en, zh string) metric.ModelSubItem {
		return metric.ModelSubItem{Code: code, Name: both(en, zh), Demands: map[int]metric.Text{3: both("one rule for all of "+en, zh+"有统一规则")},
			Crosswalk: map[string]string{}, Expected: []metric.ExpectedEvidence{{Level: 3, Kind: "document", Count: 2}, {Level: 3, Kind: "video", Count: 1}}}
	}
	model := &metric.Model{
		ID: "own", Name: both("Delivery model "+attack, "交付模型"), Wording: both("The wording is the team's own.", "措辞为团队自拟。"),
		ListOrigin: both("One team's list.", "某团队的清单。"),
		Levels:     []metric.ModelLevel{{Number: 1, Name: both("Initial", "初始级")}, {Number: 2, Name: both("Managed", "基础级")}, {Number: 3, Name: both("Comprehensive", "全面级")}, {Number: 4}, {Number: 5}},
		Domains: []metric.ModelDomain{
			{Code: "CM", Name: both("Configuration management", "配置管理"), Items: []metric.ModelItem{
				{Code: "CM-VC", Name: both("Version control", "版本控制"), SubItems: []metric.ModelSubItem{sub("CM-VC-S", "Version control system", "版本控制系统"), sub("CM-VC-B", "Branches "+attack, "分支管理")}},
				{Code: "CM-CM", Name: both("Change management", "变更管理"), SubItems: []metric.ModelSubItem{sub("CM-CM-P", "Change process", "变更过程")}}}},
			{Code: "BI", Name: both("Build and continuous integration of everything that is built here", "构建与持续集成"), Items: []metric.ModelItem{
				{Code: "BI-B", Name: both("Build practice", "构建实践"), SubItems: []metric.ModelSubItem{sub("BI-B-W", "Way of building", "构建方式"), sub("BI-B-E", "Environment of the build", "构建环境")}}}},
			{Code: "TM", Name: both("Test management", "测试管理"), RollUp: "mean", Items: []metric.ModelItem{
				{Code: "TM-A", Name: both("Test automation", "自动化测试"), RollUp: "mean", SubItems: []metric.ModelSubItem{sub("TM-A-D", "Design", "设计"), sub("TM-A-E", "Execution", "执行")}}}},
			{Code: "DM", Name: both("Data management", "数据管理"), Items: []metric.ModelItem{
				{Code: "DM-T", Name: both("Test data", "测试数据管理"), SubItems: []metric.ModelSubItem{sub("DM-T-S", "Source", "数据来源")}}}},
			{Code: "MF", Name: both("Measurement and feedback", "度量与反馈"), Items: []metric.ModelItem{
				{Code: "MF M/1", Name: both("Metrics", "度量指标"), SubItems: []metric.ModelSubItem{sub("MF M/1 定义", "Definition", "指标定义")}}}},
		},
	}
	rep.Plan.Assessment = &metric.Assessment{Model: model, Target: 3, Certificates: []metric.Certificate{
		{ID: "itu", Name: both("Another standard", "另一标准"), Note: both("Little is known.", "所知甚少。")}, {ID: "none", Name: both("A third", "第三标准")},
	}}
	rep.Plan.Actions, rep.Plan.Evidence, rep.Plan.Findings = &metric.Register{}, &metric.EvidenceRegister{Root: "evidence"}, &metric.Register{}
	x := metric.Missing()
	rate := func(code string, self, assessed [4]float64) metric.Ratings {
		node, ok := model.Find(code)
		if !ok {
			panic(code)
		}
		return metric.Ratings{Node: node, Self: self[:], Assessed: assessed[:], Target: x, Crosswalk: map[string]string{}}
	}
	never := [4]float64{x, x, x, x}
	data := &metric.Registers{Ratings: []metric.Ratings{
		rate("CM-VC-S", [4]float64{1, 2, 2.5, 3}, [4]float64{x, x, x, 3}),
		rate("CM-VC-B", [4]float64{2, 2, 3, 3}, [4]float64{x, x, x, 2.5}),
		rate("CM-CM-P", [4]float64{1, 1, 3, 4}, never),
		rate("BI-B-W", [4]float64{2, 3, 3, 3}, never),
		rate("BI-B-E", [4]float64{1, 2, 3, 3}, never),
		rate("TM-A-D", [4]float64{1, 1, 2, 3}, never),
		rate("TM-A-E", [4]float64{1, 1, 2, 2}, never),
		rate("DM-T-S", [4]float64{1, x, x, x}, never),
		rate("MF M/1 定义", [4]float64{x, 2, 5, 5}, never),
	}}
	data.Ratings[1].Gap, data.Ratings[1].Note = both("Branches live for weeks "+attack, "分支存活数周"), both("Trunk from May.", "五月起主干开发。")
	data.Ratings[1].Evidence = []string{"E 2/b", "E-unknown"}
	data.Ratings[0].Crosswalk["itu"], data.Ratings[1].Crosswalk["itu"] = "Clause 7 "+attack, "Clause 7 "+attack
	data.Ratings[7].Crosswalk["itu"] = "Clause 9"
	find := func(code string) metric.Node { node, _ := model.Find(code); return node }
	data.Actions = []metric.Action{
		{ID: "A-1", Title: both("Protect the trunk", "保护主干"), Status: "done", Capabilities: []metric.Node{find("CM-VC")}, Effort: x, Share: x},
		{ID: "A 2", Title: both("Delete old branches "+attack, "清理旧分支"), Status: "open", Due: rep.Plan.AsOf - 9, Capabilities: []metric.Node{find("CM-VC-B")}, Effort: x, Share: x},
		{ID: "A-3", Title: both("Robots", "机器人"), Status: "cancelled", Capabilities: []metric.Node{find("TM")}, Effort: x, Share: x},
	}
	data.Findings = []metric.Finding{{ID: "F-1", Text: both("Branches are old", "分支过旧"), Status: "open", Deadline: rep.Plan.AsOf - 1, Capabilities: []metric.Node{find("CM-VC-B")}}}
	data.Actions, data.Findings = append(data.Actions, handmadeActions(find)...), append(data.Findings, handmadeFindings(find)...)
	data.Evidence = []metric.Evidence{
		{ID: "CM-VC-S-L3-1", Node: find("CM-VC-S"), Level: 3, Kind: "document", Title: both("Rules of version control", "版本控制规范"), Status: "ready", File: "rules/版本 1.pdf", Present: true, SHA256: "ab", Bytes: 12345, Date: rep.Plan.AsOf},
		{ID: "E 2/b", Node: find("BI"), Level: 3, Kind: "video", Title: both(attack, attack), Status: "ready", File: "missing.mp4"},
		{ID: "E-3", Node: find("TM-A-D"), Kind: "screenshot", Title: both("Run", "执行截图"), Status: "planned", Link: "https://wiki.example/run?a=1&b=2", Present: true},
		{ID: "E-4", Node: find("MF M/1 定义"), Level: 3, Kind: "document", Title: both("Definitions", "指标口径"), Status: "ready", ByReport: true, Present: true, File: "method.html#definitions"},
		{ID: "E-5", Node: find("MF M/1 定义"), Level: 3, Kind: "document", Title: both("Numbers", "数据"), Status: "ready", ByReport: true, Present: true, File: "results.json"},
		{ID: "E-6", Node: metric.Node{Domain: -1, Item: -1, SubItem: -1}, Level: 4, Kind: "document", Title: both("Board", "看板"), Status: "draft", ByReport: true, File: "board.html", Link: "javascript:alert(1)"},
	}
	rep.Maturity = maturity.Compute(rep.Plan, data)
	rep.Readiness = indicator.ReadinessOf(rep)
	return rep
}

func TestAReportWithoutAnAssessmentHasNoMaturityPage(t *testing.T) {
	rep := handmade()
	rep.Plan.Assessment, rep.Maturity = nil, nil
	files := builtOf(t, rep, Options{})
	if _, there := files["maturity.html"]; there {
		t.Error("maturity.html is there")
	}
	for _, name := range []string{"index.html", "data.html", "zh-CN/index.html"} {
		if bytes.Contains(files[name], []byte("maturity.html")) {
			t.Errorf("%s leads to a page that is not there", name)
		}
	}
}

// maturityOf renders a report and gives its Maturity page and front page, with runs of space made one.
func maturityOf(t *testing.T, rep *indicator.Report, folder string) (page, front string) {
	t.Helper()
	files := builtOf(t, rep, Options{})
	flat := func(name string) string { return strings.Join(strings.Fields(string(files[folder+name])), " ") }
	return flat("maturity.html"), flat("index.html")
}

func holdsAll(t *testing.T, where, page string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(page, w) {
			t.Errorf("%s does not hold %q", where, w)
		}
	}
}

func TestMaturitySaysWhatIsReachedAndWhoRated(t *testing.T) {
	page, front := maturityOf(t, handmadeAssessed(), "")
	for _, p := range []string{page, front} {
		holdsAll(t, "the page", p,
			"6 of 9 sub-items reach level 3 (Baseline: 0)",
			"Baseline: no level (1 of 9 sub-items is not rated); Round 3: no level (1 of 9 sub-items is not rated); target: Level 3 (Comprehensive).",
			"An assessor gave 2 of the 8 levels of Round 3; the others are self-rated.")
	}
	holdsAll(t, "the page", page,
		"The wording is the team&#39;s own.", "3- means that level 3 is met in part. It counts as 2.5",
		"is the lowest of its parts. One low part holds the whole down", "Test management (the mean of its parts) and Test automation (the mean of its parts)",
		"In 1 sub-item the assessor&#39;s level is not the self-rated one: lower in 1, higher in 0.",
		"Not drawn, since they have no level: Data management and Measurement and feedback.",
		">2.5</span><small>1 of 2</small>", // a mean is no "3-"
		"<small>assessed; self-rated 3</small>", "<small>6 of 9, 1 not rated</small>")
	if strings.Contains(page, "improved") {
		t.Error("the page says improved, which is a verdict of statistics")
	}
}

func TestTheRadarSaysWhoRatedWhereThatDiffers(t *testing.T) {
	rep := handmadeAssessed()
	page, front := maturityOf(t, rep, "")
	holdsAll(t, "the key of the radar", page, "</svg> Baseline (self-rated)</li>", "</svg> Round 3 (partly assessed)</li>")
	holdsAll(t, "the first page", front, "; self-rated before, partly assessed now.</dd>")
	for i := range rep.Maturity.Registers.Ratings {
		rep.Maturity.Registers.Ratings[i].Assessed[3] = metric.Missing()
	}
	rep.Maturity = maturity.Compute(rep.Plan, &rep.Maturity.Registers)
	page, front = maturityOf(t, rep, "")
	holdsAll(t, "the key of the radar", page, "</svg> Baseline</li>", "</svg> Round 3</li>")
	if strings.Contains(front, "self-rated before") {
		t.Error("the first page tells of raters that differ where they do not")
	}
}

func TestTheFirstPageSaysWhereTheAssessmentStandsBeforeAnyFigure(t *testing.T) {
	_, front := maturityOf(t, handmadeAssessed(), "")
	head, _, _ := strings.Cut(front, "<section")
	holdsAll(t, "the head of the first page", head, `<dt><a href="maturity.html">Maturity</a></dt><dd>Level 3 (Comprehensive) is the target: 6 of 9 sub-items reach it (Baseline: 0);`, `<dt><a href="actions.html">Actions</a></dt>`)
	holdsAll(t, "the first page", front, `<p class="note">The wording is the team&#39;s own.</p>`)
}

func TestGapsNameWhatIsMissingAndWhatAimsAtIt(t *testing.T) {
	page, front := maturityOf(t, handmadeAssessed(), "")
	_, gaps, _ := strings.Cut(page, `id="gaps"`)
	gaps, _, _ = strings.Cut(gaps, `id="closed"`)
	holdsAll(t, "the gaps", gaps,
		"3 sub-items are not at their target", "Branches live for weeks", "Trunk from May.", "Level 3: one rule for all of Execution",
		`<a href="#`+evidenceAnchor("E 2/b")+`">E 2/b</a> <span class="muted">Ready, but not at hand</span>`, `E-unknown <span class="muted">not in the register</span>`,
		`<span class="muted">Open, overdue</span>`, "Protect the trunk", "No action aims at it.", `<a href="#c-TM-A-E">Execution</a>`, "Not rated")
	if strings.Contains(gaps, "Change process") {
		t.Error("a sub-item at its target stands among the gaps")
	}
	holdsAll(t, "the front page", front,
		`<a href="maturity.html#c-TM-A-E">Execution</a><br>Level 2, target 3; no action aims at it`)
}

func TestGapsLeadToTheIndicatorsThatTheirActionsAimAt(t *testing.T) {
	rep := handmadeAssessed()
	rep.Maturity.Actions[1].Indicators = []string{"change-lead-time", "deployment-frequency"}
	rep.Maturity.Actions[0].Indicators = []string{"change-lead-time"}
	rep.Maturity.Actions[2].Indicators = []string{"coverage"} // cancelled
	page, _ := maturityOf(t, rep, "zh-CN/")
	_, gaps, _ := strings.Cut(page, `id="gaps"`)
	gaps, _, _ = strings.Cut(gaps, `id="closed"`)
	if n := strings.Count(gaps, "针对的指标："); n != 1 {
		t.Errorf("indicators are named in %d rows, want in the one whose actions aim at some", n)
	}
	_, line, _ := strings.Cut(gaps, "针对的指标：")
	line, _, _ = strings.Cut(line, "</p>")
	if strings.Count(line, `href="indicators/change-lead-time.html"`) != 1 || strings.Count(line, `href="indicators/deployment-frequency.html"`) != 1 || strings.Contains(line, "coverage") {
		t.Errorf("the line is %s, want both indicators once, and none of a cancelled action", line)
	}
}

func TestClosedGapsNameWhatWasMissingAndWhatAimedAtIt(t *testing.T) {
	rep := handmadeAssessed()
	data := rep.Maturity.Registers
	data.Ratings[0].Gap, data.Ratings[5].Target = metric.Plain("Settings lay outside. "+attack), 2
	data.Actions[2].Capabilities = data.Actions[0].Capabilities
	data.Actions = append([]metric.Action{{ID: "A-0", Status: "done", Capabilities: data.Actions[0].Capabilities}}, data.Actions...)
	rep.Maturity = maturity.Compute(rep.Plan, &data)
	page, _ := maturityOf(t, rep, "")
	_, section, _ := strings.Cut(page, `<section aria-labelledby="closed">`)
	section, _, _ = strings.Cut(section, "</section>")
	holdsAll(t, "the section", section,
		"<summary>5 sub-items: what was missing", "no proof that it raised a level", "<th scope=\"col\">Baseline (self-rated) → Round 3 (partly assessed)</th>",
		`<a href="#c-CM-VC-S">Version control system</a></th><td>1 → 3</td><td>Round 3</td><td class="said"><p>Settings lay outside. `,
		`<div><a href="actions.html#a-A-0">A-0</a> · <a href="actions.html#a-A-1">A-1</a> <span class="muted">Done</span></div><div><a href="actions.html#a-A-3">A-3</a> <span class="muted">Cancelled</span></div>`,
		`Design</a></th><td>1 → 3<span class="unit">target 2</span></td><td>Round 2</td><td class="said">The assessment does not say.</td>`)
	for _, other := range []string{"Branches", "Execution", "Source", "Definition</a>"} { // not at the target, not rated now, not rated before
		if strings.Contains(section, other) {
			t.Errorf("%s stands among the closed gaps", other)
		}
	}
	holdsAll(t, "the page", page, `<a href="#closed">Gaps that were closed</a>`)
	for i := range data.Ratings {
		copy(data.Ratings[i].Self, []float64{metric.Missing(), metric.Missing(), metric.Missing()})
	}
	rep.Maturity = maturity.Compute(rep.Plan, &data)
	if page, _ = maturityOf(t, rep, ""); strings.Contains(page, `"closed"`) || strings.Contains(page, "#closed") {
		t.Error("there is a section of closed gaps without any")
	}
}

// Nothing is claimed about the other standard: neither that it lacks a name, nor that its levels are these.
func TestOtherCertificatesAreShownOnlyByWhatTheFileSays(t *testing.T) {
	rep := handmadeAssessed()
	page, _ := maturityOf(t, rep, "")
	holdsAll(t, "the page", page,
		"<h3 id=\"view-itu\">Another standard</h3> <p class=\"sub\">Little is known.</p>",
		"The assessment&#39;s file gives no name for 6 of 9 sub-items.", "The assessment&#39;s file gives no name for 9 of 9 sub-items.")
	if said := strings.Count(page, "the other certificate&#39;s own scale is not known here"); said != 1 {
		t.Errorf("whose levels these are is said %d times, want once", said)
	}
	page, _ = maturityOf(t, rep, "zh-CN/")
	holdsAll(t, "the page", page, "9 个能力子项中有 6 个，评估文件未给出名称。")
	rep.Plan.Assessment.Model.Domains[4].Items[0].SubItems[0].Crosswalk["itu"] = "Clause 1"
	rep.Maturity = maturity.Compute(rep.Plan, &rep.Maturity.Registers)
	page, _ = maturityOf(t, rep, "")
	holdsAll(t, "the page", page, "Neither the model nor the assessment&#39;s file gives a name for 5 of 9 sub-items.")
}

func TestEverySubItemAndPieceOfEvidenceHasItsPlace(t *testing.T) {
	rep := handmadeAssessed()
	page, _ := maturityOf(t, rep, "")
	for _, s := range rep.Maturity.SubItems {
		holdsAll(t, "the page", page, `id="`+capabilityAnchor(s.Spec.Code)+`"`)
	}
	for _, e := range rep.Maturity.Evidence {
		holdsAll(t, "the page", page, `id="`+evidenceAnchor(e.ID)+`"`)
	}
	holdsAll(t, "the page", page, `id="c-CM"`, `id="c-CM-VC"`)
}

func TestEvidenceIsLinkedOnlyWhereItCanBeOpened(t *testing.T) {
	rep := handmadeAssessed()
	page, _ := maturityOf(t, rep, "zh-CN/")
	holdsAll(t, "the page", page,
		"<code>rules/版本 1.pdf</code>", "文件不存在", `<a href="https://wiki.example/run?a=1&amp;b=2" rel="noopener noreferrer">wiki.example</a>`,
		`<a href="method.html#definitions">`, `<a href="../results.json">`, "本报告没有该页面", "javascript:alert(1)<")
	rep.Plan.Evidence.Publish = true
	rep.Maturity.Evidence[1].File, rep.Maturity.Evidence[1].SHA256 = "../outside.mp4", "cd"
	page, _ = maturityOf(t, rep, "zh-CN/")
	holdsAll(t, "the page", page, `<a href="../evidence/rules/%E7%89%88%E6%9C%AC%201.pdf">`, "<code>../outside.mp4</code>")
	rep.Plan.Evidence.Root, rep.Maturity.Evidence[0].SHA256 = "", ""
	page, _ = maturityOf(t, rep, "")
	holdsAll(t, "the page", page, "its folder is not named, so the file was not looked for")
}

func TestMaturityReadsWellWithLittle(t *testing.T) {
	little := func(change func(*metric.Plan, *metric.Registers)) *indicator.Report {
		rep := handmadeAssessed()
		data := rep.Maturity.Registers
		change(rep.Plan, &data)
		rep.Maturity = maturity.Compute(rep.Plan, &data)
		rep.Readiness = indicator.ReadinessOf(rep)
		return rep
	}
	x := metric.Missing()
	onlyFirst := func(_ *metric.Plan, d *metric.Registers) {
		for i := range d.Ratings {
			d.Ratings[i].Self, d.Ratings[i].Assessed = []float64{2, x, x, x}, []float64{x, x, x, x}
		}
	}
	for _, c := range []struct {
		name    string
		change  func(*metric.Plan, *metric.Registers)
		want    []string
		without []string
	}{
		{"only the baseline is rated", onlyFirst, []string{"0 of 9 sub-items reach level 3 in Baseline", "No later round is rated yet.", "All levels are self-rated", `data-chart="radar"`}, []string{"Round 3</th>", "k-before"}},
		{"no sub-item is rated", func(_ *metric.Plan, d *metric.Registers) { d.Ratings = nil }, []string{"No sub-item is rated yet", "9 sub-items are not at their target"}, []string{`data-chart="radar"`, "width:"}},
		{"every sub-item is at its target", func(_ *metric.Plan, d *metric.Registers) {
			for i := range d.Ratings {
				d.Ratings[i].Self, d.Ratings[i].Assessed = []float64{1, 2, 3, 3}, []float64{x, x, x, 4}
			}
		}, []string{"9 of 9 sub-items reach level 3", "No gap is left", "Every sub-item is at its target.", "An assessor gave the levels of Round 3; those before it are self-rated.", "in 9 sub-items"}, nil},
		{"there is neither evidence nor action", func(p *metric.Plan, d *metric.Registers) {
			p.Evidence, p.Actions, d.Evidence, d.Actions = nil, nil, nil, nil
		}, []string{"The definition has no register of evidence", "The definition has no register of actions", "E-unknown"}, []string{"Actions that aim at it", `id="evidence"`, "not in the register", "expected (", "no evidence of that level"}},
		{"evidence is a link", func(_ *metric.Plan, d *metric.Registers) {
			for i := range d.Evidence {
				d.Evidence[i].File, d.Evidence[i].SHA256, d.Evidence[i].Link, d.Evidence[i].Present, d.Evidence[i].ByReport = "", "", "https://wiki.example/e", true, false
			}
		}, []string{"of these are links alone, and what they lead to was not looked at."}, nil},
		{"the register of evidence is empty", func(_ *metric.Plan, d *metric.Registers) { d.Evidence = nil }, []string{"0 pieces of evidence are registered", "0 of 3 expected (Document 0 of 2 and Video 0 of 1)", "At its target, but no evidence of that level is ready."}, []string{`id="evidence-table"`}},
		{"targets differ", func(_ *metric.Plan, d *metric.Registers) { d.Ratings[0].Target = 4 }, []string{"5 of 9 sub-items reach their target level (Baseline: 0)", "1 sub-item has a target other than level 3."}, nil},
		{"the model has three levels and two sub-domains", func(p *metric.Plan, d *metric.Registers) {
			small := *p.Assessment.Model
			small.Domains, small.Levels, small.ListOrigin, small.Wording = small.Domains[:2], small.Levels[:3], nil, nil
			changed := *p.Assessment
			changed.Model, changed.Certificates = &small, nil
			p.Assessment, d.Ratings, d.Evidence, d.Actions = &changed, d.Ratings[:5], nil, nil
		}, []string{`class="level l1"`, `class="level l3"`, `class="level l5"`}, []string{`data-chart="radar"`, `class="level l2"`, `id="certificates"`, "echarts"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, _ := maturityOf(t, little(c.change), "")
			for _, w := range c.want {
				if !strings.Contains(strings.ToLower(page), strings.ToLower(w)) {
					t.Errorf("the page does not hold %q", w)
				}
			}
			for _, w := range append(c.without, "NaN", "<no value>") {
				if strings.Contains(page, w) {
					t.Errorf("the page holds %q", w)
				}
			}
		})
	}
}

func TestShadesSpreadOverAnyScale(t *testing.T) {
	scale := func(numbers ...int) *metric.Model {
		m := &metric.Model{}
		for _, n := range numbers {
			m.Levels = append(m.Levels, metric.ModelLevel{Number: n})
		}
		return m
	}
	for _, c := range []struct {
		model *metric.Model
		want  []int // of the levels one by one
	}{
		{scale(1, 2, 3, 4, 5), []int{1, 2, 3, 4, 5}},
		{scale(0, 1, 2, 3), []int{1, 2, 4, 5}},
		{scale(1, 2, 3), []int{1, 3, 5}},
		{scale(1), []int{5}},
	} {
		var got []int
		for _, l := range c.model.Levels {
			got = append(got, shade(c.model, float64(l.Number)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("shades of %v = %v, want %v", c.model.Levels, got, c.want)
		}
	}
	five := scale(1, 2, 3, 4, 5)
	if got := shade(five, 2.5); got != 2 {
		t.Errorf("shade(3-) = %d, want that of level 2", got)
	}
	if got := shade(five, metric.Missing()); got != 0 {
		t.Errorf("shade of no level = %d, want 0", got)
	}
}
