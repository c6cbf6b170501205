package indicator

import (
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// stratum is what one project gives to a comparison of several projects, each within itself. It is kept
// from the project's own comparison, where its values lie sorted.
type stratum struct {
	before, after bool // has data on that side
	ranks         *stat.Stratum
	shifts        *stat.Stratum // the same as differences, where ranks are of ratios and other projects have zeros
	counts        *stat.CountStratum
}

// ofStratum reports whether the comparison of a scope is one that those of several projects are made of: not a
// second look at chosen months.
func (s *sample) ofStratum(scope Scope) bool { return scope.Project >= 0 && s.window.slots == nil }

// keepStratum keeps what a project's comparison holds for those of several projects. The forms that are
// judged by ranks of durations have kept them already.
func (c *Comparison) keepStratum(m *measured, before, after *sample) {
	if c.stratum == nil {
		c.stratum = &stratum{}
	}
	s := c.stratum
	switch {
	case m.spec.Measure.AsSeries():
		s.before, s.after = len(known(before.series)) > 0, len(known(after.series)) > 0
		if s.before && s.after {
			ranks := stat.NewStratum(seriesSample(before.series), seriesSample(after.series), stat.Shift, level)
			s.ranks = &ranks
		}
	case m.spec.Measure.Form == metric.Duration:
		s.before, s.after = len(before.durations.Values()) > 0, len(after.durations.Values()) > 0
	case c.Reason == NotCounts:
	default:
		s.counts = &stat.CountStratum{
			Before: stat.Count{Events: before.whole.num, Exposure: m.per(&before.whole)}, BeforeUnits: before.unitCounts(m),
			After: stat.Count{Events: after.whole.num, Exposure: m.per(&after.whole)}, AfterUnits: after.unitCounts(m),
		}
		s.before, s.after = s.counts.Before.Exposure > 0, s.counts.After.Exposure > 0
	}
}

// keepRanks keeps a project's rank sums by months. permuted is its own comparison, by the blocks of the
// two samples given, which are weeks where months are too few.
func (c *Comparison) keepRanks(m *measured, permuted *stat.Blocks, own stat.Effect, byMonths bool, before, after *sample) {
	c.stratum = &stratum{}
	var ranks stat.Stratum
	if byMonths {
		ranks = permuted.Stratum(own)
	} else {
		ranks = stat.NewStratum(before.durations, after.durations, own.Scale, level)
	}
	c.stratum.ranks = &ranks
	if m.zeros && own.Scale == stat.Ratio {
		shifts := stat.NewStratum(before.durations, after.durations, stat.Shift, level)
		c.stratum.shifts = &shifts
	}
}

// hasZeros reports whether some duration is 0, so that no ratio of durations can be had.
func (m *measured) hasZeros() bool { return slices.Contains(m.numerator.values, 0) }

// seriesSample is the values of a series, each with its place as its block.
func seriesSample(series []float64) *stat.Sample {
	var values []float64
	var places []uint16
	for i, v := range series {
		if metric.Known(v) {
			values, places = append(values, v), append(places, uint16(i))
		}
	}
	return stat.NewSample(values, places, len(series))
}

// unitCounts is counts with an exposure of 0 where a unit is not complete, so that the same place is the
// same unit in every project.
func (s *sample) unitCounts(m *measured) stat.Counts {
	c := stat.Counts{Events: make([]float64, len(s.units)), Exposures: make([]float64, len(s.units))}
	for i := range s.units {
		if u := &s.units[i]; m.countsIn(u) {
			c.Events[i], c.Exposures[i] = u.num, m.per(u)
		}
	}
	return c
}
