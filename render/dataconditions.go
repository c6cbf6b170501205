package render

import (
	"math"
	"slices"
	"strings"
	"time"

	"upshot/metric"
)

// dated is a day as the definition writes it, in the reader's form if it is one.
func (r *reader) dated(text string) string {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return r.Day(metric.DayOf(t))
	}
	return text
}

// conditions words what the definition asks of the rows of a source.
func (r *reader) conditions(source int, all metric.Conditions) string {
	var parts []string
	for _, c := range all {
		words := strings.Join(c.Words, " / ")
		if slices.Contains(r.rep.Plan.Sources[source].Redact, c.Role) {
			words = "•••"
		}
		switch c.Test {
		case metric.Is:
			parts = append(parts, r.Say("condition.is", c.Role, words))
		case metric.IsNot:
			parts = append(parts, r.Say("condition.not", c.Role, words))
		case metric.Present:
			parts = append(parts, r.Say("condition.present", c.Role))
		case metric.Absent:
			parts = append(parts, r.Say("condition.absent", c.Role))
		case metric.Between:
			parts = append(parts, r.between(source, c))
		}
	}
	return r.List(parts)
}

// between words the bounds of a condition; those of a column of times are days.
func (r *reader) between(source int, c metric.Condition) string {
	bound := func(v float64) string { return r.Number(metric.Unit{}, v) }
	for i := range r.rep.Ledgers {
		if t := r.rep.Ledgers[i].Table; t.Source == source {
			if column := t.Column(c.Role); column != nil && column.Kind == metric.TimeColumn {
				bound = func(v float64) string { return r.Day(metric.Instant(v).Day(r.rep.Plan.Location)) }
			}
		}
	}
	switch {
	case math.IsInf(c.Min, 0) && math.IsInf(c.Max, 0):
		return r.Say("condition.present", c.Role)
	case math.IsInf(c.Min, 0):
		return r.Say("condition.max", c.Role, bound(c.Max))
	case math.IsInf(c.Max, 0):
		return r.Say("condition.min", c.Role, bound(c.Min))
	}
	return r.Say("condition.between", c.Role, bound(c.Min), bound(c.Max))
}
