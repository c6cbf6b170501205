package indicator

import (
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// sample is what a measure holds in one window of one scope: the figure that is shown, and what
// the tests need.
type sample struct {
	figure    PhaseFigure
	window    window
	whole     cell         // all records of the window
	durations *stat.Sample // by the unit of independence; nil for other forms
	units     []cell       // by the unit of independence: months, or quarters where amounts come by quarter
	series    []float64    // the value of each unit; Missing() for a gap or a partial one
	shown     []float64    // the same by the plan's period: what the trend draws
	labels    []string     // of the periods shown
	slots     []int        // the same as indices into the calendar's periods
	mixed     bool         // levels and stocks: not the same projects report throughout
	began     int          // durations: records begun in the window
	longest   []Outlier    // durations: the longest
	drifts    *drift       // computed when it is first asked for
	days      int          // that all sources cover, of one project
	counted   []Unit       // see countUnits
}

// sample collects a window and estimates its value with an interval, from the grid that the trend draws and
// the one by the unit of independence; they may be one.
func (e *engine) sample(m *measured, scope Scope, drawn, judged *grid, w window) sample {
	shown := e.merge(m, scope, *drawn, w)
	s := sample{window: w, shown: seriesOf(m, shown), days: e.coveredDays(m, judged.slots, w)}
	if s.units, s.series = shown, s.shown; judged != drawn {
		s.units = e.merge(m, scope, *judged, w)
		s.series = seriesOf(m, s.units)
	}
	if m.spec.Measure.Form == metric.Duration {
		s.durations = e.pool(*judged, w)
	}
	for i := range shown {
		c := shown[i]
		if s.durations != nil {
			c.values = nil // they are in s.durations, sorted
		}
		m.join(&s.whole, &c)
		s.labels, s.slots = append(s.labels, c.label), append(s.slots, c.slot)
	}
	if s.durations != nil {
		s.whole.values = s.durations.Values()
		s.longest = e.longestOf(m, scope, &s)
	}
	s.began = e.inScope(m.began, scope, w.phases)
	s.figure = PhaseFigure{
		Phase: w.id, N: s.whole.n, Value: m.value(&s.whole), Low: metric.Missing(), High: metric.Missing(),
		Coverage: metric.Missing(), Numerator: metric.Missing(), Denominator: metric.Missing(),
		ExposureDays: s.whole.days, P85: metric.Missing(), P90: metric.Missing(),
		Open: e.inScope(m.open, scope, w.phases), Negative: s.whole.negative, Idle: s.whole.idle,
	}
	s.figure.Treated = s.treated(m, shown)
	for _, phase := range w.phases {
		s.mixed = s.mixed || drawn.mixed[phase] || judged.mixed[phase]
	}
	for i := range s.units {
		if s.units[i].complete {
			s.figure.Blocks++
		}
	}
	if m.hasTerms() && !m.spec.Measure.AsSeries() {
		s.figure.Numerator, s.figure.Denominator = s.whole.num, m.per(&s.whole)
	}
	if m.spec.Measure.Form == metric.Proportion && m.denominator != nil {
		s.figure.N = int(s.whole.den) // trials, not rows of the export
	}
	e.estimate(m, &s)
	if !metric.Known(s.figure.Value) {
		s.figure.Reason = m.whyMissing(&s.whole)
	}
	return s
}

// merge lists the slots that touch a window, in order. A slot that two of its phases share is one, and
// a gap stands where two phases do not touch, or slots are left out: nothing may run across it.
func (e *engine) merge(m *measured, scope Scope, g grid, w window) []cell {
	var cells []cell
	last := -1              // slot
	var whole metric.Window // the days from the first phase on without a break
	for _, phase := range w.phases {
		days := e.window(phase)
		if len(cells) > 0 && whole.To+1 == days.From {
			whole.To = days.To
		} else {
			if len(cells) > 0 {
				cells = append(cells, cell{gap: true})
			}
			whole = days
		}
		for slot, period := range g.slots {
			if !w.holds(slot) || days.Cut(metric.Window{From: period.First, To: period.Last}).Days() == 0 {
				continue
			}
			if n := len(cells); n > 0 && !cells[n-1].gap && slot > last+1 {
				cells = append(cells, cell{gap: true})
			}
			c := g.cells[phase][slot]
			c.label, c.slot = period.Label, slot
			c.values = slices.Clip(c.values) // what is joined to it must not reach the grid
			if n := len(cells); n > 0 && !cells[n-1].gap && last == slot {
				m.join(&cells[n-1], &c)
				cells[n-1].complete = e.complete(m, scope, whole, period) &&
					(g.mixed[phase] || e.reportedByAll(m, scope, period, cells[n-1].reported))
			} else {
				cells = append(cells, c)
			}
			last = slot
		}
	}
	return cells
}

// coveredDays counts the days of a window that all sources cover.
func (e *engine) coveredDays(m *measured, slots []metric.Period, w window) (days int) {
	for _, phase := range w.phases {
		window := e.window(phase).Cut(m.covers)
		for slot, period := range slots {
			if w.holds(slot) {
				days += m.daysIn(window.Cut(metric.Window{From: period.First, To: period.Last}))
			}
		}
	}
	return days
}

// pool is the durations of a window by its slots. A slot that two phases share is one block, unless
// there are days between them.
func (e *engine) pool(g grid, w window) *stat.Sample {
	if len(w.phases) == 1 && w.slots == nil {
		return g.durations[w.phases[0]]
	}
	n := 0
	for _, phase := range w.phases {
		n += len(g.durations[phase].Values())
	}
	values, blocks := make([]float64, 0, n), make([]uint16, 0, n)
	first := 0
	for i, phase := range w.phases {
		if i > 0 && e.window(w.phases[i-1]).To+1 != e.window(phase).From {
			first += len(g.slots)
		}
		slots := g.durations[phase].Tags()
		for i, v := range g.durations[phase].Values() {
			if w.holds(int(slots[i])) {
				values, blocks = append(values, v), append(blocks, uint16(first)+slots[i])
			}
		}
	}
	return stat.NewSample(values, blocks, first+len(g.slots))
}

// seriesOf lists the values of complete slots; a gap or a partial slot is Missing().
func seriesOf(m *measured, cells []cell) []float64 {
	values := make([]float64, len(cells))
	for i := range cells {
		values[i] = metric.Missing()
		if cells[i].complete {
			values[i] = m.value(&cells[i])
		}
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

// statistic is the shown statistic of values in any order; there is at least one.
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
	if !slices.IsSorted(values) {
		values = stat.Sorted(values)
	}
	return stat.Quantile(values, quantileOf(s))
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

// reference is the baseline's value that a relative minimum effect refers to. Of a series it is the
// median, which one outlier does not move, as it does not move the effect.
func (s *sample) reference(m *measured) float64 {
	if !m.spec.Measure.AsSeries() {
		return s.figure.Value
	}
	return stat.Quantile(stat.Sorted(known(s.series)), 0.5)
}
