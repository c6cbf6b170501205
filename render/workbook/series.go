package workbook

import (
	"upshot/indicator"
	"upshot/metric"
)

// fillPeriods gives the values of a series: what a phase's mean is taken of.
func (c *calculation) fillPeriods() {
	c.series = map[[2]int][]seriesCell{}
	var rows [][]any
	for i := range c.result.Scopes {
		f := &c.result.Scopes[i]
		for k := range f.Periods {
			p := &f.Periods[k]
			phases := c.rep.Plan.PhasesOf(p.Phase)
			if len(phases) == 0 {
				continue
			}
			l := &line{row: c.periods.top + 1 + len(rows)}
			cell := c.periodLine(l, f, p, phases)
			if p.Complete && metric.Known(p.Value) {
				key := [2]int{i, phases[0]}
				c.series[key] = append(c.series[key], seriesCell{len(l.cells), l.row, cell.value})
			}
			c.periods.columns = l.heads
			rows = append(rows, l.cells)
		}
	}
	c.periods.fill(rows)
}

// seriesCell is the cell of a period's value.
type seriesCell struct {
	column, row int
	value       float64
}

// spanOf names cells, those below one another as one range.
func spanOf(cells []seriesCell) span {
	var s span
	for first := 0; first < len(cells); {
		end := first
		for end < len(cells) && cells[end].row == cells[first].row+end-first {
			s.values = append(s.values, cells[end].value)
			end++
		}
		part := address(cells[first].column, cells[first].row)
		if end-first > 1 {
			part += ":" + address(cells[first].column, cells[end-1].row)
		}
		s.parts = append(s.parts, part)
		first = end
	}
	return s
}

// periodLine writes one period of a scope and gives the cell of its value in base units. Only a
// complete period is a formula; others do not count and are published.
func (c *calculation) periodLine(l *line, f *indicator.Figures, p *indicator.PeriodFigure, phases []int) expr {
	l.put(column{c.say("column.scope"), 26, text}, c.scopeName(c.spec, f))
	l.put(column{c.say("column.period"), 14, text}, p.Period.Label)
	l.put(column{c.say("column.phase"), 22, text}, c.words.Phase(c.rep, p.Phase))
	l.put(column{c.say("column.complete"), 12, text}, c.yes(p.Complete))
	days := &metric.Window{From: p.Period.First, To: p.Period.Last}
	live := c.live && p.Complete && metric.Known(p.Value)
	var cells, under span
	if live {
		cells = c.num.in(c.rep.Projects, phases, f.Scope, days)
		under = c.inPeriod(c.den, c.spec.Measure.Denominator, phases, f.Scope, days)
		live = cells.fits() && under.fits()
	}
	l.put(column{c.say("column.records"), 12, integer}, figure(live, cells.count(), float64(p.N)))
	var value expr
	if c.spec.Measure.Form == metric.Ratio {
		cells = c.inPeriod(c.num, c.spec.Measure.Numerator, phases, f.Scope, days)
		live = live && cells.fits()
		x := l.put(column{c.say("column.numerator"), 16, c.amounts(true)}, figure(live, cells.sum(), p.Numerator))
		n := l.put(column{c.say("column.denominator"), 16, c.amounts(false)}, figure(live, under.sum(), p.Denominator))
		value = c.times(over(x, n))
	} else {
		if live && c.spec.Statistic == metric.Last {
			cells = c.num.lasts(c.rep.Projects, phases, f.Scope, days)
			live = cells.fits()
		}
		value = c.statistic(cells)
	}
	return l.put(c.baseHead(), figure(live && value.known(), value, p.Value))
}

// inPeriod is the cells of a ratio's term in a period; of a stock, only the last of each project.
func (c *calculation) inPeriod(s *source, t metric.Term, phases []int, scope indicator.Scope, days *metric.Window) span {
	switch {
	case s == nil:
		return span{}
	case t.Stock:
		return s.lasts(c.rep.Projects, phases, scope, days)
	}
	return s.in(c.rep.Projects, phases, scope, days)
}

// baseHead is the column of a value in base units.
func (c *calculation) baseHead() column {
	unit := c.spec.Unit
	switch unit.Kind {
	case metric.TimeUnit:
		return column{c.say("column.value", c.say("unit.seconds")), 18, decimals1}
	case metric.RateUnit:
		return column{c.say("column.value", c.say("unit.base.frequency")), 18, decimals6}
	case metric.PercentUnit:
		return column{c.say("column.value", c.say("unit.base.proportion")), 18, decimals4}
	}
	return column{c.say("column.value", c.unitName(c.spec)), 16, c.shown}
}

// seriesIngredients are the number of complete periods and their mean.
func (c *calculation) seriesIngredients(l *line, scope int, p *indicator.PhaseFigure, phases []int) (expr, [2]expr) {
	var cells span
	for _, phase := range phases {
		cells = cells.join(spanOf(c.series[[2]int{scope, phase}]))
	}
	live := c.live && cells.fits() && len(cells.values) == p.N // a period that two pooled phases share is no cell
	n := l.put(column{c.say("column.periods"), 12, integer}, figure(live, cells.count(), float64(p.N)))
	value := l.put(c.baseHead(), figure(live, cells.average(), p.Value))
	return value, c.meanLimits(cells, live, n, value, p)
}

func (b *book) yes(v bool) string {
	if v {
		return b.say("yes")
	}
	return b.say("no")
}
