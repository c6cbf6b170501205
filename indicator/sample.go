package indicator

import (
	"sort"

	"upshot/indicator/stat"
	"upshot/metric"
)

// sample is what a measure holds in one window of one scope: the figure that is shown, and what
// the tests need.
type sample struct {
	figure PhaseFigure
	window window
	whole  cell      // all records of the window
	sorted []float64 // durations, ascending
	units  []cell    // the complete slots of time: what dispersion is estimated from
	series []float64 // by period from the window's first to its last: the value, or Missing() for a gap or a partial period
}

// sample collects a window and estimates its value with an interval.
func (e *engine) sample(m *measured, periods, months grid, w window, open []int) sample {
	s := sample{window: w}
	units := periods
	if e.plan.Period == metric.Week {
		units = months
	}
	opened := 0
	for _, phase := range w.phases {
		for slot := range periods.cells[phase] {
			s.whole.join(&periods.cells[phase][slot])
		}
		for slot := range units.cells[phase] {
			if units.cells[phase][slot].complete {
				s.units = append(s.units, units.cells[phase][slot])
			}
		}
		s.series = append(s.series, e.seriesOf(m, periods, phase)...)
		opened += open[phase]
	}
	s.figure = PhaseFigure{
		Phase: w.id, N: s.whole.n, Value: m.value(&s.whole), Low: metric.Missing(), High: metric.Missing(),
		Coverage: metric.Missing(), Numerator: metric.Missing(), Denominator: metric.Missing(),
		ExposureDays: s.whole.days, P85: metric.Missing(), P90: metric.Missing(),
		Open: opened, Negative: s.whole.negative, Blocks: len(s.units),
	}
	if m.hasTerms() {
		s.figure.Numerator, s.figure.Denominator = s.whole.num, m.per(&s.whole)
	}
	e.estimate(m, &s)
	if !metric.Known(s.figure.Value) {
		s.figure.Reason = m.whyMissing(&s.whole)
	}
	return s
}

// seriesOf lists a phase's complete period values; a gap or a partial period is Missing().
func (e *engine) seriesOf(m *measured, g grid, phase int) []float64 {
	window := e.window(phase)
	var values []float64
	for slot, period := range g.slots {
		if window.Cut(metric.Window{From: period.First, To: period.Last}).Days() == 0 {
			continue
		}
		v := metric.Missing()
		if c := &g.cells[phase][slot]; c.complete {
			v = m.value(c)
		}
		values = append(values, v)
	}
	return values
}

// hasTerms reports whether the measure is one sum over another.
func (m *measured) hasTerms() bool {
	return !m.keepsValues()
}

// per is what a cell's numerator is counted per.
func (m *measured) per(c *cell) float64 {
	if m.spec.Measure.Form == metric.Frequency {
		return c.days
	}
	return c.den
}

// value is the displayed value of a cell in base units; Missing() where there is nothing to show.
// A count of none is 0 only inside the source's coverage.
func (m *measured) value(c *cell) float64 {
	switch form := m.spec.Measure.Form; {
	case m.keepsValues() && len(c.values) == 0:
		return metric.Missing()
	case m.keepsValues():
		return statistic(m.spec.Statistic, c.values)
	case !(m.per(c) > 0):
		return metric.Missing()
	case form == metric.Ratio && c.n == 0 && (m.numerator.stock || !(c.days > 0)):
		return metric.Missing()
	case form == metric.Ratio:
		return m.spec.Measure.Scale * c.num / c.den
	}
	return c.num / m.per(c)
}

// whyMissing says why a cell has no value.
func (m *measured) whyMissing(c *cell) Reason {
	switch {
	case m.spec.Measure.Form == metric.Frequency && !metric.Known(c.days):
		return UnknownCoverage
	case m.hasTerms() && c.n > 0, m.spec.Measure.Form == metric.Frequency:
		return NoExposure
	}
	return NoRecords
}

// statistic is the shown statistic of unsorted values; there is at least one.
func statistic(s metric.Statistic, values []float64) float64 {
	switch s {
	case metric.Mean, metric.Last:
		return stat.Mean(values)
	case metric.Sum:
		sum := 0.0
		for _, v := range values {
			sum += v
		}
		return sum
	}
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	return stat.Quantile(sorted, quantileOf(s))
}

// quantileOf is the share of a quantile statistic.
func quantileOf(s metric.Statistic) float64 {
	switch s {
	case metric.P85:
		return 0.85
	case metric.P90:
		return 0.90
	case metric.P95:
		return 0.95
	}
	return 0.5
}
