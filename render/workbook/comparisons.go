package workbook

import (
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
	unit, published := c.unitName(), c.note("published")
	l.put(column{c.say("column.scope"), 26, text}, c.words.Scope(c.rep, f.Scope))
	l.put(column{c.say("column.before"), 22, text}, c.words.Phase(c.rep, v.Before))
	l.put(column{c.say("column.after"), 22, text}, c.words.Phase(c.rep, v.After))
	before := l.put(column{c.say("column.value.before", unit), 16, c.shown}, c.valueOf(scope, v.Before))
	after := l.put(column{c.say("column.value.after", unit), 16, c.shown}, c.valueOf(scope, v.After))
	change := l.put(column{c.say("column.change", c.changeUnit()), 16, c.shown}, minus(after, before))
	percentage := none()
	if before.value != 0 {
		percentage = over(times(constant(100), change), before)
	}
	l.put(column{c.say("column.change.percent"), 14, decimals1}, percentage)
	l.put(column{c.say("column.effect") + c.note("effect"), 14, decimals3}, v.Effect)
	l.put(column{c.say("column.effect.kind"), 24, text}, c.effectKind(v))
	l.put(column{c.say("column.effect.low") + published, 14, decimals3}, v.Low)
	l.put(column{c.say("column.effect.high") + published, 14, decimals3}, v.High)
	l.put(column{c.say("column.p") + published, 12, decimals4}, v.P)
	l.put(column{c.say("column.adjusted") + c.note("adjusted"), 12, decimals4}, v.Adjusted)
	l.put(column{c.say("column.family") + published, 14, integer}, v.Family)
	l.put(column{c.say("column.detectable") + c.note("detectable"), 16, decimals3}, v.Detectable)
	l.put(column{c.say("column.verdict") + published, 22, text}, c.words.Verdict(v.Verdict))
	l.put(column{c.say("column.reason"), 40, text}, c.why(v.Reason))
	return expr{quoted(c.sheet.tab) + "!" + change.text, change.value, true}
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
	return c.unitName()
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
