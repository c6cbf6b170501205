package workbook

import (
	"upshot/indicator"
	"upshot/metric"
)

// stratified reports whether some scope takes several projects together.
func (c *calculation) stratified() bool {
	for i := range c.result.Scopes {
		if isStratified(&c.result.Scopes[i]) {
			return true
		}
	}
	return false
}

func isStratified(f *indicator.Figures) bool {
	for i := range f.Comparisons {
		if f.Comparisons[i].Stratified != nil {
			return true
		}
	}
	return false
}

// scopes gives the comparisons of several projects with each project held against itself only.
func (c *calculation) scopes() *table {
	published := c.note("published")
	t := &table{name: c.spec.ID + "_scopes", caption: c.say("calculation.scopes")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.before"), 22, text}, {c.say("column.after"), 22, text},
		{c.say("column.strata"), 14, integer}, {c.say("column.effect") + c.note("scopes"), 14, decimals3}, {c.say("column.effect.kind"), 24, text},
		{c.say("column.effect.low") + published, 16, decimals3}, {c.say("column.effect.high") + published, 16, decimals3}, {c.say("column.p") + published, 14, probability},
		{c.say("column.phi"), 14, decimals3}, {c.say("column.df"), 14, decimals1}, {c.say("column.arrangements") + c.note("tests"), 18, integer},
		{c.say("column.projects.better"), 12, integer}, {c.say("column.projects.worse"), 12, integer}, {c.say("column.projects.same"), 12, integer},
		{c.say("column.only.before"), 30, text}, {c.say("column.only.after"), 30, text}, {c.say("column.contradiction"), 60, text},
	}
	var rows [][]any
	for i := range c.result.Scopes {
		f := &c.result.Scopes[i]
		for k := range f.Comparisons {
			if v := &f.Comparisons[k]; v.Stratified != nil {
				rows = append(rows, c.scopesRow(f, v))
			}
		}
	}
	return t.fill(rows)
}

func (c *calculation) scopesRow(f *indicator.Figures, v *indicator.Comparison) []any {
	s := v.Stratified
	has := func(n float64) any {
		if !metric.Known(n) {
			return as{wordRight, notApplicable}
		}
		return n
	}
	arrangements := any(s.Arrangements)
	if s.Arrangements == 0 {
		arrangements = as{wordRight, notApplicable}
	}
	return []any{
		c.scopeName(c.spec, f), c.words.Phase(c.rep, v.Before), c.words.Phase(c.rep, v.After),
		s.Strata, s.Effect, c.effectKind(v), s.Low, s.High, s.P, has(s.Phi), has(s.DF), arrangements,
		s.Better, s.Worse, s.Same, c.projectNames(s.OnlyBefore), c.projectNames(s.OnlyAfter), c.orNone(c.words.Contradiction(c.spec, v)),
	}
}

// projectNames lists projects by name.
func (c *calculation) projectNames(projects []int) string {
	var names []string
	for _, p := range projects {
		names = append(names, c.words.Scope(c.rep, indicator.Scope{Project: p}))
	}
	return c.orNone(c.words.List(names))
}
