package metric

import (
	"slices"
	"testing"
)

func TestYearBeforeTakesPeriodsThatTheEarlierPhasesCover(t *testing.T) {
	window := func(from, to string) Phase {
		first, _ := ParseDay(from)
		last, _ := ParseDay(to)
		return Phase{Window: Window{From: first, To: last}}
	}
	tests := []struct {
		name   string
		unit   PeriodUnit
		phases []Phase
		after  []int
		want   []string // now, then, now, then
	}{
		{"a round within a year of the baseline has none", Month,
			[]Phase{window("2023-01-01", "2023-06-30"), window("2023-07-01", "2023-12-31")}, []int{1}, nil},
		{"the months that the baseline had too", Month,
			[]Phase{window("2023-01-01", "2023-12-31"), window("2024-10-01", "2025-01-31")}, []int{1},
			[]string{"2024-10", "2023-10", "2024-11", "2023-11", "2024-12", "2023-12"}},
		{"a month that two earlier phases share is covered", Month,
			[]Phase{window("2023-01-01", "2023-02-14"), window("2023-02-15", "2023-05-31"), window("2024-02-01", "2024-03-31")}, []int{2},
			[]string{"2024-02", "2023-02", "2024-03", "2023-03"}},
		{"a month with a day outside all phases is not", Month,
			[]Phase{window("2023-01-01", "2023-02-14"), window("2023-02-16", "2023-05-31"), window("2024-02-01", "2024-03-31")}, []int{2},
			[]string{"2024-03", "2023-03"}},
		{"partial months of the later phase are left out", Month,
			[]Phase{window("2023-01-01", "2023-12-31"), window("2024-01-15", "2024-03-14")}, []int{1}, []string{"2024-02", "2023-02"}},
		{"pooled later phases share a month", Month,
			[]Phase{window("2023-01-01", "2023-12-31"), window("2024-01-01", "2024-02-14"), window("2024-02-15", "2024-03-31")}, []int{1, 2},
			[]string{"2024-01", "2023-01", "2024-02", "2023-02", "2024-03", "2023-03"}},
		{"the headline's own phases are no year before", Month,
			[]Phase{window("2023-01-01", "2023-03-31"), window("2023-04-01", "2024-05-31")}, []int{1}, []string{"2024-01", "2023-01", "2024-02", "2023-02", "2024-03", "2023-03"}},
		{"whole quarters", Quarter,
			[]Phase{window("2023-01-01", "2023-12-31"), window("2024-02-01", "2024-09-30")}, []int{1},
			[]string{"2024-Q2", "2023-Q2", "2024-Q3", "2023-Q3"}},
		{"weeks have none", Week, []Phase{window("2023-01-01", "2023-12-31"), window("2024-02-01", "2024-09-30")}, []int{1}, nil},
	}
	for _, test := range tests {
		plan := &Plan{Phases: test.phases, Compare: Compare{After: test.after}}
		now, then := plan.YearBefore(test.unit)
		var got []string
		for i := range now {
			got = append(got, now[i].Label, then[i].Label)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
