package wording

import (
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

// story is one comparison of one indicator, and what is said of it.
type story struct {
	claim      string
	spec       metric.Indicator
	before     indicator.PhaseFigure
	after      indicator.PhaseFigure
	comparison indicator.Comparison
	target     *indicator.TargetFigure
	title, sentence,
	titleZH, sentenceZH string
}

func leadTime() metric.Indicator {
	return metric.Indicator{
		ID: "change-lead-time", Entry: "change-lead-time", Unit: days, Better: metric.Lower, Primary: true,
		Name:    metric.Text{"en": "Change lead time", "zh-CN": "变更前置时间"},
		Measure: metric.Measure{Form: metric.Duration},
	}
}

func board() metric.Indicator {
	return metric.Indicator{
		ID: "coverage", Unit: percent, Better: metric.Higher, Statistic: metric.Mean,
		Name:    metric.Text{"en": "Sonar coverage", "zh-CN": "Sonar 覆盖率"},
		Measure: metric.Measure{Form: metric.Level},
	}
}

func frequency() metric.Indicator {
	return metric.Indicator{
		ID: "deployment-frequency", Entry: "deployment-frequency", Unit: monthly, Better: metric.Higher, Primary: true,
		Name:    metric.Text{"en": "Deployment frequency", "zh-CN": "部署频率"},
		Measure: metric.Measure{Form: metric.Frequency},
	}
}

func side(n int, value float64) indicator.PhaseFigure {
	return indicator.PhaseFigure{N: n, Value: value}
}

func stories() []story {
	return []story{
		{
			claim: "an improvement is a finding", spec: leadTime(),
			before: side(412, 12.4*day), after: side(1506, 5.1*day),
			comparison: indicator.Comparison{Verdict: indicator.Improved, EffectKind: indicator.HLRatio, Effect: .41, Low: .31, High: .56},
			target:     &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 3 * day}, Phase: "late", Status: indicator.Missed},
			title:      "Change lead time fell from 12.4 to 5.1 days",
			sentence:   "Improved: median change lead time fell from 12.4 to 5.1 days (−59 %); the estimated shift is −59 %, 95 % interval −69 % to −44 %; n 412 before, 1,506 after; target of at most 3 days missed.",
			titleZH:    "变更前置时间由 12.4 降至 5.1 天",
			sentenceZH: "明确改善：变更前置时间中位数由 12.4 降至 5.1 天（−59%）；估计的整体变化为 −59%，95% 置信区间 −69% 至 −44%；样本数 前 412、后 1,506；目标不超过 3 天：未达标。",
		},
		{
			claim: "a rise can be an improvement", spec: frequency(),
			before: side(30, 5/metric.DaysPerMonth), after: side(56, 14/metric.DaysPerMonth),
			comparison: indicator.Comparison{Verdict: indicator.Improved, EffectKind: indicator.RateRatio, Effect: 2.8, Low: 1.5, High: 4.1},
			target:     &indicator.TargetFigure{Target: metric.Target{Value: 8 / metric.DaysPerMonth}, Phase: "late", Status: indicator.Met},
			title:      "Deployment frequency rose from 5 to 14 per month",
			sentence:   "Improved: deployment frequency rose from 5 to 14 per month (+180 %); 95 % interval +50 % to +310 %; n 30 before, 56 after; target of at least 8 per month met.",
			titleZH:    "部署频率由每月 5 升至 14 次",
			sentenceZH: "明确改善：部署频率由每月 5 升至 14 次（+180%）；95% 置信区间 +50% 至 +310%；样本数 前 30、后 56；目标不低于每月 8 次：达标。",
		},
		{
			claim: "a frequency of several projects is per project", spec: frequency(),
			before: side(136, 5.66/metric.DaysPerMonth), after: side(466, 14.5/metric.DaysPerMonth),
			comparison: pooledFrequency(),
			title:      "Deployment frequency rose from 5.7 to 14.5 per month in each project",
			sentence:   "Improved: deployment frequency rose from 5.7 to 14.5 per month in each project (+156 %); 95 % interval +88 % to +251 %; n 136 before, 466 after.",
			titleZH:    "部署频率由每个项目每月 5.7 升至 14.5 次",
			sentenceZH: "明确改善：部署频率由每个项目每月 5.7 升至 14.5 次（+156%）；95% 置信区间 +88% 至 +251%；样本数 前 136、后 466。",
		},
		{
			claim: "a shown value may part from an estimate that is no finding", spec: leadTime(),
			before: side(73, 3.48*day), after: side(93, 3.59*day),
			comparison: indicator.Comparison{Verdict: indicator.NoClearChange, Reason: indicator.NotDetected, EffectKind: indicator.HLRatio, Effect: .897, Low: .667, High: 1.12},
			title:      "No clear change in change lead time (median 3.5 to 3.6 days)",
			sentence:   "No clear change: median change lead time went from 3.5 to 3.6 days (+3.2 %); yet the typical record is estimated 10 % lower, 95 % interval −33 % to +12 %; n 73 before, 93 after; a difference of this size is well within chance.",
			titleZH:    "变更前置时间变化不明确（中位数 3.5 → 3.6 天）",
			sentenceZH: "变化不明确：变更前置时间中位数由 3.5 变为 3.6 天（+3.2%）；但典型记录估计降低 10%，95% 置信区间 −33% 至 +12%；样本数 前 73、后 93；这种幅度的差异完全可能出于偶然。",
		},
		{
			claim: "a shown value that stayed does not fall", spec: leadTime(),
			before: side(73, 3*day), after: side(93, 3*day),
			comparison: indicator.Comparison{Verdict: indicator.Improved, EffectKind: indicator.HLRatio, Effect: .8, Low: 0, High: .9},
			title:      "Change lead time: the typical record is estimated 20 % lower",
			sentence:   "Improved: median change lead time stayed at 3 days; yet the typical record is estimated 20 % lower, 95 % interval up to −10 %, no lower limit; n 73 before, 93 after.",
			titleZH:    "变更前置时间：典型记录估计降低 20%",
			sentenceZH: "明确改善：变更前置时间中位数保持在 3 天；但典型记录估计降低 20%，95% 置信区间至多 −10%，无下限；样本数 前 73、后 93。",
		},
		{
			claim: "the values of one indicator have the same decimals", spec: leadTime(),
			before: side(73, 1.087*day), after: side(93, .7526*day),
			comparison: indicator.Comparison{Verdict: indicator.LeaningBetter, Reason: indicator.Censoring, EffectKind: indicator.HLShift, Effect: -.3 * day, Low: -.5 * day, High: infinite},
			title:      "A sign, not proof, of better change lead time (median 1.09 to 0.75 days)",
			sentence:   "Leaning better, a sign and not proof: median change lead time fell from 1.09 to 0.75 days (−31 %); the estimated shift is −0.30 days, 95 % interval −0.50 days and above, no upper limit; n 73 before, 93 after; many items are still open, and the long ones among them are missing from the figures.",
			titleZH:    "变更前置时间有改善迹象，证据不足（中位数 1.09 → 0.75 天）",
			sentenceZH: "有改善迹象（证据不足）：变更前置时间中位数由 1.09 降至 0.75 天（−31%）；估计的整体变化为 −0.30 天，95% 置信区间至少 −0.50 天，无上限；样本数 前 73、后 93；未完成事项较多，其中耗时长的尚未计入数值。",
		},
		{
			claim: "a source of unknown days can judge nothing", spec: frequency(),
			before: side(7, none), after: side(9, none),
			comparison: indicator.Comparison{Reason: indicator.UnknownCoverage, Effect: none, Low: none, High: none},
			title:      "Cannot judge deployment frequency: the days that its source covers are not known",
			sentence:   "Not enough data on deployment frequency: n 7 before, 9 after; the source does not say which days it covers.",
			titleZH:    "部署频率：数据源的覆盖日期不明，无法判断",
			sentenceZH: "数据不足，无法判断：部署频率，样本数 前 7、后 9；数据源未说明覆盖哪些日期。",
		},
		{
			claim: "a leaning is a sign, not proof", spec: leadTime(),
			before: side(40, 12.4*day), after: side(31, 9.1*day),
			comparison: indicator.Comparison{Verdict: indicator.LeaningBetter, Reason: indicator.Marginal, EffectKind: indicator.HLRatio, Effect: .75, Low: .55, High: 1.04},
			title:      "A sign, not proof, of better change lead time (median 12.4 to 9.1 days)",
			sentence:   "Leaning better, a sign and not proof: median change lead time fell from 12.4 to 9.1 days (−27 %); the estimated shift is −25 %, 95 % interval −45 % to +4 %; n 40 before, 31 after; the evidence is weak (p between 0.05 and 0.10).",
			titleZH:    "变更前置时间有改善迹象，证据不足（中位数 12.4 → 9.1 天）",
			sentenceZH: "有改善迹象（证据不足）：变更前置时间中位数由 12.4 降至 9.1 天（−27%）；估计的整体变化为 −25%，95% 置信区间 −45% 至 +4%；样本数 前 40、后 31；证据较弱（p 在 0.05 与 0.10 之间）。",
		},
		{
			claim: "no finding is said to be none", spec: leadTime(),
			before: side(40, 12.4*day), after: side(31, 9.1*day),
			comparison: indicator.Comparison{Verdict: indicator.NoClearChange, Reason: indicator.NotDetected, EffectKind: indicator.HLRatio, Effect: .91, Low: .82, High: 1.09},
			title:      "No clear change in change lead time (median 12.4 to 9.1 days)",
			sentence:   "No clear change: median change lead time went from 12.4 to 9.1 days (−27 %); the estimated shift is −9 %, 95 % interval −18 % to +9 %; n 40 before, 31 after; a difference of this size is well within chance.",
			titleZH:    "变更前置时间变化不明确（中位数 12.4 → 9.1 天）",
			sentenceZH: "变化不明确：变更前置时间中位数由 12.4 变为 9.1 天（−27%）；估计的整体变化为 −9%，95% 置信区间 −18% 至 +9%；样本数 前 40、后 31；这种幅度的差异完全可能出于偶然。",
		},
		{
			claim: "a proper noun keeps its capital, per cents change by points", spec: board(),
			before: side(6, .62), after: side(4, .5),
			comparison: indicator.Comparison{Verdict: indicator.Worsened, EffectKind: indicator.HLShift, Effect: -.12, Low: -.15, High: -.08},
			title:      "Sonar coverage fell from 62 % to 50 %",
			sentence:   "Worsened: mean monthly Sonar coverage fell from 62 % to 50 % (−12 points); the estimated shift is −12 points, 95 % interval −15 to −8 points; 6 months before, 4 after.",
			titleZH:    "Sonar 覆盖率由 62% 降至 50%",
			sentenceZH: "明确变差：Sonar 覆盖率各月均值由 62% 降至 50%（−12 个百分点）；估计的整体变化为 −12 个百分点，95% 置信区间 −15 至 −8 个百分点；月数 前 6、后 4。",
		},
		{
			claim: "a small interval is no change that matters", spec: board(),
			before: side(12, .62), after: side(12, .621),
			comparison: indicator.Comparison{Verdict: indicator.NoClearChange, Reason: indicator.NotDetected, Equivalent: true, EffectKind: indicator.HLShift, Effect: .001, Low: -.01, High: .012},
			title:      "No change that matters in Sonar coverage (mean of the months 62.0 % to 62.1 %)",
			sentence:   "No clear change: mean monthly Sonar coverage went from 62.0 % to 62.1 % (+0.1 points); the estimated shift is +0.1 points, 95 % interval −1 to +1.2 points; 12 months before, 12 after; whatever changed is smaller than what matters here.",
			titleZH:    "Sonar 覆盖率没有值得关注的变化（各月均值 62.0% → 62.1%）",
			sentenceZH: "变化不明确：Sonar 覆盖率各月均值由 62.0% 变为 62.1%（+0.1 个百分点）；估计的整体变化为 +0.1 个百分点，95% 置信区间 −1 至 +1.2 个百分点；月数 前 12、后 12；即使有变化，也小于约定的最小有意义变化。",
		},
		{
			claim: "too little data says how little", spec: leadTime(),
			before: side(4, 12.4*day), after: indicator.PhaseFigure{Value: none, Reason: indicator.NoRecords},
			comparison: indicator.Comparison{Verdict: indicator.NotEnoughData, Reason: indicator.TooFewItems, EffectKind: indicator.HLRatio, Effect: none, Low: none, High: none},
			target:     &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 3 * day}, Phase: "late"},
			title:      "Too few records to judge change lead time (4 before, 0 after)",
			sentence:   "Not enough data on change lead time: n 4 before, 0 after; a phase has fewer than 10 records; target of at most 3 days cannot be checked.",
			titleZH:    "变更前置时间：数据不足，无法判断（前 4 条、后 0 条）",
			sentenceZH: "数据不足，无法判断：变更前置时间，样本数 前 4、后 0；有一个阶段的记录不足 10 条；目标不超过 3 天：无法核对。",
		},
		{
			claim: "no data at all is no numbers", spec: leadTime(),
			before: side(0, none), after: side(0, none),
			comparison: indicator.Comparison{Reason: indicator.NoRecords, Effect: none, Low: none, High: none},
			title:      "No records to judge change lead time by (0 before, 0 after)",
			sentence:   "Not enough data on change lead time: n 0 before, 0 after; a phase has no records.",
			titleZH:    "变更前置时间：有阶段没有记录，无法判断（前 0 条、后 0 条）",
			sentenceZH: "数据不足，无法判断：变更前置时间，样本数 前 0、后 0；有一个阶段没有记录。",
		},
		{
			claim: "a shown value that went the other way is not the finding", spec: leadTime(),
			before: side(100, 5*day), after: side(100, 5.2*day),
			comparison: indicator.Comparison{Verdict: indicator.Improved, EffectKind: indicator.HLRatio, Effect: .8, Low: .7, High: .9},
			title:      "Change lead time: the typical record is estimated 20 % lower",
			sentence:   "Improved: median change lead time rose from 5.0 to 5.2 days (+4 %); yet the typical record is estimated 20 % lower, 95 % interval −30 % to −10 %; n 100 before, 100 after.",
			titleZH:    "变更前置时间：典型记录估计降低 20%",
			sentenceZH: "明确改善：变更前置时间中位数由 5.0 升至 5.2 天（+4%）；但典型记录估计降低 20%，95% 置信区间 −30% 至 −10%；样本数 前 100、后 100。",
		},
	}
}

