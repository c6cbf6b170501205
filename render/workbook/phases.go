package workbook

import (
	"math"
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// fillPhases gives the value, its ingredients and its interval for every scope and phase.
func (c *calculation) fillPhases() {
	var rows [][]any
	for i := range c.result.Scopes {
		f := &c.result.Scopes[i]
		var cells, totals []expr
		for k := range f.Phases {
			l := &line{row: c.phases.top + 1 + len(rows)}
			value, total := c.phaseLine(l, i, &f.Phases[k])
			cells, totals = append(cells, value), append(totals, total)
			c.phases.columns = l.heads
			rows = append(rows, l.cells)
		}
		c.values, c.totals = append(c.values, cells), append(c.totals, totals)
	}
	c.phases.fill(rows)
}

// phaseLine writes one row and gives the cells of the value and of the total, as another sheet names them.
func (c *calculation) phaseLine(l *line, scope int, p *indicator.PhaseFigure) (cell, total expr) {
	f := &c.result.Scopes[scope]
	phases := c.rep.Plan.PhasesOf(p.Phase)
	l.put(column{c.say("column.scope"), 26, text}, c.scopeName(c.spec, f))
	l.put(column{c.say("column.phase"), 22, text}, c.words.Phase(c.rep, p.Phase))
	var value expr
	var limits [2]expr
	switch {
	case c.spec.Measure.AsSeries():
		value, limits = c.seriesIngredients(l, scope, p, phases)
	case c.spec.Measure.Form == metric.Duration:
		value, limits = c.durationIngredients(l, f, p, phases)
	default:
		value, limits = c.rateIngredients(l, f, p, phases)
	}
	unit := c.unitName(c.spec)
	shown := value
	if c.spec.Unit.Factor() != 1 {
		shown = l.put(column{c.say("column.value", unit), 16, c.shown}, c.inUnit(value, p.Value))
	}
	cell = c.elsewhere(shown)
	published := l.put(column{c.say("column.value.published", unit) + c.note("published"), 16, c.shown}, c.scaled(p.Value))
	l.put(column{c.say("column.difference") + c.note("difference"), 14, general}, c.check(shown, published))
	for i, head := range []string{"column.low", "column.high"} {
		limit := []float64{p.Low, p.High}[i]
		cell := any(c.scaled(limit))
		if limits[i].text != "" && !math.IsInf(limit, 0) && metric.Known(limit) {
			cell = c.inUnit(limits[i], limit)
		}
		l.put(column{c.say(head, unit) + c.note(intervalNote(c.spec)), 16, c.shown}, cell)
	}
	if c.totalled {
		total = c.elsewhere(c.total(l, f, p, phases))
	}
	c.extras(l, f, p, phases)
	return cell, total
}

// elsewhere is a cell of this sheet, as another sheet names it.
func (c *calculation) elsewhere(e expr) expr {
	return expr{quoted(c.sheet.tab) + "!" + e.text, e.value, true}
}

// inUnit is a base-unit value in the indicator's unit.
func (c *calculation) inUnit(base expr, published float64) any {
	if base.text == "" || !base.known() {
		return c.scaled(published)
	}
	switch factor := c.spec.Unit.Factor(); {
	case factor < 1: // per cent, or per month: a factor that reads well is the inverse
		return times(base, constant(1/factor))
	case factor > 1:
		return over(base, constant(factor))
	}
	return base
}

// inUnitOr is inUnit where the formula is live, else the published value.
func (c *calculation) inUnitOr(live bool, base expr, published float64) any {
	if !live {
		return c.scaled(published)
	}
	return c.inUnit(base, published)
}

// scaled is a published base-unit value in the indicator's unit.
func (c *calculation) scaled(v float64) float64 { return v / c.spec.Unit.Factor() }

// check is the difference between a recalculated cell and the published one.
func (c *calculation) check(live, published expr) any {
	switch {
	case !c.live:
		return as{wordRight, notApplicable}
	case !live.known() || !published.known():
		return as{wordRight, unavailable}
	}
	return difference(live, published)
}

// intervalNote is the note that says how the interval is made.
func intervalNote(d *metric.Indicator) string {
	switch {
	case d.Measure.AsSeries():
		return "interval.series"
	case d.Measure.Form == metric.Duration && d.Statistic == metric.Mean:
		return "interval.mean"
	case d.Measure.Form == metric.Duration:
		return "interval.ranks"
	case d.Measure.Form == metric.Proportion:
		return "interval.wilson"
	}
	return "interval.rate"
}

// durationIngredients are the number of records and the statistic, in seconds; the limits of its
// interval are two of the sorted records, named by their ranks.
func (c *calculation) durationIngredients(l *line, f *indicator.Figures, p *indicator.PhaseFigure, phases []int) (expr, [2]expr) {
	var cells span
	if c.live {
		cells = c.num.in(c.rep.Projects, phases, f.Scope, nil)
	}
	live := c.live && cells.fits()
	n := l.put(column{c.say("column.records"), 12, integer}, figure(live, cells.count(), float64(p.N)))
	value := l.put(column{c.say("column.value", c.say("unit.seconds")), 18, decimals1}, figure(live, c.statistic(cells), p.Value))
	if c.spec.Statistic == metric.Mean {
		return value, c.meanLimits(cells, live, n, value, p)
	}
	var limits [2]expr
	sorted := ascending(cells.values)
	for i, head := range []string{"column.rank.low", "column.rank.high"} {
		rank, found := slices.BinarySearch(sorted, []float64{p.Low, p.High}[i])
		cell := any(as{wordRight, notApplicable})
		if found && live {
			cell = rank + 1
		}
		k := l.put(column{c.say(head) + c.note("published"), 12, integer}, cell)
		if found && live {
			limits[i] = cells.small(k)
		}
	}
	return value, limits
}

// statistic is the statistic that is shown of durations or of a period's levels.
func (c *calculation) statistic(cells span) expr {
	switch c.spec.Statistic {
	case metric.Mean, metric.Last:
		return cells.average()
	case metric.Sum:
		return cells.sum()
	case metric.P85:
		return cells.percentile(0.85)
	case metric.P90:
		return cells.percentile(0.90)
	case metric.P95:
		return cells.percentile(0.95)
	}
	return cells.median()
}

// rateIngredients are a numerator and what it is counted per.
func (c *calculation) rateIngredients(l *line, f *indicator.Figures, p *indicator.PhaseFigure, phases []int) (expr, [2]expr) {
	var cells, under span
	if c.live {
		cells, under = c.amountOf(c.num, c.spec.Measure.Numerator, f, phases), c.amountOf(c.den, c.spec.Measure.Denominator, f, phases)
	}
	live := c.live && cells.fits() && under.fits()
	x := l.put(column{c.say("column.numerator"), 16, c.amounts(true)}, figure(live, cells.sum(), p.Numerator))
	var n expr
	switch {
	case c.spec.Measure.Form == metric.Frequency:
		head := column{c.say("column.days") + c.note("days"), 14, integer}
		if c.spec.Measure.Working {
			head.head = c.say("column.days.working") + c.note("days.working")
		}
		n = l.put(head, p.ExposureDays)
	case c.den != nil:
		n = l.put(column{c.say("column.denominator"), 16, c.amounts(false)}, figure(live, under.sum(), p.Denominator))
	default:
		n = l.put(column{c.say("column.records"), 14, integer}, figure(live, cells.count(), p.Denominator))
	}
	head := column{c.say("column.value", c.say("unit.base."+c.spec.Measure.Form.String())), 18, decimals6}
	if c.spec.Unit.Factor() == 1 {
		head = column{c.say("column.value", c.unitName(c.spec)), 16, c.shown}
	}
	if !metric.Known(p.Value) || !x.known() || !n.known() {
		return l.put(head, p.Value), [2]expr{}
	}
	value := l.put(head, figure(live, c.times(over(x, n)), p.Value))
	if !live {
		return value, [2]expr{}
	}
	if c.spec.Measure.Form == metric.Proportion {
		return value, wilson(x, n)
	}
	return value, c.poisson(x, n, p)
}

// times applies the scale of a ratio.
func (c *calculation) times(e expr) expr {
	if c.spec.Measure.Form != metric.Ratio || c.spec.Measure.Scale == 1 {
		return e
	}
	return times(constant(c.spec.Measure.Scale), e)
}

// normal975 is the two-sided 95 % quantile of the normal distribution.
const normal975 = 1.959963984540054

// wilson are the limits of a proportion x/n by Wilson's score method:
// (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
func wilson(x, n expr) [2]expr {
	one, z := constant(1), constant(normal975)
	p, zz := over(x, n), constant(normal975*normal975)
	centre := plus(p, over(zz, times(constant(2), n)))
	half := times(z, root(plus(over(times(p, minus(one, p)), n), over(zz, times(constant(4), square(n))))))
	scale := plus(one, over(zz, n))
	low, high := over(minus(centre, half), scale), over(plus(centre, half), scale)
	return [2]expr{ // what rounding leaves beyond 0 and 1 is cut off
		{"MAX(0," + low.text + ")", max(0, low.value), true},
		{"MIN(1," + high.text + ")", min(1, high.value), true},
	}
}

// poisson are the exact limits of a count x per exposure, by chi-square quantiles. The values are the
// published ones.
func (c *calculation) poisson(x, n expr, p *indicator.PhaseFigure) [2]expr {
	limit := func(tail string, twice expr, value float64) expr {
		e := c.times(expr{"CHIINV(" + tail + "," + twice.text + ")/2/" + n.inner(), 0, false})
		return expr{e.text, value, false}
	}
	doubled := times(constant(2), x)
	limits := [2]expr{constant(0), limit("0.025", plus(doubled, constant(2)), p.High)}
	if x.value > 0 {
		limits[0] = limit("0.975", doubled, p.Low)
	}
	return limits
}

// meanLimits are a mean's limits by Student's t. The values are the published ones.
func (c *calculation) meanLimits(cells span, live bool, n, mean expr, p *indicator.PhaseFigure) [2]expr {
	deviation := cells.deviation()
	if !live || !deviation.known() || deviation.text == "" {
		return [2]expr{}
	}
	half := "TINV(0.05," + n.text + "-1)*" + deviation.text + "/SQRT(" + n.text + ")"
	return [2]expr{{mean.text + "-" + half, p.Low, false}, {mean.text + "+" + half, p.High, false}}
}

// extras are what else a form shows of a phase.
func (c *calculation) extras(l *line, f *indicator.Figures, p *indicator.PhaseFigure, phases []int) {
	published := c.note("published")
	if c.spec.Measure.Form == metric.Duration {
		var cells span
		if c.live {
			cells = c.num.in(c.rep.Projects, phases, f.Scope, nil)
		}
		live := c.live && cells.fits()
		l.put(column{c.say("column.p85", c.unitName(c.spec)), 14, c.shown}, c.inUnitOr(live, cells.percentile(0.85), p.P85))
		l.put(column{c.say("column.p90", c.unitName(c.spec)), 14, c.shown}, c.inUnitOr(live, cells.percentile(0.90), p.P90))
		l.put(column{c.say("column.coverage") + published, 14, decimals3}, p.Coverage)
	}
	c.treated(l, p)
	if c.spec.Measure.Working {
		l.put(column{c.say("column.idle") + published, 16, integer}, p.Idle)
	}
	if !c.spec.Measure.AsSeries() {
		l.put(column{c.say("column.blocks") + published, 14, integer}, p.Blocks)
	}
	if c.lacking {
		l.put(column{c.say("column.reason.value"), 30, text}, c.why(p.Reason))
	}
}
