package wording

import (
	"math"
	"testing"

	"upshot/indicator"
	"upshot/metric"
	"upshot/templates"
)

func book(t *testing.T) *Book {
	t.Helper()
	b, err := Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	days     = metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}
	monthly  = metric.Unit{Kind: metric.RateUnit, Symbol: "month"}
	needs    = metric.Unit{Kind: metric.RateUnit, Symbol: "month", Label: metric.Text{"en": "requirements", "zh-CN": "个需求"}}
	percent  = metric.Unit{Kind: metric.PercentUnit}
	density  = metric.Unit{Label: metric.Text{"en": "defects/KLOC", "zh-CN": "个/千行"}}
	bare     = metric.Unit{}
	none     = metric.Missing()
	infinite = math.Inf(1)
)

const day = 86400

func TestValues(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		value  float64
		en, zh string
	}{
		{"a duration is shown in its unit", days, 5.1 * day, "5.1 days", "5.1 天"},
		{"one is singular", days, day, "1 day", "1 天"},
		{"almost one is shown as one", days, 1.004 * day, "1 day", "1 天"},
		{"a half has two figures", days, day / 2, "0.50 days", "0.50 天"},
		{"nothing is 0", days, 0, "0 days", "0 天"},
		{"dust is nothing", days, -1e-12, "0 days", "0 天"},
		{"tens have one decimal", days, 12.44 * day, "12.4 days", "12.4 天"},
		{"hundreds have none", days, 123.6 * day, "124 days", "124 天"},
		{"thousands are grouped", days, 1234.4 * day, "1,234 days", "1,234 天"},
		{"a million too", bare, 1234567, "1,234,567", "1,234,567"},
		{"rounding carries into the next class", bare, 99.96, "100", "100"},
		{"and below one", bare, 0.996, "1", "1"},
		{"small numbers keep two figures", bare, 0.0421, "0.042", "0.042"},
		{"minus is a minus", days, -2.5 * day, "−2.5 days", "−2.5 天"},
		{"minutes are minutes", metric.Unit{Kind: metric.TimeUnit, Symbol: "min"}, 42 * 60, "42 min", "42 分钟"},
		{"a rate is shown per its unit", monthly, 14 / metric.DaysPerMonth, "14 per month", "每月 14 次"},
		{"a rate says what it counts", needs, 14 / metric.DaysPerMonth, "14 requirements per month", "每月 14 个需求"},
		{"one of them is not plural", needs, 1 / metric.DaysPerMonth, "1 per month", "每月 1 个需求"},
		{"a share is per cent", percent, 0.083, "8.3 %", "8.3%"},
		{"not quite all is not all", percent, 0.99972, "99.97 %", "99.97%"},
		{"all is all", percent, 1, "100 %", "100%"},
		{"a plain number has its label", density, 0.42, "0.42 defects/KLOC", "0.42 个/千行"},
		{"what is not given is a dash", days, none, "–", "–"},
		{"infinity is a word", days, infinite, "no limit", "无限制"},
	} {
		if got := b.In("en").Value(c.unit, c.value); got != c.en {
			t.Errorf("%s: Value(%v) = %q, want %q", c.claim, c.value, got, c.en)
		}
		if got := b.In("zh-CN").Value(c.unit, c.value); got != c.zh {
			t.Errorf("%s: Value(%v) = %q, want %q", c.claim, c.value, got, c.zh)
		}
	}
}

func TestIntervals(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim     string
		unit      metric.Unit
		low, high float64
		en, zh    string
	}{
		{"the unit stands once", days, 4.2 * day, 6.3 * day, "4.2 to 6.3 days", "4.2 至 6.3 天"},
		{"a rate keeps its order of words", monthly, 5 / metric.DaysPerMonth, 14 / metric.DaysPerMonth, "5 to 14 per month", "每月 5 至 14 次"},
		{"per cents carry their sign twice", percent, .04, .083, "4.0 % to 8.3 %", "4.0% 至 8.3%"},
		{"different limits look different", days, 5.11 * day, 5.12 * day, "5.11 to 5.12 days", "5.11 至 5.12 天"},
		{"no upper limit is said", days, 4.2 * day, infinite, "4.2 days and above, no upper limit", "至少 4.2 天，无上限"},
		{"no lower limit is said", monthly, -infinite, 2 / metric.DaysPerMonth, "up to 2 per month, no lower limit", "至多每月 2 次，无下限"},
		{"no limit at all is said", days, -infinite, infinite, "no limit on either side", "上下限均无法确定"},
		{"no interval is a dash", days, none, none, "–", "–"},
	} {
		if got := b.In("en").Interval(c.unit, c.low, c.high); got != c.en {
			t.Errorf("%s: Interval(%v, %v) = %q, want %q", c.claim, c.low, c.high, got, c.en)
		}
		if got := b.In("zh-CN").Interval(c.unit, c.low, c.high); got != c.zh {
			t.Errorf("%s: Interval(%v, %v) = %q, want %q", c.claim, c.low, c.high, got, c.zh)
		}
	}
}

