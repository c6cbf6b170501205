package indicator

import (
	"math"
	"testing"

	"upshot/metric"
)

// outliersOf compares two phases of events and gives the outliers that the headline names.
func outliersOf(s metric.Indicator, projects []metric.Project, events, size *records) (*Report, []Outlier) {
	r := compute(plan(s), projects, events, size)
	return r, r.Indicators[0].In(Overall).Headline().Outliers
}

func TestTheThreeLongestDurationsOfBothPhasesAreNamed(t *testing.T) {
	events := &records{}
	long := map[int]float64{17: 90, 40: 300, 330: 200, 350: 90, 210: 999} // by day: hours; day 210 lies in round 1
	for i := range 420 {
		hours := 10 + float64(i%7)
		if h := long[i]; h > 0 {
			hours = h
		}
		events.add(0, day("2023-01-01")+metric.Day(i), hours*3600, 0, "")
	}
	r, got := outliersOf(spec("lead", metric.Duration, true), []metric.Project{{ID: "a"}}, events, nil)
	want := []Outlier{{Record: 40, Value: 300 * 3600}, {Record: 330, After: true, Value: 200 * 3600}, {Record: 17, Value: 90 * 3600}}
	if len(got) != len(want) {
		t.Fatalf("outliers = %+v, want three", got)
	}
	for i, o := range got {
		if o.Record != want[i].Record || o.After != want[i].After || !near(o.Value, want[i].Value) || o.Label != "" {
			t.Errorf("outlier %d = %+v, want %+v", i, o, want[i])
		}
		if l := r.Ledgers[0]; l.Lines[o.Line] != o.Record {
			t.Errorf("ledger line %d holds record %d, want %d", o.Line, l.Lines[o.Line], o.Record)
		}
	}
	if table := r.Ledgers[0].Table; table.Position(int(got[0].Record)).Row != 42 {
		t.Errorf("position = %v, want row 42", table.Position(int(got[0].Record)))
	}
}

func TestAProjectNamesItsOwnLongest(t *testing.T) {
	events := &records{}
	for i := range 420 {
		events.add(i%2, day("2023-01-01")+metric.Day(i), float64(3600*(1+i%2*100+i%10)), 0, "")
	}
	r := compute(plan(spec("lead", metric.Duration, true)), []metric.Project{{ID: "quick"}, {ID: "slow"}}, events, nil)
	for _, o := range r.Indicators[0].In(Scope{Project: 0}).Headline().Outliers {
		if o.Value > 10*3600 || r.Ledgers[0].Table.Project[o.Record] != 0 {
			t.Errorf("the quick project names %+v, want a record of its own", o)
		}
	}
}

// The expected distances are by hand: baseline 196 events in 181 days, 22 of them in January where
// 33.569 are expected, (22-33.569)/sqrt(33.569) = -2.00; round 2 has one a day but 45 in December, where
// 135/121*31 = 34.587 are expected: (45-34.587)/sqrt(34.587) = 1.77.
func TestTheMostUnusualMonthOfARateIsNamed(t *testing.T) {
	monthly := func(counts ...int) *records {
		events := &records{}
		d := day("2023-01-01")
		for _, n := range counts {
			for i := range n {
				events.add(-1, d+metric.Day(i%28), 0, 0, "")
			}
			d = metric.Month.Containing(d).Last + 1
		}
		return events
	}
	_, got := outliersOf(spec("frequency", metric.Frequency, true), nil, monthly(22, 33, 36, 34, 36, 35, 31, 31, 30, 31, 30, 45, 31, 29), nil)
	if len(got) != 1 || got[0].Label != "2023-01" || got[0].After || !near(got[0].Value, 22/31.0) || got[0].Record != -1 || got[0].Line != -1 {
		t.Errorf("outliers = %+v, want January of the baseline with 22 in 31 days", got)
	}
	_, got = outliersOf(spec("frequency", metric.Frequency, true), nil, monthly(33, 30, 33, 33, 33, 33, 31, 31, 30, 31, 30, 45, 31, 29), nil)
	if len(got) != 1 || got[0].Label != "2023-12" || !got[0].After {
		t.Errorf("outliers = %+v, want December of round 2", got)
	}
}

func TestTheMonthOfASeriesFarthestFromItsPhasesMedianIsNamed(t *testing.T) {
	events := &records{}
	// medians 51 and 41; March lies 8 off, December 9; January's gap is no month.
	events.monthly(-1, "2023-01-01", math.NaN(), 51, 59, 50, 51, 52, 0, 0, 0, 0, 41, 32, 42, 41)
	_, got := outliersOf(spec("level", metric.Level, true), nil, events, nil)
	if len(got) != 1 || got[0].Label != "2023-12" || !got[0].After || got[0].Value != 32 {
		t.Errorf("outliers = %+v, want December with 32", got)
	}
}

func TestMonthsAllAlikeNameNone(t *testing.T) {
	events := &records{}
	events.monthly(-1, "2023-01-01", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)
	if _, got := outliersOf(spec("level", metric.Level, true), nil, events, nil); got != nil {
		t.Errorf("outliers = %+v, want none", got)
	}
}
