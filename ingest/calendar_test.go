package ingest

import (
	"testing"
	"time"

	"upshot/metric"
)

func TestCalendar(t *testing.T) {
	plan, problems := define(overBase(`calendar:
  weekend: [sunday, saturday]
  holidays:
    - 2024-01-01
    - {from: 2023-10-01, to: 2023-10-07, name: National Day}
    - {date: 2024-05-01, name: {en: Labour Day, zh-CN: 劳动节}}
  working: [2024-04-28, 2023-10-08]
indicators:
  - {use: lead-time, primary: true, calendar: working, unit: h, target: {max: 3d}}
  - {id: often, name: Often, measure: {frequency: {source: deployments}}, better: higher, calendar: working, target: {min: 0.5 per working-day}}
  - {id: coverage, name: Coverage, measure: {level: {source: board, series: Coverage}}, unit: "%", better: higher}
`))
	if plan == nil || len(problems) > 0 {
		t.Fatalf("Definition has problems\n%s", printProblems(problems))
	}
	holiday := func(from, to string, name metric.Text) metric.Holiday {
		return metric.Holiday{Name: name, Window: metric.Window{From: day(from), To: day(to)}}
	}
	same(t, "the calendar, in order of time", plan.Calendar, &metric.Calendar{
		Weekend: []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []metric.Holiday{
			holiday("2023-10-01", "2023-10-07", metric.Plain("National Day")), holiday("2024-01-01", "2024-01-01", nil),
			holiday("2024-05-01", "2024-05-01", metric.Text{"": "Labour Day", "en": "Labour Day", "zh-CN": "劳动节"}),
		},
		Working: []metric.Day{day("2023-10-08"), day("2024-04-28")},
	})
	same(t, "who counts working days", []bool{plan.Indicators[0].Measure.Working, plan.Indicators[1].Measure.Working, plan.Indicators[2].Measure.Working}, []bool{true, true, false})
	same(t, "a time in working days", plan.Indicators[0].Unit, metric.Unit{Kind: metric.TimeUnit, Symbol: "h", Working: true})
	same(t, "a rate per working day", plan.Indicators[1].Unit, metric.Unit{Kind: metric.RateUnit, Symbol: metric.WorkingDay})
	same(t, "is its own measure's too", plan.Indicators[1].Measure.Per, metric.WorkingDay)
	same(t, "its target is per working day", plan.Indicators[1].Targets[0].Value, 0.5)
	same(t, "a day of work has 24 hours", plan.Indicators[0].Targets[0].Value, 3*86400.0)
}

func TestCalendarDefaults(t *testing.T) {
	plan, _ := define(overBase("calendar: {}\n"))
	same(t, "the weekend", plan.Calendar.Weekend, []time.Weekday{time.Saturday, time.Sunday})
	plan, _ = define(overBase("calendar: {weekend: []}\n"))
	same(t, "no weekend", plan.Calendar.Weekend, []time.Weekday(nil))
	plan, _ = define(overBase("calendar: {weekend: friday}\n"))
	same(t, "another weekend", plan.Calendar.Weekend, []time.Weekday{time.Friday})
	plan, _ = define(baseDefinition)
	if plan.Calendar != nil {
		t.Errorf("a definition without a calendar has %+v", plan.Calendar)
	}
}
