package wording

import (
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

// told is a comparison of two values with this verdict; its effect is their difference.
func told(spec *metric.Indicator, verdict indicator.Verdict, before, after float64) (*indicator.Figures, *indicator.Comparison) {
	c := &indicator.Comparison{
		Before: "early", After: "late", Headline: true, Verdict: verdict, EffectKind: indicator.Difference,
		Effect: after - before, Low: none, High: none, Change: after - before, ChangePct: none, Multiple: none,
	}
	if before > 0 {
		c.ChangePct = 100 * c.Change / before
		if indicator.HasTrueZero(spec) {
			c.Multiple = after / before
		}
	}
	if verdict == indicator.NotEnoughData {
		c.Reason = indicator.TooFewItems
		if !metric.Known(before) && metric.Known(after) {
			c.Reason = indicator.NoBaseline
		}
	}
	early, late := side(30, before), side(40, after)
	if !metric.Known(before) {
		early.N = 0
	}
	early.Phase, late.Phase = "early", "late"
	return &indicator.Figures{Phases: []indicator.PhaseFigure{early, late}, Comparisons: []indicator.Comparison{*c}}, c
}

// claimed is a report of a baseline and one round.
func claimed() *indicator.Report {
	return &indicator.Report{Plan: &metric.Plan{
		Phases: []metric.Phase{
			{ID: "early", Name: metric.Text{"en": "Baseline", "zh-CN": "基线"}},
			{ID: "late", Name: metric.Text{"en": "Round 2", "zh-CN": "第二轮"}},
		},
		Compare: metric.Compare{Before: 0, After: []int{1}},
	}}
}

func published() metric.Indicator {
	s := leadTime()
	s.Stated = []metric.Stated{
		{Phase: 0, Value: 15 * day, Origin: metric.Text{"en": "Annual report 2023", "zh-CN": "2023 年度报告"}},
		{Phase: 1, Value: 4 * day, Origin: metric.Plain("a slide about the later phase")},
	}
	return s
}

func TestClaims(t *testing.T) {
	b := book(t)
	lead, often, cover, score, stated := leadTime(), frequency(), board(), board(), published()
	score.Unit, score.Name = density, metric.Text{"en": "Smell score", "zh-CN": "异味得分"}
	for _, c := range []struct {
		claim         string
		spec          *metric.Indicator
		verdict       indicator.Verdict
		before, after float64
		target        indicator.TargetStatus
		en, zh        []string
	}{
		{
			"a time that fell has every form", &lead, indicator.Improved, 21.2 * day, 8.2 * day, indicator.MissedByEstimate,
			[]string{
				"The verdict is “Improved”: each of these may be said as a finding, together with the interval and n above.",
				"Before and after: Median change lead time fell from 21.2 to 8.2 days",
				"Change in per cent: Median change lead time fell by 61 %",
				"Multiple: Median change lead time: in 0.39 of the time",
				"Difference: Median change lead time fell by 13 days",
				"Against the target: 8.2 days after; target of at most 8 days missed by the estimate, not confirmed",
			},
			[]string{
				"结论为“明确改善”：以下各种说法均可作为结论使用，但须同时给出上文的置信区间和样本数。",
				"前后对比: 变更前置时间中位数由 21.2 降至 8.2 天",
				"变化幅度（%）: 变更前置时间中位数下降 61%",
				"倍数: 变更前置时间中位数：所用时间为之前的 0.39 倍",
				"差值: 变更前置时间中位数下降 13 天",
				"与目标对照: 改进后 8.2 天；目标不超过 8 天：估计未达标（未确证）",
			},
		},
		{
			"a sign is no proof, in every form", &lead, indicator.LeaningWorse, 5 * day, 12 * day, 0,
			[]string{
				"The verdict is “Leaning worse”: none of these is proven, and whoever quotes one has to say so.",
				"Before and after: Median change lead time: 5 to 12 days (not proven)",
				"Change in per cent: Median change lead time: a rise of 140 % (not proven)",
				"Multiple: Median change lead time: 2.4 times as long (not proven)",
				"Difference: Median change lead time: a rise of 7 days (not proven)",
			},
			[]string{
				"结论为“有变差迹象（证据不足）”：以下说法均未得到确证，引用时必须注明。",
				"前后对比: 变更前置时间中位数：5 变为 12 天（未确证）",
				"变化幅度（%）: 变更前置时间中位数：上升 140%（未确证）",
				"倍数: 变更前置时间中位数：所用时间为之前的 2.4 倍（未确证）",
				"差值: 变更前置时间中位数：上升 7 天（未确证）",
			},
		},
		{
			"a frequency is so many times as many", &often, indicator.Improved, 5 / metric.DaysPerMonth, 12 / metric.DaysPerMonth, 0,
			[]string{
				"The verdict is “Improved”: each of these may be said as a finding, together with the interval and n above.",
				"Before and after: Deployment frequency rose from 5 to 12 per month",
				"Change in per cent: Deployment frequency rose by 140 %",
				"Multiple: Deployment frequency: 2.4 times as many",
				"Difference: Deployment frequency rose by 7 per month",
			},
			[]string{
				"结论为“明确改善”：以下各种说法均可作为结论使用，但须同时给出上文的置信区间和样本数。",
				"前后对比: 部署频率由每月 5 升至 12 次",
				"变化幅度（%）: 部署频率上升 140%",
				"倍数: 部署频率：次数为之前的 2.4 倍",
				"差值: 部署频率上升每月 7 次",
			},
		},
		{
			"from none there is no per cent, no multiple and no infinity", &often, indicator.Improved, 0, 3 / metric.DaysPerMonth, 0,
			[]string{
				"The verdict is “Improved”: each of these may be said as a finding, together with the interval and n above.",
				"Before and after: Deployment frequency: from none to 3 per month; nothing can be taken in per cent or multiples of none",
			},
			[]string{
				"结论为“明确改善”：以下各种说法均可作为结论使用，但须同时给出上文的置信区间和样本数。",
				"前后对比: 部署频率从无到有，达到每月 3 次；此前为零，不能计算百分比和倍数",
			},
		},
		{
			"down to none is no multiple", &often, indicator.NoClearChange, 3 / metric.DaysPerMonth, 0, 0,
			[]string{
				"The verdict is “No clear change”: none of these is proven, and whoever quotes one has to say so.",
				"Before and after: Deployment frequency: 3 to 0 per month (not proven)",
				"Change in per cent: Deployment frequency: a fall of 100 % (not proven)",
				"Difference: Deployment frequency: a fall of 3 per month (not proven)",
			},
			nil,
		},
		{
			"a share rises by points, and its relative change says that it is none", &cover, indicator.Improved, .40, .52, 0,
			[]string{
				"The verdict is “Improved”: each of these may be said as a finding, together with the interval and n above.",
				"Before and after: Mean monthly Sonar coverage rose from 40 % to 52 %",
				"Change in percentage points: Mean monthly Sonar coverage rose by 12 points",
				"Relative change, not points: +30 % of the share before, which was 40 %",
			},
			[]string{
				"结论为“明确改善”：以下各种说法均可作为结论使用，但须同时给出上文的置信区间和样本数。",
				"前后对比: Sonar 覆盖率各月均值由 40% 升至 52%",
				"变化（百分点）: Sonar 覆盖率各月均值上升 12 个百分点",
				"相对变化（不是百分点）: 相对于之前的 40%，变化 +30%",
			},
		},
		{
			"a score has no multiple", &score, indicator.Worsened, 1.2, 1.5, 0,
			[]string{
				"The verdict is “Worsened”: each of these may be said as a finding, together with the interval and n above.",
				"Before and after: Mean monthly Smell score rose from 1.2 to 1.5 defects/KLOC",
				"Change in per cent: Mean monthly Smell score rose by 25 %",
				"Difference: Mean monthly Smell score rose by 0.30 defects/KLOC",
			},
			nil,
		},
		{
			"with too little data no change is claimed", &lead, indicator.NotEnoughData, 5 * day, 12 * day, indicator.Missed,
			[]string{
				"The verdict is “Not enough data”: the figures may stand side by side, but no change may be claimed from them.",
				"Before and after: Median change lead time: 5 days before, 12 days after",
				"Against the target: 12 days after; target of at most 8 days missed",
			},
			[]string{
				"结论为“数据不足，无法判断”：数值可以并列，但不能据此声称有变化。",
				"前后对比: 变更前置时间中位数：之前 5 天，之后 12 天",
				"与目标对照: 改进后 12 天；目标不超过 8 天：未达标",
			},
		},
		{
			"without a baseline there is the target, and what others published", &stated, indicator.NotEnoughData, none, 7.2 * day, indicator.Met,
			[]string{
				"There is no baseline to compare with: only the later figure and its target may be said.",
				"After only: Median change lead time after: 7.2 days",
				"Against the target: 7.2 days after; target of at most 8 days met",
				"Published elsewhere: 15 days for Baseline (Annual report 2023); shown for comparison, never judged",
			},
			[]string{
				"没有可对比的基线：只能陈述改进后的数值及其与目标的对照。",
				"仅改进后: 改进后变更前置时间中位数：7.2 天",
				"与目标对照: 改进后 7.2 天；目标不超过 8 天：达标",
				"其他来源公布: 基线 15 天（2023 年度报告）；仅供参照，不作判断",
			},
		},
		{
			"what stayed has not changed by anything", &lead, indicator.NoClearChange, 5 * day, 5 * day, 0,
			[]string{
				"The verdict is “No clear change”: none of these is proven, and whoever quotes one has to say so.",
				"Before and after: Median change lead time stayed at 5 days",
			},
			nil,
		},
		{
			"without a value on either side nothing is claimed", &lead, indicator.NotEnoughData, none, none, 0,
			[]string{"The verdict is “Not enough data”: the figures may stand side by side, but no change may be claimed from them."},
			nil,
		},
	} {
		f, comparison := told(c.spec, c.verdict, c.before, c.after)
		if c.target != indicator.TargetUnknown {
			f.Target = &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 8 * day}, Phase: "late", Status: c.target}
		}
		for _, l := range []struct {
			language string
			want     []string
		}{{"en", c.en}, {"zh-CN", c.zh}} {
			lead, claims := b.In(l.language).Claims(claimed(), c.spec, f, comparison)
			lines := []string{lead}
			for _, one := range claims {
				lines = append(lines, one.Label+": "+one.Text)
			}
			if got, want := strings.Join(lines, "\n"), strings.Join(l.want, "\n"); l.want != nil && got != want {
				t.Errorf("%s: Claims =\n%s\nwant\n%s", c.claim, got, want)
			}
		}
	}
}

