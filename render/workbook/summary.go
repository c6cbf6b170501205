package workbook

import (
	"upshot/indicator"
	"upshot/metric"
)

// summary is the headline comparison of every indicator over all projects. Its values are formulas
// over the calculation sheets, beside the published values and a difference that must be 0.
func summary(b *book) []*sheet {
	plan := b.rep.Plan
	before, after := b.words.Phase(b.rep, plan.BeforeID()), b.words.Phase(b.rep, plan.AfterID())
	tables, caption := 1, ""
	if b.rep.Maturity != nil {
		tables, caption = 2, b.say("maturity.summary.indicators")
	}
	s := &sheet{tab: b.fixed("summary"), title: b.say("summary.title", before, after), about: []string{
		b.words.Headline(b.rep), b.say("summary.about"), b.say("tables", b.words.Count(tables)), b.say("shorthand"),
	}}
	s.build = func(s *sheet) error {
		t := &table{name: "summary", caption: caption}
		t.top = s.firstTop(caption)
		var rows [][]any
		for _, c := range b.calculations {
			l := &line{row: t.top + 1 + len(rows)}
			c.summaryLine(l, before, after)
			t.columns = l.heads
			rows = append(rows, l.cells)
		}
		if len(t.columns) == 0 {
			t.columns = []column{{b.say("column.indicator"), 34, text}}
		}
		s.add(t.fill(rows))
		if len(b.repeated) > 0 {
			s.add(b.repeatedTable(topBelow(t.top, max(1, t.n))))
		}
		return nil
	}
	return []*sheet{s}
}

func (c *calculation) summaryLine(l *line, beforeName, afterName string) {
	scope, f, v := c.overall()
	published, difference := c.note("published"), c.note("difference")
	l.put(column{c.say("column.indicator"), 34, text}, c.words.Name(c.spec))
	l.put(column{c.say("column.primary"), 12, text}, c.yes(c.spec.Primary))
	verdict := unavailable
	if v != nil {
		verdict = c.words.Verdict(v.Verdict)
	}
	l.put(column{c.say("column.verdict") + published, 22, text}, verdict)
	unit := c.unitName(c.spec)
	if c.spec.Measure.Form == metric.Frequency && f != nil && pooled(f) > 1 {
		unit = c.say("scope.per-project", unit)
	}
	l.put(column{c.say("column.unit"), 20, text}, unit)
	triple := func(head, name string, live any, value float64) {
		cell := l.put(column{c.say(head, name), 18, decimals2}, as{c.shown, live})
		own := l.put(column{c.say(head+".published", name) + published, 18, decimals2}, as{c.shown, c.scaled(value)})
		l.put(column{c.say(head+".difference", name) + difference, 13, general}, c.agreement(cell, own))
	}
	before, after := c.rep.Plan.BeforeID(), c.rep.Plan.AfterID()
	triple("summary.before", beforeName, c.phaseCell(scope, before, f), c.published(f, before))
	l.put(column{c.say("summary.before.n") + published, 14, integer}, counted(f, before))
	triple("summary.after", afterName, c.phaseCell(scope, after, f), c.published(f, after))
	l.put(column{c.say("summary.after.n") + published, 14, integer}, counted(f, after))
	change, changed, percentage := any(metric.Missing()), metric.Missing(), metric.Missing()
	if v != nil {
		change, changed, percentage = c.changeCell(scope, f), v.Change, v.ChangePct
	}
	triple("summary.change", c.say("summary.points"), change, changed)
	l.put(column{c.say("column.change.percent") + published, 14, decimals1}, percentage)
	c.summaryVerdict(l, f, v)
	l.put(column{c.say("summary.before.total"), 18, decimals2}, c.totalCell(scope, before, f))
	l.put(column{c.say("summary.after.total"), 18, decimals2}, c.totalCell(scope, after, f))
	c.summaryBands(l, f)
	l.put(column{c.say("column.calculation"), 30, text}, link{c.sheet.tab, c.sheet.tab})
}

// summaryVerdict adds what the report says of the comparison beside its verdict.
func (c *calculation) summaryVerdict(l *line, f *indicator.Figures, v *indicator.Comparison) {
	published := c.note("published")
	effect, why, detectable := any(unavailable), any(unavailable), any(unavailable)
	p, adjusted := metric.Missing(), metric.Missing()
	if v != nil {
		effect, why, p, adjusted = c.words.Effect(c.spec, v), c.why(v.Reason), v.P, v.Adjusted
		if s := c.words.Detectable(c.spec, v); s != "" {
			detectable = s
		}
	}
	target, status := any(notApplicable), any(notApplicable)
	if f != nil && f.Target != nil {
		target, status = c.words.Target(c.spec, f.Target.Target), c.words.TargetStatus(f.Target.Status)
	}
	l.put(column{c.say("column.effect.words") + c.note("effect"), 44, text}, effect)
	l.put(column{c.say("column.p") + published, 14, probability}, p)
	l.put(column{c.say("column.adjusted") + c.note("adjusted"), 14, probability}, adjusted)
	l.put(column{c.say("column.reason"), 40, text}, why)
	l.put(column{c.say("column.detectable") + c.note("detectable"), 40, text}, detectable)
	l.put(column{c.say("column.target"), 22, text}, target)
	l.put(column{c.say("column.target.status") + published, 24, text}, status)
}

// overall is the scope of all projects and its headline; both may be missing.
func (c *calculation) overall() (scope int, f *indicator.Figures, v *indicator.Comparison) {
	for i := range c.result.Scopes {
		if c.result.Scopes[i].Scope.IsOverall() {
			return i, &c.result.Scopes[i], c.result.Scopes[i].Headline()
		}
	}
	return -1, nil, nil
}

// phaseCell points to a phase's value on the calculation sheet.
func (c *calculation) phaseCell(scope int, id string, f *indicator.Figures) any {
	if f == nil {
		return metric.Missing()
	}
	return c.valueOf(scope, id)
}

// totalCell points to what all projects together come to, where the value is per project.
func (c *calculation) totalCell(scope int, id string, f *indicator.Figures) any {
	if f == nil || !c.totalled {
		return as{wordRight, notApplicable}
	}
	for i := range f.Phases {
		if f.Phases[i].Phase == id && c.totals[scope][i].known() {
			return as{c.shown, c.totals[scope][i]}
		}
	}
	return metric.Missing()
}

// counted is how many records, periods or trials a phase's value rests on.
func counted(f *indicator.Figures, id string) any {
	if f == nil || f.Phase(id) == nil {
		return metric.Missing()
	}
	return f.Phase(id).N
}

func (c *calculation) published(f *indicator.Figures, id string) float64 {
	if f == nil || f.Phase(id) == nil {
		return metric.Missing()
	}
	return f.Phase(id).Value
}

// changeCell points to the headline's change on the calculation sheet.
func (c *calculation) changeCell(scope int, f *indicator.Figures) any {
	for i := range f.Comparisons {
		if f.Comparisons[i].Headline && c.changes[scope][i].known() {
			return c.changes[scope][i]
		}
	}
	return metric.Missing()
}

// agreement is the difference of a cell from the published one, or a word where there is none.
func (b *book) agreement(live, published expr) any {
	if !live.known() || !published.known() {
		return as{wordRight, unavailable}
	}
	return difference(live, published)
}
