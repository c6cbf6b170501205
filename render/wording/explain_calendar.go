package wording

import "upshot/indicator"

// calendar says how working days are counted, how many the phases have, and how many records lie on none.
func (e *explaining) calendar() (s Section) {
	if !e.spec.Measure.Working || e.before == nil || e.after == nil {
		return s
	}
	s.say(e.Working(e.rep, e.spec))
	work := e.rep.Plan.Calendar.Workdays()
	t := ExplainTable{Caption: e.Say("explain.calendar.days"), Numeric: numeric(1, 4)}
	for _, head := range []string{"phase", "days", "workdays", "idle"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	for _, p := range []*indicator.PhaseFigure{e.before, e.after} {
		days, working := 0, 0
		for _, i := range e.rep.Plan.PhasesOf(p.Phase) {
			days += e.rep.Plan.Phases[i].Days()
			working += work.In(e.rep.Plan.Phases[i].Window)
		}
		t.Rows = append(t.Rows, []string{e.Phase(e.rep, p.Phase), e.Count(days), e.Count(working), e.Count(p.Idle)})
	}
	s.Tables = append(s.Tables, t)
	return s
}
