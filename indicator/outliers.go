package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// Outlier is a record or a month that lies further out than the others of the two compared phases. It
// counts like all the others; it is only named.
type Outlier struct {
	Record int32   // of the numerator's table; -1 for a month
	Label  string  // of the month (or quarter, where amounts come by quarter); "" for a record
	After  bool    // it lies in the later phase
	Value  float64 // in base units
	Line   int32   // of the numerator's ledger; -1 for a month
}

const mostOutliers = 3 // durations that are named

// outliers are the longest durations of the two phases, longest first; of the other forms it is the most
// unusual complete month, if there is one.
func (e *engine) outliers(m *measured, before, after *sample) []Outlier {
	if m.spec.Measure.Form == metric.Duration {
		var longest []Outlier
		for _, o := range before.longest {
			longest = insertOutlier(longest, o)
		}
		for _, o := range after.longest {
			o.After = true
			longest = insertOutlier(longest, o)
		}
		return longest
	}
	var found []Outlier
	farthest := 0.0
	for i, s := range []*sample{before, after} {
		unit, distance := s.farthest(m)
		if unit >= 0 && distance > farthest {
			farthest = distance
			found = []Outlier{{Record: -1, Label: s.units[unit].label, After: i == 1, Value: m.value(&s.units[unit]), Line: -1}}
		}
	}
	return found
}

// longestOf are the longest durations of a scope in a window; of equal ones the first lines of the ledger.
func (e *engine) longestOf(m *measured, scope Scope, s *sample) []Outlier {
	sorted := s.durations.Values()
	if len(sorted) == 0 {
		return nil
	}
	least := sorted[max(0, len(sorted)-mostOutliers)]
	t := m.numerator
	low, high := span(e.projects, e.place, scope)
	var longest []Outlier
	for _, phase := range s.window.phases {
		first, end := t.runs.of(phase, low, high)
		for i, v := range t.values[first:end] {
			line := int32(first + i)
			if v >= least && s.window.holds(int(e.calendar.month[t.ledger.Days[line]-e.calendar.span.From])) {
				longest = insertOutlier(longest, Outlier{Record: t.ledger.Lines[line], Value: v, Line: line})
			}
		}
	}
	return longest
}

// insertOutlier keeps the largest in descending order; an equal one stands behind those before it.
func insertOutlier(largest []Outlier, o Outlier) []Outlier {
	at := len(largest)
	for at > 0 && o.Value > largest[at-1].Value {
		at--
	}
	if at == mostOutliers {
		return largest
	}
	if len(largest) < mostOutliers {
		largest = append(largest, Outlier{})
	}
	copy(largest[at+1:], largest[at:])
	largest[at] = o
	return largest
}

// farthest is the complete unit of a window that lies farthest from what the whole window would make it:
// in standard errors of a count or proportion, for a series in its own unit from the median. -1 if none
// stands out.
func (s *sample) farthest(m *measured) (unit int, distance float64) {
	unit = -1
	away := s.awayFromRate(m)
	if m.spec.Measure.AsSeries() {
		middle := stat.Quantile(stat.Sorted(known(s.series)), 0.5)
		away = func(i int) float64 { return math.Abs(s.series[i] - middle) }
	}
	complete := 0
	for i := range s.units {
		if !s.units[i].complete {
			continue
		}
		complete++
		if d := away(i); d > distance { // false for a gap
			unit, distance = i, d
		}
	}
	if complete < 2 {
		return -1, 0
	}
	return unit, distance
}

// awayFromRate is how far a unit's events lie from those that the window's own rate expects, in standard
// errors: Poisson's for counts, the binomial's for proportions.
func (s *sample) awayFromRate(m *measured) func(unit int) float64 {
	rate := s.whole.num / m.per(&s.whole)
	return func(i int) float64 {
		size := m.per(&s.units[i])
		expected := float64(rate * size)
		variance := expected
		if m.spec.Measure.Form == metric.Proportion {
			variance = float64(expected * (1 - rate))
		}
		if !(variance > 0) {
			return 0
		}
		return math.Abs(s.units[i].num-expected) / math.Sqrt(variance)
	}
}
