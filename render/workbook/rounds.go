package workbook

import (
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// roundTables are the comparisons that the definition asks for beside the verdicts: a table each.
func (c *calculation) roundTables() []*table {
	var tables []*table
	if c.rep.Plan.Compare.Ordered {
		tables = append(tables, c.ordered())
	}
	if c.rep.Plan.Compare.YearBefore {
		tables = append(tables, c.yearBefore())
	}
	return tables
}

// ordered is the test over all phases in order, a row a scope.
func (c *calculation) ordered() *table {
	published := c.note("published")
	t := &table{name: c.spec.ID + "_ordered", caption: c.say("calculation.ordered")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.phases"), 40, text}, {c.say("column.exchanged"), 18, text},
		{c.say("column.trend") + published, 36, text}, {c.say("column.statistic.ordered") + published, 18, decimals3}, {c.say("column.p") + published, 14, probability},
		{c.say("column.adjusted") + c.note("adjusted"), 14, probability}, {c.say("column.family.ordered") + published, 14, integer},
		{c.say("column.arrangements") + c.note("tests"), 18, integer}, {c.say("column.reason"), 40, text},
	}
	var rows [][]any
	for i := range c.result.Scopes {
		f := &c.result.Scopes[i]
		o := f.Ordered
		if o == nil {
			continue
		}
		var phases, exchanged []string
		for k, id := range o.Phases {
			phases = append(phases, c.words.Phase(c.rep, id))
			if k < len(o.Blocks) {
				exchanged = append(exchanged, strconv.Itoa(o.Blocks[k]))
			}
		}
		rows = append(rows, []any{
			c.scopeName(c.spec, f), c.words.List(phases), c.orNone(c.words.List(exchanged)), c.words.Trend(o),
			o.Statistic, o.P, o.Adjusted, o.Family, o.Arrangements, c.why(o.Reason),
		})
	}
	return t.fill(rows)
}

// yearBefore is the headline's months against the same ones a year before, a row a scope. Its values are
// as published: they are of chosen months.
func (c *calculation) yearBefore() *table {
	published, unit := c.note("published"), c.unitName(c.spec)
	t := &table{name: c.spec.ID + "_year_before", caption: c.say("calculation.year-before")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.earlier"), 30, text}, {c.say("column.later"), 30, text},
		{c.say("column.value.before", unit) + published, 18, c.shown}, {c.say("column.n.before"), 12, integer},
		{c.say("column.value.after", unit) + published, 18, c.shown}, {c.say("column.n.after"), 12, integer},
		{c.say("column.effect") + c.note("effect"), 14, decimals3}, {c.say("column.effect.kind"), 24, text},
		{c.say("column.effect.low") + published, 16, decimals3}, {c.say("column.effect.high") + published, 16, decimals3},
		{c.say("column.p") + published, 14, probability}, {c.say("column.verdict") + published, 22, text},
		{c.say("column.reason"), 40, text},
	}
	var rows [][]any
	for i := range c.result.Scopes {
		if y := c.result.Scopes[i].YearBefore; y != nil {
			rows = append(rows, c.yearBeforeRow(&c.result.Scopes[i], y))
		}
	}
	return t.fill(rows)
}

func (c *calculation) yearBeforeRow(f *indicator.Figures, y *indicator.YearBefore) []any {
	if y.Reason != "" {
		missing := metric.Missing()
		return []any{
			c.scopeName(c.spec, f), notApplicable, notApplicable, missing, 0, missing, 0, missing, notApplicable,
			missing, missing, missing, c.words.Verdict(indicator.NotEnoughData), c.why(y.Reason),
		}
	}
	v := &y.Comparison
	return []any{
		c.scopeName(c.spec, f), labels(y.Earlier), labels(y.Months),
		as{c.shown, c.scaled(y.Before.Value)}, y.Before.N, as{c.shown, c.scaled(y.After.Value)}, y.After.N,
		v.Effect, c.effectKind(v), v.Low, v.High, v.P, c.words.Verdict(v.Verdict), c.why(v.Reason),
	}
}

// labels lists periods as the sheet of periods names them.
func labels(periods []metric.Period) string {
	var names []string
	for _, p := range periods {
		names = append(names, p.Label)
	}
	return strings.Join(names, " ")
}
