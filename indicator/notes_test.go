package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// noteOf finds a note of a comparison; its Args are nil if there is none.
func noteOf(c *Comparison, code NoteCode) Note {
	at := slices.IndexFunc(c.Notes, func(n Note) bool { return n.Code == code })
	if at < 0 {
		return Note{Code: code}
	}
	return c.Notes[at]
}

// counted has so many records in each month from January 2023 on, word "failed" on the first failed[i] of them.
func counted(counts, failed []int) *records {
	events := &records{}
	d := day("2023-01-01")
	for month, n := range counts {
		for i := range n {
			word := ""
			if failed != nil && i < failed[month] {
				word = "failed"
			}
			events.add(-1, d+metric.Day(i%28), 7200, 0, word)
		}
		d = metric.Month.Containing(d).Last + 1
	}
	return events
}

// TestEveryFormTellsHowItsBaselineMoves is by hand: a baseline that rises by one step a month has Theil-Sen slope 1 step, Mann-Kendall S = 15 and exact p = 2/720, and lag-1
// autocorrelation 0.5 (deviations -2.5 to 2.5: products 3.75+0.75-0.25+0.75+3.75 = 8.75 over 17.5).
func TestEveryFormTellsHowItsBaselineMoves(t *testing.T) {
	steps := []float64{1, 2, 3, 4, 5, 6}
	failed := &records{} // of 100 a month 10, 20, ... 60
	rising := &records{} // durations of 1, 2, ... 6 days, a dozen a month
	level := &records{}
	size := &records{}
	defects := &records{}
	for month := range 14 {
		step := 3.0
		if month < 6 {
			step = steps[month]
		}
		d := day("2023-01-01")
		for range month {
			d = metric.Month.Containing(d).Last + 1
		}
		for i := range 100 {
			word := ""
			if i < int(step)*10 {
				word = "failed"
			}
			failed.add(-1, d+metric.Day(i%28), 0, 0, word)
		}
		for i := range 12 {
			rising.add(-1, d+metric.Day(2*i), step*days, 0, "")
		}
		level.add(-1, d+14, 0, step, "")
		for i := range int(step) * 10 {
			defects.add(-1, d+metric.Day(i%28), 0, 0, "")
		}
		size.add(-1, d+14, 0, 10, "")
	}
	for _, c := range []struct {
		name         string
		form         metric.Form
		events, size *records
		slope        float64
	}{
		{"durations, by the months' medians", metric.Duration, rising, nil, days},
		{"proportions", metric.Proportion, failed, nil, 0.1},
		{"ratios", metric.Ratio, defects, size, 1},
		{"levels", metric.Level, level, nil, 1},
	} {
		h := compute(plan(spec("x", c.form, true)), nil, c.events, c.size).Indicators[0].In(Overall).Headline()
		trend, correlation := noteOf(h, NoteTrend), noteOf(h, NoteAutocorr)
		if len(trend.Args) != 3 || !near(trend.Args[0], c.slope) || !near(trend.Args[1], 2.0/720) || trend.Args[2] != 1 {
			t.Errorf("%s: trend %v, want a slope of %v a month, p %v", c.name, trend.Args, c.slope, 2.0/720)
		}
		if len(correlation.Args) != 2 || !near(correlation.Args[0], 0.5) || correlation.Args[1] != 6 {
			t.Errorf("%s: autocorrelation %v, want 0.5 of 6 months", c.name, correlation.Args)
		}
	}
}

func TestFrequenciesTellHowTheirBaselineMoves(t *testing.T) {
	// 31, 56, 93, 120, 155 and 180 are 1 to 6 a day.
	events := counted([]int{31, 56, 93, 120, 155, 180, 93, 93, 90, 93, 90, 93, 93, 87}, nil)
	h := compute(plan(spec("x", metric.Frequency, true)), nil, events, nil).Indicators[0].In(Overall).Headline()
	if trend := noteOf(h, NoteTrend); len(trend.Args) != 3 || !near(trend.Args[0], 1) || !near(trend.Args[1], 2.0/720) {
		t.Errorf("trend = %v, want 1 a day more each month, p %v", trend.Args, 2.0/720)
	}
}

