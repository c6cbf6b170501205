package render

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// readyReport is the report by hand with an assessment: twelve sub-items of which eight measure, and registers with
// one of everything that can be missing.
func readyReport() *indicator.Report {
	rep := handmade()
	both := func(en, zh string) metric.Text { return metric.Text{"": en, "en": en, "zh-CN": zh} }
	item := metric.ModelItem{Code: "XX", Name: both("Item", "能力项")}
	for i := range 12 {
		s := metric.ModelSubItem{Code: fmt.Sprintf("S-%02d", i), Name: both(fmt.Sprint("Sub-item ", i), fmt.Sprint("子项", i))}
		if i < len(metric.MeasurementChecks) {
			s.Measures, s.Demands = metric.MeasurementChecks[i], map[int]metric.Text{3: both("what level 3 asks "+attack, "3级要求")}
		}
		s.Expected = []metric.ExpectedEvidence{{Level: 3, Kind: "document", Title: both("Rules", "规范"), Count: 1}, {Level: 3, Kind: "document", Title: both("Record", "记录"), Count: 1}}
		item.SubItems = append(item.SubItems, s)
	}
	plan := rep.Plan
	plan.Assessment = &metric.Assessment{Target: 3, Registration: metric.Registration{Iteration: both("two weeks", "两周"), Releases: "deployment-frequency"}, Model: &metric.Model{
		Name: both("A model", "模型"), Wording: both("Wording of a form.", "自评表表述。"), ListOrigin: both("One team's list.", "一家单位的清单。"),
		Levels:  []metric.ModelLevel{{Number: 3, Name: both("Comprehensive", "全面级")}, {Number: 4}},
		Domains: []metric.ModelDomain{{Code: "X", Name: both("Domain", "子域"), Items: []metric.ModelItem{item}}},
	}}
	plan.Actions, plan.Evidence = &metric.Register{}, &metric.EvidenceRegister{Root: "evidence"}
	m, node := metric.Missing(), func(i int) metric.Node { return metric.Node{SubItem: i} }
	registers := metric.Registers{}
	for i := range 11 {
		level := 3.0
		if i%2 == 0 {
			level = 2.5
		}
		registers.Ratings = append(registers.Ratings, metric.Ratings{Node: node(i), Self: []float64{m, m, m, level}, Assessed: []float64{m, m, m, m}, Target: m, Gap: both("gap "+attack, "差距")})
	}
	for i := range 20 {
		registers.Actions = append(registers.Actions, metric.Action{
			ID: fmt.Sprintf("A-%02d", i), Title: both("Do "+attack, "改进"), Status: metric.ActionStatuses[i%4], Due: plan.AsOf - 5, Capabilities: []metric.Node{node(i % 12)}, Share: m,
		})
	}
	registers.Evidence = []metric.Evidence{
		{ID: "E-1", Node: node(1), Level: 3, Kind: "document", Title: both("Rules", "规范"), Status: "ready", File: "rules.pdf", Present: true, SHA256: "ab"},
		{ID: "E-2", Node: node(3), Level: 3, Kind: "document", Title: both("Any", "其他"), Status: "ready", File: "any.pdf", Present: true, SHA256: "ab"},
		{ID: attack, Node: metric.Node{Domain: -1, Item: -1, SubItem: -1}, Level: 3, Kind: "video", Status: "draft", File: "film " + attack},
	}
	rep.Maturity = maturity.Compute(plan, &registers)
	rep.Readiness = indicator.ReadinessOf(rep)
	return rep
}

// section is the part of a page below a heading.
func section(t *testing.T, page []byte, id string) string {
	t.Helper()
	_, rest, found := strings.Cut(string(page), `<section aria-labelledby="`+id+`"`)
	text, _, _ := strings.Cut(rest, "</section>")
	if !found {
		t.Fatalf("the page has no section %s", id)
	}
	return text
}

