package render

import (
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/metric"
)

func TestWhatMustNotBeMissedStandsWhereverTheVerdictDoes(t *testing.T) {
	rep := handmade()
	for s := range rep.Indicators[0].Scopes {
		f := &rep.Indicators[0].Scopes[s]
		for k := range f.Comparisons {
			c := &f.Comparisons[k]
			c.Notes = append([]indicator.Note{
				{Code: indicator.NoteNegative, Args: []float64{1662, .403}}, {Code: indicator.NoteSeason, Args: []float64{1, 0}},
				{Code: indicator.NoteTrend, Args: []float64{86400, .5, 1}},
			}, c.Notes...)
		}
	}
	files := builtOf(t, rep, Options{})
	const alarm = "40.3 % of the durations end before they begin"
	project := ""
	for name := range files {
		if strings.HasPrefix(name, "projects/") && strings.HasSuffix(name, ".html") && strings.Contains(string(files[name]), "Change lead time") {
			project = name
		}
	}
	for _, page := range []string{"index.html", "indicators/change-lead-time.html", project} {
		if !strings.Contains(string(files[page]), alarm) {
			t.Errorf("%s does not say %q", page, alarm)
		}
	}
	_, beside, _ := strings.Cut(string(files["indicators/change-lead-time.html"]), `<ul class="keep"`)
	beside, _, _ = strings.Cut(beside, "</ul>")
	for _, want := range []string{"1,662 records (40.3 %) end before they begin and are left out", "the baseline lacks Jan"} {
		if !strings.Contains(beside, want) {
			t.Errorf("beside the verdict stands %q, want %q in it", beside, want)
		}
	}
	if strings.Contains(beside, "No clear trend") || strings.Contains(beside, "taken together") {
		t.Errorf("beside the verdict stands %q, want nothing that does not weigh", beside)
	}
}

func TestTheCalculationSaysWhyTheBaselineIsWhatItIs(t *testing.T) {
	rep := handmade()
	page := string(builtOf(t, rep, Options{})["indicators/change-lead-time.html"])
	if !strings.Contains(page, "The definition does not say why these days are the baseline (Baseline).") {
		t.Error("a baseline without a why is not told of")
	}
	rep.Plan.Phases[0].Why = metric.Plain("Chosen by the calendar.")
	page = string(builtOf(t, rep, Options{})["indicators/change-lead-time.html"])
	if !strings.Contains(page, "Baseline: Chosen by the calendar.") {
		t.Error("what the definition says of the baseline is not on the page")
	}
}
