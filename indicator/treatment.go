package indicator

import (
	"sort"

	"upshot/metric"
)

// Treated counts what is in a phase beside ordinary records and periods, and how it is treated. A period is
// counted as one of gap, partial, zero or none of them.
type Treated struct {
	Periods int // of the report's length, that have a day in the phase
	Gaps    int // without a value: nothing was recorded, or the source does not cover them; never taken for zero
	Partial int // cut by the phase, the coverage or the project's own days, or reported by too few projects:
	// not in what is computed from periods; in a rate with their exact exposure
	Zeros int // complete, covered, and nothing happened: they count as 0

	Began         int // durations: records that began in the phase
	ZeroDurations int // durations of 0: they count
}

// treated counts the periods of a window, and its durations of 0.
func (s *sample) treated(m *measured, shown []cell) Treated {
	t := Treated{Began: s.began}
	for i := range shown {
		c := &shown[i]
		if c.gap {
			continue
		}
		t.Periods++
		switch v := m.value(c); {
		case !metric.Known(v):
			t.Gaps++
		case !c.complete:
			t.Partial++
		case v == 0 && m.spec.Measure.Form != metric.Duration:
			t.Zeros++
		}
	}
	if s.durations != nil {
		sorted := s.durations.Values()
		t.ZeroDurations = sort.Search(len(sorted), func(i int) bool { return sorted[i] > 0 })
	}
	return t
}
