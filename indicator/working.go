package indicator

import (
	"fmt"

	"upshot/metric"
)

// working is how a measure counts working days only.
type working struct {
	days  *metric.Workdays
	clock *metric.WorkClock // the measure's own, for it remembers where it looked last
}

func newWorking(c *calendar) *working {
	return &working{c.working, metric.NewWorkClock(c.working, c.plan.Location)}
}

// elapsed is the time from one moment to another in seconds, that of working days only where the measure says
// so. What ends before it begins stays below zero, on whatever days it lies.
func (m *measured) elapsed(from, to metric.Instant) float64 {
	if m.work == nil || to < from {
		return float64(to-from) / 1000
	}
	return float64(m.work.clock.Between(from, to)) / 1000
}

// daysIn is how many days of a window count as exposure.
func (m *measured) daysIn(w metric.Window) int {
	if m.work == nil {
		return w.Days()
	}
	return m.work.days.In(w)
}

// beforeCalendar tells of durations that begin before the years of which the calendar lists holidays: of the
// days before, only weekends are known to be free.
func (e *engine) beforeCalendar(m *measured) []metric.Problem {
	if m.work == nil || m.from == nil || m.to == nil {
		return nil
	}
	year, _, ok := e.plan.Calendar.Listed()
	if !ok {
		return nil
	}
	start := metric.DateDay(year, 1, 1).Midnight(e.plan.Location)
	l, n := m.numerator.ledger, 0
	for i, line := range l.Lines {
		if l.Phase[i] >= 0 && m.numerator.values[i] >= 0 && m.from.Times[line] < start {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []metric.Problem{{
		Severity: metric.Notice, Code: "records-before-calendar", Pos: e.plan.Calendar.Pos, Count: n,
		Args: []string{fmt.Sprint(n), m.spec.ID, fmt.Sprint(year)},
	}}
}
