package wording

import (
	"slices"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestRangesOfBands(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim, edition, entry string
		en, zh                [4]string
	}{
		{
			"shorter is better", "dora-2023", "change-lead-time",
			[4]string{"less than 1 day", "at least 1 day, less than 7 days", "at least 7 days, less than 30 days", "at least 30 days"},
			[4]string{"小于 1 天", "不少于 1 天，小于 7 天", "不少于 7 天，小于 30 天", "不少于 30 天"},
		},
		{
			"more often is better, each edge in its own unit", "dora-2023", "deployment-frequency",
			[4]string{"more than 1 per day", "at most 1 per day, at least 1 per week", "less than 1 per week, at least 1 per month", "less than 1 per month"},
			[4]string{"大于每天 1 次", "不超过每天 1 次，不少于每周 1 次", "小于每周 1 次，不少于每月 1 次", "小于每月 1 次"},
		},
		{
			"an edge can be within", "dora-2023", "change-fail-rate",
			[4]string{"at most 5 %", "more than 5 %, at most 10 %", "more than 10 %, at most 15 %", "more than 15 %"},
			[4]string{"不超过 5%", "大于 5%，不超过 10%", "大于 10%，不超过 15%", "大于 15%"},
		},
		{
			"2022 has no Elite", "dora-2022", "time-to-restore",
			[4]string{"", "at most 1 day", "more than 1 day, at most 7 days", "more than 7 days"},
			[4]string{"", "不超过 1 天", "大于 1 天，不超过 7 天", "大于 7 天"},
		},
		{"clusters out of order have no ranges", "dora-2024", "change-fail-rate", [4]string{}, [4]string{}},
	} {
		m, better := indicator.EditionNamed(c.edition).Measure(c.entry), indicator.Entry(c.entry).Indicator.Better
		if got := b.In("en").Ranges(m, better); got != c.en {
			t.Errorf("%s: Ranges = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Ranges(m, better); got != c.zh {
			t.Errorf("%s: Ranges = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestBandsOfAComparison(t *testing.T) {
	b := book(t)
	rep := claimed()
	rep.Plan.Bands = []string{"dora-2023", "dora-2024"}
	spec := leadTime()
	f, c := told(&spec, indicator.Improved, 21*day, 5*day)
	f.Phases[0].Bands = []indicator.Band{{Edition: "dora-2023", Level: indicator.Medium, Confirmed: true}}
	f.Phases[1].Bands = []indicator.Band{{Edition: "dora-2023", Level: indicator.High}}
	for _, e := range []struct {
		claim  string
		notes  []indicator.Note
		en, zh string
	}{
		{"one that the interval does not confirm says so; an edition without a band says nothing", nil,
			"DORA 2023: Medium before, High by the estimate after", "DORA 2023 分档：之前为“中”，之后为“高（估计）”"},
		{"over several projects it is no application's", []indicator.Note{{Code: indicator.NotePooled, Args: []float64{4}}},
			"DORA 2023, projects taken together: Medium before, High by the estimate after", "DORA 2023 分档（多个项目合并）：之前为“中”，之后为“高（估计）”"},
	} {
		c.Notes = e.notes
		if got := b.In("en").BandMoves(rep, f, c); !slices.Equal(got, []string{e.en}) {
			t.Errorf("%s: BandMoves = %q, want %q", e.claim, got, e.en)
		}
		if got := b.In("zh-CN").BandMoves(rep, f, c); !slices.Equal(got, []string{e.zh}) {
			t.Errorf("%s: BandMoves = %q, want %q", e.claim, got, e.zh)
		}
	}
}

func TestFlagsOfADefinition(t *testing.T) {
	b := book(t)
	spec := leadTime()
	spec.Changes = []metric.Change{
		{Version: "1", Date: metric.DateDay(2023, 5, 15), Note: metric.Plain("all")},
		{Version: "2", Date: metric.DateDay(2024, 2, 1), Note: metric.Text{"en": "leaves out drafts", "zh-CN": "剔除草稿"}},
	}
	c := &indicator.Comparison{Notes: []indicator.Note{
		{Code: indicator.NotePooled, Args: []float64{4}},
		{Code: indicator.NoteDefinition, Args: []float64{float64(metric.DateDay(2024, 2, 1)), 1}},
		{Code: indicator.NoteLatePrimary, Args: []float64{float64(metric.DateDay(2024, 5, 1)), float64(metric.DateDay(2024, 4, 1))}},
	}}
	for language, want := range map[string][]string{
		"en": {
			"The definition changed on 1 Feb 2024, inside the compared window: version 2 (leaves out drafts). All figures follow the present definition; records from before that day may have been kept differently.",
			"Declared primary on 1 May 2024, after the round began (1 Apr 2024): chosen with the result in sight.",
		},
		"zh-CN": {
			"口径于 2024年2月1日变更，在对比时段之内：版本 2（剔除草稿）。全部数值均按现行口径计算；此前的记录当时可能按旧口径留存。",
			"2024年5月1日才列为核心指标，晚于该轮开始之日（2024年4月1日）：选定时已能看到结果。",
		},
	} {
		if got := b.In(language).Flags(&indicator.Report{}, &spec, c); !slices.Equal(got, want) {
			t.Errorf("Flags in %s =\n%q, want\n%q", language, got, want)
		}
	}
}
