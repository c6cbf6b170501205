package wording

import (
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestOutlooksSayWhatARoundWouldShow(t *testing.T) {
	days := &metric.Indicator{Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d"}, Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}}
	share := &metric.Indicator{Unit: metric.Unit{Kind: metric.PercentUnit}, Better: metric.Lower, MinimumEffect: metric.Effect{Value: 0.02}}
	rounds := func(alone, last float64) []indicator.Round {
		return []indicator.Round{{Months: 1, Alone: metric.Missing(), Last: metric.Missing()}, {Months: 4, Alone: alone, Last: last}}
	}
	tests := []struct {
		name   string
		o      indicator.Outlook
		months int
		en, zh string
	}{
		{"alone and in a family", indicator.Outlook{Spec: days, Kind: indicator.HLRatio, Family: 6, Rounds: rounds(0.57, 0.4), ForLarge: 9, ForMinimum: 0}, 4,
			"A round of 4 months would show a fall of about 43 % or more; as the last of 6 judged together, a fall of about 60 % or more. Judged alone, a fall of 30 % takes about 9 months, the smallest change that matters (10 %) more than three years.",
			"为期 4 个月的一轮，下降约 43% 及以上才能看出；作为同组 6 个指标中的最后一个，须下降约 60% 及以上。 单独判断时，要看出下降 30%，一轮约需 9 个月；要看出最小有意义变化（10%），需三年以上。"},
		{"in a family of one", indicator.Outlook{Spec: days, Kind: indicator.HLRatio, Family: 1, Rounds: rounds(0.57, 0.57), ForLarge: 1, ForMinimum: 12}, 4,
			"A round of 4 months would show a fall of about 43 % or more. Judged alone, a fall of 30 % takes about 1 month, the smallest change that matters (10 %) about 12 months.",
			"为期 4 个月的一轮，下降约 43% 及以上才能看出。 单独判断时，要看出下降 30%，一轮约需 1 个月；要看出最小有意义变化（10%），约需 12 个月。"},
		{"alone only", indicator.Outlook{Spec: days, Kind: indicator.HLRatio, Family: 6, Rounds: rounds(0.57, metric.Missing())}, 4,
			"A round of 4 months would show a fall of about 43 % or more; as the last of 6 judged together it would show no change, however large. Judged alone, a fall of 30 % takes more than three years, the smallest change that matters (10 %) more than three years.",
			"为期 4 个月的一轮，下降约 43% 及以上才能看出；作为同组 6 个指标中的最后一个，则无论多大的变化都看不出。 单独判断时，要看出下降 30%，一轮需三年以上；要看出最小有意义变化（10%），需三年以上。"},
		{"too short", indicator.Outlook{Spec: days, Kind: indicator.HLRatio, Family: 6, Rounds: rounds(0.57, 0.4), ForLarge: 9}, 1,
			"A round of 1 month would show no change, however large. Judged alone, a fall of 30 % takes about 9 months, the smallest change that matters (10 %) more than three years.",
			"为期 1 个月的一轮，无论多大的变化都看不出。 单独判断时，要看出下降 30%，一轮约需 9 个月；要看出最小有意义变化（10%），需三年以上。"},
		{"in points", indicator.Outlook{Spec: share, Kind: indicator.Difference, Family: 1, Reference: 0.16, Rounds: rounds(-0.12, -0.12)}, 4,
			"A round of 4 months would show a fall of about 12 points or more. Judged alone, a fall of 4.8 points (30 % of the baseline) takes more than three years, the smallest change that matters (2 points) more than three years.",
			"为期 4 个月的一轮，下降约 12 个百分点及以上才能看出。 单独判断时，要看出下降 4.8 个百分点（基线的 30%），一轮需三年以上；要看出最小有意义变化（2 个百分点），需三年以上。"},
		{"nothing", indicator.Outlook{Spec: days, Reason: indicator.ShortBaseline}, 4,
			"Nothing can be foreseen: the baseline has fewer than 4 complete months.", "无法预估：基线期的完整月份不足 4 个。"},
	}
	for _, test := range tests {
		for language, want := range map[string]string{"en": test.en, "zh-CN": test.zh} {
			if got := strings.Join(book(t).In(language).Outlook(&test.o, test.months), " "); got != want {
				t.Errorf("%s: Outlook = %q, want %q", test.name, got, want)
			}
		}
	}
}

func TestThePlanTableHasTheUnitInItsCaption(t *testing.T) {
	share := &metric.Indicator{Unit: metric.Unit{Kind: metric.PercentUnit}}
	o := indicator.Outlook{Spec: share, Kind: indicator.Difference, Family: 3, Rounds: []indicator.Round{{Months: 2, Alone: metric.Missing(), Last: metric.Missing()}, {Months: 3, Alone: -0.124, Last: 0.05}}}
	table := book(t).In("en").PlanTable(&o)
	got := table.Caption + "|" + strings.Join(table.Heads, ",")
	for _, row := range table.Rows {
		got += "|" + strings.Join(row, ",")
	}
	if want := "Smallest change that would be called, in points, by months of the round|Months,2,3|Alone,–,−12|Last of 3,–,+5"; got != want {
		t.Errorf("PlanTable = %q, want %q", got, want)
	}
	o = indicator.Outlook{Spec: share, Reason: indicator.NoEvents}
	if rows := book(t).In("en").PlanTable(&o).Rows; rows != nil {
		t.Errorf("rows where nothing can be foreseen = %v, want none", rows)
	}
}