// A median can stay or go another way than the records do. Then the verdict is no licence for its figures.
func TestFiguresThatPartFromTheVerdictAreNoFinding(t *testing.T) {
	w := book(t).In("en")
	spec := leadTime()
	f, c := told(&spec, indicator.Improved, 5*day, 6*day)
	c.EffectKind, c.Effect = indicator.HLRatio, 0.9
	lead, claims := w.Claims(claimed(), &spec, f, c)
	if want := "The verdict is “Improved”, and it rests on the test of all records: the typical record is estimated 10 % lower. The figures shown moved otherwise, so none of these is the finding."; lead != want {
		t.Errorf("Claims begins %q, want %q", lead, want)
	}
	for _, one := range claims {
		if !strings.HasSuffix(one.Text, "(not proven)") {
			t.Errorf("%s: %q, want it marked as not proven", one.Form, one.Text)
		}
	}
}

// The digits are those of the page's title, of its column of changes, and of each other.
func TestClaimsHaveTheDigitsOfThePage(t *testing.T) {
	w := book(t).In("en")
	lead, often, cover := leadTime(), frequency(), board()
	for _, c := range []struct {
		spec          *metric.Indicator
		before, after float64
	}{
		{&lead, 21.17 * day, 8.249 * day}, {&lead, 0.512 * day, 0.349 * day}, {&lead, 101.4 * day, 99.96 * day}, {&lead, 3 * day, 2.998 * day},
		{&often, 5.663 / metric.DaysPerMonth, 14.51 / metric.DaysPerMonth}, {&often, .94 / metric.DaysPerMonth, 1.06 / metric.DaysPerMonth},
		{&cover, .0833, .1234}, {&cover, .9972, .9991}, {&cover, .6549, .7251},
	} {
		f, comparison := told(c.spec, indicator.Improved, c.before, c.after)
		change := strings.TrimLeft(w.Change(c.spec, comparison), "+−")
		_, claims := w.Claims(claimed(), c.spec, f, comparison)
		said := map[string]string{}
		for _, one := range claims {
			said[one.Form] = one.Text
		}
		title := w.Title(claimed(), c.spec, f, comparison)
		if _, figures, _ := strings.Cut(title, " from "); !strings.HasSuffix(said["before-after"], " from "+figures) {
			t.Errorf("the claim %q has other figures than the title %q", said["before-after"], title)
		}
		form := "change"
		if c.spec.Unit.Kind == metric.PercentUnit {
			form = "points"
		}
		if !strings.HasSuffix(said[form], " by "+change) {
			t.Errorf("the claim %q has another change than the table: %q", said[form], change)
		}
	}
}

