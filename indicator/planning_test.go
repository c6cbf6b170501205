package indicator

import (
	"math"
	"slices"
	"testing"

	"upshot/metric"
)

// outlook looks ahead of one kind of drawn history, at rounds of one to twelve months.
func outlook(id string, span [2]int) (Outlook, *simulation) {
	t := newSimulation(slices.IndexFunc(kinds, func(k kind) bool { return k.id == id }), span)
	t.plan.Indicators = t.plan.Indicators[:mostPrimaries]
	rep := newReport(t.plan, t.draw(0), nil, verdicts)
	return Outlooks(rep, Overall, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)[0], t
}

func TestALongerRoundShowsMoreAndAFamilyLess(t *testing.T) {
	for _, id := range []string{"durations-week-0.1", "counts-1", "proportions-1", "series-0"} {
		o, _ := outlook(id, [2]int{6, 6})
		if o.Reason != "" || o.Family != mostPrimaries {
			t.Fatalf("%s: reason %q, family %d, want a look ahead for six", id, o.Reason, o.Family)
		}
		four, twelve := o.Rounds[3], o.Rounds[11]
		if !(o.size(twelve.Alone) < o.size(four.Alone)) {
			t.Errorf("%s: twelve months show %v, want less than the %v of four", id, twelve.Alone, four.Alone)
		}
		if !(o.size(twelve.Last) > o.size(twelve.Alone)) {
			t.Errorf("%s: as the last of six %v is shown, want more than the %v alone", id, twelve.Last, twelve.Alone)
		}
		if lower := o.size(four.Alone) > 0 && (o.Kind.IsRatio() && four.Alone < 1 || !o.Kind.IsRatio() && four.Alone < 0); !lower {
			t.Errorf("%s: %v is foreseen, want a fall, for lower is better", id, four.Alone)
		}
		if o.ForLarge > 0 && o.ForLarge <= 12 {
			large := LargeChange
			if !o.Kind.IsRatio() {
				large *= math.Abs(o.Reference)
			}
			if now := o.Rounds[o.ForLarge-1].Alone; o.size(now) > large {
				t.Errorf("%s: 30 %% in %d months, which show %v", id, o.ForLarge, now)
			}
		}
	}
}

// The gates as in the verdicts: of durations three months, of which the last of six needs more; of series four.
func TestARoundTooShortForAVerdictShowsNothing(t *testing.T) {
	tests := []struct {
		kind        string
		span        [2]int
		alone, last int // the shortest round that shows anything
	}{
		{"durations-independent", [2]int{6, 6}, 3, 4}, // 1 of 84 arrangements is over 0.05/6, 1 of 210 is not
		{"durations-independent", [2]int{12, 6}, 3, 3},
		{"series-0", [2]int{6, 6}, 4, 5}, // 2 of 210 are over 0.05/6, 2 of 462 are not
		{"counts-1", [2]int{12, 6}, 2, 2},
	}
	for _, test := range tests {
		o, _ := outlook(test.kind, test.span)
		first := func(effect func(Round) float64) int {
			return 1 + slices.IndexFunc(o.Rounds, func(r Round) bool { return metric.Known(effect(r)) })
		}
		alone, last := first(func(r Round) float64 { return r.Alone }), first(func(r Round) float64 { return r.Last })
		if alone != test.alone || last != test.last {
			t.Errorf("%s after %d months: first shown by %d months alone and %d as the last of six, want %d and %d", test.kind, test.span[0], alone, last, test.alone, test.last)
		}
	}
}

