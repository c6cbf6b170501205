package indicator

import (
	"upshot/metric"
)

// YearBefore is a second look at the headline: the months of its later phases against the same months a
// year before, so that neither side has a season that the other lacks. It is judged alone, outside the
// family of the headline: its adjusted p is its own p.
type YearBefore struct {
	Months     []metric.Period // the later ones compared, in order; quarters where amounts come so
	Earlier    []metric.Period // the same ones a year before
	Before     PhaseFigure     // what they hold
	After      PhaseFigure
	Comparison Comparison
	Reason     Reason // why there is none, or ""
}

// Figures are the two sides and their comparison as the figures of a scope, for whoever words them.
func (y *YearBefore) Figures(scope Scope) *Figures {
	return &Figures{Scope: scope, Phases: []PhaseFigure{y.Before, y.After}, Comparisons: []Comparison{y.Comparison}}
}

// yearBefore compares the complete periods of the headline that have a complete counterpart.
func (e *engine) yearBefore(m *measured, in *space, scope Scope, judged *grid) *YearBefore {
	y := &YearBefore{}
	after := window{phases: e.plan.Compare.After, slots: make([]bool, len(judged.slots))}
	before := window{slots: make([]bool, len(judged.slots))}
	for phase := range e.plan.Compare.After[0] {
		before.phases = append(before.phases, phase)
	}
	usedNow, usedThen := e.usable(m, scope, judged, after.phases), e.usable(m, scope, judged, before.phases)
	now, then := e.plan.YearBefore(JudgedBy(e.plan, m.spec))
	for i := range now {
		if !usedNow[now[i].Label] || !usedThen[then[i].Label] {
			continue
		}
		for slot, period := range judged.slots {
			after.slots[slot] = after.slots[slot] || period == now[i]
			before.slots[slot] = before.slots[slot] || period == then[i]
		}
		y.Months, y.Earlier = append(y.Months, now[i]), append(y.Earlier, then[i])
	}
	if len(y.Months) == 0 {
		y.Reason = NoYearBefore
		return y
	}
	e.keepTouched(&before, judged.slots)
	e.keepTouched(&after, judged.slots)
	b, a := e.sample(m, scope, judged, judged, before), e.sample(m, scope, judged, judged, after)
	y.Before, y.After = b.figure, a.figure
	y.Comparison = e.compare(m, in, scope, &b, &a)
	y.Comparison.dropNote(NoteOpenShare) // it is of whole phases, and stands with the headline
	return y
}

// judgeYearBefore gives the second looks their verdicts, each alone. Where the projects one by one limit the
// headline, they limit its second look.
func judgeYearBefore(results []Result) {
	for i := range results {
		for j := range results[i].Scopes {
			if y := results[i].Scopes[j].YearBefore; y != nil && y.Reason == "" {
				c := &y.Comparison
				if own := results[i].Scopes[j].Headline().veto; c.veto == "" && (own == Simpson || own == NoCommonProject) {
					c.veto = own
				}
				if c.testable() {
					c.Adjusted, c.Cautious, c.Family = c.P, c.CarefulP(), 1
				}
				conclude(c, results[i].Spec)
				c.orderNotes()
			}
		}
	}
}

// usable tells, by label, the complete periods of some phases taken together; of a series, those that
// have a value.
func (e *engine) usable(m *measured, scope Scope, judged *grid, phases []int) map[string]bool {
	usable := map[string]bool{}
	for _, c := range e.merge(m, scope, *judged, window{phases: phases}) {
		if c.complete && (!m.spec.Measure.AsSeries() || metric.Known(m.value(&c))) {
			usable[c.label] = true
		}
	}
	return usable
}

// keepTouched leaves a window the phases in which it has slots, and names it after them.
func (e *engine) keepTouched(w *window, slots []metric.Period) {
	var touched []int
	for _, phase := range w.phases {
		for slot, period := range slots {
			if w.slots[slot] && e.window(phase).Cut(metric.Window{From: period.First, To: period.Last}).Days() > 0 {
				touched = append(touched, phase)
				break
			}
		}
	}
	w.phases, w.id = touched, e.plan.PooledID(touched)
}

// dropNote takes a disclosure out.
func (c *Comparison) dropNote(code NoteCode) {
	var kept []Note
	for _, n := range c.Notes {
		if n.Code != code {
			kept = append(kept, n)
		}
	}
	c.Notes = kept
}