func TestMultiplesAreSaidWithTheDigitsOfThePerCent(t *testing.T) {
	w := book(t).In("en")
	for _, c := range []struct {
		claim    string
		multiple float64
		want     string
	}{
		{"two decimals below two", 0.39, "0.39"},
		{"62 % less is 0.38 of it, though 0.3849 rounds so too", 0.3849, "0.38"},
		{"56 % more is 1.56 times", 1.5551, "1.56"},
		{"8.3 % more is 1.08 times", 1.083, "1.08"},
		{"small ones keep two figures", 0.0421, "0.042"},
		{"one decimal from two on", 2.44, "2.4"},
		{"none from ten on", 18.4, "18"},
		{"no change is one", 1.0004, "1"},
		{"none is a dash", none, "–"},
	} {
		if got := w.Times(c.multiple); got != c.want {
			t.Errorf("%s: Times(%v) = %q, want %q", c.claim, c.multiple, got, c.want)
		}
	}
}

func TestWithoutABaselineTheTargetIsTold(t *testing.T) {
	b := book(t)
	spec := published()
	for _, c := range []struct {
		claim                            string
		target                           *indicator.TargetFigure
		title, titleZH, sentence, sentZH string
	}{
		{
			"with a target", &indicator.TargetFigure{Target: metric.Target{Max: true, Value: 8 * day}, Phase: "late", Status: indicator.Met},
			"Change lead time, after: 7.2 days; target of at most 8 days met; no baseline to compare with",
			"变更前置时间：改进后为 7.2 天；目标不超过 8 天：达标；没有可对比的基线",
			"Not enough data: median change lead time was 7.2 days after; published elsewhere: 15 days for Baseline (Annual report 2023), not judged here; n 0 before, 40 after; there is no baseline to compare with; target of at most 8 days met.",
			"数据不足，无法判断：改进后变更前置时间中位数为 7.2 天；另有公开数值：基线 15 天（2023 年度报告），仅列出，不作判断；样本数 前 0、后 40；没有可对比的基线；目标不超过 8 天：达标。",
		},
		{
			"without one", nil,
			"Change lead time, after: 7.2 days; no baseline to compare with",
			"变更前置时间：改进后为 7.2 天；没有可对比的基线",
			"Not enough data: median change lead time was 7.2 days after; published elsewhere: 15 days for Baseline (Annual report 2023), not judged here; n 0 before, 40 after; there is no baseline to compare with.",
			"数据不足，无法判断：改进后变更前置时间中位数为 7.2 天；另有公开数值：基线 15 天（2023 年度报告），仅列出，不作判断；样本数 前 0、后 40；没有可对比的基线。",
		},
	} {
		f, comparison := told(&spec, indicator.NotEnoughData, none, 7.2*day)
		f.Target = c.target
		for _, l := range []struct{ language, title, sentence string }{{"en", c.title, c.sentence}, {"zh-CN", c.titleZH, c.sentZH}} {
			w := b.In(l.language)
			if got := w.Title(claimed(), &spec, f, comparison); got != l.title {
				t.Errorf("%s: Title = %q, want %q", c.claim, got, l.title)
			}
			if got := w.Sentence(claimed(), &spec, f, comparison); got != l.sentence {
				t.Errorf("%s: Sentence =\n%q, want\n%q", c.claim, got, l.sentence)
			}
		}
	}
}
