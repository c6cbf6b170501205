package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// passed over cases, month by month, both from the same records.
func fraction(form metric.Form, blankPassed func(month int) bool) *Figures {
	events := &records{}
	d := day("2023-01-01")
	for month := range 14 {
		passed := 900.0
		if blankPassed(month) {
			passed = math.NaN()
		}
		events.add(-1, d+14, 0, passed, "")
		d = metric.Month.Containing(d).Last + 1
	}
	s := spec("rate", form, true)
	s.Measure.Numerator.Where = nil
	s.Measure.Numerator.Sum, s.Measure.Denominator = "number", metric.Term{Source: "events", At: "time", Sum: "total"}
	p := plan(s)
	table := events.build(0)
	total := metric.Column{Role: "total", Kind: metric.NumberColumn}
	for range table.N {
		total.Numbers = append(total.Numbers, 1000)
	}
	table.Columns = append(table.Columns, total)
	r := Compute(p, &metric.Dataset{Tables: []metric.Table{table, (&records{}).build(1)}}, nil)
	return r.Indicators[0].In(Overall)
}

func TestABlankIsNoZero(t *testing.T) {
	f := fraction(metric.Proportion, func(month int) bool { return month >= 12 })
	if after := f.Phase("round-2"); !near(after.Value, 0.9) || after.Denominator != 2000 {
		t.Errorf("with two blank months: %v of %v, want 0.9 of the 2000 whose passes are known", after.Value, after.Denominator)
	}
	if c := f.Headline(); c.Verdict == Worsened || c.Verdict == Improved {
		t.Errorf("verdict = %v, want no call from blanks", c.Verdict)
	}
}

func TestARatioCountsOnlyWhereItsAmountIsKnown(t *testing.T) {
	events, size := &records{}, &records{}
	for i := range 420 {
		events.add(0, day("2023-01-01")+metric.Day(i), 0, 0, "")
	}
	size.monthly(0, "2023-04-01", 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10) // no size for the first three months
	r := compute(plan(spec("density", metric.Ratio, true)), []metric.Project{{ID: "a"}}, events, size)
	before := r.Indicators[0].In(Overall).Phase("baseline")
	if before.Numerator != 91 || before.Denominator != 30 {
		t.Errorf("baseline = %v per %v, want the 91 of April to June per 30", before.Numerator, before.Denominator)
	}
	if !hasProblem(r, "records-unpaired") {
		t.Errorf("problems = %v, want one that says which records do not count", r.Problems)
	}
}

func hasProblem(r *Report, code string) bool {
	for _, p := range r.Problems {
		if p.Code == code {
			return true
		}
	}
	return false
}

func TestRecordsOutsideTheCoverageDoNotCount(t *testing.T) {
	events := &records{}
	for i := range 425 {
		events.add(-1, day("2023-01-01")+metric.Day(i), 0, 0, "")
	}
	p := plan(spec("frequency", metric.Frequency, true))
	p.Sources[0].Covers.From = day("2023-04-16")
	r := compute(p, nil, events, nil)
	before := r.Indicators[0].In(Overall).Phase("baseline")
	if before.N != 76 || !near(before.Value, 1) || !hasProblem(r, "records-uncovered") {
		t.Errorf("baseline = %d, %v a day, problems %v, want 76, 1 a day, and a warning", before.N, before.Value, r.Problems)
	}
}

func TestAProjectThatStopsReportingIsNoChange(t *testing.T) {
	for _, statistic := range []metric.Statistic{metric.Mean, metric.Sum, metric.Last} {
		events := &records{}
		a, b := make([]float64, 14), make([]float64, 10)
		for i := range a {
			a[i] = 50 + float64(i%3)
		}
		for i := range b {
			b[i] = 20 + float64(i%3)
		}
		events.monthly(0, "2023-01-01", a...)
		events.monthly(1, "2023-01-01", b...)
		s := spec("level", metric.Level, true)
		s.Statistic = statistic
		c := compute(plan(s), []metric.Project{{ID: "a"}, {ID: "b"}}, events, nil).Indicators[0].In(Overall).Headline()
		if c.Verdict == Improved || c.Verdict == Worsened {
			t.Errorf("%v: verdict %v, want nothing firm: half the projects are missing", statistic, c.Verdict)
		}
		if statistic == metric.Sum && (c.Verdict != NoClearChange || c.Reason != Simpson) {
			t.Errorf("sum: verdict %v, %q, want no clear change because the project that goes on reporting did not change", c.Verdict, c.Reason)
		}
	}
}

