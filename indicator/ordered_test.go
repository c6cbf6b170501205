package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// seven is a baseline of three months and two rounds of two, with the ordered test declared.
func seven(indicators ...metric.Indicator) *metric.Plan {
	p := plan(indicators...)
	p.Phases = []metric.Phase{
		phase("baseline", "2023-01-01", "2023-03-31"),
		phase("round-1", "2023-04-01", "2023-05-31"),
		phase("round-2", "2023-06-01", "2023-07-31"),
	}
	p.Compare.Ordered = true
	return p
}

// perMonth adds so many records to each month from the first on, all with one duration and number.
func (r *records) perMonth(first string, counts []int, seconds float64, word string) {
	d := day(first)
	for _, n := range counts {
		for i := range n {
			r.add(-1, d+metric.Day(i%28), seconds, 0, word)
		}
		d = metric.Month.Containing(d).Last + 1
	}
}

func TestOrderedTestsEveryForm(t *testing.T) {
	tests := []struct {
		name         string
		form         metric.Form
		fill         func(events *records)
		p, statistic float64
	}{
		// Ranks of the months 7 6 5 | 4 3 | 2 1, centred 3 2 1 | 0 -1 | -2 -3: 1*(-1) + 2*(-5) = -11, which
		// one other of the 210 ways to deal the scores reaches: 1, 0 in round 1 and 3, 2 in round 2.
		{"a series by the ranks of its months", metric.Level, func(events *records) {
			events.monthly(-1, "2023-01-01", 54, 52, 50, 47, 45, 42, 40)
		}, 2.0 / 210, -11},
		// The same ranks, each of four equal durations: 16 times the sums.
		{"durations by the rank sums of their months", metric.Duration, func(events *records) {
			for month, seconds := range []float64{54, 52, 50, 47, 45, 42, 40} {
				events.perMonth(day("2023-01-01").Time().AddDate(0, month, 0).Format("2006-01-02"), []int{4}, seconds, "")
			}
		}, 2.0 / 210, -11 * 16},
		// Listed in Python 3 with itertools.permutations and fractions.
		{"a frequency by its months' counts and days", metric.Frequency, func(events *records) {
			events.perMonth("2023-01-01", []int{9, 7, 8, 5, 6, 2, 3}, 60, "")
		}, 3.0 / 210, -2.1165125454146714},
		{"a proportion by its months' successes and trials", metric.Proportion, func(events *records) {
			events.perMonth("2023-01-01", []int{6, 5, 7, 3, 4, 1, 2}, 60, "failed")
			events.perMonth("2023-01-01", []int{14, 13, 15, 16, 17, 19, 22}, 60, "ok")
		}, 2.0 / 210, -2.1618701118039714},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events := &records{}
			test.fill(events)
			o := compute(seven(spec("a", test.form, true)), nil, events, nil).Indicators[0].In(Overall).Ordered
			if !near(o.P, test.p) || !near(o.Statistic, test.statistic) || !o.Exact || o.Arrangements != 210 || !slices.Equal(o.Blocks, []int{3, 2, 2}) {
				t.Errorf("ordered = %+v, want p %v and statistic %v of 210 arrangements", o, test.p, test.statistic)
			}
			if !slices.Equal(o.Phases, []string{"baseline", "round-1", "round-2"}) || !o.Better || o.Adjusted != o.P || o.Family != 1 {
				t.Errorf("ordered = %+v, want three phases, to the better, a family of its own", o)
			}
			if got := fromTerms(o.Terms); len(o.Terms) != 7 || !near(got, o.Statistic) {
				t.Errorf("the terms %+v give %v, want the statistic", o.Terms, got)
			}
		})
	}
}

// fromTerms is the statistic as a reader works it out from the listed months.
func fromTerms(terms []OrderedTerm) float64 {
	var u, weighted, exposure, v float64
	for _, t := range terms {
		u += float64(t.Score) * t.Value
		weighted += float64(t.Score) * t.Exposure
		exposure += t.Exposure
	}
	if !metric.Known(exposure) {
		return u
	}
	for _, t := range terms {
		v += math.Pow((float64(t.Score)-weighted/exposure)*t.Value, 2)
	}
	return u / math.Sqrt(v)
}

