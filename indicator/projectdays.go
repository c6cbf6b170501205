package indicator

import "upshot/metric"

// ProjectDays is the exposure of one project in some phases.
type ProjectDays struct {
	Project int // index into Report.Projects, -1 where no source says the project
	Days    int
}

// ProjectDays lists the covered days of each project of a scope in some phases: the days that all sources of
// the indicator cover, up to the as-of day, cut by the project's own; only working days where the measure says
// so. Their sum is the exposure of a frequency.
func (r *Report) ProjectDays(res *Result, scope Scope, phases []int) []ProjectDays {
	var list []ProjectDays
	in := metric.Window.Days
	if res.Spec.Measure.Working {
		in = r.Plan.Calendar.Workdays().In
	}
	add := func(project int, active metric.Window) {
		days, covers := 0, r.Covers(res)
		for _, phase := range phases {
			w := r.Plan.Phases[phase].Window
			w.To = min(w.To, r.Plan.AsOf)
			days += in(w.Cut(covers).Cut(active))
		}
		list = append(list, ProjectDays{project, days})
	}
	for i := range res.Scopes {
		if project := res.Scopes[i].Scope.Project; project >= 0 && scope.Holds(r.Projects, project) {
			add(project, activeOf(r.Projects[project]))
		}
	}
	if len(list) == 0 {
		add(-1, activeOf(metric.Project{}))
	}
	return list
}

// activeOf is the days on which a project exists; all of them if the definition does not say.
func activeOf(p metric.Project) metric.Window {
	if p.Active != (metric.Window{}) {
		return p.Active
	}
	return metric.Window{From: -1 << 30, To: 1 << 30}
}
