package wording

import (
	"math"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestSensitivityRunsInSentences(t *testing.T) {
	b := book(t)
	nan := math.NaN()
	run := func(name indicator.RunName, v indicator.Verdict, p float64, flips bool) indicator.Run {
		return indicator.Run{Name: name, P: p, Effect: .5, Low: nan, High: nan, Verdict: v, Flips: flips}
	}
	rate := metric.Indicator{Measure: metric.Measure{Form: metric.Frequency}}
	for _, test := range []struct {
		claim    string
		spec     metric.Indicator
		run      indicator.Run
		notes    []indicator.Note
		outliers []indicator.Outlier
		en, zh   string
	}{
		{
			"a verdict that holds", leadTime(), run(indicator.WithoutOutliers, indicator.Improved, .012, false), nil, nil,
			"Without the three longest records: still improved (p 0.012).", "剔除最长的三条记录：结论仍为“明确改善”（p 0.012）。",
		},
		{
			"a verdict that would be a sign", leadTime(), run(indicator.CompletePeriods, indicator.LeaningBetter, .07, true), nil, nil,
			"With complete months only: leaning better (p 0.070) – the verdict changes.", "只计完整月份：结论变为“有改善迹象（证据不足）”（p 0.070）。",
		},
		{
			"weeks where the test had to take them", leadTime(), run(indicator.CompletePeriods, indicator.Improved, .01, false), []indicator.Note{{Code: indicator.NoteWeeks}}, nil,
			"With complete weeks only: still improved (p 0.010).", "只计完整的周：结论仍为“明确改善”（p 0.010）。",
		},
		{
			"a rate leaves out a month, and names it", rate, run(indicator.WithoutOutliers, indicator.NoClearChange, .4, true), nil, []indicator.Outlier{{Label: "2024-02"}},
			"Without the most unusual period, 2024-02: no clear change (p 0.40) – the verdict changes.", "剔除最异常的一期（2024-02）：结论变为“变化不明确”（p 0.40）。",
		},
		{
			"the long ones", leadTime(), run(indicator.UpperTail, indicator.Worsened, .0004, true), nil, nil,
			"By the 85th percentile: worsened (p < 0.001) – the verdict changes.", "改按第 85 百分位数判断：结论变为“明确变差”（p < 0.001）。",
		},
		{
			"nothing to leave out", leadTime(), indicator.Run{Name: indicator.CompletePeriods, Reason: indicator.NothingLeftOut}, nil, nil,
			"With complete months only: there is nothing to leave out.", "只计完整月份：没有可剔除的内容，结果相同。",
		},
		{
			"a run that cannot be", leadTime(), indicator.Run{Name: indicator.SegmentedLine, Reason: indicator.TooFewPoints}, nil, nil,
			"A straight line through each phase: not possible, a phase has fewer than 8 complete periods.", "各阶段分别拟合直线：无法进行，有一个阶段的完整周期不足 8 个。",
		},
	} {
		rep := &indicator.Report{Plan: &metric.Plan{}}
		c := indicator.Comparison{Verdict: indicator.Improved, Notes: test.notes, Outliers: test.outliers, Sensitivity: []indicator.Run{test.run}}
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			w := b.In(language)
			if got := strings.Join(w.Sensitivity(rep, &test.spec, &c), " "); got != want {
				t.Errorf("%s: %s\n got %q\nwant %q", language, test.claim, got, want)
			}
			flips := w.Flips(rep, &test.spec, &c)
			if flipped := slices.Equal(flips, []string{want}); flipped != test.run.Flips {
				t.Errorf("%s: %s: flips %q", language, test.claim, flips)
			}
		}
	}
}

func TestFlipsInFewWords(t *testing.T) {
	b, spec, rep := book(t), leadTime(), &indicator.Report{Plan: &metric.Plan{}}
	c := indicator.Comparison{Sensitivity: []indicator.Run{
		{Name: indicator.WithoutOutliers, Flips: true}, {Name: indicator.CompletePeriods}, {Name: indicator.UpperTail, Flips: true},
	}}
	for language, want := range map[string]string{
		"en":    "Verdict differs without the three longest records and by the 85th percentile",
		"zh-CN": "剔除最长的三条记录、改按第 85 百分位数判断，结论会变",
	} {
		if got := b.In(language).Flip(rep, &spec, &c); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	if got := b.In("en").Flip(rep, &spec, &indicator.Comparison{}); got != "" {
		t.Errorf("without runs: %q, want nothing", got)
	}
}

func TestSegmentedLinesInWords(t *testing.T) {
	b, spec := book(t), leadTime()
	rep := &indicator.Report{Plan: &metric.Plan{Phases: []metric.Phase{{ID: "after", Name: metric.Text{"en": "Round 1", "zh-CN": "第一轮"}}}}}
	c := indicator.Comparison{After: "after", Segmented: &indicator.Segmented{
		Level: indicator.SegmentChange{Estimate: -7.2 * day, Low: -8 * day, High: -6.3 * day, P: .0004},
		Slope: indicator.SegmentChange{Estimate: -.62 * day, Low: -.81 * day, High: -.43 * day, P: .012}, N: 16, Lags: 2,
	}}
	for language, want := range map[string]string{
		"en":    "A straight line through the complete months of each phase (16 in all): at the start of Round 1 the level changes by −7.2 days (95 % interval −8.0 to −6.3 days; p < 0.001); the slope changes by −0.62 days (95 % interval −0.81 to −0.43 days; p 0.012) a month. A line to look at, not a verdict (segmented regression, Newey-West errors over 2 lags).",
		"zh-CN": "对每个阶段的完整月份（共 16 个）分别拟合直线：进入第一轮时，水平变化 −7.2 天（95% 置信区间 −8.0 至 −6.3 天；p < 0.001）；斜率每月变化 −0.62 天（95% 置信区间 −0.81 至 −0.43 天；p 0.012）。此线仅供观察，不作为结论（分段回归，Newey-West 标准误，滞后 2 期）。",
	} {
		if got := b.In(language).Segmented(rep, &spec, &c); got != want {
			t.Errorf("%s:\n got %q\nwant %q", language, got, want)
		}
	}
	c.Segmented.Slope = indicator.SegmentChange{Low: math.NaN(), High: math.NaN(), P: math.NaN()}
	if got := b.In("en").Segmented(rep, &spec, &c); strings.Contains(got, "NaN") || strings.Contains(got, "–)") {
		t.Errorf("without errors: %q", got)
	}
}
