package workbook

import (
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// fillComparisons gives every later phase against the baseline. The change is a formula over the cells
// above; what the verdict rests on is published, since no spreadsheet function computes it.
func (c *calculation) fillComparisons(t *table) {
	var rows [][]any
	for i := range c.result.Scopes {
		f := &c.result.Scopes[i]
		var changes []expr
		for k := range f.Comparisons {
			l := &line{row: t.top + 1 + len(rows)}
			changes = append(changes, c.comparisonLine(l, i, &f.Comparisons[k]))
			t.columns = l.heads
			rows = append(rows, l.cells)
		}
		c.changes = append(c.changes, changes)
	}
	t.fill(rows)
}

func (c *calculation) comparisonLine(l *line, scope int, v *indicator.Comparison) expr {
	f := &c.result.Scopes[scope]
	unit, published := c.unitName(c.spec), c.note("published")
	l.put(column{c.say("column.scope"), 26, text}, c.scopeName(c.spec, f))
	l.put(column{c.say("column.before"), 22, text}, c.words.Phase(c.rep, v.Before))
	l.put(column{c.say("column.after"), 22, text}, c.words.Phase(c.rep, v.After))
	before := l.put(column{c.say("column.value.before", unit), 16, c.shown}, c.valueOf(scope, v.Before))
	after := l.put(column{c.say("column.value.after", unit), 16, c.shown}, c.valueOf(scope, v.After))
	change := l.put(column{c.say("column.change", c.changeUnit()), 16, c.shown}, minus(after, before))
	percentage, multiple := none(), any(as{wordRight, notApplicable})
	if before.value > 0 {
		percentage = over(times(constant(100), change), before)
	}
	if metric.Known(v.Multiple) {
		multiple = over(after, before)
	}
	l.put(column{c.say("column.change.percent"), 14, decimals1}, percentage)
	l.put(column{c.say("column.multiple"), 14, decimals3}, multiple)
	l.put(column{c.say("column.effect") + c.note("effect"), 14, decimals3}, v.Effect)
	l.put(column{c.say("column.effect.kind"), 24, text}, c.effectKind(v))
	l.put(column{c.say("column.effect.low") + published, 16, decimals3}, v.Low)
	l.put(column{c.say("column.effect.high") + published, 16, decimals3}, v.High)
	l.put(column{c.say("column.p") + published, 14, probability}, v.P)
	l.put(column{c.say("column.adjusted") + c.note("adjusted"), 14, probability}, v.Adjusted)
	l.put(column{c.say("column.family") + published, 14, integer}, v.Family)
	l.put(column{c.say("column.across") + c.note("across"), 14, probability}, c.across(v))
	l.put(column{c.say("column.detectable") + c.note("detectable"), 16, decimals3}, v.Detectable)
	l.put(column{c.say("column.verdict") + published, 22, text}, c.words.Verdict(v.Verdict))
	l.put(column{c.say("column.sensitivity"), 40, text}, c.orNone(c.words.Flip(c.rep, c.spec, v)))
	l.put(column{c.say("column.reason"), 40, text}, c.why(v.Reason))
	l.put(column{c.say("column.notes"), 80, text}, c.disclosures(v))
	return expr{quoted(c.sheet.tab) + "!" + change.text, change.value, true}
}

// across is p after the second step; it does not apply to all projects together.
func (c *calculation) across(v *indicator.Comparison) any {
	if !metric.Known(v.AcrossP) {
		return as{wordRight, notApplicable}
	}
	return v.AcrossP
}

// fillTests gives all tests of every comparison; what a test does not have does not apply to it.
func (c *calculation) fillTests() {
	published := c.note("published")
	c.tests.columns = []column{
		{c.say("column.scope"), 26, text}, {c.say("column.before"), 22, text}, {c.say("column.after"), 22, text}, {c.say("column.test"), 30, text},
		{c.say("column.p") + published, 14, probability}, {c.say("column.effect.low") + published, 16, decimals3},
		{c.say("column.effect.high") + published, 16, decimals3}, {c.say("column.phi"), 14, decimals3}, {c.say("column.df"), 14, decimals1},
		{c.say("column.arrangements") + c.note("tests"), 18, integer},
	}
	var rows [][]any
	eachComparison(c.result, func(f *indicator.Figures, v *indicator.Comparison) {
		for _, t := range v.Tests {
			counted := any(t.Arrangements)
			if t.Arrangements == 0 && t.Name != indicator.FrozenLimits {
				counted = as{wordRight, notApplicable}
			}
			rows = append(rows, append(c.between(f, v), c.words.Test(t.Name),
				c.has(t.P), c.has(t.Low), c.has(t.High), c.has(t.Phi), c.has(t.DF), counted))
		}
	})
	c.tests.fill(rows)
}

// eachComparison walks the comparisons of an indicator, scope by scope.
func eachComparison(r *indicator.Result, do func(f *indicator.Figures, v *indicator.Comparison)) {
	for i := range r.Scopes {
		f := &r.Scopes[i]
		for k := range f.Comparisons {
			do(f, &f.Comparisons[k])
		}
	}
}

// someComparison reports whether a comparison of an indicator is so.
func someComparison(r *indicator.Result, is func(f *indicator.Figures, v *indicator.Comparison) bool) bool {
	some := false
	eachComparison(r, func(f *indicator.Figures, v *indicator.Comparison) { some = some || is(f, v) })
	return some
}

// between names the scope and the phases of a comparison.
func (c *calculation) between(f *indicator.Figures, v *indicator.Comparison) []any {
	return []any{c.scopeName(c.spec, f), c.words.Phase(c.rep, v.Before), c.words.Phase(c.rep, v.After)}
}

// has is a number, or that there is none.
func (c *calculation) has(v float64) any {
	if !metric.Known(v) {
		return as{wordRight, notApplicable}
	}
	return v
}

// disclosures are the notes that stand beside a verdict, as sentences.
func (c *calculation) disclosures(v *indicator.Comparison) string {
	var sentences []string
	for _, n := range v.Notes {
		sentences = append(sentences, c.words.Note(c.spec, n))
	}
	return c.orNone(strings.Join(sentences, c.say("between-sentences")))
}

// valueOf is the cell of a phase's value, on this sheet.
func (c *calculation) valueOf(scope int, phase string) any {
	for i, p := range c.result.Scopes[scope].Phases {
		if p.Phase == phase && c.values[scope][i].known() {
			return c.values[scope][i]
		}
	}
	return metric.Missing()
}

// changeUnit is the unit of a difference of values: percentage points for per cents.
func (c *calculation) changeUnit() string {
	if c.spec.Unit.Kind == metric.PercentUnit {
		return c.say("unit.points")
	}
	return c.unitName(c.spec)
}

func (c *calculation) effectKind(v *indicator.Comparison) any {
	if v.EffectKind == "" {
		return as{text, notApplicable}
	}
	return c.say("effect." + string(v.EffectKind))
}

// why is a reason in words; verdicts that need none say so.
func (b *book) why(r indicator.Reason) string {
	if r == "" {
		return notApplicable
	}
	return b.words.Reason(r)
}
