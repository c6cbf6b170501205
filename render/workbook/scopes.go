package workbook

import "upshot/indicator"

// isStratified reports whether a comparison takes several projects together.
func isStratified(_ *indicator.Figures, v *indicator.Comparison) bool { return v.Stratified != nil }

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
	eachComparison(c.result, func(f *indicator.Figures, v *indicator.Comparison) {
		if isStratified(f, v) {
			rows = append(rows, c.scopesRow(f, v))
		}
	})
	return t.fill(rows)
}

func (c *calculation) scopesRow(f *indicator.Figures, v *indicator.Comparison) []any {
	s := v.Stratified
	arrangements := any(s.Arrangements)
	if s.Arrangements == 0 {
		arrangements = as{wordRight, notApplicable}
	}
	return append(c.between(f, v),
		s.Strata, s.Effect, c.effectKind(v), s.Low, s.High, s.P, c.has(s.Phi), c.has(s.DF), arrangements,
		s.Better, s.Worse, s.Same, c.projectNames(s.OnlyBefore), c.projectNames(s.OnlyAfter), c.orNone(c.words.Contradiction(c.spec, v)))
}

// projectNames lists projects by name.
func (c *calculation) projectNames(projects []int) string {
	var names []string
	for _, p := range projects {
		names = append(names, c.words.Scope(c.rep, indicator.Scope{Project: p}))
	}
	return c.orNone(c.words.List(names))
}
