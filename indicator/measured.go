package indicator

import "upshot/metric"

// measured is an indicator bound to the records that were read.
type measured struct {
	spec        *metric.Indicator
	index       int
	numerator   *term
	denominator *term          // nil where the numerator's own records or days are what is counted per
	from        *metric.Column // durations of two moments: the column an open record has and
	to          *metric.Column // the one it lacks
	where       matcher
	links       *links        // nil unless incidents are linked to deployments
	zone        zone          // its own, for it remembers where it looked last
	work        *working      // nil where all days count
	began, open []int         // durations: records begun, and not ended, by phase and project
	begun       *begun        // durations: how long those take; nil where few are open
	projects    []int         // that its sources have records of; none if a source does not say
	covers      metric.Window // that all its sources cover; zero if none says
	left        leftOut
	zeros       bool // durations: some are 0
}

// dependsOnReporters reports whether who reports moves the figure over several projects: a level or
// a stock is taken from everybody in every period.
func (m *measured) dependsOnReporters() bool {
	return m.spec.Measure.Form == metric.Level || m.numerator.stock || m.denominator != nil && m.denominator.stock
}

func (m *measured) terms() []*term {
	if m.denominator == nil {
		return []*term{m.numerator}
	}
	return []*term{m.numerator, m.denominator}
}

// bind ties an indicator to the ledgers of its terms, which indicators share, and gives each term a
// column of them, still empty.
func (e *engine) bind(index int) *measured {
	m := &measured{spec: &e.plan.Indicators[index], index: index, zone: e.calendar.zone}
	measure := &m.spec.Measure
	num, den := measure.Numerator, measure.Denominator
	m.links = e.link(measure)
	if measure.Working {
		m.work = newWorking(e.calendar)
	}
	switch measure.Form {
	case metric.Duration:
		table := e.table(num.Source)
		m.where = newMatcher(table, num.Where)
		if m.links != nil {
			m.where = append(m.where, func(incident int) bool { return m.links.deployment[incident] >= 0 })
		}
		m.from, m.to = table.Column(measure.From), table.Column(measure.To)
		m.numerator = e.term(index, Value, num, e.durations(m, table))
	case metric.Frequency:
		m.numerator = e.term(index, Numerator, num, e.amounts(num, 1))
	case metric.Level:
		num.Sum = measure.Column
		m.numerator = e.term(index, Value, num, e.amounts(num, measure.Scale))
	case metric.Ratio:
		m.numerator = e.term(index, Numerator, num, e.amounts(num, 1))
		m.denominator = e.term(index, Denominator, den, e.amounts(den, 1))
	case metric.Proportion:
		if !hasAmounts(measure) {
			m.numerator = e.term(index, Numerator, num, e.flags(m, num, den))
			break
		}
		m.numerator = e.term(index, Numerator, num, e.amounts(num, 1))
		m.denominator = e.term(index, Denominator, den, e.amounts(den, 1))
	}
	return m
}

// hasAmounts reports whether what a measure counts per comes in records of its own, not as its own
// numerator's records or days.
func hasAmounts(measure *metric.Measure) bool {
	num, den := measure.Numerator, measure.Denominator
	switch measure.Form {
	case metric.Ratio:
		return true
	case metric.Proportion:
		return num.Sum != "" || den.Sum != "" || num.Source != den.Source || num.At != den.At
	}
	return false
}

// term adds a column to the ledger of a source and dating role. amount gives what a record of the table
// contributes, Missing() if it does not count.
func (e *engine) term(index int, part Part, t metric.Term, amount func(record int) float64) *term {
	l := e.ledger(t.Source, t.At)
	values := l.add(index, part)
	return &term{ledger: l, values: values, amount: amount, stock: t.Stock, source: e.source(t.Source), runs: e.runs[l]}
}

// fill computes what each record contributes to the terms of an indicator. It writes to nothing that
// another indicator uses.
func (e *engine) fill(m *measured) {
	for _, t := range m.terms() {
		t.ledger.fill(t.values, t.amount)
	}
	if m.spec.Measure.Form == metric.Duration {
		e.countOpen(m, m.numerator.ledger.Table)
		m.zeros = m.hasZeros()
	}
	e.setReach(m)
	m.left = e.restrict(m)
}

// durations gives a record's duration in seconds; Missing() where it does not count or is open.
func (e *engine) durations(m *measured, table *metric.Table) func(record int) float64 {
	column := table.Column(m.spec.Measure.Column)
	return func(i int) float64 {
		switch {
		case !m.where.holds(i):
		case column != nil:
			return column.Number(i)
		case m.from != nil && m.to != nil && !m.from.Empty(i) && e.ended(m, i):
			return m.elapsed(m.from.Times[i], m.to.Times[i])
		}
		return metric.Missing()
	}
}

// amounts gives what a record adds to a term: 1 if it is counted, else its number.
func (e *engine) amounts(t metric.Term, scale float64) func(record int) float64 {
	table := e.table(t.Source)
	where := newMatcher(table, t.Where)
	column := table.Column(t.Sum)
	return func(i int) float64 {
		switch {
		case !where.holds(i):
		case t.Sum == "":
			return 1
		case column != nil:
			return column.Number(i) * scale
		}
		return metric.Missing()
	}
}

// flags gives 1 for a record of the denominator that meets the numerator's conditions and, if the measure
// links, has an incident; 0 for its others.
func (e *engine) flags(m *measured, num, den metric.Term) func(record int) float64 {
	table := e.table(den.Source)
	of, all := newMatcher(table, num.Where), newMatcher(table, den.Where)
	if m.links != nil {
		of = append(of, func(deployment int) bool { return m.links.incidents[deployment] > 0 })
	}
	return func(i int) float64 {
		switch {
		case !all.holds(i):
			return metric.Missing()
		case of.holds(i):
			return 1
		}
		return 0
	}
}

// ended reports whether a record has ended by the as-of day.
func (e *engine) ended(m *measured, record int) bool {
	return !m.to.Empty(record) && m.zone.day(m.to.Times[record]) <= e.plan.AsOf
}

// inScope adds up counts by phase and project over a scope and some phases.
func (e *engine) inScope(counts []int, scope Scope, phases []int) int {
	if counts == nil {
		return 0
	}
	stride, sum := len(e.projects)+1, 0
	for _, phase := range phases {
		for project := -1; project < len(e.projects); project++ {
			if scope.Holds(e.projects, project) {
				sum += counts[phase*stride+project+1]
			}
		}
	}
	return sum
}