func TestOrderedSaysWhyThereIsNoTest(t *testing.T) {
	tests := []struct {
		name string
		form metric.Form
		fill func(p *metric.Plan, events *records)
		want Reason
	}{
		{"two phases are no order", metric.Frequency, func(p *metric.Plan, events *records) {
			p.Phases, p.Compare.After = p.Phases[:2], []int{1}
			events.perMonth("2023-01-01", []int{9, 7, 8, 5, 6}, 60, "")
		}, TooFewPhases},
		{"a phase without records is none", metric.Duration, func(p *metric.Plan, events *records) {
			events.perMonth("2023-01-01", []int{9, 7, 8, 0, 0, 9, 9}, 60, "")
		}, TooFewPhases},
		{"phases before the baseline are no rounds", metric.Frequency, func(p *metric.Plan, events *records) {
			p.Compare.Before = 1
			events.perMonth("2023-01-01", []int{9, 7, 8, 5, 6, 2, 3}, 60, "")
		}, TooFewPhases},
		{"few durations", metric.Duration, func(p *metric.Plan, events *records) {
			events.perMonth("2023-01-01", []int{3, 3, 3, 9, 9, 9, 9}, 60, "")
		}, TooFewItems},
		{"no event", metric.Proportion, func(p *metric.Plan, events *records) {
			events.perMonth("2023-01-01", []int{9, 9, 9, 9, 9, 9, 9}, 60, "ok")
		}, NoEvents},
		{"unknown coverage", metric.Frequency, func(p *metric.Plan, events *records) {
			p.Sources[0].Covers = metric.Window{}
			events.perMonth("2023-01-01", []int{9, 7, 8, 5, 6, 2, 3}, 60, "")
		}, UnknownCoverage},
		{"three months in all", metric.Frequency, func(p *metric.Plan, events *records) {
			p.Phases = []metric.Phase{phase("a", "2023-01-01", "2023-01-31"), phase("b", "2023-02-01", "2023-02-28"), phase("c", "2023-03-01", "2023-03-31")}
			events.perMonth("2023-01-01", []int{90, 70, 8}, 60, "")
		}, TooFewArrangements},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, events := seven(spec("a", test.form, true)), &records{}
			test.fill(p, events)
			o := compute(p, nil, events, nil).Indicators[0].In(Overall).Ordered
			if o.Reason != test.want || o.Tested() || o.Shown() || o.Leaning() {
				t.Errorf("ordered = %+v, want the reason %s and no p", o, test.want)
			}
		})
	}
}

// A trend that the headline may only lean on is a sign at most: here the baseline's months fall by
// themselves, and no month is outside the limits.
func TestOrderedIsNoFirmerThanTheHeadlineMayBe(t *testing.T) {
	p, events := plan(spec("a", metric.Level, true)), &records{}
	p.Compare.Ordered = true
	events.monthly(-1, "2023-01-01", 60, 20, 55, 25, 50, 30, 24, 23, 22, 21, 19, 18, 17, 16)
	f := compute(p, nil, events, nil).Indicators[0].In(Overall)
	if o := f.Ordered; !(o.P <= 0.01) || o.Reason != NoSignal || o.Shown() || !o.Leaning() {
		t.Errorf("ordered = %+v, want a sign for want of a signal", o)
	}
}

func TestWhatLimitsTheHeadlineLimitsTheOrder(t *testing.T) {
	for _, test := range []struct {
		name     string
		headline Comparison
		want     Reason
	}{
		{"nothing", Comparison{}, ""},
		{"its own veto", Comparison{veto: BaselineTrend}, BaselineTrend},
		{"a dispersion that is not known is none", Comparison{veto: DispersionUnknown}, ""},
		{"open items that turn it", Comparison{Survival: &Survival{Contradicts: true}}, Censoring},
		{"open items that agree are none", Comparison{Survival: &Survival{}}, ""},
		{"periods that follow one another", Comparison{Reason: Following}, Following},
		{"a p that is not small is its own", Comparison{Reason: Marginal}, ""},
	} {
		o := Ordered{P: 0.01, Adjusted: 0.01}
		if o.limit(&test.headline); o.Reason != test.want || o.Shown() != (test.want == "") {
			t.Errorf("%s: reason %q, shown: %v; want %q", test.name, o.Reason, o.Shown(), test.want)
		}
	}
}

func TestOrderedTestsHaveFamiliesOfTheirOwn(t *testing.T) {
	a, b, c := spec("a", metric.Frequency, true), spec("b", metric.Level, true), spec("c", metric.Level, false)
	p, events := seven(a, b, c), &records{}
	for i, n := range []int{9, 7, 8, 5, 6, 2, 3} {
		d := day("2023-01-01").Time().AddDate(0, i, 0)
		for range n {
			events.add(-1, metric.DayOf(d), 60, []float64{54, 52, 50, 47, 45, 42, 40}[i], "")
		}
	}
	r := compute(p, nil, events, nil)
	at := func(i int) *Ordered { return r.Indicators[i].In(Overall).Ordered }
	if at(0).Family != 2 || !near(at(0).Adjusted, 3.0/210) || !near(at(1).Adjusted, 3.0/210) || at(2).Family != 1 || !near(at(2).Adjusted, 2.0/210) {
		t.Errorf("ordered = %+v, %+v, %+v, want Benjamini-Hochberg over the two primaries", at(0), at(1), at(2))
	}
	p.Compare.Ordered = false
	for i, plain := range compute(p, nil, events, nil).Indicators {
		with, without := r.Indicators[i].In(Overall), plain.In(Overall)
		if without.Ordered != nil {
			t.Errorf("%s has an ordered test that nobody declared", plain.Spec.ID)
		}
		for j := range without.Comparisons {
			w, o := with.Comparisons[j], without.Comparisons[j]
			if w.Verdict != o.Verdict || w.Adjusted != o.Adjusted && !(math.IsNaN(w.Adjusted) && math.IsNaN(o.Adjusted)) {
				t.Errorf("%s: the ordered test moves the verdict from %v to %v", plain.Spec.ID, o.Verdict, w.Verdict)
			}
		}
	}
}