func TestWhatCannotBeForeseenSaysWhy(t *testing.T) {
	months := func(n int, number float64, word string) *records {
		events := &records{}
		for i := range n {
			for d := range 28 {
				events.add(-1, metric.Month.Containing(day("2023-01-15")+metric.Day(31*i)).First+metric.Day(d), 3600*float64(1+d), number, word)
			}
		}
		return events
	}
	rising := &records{}
	rising.monthly(-1, "2022-01-01", 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19)
	long := plan(spec("level", metric.Level, true))
	long.Phases[0].From, long.Sources[0].Covers.From = day("2022-01-01"), day("2022-01-01")
	unknown := plan(spec("frequency", metric.Frequency, true))
	unknown.Sources[0].Covers = metric.Window{}
	short := plan(spec("frequency", metric.Frequency, true))
	short.Phases[0].From = day("2023-04-01")
	tests := []struct {
		name   string
		plan   *metric.Plan
		events *records
		want   Reason
	}{
		{"three months of durations", plan(spec("lead", metric.Duration, true)), months(3, 0, ""), ShortBaseline},
		{"three months that are covered", short, months(6, 0, ""), ShortBaseline},
		{"no record", plan(spec("lead", metric.Duration, true)), &records{}, NoRecords},
		{"unknown coverage", unknown, months(6, 0, ""), UnknownCoverage},
		{"no failure", plan(spec("rate", metric.Proportion, true)), months(6, 0, "passed"), NoEvents},
		{"failures only", plan(spec("rate", metric.Proportion, true)), months(6, 0, "failed"), NoEvents},
		{"five months of a level", plan(spec("level", metric.Level, true)), months(5, 3, ""), TooFewPeriods},
		{"a year that falls from month to month", long, rising, BaselineCorrelation},
	}
	for _, test := range tests {
		rep := compute(test.plan, nil, test.events, nil)
		o := Outlooks(rep, Overall, 4)[0]
		if o.Reason != test.want || len(o.Rounds) != 0 || o.ForLarge != 0 {
			t.Errorf("%s: reason %q, rounds %v, want %q and none", test.name, o.Reason, o.Rounds, test.want)
		}
	}
}

func TestNoRoundShowsLessThanTheMinimumEffect(t *testing.T) {
	s := spec("lead", metric.Duration, true)
	s.MinimumEffect = metric.Effect{Value: 0.4, Relative: true}
	events := &records{}
	for d := day("2023-01-01"); d <= day("2023-06-30"); d++ {
		for i := range 20 {
			events.add(-1, d, 3600*(1+0.01*float64(i)), 0, "")
		}
	}
	o := Outlooks(compute(plan(s), nil, events, nil), Overall, 6)[0]
	if r := o.Rounds[0]; !near(r.Alone, 0.6) || !near(r.Last, 0.6) {
		t.Errorf("round = %+v, want a fall to 0.6: less than 40 %% is never called", r)
	}
	if o.ForMinimum != 3 {
		t.Errorf("months for the minimum effect = %d, want the 3 that a verdict takes", o.ForMinimum)
	}
}

func TestDurationsWithZerosAreForeseenAsADifference(t *testing.T) {
	events := &records{}
	for d := day("2023-01-01"); d <= day("2023-06-30"); d++ {
		events.add(-1, d, float64(3600*(int(d)%7)), 0, "")
	}
	o := Outlooks(compute(plan(spec("lead", metric.Duration, true)), nil, events, nil), Overall, 6)[0]
	if r := o.Rounds[0]; o.Kind != HLShift || !(r.Alone < -600) || !(r.Alone > -6*3600) {
		t.Errorf("kind %v, round %+v, want a fall by less than the whole range of six hours", o.Kind, r)
	}
}

// The power of what is foreseen, by the verdicts themselves: 80 % is said. BenchmarkForesight has all kinds.
func TestWhatIsForeseenIsCalledAboutFourTimesInFive(t *testing.T) {
	for _, id := range []string{"durations-week-0.1", "counts-2", "proportions-1", "series-0"} {
		f := foresee(slices.IndexFunc(kinds, func(k kind) bool { return k.id == id }), 6, 6, 80)
		if f.seenAlone < 70 || f.alone.Share < 0.66 || f.alone.Share > 0.95 {
			t.Errorf("%s: called in %.0f %% of %d rounds, want about 80 %%", id, 100*f.alone.Share, f.seenAlone)
		}
	}
}
