package wording

import (
	"math"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

// threeRounds has a baseline and two rounds of lead time in days.
func threeRounds() (*indicator.Report, *indicator.Figures) {
	name := func(en, zh string) metric.Text { return metric.Text{"en": en, "zh-CN": zh} }
	rep := &indicator.Report{Plan: &metric.Plan{
		Phases: []metric.Phase{
			{ID: "b", Name: name("Baseline", "基线")}, {ID: "r1", Name: name("Round 1", "第一轮")}, {ID: "r2", Name: name("Round 2", "第二轮")},
		},
		Compare: metric.Compare{After: []int{2}},
	}}
	f := &indicator.Figures{Scope: indicator.Overall, Phases: []indicator.PhaseFigure{
		{Phase: "b", Value: 21.2 * day, N: 40}, {Phase: "r1", Value: 15 * day, N: 30}, {Phase: "r2", Value: 8.2 * day, N: 30},
	}}
	return rep, f
}

func TestOrderedIsAsCarefulAsTheVerdicts(t *testing.T) {
	phases := []string{"b", "r1", "r2"}
	nan := math.NaN()
	for _, test := range []struct {
		claim   string
		ordered *indicator.Ordered
		en, zh  string
	}{
		{"nothing is said of what nobody declared", nil, "", ""},
		{"a trend has no size, and the values stand beside it",
			&indicator.Ordered{P: 0.003, Adjusted: 0.003, Family: 1, Better: true},
			"Over all rounds in order: a trend to the better (p 0.003; Baseline 21.2 days, Round 1 15 days and Round 2 8.2 days). " +
				"The test says that the phases tend one way, not how far, nor that every step did. It stands beside the verdicts and changes none.",
			"按轮次顺序来看：趋势向好（p 0.003；基线 21.2 天、第一轮 15 天、第二轮 8.2 天）。 该检验只说明各阶段总体上朝一个方向变化，不说明变化多大，也不说明每一步都如此。它与各项结论并列，不改变任何结论。"},
		{"among several the adjusted p counts",
			&indicator.Ordered{P: 0.03, Adjusted: 0.06, Family: 2},
			"Over all rounds in order: a sign, not proof, of a trend to the worse (p 0.030, adjusted among 2 such tests p 0.060; Baseline 21.2 days, Round 1 15 days and Round 2 8.2 days). " +
				"The test says that the phases tend one way, not how far, nor that every step did. It stands beside the verdicts and changes none.",
			"按轮次顺序来看：有趋势变差的迹象（证据不足）（p 0.030，与共 2 项同类检验一并校正后 p 0.060；基线 21.2 天、第一轮 15 天、第二轮 8.2 天）。 该检验只说明各阶段总体上朝一个方向变化，不说明变化多大，也不说明每一步都如此。它与各项结论并列，不改变任何结论。"},
		{"what limits the headline limits it",
			&indicator.Ordered{P: 0.003, Adjusted: 0.003, Family: 1, Better: true, Reason: indicator.NoSignal},
			"Over all rounds in order: a sign, not proof, of a trend to the better (p 0.003; Baseline 21.2 days, Round 1 15 days and Round 2 8.2 days). " +
				"It is a sign at most: no signal against the baseline's limits. " +
				"The test says that the phases tend one way, not how far, nor that every step did. It stands beside the verdicts and changes none.",
			"按轮次顺序来看：有趋势向好的迹象（证据不足）（p 0.003；基线 21.2 天、第一轮 15 天、第二轮 8.2 天）。 至多算作迹象：相对基线控制限没有出现信号。 该检验只说明各阶段总体上朝一个方向变化，不说明变化多大，也不说明每一步都如此。它与各项结论并列，不改变任何结论。"},
		{"no trend is not called none", &indicator.Ordered{P: 0.41, Adjusted: 0.41, Family: 1, Better: true, Reason: indicator.NoSignal},
			"Over all rounds in order: no clear trend (p 0.41; Baseline 21.2 days, Round 1 15 days and Round 2 8.2 days).",
			"按轮次顺序来看：没有明确趋势（p 0.41；基线 21.2 天、第一轮 15 天、第二轮 8.2 天）。"},
		{"too little data is said", &indicator.Ordered{P: nan, Adjusted: nan, Reason: indicator.TooFewPhases},
			"Over all rounds in order: not enough data (fewer than three phases have complete periods with data).",
			"按轮次顺序来看：数据不足（有完整周期数据的阶段不足三个）。"},
	} {
		rep, f := threeRounds()
		if f.Ordered = test.ordered; f.Ordered != nil {
			f.Ordered.Phases = phases
		}
		spec := leadTime()
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			if got := strings.Join(book(t).In(language).Ordered(rep, &spec, f), " "); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", language, test.claim, got, want)
			}
		}
	}
}

