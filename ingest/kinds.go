package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// use is what a column is read as. Where a role is used in several ways, the later one wins.
type use int

const (
	asWords use = iota
	asNumber
	asDuration
	asTime
)

// usesOf tells for each role of a source how the plan uses it: as a moment, a length of time, a
// number, or, for all others, as words.
func usesOf(plan *metric.Plan, source *metric.Source) map[string]use {
	uses := map[string]use{"time": asTime, "updated": asTime}
	mark := func(role string, u use) {
		if role != "" {
			uses[role] = max(uses[role], u)
		}
	}
	conditions := func(all metric.Conditions) {
		for _, c := range all {
			if c.Test == metric.Between {
				mark(c.Role, asNumber)
			}
		}
	}
	for i := range plan.Indicators {
		m := &plan.Indicators[i].Measure
		for _, term := range m.Terms() {
			if term.Source == source.ID {
				mark(term.At, asTime)
				mark(term.Sum, asNumber)
				conditions(term.Where)
			}
		}
		if m.Numerator.Source != source.ID {
			continue
		}
		mark(m.From, asTime)
		mark(m.To, asTime)
		switch m.Form {
		case metric.Duration:
			mark(m.Column, asDuration)
		case metric.Level:
			mark(m.Column, asNumber)
		}
	}
	conditions(source.Keep)
	conditions(source.Drop)
	if source.Layout == "wide" {
		mark("value", asNumber)
	}
	for role, format := range source.Formats {
		switch {
		case metric.Seconds[format] != 0:
			mark(role, asDuration)
		case format == "percent":
			mark(role, asNumber)
		default:
			mark(role, asTime)
		}
	}
	for _, role := range []string{"id", "project", "series"} {
		uses[role] = asWords
	}
	return uses
}

// newColumns makes an empty column for every role of a source: the mapped ones in the definition's
// order, then constants by name, then the project of the file's name, then what a wide layout adds.
func newColumns(plan *metric.Plan, source *metric.Source, uses map[string]use) []*column {
	var columns []*column
	add := func(role string, binding *metric.ColumnBinding) *column {
		c := &column{Column: metric.Column{Role: role}, binding: binding, format: source.Formats[role]}
		switch uses[role] {
		case asTime:
			c.Kind = metric.TimeColumn
		case asDuration:
			c.Kind, c.unit, c.Duration = metric.NumberColumn, "s", true
			if metric.Seconds[c.format] != 0 {
				c.unit = c.format
			}
		case asNumber:
			c.Kind = metric.NumberColumn
		default:
			c.vocabulary = newVocabulary(source.Values[role])
			c.asked = c.vocabulary != nil || role == "project" || role == "series" || slices.Contains(source.Redact, role) || asksFor(plan, source, role)
			if role == "id" && !c.asked {
				c.texts = &texts{}
			} else {
				c.dictionary = newDictionary()
			}
		}
		columns = append(columns, c)
		return c
	}
	for i := range source.Columns {
		add(source.Columns[i].Role, &source.Columns[i])
	}
	for _, role := range sortedKeys(source.Constant) {
		add(role, nil).constant = source.Constant[role]
	}
	if source.ProjectFromFile != "" && indexOfRole(columns, "project") < 0 {
		add("project", nil).fromFile = true
	}
	if source.PhaseFromFile != "" && indexOfRole(columns, "phase") < 0 {
		add("phase", nil).fromFile = true
	}
	if source.Layout == "wide" {
		add("time", nil).fromPeriod = true
		add("value", nil).fromPeriod = true
	}
	return columns
}

// asksFor reports whether a condition of the plan tests the role.
func asksFor(plan *metric.Plan, source *metric.Source, role string) bool {
	all := append(slices.Clone(source.Keep), source.Drop...)
	for i := range plan.Indicators {
		for _, term := range plan.Indicators[i].Measure.Terms() {
			if term.Source == source.ID {
				all = append(all, term.Where...)
			}
		}
	}
	return slices.ContainsFunc(all, func(c metric.Condition) bool { return c.Role == role })
}

func indexOfRole(columns []*column, role string) int {
	for i, c := range columns {
		if c.Role == role {
			return i
		}
	}
	return -1
}

// wanted lists the headers that a source maps, for a message.
func (s *sourceReader) wanted() string {
	if s.kind != nil {
		return s.kind.wanted(s.source)
	}
	var headers []string
	for _, b := range s.source.Columns {
		headers = append(headers, b.Names()...)
	}
	return strings.Join(headers, ", ")
}
