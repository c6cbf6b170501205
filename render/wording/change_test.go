package wording

import (
	"slices"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestEffectIntervals(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim             string
		unit              metric.Unit
		kind              indicator.EffectKind
		effect, low, high float64
		en, zh            string
	}{
		{"a ratio is a change in per cent", days, indicator.HLRatio, .403, .293, .589, "−60 % (−71 % to −41 %)", "−60%（−71% 至 −41%）"},
		{"a ratio of per cents too", percent, indicator.RateRatio, 1.5, .9, 2.5, "+50 % (−10 % to +150 %)", "+50%（−10% 至 +150%）"},
		{"a difference of shares is in points", percent, indicator.Difference, -.0673, -.1437, .009, "−6.7 points (−14 to +0.9 points)", "−6.7 个百分点（−14 至 +0.9 个百分点）"},
		{"a shift of per cents too", percent, indicator.HLShift, .197, .166, .265, "+20 points (+17 to +26 points)", "+20 个百分点（+17 至 +26 个百分点）"},
		{"a shift has the unit once", days, indicator.HLShift, 1.2 * day, .4 * day, 2 * day, "+1.2 (+0.4 to +2.0) days", "+1.2（+0.4 至 +2.0）天"},
		{"a shift without a unit", bare, indicator.HLShift, -3, -5, 0, "−3 (−5 to 0)", "−3（−5 至 0）"},
		{"no upper limit is said", monthly, indicator.RateRatio, 3, 1.5, infinite, "+200 % (+50 % and above, no upper limit)", "+200%（至少 +50%，无上限）"},
		{"a ratio of zero is no lower limit", monthly, indicator.RateRatio, 0, 0, .5, "−100 % (up to −50 %, no lower limit)", "−100%（至多 −50%，无下限）"},
		{"nor is an infinite shift", days, indicator.HLShift, -day, -infinite, day, "−1 day (up to +1 day, no lower limit)", "−1 天（至多 +1 天，无下限）"},
		{"no limit at all is said", days, indicator.HLRatio, .5, 0, infinite, "−50 % (no limit on either side)", "−50%（上下限均无法确定）"},
		{"from nothing there is no ratio", monthly, indicator.RateRatio, infinite, 2, infinite, "a rise from zero (a ratio of at least 2, no upper limit)", "从零上升（比值至少为 2，无上限）"},
		{"without an interval the estimate stands alone", days, indicator.HLRatio, .5, none, none, "−50 %", "−50%"},
		{"no estimate is a dash", days, indicator.HLRatio, none, none, none, "–", "–"},
	} {
		spec := &metric.Indicator{Unit: c.unit}
		comparison := &indicator.Comparison{Verdict: indicator.NoClearChange, EffectKind: c.kind, Effect: c.effect, Low: c.low, High: c.high}
		if got := b.In("en").EffectInterval(spec, comparison); got != c.en {
			t.Errorf("%s: EffectInterval = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").EffectInterval(spec, comparison); got != c.zh {
			t.Errorf("%s: EffectInterval = %q, want %q", c.claim, got, c.zh)
		}
		comparison.Verdict = indicator.NotEnoughData
		if got := b.In("en").EffectInterval(spec, comparison); got != dash {
			t.Errorf("without a verdict: EffectInterval = %q, want %q", got, dash)
		}
	}
}

func TestMinimumEffects(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim   string
		unit    metric.Unit
		minimum metric.Effect
		en, zh  string
	}{
		{"a share of the value", days, metric.Effect{Value: .1, Relative: true}, "10 %", "10%"},
		{"a share of per cents", percent, metric.Effect{Value: .1, Relative: true}, "10 %", "10%"},
		{"points", percent, metric.Effect{Value: .02}, "2 points", "2 个百分点"},
		{"an amount", days, metric.Effect{Value: .5 * day}, "0.50 days", "0.50 天"},
		{"none is any", days, metric.Effect{Relative: true}, "any", "任意"},
	} {
		spec := &metric.Indicator{Unit: c.unit, MinimumEffect: c.minimum}
		if got := b.In("en").MinimumEffect(spec); got != c.en {
			t.Errorf("%s: MinimumEffect = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").MinimumEffect(spec); got != c.zh {
			t.Errorf("%s: MinimumEffect = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestNumbersTogether(t *testing.T) {
	w := book(t).In("en")
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		values []float64
		want   []string
	}{
		{"the one that needs most decides", bare, []float64{1.087, .7526}, []string{"1.09", "0.75"}},
		{"a whole one keeps its decimal", bare, []float64{3, 2.9}, []string{"3.0", "2.9"}},
		{"in per cents too", percent, []float64{.52, .313}, []string{"52.0", "31.3"}},
		{"all whole are whole", bare, []float64{5, 14}, []string{"5", "14"}},
		{"a large one bounds the small ones", bare, []float64{123.6, .4567}, []string{"123.6", "0.5"}},
		{"but none becomes nothing", bare, []float64{12.4, .0042}, []string{"12.400", "0.004"}},
		{"zero is zero", bare, []float64{0, .42}, []string{"0", "0.42"}},
		{"two that differ look it", days, []float64{5.11 * day, 5.12 * day}, []string{"5.11", "5.12"}},
		{"of three two may look alike", days, []float64{5.11 * day, 5.12 * day, 9 * day}, []string{"5.1", "5.1", "9.0"}},
		{"not quite all is not all", percent, []float64{.9997, .85}, []string{"99.97", "85.00"}},
		{"what is not given asks for nothing", days, []float64{none, 2.5 * day, infinite}, []string{"–", "2.5", "no limit"}},
		{"one alone is as ever", bare, []float64{.5}, []string{"0.50"}},
		{"none is none", bare, nil, []string{}},
		{"below zero too", bare, []float64{-2.5, -3}, []string{"−2.5", "−3.0"}},
	} {
		if got := w.Numbers(c.unit, c.values...); !slices.Equal(got, c.want) {
			t.Errorf("%s: Numbers(%v) = %q, want %q", c.claim, c.values, got, c.want)
		}
	}
	if got, want := w.Values(days, 3*day, 2.9*day, none), []string{"3.0 days", "2.9 days", "–"}; !slices.Equal(got, want) {
		t.Errorf("Values = %q, want %q", got, want)
	}
}

func TestShortWords(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		say    func(*Words) string
		en, zh string
	}{
		{"a category", func(w *Words) string { return w.Category("Speed") }, "speed", "速度"},
		{"a category of one's own", func(w *Words) string { return w.Category("合规") }, "合规", "合规"},
		{"a kind", func(w *Words) string { return w.Kind("process") }, "process", "过程指标"},
		{"a way to collect", func(w *Words) string { return w.Collection("manual") }, "manual", "人工填报"},
		{"a rhythm", func(w *Words) string { return w.Every("half-year") }, "every half-year", "每半年"},
		{"nothing", func(w *Words) string { return w.Every("") }, "", ""},
	} {
		if got := c.say(b.In("en")); got != c.en {
			t.Errorf("%s = %q, want %q", c.claim, got, c.en)
		}
		if got := c.say(b.In("zh-CN")); got != c.zh {
			t.Errorf("%s = %q, want %q", c.claim, got, c.zh)
		}
	}
}
