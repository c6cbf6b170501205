package indicator

import (
	"fmt"
	"math"
	"slices"

	"upshot/metric"
)

// warnings are what the figures say about the data they rest on.
func (e *engine) warnings(bound []*measured, results []Result) []metric.Problem {
	var problems []metric.Problem
	counted := map[*metric.Table]bool{}
	for i, m := range bound {
		problems = append(problems, e.leftOutRecords(m)...)
		for _, p := range e.unlinkedIncidents(m) {
			if !slices.ContainsFunc(problems, func(o metric.Problem) bool { return o.Code == p.Code && slices.Equal(o.Args, p.Args) }) {
				problems = append(problems, p) // once for all indicators of the same link
			}
		}
		problems = append(problems, e.negativeDurations(&results[i])...)
		problems = append(problems, e.beforeCalendar(m)...)
		problems = append(problems, e.partlyReported(m, &results[i])...)
		l := m.numerator.ledger
		if m.hasTerms() && m.spec.Measure.Numerator.Sum == "" && !counted[l.Table] {
			counted[l.Table] = true
			problems = append(problems, e.lateFirstRecords(l)...)
		}
	}
	return append(problems, e.unknownCoverage(bound, results)...)
}

// unknownCoverage warns, once a source, of the indicators that cannot be given because nothing says on which
// days no record means that nothing happened.
func (e *engine) unknownCoverage(bound []*measured, results []Result) []metric.Problem {
	var problems []metric.Problem
	for i, m := range bound {
		source := m.numerator.source
		if results[i].In(Overall).Headline().Reason != UnknownCoverage {
			continue
		}
		at := slices.IndexFunc(problems, func(p metric.Problem) bool { return p.Args[1] == source.ID })
		if at >= 0 {
			problems[at].Args[0] += ", " + m.spec.ID
			continue
		}
		first, last := e.recordDays(m)
		problems = append(problems, metric.Problem{
			Severity: metric.Warning, Code: "coverage-unknown", Pos: source.Pos,
			Args: []string{m.spec.ID, source.ID, first.String(), last.String()},
		})
	}
	return problems
}

// recordDays are the first and the last day of the records that a measure counts; those of the phases if
// there is no record.
func (e *engine) recordDays(m *measured) (first, last metric.Day) {
	column := m.numerator.ledger.Table.Column(m.numerator.ledger.At)
	var days []metric.Day
	for i := 0; column != nil && i < len(column.Times); i++ {
		if column.Times[i] != metric.NoInstant {
			days = append(days, m.zone.day(column.Times[i]))
		}
	}
	if len(days) == 0 {
		return e.calendar.span.From, e.calendar.span.To
	}
	return slices.Min(days), slices.Max(days)
}

// leftOutRecords warns of records that do not count although they lie in a phase.
func (e *engine) leftOutRecords(m *measured) []metric.Problem {
	var problems []metric.Problem
	add := func(code string, source *metric.Source, n int) {
		if n > 0 {
			problems = append(problems, metric.Problem{
				Severity: metric.Warning, Code: code, Pos: source.Pos, Count: n,
				Args: []string{fmt.Sprint(n), m.spec.ID, source.ID},
			})
		}
	}
	add("records-uncovered", m.numerator.source, m.left.uncovered)
	add("records-unpaired", m.numerator.source, m.left.unpaired)
	if m.links != nil {
		add("records-uncovered", e.source(m.spec.Measure.Link.Incidents.Source), m.left.unfollowed)
	}
	return problems
}

// unlinkedIncidents tells of the incidents whose key or project leads to no deployment: a few may belong to
// one that was not read, many mean that the two sources do not write it the same way.
func (e *engine) unlinkedIncidents(m *measured) []metric.Problem {
	if m.links == nil {
		return nil
	}
	const few, kept = 0.05, 5 // positions
	rule, linkage := m.spec.Measure.Link, e.linkage(m)
	table := e.table(rule.Incidents.Source)
	var problems []metric.Problem
	for _, u := range linkage.Unlinked {
		what := map[UnlinkedReason]string{NoKey: rule.Key, UnknownKey: rule.Key, NoDeployments: "project"}[u.Why]
		if what == "" {
			continue
		}
		p := metric.Problem{Severity: metric.Notice, Code: "incidents-" + string(u.Why), Count: u.N}
		if float64(u.N) > few*float64(linkage.Incidents) && u.Why != NoKey {
			p.Severity = metric.Warning
		}
		first := slices.Index(m.links.why, u.Why)
		p.Args = []string{fmt.Sprint(u.N), fmt.Sprint(linkage.Incidents), rule.Incidents.Source, rule.Deployments.Source, wordOf(table.Column(what), first)}
		for i := first; i < table.N && len(p.Also) < kept; i++ {
			if m.links.why[i] == u.Why {
				p.Also = append(p.Also, table.Position(i))
			}
		}
		p.Pos, p.Also = p.Also[0], p.Also[1:]
		problems = append(problems, p)
	}
	return problems
}

// wordOf is a record's word, "" if the column has none.
func wordOf(column *metric.Column, record int) string {
	if column == nil || column.Kind != metric.WordColumn {
		return ""
	}
	return column.Word(record)
}

// partlyReported tells of the periods that are left out of the figure over all projects because too few of
// them report.
func (e *engine) partlyReported(m *measured, r *Result) []metric.Problem {
	n, first := 0, ""
	for _, p := range r.In(Overall).Periods {
		if p.Complete || !metric.Known(p.Value) {
			continue
		}
		whole := func(phase int) bool { return e.complete(m, Overall, e.window(phase), p.Period) }
		for phase := range e.plan.Phases {
			if whole(phase) {
				if n++; n == 1 {
					first = p.Period.Label
				}
				break
			}
		}
	}
	if n == 0 {
		return nil
	}
	source := m.numerator.source
	return []metric.Problem{{
		Severity: metric.Notice, Code: "periods-partly-reported", Pos: source.Pos, Count: n,
		Args: []string{fmt.Sprint(n), m.spec.ID, source.ID, first, fmt.Sprintf("%.0f", 100*enoughProjects)},
	}}
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
	const never = metric.Day(math.MaxInt32)
	first := slices.Repeat([]metric.Day{never}, len(e.projects))
	for i, line := range l.Lines {
		if project := l.Table.Project[line]; l.Phase[i] >= 0 && project >= 0 {
			first[project] = min(first[project], l.Days[i])
		}
	}
	var problems []metric.Problem
	start := max(source.Covers.From, e.calendar.span.From)
	for project := range e.projects {
		day := first[project]
		if day == never || e.projects[project].Active.From != 0 || int(day-start) <= longSilence {
			continue
		}
		problems = append(problems, metric.Problem{
			Severity: metric.Warning, Code: "late-first-record", Pos: source.Pos,
			Args: []string{e.projects[project].ID, source.ID, day.String(), start.String()},
		})
	}
	return problems
}
