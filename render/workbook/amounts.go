package workbook

import (
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// total adds the records of all projects together per calendar time, where the value itself is per
// project. The numerator stands in the third column.
func (c *calculation) total(l *line, f *indicator.Figures, p *indicator.PhaseFigure, phases []int) expr {
	days := l.put(column{c.say("column.covered") + c.note("days"), 14, integer}, c.covered(phases))
	head := column{c.say("column.total", c.unitName(c.spec)), 18, c.shown}
	if pooled(f) < 2 {
		l.put(head, as{wordRight, notApplicable})
		return none()
	}
	if !metric.Known(p.Numerator) || days.value == 0 {
		return l.put(head, metric.Missing())
	}
	return l.put(head, c.inUnit(over(here(numeratorColumn, l.row, constant(p.Numerator)), days), p.Numerator/days.value))
}

// covered counts the days of phases that the source covers.
func (c *calculation) covered(phases []int) any {
	days := 0
	for i := range c.rep.Plan.Sources {
		s := &c.rep.Plan.Sources[i]
		if s.ID != c.spec.Measure.Numerator.Source || !s.HasCovers() {
			continue
		}
		for _, k := range phases {
			w := c.rep.Plan.Phases[k].Window
			w.To = min(w.To, c.rep.Plan.AsOf)
			days += w.Cut(s.Covers).Days()
		}
	}
	return days
}

// numeratorColumn is where a phase's numerator stands, from 1.
const numeratorColumn = 3

// amountOf is the cells of a term in phases. Of a stock the last period stands that has any, in it the
// last of each project.
func (c *calculation) amountOf(s *source, t metric.Term, f *indicator.Figures, phases []int) span {
	switch {
	case s == nil:
		return span{}
	case !t.Stock:
		return s.in(c.rep.Projects, phases, f.Scope, nil)
	}
	for _, phase := range slices.Backward(phases) {
		for _, p := range slices.Backward(f.Periods) {
			days := metric.Window{From: p.Period.First, To: p.Period.Last}
			if last := s.lasts(c.rep.Projects, []int{phase}, f.Scope, &days); len(last.parts) > 0 {
				return last
			}
		}
	}
	return span{}
}

// amounts is the style of the numerators, or of the denominators, of all phases.
func (c *calculation) amounts(numerators bool) style {
	var all []float64
	for _, f := range c.result.Scopes {
		for _, p := range f.Phases {
			all = append(all, map[bool]float64{true: p.Numerator, false: p.Denominator}[numerators])
		}
		for _, p := range f.Periods {
			all = append(all, map[bool]float64{true: p.Numerator, false: p.Denominator}[numerators])
		}
	}
	return amountStyle(all...)
}