// pooledFrequency is a comparison of a frequency over several projects.
func pooledFrequency() indicator.Comparison {
	return indicator.Comparison{
		Verdict: indicator.Improved, EffectKind: indicator.RateRatio, Effect: 2.56, Low: 1.88, High: 3.51,
		Notes: []indicator.Note{{Code: indicator.NoteTotals, Args: []float64{1, 2}}},
	}
}

func TestStatisticIsNamedOnce(t *testing.T) {
	b := book(t)
	rep := &indicator.Report{Plan: &metric.Plan{}}
	spec := leadTime()
	spec.Statistic = metric.P85
	for _, c := range []struct{ claim, name, en, zh string }{
		{"a name without it gets it", "Reviews", "85th percentile of Reviews", "Reviews 第 85 百分位数"},
		{"a name with its words has it", "Reviews (85th percentile)", "Reviews (85th percentile)", "Reviews (85th percentile) 第 85 百分位数"},
		{"a name with its letters has it", "Reviews (P85)", "Reviews (P85)", "Reviews (P85)"},
	} {
		spec.Entry, spec.Name = "", metric.Plain(c.name)
		if got := b.In("en").subject(rep, &spec); got != c.en {
			t.Errorf("%s: subject(%q) = %q, want %q", c.claim, c.name, got, c.en)
		}
		if got := b.In("zh-CN").subject(rep, &spec); got != c.zh {
			t.Errorf("%s: subject(%q) = %q, want %q", c.claim, c.name, got, c.zh)
		}
	}
}

func TestStories(t *testing.T) {
	b := book(t)
	rep := &indicator.Report{Plan: &metric.Plan{}}
	for _, s := range stories() {
		s.before.Phase, s.after.Phase = "early", "late"
		s.comparison.Before, s.comparison.After = "early", "late"
		s.comparison.Change = s.after.Value - s.before.Value
		s.comparison.ChangePct = 100 * s.comparison.Change / s.before.Value
		f := &indicator.Figures{Phases: []indicator.PhaseFigure{s.before, s.after}, Target: s.target}
		for _, l := range []struct{ language, title, sentence string }{
			{"en", s.title, s.sentence}, {"zh-CN", s.titleZH, s.sentenceZH},
		} {
			w := b.In(l.language)
			if got := w.Title(rep, &s.spec, f, &s.comparison); got != l.title {
				t.Errorf("%s: Title = %q, want %q", s.claim, got, l.title)
			}
			if got := w.Sentence(rep, &s.spec, f, &s.comparison); got != l.sentence {
				t.Errorf("%s: Sentence =\n%q, want\n%q", s.claim, got, l.sentence)
			}
		}
	}
}
