package indicator

import (
	"math"
	"testing"
	"time"

	"upshot/metric"
)

// chinese is a calendar of weekends, holidays and weekends worked. How many working days its windows have was
// counted by a loop over days in another language.
func chinese() *metric.Calendar {
	holiday := func(from, to string) metric.Holiday {
		return metric.Holiday{Window: metric.Window{From: day(from), To: day(to)}}
	}
	c := &metric.Calendar{
		Weekend: []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []metric.Holiday{
			holiday("2023-01-21", "2023-01-27"), holiday("2023-05-01", "2023-05-03"), holiday("2023-09-29", "2023-10-06"), holiday("2024-02-10", "2024-02-17"),
		},
	}
	for _, d := range []string{"2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18"} {
		c.Working = append(c.Working, day(d))
	}
	return c
}

// onWorkingDays makes a spec count working days.
func onWorkingDays(s metric.Indicator) metric.Indicator {
	s.Measure.Working = true
	return s
}

func TestADurationIsTheTimeOfItsWorkingDays(t *testing.T) {
	const hour = 3600
	var events records
	for _, c := range []struct {
		ended string
		hours float64
	}{
		{"2023-03-13", 66},       // Friday 18:00 to Monday 12:00: 6 and 12 hours
		{"2023-03-16", 1},        // within a Thursday
		{"2023-03-19", 20},       // Saturday 16:00 to Sunday 12:00
		{"2023-03-26", -1.0 / 6}, // ends before it begins, on a Sunday
		{"2023-05-04", 96},       // Sunday 12:00, a holiday of three days, Thursday 12:00
		{"2023-05-08", 72},       // Friday 12:00, a Saturday worked, Sunday, Monday 12:00
	} {
		events.add(0, day(c.ended), c.hours*hour, 0, "")
	}
	p := plan(onWorkingDays(spec("work", metric.Duration, true)), spec("all", metric.Duration, false))
	p.Calendar = chinese()
	report := compute(p, []metric.Project{{ID: "p"}}, &events, nil)
	want := map[int][]float64{
		0: {18 * hour, hour, 0, -600, 12 * hour, 48 * hour},
		1: {66 * hour, hour, 20 * hour, -600, 96 * hour, 72 * hour},
	}
	for _, column := range report.Ledgers[0].Values {
		for i, v := range column.Values {
			if v != want[column.Indicator][i] {
				t.Errorf("indicator %d, record %d: %v s, want %v", column.Indicator, i, v, want[column.Indicator][i])
			}
		}
	}
	f := report.Indicators[0].In(Overall).Phases[0]
	if f.N != 5 || f.Negative != 1 || f.Idle != 1 {
		t.Errorf("in working time: n %d, negative %d, without working time %d, want 5, 1 and 1", f.N, f.Negative, f.Idle)
	}
	if f.Value != 12*hour {
		t.Errorf("the median of 0, 1, 12, 18 and 48 hours = %v h", f.Value/hour)
	}
	if f := report.Indicators[1].In(Overall).Phases[0]; f.Idle != 0 {
		t.Errorf("without a calendar no record is idle, got %d", f.Idle)
	}
}

func TestADayOfWorkIsOneOfTheReportsPlace(t *testing.T) {
	var events records
	events.add(0, day("2023-03-13"), 66*3600, 0, "") // Friday 14:00 to Monday 08:00 in New York; the clocks went forward on Sunday
	p := plan(onWorkingDays(spec("work", metric.Duration, true)))
	loc, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	p.Location, p.Calendar = loc, &metric.Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}}
	report := compute(p, []metric.Project{{ID: "p"}}, &events, nil)
	if got := report.Ledgers[0].Values[0].Values[0] / 3600; got != 11+8 {
		t.Errorf("Friday 13:00 to Monday 08:00 = %v h, want 19", got)
	}
}

