package wording

import (
	"math"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestNotesSayWhatTheyWeigh(t *testing.T) {
	b := book(t)
	spec := leadTime()
	month := func(months ...int) (mask float64) {
		for _, m := range months {
			mask += math.Exp2(float64(m - 1))
		}
		return mask
	}
	for _, c := range []struct {
		claim  string
		code   indicator.NoteCode
		args   []float64
		en, zh string
	}{
		{"so many negative ones that the columns are in doubt", indicator.NoteNegative, []float64{1662, .403},
			"1,662 records (40.3 %) end before they begin and are left out: so many that the two columns may not be what they are taken for.",
			"有 1,662 条记录（占 40.3%）的结束时间早于开始时间，已剔除；比例过高，这两列的含义可能与设定不符。"},
		{"no trend to speak of", indicator.NoteTrend, []float64{-.5 * day, .2, 1},
			"No clear trend within the baseline: −0.50 days a month (Theil-Sen slope; Mann-Kendall p 0.20).",
			"基线期内没有明显趋势：每月变化 −0.50 天（Theil-Sen 斜率；Mann-Kendall 检验 p 0.20）。"},
		{"a baseline that got better by itself", indicator.NoteTrend, []float64{-.5 * day, .0028, 3},
			"The baseline was already getting better by itself, by −0.50 days a quarter (Theil-Sen slope; Mann-Kendall p 0.003): part of the change may have come without the improvement.",
			"基线期内该指标本已在好转，每季度变化 −0.50 天（Theil-Sen 斜率；Mann-Kendall 检验 p 0.003），部分变化可能与改进项无关。"},
		{"one that got worse", indicator.NoteTrend, []float64{.5 * day, .0028, 1},
			"The baseline was getting worse by itself, by +0.50 days a month (Theil-Sen slope; Mann-Kendall p 0.003).",
			"基线期内该指标本已在变差，每月变化 +0.50 天（Theil-Sen 斜率；Mann-Kendall 检验 p 0.003）。"},
		{"six months follow one another by chance", indicator.NoteAutocorr, []float64{.5, 6},
			"Lag-1 autocorrelation of the baseline's 6 complete periods: 0.50.",
			"基线期 6 个完整周期的一阶自相关系数：0.50。"},
		{"twelve do not", indicator.NoteAutocorr, []float64{.5, 12},
			"Neighbouring periods of the baseline follow one another (lag-1 autocorrelation 0.50, 12 periods): chance moves this figure more than the test supposes.",
			"基线期相邻周期相互关联（一阶自相关系数 0.50，共 12 个周期），该指标自身的波动大于检验所假定的幅度。"},
		{"open items that turn the picture", indicator.NoteSurvival, []float64{1, 1, 12 * day, math.NaN(), .001},
			"Counted by where they began, open items included, the later ones take longer (median 12 days before, not reached after): the opposite of what the ended ones show.",
			"若按开始时间归期并计入未完成项，后期开始的事项耗时更长（中位数：改进前 12 天，改进后尚未达到），与只看已完成事项的结果相反。"},
		{"that confirm it", indicator.NoteSurvival, []float64{0, -1, 12 * day, 5 * day, .001},
			"Counted by where they began, open items included, the later ones take less long (median 12 days before, 5 days after).",
			"若按开始时间归期并计入未完成项，后期开始的事项耗时更短（中位数：改进前 12 天，改进后 5 天）。"},
		{"months that only one side has", indicator.NoteSeason, []float64{month(11, 12), month(3, 4, 5, 6)},
			"Fewer than 24 months are covered, so a season cannot be told from a change: the baseline lacks Nov and Dec, and only it has Mar to Jun.",
			"数据覆盖不足 24 个月，无法区分季节性波动与真实变化：基线期缺少 11月、12月，另有 3月至 6月仅基线期才有。"},
		{"a run over the turn of the year", indicator.NoteSeason, []float64{month(11, 12, 1, 2, 5), 0},
			"Fewer than 24 months are covered, so a season cannot be told from a change: the baseline lacks May and Nov to Feb.",
			"数据覆盖不足 24 个月，无法区分季节性波动与真实变化：基线期缺少 5月、11月至 2月。"},
		{"one month", indicator.NoteSeason, []float64{0, month(2)},
			"Fewer than 24 months are covered, so a season cannot be told from a change: only the baseline has Feb.",
			"数据覆盖不足 24 个月，无法区分季节性波动与真实变化：2月仅基线期才有。"},
	} {
		n := indicator.Note{Code: c.code, Args: c.args}
		if got := b.In("en").Note(&spec, n); got != c.en {
			t.Errorf("%s = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Note(&spec, n); got != c.zh {
			t.Errorf("%s = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestAWholeYearIsARun(t *testing.T) {
	if got := book(t).In("en").months(1<<12 - 1); got != "Jan to Dec" {
		t.Errorf("months = %q, want Jan to Dec", got)
	}
}

func TestOnlyNotesThatWeighStandBesideAVerdict(t *testing.T) {
	spec := metric.Indicator{}
	c := indicator.Comparison{Notes: []indicator.Note{{Code: indicator.NoteWeeks, Args: []float64{9, 9}}, {Code: indicator.NoteExploratory}}}
	w := book(t).In("en")
	if got := w.Notes(&spec, &c, indicator.Weighs); len(got) != 1 {
		t.Errorf("notes = %q, want that of the weeks", got)
	}
	if got := w.Notes(&spec, &c, indicator.Minor); len(got) != 2 {
		t.Errorf("notes = %q, want both", got)
	}
}
