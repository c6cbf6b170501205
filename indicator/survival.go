package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// Survival compares durations by the phase in which the items began, not in which they ended. An item that
// is still open lasts at least until it was last known to be open: the end of the as-of day or, if that is
// earlier, of the days that its source covers, or of its project's own days.
type Survival struct {
	Before, After      Lifetime
	Observed, Expected float64 // items begun in the later phase that ended; the same if both phases were alike
	ChiSquare, P       float64 // log-rank test, of items as if they were independent; Missing() without two groups
	Direction          int     // 1 if the items of the later phase take longer, -1 if less long, 0 if neither shows
	ByMedians          bool    // Direction is that of the medians, else that of the log-rank test
	Contradicts        bool    // Direction is opposite to the comparison's effect
}

// Lifetime is how long the items take that began in one phase (Kaplan-Meier), in seconds.
type Lifetime struct {
	Phase     string
	Began     int // items; without those that end before they begin
	Open      int
	Median    float64 // Missing() if fewer than half have ended, as far as can be told
	Low, High float64 // its 95 % interval; ±Inf where there is no limit
}

// begun is the records of a duration by the phase in which they began, sorted by phase and place as a ledger
// is by the phase that dates them. Those that end before they begin are left out.
type begun struct {
	runs  runs
	times []float64 // seconds until the end, or until an open item was last known to be open
	state []uint16  // stat.Open or stat.Ended
}

// begunIn finds the records of a duration that began in a phase, and how long they took or have taken.
func (e *engine) begunIn(m *measured, table *metric.Table) *begun {
	cells := len(e.place)
	outside := len(e.plan.Phases) * cells
	keys, outsiders := make([]int32, table.N), 0
	for i := range keys {
		if phase := e.beganIn(m, i); phase >= 0 && !(e.ended(m, i) && m.to.Times[i] < m.from.Times[i]) {
			keys[i] = int32(phase*cells + e.place[table.Project[i]+1])
			continue
		}
		keys[i] = int32(outside)
		outsiders++
	}
	n := table.N - outsiders
	b := &begun{times: make([]float64, 0, n), state: make([]uint16, 0, n), runs: runs{cells: cells, place: e.place, starts: make([]int32, outside+1)}}
	known := e.lastKnown(m)
	for _, i := range countingSort(keys, outside+1) {
		key := int(keys[i])
		if key == outside {
			break
		}
		b.runs.starts[key+1]++
		if e.ended(m, int(i)) {
			b.times, b.state = append(b.times, m.elapsed(m.from.Times[i], m.to.Times[i])), append(b.state, stat.Ended)
			continue
		}
		age := m.elapsed(m.from.Times[i], max(m.from.Times[i], known[table.Project[i]+1]))
		b.times, b.state = append(b.times, age), append(b.state, stat.Open)
	}
	for i := range outside {
		b.runs.starts[i+1] += b.runs.starts[i]
	}
	return b
}

// lastKnown is until when an open item is known to be open, by project plus one.
func (e *engine) lastKnown(m *measured) []metric.Instant {
	last := make([]metric.Instant, len(e.projects)+1)
	for i := range last {
		day := e.plan.AsOf
		if m.numerator.source.HasCovers() {
			day = min(day, m.numerator.source.Covers.To)
		}
		if i > 0 {
			day = min(day, e.active(i-1).To)
		}
		last[i] = (day + 1).Midnight(e.plan.Location)
	}
	return last
}

// lifetimes are those of a scope and window.
func (e *engine) lifetimes(m *measured, in *space, scope Scope, w window) stat.Lifetimes {
	low, high := span(e.projects, e.place, scope)
	n := 0
	for _, phase := range w.phases {
		first, end := m.begun.runs.of(phase, low, high)
		n += end - first
	}
	times, state := in.values(n)[:0], in.blocks(n)[:0]
	for _, phase := range w.phases {
		first, end := m.begun.runs.of(phase, low, high)
		times, state = append(times, m.begun.times[first:end]...), append(state, m.begun.state[first:end]...)
	}
	return stat.NewLifetimes(times, state)
}

// survival compares two windows by where the items began.
func (e *engine) survival(m *measured, in *space, scope Scope, before, after *sample) *Survival {
	b, a := e.lifetimes(m, in, scope, before.window), e.lifetimes(m, in, scope, after.window)
	test := stat.CompareLifetimes(b, a)
	s := &Survival{
		Before: lifetimeOf(b, before.window.id), After: lifetimeOf(a, after.window.id),
		Observed: test.Observed, Expected: test.Expected, ChiSquare: test.ChiSquare, P: test.P,
	}
	switch gap := s.After.Median - s.Before.Median; { // false for a median that is not reached
	case gap > 0:
		s.Direction, s.ByMedians = 1, true
	case gap < 0:
		s.Direction, s.ByMedians = -1, true
	case !metric.Known(test.P):
	case test.Observed < test.Expected: // they end less often: they take longer
		s.Direction = 1
	case test.Observed > test.Expected:
		s.Direction = -1
	}
	return s
}

func lifetimeOf(l stat.Lifetimes, phase string) Lifetime {
	median, limits := l.Quantile(0.5, level)
	return Lifetime{Phase: phase, Began: l.Len(), Open: l.Open(), Median: median, Low: limits.Low, High: limits.High}
}

// openShare is the share of a window's begun items that are still open.
func (s *sample) openShare() float64 {
	if s.began == 0 {
		return 0
	}
	return float64(s.figure.Open) / float64(s.began)
}

// beganIn is the phase in which a record of a duration began; -1 for none, or if the record does not count.
func (e *engine) beganIn(m *measured, record int) int {
	if m.from.Empty(record) || !m.where.holds(record) {
		return -1
	}
	return int(e.calendar.phaseOf(m.zone.day(m.from.Times[record])))
}

// countOpen counts, for a duration between two moments, the records that began in each phase and those among
// them that had not ended by the as-of day, by project. Where many are open it keeps how long all have taken.
func (e *engine) countOpen(m *measured, table *metric.Table) {
	stride := len(e.projects) + 1
	m.began, m.open = make([]int, len(e.plan.Phases)*stride), make([]int, len(e.plan.Phases)*stride)
	if m.from == nil || m.to == nil {
		return
	}
	for i := range table.N {
		phase := e.beganIn(m, i)
		if phase < 0 {
			continue
		}
		at := phase*stride + int(table.Project[i]) + 1
		m.began[at]++
		if !e.ended(m, i) {
			m.open[at]++
		}
	}
	for i, open := range m.open { // the share of a scope and window is a mean of these: one over the bound is needed
		if float64(open) > maxOpenShare*float64(m.began[i]) {
			m.begun = e.begunIn(m, table)
			return
		}
	}
}
