package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// manyUndated is the share of a source's records without a date from which on it is a warning.
const manyUndated = 0.05

// reportUndated tells of records whose time is empty, and which nothing else dates: they stand in no figure.
// Where a duration says when a record began, it is open and not undated.
func (s *sourceReader) reportUndated(dating []*column, open []opening) {
	i := slices.IndexFunc(dating, func(c *column) bool { return c.Role == "time" && c.binding != nil })
	if i < 0 {
		return
	}
	dated := func(record int) bool {
		return slices.ContainsFunc(dating, func(c *column) bool { return c.Times[record] != metric.NoInstant }) ||
			slices.ContainsFunc(open, func(o opening) bool { return o.from.Times[record] != metric.NoInstant })
	}
	undated, all, first := 0, 0, -1
	for record, fate := range s.fates {
		if fate != used && fate != outside {
			continue
		}
		all++
		if fate == outside && !dated(record) {
			if undated++; first < 0 {
				first = record
			}
		}
	}
	if undated == 0 || undated == all {
		return // that none has a date is told elsewhere
	}
	severity := metric.Notice
	if float64(undated) > manyUndated*float64(all) {
		severity = metric.Warning
	}
	column := indexOfRole(s.columns, "time")
	header := s.files[s.fileOf(first)].seen[column].header
	s.problem(severity, recordsUndated, s.cellPosition(column, first), strconv.Itoa(undated), strconv.Itoa(all), s.source.ID, header).Count = undated
}