func TestMonthsOfTheYearWithoutCounterpartAreNamed(t *testing.T) {
	month := func(months ...int) (mask float64) {
		for _, m := range months {
			mask += math.Exp2(float64(m - 1))
		}
		return mask
	}
	for _, c := range []struct {
		name   string
		change func(p *metric.Plan)
		want   []float64 // months that the baseline lacks, that only it has
	}{
		{"January to June against November to February", func(*metric.Plan) {}, []float64{month(11, 12), month(3, 4, 5, 6)}},
		{"a baseline of February to May", func(p *metric.Plan) { p.Phases[0].From, p.Phases[0].To = day("2023-02-01"), day("2023-05-31") },
			[]float64{month(11, 12, 1), month(3, 4, 5)}},
		{"one day of June is no lack of June", func(p *metric.Plan) { p.Phases[0].To = day("2023-06-01") }, []float64{month(11, 12), month(3, 4, 5, 6)}},
		{"months that are not covered are none", func(p *metric.Plan) { p.Sources[0].Covers.From = day("2023-03-01") }, []float64{month(11, 12, 1, 2), month(3, 4, 5, 6)}},
		{"a whole year on both sides", func(p *metric.Plan) {
			p.Phases = []metric.Phase{phase("baseline", "2022-01-01", "2022-11-30"), phase("round-2", "2023-01-01", "2023-11-30")}
			p.Compare.After, p.AsOf = []int{1}, day("2023-11-30")
			p.Sources[0].Covers = metric.Window{From: day("2022-01-01"), To: day("2023-11-30")}
		}, nil},
		{"two years are covered", func(p *metric.Plan) {
			p.Phases[0] = phase("baseline", "2022-03-01", "2023-06-30")
			p.Sources[0].Covers.From = day("2022-03-01")
		}, nil},
		{"a month less than two years", func(p *metric.Plan) {
			p.Phases[0] = phase("baseline", "2022-04-01", "2022-09-30")
			p.Sources[0].Covers.From = day("2022-04-01")
		}, []float64{month(11, 12, 1, 2), month(4, 5, 6, 7, 8, 9)}},
	} {
		p := plan(spec("x", metric.Frequency, true))
		c.change(p)
		events := &records{}
		for d := day("2022-01-01"); d <= day("2024-02-29"); d++ {
			events.add(-1, d, 0, 0, "")
		}
		h := compute(p, nil, events, nil).Indicators[0].In(Overall).Headline()
		if got := noteOf(h, NoteSeason).Args; !slices.Equal(got, c.want) {
			t.Errorf("%s: season %v, want %v (verdict %v, %q)", c.name, got, c.want, h.Verdict, h.Reason)
		}
	}
}

func TestNotesComeHeaviestFirst(t *testing.T) {
	c := Comparison{Notes: []Note{
		{NotePooled, []float64{3}}, {NoteAutocorr, []float64{0.1, 12}}, {"of another kind", nil}, {NoteSeason, []float64{1, 0}},
		{NoteTrend, []float64{1, 0.01, 1}}, {NoteNegative, []float64{5, 0.06}}, {NoteSurvival, []float64{0, 1, 1, 1, 0.5}}, {Code: NoteExploratory},
	}}
	c.orderNotes()
	want := []NoteCode{NoteNegative, NoteSurvival, NoteTrend, NoteSeason, "of another kind", NoteAutocorr, NotePooled, NoteExploratory}
	for i, n := range c.Notes {
		if n.Code != want[i] {
			t.Fatalf("notes = %v, want %v", c.Notes, want)
		}
	}
}

