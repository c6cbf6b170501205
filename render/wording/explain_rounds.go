package wording

import (
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// ordered gives the declared test over all rounds in order, month by month, beside the headline.
func (e *explaining) ordered() (s Section) {
	o := e.f.Ordered
	if o == nil || !e.c.Headline {
		return s
	}
	s.Sentences = e.Ordered(e.rep, e.spec, e.f)
	if !o.Tested() {
		return s
	}
	dealt := e.Say("explain.ordered.drawn", e.Count(o.Arrangements))
	if o.Exact {
		dealt = e.Say("explain.ordered.all", e.Count(o.Arrangements))
	}
	key, heads := "explain.ordered.ranks", []string{"phase", "score", "period", "ranks"}
	counts := len(o.Terms) > 0 && metric.Known(o.Terms[0].Exposure)
	switch {
	case counts:
		key, heads = "explain.ordered.counts", []string{"phase", "score", "period", "numerator", "denominator", "rest"}
	case e.spec.Measure.Form == metric.Duration:
		heads = []string{"phase", "score", "period", "n", "ranks"}
	}
	s.say(e.Say(key, e.exact(o.Statistic), dealt))
	t := e.table(e.Say("explain.ordered.table"), 3, heads...)
	t.Numeric[1] = true
	for _, term := range o.Terms {
		t.Rows = append(t.Rows, e.orderedRow(o, term))
	}
	s.Tables = append(s.Tables, t)
	return s
}

func (e *explaining) orderedRow(o *indicator.Ordered, term indicator.OrderedTerm) []string {
	row := []string{e.Phase(e.rep, o.Phases[term.Score]), e.Count(term.Score), term.Period}
	for _, v := range []float64{term.N, term.Exposure} {
		if metric.Known(v) {
			row = append(row, e.exact(v))
		}
	}
	return append(row, e.exact(term.Value))
}

// yearBefore gives the same months a year before, beside the headline: what they hold, and the tests.
func (e *explaining) yearBefore() (s Section) {
	y := e.f.YearBefore
	if y == nil || !e.c.Headline {
		return s
	}
	s.Sentences = e.YearBefore(e.rep, e.spec, e.f)
	if y.Reason != "" {
		return s
	}
	own := *e
	own.f = y.Figures(e.f.Scope)
	own.c, own.before, own.after = &own.f.Comparisons[0], &own.f.Phases[0], &own.f.Phases[1]
	said := append(e.estimates().Sentences, e.test().Sentences...) // the same method: only its numbers are others
	for _, step := range []Section{own.estimates(), own.test()} {
		s.Sentences = append(s.Sentences, slices.DeleteFunc(step.Sentences, func(sentence string) bool { return slices.Contains(said, sentence) })...)
		s.Tables = append(s.Tables, step.Tables...)
	}
	return s
}
