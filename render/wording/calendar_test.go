package wording

import (
	"slices"
	"testing"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

func TestCalendarInWords(t *testing.T) {
	b := book(t)
	day := func(s string) metric.Day {
		d, err := metric.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	weekend := []time.Weekday{time.Saturday, time.Sunday}
	spring := metric.Holiday{Window: metric.Window{From: day("2024-02-10"), To: day("2024-02-17")}}
	may := metric.Holiday{Window: metric.Window{From: day("2024-05-01"), To: day("2024-05-05")}}
	for _, c := range []struct {
		claim    string
		calendar metric.Calendar
		en, zh   string
	}{
		{"everything", metric.Calendar{Weekend: weekend, Holidays: []metric.Holiday{spring, may}, Working: []metric.Day{day("2024-02-04"), day("2024-02-18")}},
			"Weekend: Saturday and Sunday; 2 holidays (13 days); 2 weekend days worked.", "周末：周六、周日；假期 2 个（共 13 天）；调休上班 2 天。"},
		{"one of each", metric.Calendar{Weekend: weekend[1:], Holidays: []metric.Holiday{may}, Working: []metric.Day{day("2024-02-04")}},
			"Weekend: Sunday; 1 holiday (days: 5); 1 weekend day worked.", "周末：周日；假期 1 个（共 5 天）；调休上班 1 天。"},
		{"weekends alone", metric.Calendar{Weekend: weekend}, "Weekend: Saturday and Sunday; no holidays.", "周末：周六、周日；未列假期。"},
		{"nothing", metric.Calendar{}, "Weekend: none; no holidays.", "周末：无；未列假期。"},
	} {
		if got := b.In("en").Calendar(&c.calendar); got != c.en {
			t.Errorf("%s: Calendar = %q, want %q", c.claim, got, c.en)
		}
		if got := b.In("zh-CN").Calendar(&c.calendar); got != c.zh {
			t.Errorf("%s: Calendar = %q, want %q", c.claim, got, c.zh)
		}
	}
}

func TestHowWorkingDaysAreCounted(t *testing.T) {
	b := book(t)
	rep := &indicator.Report{Plan: &metric.Plan{Timezone: "Asia/Shanghai", Phases: make([]metric.Phase, 2), Calendar: &metric.Calendar{Weekend: []time.Weekday{time.Friday}}}}
	f := &indicator.Figures{Phases: []indicator.PhaseFigure{{N: 1000, Idle: 40}, {N: 500, Idle: 10}, {N: 1500, Idle: 50}}}
	for _, c := range []struct {
		claim string
		form  metric.Form
		en    [2]string
		zh    [2]string
	}{
		{"a duration", metric.Duration,
			[2]string{"Only time on working days counts; a working day runs from midnight to midnight (24 hours) in Asia/Shanghai. Weekend: Friday; no holidays.", "50 of 1,500 records lie on no working day and count with no time."},
			[2]string{"只计工作日内的时间：每个工作日从零点到零点按 24 小时计，时区为 Asia/Shanghai。周末：周五；未列假期。", "1,500 条记录中有 50 条完全落在非工作日，时长计为 0。"}},
		{"a frequency", metric.Frequency,
			[2]string{"Counted per working day: no other day is in the exposure. A record on another day counts as one all the same. Weekend: Friday; no holidays.", "50 of 1,500 records lie on days that are no working days."},
			[2]string{"按工作日计算：其他日子不计入天数，但当天的记录照常计数。周末：周五；未列假期。", "1,500 条记录中有 50 条落在非工作日。"}},
	} {
		spec := &metric.Indicator{Measure: metric.Measure{Form: c.form, Working: true}}
		for language, want := range map[string][2]string{"en": c.en, "zh-CN": c.zh} {
			w := b.In(language)
			if got := [2]string{w.Working(rep, spec), w.Idle(rep, spec, f)}; got != want {
				t.Errorf("%s, %s: %q, want %q", c.claim, language, got, want)
			}
		}
	}
	if got := b.In("en").Working(rep, &metric.Indicator{}) + b.In("en").Idle(rep, &metric.Indicator{}, &indicator.Figures{}); got != "" {
		t.Errorf("without working days nothing is said, got %q", got)
	}
}

func TestUnitsOfWorkingTime(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		unit   metric.Unit
		value  float64
		en, zh string
	}{
		{"days", metric.Unit{Kind: metric.TimeUnit, Symbol: "d", Working: true}, 3.5 * 86400, "3.5 working days", "3.5 个工作日"},
		{"a day", metric.Unit{Kind: metric.TimeUnit, Symbol: "d", Working: true}, 86400, "1 working day", "1 个工作日"},
		{"hours", metric.Unit{Kind: metric.TimeUnit, Symbol: "h", Working: true}, 7200, "2 hours on working days", "2 小时（仅计工作日）"},
		{"a rate", metric.Unit{Kind: metric.RateUnit, Symbol: metric.WorkingDay}, 0.5, "0.50 per working day", "每个工作日 0.50 次"},
		{"a rate of something", metric.Unit{Kind: metric.RateUnit, Symbol: metric.WorkingDay, Label: metric.Text{"en": "builds", "zh-CN": "次构建"}}, 12, "12 builds per working day", "每个工作日 12 次构建"},
	} {
		if en, zh := b.In("en").Value(c.unit, c.value), b.In("zh-CN").Value(c.unit, c.value); en != c.en || zh != c.zh {
			t.Errorf("%s: Value = %q and %q, want %q and %q", c.claim, en, zh, c.en, c.zh)
		}
	}
}

func TestTheExplanationCountsTheWorkingDaysOfBothPhases(t *testing.T) {
	b := book(t)
	day := func(s string) metric.Day {
		d, err := metric.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	phase := func(id, from, to string) metric.Phase {
		return metric.Phase{ID: id, Window: metric.Window{From: day(from), To: day(to)}}
	}
	rep := &indicator.Report{Plan: &metric.Plan{
		Timezone: "UTC", Calendar: &metric.Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}},
		Phases: []metric.Phase{phase("a", "2024-06-01", "2024-06-30"), phase("b", "2024-07-01", "2024-07-31"), phase("c", "2024-08-01", "2024-08-31")},
	}}
	spec := &metric.Indicator{Measure: metric.Measure{Form: metric.Duration, Working: true}, Unit: metric.Unit{Kind: metric.TimeUnit, Symbol: "d", Working: true}}
	c := indicator.Comparison{Before: "a", After: "b+c"}
	f := &indicator.Figures{Phases: []indicator.PhaseFigure{{Phase: "a", N: 9, Idle: 2}, {Phase: "b"}, {Phase: "c"}, {Phase: "b+c", N: 8, Idle: 1}}, Comparisons: []indicator.Comparison{c}}
	find := func() *Section {
		for _, s := range b.In("en").Explain(rep, &indicator.Result{Spec: spec}, f, &c).Sections {
			if s.ID == "calendar" {
				return &s
			}
		}
		return nil
	}
	s := find()
	want := [][]string{{"a", "30", "20", "2"}, {"b and c", "62", "45", "1"}}
	if s == nil || len(s.Tables) != 1 || !slices.EqualFunc(s.Tables[0].Rows, want, slices.Equal) {
		t.Errorf("section calendar = %+v, want the rows %v", s, want)
	}
	spec.Measure.Working = false
	if s := find(); s != nil {
		t.Errorf("where all days count there is no such step, got %+v", s)
	}
}