func TestWithoutPeriodsToSeeTheSpreadNothingIsFirm(t *testing.T) {
	p := plan(spec("frequency", metric.Frequency, true))
	p.Phases = []metric.Phase{phase("baseline", "2023-01-20", "2023-03-02"), phase("round-1", "2023-06-20", "2023-07-31")}
	p.Compare = metric.Compare{Before: 0, After: []int{1}}
	p.AsOf = day("2023-07-31")
	events := &records{}
	for i := range 80 {
		events.add(-1, day("2023-01-20")+metric.Day(i%42), 0, 0, "")
	}
	for i := range 20 {
		events.add(-1, day("2023-06-20")+metric.Day(i*2), 0, 0, "")
	}
	c := compute(p, nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != LeaningBetter || c.Reason != DispersionUnknown {
		t.Errorf("verdict = %v, %q, want leaning better: the spread is unknown", c.Verdict, c.Reason)
	}
}

func TestPooledPhasesThatDoNotTouchLeaveAGap(t *testing.T) {
	p := plan(spec("level", metric.Level, true))
	p.Phases[1].To = day("2023-08-31") // September and October lie in no phase
	p.Compare.After = []int{1, 2}
	events := &records{}
	events.monthly(-1, "2023-01-01", 50, 58, 46, 57, 46, 55, 40, 41, math.NaN(), math.NaN(), 42, 40, 41, 42)
	f := compute(p, nil, events, nil).Indicators[0].In(Overall)
	pooled := f.rebased("round-1+round-2")
	if pooled == nil || pooled.N != 6 || !near(pooled.MeanRange, (1+2+1+1)/4.0) {
		t.Errorf("re-based limits = %+v, want 6 values and no moving range across the gap", pooled)
	}
}

func TestDurationsDatedByTheirStartWithManyOpenAreNotFirm(t *testing.T) {
	events := &records{}
	for i := range 420 {
		seconds := 20 * 86400.0
		if i >= 304 {
			seconds = 4 * 86400
		}
		from := day("2023-01-01") + metric.Day(i)
		events.add(-1, from+metric.Day(seconds/86400), seconds, 0, "")
		if i%3 == 0 && i > 304 { // still open: it ends after the as-of day
			events.times[len(events.times)-1] = noon(day("2024-06-30"))
			events.from[len(events.from)-1] = noon(from)
		}
	}
	s := spec("lead", metric.Duration, true)
	s.Measure.Numerator.At = "from"
	c := compute(plan(s), nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != LeaningBetter || c.Reason != Censoring {
		t.Errorf("verdict = %v, %q, want leaning better for censoring", c.Verdict, c.Reason)
	}
}

func TestAMonthThatOneProjectMissedIsAGap(t *testing.T) {
	events := &records{}
	for project := range 3 {
		values := make([]float64, 14)
		for i := range values {
			values[i] = float64(50 - 30*project + i%3)
			if i >= 10 {
				values[i] -= 15
			}
		}
		if project == 2 {
			values[3], values[4] = math.NaN(), math.NaN()
		}
		events.monthly(project, "2022-11-01", values...)
	}
	p := plan(spec("level", metric.Level, true))
	p.Phases[0].From = day("2022-11-01")
	p.Sources[0].Covers.From = day("2022-11-01")
	p.Phases = append(p.Phases[:1:1], phase("round-1", "2023-09-01", "2023-12-31"))
	p.Phases[0].To = day("2023-08-31")
	p.Compare = metric.Compare{Before: 0, After: []int{1}}
	f := compute(p, []metric.Project{{ID: "a"}, {ID: "b"}, {ID: "c"}}, events, nil).Indicators[0].In(Overall)
	if before := f.Phase("baseline"); before.N != 8 {
		t.Errorf("baseline of %d months, want 8 of 10: two lack a project", before.N)
	}
	if c := f.Headline(); c.Verdict != Improved {
		t.Errorf("verdict = %v, %q, want improved: enough whole months are left", c.Verdict, c.Reason)
	}
}

func TestPeriodsThatTooFewProjectsReportAreToldOf(t *testing.T) {
	projects := []metric.Project{{ID: "a"}, {ID: "b"}}
	level := func(gap bool) *Report {
		r := &records{}
		r.monthly(0, "2023-01-01", 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10)
		for month, first := 0, day("2023-01-01"); month < 14; month++ {
			if !gap || month != 8 {
				r.add(1, first, 0, 20, "")
			}
			first = metric.Month.Containing(first).Last + 1
		}
		p := plan(spec("level", metric.Level, true))
		p.Phases = []metric.Phase{phase("baseline", "2023-01-01", "2023-10-31"), phase("round-1", "2023-11-01", "2024-02-29")}
		p.Compare.After = []int{1}
		return compute(p, projects, r, nil)
	}
	if r := level(false); hasProblem(r, "periods-partly-reported") {
		t.Errorf("with both projects in all months: problems = %v, want none", r.Problems)
	}
	r := level(true)
	for _, p := range r.Problems {
		if want := []string{"1", "level", "events", "2023-09", "95"}; p.Code == "periods-partly-reported" && slices.Equal(p.Args, want) {
			return
		}
	}
	t.Errorf("with a month that one project lacks: problems = %v, want one that names 2023-09", r.Problems)
}
