package ingest

import (
	"strconv"

	"upshot/metric"
)

// maxBareShare is the largest number that is still taken for a share written without a per cent sign:
// 0.85 is 85 %, and so may be 1.2 for a plan that was exceeded, but hardly 85.
const maxBareShare = 1.5

// checkShares reports the first number that a level shown in per cent would show a hundred times too
// large: a bare 85 is 8,500 % until the definition says that it is 85 %.
func (s *sourceReader) checkShares() {
	for n := range s.plan.Indicators {
		ind := &s.plan.Indicators[n]
		m := ind.Measure
		i := indexOfRole(s.columns, m.Column)
		if m.Form != metric.Level || ind.Unit.Kind != metric.PercentUnit || m.Scale != 1 || m.Numerator.Source != s.source.ID ||
			i < 0 || s.columns[i].Kind != metric.NumberColumn || s.columns[i].Duration {
			continue
		}
		c := s.columns[i]
		tests := s.tests(m.Numerator.Where)
		count, first := 0, -1
		for record, fate := range s.fates {
			if fate != used || numberForm(c.forms[record])&percentFlag != 0 || !(c.Numbers[record] > maxBareShare) || !tests(record) {
				continue
			}
			if count++; first < 0 {
				first = record
			}
		}
		if count == 0 {
			continue
		}
		what := s.files[s.fileOf(first)].seen[i].header
		if series := indexOfRole(s.columns, "series"); series >= 0 {
			what = s.columns[series].word(first)
		}
		number := strconv.FormatFloat(c.Numbers[first], 'f', -1, 64)
		s.problem(metric.Warning, percentScale, s.cellPosition(i, first), strconv.Itoa(count), number, what, c.Role, ind.ID).Count = count
	}
}

// tests is whether a record meets all conditions.
func (s *sourceReader) tests(conditions metric.Conditions) func(record int) bool {
	var all []func(int) bool
	for _, c := range conditions {
		all = append(all, s.holds(c, newProjectNames(s.plan.Projects)))
	}
	return func(record int) bool {
		for _, holds := range all {
			if !holds(record) {
				return false
			}
		}
		return true
	}
}

// cellPosition is a record's cell in a column as near as it is known: in a text file the place of a cell
// is kept for those only that stood out while they were read.
func (s *sourceReader) cellPosition(i, record int) metric.Position {
	f := s.files[s.fileOf(record)]
	pos := s.position(record)
	switch {
	case s.columns[i].fromPeriod:
	case f.account.Sheet != "" && f.index[i] >= 0:
		pos.Column = f.index[i] + 1
	default:
		pos.Column = 0
		for _, at := range f.seen[i].over.at {
			if at.Row == pos.Row {
				return at
			}
		}
	}
	return pos
}
