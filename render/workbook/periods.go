package workbook

import (
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// seriesRows is where the trend of an indicator over all projects stands on Periods.
type seriesRows struct{ first, last int }

// The columns of Periods that charts read, from 1.
const (
	periodColumn   = 3
	valueColumn    = 8
	centreColumn   = 14
	lowerColumn    = 15
	upperColumn    = 16
	periodsColumns = 16
)

// periods is the series behind the trends, as published: every indicator, scope and period in one table.
func periods(b *book) []*sheet {
	s := &sheet{tab: b.fixed("periods"), title: b.say("periods.title", b.words.PeriodUnit(b.rep.Plan.Period)), about: []string{
		b.say("periods.about"), b.say("tables", "1"), b.say("periods.empty"),
	}}
	if b.calendar != nil {
		s.about = append(s.about, b.say("periods.working"))
	}
	if len(b.rep.Indicators) > 0 {
		s.about = append(s.about, b.say("periods.limits", strings.TrimSpace(b.note("limits"))))
	}
	s.build = func(s *sheet) error {
		t := &table{name: "periods", columns: b.periodColumns()}
		t.top = s.firstTop("")
		b.periodsTab, b.periodsTop = s.tab, t.top
		var rows [][]any
		for i := range b.rep.Indicators {
			r := &b.rep.Indicators[i]
			var overall seriesRows
			for k := range r.Scopes {
				first := t.top + 1 + len(rows)
				rows = append(rows, b.periodRows(r, &r.Scopes[k])...)
				if r.Scopes[k].Scope.IsOverall() {
					overall = seriesRows{first, t.top + len(rows)}
				}
			}
			b.series = append(b.series, overall)
		}
		s.add(t.fill(rows))
		return nil
	}
	return []*sheet{s}
}

func (b *book) periodColumns() []column {
	return []column{
		{b.say("column.indicator"), 34, text}, {b.say("column.scope"), 26, text}, {b.say("column.period"), 14, text},
		{b.say("column.first"), 15, day}, {b.say("column.last"), 15, day}, {b.say("column.phase"), 22, text},
		{b.say("column.complete"), 12, text}, {b.say("column.value.bare"), 16, decimals2}, {b.say("column.unit"), 16, text},
		{b.say("column.records"), 12, integer}, {b.say("column.numerator"), 16, integer},
		{b.say("column.denominator"), 16, integer}, {b.say("column.days"), 14, integer},
		{b.say("column.centre"), 16, decimals2}, {b.say("column.lower"), 16, decimals2}, {b.say("column.upper"), 16, decimals2},
	}
}

// periodRows are the periods of one scope. What is not given is left empty: a chart leaves a gap there.
func (b *book) periodRows(r *indicator.Result, f *indicator.Figures) [][]any {
	name, scope := b.words.Name(r.Spec), b.scopeName(r.Spec, f)
	unit := b.unitName(r.Spec)
	var values []float64
	for _, p := range f.Periods {
		values = append(values, p.Value)
	}
	st, factor := valueStyle(r.Spec.Unit, values...), r.Spec.Unit.Factor()
	shown := func(v float64) any { return given(as{st, v / factor}, v) }
	rows := make([][]any, len(f.Periods))
	for i, p := range f.Periods {
		row := make([]any, 0, periodsColumns)
		phase := any(nil)
		if p.Phase != "" {
			phase = b.words.Phase(b.rep, p.Phase)
		}
		row = append(row, name, scope, p.Period.Label, serialDay(p.Period.First), serialDay(p.Period.Last), phase,
			b.yes(p.Complete), shown(p.Value), unit, p.N,
			given(amount(p.Numerator), p.Numerator), given(amount(p.Denominator), p.Denominator), given(p.ExposureDays, p.ExposureDays))
		if l := f.Baseline; l != nil {
			row = append(row, shown(l.Centre), shown(l.Lower), shown(l.Upper))
		}
		rows[i] = row
	}
	return rows
}

// given is a cell that is left empty where its value is not given.
func given(cell any, v float64) any {
	if !metric.Known(v) {
		return nil
	}
	return cell
}

// amount is a number cell that is whole where it can be.
func amount(v float64) any { return as{amountStyle(v), v} }
