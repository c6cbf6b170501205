package workbook

import (
	"math"
	"slices"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestDurationsByWhereTheItemsBeganHaveATable(t *testing.T) {
	rep := report(samplePlan(specs[leadTime]), 5)
	f := rep.Indicators[0].In(indicator.Overall)
	c := f.Headline()
	c.Survival = &indicator.Survival{
		Before:   indicator.Lifetime{Phase: c.Before, Began: 40, Open: 2, Median: 5 * 86400, Low: 4 * 86400, High: 7.5 * 86400},
		After:    indicator.Lifetime{Phase: c.After, Began: 50, Open: 30, Median: metric.Missing(), Low: 8 * 86400, High: math.Inf(1)},
		Observed: 20, Expected: 31.5, ChiSquare: 8.125, P: 0.004, Direction: 1, Contradicts: true,
	}
	c.Notes = append(c.Notes, indicator.Note{Code: indicator.NoteSurvival, Args: []float64{1, 1, 5 * 86400, metric.Missing(), 0.004}})
	rows := values(t, open(t, written(t, rep, "en")), specs[leadTime].ID)
	at := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "Log-rank chi-square [note 1]") })
	if at < 0 || at+2 >= len(rows) {
		t.Fatalf("no table of survival in %q", rows)
	}
	want := [][]string{
		{"All projects", "Baseline", "Round 1 and Round 2", "Baseline", "40", "2", "5", "4", "7.5", notApplicable, notApplicable, notApplicable, notApplicable, notApplicable},
		{"All projects", "Baseline", "Round 1 and Round 2", "Round 1 and Round 2", "50", "30", unavailable, "8", unavailable, "20", "31.5", "8.125", "0.004",
			"Counted by where they began, open items included, the later ones take longer (median 5 days before, not reached after): the opposite of what the ended ones show."},
	}
	for i := range want {
		if got := rows[at+1+i]; !slices.Equal(got, want[i]) {
			t.Errorf("line %d = %q, want %q", i, got, want[i])
		}
	}
}

func TestPhasesSayWhatTheyHoldBesideOrdinaryPeriods(t *testing.T) {
	rep := report(samplePlan(specs[frequency]), 5)
	rep.Indicators[0].Scopes[0].Phases[0].Treated = indicator.Treated{Periods: 7, Gaps: 1, Partial: 2, Zeros: 3}
	f := open(t, written(t, rep, "en"))
	sheet := values(t, f, specs[frequency].ID)
	for head, want := range map[string]string{
		"Periods in the phase [note 1]": "7", "Gaps, not zero [note 1]": "1", "Incomplete periods [note 1]": "2", "Complete and zero [note 1]": "3",
	} {
		if got := columnOf(sheet, head); len(got) == 0 || got[0] != want {
			t.Errorf("%s = %.5q, want %s", head, got, want)
		}
	}
}