func TestNotesWeighByWhatTheySay(t *testing.T) {
	for _, c := range []struct {
		name string
		note Note
		want Weight
	}{
		{"5 % negative durations are a disclosure", Note{NoteNegative, []float64{5, 0.05}}, Minor},
		{"more are not to be missed", Note{NoteNegative, []float64{6, 0.06}}, Alarmed},
		{"a trend of the baseline at p 0.05 weighs", Note{NoteTrend, []float64{1, 0.05, 1}}, Weighs},
		{"a weaker one does not", Note{NoteTrend, []float64{1, 0.051, 1}}, Minor},
		{"autocorrelation of six months is noise", Note{NoteAutocorr, []float64{0.6, 6}}, Minor},
		{"of twelve it weighs", Note{NoteAutocorr, []float64{0.3, 12}}, Weighs},
		{"open items that turn the picture are not to be missed", Note{NoteSurvival, []float64{1, 1, 5, 6, 0.2}}, Alarmed},
		{"those that confirm it weigh", Note{NoteSurvival, []float64{0, 1, 5, 6, 0.2}}, Weighs},
	} {
		if got := c.note.Weight(); got != c.want {
			t.Errorf("%s: weight %v, want %v", c.name, got, c.want)
		}
	}
}

func TestPeriodsAreCountedByHowTheyAreTreated(t *testing.T) {
	p := plan(spec("frequency", metric.Frequency, true))
	p.Phases[0].From, p.Phases[0].To = day("2023-01-16"), day("2023-07-10") // half of January, a third of July
	p.Phases[1].From = day("2023-07-11")
	p.Sources[0].Covers = metric.Window{From: day("2023-02-01"), To: day("2024-01-20")}
	events := counted([]int{30, 10, 0, 12, 0, 9, 11, 8, 9, 9, 9, 0, 9, 9}, nil)
	f := compute(p, nil, events, nil).Indicators[0].In(Overall)
	for _, c := range []struct {
		phase string
		want  Treated
	}{
		{"baseline", Treated{Periods: 7, Gaps: 1, Partial: 1, Zeros: 2}}, // January is not covered; March and May are 0; July is cut
		{"round-1", Treated{Periods: 4, Partial: 1}},
		{"round-2", Treated{Periods: 4, Gaps: 1, Partial: 1, Zeros: 1}}, // December is 0; the coverage ends in January
	} {
		if got := f.Phase(c.phase).Treated; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.phase, got, c.want)
		}
	}
	// The partial July is in the rate with its ten days: 10+12+9 events and 10 of July's 11 in 160 days.
	if b := f.Phase("baseline"); b.ExposureDays != 160 || b.Numerator != 41 {
		t.Errorf("baseline: %v in %v days, want 41 in 160", b.Numerator, b.ExposureDays)
	}
}

func TestDurationsOfZeroCountAndNegativeOnesDoNot(t *testing.T) {
	events := &records{}
	for i := range 420 {
		seconds := days
		if i < 7 {
			seconds = 0
		} else if i < 10 {
			seconds = -60
		}
		events.add(-1, day("2023-01-01")+metric.Day(i), seconds, 0, "")
	}
	p := compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall).Phase("baseline")
	if p.Treated.ZeroDurations != 7 || p.Negative != 3 || p.N != 178 {
		t.Errorf("baseline: %d zero, %d negative, n %d, want 7, 3, 178", p.Treated.ZeroDurations, p.Negative, p.N)
	}
}

func TestChosenMonthsNameTheirOwnAndHaveNoSeason(t *testing.T) {
	events := &records{}
	for i := range 480 {
		seconds := 600 + float64(i%50)
		if i == 200 { // in July 2023, which is not among the months
			seconds = 9e9
		}
		events.add(-1, day("2023-01-01")+metric.Day(i), seconds, 0, "")
	}
	y := compute(aYear(spec("a", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall).YearBefore
	if o := y.Comparison.Outliers; len(o) != 3 || o[0].Value != 649 {
		t.Errorf("outliers = %+v, want three of 649 seconds", o)
	}
	if n := noteOf(&y.Comparison, NoteSeason); n.Args != nil {
		t.Errorf("season %v, want none: the months are the same", n.Args)
	}
}
