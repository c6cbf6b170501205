package metric

import (
	"testing"
	"time"
)

func TestContainingIsTheCalendarsSlice(t *testing.T) {
	tests := []struct {
		name, day          string
		unit               PeriodUnit
		label, first, last string
	}{
		{"a leap February", "2024-02-10", Month, "2024-02", "2024-02-01", "2024-02-29"},
		{"December ends the year", "2023-12-31", Month, "2023-12", "2023-12-01", "2023-12-31"},
		{"a week begins on Monday", "2024-03-10", Week, "2024-W10", "2024-03-04", "2024-03-10"},
		{"New Year may belong to last year's week", "2023-01-01", Week, "2022-W52", "2022-12-26", "2023-01-01"},
		{"the last quarter", "2023-11-05", Quarter, "2023-Q4", "2023-10-01", "2023-12-31"},
	}
	for _, test := range tests {
		day, err := ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		p := test.unit.Containing(day)
		if p.Label != test.label || p.First.String() != test.first || p.Last.String() != test.last {
			t.Errorf("%s: %v of %s = %s, %s to %s, want %s, %s to %s", test.name, test.unit, test.day, p.Label, p.First, p.Last, test.label, test.first, test.last)
		}
	}
}

func TestBetweenLeavesNoGap(t *testing.T) {
	first, last := DateDay(2023, time.June, 15), DateDay(2024, time.November, 2)
	for _, unit := range []PeriodUnit{Month, Week, Quarter} {
		periods := unit.Between(first, last)
		for i, p := range periods {
			if i > 0 && p.First != periods[i-1].Last+1 {
				t.Errorf("%v: %s begins on %s, not the day after %s", unit, p.Label, p.First, periods[i-1].Last)
			}
		}
		if periods[0].First > first || periods[len(periods)-1].Last < last {
			t.Errorf("%v: %s to %s does not hold %s to %s", unit, periods[0].First, periods[len(periods)-1].Last, first, last)
		}
	}
}

func TestAnInstantsDayDependsOnTheZone(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Skip("no time zone data on this machine")
	}
	late := InstantOf(time.Date(2024, 1, 31, 20, 0, 0, 0, time.UTC))
	if got := late.Day(time.UTC).String(); got != "2024-01-31" {
		t.Errorf("in UTC = %s, want 2024-01-31", got)
	}
	if got := late.Day(shanghai).String(); got != "2024-02-01" {
		t.Errorf("in Shanghai = %s, want 2024-02-01", got)
	}
	if got := InstantOf(time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)).Day(time.UTC); got != -1 {
		t.Errorf("the day before 1970 = %d, want -1", got)
	}
}

func TestWindowsCut(t *testing.T) {
	w, v := Window{10, 20}, Window{15, 30}
	if got := w.Cut(v); got != (Window{15, 20}) || got.Days() != 6 {
		t.Errorf("Cut = %v of %d days, want 15 to 20 of 6", got, got.Days())
	}
	if got := w.Cut(Window{21, 30}); got.Days() != 0 {
		t.Errorf("windows apart share %d days, want 0", got.Days())
	}
	if !w.Covers(Window{10, 20}) || w.Covers(Window{10, 21}) {
		t.Error("Covers must hold for the window itself and not for a day more")
	}
}

func TestFoldMakesWordsComparable(t *testing.T) {
	for in, want := range map[string]string{"  Finished   AT ": "finished at", "ＡＢＣ１２３": "abc123", "发布\u3000时间": "发布 时间", "\ufeffid": "id", "": ""} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