func TestUnitNames(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		en, zh string
	}{
		{"a time", days, "days", "天"},
		{"a rate", monthly, "per month", "次/月"},
		{"a rate of something", needs, "requirements per month", "个需求/月"},
		{"per cent", percent, "%", "%"},
		{"a label", density, "defects/KLOC", "个/千行"},
		{"nothing", bare, "", ""},
	} {
		if got := b.In("en").UnitName(c.unit); got != c.en {
			t.Errorf("%s: UnitName = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").UnitName(c.unit); got != c.zh {
			t.Errorf("%s: UnitName = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestP(t *testing.T) {
	w := book(t).In("en")
	for _, c := range []struct {
		claim string
		p     float64
		want  string
	}{
		{"small ones have three decimals", 0.0031, "p 0.003"},
		{"tiny ones are below", 0.00099, "p < 0.001"},
		{"zero is not claimed", 0, "p < 0.001"},
		{"the edge of a verdict is seen", 0.0512, "p 0.051"},
		{"large ones have two", 0.4249, "p 0.42"},
		{"a tenth is a tenth", 0.1, "p 0.10"},
		{"one is one", 1, "p 1"},
		{"none is a dash", none, "–"},
	} {
		if got := w.P(c.p); got != c.want {
			t.Errorf("%s: P(%v) = %q, want %q", c.claim, c.p, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	b := book(t)
	d := metric.DateDay(2024, 11, 1)
	for _, c := range []struct {
		claim  string
		say    func(*Words) string
		en, zh string
	}{
		{"a day", func(w *Words) string { return w.Day(d) }, "1 Nov 2024", "2024年11月1日"},
		{"a month of a day", func(w *Words) string { return w.Month(d) }, "Nov 2024", "2024年11月"},
		{"a month", func(w *Words) string { return w.Period(metric.Month.Containing(d)) }, "Nov 2024", "2024年11月"},
		{"a week", func(w *Words) string { return w.Period(metric.Week.Containing(metric.DateDay(2024, 1, 3))) }, "week 1 of 2024", "2024年第1周"},
		{"a quarter", func(w *Words) string { return w.Period(metric.Quarter.Containing(d)) }, "Q4 2024", "2024年第4季度"},
		{"a window", func(w *Words) string { return w.Window(metric.Window{From: d, To: d + 29}) }, "1 Nov 2024 to 30 Nov 2024", "2024年11月1日至2024年11月30日"},
	} {
		if got := c.say(b.In("en")); got != c.en {
			t.Errorf("%s = %q, want %q", c.claim, got, c.en)
		}
		if got := c.say(b.In("zh-CN")); got != c.zh {
			t.Errorf("%s = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestChanges(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		change float64
		pct    float64
		en, zh string
	}{
		{"a time changes by per cent", days, -7.3 * day, -58.9, "−59 %", "−59%"},
		{"a little change has a decimal", days, day, 8.31, "+8.3 %", "+8.3%"},
		{"a per cent changes by points", percent, 0.12, 240, "+12 points", "+12 个百分点"},
		{"one point is singular", percent, -0.01, -10, "−1 point", "−1 个百分点"},
		{"from zero there is no per cent", days, 3 * day, none, "+3 days", "+3 天"},
		{"no change has no sign", days, 0, 0, "0 %", "0%"},
		{"no value is a dash", days, none, none, "–", "–"},
		{"not quite all is not all", days, -day, -99.7, "−99.7 %", "−99.7%"},
	} {
		spec := &metric.Indicator{Unit: c.unit}
		comparison := &indicator.Comparison{Change: c.change, ChangePct: c.pct}
		if got := b.In("en").Change(spec, comparison); got != c.en {
			t.Errorf("%s: Change = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Change(spec, comparison); got != c.zh {
			t.Errorf("%s: Change = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestEffects(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim             string
		unit              metric.Unit
		kind              indicator.EffectKind
		effect, low, high float64
		en, zh            string
	}{
		{"a ratio below one is a fall", days, indicator.HLRatio, .41, .31, .56, "a fall of 59 % (95 % interval 44 % to 69 %)", "下降 59%（95% 置信区间 44% 至 69%）"},
		{"a ratio above one is a rise", monthly, indicator.RateRatio, 2.4, 1.3, 4, "a rise of 140 % (95 % interval 30 % to 300 %)", "上升 140%（95% 置信区间 30% 至 300%）"},
		{"an interval over no change says both ways", days, indicator.HLRatio, .91, .82, 1.09, "a fall of 9 % (95 % interval from a fall of 18 % to a rise of 9 %)", "下降 9%（95% 置信区间为下降 18% 至上升 9%）"},
		{"a difference of shares is in points", percent, indicator.Difference, -.043, -.08, -.01, "a fall of 4.3 points (95 % interval 1 to 8 points)", "下降 4.3 个百分点（95% 置信区间 1 至 8 个百分点）"},
		{"a shift has the unit", days, indicator.HLShift, 2 * day, day, 3 * day, "a rise of 2 days (95 % interval 1 to 3 days)", "上升 2 天（95% 置信区间 1 至 3 天）"},
		{"from nothing there is no ratio", monthly, indicator.RateRatio, infinite, 2, infinite, "a rise from zero (95 % interval of the ratio from 2 upwards, with no upper limit)", "从零上升（比值的 95% 置信区间下限为 2，无上限）"},
		{"down to nothing there is no lower limit", monthly, indicator.RateRatio, 0, 0, .5, "a fall of 100 % (95 % interval up to a fall of 50 %, with no lower limit)", "下降 100%（95% 置信区间上限为下降 50%，无下限）"},
		{"no effect is a dash", days, indicator.HLRatio, none, none, none, "–", "–"},
		{"without an interval the effect stands alone", days, indicator.HLRatio, .5, none, none, "a fall of 50 %", "下降 50%"},
		{"what prints as nothing is no change", days, indicator.HLRatio, 1.0001, .9, 1.2, "no change (95 % interval from a fall of 10 % to a rise of 20 %)", "无变化（95% 置信区间为下降 10% 至上升 20%）"},
	} {
		spec := &metric.Indicator{Unit: c.unit}
		comparison := &indicator.Comparison{EffectKind: c.kind, Effect: c.effect, Low: c.low, High: c.high}
		if got := b.In("en").Effect(spec, comparison); got != c.en {
			t.Errorf("%s: Effect = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Effect(spec, comparison); got != c.zh {
			t.Errorf("%s: Effect = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestDetectable(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		kind   indicator.EffectKind
		unit   metric.Unit
		value  float64
		en, zh string
	}{
		{"a ratio is a fall or rise", indicator.HLRatio, days, .4, "With this much data, a change of 60 % or more would have been found four times in five", "以现有数据量，若实际变化达到 60% 或更多，约有八成把握能判定"},
		{"a difference is in points", indicator.Difference, percent, .12, "With this much data, a change of 12 points or more would have been found four times in five", "以现有数据量，若实际变化达到 12 个百分点或更多，约有八成把握能判定"},
		{"what is not known is not said", indicator.HLRatio, days, none, "", ""},
		{"some data can call nothing", indicator.RateRatio, days, 0, "With this much data, no change, however large, would have been found four times in five", "以现有数据量，再大的变化也没有八成把握能判定"},
	} {
		spec := &metric.Indicator{Unit: c.unit}
		comparison := &indicator.Comparison{Verdict: indicator.NoClearChange, EffectKind: c.kind, Detectable: c.value}
		if got := b.In("en").Detectable(spec, comparison); got != c.en {
			t.Errorf("%s: Detectable = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Detectable(spec, comparison); got != c.zh {
			t.Errorf("%s: Detectable = %q, want %q", c.claim, got, c.zh)
		}
		comparison.Verdict = indicator.NotEnoughData
		if got := b.In("en").Detectable(spec, comparison); got != "" {
			t.Errorf("where nothing was judged: Detectable = %q, want nothing", got)
		}
	}
}
