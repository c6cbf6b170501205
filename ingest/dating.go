package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// span of moments, the end excluded.
type moments struct{ from, to metric.Instant }

// date decides which records are used: those that a dating column puts into a phase, those that began in
// one and are open, and those that a link needs although they lie between two phases or after the last:
// an incident belongs to the deployment before it, whatever phase that is in.
func (s *sourceReader) date(zone *zoneClock) {
	var phases []moments
	end := zone.dayStart(s.plan.AsOf + 1)
	for _, p := range s.plan.Phases {
		phases = append(phases, moments{zone.dayStart(p.From), min(zone.dayStart(p.To+1), end)})
	}
	dating, open, linked := s.datingColumns()
	within := make([][]moments, len(dating))
	for i, c := range dating {
		if within[i] = phases; slices.Contains(linked, c) {
			within[i] = []moments{{phases[0].from, end}}
		}
	}
	var least, most metric.Instant
	dated, total := false, 0
	for record := range s.fates {
		if s.fates[record] != alive {
			continue
		}
		s.fates[record] = outside
		total++
		for i, c := range dating {
			t := c.Times[record]
			if t == metric.NoInstant {
				continue
			}
			if !dated || t < least {
				least = t
			}
			if !dated || t > most {
				most = t
			}
			dated = true
			if inAny(within[i], t) {
				s.fates[record] = used
			}
		}
		for _, o := range open {
			if ended := o.to.Times[record]; (ended == metric.NoInstant || ended >= end) && inAny(phases, o.from.Times[record]) {
				s.fates[record] = used
			}
		}
	}
	if total == 0 || slices.Contains(s.fates, used) {
		s.reportUndated(dating, open)
		return
	}
	rows := strconv.Itoa(total)
	if !dated {
		s.problem(metric.Warning, undatedSource, s.files[0].header, s.source.ID, rows).Count = total
		return
	}
	day := func(t metric.Instant) string { return t.Day(zone.loc).String() }
	s.problem(metric.Warning, outsidePhases, s.files[0].header, s.source.ID, rows, day(least), day(most)).Count = total
}

// inAny reports whether a moment lies in one of the spans; an empty cell lies in none.
func inAny(spans []moments, t metric.Instant) bool {
	return slices.ContainsFunc(spans, func(m moments) bool { return t >= m.from && t < m.to })
}

// opening is a duration's start and end: a record that began in a phase and had not ended by the as-of
// day is open, even if the export knows by now how it ended.
type opening struct{ from, to *column }

// datingColumns are the columns by which indicators date the source's records, for a source without an
// indicator the time column; and among them those by which they link them.
func (s *sourceReader) datingColumns() (dating []*column, open []opening, linked []*column) {
	column := func(role string) *column {
		if i := indexOfRole(s.columns, role); i >= 0 && s.columns[i].Kind == metric.TimeColumn {
			return s.columns[i]
		}
		return nil
	}
	bound := false
	for i := range s.plan.Indicators {
		m := s.plan.Indicators[i].Measure
		for _, term := range m.Terms() {
			if term.Source != s.source.ID {
				continue
			}
			bound = true
			if c := column(term.At); c != nil && !slices.Contains(dating, c) {
				dating = append(dating, c)
			}
		}
		if m.Link != nil {
			for _, end := range []metric.Term{m.Link.Incidents, m.Link.Deployments} {
				if c := column(end.At); end.Source == s.source.ID && c != nil {
					linked = append(linked, c)
				}
			}
		}
		if from, to := column(m.From), column(m.To); m.Form == metric.Duration && m.Numerator.Source == s.source.ID && from != nil && to != nil {
			open = append(open, opening{from, to})
		}
	}
	if c := column("time"); !bound && c != nil {
		dating = append(dating, c)
	}
	return dating, open, linked
}
