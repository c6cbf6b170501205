package wording

import (
	"math"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func sevenProjects() *indicator.Report {
	rep := &indicator.Report{}
	for _, id := range []string{"A", "B", "C", "D", "E", "F", "G"} {
		rep.Projects = append(rep.Projects, metric.Project{ID: id})
	}
	return rep
}

func TestPooledAndStratifiedFiguresInSentences(t *testing.T) {
	nan := math.NaN()
	for _, test := range []struct {
		claim      string
		spec       metric.Indicator
		comparison indicator.Comparison
		en, zh     string
	}{
		{
			"agreement is one sentence", leadTime(),
			indicator.Comparison{EffectKind: indicator.HLRatio, Effect: .5, Stratified: &indicator.Stratified{
				Strata: 12, Kind: indicator.HLRatio, Effect: .6, Low: .5, High: .7, P: .002, Better: 10, Worse: 2}},
			"Each of 12 projects held against itself only: a fall of 40 % (95 % interval 30 % to 50 %), p 0.002; better in 10, worse in 2.",
			"12 个项目各与自身前后对比：下降 40%（95% 置信区间 30% 至 50%），p 0.002；10 个变好，2 个变差。",
		},
		{
			"a contradiction is named, and so are the projects on one side", leadTime(),
			indicator.Comparison{EffectKind: indicator.HLRatio, Effect: .66, Stratified: &indicator.Stratified{
				Strata: 3, OnlyBefore: []int{0, 1}, OnlyAfter: []int{2}, Kind: indicator.HLRatio, Effect: 1.25, Low: .9, High: 1.6, P: .21, Worse: 2, Same: 1, Contradicts: true}},
			"Each of 3 projects held against itself only: a rise of 25 % (95 % interval from a fall of 10 % to a rise of 60 %), p 0.21; better in 0, worse in 2, unchanged in 1. " +
				"Part of the figure of all projects together, but not of this one, since they have data on one side only: before only, A and B; after only, C. " +
				"Contradiction: all projects together show a fall of 34 %, the same projects one by one a rise of 25 %. The figure of all moved because projects joined, left or weigh more than before, not because they changed that way themselves.",
			"3 个项目各与自身前后对比：上升 25%（95% 置信区间为下降 10% 至上升 60%），p 0.21；0 个变好，2 个变差，1 个不变。 " +
				"以下项目只在一侧有数据，计入全部项目的合并数值，但不计入此项对比：仅改进前，A、B；仅改进后，C。 " +
				"相互矛盾：全部项目合并来看下降 34%，逐个项目来看上升 25%。合并数值的变化来自项目的加入、退出或占比变化，而非各项目自身如此变化。",
		},
		{
			"a minority that moves the whole", board(),
			indicator.Comparison{EffectKind: indicator.Difference, Effect: .05, Stratified: &indicator.Stratified{
				Strata: 10, Kind: indicator.Difference, Effect: .04, Low: nan, High: nan, P: nan, Better: 1, Worse: 9, Contradicts: true, Minority: true}},
			"Each of 10 projects held against itself only: a rise of 4 points; better in 1, worse in 9. Contradiction: all projects together show a rise of 5 points, but 9 of 10 moved the other way. The figure of all rests on few of them.",
			"10 个项目各与自身前后对比：上升 4 个百分点；1 个变好，9 个变差。 相互矛盾：全部项目合并来看上升 5 个百分点，但 10 个项目中有 9 个方向相反。合并数值只取决于其中少数项目。",
		},
		{
			"no project in common, and many of them", leadTime(),
			indicator.Comparison{EffectKind: indicator.HLRatio, Effect: .66, Stratified: &indicator.Stratified{
				OnlyAfter: []int{0, 1, 2, 3, 4, 5, 6}, Kind: indicator.HLRatio, Effect: nan, Low: nan, High: nan, P: nan}},
			"No project has data both before and after, so the projects cannot be held against themselves: what changed may be only which projects there are. " +
				"Part of the figure of all projects together, but not of this one, since they have data on one side only: after only, A, B, C, D and E and 2 more.",
			"没有项目前后都有数据，无法让各项目与自身对比：变化可能只是因为换了一批项目。 以下项目只在一侧有数据，计入全部项目的合并数值，但不计入此项对比：仅改进后，A、B、C、D、E 等，另有 2 个。",
		},
		{"one project says nothing", leadTime(), indicator.Comparison{EffectKind: indicator.HLRatio, Effect: .5}, "", ""},
	} {
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			w := book(t).In(language)
			if got := strings.Join(w.Stratified(sevenProjects(), &test.spec, &test.comparison), " "); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", test.claim, language, got, want)
			}
		}
	}
}

