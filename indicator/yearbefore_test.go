package indicator

import (
	"slices"
	"testing"

	"upshot/indicator/stat"
	"upshot/metric"
)

// aYear is a baseline of the year 2023 and a round from January to April 2024.
func aYear(indicators ...metric.Indicator) *metric.Plan {
	p := plan(indicators...)
	p.AsOf = day("2024-04-30")
	p.Phases = []metric.Phase{phase("baseline", "2023-01-01", "2023-12-31"), phase("round-1", "2024-01-01", "2024-04-30")}
	p.Compare = metric.Compare{Before: 0, After: []int{1}, YearBefore: true}
	for i := range p.Sources {
		p.Sources[i].Covers = metric.Window{From: day("2023-01-01"), To: day("2024-04-30")}
	}
	return p
}

// Twelve a month in the winter of 2023, four in its summer, six in the winter of 2024: more than the mean
// of the year, half of the year before.
func TestYearBeforeComparesTheSameMonths(t *testing.T) {
	events := &records{}
	events.perMonth("2023-01-01", []int{12, 11, 13, 12, 4, 4, 4, 4, 4, 4, 4, 4}, 60, "")
	events.perMonth("2024-01-01", []int{6, 7, 5, 6}, 60, "")
	f := compute(aYear(spec("a", metric.Frequency, true)), nil, events, nil).Indicators[0].In(Overall)
	y, headline := f.YearBefore, f.Headline()
	if want := []string{"2024-01", "2024-02", "2024-03", "2024-04"}; !slices.Equal(labels(y.Months), want) {
		t.Errorf("months = %v, want %v", y.Months, want)
	}
	if want := []string{"2023-01", "2023-02", "2023-03", "2023-04"}; !slices.Equal(labels(y.Earlier), want) {
		t.Errorf("earlier = %v, want %v", y.Earlier, want)
	}
	if y.Before.Numerator != 48 || y.Before.Denominator != 120 || y.After.Numerator != 24 || y.After.Denominator != 121 {
		t.Errorf("%+v and %+v, want 48 in 120 days and 24 in 121", y.Before, y.After)
	}
	exact := stat.CompareRates(48, 120, 24, 121, level)
	c := y.Comparison
	if !near(c.Effect, exact.Ratio) || !near(c.Tests[0].P, exact.P) || c.Adjusted != c.P || c.Family != 1 || c.Headline {
		t.Errorf("comparison = %+v, want %+v, judged alone", c, exact)
	}
	if c.Verdict != Improved || headline.Verdict == Improved {
		t.Errorf("verdicts = %v a year before and %v overall, want improved and not", c.Verdict, headline.Verdict)
	}
	if len(f.Comparisons) != 1 || len(f.Phases) != 2 {
		t.Errorf("%d comparisons and %d phases, want the second look beside them", len(f.Comparisons), len(f.Phases))
	}
}

func TestYearBeforeOfEveryForm(t *testing.T) {
	seconds := []float64{50, 52, 51, 53, 20, 20, 20, 20, 20, 20, 20, 20, 25, 26, 24, 25}
	fill := func() *records {
		events := &records{}
		for i, s := range seconds {
			first := metric.DayOf(day("2023-01-01").Time().AddDate(0, i, 0))
			for j := range 5 {
				word := "ok"
				if j == 0 || i < 4 && j < 4 {
					word = "failed"
				}
				events.add(-1, first+metric.Day(j), s+float64(j)/10, s, word)
			}
		}
		return events
	}
	tests := []struct {
		form          metric.Form
		before, after float64 // values
		n             int
		name          TestName
		arrangements  int
		verdict       Verdict
		reason        Reason
	}{
		{metric.Duration, 51.7, 25.2, 20, BlockPermutation, 70, Improved, ""},
		{metric.Proportion, 16.0 / 20, 4.0 / 20, 20, Fisher, 0, Improved, ""},
		// The baseline of a series needs six periods.
		{metric.Level, 51.5, 25, 4, MannWhitney, 0, NotEnoughData, TooFewPeriods},
	}
	for _, test := range tests {
		y := compute(aYear(spec("a", test.form, true)), nil, fill(), nil).Indicators[0].In(Overall).YearBefore
		c := y.Comparison
		if !near(y.Before.Value, test.before) || !near(y.After.Value, test.after) || y.Before.N != test.n || y.After.N != test.n {
			t.Errorf("%v: %+v and %+v, want %v and %v of %d", test.form, y.Before, y.After, test.before, test.after, test.n)
		}
		if c.Tests[0].Name != test.name || c.Tests[0].Arrangements != test.arrangements || c.Verdict != test.verdict || c.Reason != test.reason {
			t.Errorf("%v: %+v, want %v %s by %s of %d", test.form, c, test.verdict, test.reason, test.name, test.arrangements)
		}
	}
}