func TestReadinessSaysWhatIsMissingAndPromisesNothing(t *testing.T) {
	files := builtOf(t, readyReport(), Options{Generator: "upshot 0"})
	page := files["readiness.html"]
	for _, want := range []string{
		"Level 3 (Comprehensive): what is still missing",
		"6 of 7 questions have something missing: 7 gaps in levels, 3 levels without evidence,",
		"1 more cannot be answered here, since the definition has no register of findings.",
		"It is no assessor&#39;s judgement", "Wording of a form.",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, promise := range []string{"will pass", "ready for the assessment", "guarantee"} {
		if strings.Contains(string(page), promise) {
			t.Errorf("the page promises: %q", promise)
		}
	}
	for id, wants := range map[string][]string{
		"gaps":         {"7 of 12 sub-items are below their target, or not rated", ">3-<", "Not rated"},
		"evidence":     {"3 of 5 sub-items at their target have no ready evidence for it"},
		"expected":     {"Document: 1 of 2 ready; missing: “Record”", "Document: 1 of 2 ready; 1 of these missing, the register does not say which: “Rules” and “Record”", "<li>draft</li><li>the file is not there</li>", "One team&#39;s list."},
		"definitions":  {`indicators/change-lead-time.html">Change lead time</a>`, "<li>no purpose</li><li>no audience</li><li>no owner</li>"},
		"sources":      {`data.html#source-board">board</a>`, "does not say for which days it is complete"},
		"actions":      {"<li>overdue</li><li>no owner</li>", "not at its target"},
		"findings":     {"The definition has no register of findings"},
		"registration": {"two weeks", "Deployment frequency</a>", "Not given. Name the indicator in the definition: assessment.registration.failures"},
	} {
		text := section(t, page, id)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", id, want, text)
			}
		}
	}
}