func TestTheSecondStepAcrossProjectsInSentences(t *testing.T) {
	for _, test := range []struct {
		across indicator.Across
		en, zh string
	}{
		{
			indicator.Across{Scopes: 14, Testable: 12, Improved: 5, ImprovedAfter: 4, Expected: .6},
			"Of 12 projects with enough data 5 improved with each judged by itself, 4 with all judged together. By chance alone up to 0.6 of them would be called improved or worsened.",
			"数据足够的 12 个项目中，单独判断时有 5 个明确改善，一并判断时有 4 个。若变化纯属偶然，其中预计至多有 0.6 个被判为改善或变差。",
		},
		{
			indicator.Across{Groups: true, Scopes: 3, Testable: 3, Improved: 1, Worsened: 1, ImprovedAfter: 1, Expected: .15},
			"Of 3 groups with enough data 1 improved and 1 worsened with each judged by itself, 1 and 0 with all judged together. By chance alone up to 0.15 of them would be called improved or worsened.",
			"数据足够的 3 个分组中，单独判断时有 1 个明确改善、1 个明确变差，一并判断时分别有 1 个和 0 个。若变化纯属偶然，其中预计至多有 0.15 个被判为改善或变差。",
		},
		{
			indicator.Across{Scopes: 40, Testable: 40, Worsened: 2, Expected: 2},
			"Of 40 projects with enough data 2 worsened with each judged by itself, 0 with all judged together. By chance alone up to 2 of them would be called improved or worsened.",
			"数据足够的 40 个项目中，单独判断时有 2 个明确变差，一并判断时有 0 个。若变化纯属偶然，其中预计至多有 2 个被判为改善或变差。",
		},
		{
			indicator.Across{Scopes: 2, Testable: 2, Expected: .1},
			"Of 2 projects with enough data none improved or worsened, even with each judged by itself. By chance alone up to 0.1 of them would be called improved or worsened.",
			"数据足够的 2 个项目中，即使单独判断也没有一个明确改善或明确变差。若变化纯属偶然，其中预计至多有 0.1 个被判为改善或变差。",
		},
		{indicator.Across{Scopes: 9, Testable: 1, Improved: 1}, "", ""},
	} {
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			if got := book(t).In(language).Across(&test.across); got != want {
				t.Errorf("%s:\n got %s\nwant %s", language, got, want)
			}
		}
	}
	if got := book(t).In("en").Across(nil); got != "" {
		t.Errorf("without projects: %q, want nothing", got)
	}
}

// The UGDP trial's strata (Rothman, Greenland and Lash, Table 15-1) as projects: the weighted mean of the
// listed differences is the published 3.5 points.
func TestTheExplanationListsWhatTheCommonEffectIsMadeOf(t *testing.T) {
	figures := func(project int, x0, n0, x1, n1 float64) indicator.Figures {
		return indicator.Figures{
			Scope:       indicator.Scope{Project: project},
			Phases:      []indicator.PhaseFigure{{Phase: "baseline", Numerator: x0, Denominator: n0}, {Phase: "round-1", Numerator: x1, Denominator: n1}},
			Comparisons: []indicator.Comparison{{Before: "baseline", After: "round-1", EffectKind: indicator.Difference, Effect: x1/n1 - x0/n0, P: .2, AcrossP: .4, Verdict: indicator.NoClearChange}},
		}
	}
	rep := sevenProjects()
	rep.Plan = &metric.Plan{}
	spec := board()
	res := &indicator.Result{Spec: &spec, Scopes: []indicator.Figures{figures(-1, 21, 205, 30, 204), figures(0, 5, 120, 8, 106), figures(1, 16, 85, 22, 98)}}
	res.Across = []indicator.Across{{After: "round-1", Scopes: 2, Testable: 2, Expected: .1}}
	pooled := &res.Scopes[0].Comparisons[0]
	pooled.AcrossP = metric.Missing()
	pooled.Stratified = &indicator.Stratified{Strata: 2, Kind: indicator.Difference, Effect: .0349, Low: -.0276, High: .0974, P: .27, Phi: metric.Missing(), Better: 0, Worse: 2}
	step := func(scope int) Section {
		w := book(t).In("en")
		e := &explaining{Words: w, rep: rep, res: res, spec: &spec, f: &res.Scopes[scope], c: &res.Scopes[scope].Comparisons[0]}
		return e.scopes()
	}
	s := step(0)
	if len(s.Tables) != 1 || len(s.Tables[0].Rows) != 2 {
		t.Fatalf("tables %v, want one of two projects", s.Tables)
	}
	for i, want := range []string{"A | 5 of 120 | 8 of 106 | +3.4 points | 55 %", "B | 16 of 85 | 22 of 98 | +3.6 points | 45 %"} {
		if got := strings.Join(s.Tables[0].Rows[i], " | "); got != want {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
	}
	if said := strings.Join(s.Sentences, " "); !strings.Contains(said, "Mantel and Haenszel's difference") || !strings.Contains(said, "Of 2 projects with enough data none") {
		t.Errorf("said: %s", said)
	}
	if said := strings.Join(step(1).Sentences, " "); said != "Judged together, 2 projects with enough data: p 0.20 becomes p 0.40. Its own verdict stays as it is." {
		t.Errorf("of a project: %s", said)
	}
}

func TestProjectsWithoutAnEventBeforeHaveNoWeight(t *testing.T) {
	figures := func(project int, after float64) indicator.Figures {
		return indicator.Figures{
			Scope:       indicator.Scope{Project: project},
			Phases:      []indicator.PhaseFigure{{Phase: "baseline", Numerator: 0, Denominator: 182}, {Phase: "round-1", Numerator: after, Denominator: 184}},
			Comparisons: []indicator.Comparison{{Before: "baseline", After: "round-1", EffectKind: indicator.RateRatio, Effect: math.Inf(1), P: .01}},
		}
	}
	rep, spec := sevenProjects(), monthly
	res := &indicator.Result{Spec: &metric.Indicator{Unit: spec}, Scopes: []indicator.Figures{figures(-1, 60), figures(0, 30), figures(1, 30)}}
	e := &explaining{Words: book(t).In("en"), rep: rep, res: res, spec: res.Spec, f: &res.Scopes[0], c: &res.Scopes[0].Comparisons[0]}
	for _, row := range e.strata().Rows {
		if weight := row[len(row)-1]; weight != dash {
			t.Errorf("%v: weight %s", row, weight)
		}
	}
}
