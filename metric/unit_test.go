package metric

import "testing"

func TestUnitStrings(t *testing.T) {
	for _, c := range []struct {
		claim string
		unit  Unit
		want  string
	}{
		{"a time", Unit{Kind: TimeUnit, Symbol: "d"}, "d"},
		{"a rate", Unit{Kind: RateUnit, Symbol: "month", Label: Plain("releases")}, "per month"},
		{"per cent", Unit{Kind: PercentUnit}, "%"},
		{"a label in English", Unit{Label: Text{"en": "defects", "zh-CN": "缺陷"}}, "defects"},
		{"a label in every language", Unit{Label: Plain("KLOC")}, "KLOC"},
		{"a label that has no English", Unit{Label: Text{"zh-CN": "个/千行"}}, "个/千行"},
		{"the first language of several", Unit{Label: Text{"zh-CN": "缺陷", "fr": "défauts"}}, "défauts"},
		{"no label", Unit{}, ""},
	} {
		if got := c.unit.String(); got != c.want {
			t.Errorf("%s: String(%v) = %q, want %q", c.claim, c.unit, got, c.want)
		}
	}
}
