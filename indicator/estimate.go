package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

const level = 0.95 // of every interval

// estimate adds the interval of a window's value, and what else its form shows.
func (e *engine) estimate(m *measured, s *sample) {
	switch form := m.spec.Measure.Form; {
	case m.spec.Measure.AsSeries():
		s.estimateSeries()
	case form == metric.Duration:
		s.estimateDuration(m.spec.Statistic)
	case form == metric.Proportion && countable(s.whole.num, s.whole.den):
		w := stat.Wilson(s.proportion(), level)
		s.figure.Low, s.figure.High = w.Low, w.High
	case form == metric.Frequency || form == metric.Ratio:
		if metric.Known(s.figure.Value) {
			scale := m.scale()
			w := stat.RateInterval(int(s.whole.num), m.per(&s.whole), level)
			s.figure.Low, s.figure.High = scale*w.Low, scale*w.High
		}
	}
}

// scale is what a ratio is multiplied by to be shown; 1 for the other rates.
func (m *measured) scale() float64 {
	if m.spec.Measure.Form == metric.Ratio {
		return m.spec.Measure.Scale
	}
	return 1
}

// proportion is the window's records that meet the condition, among all; countable must hold.
func (s *sample) proportion() stat.Proportion {
	return stat.Proportion{X: int(s.whole.num), N: int(s.whole.den)}
}

// countable reports whether a proportion is of whole records: x of n.
func countable(x, n float64) bool {
	return n > 0 && x >= 0 && x <= n && x == math.Trunc(x) && n == math.Trunc(n)
}

func (s *sample) estimateDuration(shown metric.Statistic) {
	sorted := s.durations.Values()
	s.figure.Blocks = s.durations.Blocks()
	if len(sorted) == 0 {
		return
	}
	s.figure.P85, s.figure.P90 = stat.Quantile(sorted, 0.85), stat.Quantile(sorted, 0.90)
	switch shown {
	case metric.Mean:
		w := stat.MeanInterval(sorted, level)
		s.figure.Low, s.figure.High = w.Low, w.High
	case metric.Median, metric.P85, metric.P90, metric.P95:
		w, coverage := stat.QuantileLimits(sorted, quantileOf(shown), level)
		s.figure.Low, s.figure.High, s.figure.Coverage = w.Low, w.High, coverage
	}
}

// estimateSeries shows the mean of the complete periods, which is the centre of the re-based limits.
func (s *sample) estimateSeries() {
	values := known(s.shown)
	s.figure.N, s.figure.Blocks = len(values), len(values)
	s.figure.Value = stat.Mean(values)
	w := stat.MeanInterval(values, level)
	s.figure.Low, s.figure.High = w.Low, w.High
}

// countsIn reports whether a period stands for itself where counts are compared by period: it is complete, and
// there is something to count per.
func (m *measured) countsIn(c *cell) bool { return c.complete && m.per(c) > 0 }

// counts are the numerators of the complete periods and what each is counted per.
func (s *sample) counts(m *measured) stat.Counts {
	var c stat.Counts
	for i := range s.units {
		if u := &s.units[i]; m.countsIn(u) {
			c.Events = append(c.Events, u.num)
			c.Exposures = append(c.Exposures, m.per(u))
		}
	}
	return c
}
