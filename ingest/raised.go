package ingest

import "upshot/metric"

// raised collects the problems of what is being read.
type raised struct{ problems []metric.Problem }

func (r *raised) problem(severity metric.Severity, c code, pos metric.Position, args ...string) *metric.Problem {
	r.problems = append(r.problems, metric.Problem{Severity: severity, Code: string(c), Args: args, Pos: pos})
	return &r.problems[len(r.problems)-1]
}

// blame raises a problem at the definition.
func (r *raised) blame(c code, pos metric.Position, args ...string) *metric.Problem {
	p := r.problem(metric.Error, c, pos, args...)
	p.InDefinition = true
	return p
}
