package indicator

import (
	"fmt"

	"upshot/metric"
)

// warnings are what the figures say about the data they rest on.
func (e *engine) warnings(bound []*measured, results []Result) []metric.Problem {
	var problems []metric.Problem
	counted := map[*metric.Table]bool{}
	for i, m := range bound {
		problems = append(problems, e.leftOutRecords(m)...)
		problems = append(problems, e.negativeDurations(&results[i])...)
		l := m.numerator.ledger
		if m.hasTerms() && m.spec.Measure.Numerator.Sum == "" && !counted[l.Table] {
			counted[l.Table] = true
			problems = append(problems, e.lateFirstRecords(l)...)
		}
	}
	return problems
}

// leftOutRecords warns of records that do not count although they lie in a phase.
func (e *engine) leftOutRecords(m *measured) []metric.Problem {
	var problems []metric.Problem
	source := m.numerator.source
	add := func(code string, n int) {
		if n > 0 {
			problems = append(problems, metric.Problem{
				Severity: metric.Warning, Code: code, Pos: source.Pos, Count: n,
				Args: []string{fmt.Sprint(n), m.spec.ID, source.ID},
			})
		}
	}
	add("records-uncovered", m.left.uncovered)
	add("records-unpaired", m.left.unpaired)
	return problems
}

// negativeDurations warns where more than a few durations end before they begin: they are left out,
// and so many of them mean that the columns are not what they seem.
func (e *engine) negativeDurations(r *Result) []metric.Problem {
	if r.Spec.Measure.Form != metric.Duration {
		return nil
	}
	negative, all := 0, 0
	for i := range e.plan.Phases {
		f := r.In(Overall).Phases[i]
		negative, all = negative+f.Negative, all+f.Negative+f.N
	}
	if float64(negative) <= maxNegativeShare*float64(all) {
		return nil
	}
	source := e.source(r.Spec.Measure.Numerator.Source)
	share := fmt.Sprintf("%.0f", 100*float64(negative)/float64(all))
	return []metric.Problem{{
		Severity: metric.Warning, Code: "negative-durations", Pos: source.Pos, Count: negative,
		Args: []string{fmt.Sprint(negative), fmt.Sprint(all), share, r.Spec.ID, source.ID},
	}}
}

// lateFirstRecords warns of projects whose first record comes long after the source's coverage
// begins although the definition does not say when the project began: the days before would count
// as days without an event.
func (e *engine) lateFirstRecords(l *Ledger) []metric.Problem {
	const longSilence = 30 // days
	source := &e.plan.Sources[l.Table.Source]
	if !source.HasCovers() {
		return nil
	}
	first := map[int]metric.Day{}
	for i, line := range l.Lines {
		project := int(l.Table.Project[line])
		if l.Phase[i] < 0 || project < 0 {
			continue
		}
		if day, ok := first[project]; !ok || l.Days[i] < day {
			first[project] = l.Days[i]
		}
	}
	var problems []metric.Problem
	start := max(source.Covers.From, e.calendar.span.From)
	for project := range e.projects {
		day, ok := first[project]
		if !ok || e.projects[project].Active.From != 0 || int(day-start) <= longSilence {
			continue
		}
		problems = append(problems, metric.Problem{
			Severity: metric.Warning, Code: "late-first-record", Pos: source.Pos,
			Args: []string{e.projects[project].ID, source.ID, day.String(), start.String()},
		})
	}
	return problems
}
