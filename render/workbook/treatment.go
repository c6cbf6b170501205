package workbook

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// treated adds what a phase holds beside ordinary records and periods.
func (c *calculation) treated(l *line, p *indicator.PhaseFigure) {
	published := c.note("published")
	put := func(code string, n int) { l.put(column{c.say("column."+code) + published, 14, integer}, n) }
	if c.spec.Measure.Form == metric.Duration {
		put("began", p.Treated.Began)
		put("open", p.Open)
		put("zero-durations", p.Treated.ZeroDurations)
		put("negative", p.Negative)
	}
	put("periods.all", p.Treated.Periods)
	put("gaps", p.Treated.Gaps)
	put("partial", p.Treated.Partial)
	if c.spec.Measure.Form != metric.Duration {
		put("zeros", p.Treated.Zeros)
	}
}

// survives reports whether the open items of a comparison are counted by where they began.
func survives(_ *indicator.Figures, v *indicator.Comparison) bool { return v.Survival != nil }

// survival gives durations by the phase in which the items began, two lines a comparison.
func (c *calculation) survival() *table {
	published, unit := c.note("published"), c.unitName(c.spec)
	t := &table{name: c.spec.ID + "_survival", caption: c.say("calculation.survival")}
	t.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.before"), 22, text}, {c.say("column.after"), 22, text}, {c.say("column.phase"), 22, text},
		{c.say("column.began") + published, 14, integer}, {c.say("column.open") + published, 14, integer},
		{c.say("column.median", unit) + c.note("survival"), 16, c.shown}, {c.say("column.low", unit) + c.note("survival"), 16, c.shown}, {c.say("column.high", unit) + c.note("survival"), 16, c.shown},
		{c.say("column.observed") + published, 14, decimals1}, {c.say("column.expected") + published, 14, decimals1},
		{c.say("column.chi-square") + published, 14, decimals3}, {c.say("column.p") + published, 14, probability}, {c.say("column.survival"), 80, text},
	}
	var rows [][]any
	eachComparison(c.result, func(f *indicator.Figures, v *indicator.Comparison) {
		if survives(f, v) {
			rows = append(rows, c.lifetimeRow(f, v, v.Survival.Before), c.lifetimeRow(f, v, v.Survival.After))
		}
	})
	return t.fill(rows)
}

func (c *calculation) lifetimeRow(f *indicator.Figures, v *indicator.Comparison, l indicator.Lifetime) []any {
	limit := func(seconds float64) any {
		if !metric.Known(seconds) || math.IsInf(seconds, 0) {
			return as{wordRight, unavailable}
		}
		return c.scaled(seconds)
	}
	row := append(c.between(f, v), c.words.Phase(c.rep, l.Phase),
		l.Began, l.Open, limit(l.Median), limit(l.Low), limit(l.High))
	if l.Phase != v.After {
		none := as{wordRight, notApplicable}
		return append(row, none, none, none, none, as{text, notApplicable})
	}
	s := v.Survival
	finding := ""
	for _, n := range v.Notes {
		if n.Code == indicator.NoteSurvival {
			finding = c.words.Note(c.spec, n)
		}
	}
	return append(row, s.Observed, s.Expected, s.ChiSquare, s.P, c.orNone(finding))
}
