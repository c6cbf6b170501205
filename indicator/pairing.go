package indicator

import (
	"reflect"
	"slices"

	"upshot/metric"
)

// leftOut counts the records that do not count because the other side of their fraction is unknown.
type leftOut struct {
	uncovered  int // dated outside the sources' coverage, or outside the project's own days
	unpaired   int // of a project and period in which the other term has no amount
	unfollowed int // deployments on days for which incidents are not known
}

// restrict takes out of a measure's terms what has no counterpart: records on days that are not in
// the exposure, and amounts whose other term is unknown. A blank is not a zero.
func (e *engine) restrict(m *measured) leftOut {
	var left leftOut
	if m.spec.Measure.Form == metric.Proportion && m.links != nil {
		left.unfollowed = e.unfollow(m)
	}
	if m.spec.Measure.Form != metric.Frequency && m.denominator == nil {
		return left
	}
	for _, t := range m.terms() {
		left.uncovered += e.uncover(m, t)
	}
	if m.denominator == nil {
		return left
	}
	left.unpaired = e.pair(m)
	return left
}

// unfollow drops the deployments that ended on days for which incidents are not known.
func (e *engine) unfollow(m *measured) int {
	dropped := 0
	t := m.numerator
	ended := t.ledger.Table.Column(t.ledger.At)
	for i, line := range t.ledger.Lines {
		if metric.Known(t.values[i]) && t.ledger.Phase[i] >= 0 && e.uncovered(m, ended.Times[line]) {
			t.values[i] = metric.Missing()
			dropped++
		}
	}
	return dropped
}

// uncover drops the records of a term on days outside the coverage or the project's own days.
func (e *engine) uncover(m *measured, t *term) int {
	dropped := 0
	for i, line := range t.ledger.Lines {
		if t.ledger.Phase[i] < 0 || !metric.Known(t.values[i]) {
			continue
		}
		day, project := t.ledger.Days[i], int(t.ledger.Table.Project[line])
		covered := m.covers == metric.Window{} || m.covers.Contains(day)
		if !covered || project >= 0 && !e.active(project).Contains(day) {
			t.values[i] = metric.Missing()
			dropped++
		}
	}
	return dropped
}

// pair drops the amounts that stand alone. Two sums over the same records pair record by record, other
// terms by project and period. It returns how many records of the numerator were dropped.
func (e *engine) pair(m *measured) int {
	num, den := m.numerator, m.denominator
	sums := m.spec.Measure.Numerator.Sum != ""
	dropped := 0
	drop := func(t *term, i int) {
		if metric.Known(t.values[i]) && t == num && t.ledger.Phase[i] >= 0 {
			dropped++
		}
		t.values[i] = metric.Missing()
	}
	sameRecords := num.ledger == den.ledger && reflect.DeepEqual(m.spec.Measure.Numerator.Where, m.spec.Measure.Denominator.Where)
	if sameRecords && sums {
		for i := range num.values {
			if !metric.Known(num.values[i]) || !metric.Known(den.values[i]) {
				drop(num, i)
				drop(den, i)
			}
		}
		return dropped
	}
	amounts := e.reported(m, den)
	for i := range num.values {
		if !amounts[e.cellOf(m, num, i)] {
			drop(num, i)
		}
	}
	if !sums {
		return dropped // no record of a count is zero, inside the coverage
	}
	amounts = e.reported(m, num)
	for i := range den.values {
		if !amounts[e.cellOf(m, den, i)] {
			drop(den, i)
		}
	}
	return dropped
}

// reported marks where a term has an amount, as cellOf numbers the places.
func (e *engine) reported(m *measured, t *term) []bool {
	places := make([]bool, (len(e.projects)+1)*(len(e.calendar.periods)+1))
	for i := range t.values {
		if t.ledger.Phase[i] >= 0 && metric.Known(t.values[i]) {
			places[e.cellOf(m, t, i)] = true
		}
	}
	return places
}

// cellOf numbers the place where a line of a term belongs: a project in a period, or outside all. Where
// a source does not say the project, the project does not matter.
func (e *engine) cellOf(m *measured, t *term, line int) int {
	project, period := -1, -1
	if t.ledger.Phase[line] >= 0 {
		period = int(e.calendar.period[t.ledger.Days[line]-e.calendar.span.From])
	}
	if len(m.projects) > 0 {
		project = int(t.ledger.Table.Project[t.ledger.Lines[line]])
	}
	return (project+1)*(len(e.calendar.periods)+1) + period + 1
}

// setReach finds the projects and the coverage that all terms of a measure share.
func (e *engine) setReach(m *measured) {
	for i, t := range m.terms() {
		present := e.present[t.ledger.Table.Source]
		if len(present) == 0 { // a source that knows no projects: only all together can be computed
			m.projects = nil
			break
		}
		if i == 0 {
			m.projects = slices.Clone(present)
			continue
		}
		m.projects = append(m.projects, present...)
		slices.Sort(m.projects)
		m.projects = slices.Compact(m.projects)
	}
	for _, t := range m.spec.Measure.Terms() {
		s := e.source(t.Source)
		switch {
		case !s.HasCovers():
		case m.covers == metric.Window{}:
			m.covers = s.Covers
		default:
			m.covers = m.covers.Cut(s.Covers)
		}
	}
}
