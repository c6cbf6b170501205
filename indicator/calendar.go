package indicator

import "upshot/metric"

// calendar places moments and days in the plan's phases and periods. Days outside all phases are nowhere.
type calendar struct {
	plan    *metric.Plan
	span    metric.Window // from the first phase's first day to the last phase's last
	phase   []int16       // by day of span: index into plan.Phases, -1 in a gap between phases
	period  []int32       // by day of span: index into periods
	month   []int32       // by day of span: index into months
	week    []int32       // by day of span: index into weeks
	periods []metric.Period
	months  []metric.Period
	weeks   []metric.Period
	zone    zone
	working *metric.Workdays // nil if the plan has no calendar
}

func newCalendar(plan *metric.Plan) *calendar {
	first, last := plan.Phases[0], plan.Phases[len(plan.Phases)-1]
	c := &calendar{plan: plan, span: metric.Window{From: first.From, To: last.To}, zone: zone{metric.NewZone(plan.Location)}}
	if plan.Calendar != nil {
		c.working = plan.Calendar.Workdays()
	}
	c.phase = make([]int16, c.span.Days())
	for i := range c.phase {
		c.phase[i] = -1
	}
	for i, p := range plan.Phases {
		for d := p.From; d <= p.To; d++ {
			c.phase[d-c.span.From] = int16(i)
		}
	}
	c.periods, c.period = c.slice(plan.Period)
	c.months, c.month = c.slice(metric.Month)
	c.weeks, c.week = c.slice(metric.Week)
	return c
}

// slice lists the periods of a unit over the span, and for each day of the span which one holds it.
func (c *calendar) slice(unit metric.PeriodUnit) ([]metric.Period, []int32) {
	periods := unit.Between(c.span.From, c.span.To)
	byDay := make([]int32, c.span.Days())
	for i, p := range periods {
		w := c.span.Cut(metric.Window{From: p.First, To: p.Last})
		for d := w.From; d <= w.To; d++ {
			byDay[d-c.span.From] = int32(i)
		}
	}
	return periods, byDay
}

// dayOf is the day of a moment in the report's time zone.
func (c *calendar) dayOf(t metric.Instant) metric.Day { return c.zone.day(t) }

// phaseOf is the index of the phase that holds a day, -1 for none or after the as-of day.
func (c *calendar) phaseOf(d metric.Day) int16 {
	if !c.span.Contains(d) || d > c.plan.AsOf {
		return -1
	}
	return c.phase[d-c.span.From]
}

// phaseOfPeriod is the phase that holds the first day of the period that lies in any phase, -1 for none.
func (c *calendar) phaseOfPeriod(p metric.Period) int {
	w := c.span.Cut(metric.Window{From: p.First, To: p.Last})
	for d := w.From; d <= w.To; d++ {
		if phase := c.phase[d-c.span.From]; phase >= 0 {
			return int(phase)
		}
	}
	return -1
}

// zone finds the day of a moment in the report's time zone.
type zone struct{ metric.Zone }

func (z *zone) day(t metric.Instant) metric.Day { return z.Day(t) }
