package render

import (
	"strings"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// scopesView is several projects together beside the same ones taken one by one, for every later phase.
type scopesView struct {
	Rows      []scopesRow
	Sentences []string // of the headline
	Across    []string // how the projects, and the groups, came out judged together
	Mark      string   // explains the mark of a verdict that holds by itself only; "" where none has it
}

type scopesRow struct {
	Name, After       string
	Headline          bool
	Pooled, Within, P string
	Split, OneSided   string
	Contradicts       bool
}

// scopes is nil for an indicator of one project, or of none.
func (v *view) scopes(res *indicator.Result) *scopesView {
	out := &scopesView{}
	for i := range res.Scopes {
		f := &res.Scopes[i]
		for k := range f.Comparisons {
			if c := &f.Comparisons[k]; c.Stratified != nil {
				out.Rows = append(out.Rows, v.scopesRow(res.Spec, f, c))
			}
		}
	}
	if f := res.In(indicator.Overall); f != nil && f.Headline() != nil {
		out.Sentences = v.Stratified(v.rep, res.Spec, f.Headline())
	}
	after := v.rep.Plan.AfterID()
	for _, a := range []*indicator.Across{res.AcrossOf(after), res.AcrossGroups(after)} {
		if s := v.Words.Across(a); s != "" {
			out.Across = append(out.Across, s)
		}
	}
	out.Mark = v.aloneNote(res)
	if len(out.Rows)+len(out.Across) == 0 {
		return nil
	}
	return out
}

func (v *view) scopesRow(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) scopesRow {
	s := c.Stratified
	own := *c
	own.Verdict = indicator.NoClearChange // the estimate is shown wherever there is one
	row := scopesRow{
		Name: v.Scope(v.rep, f.Scope), After: v.Phase(v.rep, c.After), Headline: c.Headline,
		Pooled: v.EffectInterval(spec, &own), Within: v.WithinInterval(spec, c), P: none, Split: none, OneSided: none,
		Contradicts: s.Contradicts,
	}
	if metric.Known(s.P) {
		row.P = strings.TrimPrefix(v.Words.P(s.P), "p ")
	}
	if n := s.OneSided(); n > 0 {
		row.OneSided = v.Count(n)
	}
	if s.Strata > 0 {
		row.Split = v.Say("scopes.counts", v.Count(s.Better), v.Count(s.Worse), v.Count(s.Same))
	}
	return row
}

// aloneNote explains the mark, where a project or group of the indicator has it.
func (v *view) aloneNote(results ...*indicator.Result) string {
	for _, res := range results {
		for i := range res.Scopes {
			if c := res.Scopes[i].Headline(); c != nil && wording.Alone(c) {
				return v.Say("scopes.alone", wording.AloneMark)
			}
		}
	}
	return ""
}

// contradictions are the indicators whose headline over all projects together is at odds with the projects
// one by one.
func (v *view) contradictions() []nextItem {
	var items []nextItem
	for _, l := range v.headlines() {
		if c := l.Figures.Headline(); c != nil {
			if s := v.Contradiction(l.Spec, c); s != "" {
				items = append(items, nextItem{Name: l.Name, Link: v.indicatorLink(l.Spec.ID), Text: s})
			}
		}
	}
	return items
}