func TestYearBeforeIsASecondLook(t *testing.T) {
	months := func(from string, n int) (list []metric.Period) {
		first, _ := metric.ParseDay(from)
		for p := metric.Month.Containing(first); len(list) < n; p = metric.Month.Containing(p.Last + 1) {
			list = append(list, p)
		}
		return list
	}
	improved := func() *indicator.YearBefore {
		return &indicator.YearBefore{
			Months: months("2024-06-01", 6), Earlier: months("2023-06-01", 6),
			Before: indicator.PhaseFigure{Phase: "b", Value: 20 * day, N: 20}, After: indicator.PhaseFigure{Phase: "r2", Value: 8 * day, N: 22},
			Comparison: indicator.Comparison{Before: "b", After: "r2", Change: -12 * day, ChangePct: -60, EffectKind: indicator.HLRatio,
				Effect: .4, Low: .3, High: .6, P: .01, Adjusted: .01, Family: 1, Verdict: indicator.Improved},
		}
	}
	apart := improved()
	apart.Months, apart.Earlier = slices.Delete(apart.Months, 1, 5), slices.Delete(apart.Earlier, 1, 5)
	for _, test := range []struct {
		claim  string
		second *indicator.YearBefore
		en, zh string
	}{
		{"nothing is said of what nobody declared", nil, "", ""},
		{"its own values stand in its sentence", improved(),
			"Against the same months a year before (Jun 2024 to Nov 2024 against Jun 2023 to Nov 2023): " +
				"Improved: median change lead time fell from 20 to 8 days (−60 %); the estimated shift is −60 %, 95 % interval −70 % to −40 %; n 20 before, 22 after. " +
				"This is a second look, judged alone: it is not counted with the other indicators and changes no verdict.",
			"与上年同月相比（2024年6月至2024年11月，对比 2023年6月至2023年11月）：明确改善：变更前置时间中位数由 20 降至 8 天（−60%）；估计的整体变化为 −60%，95% 置信区间 −70% 至 −40%；样本数 前 20、后 22。 这是另做的补充比较，单独判断：不与其他指标一并计数，也不改变任何结论。"},
		{"months apart are named one by one", apart,
			"Against the same months a year before (Jun 2024 and Nov 2024 against Jun 2023 and Nov 2023): ", "与上年同月相比（2024年6月、2024年11月，对比 2023年6月、2023年11月）："},
		{"records that do not reach are said to", &indicator.YearBefore{Reason: indicator.NoYearBefore},
			"Against the same months a year before: no comparison (no complete period has a complete one a year before it).",
			"与上年同月相比：无法比较（没有完整周期在上年有对应的完整周期）。"},
	} {
		rep, f := threeRounds()
		f.YearBefore = test.second
		spec := leadTime()
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			got := strings.Join(book(t).In(language).YearBefore(rep, &spec, f), " ")
			if !strings.HasPrefix(got, want) || test.second == nil && got != "" {
				t.Errorf("%s: %s\n got %s\nwant %s", language, test.claim, got, want)
			}
		}
	}
}

func TestTheUnitOfIndependenceIsSaidWhereTheTrendHasAnother(t *testing.T) {
	duration, ratio := leadTime(), metric.Indicator{Measure: metric.Measure{Form: metric.Ratio}}
	for _, test := range []struct {
		claim  string
		period metric.PeriodUnit
		spec   metric.Indicator
		en, zh string
	}{
		{"months need no word", metric.Month, duration, "", ""},
		{"weeks are drawn, months judged", metric.Week, duration,
			"The trend is drawn by week. The verdict, its estimate and its tests go by month.", "趋势图按周绘制；结论、估计值和检验按月进行。"},
		{"quarters are drawn, months judged", metric.Quarter, duration,
			"The trend is drawn by quarter. The verdict, its estimate and its tests go by month.", "趋势图按季度绘制；结论、估计值和检验按月进行。"},
		{"amounts that come by quarter are judged by quarter", metric.Quarter, ratio, "", ""},
		{"and so are series", metric.Quarter, board(), "", ""},
	} {
		rep := &indicator.Report{Plan: &metric.Plan{Period: test.period}}
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			if got := book(t).In(language).JudgedBy(rep, &test.spec); got != want {
				t.Errorf("%s: %s: %q, want %q", language, test.claim, got, want)
			}
		}
	}
}
