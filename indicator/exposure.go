package indicator

import "upshot/metric"

// expose sets the covered days of each cell and whether its slot is complete: wholly inside the
// phase, the coverage of every source that is read, and (for one project) the project's own days.
func (e *engine) expose(m *measured, scope Scope, phase int, slots []metric.Period, row []cell) {
	window := e.window(phase)
	whole := window
	for _, t := range m.terms() {
		if t.source.HasCovers() {
			whole = whole.Cut(t.source.Covers)
		}
	}
	if scope.Project >= 0 && e.projects[scope.Project].Active != (metric.Window{}) {
		whole = whole.Cut(e.projects[scope.Project].Active)
	}
	for i, slot := range slots {
		w := metric.Window{From: slot.First, To: slot.Last}
		row[i].complete = whole.Covers(w)
		row[i].days = e.days(m.numerator, scope, window.Cut(w))
	}
}

// window is a phase's days, up to the as-of day.
func (e *engine) window(phase int) metric.Window {
	w := e.plan.Phases[phase].Window
	w.To = min(w.To, e.plan.AsOf)
	return w
}

// days is the exposure of a scope in a window: the days that the source covers, cut by each
// project's own from and to, summed over the scope's projects. Missing() if coverage is unknown.
func (e *engine) days(t *term, scope Scope, w metric.Window) float64 {
	if !t.source.HasCovers() {
		return metric.Missing()
	}
	w = w.Cut(t.source.Covers)
	if w.Days() == 0 {
		return 0
	}
	present := e.present[t.ledger.Table.Source]
	if len(present) == 0 { // no column says the project: the source is one unit
		return float64(w.Days())
	}
	days := 0
	for _, project := range present {
		if !scope.holds(e.projects, project) {
			continue
		}
		if active := e.projects[project].Active; active != (metric.Window{}) {
			days += w.Cut(active).Days()
		} else {
			days += w.Days()
		}
	}
	return float64(days)
}

// presentProjects lists the projects that a table has records of, by index.
func presentProjects(table *metric.Table, projects int) []int {
	seen := make([]bool, projects)
	for _, p := range table.Project {
		if p >= 0 {
			seen[p] = true
		}
	}
	var present []int
	for p, yes := range seen {
		if yes {
			present = append(present, p)
		}
	}
	return present
}