// Sub-items and pieces of evidence do not add up, so each is counted by itself.
func TestThingsOfTwoKindsAreNotAddedUp(t *testing.T) {
	rep := readyReport()
	lists := rep.Readiness.Questions[2].Lists
	page := string(builtOf(t, rep, Options{})["readiness.html"])
	counts := fmt.Sprintf(`<td class="num">%d of %d<br>%d of %d</td>`, len(lists[0].Items), lists[0].Of, len(lists[1].Items), lists[1].Of)
	said := fmt.Sprintf("%d sub-items without all of the evidence expected", len(lists[0].Items))
	for _, want := range []string{counts, said} {
		if len(lists) != 2 || !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// Whatever is folded stands in the page, and so on paper.
func TestALongListIsFoldedAndLosesNothing(t *testing.T) {
	rep := readyReport()
	text := section(t, builtOf(t, rep, Options{})["readiness.html"], "actions")
	shown, folded, found := strings.Cut(text, "<details>")
	row := regexp.MustCompile(`<tr><th scope="row">`)
	n := len(rep.Readiness.Questions[5].Lists[0].Items)
	if a, b := len(row.FindAllString(shown, -1)), len(row.FindAllString(folded, -1)); !found || a != shownRows || a+b != n {
		t.Errorf("%d rows shown and %d folded, want %d and the rest of %d", a, b, shownRows, n)
	}
	if !strings.Contains(folded, fmt.Sprint("<summary>", n-shownRows, " more</summary>")) {
		t.Errorf("the fold does not say how many it holds:\n%.300s", folded)
	}
}

func TestTheDemandsStandBesideTheReportsOwnFigures(t *testing.T) {
	text := section(t, builtOf(t, readyReport(), Options{})["readiness.html"], "measuring")
	text = regexp.MustCompile(`<[^>]*>|\s+`).ReplaceAllString(text, " ")
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range []string{
		"Every indicator says, in the definition&#39;s own words, for whom it is and what for 0 of 6 indicators ○ Not met",
		"A visual board in real time A report in files is no live board: it shows the state of 30 Nov 2024, and a newer one with every build ○ Not met",
		"All members can read it In 2 languages, as pages that any browser reads; who may open them, the files do not say –",
		"? Cannot be seen here", "Every source is collected automatically 1 of 2 sources ◐ Met in part", "S-00 · rated 3- Level 3: what level 3 asks",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the demands do not say %q:\n%s", want, text)
		}
	}
	if pages := regexp.MustCompile(`from the exports: (\d+) pages`).FindStringSubmatch(text); pages == nil || pages[1] != fmt.Sprint(countPages(builtOf(t, readyReport(), Options{}))) {
		t.Errorf("pages = %v, want %d", pages, countPages(builtOf(t, readyReport(), Options{})))
	}
}

func countPages(files map[string][]byte) (n int) {
	for name := range files {
		if strings.HasSuffix(name, ".html") {
			n++
		}
	}
	return n
}

func TestAReportWithNothingMissingSaysWhatWasLookedAt(t *testing.T) {
	rep := readyReport()
	for i := range rep.Readiness.Questions {
		for k := range rep.Readiness.Questions[i].Lists {
			rep.Readiness.Questions[i].Lists[k].Items = nil
		}
	}
	page := builtOf(t, rep, Options{})["readiness.html"]
	for _, want := range []string{
		"Nothing is missing by the 6 questions that this report can answer.", "Nothing missing. Looked at: 12 sub-items, all of them at their target.",
		"Nothing missing. Looked at: the expected evidence of 12 sub-items and 3 entries of the register.",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestRegistersThatAreNotThereAreNamedOnce(t *testing.T) {
	rep := readyReport()
	rep.Plan.Evidence = nil
	rep.Readiness = indicator.ReadinessOf(rep)
	page := string(builtOf(t, rep, Options{})["readiness.html"])
	for _, want := range []string{"4 of 7 questions have something missing", "3 more cannot be answered here, since the definition has no register of evidence and findings."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestReadinessIsSafeAndCompleteInBothLanguages(t *testing.T) {
	files := builtOf(t, readyReport(), Options{})
	for _, name := range []string{"readiness.html", "zh-CN/readiness.html"} {
		page := string(files[name])
		for _, bad := range []string{"<script>alert", "<img src=x", "NaN", "ZgotmplZ", "&lt;nil&gt;"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
		if m := regexp.MustCompile(`!(readiness|nav|evidence|level)[a-z0-9.-]*!`).FindString(page); m != "" {
			t.Errorf("%s: message %s is not there", name, m)
		}
	}
	if !strings.Contains(string(files["zh-CN/readiness.html"]), "7 个问题中有 6 个仍有缺项：未达目标的能力子项 7 个") {
		t.Error("the Chinese page has no answer")
	}
}

// The format: whoever changes a field changes it here too.
func TestReadinessInResults(t *testing.T) {
	got, err := json.Marshal(readinessResults(readyReport()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"questions":[{"question":"gaps","answered":true,"open":7,"lists":[{"kind":"sub-item","looked_at":12,"items":[{"id":"S-00","lacks":["below-target"],"expected":null,"aims_below_target":null},`,
		`{"id":"S-03","lacks":["incomplete"],"expected":[{"kind":"document","ready":1,"expected":2,"titles":[{"en":"Rules","zh-CN":"规范"},{"en":"Record","zh-CN":"记录"}],"certain":false}],"aims_below_target":null}`,
		`{"id":"A-00","lacks":["overdue","owner"],"expected":null,"aims_below_target":true}`,
		`{"question":"findings","answered":false,"open":0,"lists":[]}`,
		`{"sub_item":"S-02","demand":"data","met":"partly","marks":[{"mark":"automatic","n":1,"of":2,"day":null,"source":null,"met":"partly"},`,
		`{"mark":"newest","n":399,"of":null,"day":"2023-10-28","source":null,"met":null}`,
		`{"name":"iteration","stated":{"en":"two weeks","zh-CN":"两周"},"indicator":null,"phase":null,"value":null,"low":null,"high":null,"n":null,"missing":null}`,
		`{"name":"failures","stated":{},"indicator":null,"phase":null,"value":null,"low":null,"high":null,"n":null,"missing":"no-indicator"}`,
		`"indicator":"deployment-frequency","phase":"round-2+round-3",`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("results lack %s", want)
		}
	}
	if readinessResults(handmade()) != nil {
		t.Error("a report without an assessment has readiness")
	}
}
