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
	open        []openRecord
}

func (m *measured) terms() []*term {
	if m.denominator == nil {
		return []*term{m.numerator}
	}
	return []*term{m.numerator, m.denominator}
}

// bind computes what each record contributes to each term of an indicator, as columns of the ledgers.
func (e *engine) bind(index int) *measured {
	m := &measured{spec: &e.plan.Indicators[index], index: index}
	measure := &m.spec.Measure
	num, den := measure.Numerator, measure.Denominator
	switch measure.Form {
	case metric.Duration:
		table := e.table(num.Source)
		m.where = newMatcher(table, num.Where)
		m.from, m.to = table.Column(measure.From), table.Column(measure.To)
		m.open = e.findOpen(m, table)
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
		if num.Sum == "" && den.Sum == "" && num.Source == den.Source && num.At == den.At {
			m.numerator = e.term(index, Numerator, num, e.flags(num, den))
			break
		}
		m.numerator = e.term(index, Numerator, num, e.amounts(num, 1))
		m.denominator = e.term(index, Denominator, den, e.amounts(den, 1))
	}
	return m
}

// term adds a column to the ledger of a source and dating role. Values are by record of the table.
func (e *engine) term(index int, part Part, t metric.Term, byRecord []float64) *term {
	l := e.ledger(t.Source, t.At)
	values := make([]float64, len(l.Lines))
	for i, line := range l.Lines {
		values[i] = byRecord[line]
	}
	l.Values = append(l.Values, LedgerColumn{Indicator: index, Part: part, Values: values})
	return &term{ledger: l, values: values, stock: t.Stock, source: e.source(t.Source), runs: e.runs[l]}
}

// durations gives each record's duration in seconds; Missing() where it does not count or is open.
func (e *engine) durations(m *measured, table *metric.Table) []float64 {
	values := make([]float64, table.N)
	column := table.Column(m.spec.Measure.Column)
	for i := range values {
		values[i] = metric.Missing()
		switch {
		case !m.where.holds(i):
		case column != nil:
			values[i] = column.Number(i)
		case m.from != nil && m.to != nil && !m.from.Empty(i) && !m.to.Empty(i):
			values[i] = float64(m.to.Times[i]-m.from.Times[i]) / 1000
		}
	}
	return values
}

// amounts gives what each record adds to a term: 1 if it is counted, else its number.
func (e *engine) amounts(t metric.Term, scale float64) []float64 {
	table := e.table(t.Source)
	where := newMatcher(table, t.Where)
	column := table.Column(t.Sum)
	values := make([]float64, table.N)
	for i := range values {
		values[i] = metric.Missing()
		if !where.holds(i) {
			continue
		}
		switch {
		case t.Sum == "":
			values[i] = 1
		case column != nil:
			values[i] = column.Number(i) * scale
		}
	}
	return values
}

// flags gives 1 for the records of the denominator that meet the numerator's conditions, 0 for its others.
func (e *engine) flags(num, den metric.Term) []float64 {
	table := e.table(den.Source)
	of, all := newMatcher(table, num.Where), newMatcher(table, den.Where)
	values := make([]float64, table.N)
	for i := range values {
		switch {
		case !all.holds(i):
			values[i] = metric.Missing()
		case of.holds(i):
			values[i] = 1
		}
	}
	return values
}

// openRecord is a record that began in a phase and had not ended by the as-of day.
type openRecord struct {
	phase   int16
	project int32
}

// findOpen lists the open records of a duration between two moments.
func (e *engine) findOpen(m *measured, table *metric.Table) []openRecord {
	if m.from == nil || m.to == nil {
		return nil
	}
	var open []openRecord
	for i := range table.N {
		if m.from.Empty(i) || !m.where.holds(i) {
			continue
		}
		if !m.to.Empty(i) && e.calendar.dayOf(m.to.Times[i]) <= e.plan.AsOf {
			continue
		}
		if phase := e.calendar.phaseOf(e.calendar.dayOf(m.from.Times[i])); phase >= 0 {
			open = append(open, openRecord{phase, table.Project[i]})
		}
	}
	return open
}

// openIn counts the open records of a scope by the phase in which they began.
func (e *engine) openIn(m *measured, scope Scope) []int {
	counts := make([]int, len(e.plan.Phases))
	for _, record := range m.open {
		if scope.holds(e.projects, int(record.project)) {
			counts[record.phase]++
		}
	}
	return counts
}
