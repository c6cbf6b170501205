package wording

import (
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

// headlined is a report whose primary indicators have these headline verdicts.
func headlined(primary bool, family int, verdicts ...indicator.Verdict) *indicator.Report {
	rep := &indicator.Report{Plan: &metric.Plan{
		Phases: []metric.Phase{
			{ID: "early", Name: metric.Text{"en": "Baseline", "zh-CN": "基线"}},
			{ID: "middle", Name: metric.Text{"en": "Round 1", "zh-CN": "第一轮"}},
			{ID: "late", Name: metric.Text{"en": "Round 2", "zh-CN": "第二轮"}},
		},
		Compare: metric.Compare{Before: 0, After: []int{2}},
	}}
	for _, v := range verdicts {
		rep.Indicators = append(rep.Indicators, indicator.Result{
			Spec: &metric.Indicator{Primary: primary},
			Scopes: []indicator.Figures{{Scope: indicator.Overall, Comparisons: []indicator.Comparison{
				{Headline: true, Verdict: v, Family: family},
			}}},
		})
	}
	return rep
}

func TestHeadlines(t *testing.T) {
	b := book(t)
	pooled := headlined(true, 1, indicator.Worsened)
	pooled.Plan.Compare.After = []int{1, 2}
	holm := headlined(true, 2, indicator.Improved, indicator.Improved)
	holm.Plan.Multiplicity = "holm"
	late := headlined(true, 2, indicator.Improved, indicator.NoClearChange)
	late.Indicators[1].Scopes[0].Comparisons[0].Notes = []indicator.Note{{Code: indicator.NoteLatePrimary}}
	one := headlined(true, 1, indicator.NoClearChange)
	one.Indicators[0].Scopes[0].Comparisons[0].Notes = []indicator.Note{{Code: indicator.NoteLatePrimary}}
	for _, c := range []struct {
		claim  string
		rep    *indicator.Report
		en, zh string
	}{
		{
			"who chose a primary with the result in sight is told of it", late,
			"Of 2 primary indicators (1 declared so after the round began, with the result in sight), 1 improved and 1 shows no clear change, from Baseline to Round 2. Of the improvements and worsenings, at most about 1 in 20 is expected to be chance.",
			"2 个核心指标（其中 1 个在该轮开始之后才列为核心，选定时已能看到结果）中，1 个明确改善、1 个变化不明确（基线对比第二轮）。明确改善与明确变差的结论中，预计最多约二十分之一出于偶然。",
		},
		{
			"also where it is the only one", one,
			"Of 1 primary indicator (declared so after the round began, with the result in sight), 1 shows no clear change, from Baseline to Round 2.",
			"1 个核心指标（其中 1 个在该轮开始之后才列为核心，选定时已能看到结果）中，1 个变化不明确（基线对比第二轮）。",
		},
		{
			"verdicts are counted, the called ones first",
			headlined(true, 3, indicator.NoClearChange, indicator.Improved, indicator.NotEnoughData, indicator.Improved, indicator.LeaningBetter),
			"Of 5 primary indicators, 2 improved, 1 leans better without proof, 1 shows no clear change and 1 has not enough data, from Baseline to Round 2. Of the improvements and worsenings, at most about 1 in 20 is expected to be chance.",
			"5 个核心指标中，2 个明确改善、1 个有改善迹象但证据不足、1 个变化不明确、1 个数据不足以判断（基线对比第二轮）。明确改善与明确变差的结论中，预计最多约二十分之一出于偶然。",
		},
		{
			"pooled phases are named, a family of one is no family", pooled,
			"Of 1 primary indicator, 1 worsened, from Baseline to Round 1 and Round 2. Chance alone would bring such a call in at most 1 of 20 reports.",
			"1 个核心指标中，1 个明确变差（基线对比第一轮、第二轮）。若变化纯属偶然，二十份报告中至多一份会得出这样的结论。",
		},
		{
			"the stricter claim is named", holm,
			"Of 2 primary indicators, 2 improved, from Baseline to Round 2. The risk that even one of these calls is chance is at most 1 in 20.",
			"2 个核心指标中，2 个明确改善（基线对比第二轮）。这些结论中哪怕有一个出于偶然，其风险也不超过二十分之一。",
		},
		{
			"without primaries all are counted, and it is said", headlined(false, 0, indicator.NotEnoughData, indicator.NotEnoughData),
			"No indicator is declared primary; of 2 indicators, 2 have not enough data, from Baseline to Round 2.",
			"未指定核心指标；2 个指标中，2 个数据不足以判断（基线对比第二轮）。",
		},
		{"nothing is nothing", headlined(true, 0), "No indicator could be compared.", "没有可以比较的指标。"},
	} {
		if got := b.In("en").Headline(c.rep); got != c.en {
			t.Errorf("%s: Headline =\n%q, want\n%q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Headline(c.rep); got != c.zh {
			t.Errorf("%s: Headline =\n%q, want\n%q", c.claim, got, c.zh)
		}
	}
}

func TestHeadlineFacts(t *testing.T) {
	b := book(t)
	lead, rate, fails, review := leadTime(), frequency(), board(), leadTime()
	fails.Primary, review.Primary = true, false
	review.Name = metric.Text{"en": "Review turnaround", "zh-CN": "评审周转时间"}
	rep := headlined(true, 1, indicator.Improved, indicator.Improved, indicator.LeaningBetter, indicator.Worsened)
	for i, c := range []struct {
		spec        *metric.Indicator
		change, pct float64
		status      indicator.TargetStatus
	}{{&lead, -day, -61.3, indicator.Missed}, {&rate, 1, 157, indicator.Met}, {&fails, -.067, -41, indicator.MissedByEstimate}, {&review, day, 41.2, indicator.TargetUnknown}} {
		rep.Indicators[i].Spec = c.spec
		f := &rep.Indicators[i].Scopes[0]
		f.Comparisons[0].Change, f.Comparisons[0].ChangePct = c.change, c.pct
		f.Target = &indicator.TargetFigure{Status: c.status}
	}
	for _, c := range []struct {
		claim  string
		rep    *indicator.Report
		en, zh string
	}{
		{"movements, what worsened, targets", rep, "Change lead time −61 %, deployment frequency +157 % and Sonar coverage −6.7 points (not proven). Worsened: review turnaround +41 %. Targets: 1 of 3 missed, 1 more by the estimate, not confirmed.", "变更前置时间 −61%、部署频率 +157%、Sonar 覆盖率 −6.7 个百分点（未确证）。明确变差：评审周转时间 +41%。目标：3 项中 1 项未达标，另有 1 项估计未达标（未确证）。"},
		{"nothing is nothing", headlined(true, 0), "", ""},
		{"what could not be judged has not moved", headlined(true, 0, indicator.NotEnoughData), "", ""},
	} {
		if got := b.In("en").HeadlineFacts(c.rep); got != c.en {
			t.Errorf("%s: HeadlineFacts =\n%q, want\n%q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").HeadlineFacts(c.rep); got != c.zh {
			t.Errorf("%s: HeadlineFacts =\n%q, want\n%q", c.claim, got, c.zh)
		}
	}
}
