package indicator

import "upshot/metric"

// expose sets the covered days of each cell, and whether its slot is complete. It reports whether the
// reporters of the phase are mixed: a level or stock over several projects is taken from the periods in
// which (nearly) all of them report; where too few such periods are left all count, but nothing firm
// can be said of them, for who reports moves the figure.
func (e *engine) expose(m *measured, scope Scope, phase int, slots []metric.Period, row []cell) (mixed bool) {
	window := e.window(phase)
	need, all, whole := minPeriods, 0, 0
	if phase == e.plan.Compare.Before {
		need = minBaseline
	}
	for i, slot := range slots {
		w := window.Cut(metric.Window{From: slot.First, To: slot.Last})
		row[i].days = e.days(m, scope, w)
		row[i].complete = e.complete(m, scope, window, slot)
		if row[i].complete && row[i].reported > 0 {
			all++
			if e.reportedByAll(m, scope, slot, row[i].reported) {
				whole++
			}
		}
	}
	if whole < need && whole < all {
		return true
	}
	for i, slot := range slots {
		row[i].complete = row[i].complete && e.reportedByAll(m, scope, slot, row[i].reported)
	}
	return false
}

// window is a phase's days, up to the as-of day.
func (e *engine) window(phase int) metric.Window {
	w := e.plan.Phases[phase].Window
	w.To = min(w.To, e.plan.AsOf)
	return w
}

// enoughProjects is the share of the active projects that must report in a period before a level or
// stock over several projects is taken as that period's: fewer, and who reports would move it.
const enoughProjects = 0.95

// complete reports whether a slot lies wholly inside a window, the coverage of every source that is
// read and (for one project) the project's own days.
func (e *engine) complete(m *measured, scope Scope, window metric.Window, slot metric.Period) bool {
	w := metric.Window{From: slot.First, To: slot.Last}
	if !window.Covers(w) || m.covers != (metric.Window{}) && !m.covers.Covers(w) {
		return false
	}
	if scope.Project >= 0 {
		return e.active(scope.Project).Covers(w)
	}
	return true
}

// reportedByAll reports whether enough projects have a value in a slot for it to be that of the scope.
func (e *engine) reportedByAll(m *measured, scope Scope, slot metric.Period, reported int) bool {
	if scope.Project >= 0 || !m.dependsOnReporters() {
		return true
	}
	w := metric.Window{From: slot.First, To: slot.Last}
	return float64(reported) >= enoughProjects*float64(e.expected(m, scope, w))
}

// expected counts the projects of a scope that are active throughout a window.
func (e *engine) expected(m *measured, scope Scope, w metric.Window) int {
	n := 0
	for _, project := range m.projects {
		if scope.Holds(e.projects, project) && e.active(project).Covers(w) {
			n++
		}
	}
	return n
}

// active is the days on which a project exists.
func (e *engine) active(project int) metric.Window { return activeOf(e.projects[project]) }

// days is the exposure of a scope in a window: the days that the sources cover, cut by each
// project's own from and to, summed over the scope's projects. Missing() if coverage is unknown. Only
// working days count where the measure says so.
func (e *engine) days(m *measured, scope Scope, w metric.Window) float64 {
	if !m.numerator.source.HasCovers() {
		return metric.Missing()
	}
	w = w.Cut(m.covers)
	if len(m.projects) == 0 { // no column says the project: the source is one unit
		return float64(m.daysIn(w))
	}
	days := 0
	for _, project := range m.projects {
		if scope.Holds(e.projects, project) {
			days += m.daysIn(w.Cut(e.active(project)))
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
