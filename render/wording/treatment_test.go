package wording

import (
	"math"
	"slices"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestWhatMustNotBeMissedIsSaidInFewWords(t *testing.T) {
	b := book(t)
	for _, c := range []struct {
		claim  string
		notes  []indicator.Note
		en, zh string
	}{
		{"nothing", []indicator.Note{{Code: indicator.NoteWeeks}, {Code: indicator.NoteNegative, Args: []float64{5, .05}}}, "", ""},
		{"four in ten durations are negative", []indicator.Note{{Code: indicator.NoteNegative, Args: []float64{1662, .403}}},
			"40.3 % of the durations end before they begin", "40.3% 的时长记录结束早于开始"},
		{"open items turn the picture as well", []indicator.Note{
			{Code: indicator.NoteNegative, Args: []float64{1662, .403}}, {Code: indicator.NoteSurvival, Args: []float64{1, 1, 1, 2, .5}},
		}, "40.3 % of the durations end before they begin; with the open items counted, the opposite", "40.3% 的时长记录结束早于开始；计入未完成项后方向相反"},
		{"open items that confirm it need no alarm", []indicator.Note{{Code: indicator.NoteSurvival, Args: []float64{0, 1, 1, 2, .5}}}, "", ""},
	} {
		comparison := indicator.Comparison{Notes: c.notes}
		if en, zh := b.In("en").Alarm(&comparison), b.In("zh-CN").Alarm(&comparison); en != c.en || zh != c.zh {
			t.Errorf("%s: Alarm = %q, %q, want %q, %q", c.claim, en, zh, c.en, c.zh)
		}
	}
}

func TestABaselineWithoutAWhyIsToldOf(t *testing.T) {
	w := book(t).In("en")
	rep := headlined(true, 1, indicator.Improved)
	const unknown = "The definition does not say why these days are the baseline (Before). If they were chosen because they were bad, some improvement comes by itself (regression to the mean)."
	before := rep.Plan.Compare.Before
	rep.Plan.Phases[before].Name = metric.Plain("Before")
	if got := w.WhyPhase(rep, before); got != unknown {
		t.Errorf("WhyPhase = %q, want %q", got, unknown)
	}
	if got := w.WhyPhase(rep, before+1); got != "" {
		t.Errorf("WhyPhase of a round = %q, want nothing", got)
	}
	rep.Plan.Phases[before].Why = metric.Plain("The last half-year.")
	if got := w.WhyPhase(rep, before); got != "Before: The last half-year." {
		t.Errorf("WhyPhase = %q, want what the definition says", got)
	}
}

func TestPhasesAreListedByWhatTheyHold(t *testing.T) {
	w := book(t).In("en")
	rep := headlined(true, 1, indicator.Improved)
	lead, counted := leadTime(), frequency()
	p := &indicator.PhaseFigure{Phase: "late", Open: 3, Negative: 4, Treated: indicator.Treated{Periods: 8, Gaps: 1, Partial: 2, Zeros: 5, Began: 60, ZeroDurations: 7}}
	_, heads, rows := w.Treated(rep, &lead, p)
	if want := []string{"Phase", "Months", "Gaps", "Incomplete", "Begun", "Still open", "Durations of 0", "Negative, left out"}; !slices.Equal(heads, want) {
		t.Errorf("heads = %q, want %q", heads, want)
	}
	if want := []string{"Round 2", "8", "1", "2", "60", "3", "7", "4"}; !slices.Equal(rows[0], want) {
		t.Errorf("durations: %q, want %q", rows[0], want)
	}
	if _, _, rows = w.Treated(rep, &counted, p); !slices.Equal(rows[0], []string{"Round 2", "8", "1", "2", "5"}) {
		t.Errorf("a frequency: %q, want the zero months", rows[0])
	}
	if got := w.TreatedNotes(&counted, p); len(got) != 2 {
		t.Errorf("notes = %q, want what is done with gaps and with incomplete months", got)
	}
	if got := w.TreatedNotes(&lead, p); len(got) != 1 {
		t.Errorf("notes = %q, want that a gap is not zero: durations of incomplete months count", got)
	}
	if got := w.TreatedNotes(&counted, &indicator.PhaseFigure{}); got != nil {
		t.Errorf("notes = %q, want none where there are neither", got)
	}
}

func TestSurvivalIsSaidWithItsNumbers(t *testing.T) {
	w := book(t).In("en")
	rep, spec := headlined(true, 1, indicator.Improved), leadTime()
	s := &indicator.Survival{
		Before:   indicator.Lifetime{Phase: "early", Began: 181, Median: 12 * day, Low: 12 * day, High: 13 * day},
		After:    indicator.Lifetime{Phase: "late", Began: 348, Open: 233, Median: metric.Missing(), Low: 9 * day, High: math.Inf(1)},
		Observed: 115, Expected: 196.18, ChiSquare: 114.18, P: 1e-26, Direction: 1, Contradicts: true,
	}
	want := []string{
		"More than 10 % of what began in a phase is still open. So the items are also counted by where they began, an open one as lasting at least as long as it is known to be open (Kaplan-Meier).",
		"Of those begun later, 115 have ended, where 196 would have if both phases were alike (log-rank test as if the items were independent: χ² 114, p < 0.001).",
		"Which phase takes longer is read from the log-rank test, since a median is not reached or both are equal.",
		"That is the opposite of the estimate that the verdict rests on, and so no change is called.",
	}
	if got := w.Survival(s); !slices.Equal(got, want) {
		t.Errorf("Survival = %q,\nwant %q", got, want)
	}
	_, _, rows := w.Lifetimes(rep, &spec, s)
	if want := []string{"Round 2", "348", "233", "not reached", "9 days and above, no upper limit"}; !slices.Equal(rows[1], want) {
		t.Errorf("later phase: %q, want %q", rows[1], want)
	}
	if got := w.Survival(nil); got != nil {
		t.Errorf("Survival(nil) = %q, want nothing", got)
	}
}

func TestOutliersAreNamedByWhereTheyStand(t *testing.T) {
	w := book(t).In("en")
	rep, lead, counted := headlined(true, 1, indicator.Improved), leadTime(), frequency()
	table := &metric.Table{
		File: []int32{0, 1}, Row: []int32{7, 12}, Account: metric.Account{Files: []metric.FileAccount{{Path: "a.csv"}, {Path: "b.xlsx", Sheet: "质量"}}},
		Columns: []metric.Column{{Role: "id", Kind: metric.WordColumn, Words: []string{"", "R-7"}, Codes: []uint32{1, 0}}},
	}
	c := &indicator.Comparison{Before: "early", After: "late", Records: table, Outliers: []indicator.Outlier{{Record: 1, After: true, Value: 90 * day}, {Record: 0, Value: 80 * day}}}
	_, _, rows := w.Outliers(rep, &lead, c)
	if want := []string{"b.xlsx:'质量'!12:12", "Round 2", "90 days"}; !slices.Equal(rows[0], want) {
		t.Errorf("a record without an id: %q, want %q", rows[0], want)
	}
	if want := "R-7 (a.csv:7)"; rows[1][0] != want {
		t.Errorf("a record with one: %q, want %q", rows[1][0], want)
	}
	c = &indicator.Comparison{Before: "early", After: "late", Records: table, Outliers: []indicator.Outlier{{Record: -1, Label: "2024-03", Value: 0.5, Line: -1}}}
	if _, heads, rows := w.Outliers(rep, &counted, c); rows[0][0] != "2024-03" || heads[0] != "Period" {
		t.Errorf("a month: %q under %q, want 2024-03 under Period", rows[0], heads)
	}
}

func TestWhatTheBaselineDoesByItselfIsInTheCalculation(t *testing.T) {
	w := book(t).In("en")
	rep := headlined(true, 1, indicator.Improved)
	spec := leadTime()
	c := indicator.Comparison{Before: "early", After: "late", Verdict: indicator.Improved, Notes: []indicator.Note{{Code: indicator.NoteTrend, Args: []float64{-day, .003, 1}}}}
	e := &explaining{Words: w, rep: rep, res: &indicator.Result{Spec: &spec}, spec: &spec, f: &indicator.Figures{}, c: &c}
	const want = "The baseline was already getting better by itself, by −1 day a month (Theil-Sen slope; Mann-Kendall p 0.003): part of the change may have come without the improvement."
	if got := e.treatment().Sentences; !slices.Contains(got, want) {
		t.Errorf("the treatment of durations says %q, want %q in it", got, want)
	}
	spec.Measure.Form = metric.Level // says it where its limits are
	if got := e.treatment().Sentences; slices.Contains(got, want) {
		t.Errorf("the treatment of a series says %q, want it in the step of the test alone", got)
	}
}