func TestExposureIsInWorkingDays(t *testing.T) {
	projects := []metric.Project{{ID: "a"}, {ID: "b", Active: metric.Window{From: day("2023-03-15"), To: day("2024-01-31")}}}
	var events records
	for _, d := range []string{"2023-03-16", "2023-05-01", "2023-05-06", "2023-05-07", "2023-08-01", "2024-02-04", "2024-02-10"} {
		events.add(0, day(d), 60, 0, "")
	}
	events.add(1, day("2023-04-03"), 60, 0, "")
	rate := onWorkingDays(spec("rate", metric.Frequency, true))
	p := plan(rate, spec("plain", metric.Frequency, false))
	p.Calendar = chinese()
	report := compute(p, projects, &events, nil)
	overall := report.Indicators[0].In(Overall)
	for i, want := range []struct {
		days    float64
		n, idle int
	}{
		{126 + 77, 5, 2}, // 1 May is a holiday, 7 May a Sunday; 6 May is a Saturday worked
		{83 + 83, 1, 0},
		{84 + 66, 2, 1}, // 10 February is a holiday, 4 February a Sunday worked
	} {
		f := overall.Phases[i]
		if f.ExposureDays != want.days || f.N != want.n || f.Idle != want.idle {
			t.Errorf("phase %s: %v working days, n %d, %d on other days, want %v, %d, %d", f.Phase, f.ExposureDays, f.N, f.Idle, want.days, want.n, want.idle)
		}
		if want := float64(want.n) / want.days; f.Value != want {
			t.Errorf("phase %s: %v per working day, want %v", f.Phase, f.Value, want)
		}
	}
	for _, c := range []struct {
		period string
		days   float64
	}{{"2023-10", 38}, {"2024-01", 46}} {
		for _, f := range overall.Periods {
			if f.Period.Label == c.period && (f.ExposureDays != c.days || !f.Complete && c.period == "2023-10") {
				t.Errorf("%s: %v working days, complete %v, want %v", c.period, f.ExposureDays, f.Complete, c.days)
			}
		}
	}
	c := overall.Headline()
	want := (2.0 / 150) / (5.0 / 203)
	if math.Abs(c.Effect-want) > 1e-12 {
		t.Errorf("rate ratio = %v, want %v", c.Effect, want)
	}
	for _, n := range c.Notes {
		if n.Code == NoteTotals && (n.Args[0] != 5.0/126 || n.Args[1] != 2.0/84) {
			t.Errorf("totals per working day = %v, want %v and %v", n.Args, 5.0/126, 2.0/84)
		}
	}
	plain := report.Indicators[1].In(Overall).Phases[0]
	if plain.ExposureDays != 181+108 || plain.Idle != 0 {
		t.Errorf("an indicator without calendar: %v days, %d idle, want 289 and 0", plain.ExposureDays, plain.Idle)
	}
}

func TestAPeriodWithoutAWorkingDayHasNoRate(t *testing.T) {
	var events records
	events.add(0, day("2023-03-16"), 60, 0, "")
	p := plan(onWorkingDays(spec("rate", metric.Frequency, true)))
	p.Period = metric.Week
	p.Calendar = chinese()
	p.Calendar.Working = nil
	p.Calendar.Holidays[0].Window = metric.Window{From: day("2023-01-23"), To: day("2023-01-27")}
	for _, f := range compute(p, []metric.Project{{ID: "p"}}, &events, nil).Indicators[0].In(Overall).Periods {
		switch f.Period.Label {
		case "2023-W04":
			if f.ExposureDays != 0 || metric.Known(f.Value) {
				t.Errorf("a week of holiday: %v days, value %v, want 0 and none", f.ExposureDays, f.Value)
			}
		case "2023-W05":
			if f.ExposureDays != 5 || f.Value != 0 {
				t.Errorf("a week without a record: %v days, value %v, want 5 and 0", f.ExposureDays, f.Value)
			}
		}
	}
}

func TestRecordsFromBeforeTheCalendarsYearsAreTold(t *testing.T) {
	var events records
	events.add(0, day("2023-01-10"), 20*86400, 0, "") // begun on 21 December 2022
	events.add(0, day("2023-01-10"), 86400, 0, "")
	p := plan(onWorkingDays(spec("work", metric.Duration, true)))
	p.Calendar = chinese()
	report := compute(p, []metric.Project{{ID: "p"}}, &events, nil)
	if len(report.Problems) != 1 || report.Problems[0].Code != "records-before-calendar" || report.Problems[0].Args[0] != "1" || report.Problems[0].Args[2] != "2023" {
		t.Errorf("problems = %+v, want one record before 2023", report.Problems)
	}
	p.Calendar = &metric.Calendar{Weekend: p.Calendar.Weekend} // without holidays there is no year of them
	if report := compute(p, []metric.Project{{ID: "p"}}, &events, nil); len(report.Problems) != 0 {
		t.Errorf("a calendar of weekends alone: problems = %+v", report.Problems)
	}
}