func TestYearBeforeTakesOnlyCompletePairs(t *testing.T) {
	all := []int{9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}
	tests := []struct {
		name   string
		change func(p *metric.Plan)
		months []string
		before string
		reason Reason
	}{
		{"without the option there is no second look", func(p *metric.Plan) { p.Compare.YearBefore = false }, nil, "", ""},
		{"records that do not reach back are said to", func(p *metric.Plan) {
			p.Phases[0].From = day("2023-05-01")
		}, nil, "", NoYearBefore},
		{"a month that the source does not cover a year before", func(p *metric.Plan) {
			p.Sources[0].Covers.From = day("2023-02-10")
		}, []string{"2024-03", "2024-04"}, "baseline", ""},
		{"a month that is not over", func(p *metric.Plan) {
			p.AsOf, p.Phases[1].To = day("2024-04-15"), day("2024-04-15")
		}, []string{"2024-01", "2024-02", "2024-03"}, "baseline", ""},
		{"months of two earlier phases", func(p *metric.Plan) {
			p.Phases = []metric.Phase{phase("baseline", "2023-01-01", "2023-02-14"), phase("round-1", "2023-02-15", "2023-12-31"), phase("round-2", "2024-01-01", "2024-04-30")}
			p.Compare.After = []int{2}
		}, []string{"2024-01", "2024-02", "2024-03", "2024-04"}, "baseline+round-1", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, events := aYear(spec("a", metric.Frequency, true)), &records{}
			test.change(p)
			events.perMonth("2023-01-01", all, 60, "")
			y := compute(p, nil, events, nil).Indicators[0].In(Overall).YearBefore
			if y == nil {
				if test.reason != "" || test.months != nil {
					t.Fatal("no second look")
				}
				return
			}
			if !slices.Equal(labels(y.Months), test.months) || y.Reason != test.reason || y.Comparison.Before != test.before {
				t.Errorf("year before = %+v, want %v of %q, reason %q", y, test.months, test.before, test.reason)
			}
			if n := float64(9 * len(test.months)); y.Reason == "" && (y.Before.Numerator != n || y.After.Numerator != n) {
				t.Errorf("%v and %v events, want %v each", y.Before.Numerator, y.After.Numerator, n)
			}
		})
	}
}

func TestYearBeforeOfQuartersTakesQuarters(t *testing.T) {
	p := aYear(spec("a", metric.Ratio, true))
	p.Period = metric.Quarter
	events, size := &records{}, &records{}
	events.perMonth("2023-01-01", []int{9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 5, 5, 5, 5}, 60, "")
	for _, quarter := range []string{"2023-01-15", "2023-04-15", "2023-07-15", "2023-10-15", "2024-01-15", "2024-04-15"} {
		size.add(-1, day(quarter), 0, 10, "")
	}
	y := compute(p, nil, events, size).Indicators[0].In(Overall).YearBefore
	if !slices.Equal(labels(y.Months), []string{"2024-Q1"}) || !slices.Equal(labels(y.Earlier), []string{"2023-Q1"}) || !near(y.Before.Value, 27.0/10) || !near(y.After.Value, 15.0/10) {
		t.Errorf("year before = %+v, want the first quarters, 2.7 and 1.5", y)
	}
}

func labels(periods []metric.Period) (labels []string) {
	for _, p := range periods {
		labels = append(labels, p.Label)
	}
	return labels
}

// A project's rank sums and counts are kept only until those of all projects are made of them.
func TestNothingIsKeptForStrataThatAreMade(t *testing.T) {
	for _, form := range []metric.Form{metric.Frequency, metric.Duration, metric.Level} {
		events := &records{}
		for project := range 2 {
			for i := range 16 {
				for n := range 4 {
					events.add(project, metric.DayOf(day("2023-01-01").Time().AddDate(0, i, 0)), float64(60+7*n+i), float64(50+n+i), "")
				}
			}
		}
		projects := []metric.Project{{ID: "a"}, {ID: "b"}}
		res := compute(aYear(spec("a", form, true)), projects, events, nil).Indicators[0]
		if c := res.In(Overall).Headline(); c.Stratified == nil || c.Stratified.Strata != 2 {
			t.Errorf("%v: stratified = %+v, want two projects", form, c.Stratified)
		}
		f := res.In(Scope{Project: 0})
		if f.YearBefore.Reason != "" {
			t.Errorf("%v: no second look: %s", form, f.YearBefore.Reason)
		}
		for _, c := range []*Comparison{f.Headline(), &f.YearBefore.Comparison} {
			if c.stratum != nil {
				t.Errorf("%v: %s to %s keeps %+v", form, c.Before, c.After, c.stratum)
			}
		}
	}
}
