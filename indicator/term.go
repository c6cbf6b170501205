package indicator

import (
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// term is one amount of a measure, record by record.
type term struct {
	ledger *Ledger
	values []float64 // by ledger line; Missing() where the record does not count
	amount func(record int) float64
	stock  bool
	source *metric.Source
	runs   runs
}

// runs finds the lines of a phase and scope without searching.
type runs struct {
	starts []int32 // by phase*cells + place: the first line; the last entry is the end of the last phase
	cells  int
	place  []int
}

func newRuns(l *Ledger, phases int, place []int) runs {
	r := runs{cells: len(place), place: place, starts: make([]int32, phases*len(place)+1)}
	for i, line := range l.Lines {
		if l.Phase[i] < 0 {
			break
		}
		r.starts[int(l.Phase[i])*r.cells+place[l.Table.Project[line]+1]+1]++
	}
	for i := 1; i < len(r.starts); i++ {
		r.starts[i] += r.starts[i-1]
	}
	return r
}

// of gives the lines of a phase for the places from low to high, both inclusive.
func (r runs) of(phase, low, high int) (first, end int) {
	return int(r.starts[phase*r.cells+low]), int(r.starts[phase*r.cells+high+1])
}

// span is the places that a scope's projects take in every ledger.
func span(projects []metric.Project, place []int, scope Scope) (low, high int) {
	if scope.IsOverall() {
		return 0, len(place) - 1
	}
	low, high = len(place), -1
	for project := range projects {
		if scope.Holds(projects, project) {
			low, high = min(low, place[project+1]), max(high, place[project+1])
		}
	}
	return low, high
}

// cell is what one phase and slot of time hold for a measure.
type cell struct {
	n        int     // records that count
	num, den float64 // sums of the terms; den counts the records where a proportion counts one source
	days     float64 // exposure, Missing() where coverage is unknown
	values   []float64
	negative int
	idle     int // working days only: records that lie on none
	reported int // projects that have a value in it
	complete bool
	label    string // of its slot
	slot     int
	gap      bool // no slot of the window: stands where two pooled phases do not touch

	lastProject int32 // whose value was added last
	lastValue   float64
}

// grid is a measure in one scope, by phase and slot (period, month or week).
type grid struct {
	slots     []metric.Period
	cells     [][]cell       // by phase, by slot
	mixed     []bool         // by phase: who reports changes from slot to slot
	durations []*stat.Sample // by phase: all its durations, each with its slot for a block; nil for other forms
}

// gather fills a grid with the records of a scope.
func (m *measured) gather(e *engine, in *space, scope Scope, slots []metric.Period, slotOf []int32) grid {
	phases := len(e.plan.Phases)
	g := grid{slots: slots, cells: make([][]cell, phases), mixed: make([]bool, phases), durations: make([]*stat.Sample, phases)}
	low, high := span(e.projects, e.place, scope)
	for phase := range g.cells {
		g.cells[phase] = make([]cell, len(slots))
		row := g.cells[phase]
		for i := range row {
			row[i].lastProject = -2
		}
		first, end := m.numerator.runs.of(phase, low, high)
		if m.spec.Measure.Form == metric.Duration {
			g.durations[phase] = m.gatherDurations(in, row, first, end, e.calendar.span.From, slotOf)
		} else {
			m.gatherNumerator(row, first, end, e.calendar.span.From, slotOf)
		}
		if m.denominator != nil {
			m.gatherDenominator(e, row, phase, low, high, slotOf)
		}
		g.mixed[phase] = e.expose(m, scope, phase, slots, row)
	}
	return g
}

func (m *measured) gatherNumerator(row []cell, first, end int, from metric.Day, slotOf []int32) {
	t := m.numerator
	for i := first; i < end; i++ {
		if v := t.values[i]; metric.Known(v) {
			if m.work != nil && !m.work.days.Works(t.ledger.Days[i]) {
				row[slotOf[t.ledger.Days[i]-from]].idle++
			}
			m.add(&row[slotOf[t.ledger.Days[i]-from]], v, t.ledger.Table.Project[t.ledger.Lines[i]])
		}
	}
}

// gatherDurations counts the durations of a phase by slot and sorts them once. Of the cells' own values
// only a mean, whose sum rounds, depends on their order; quantiles are quicker from sorted ones.
func (m *measured) gatherDurations(in *space, row []cell, first, end int, from metric.Day, slotOf []int32) *stat.Sample {
	t := m.numerator
	values, slots := in.values(end - first)[:0], in.blocks(end - first)[:0]
	for i := first; i < end; i++ {
		v := t.values[i]
		if !metric.Known(v) {
			continue
		}
		slot := slotOf[t.ledger.Days[i]-from]
		c := &row[slot]
		if v < 0 {
			c.negative++
			continue
		}
		if v == 0 && m.work != nil {
			c.idle++
		}
		c.n++
		values, slots = append(values, v), append(slots, uint16(slot))
	}
	if m.spec.Statistic == metric.Mean {
		deal(in, row, values, slots)
		return stat.NewSample(values, slots, len(row))
	}
	s := stat.NewSample(values, slots, len(row))
	deal(in, row, values, slots)
	return s
}

// deal hands the values to their cells, in the order in which they stand. The cells share one array.
func deal(in *space, row []cell, values []float64, slots []uint16) {
	all := in.values(len(values))
	for i := range row {
		row[i].values, all = all[:0:row[i].n], all[row[i].n:]
	}
	for i, v := range values {
		c := &row[slots[i]]
		c.values = append(c.values, v)
	}
}

func (m *measured) add(c *cell, v float64, project int32) {
	if c.lastProject != project { // the records of a project stand together
		c.reported++
	}
	switch {
	case m.keepsLast() && c.lastProject == project && len(c.values) > 0:
		c.values[len(c.values)-1] = v
		c.n++
		return
	case m.keepsValues():
		c.values = append(c.values, v)
	case m.numerator.stock && c.lastProject == project:
		c.num -= c.lastValue
	}
	c.lastProject, c.lastValue = project, v
	c.n++
	c.num += v
	if m.denominator == nil {
		c.den++
	}
}

func (m *measured) gatherDenominator(e *engine, row []cell, phase, low, high int, slotOf []int32) {
	d := m.denominator
	for i := range row {
		row[i].lastProject = -2
	}
	first, end := d.runs.of(phase, low, high)
	for i := first; i < end; i++ {
		v := d.values[i]
		if !metric.Known(v) {
			continue
		}
		c := &row[slotOf[d.ledger.Days[i]-e.calendar.span.From]]
		project := d.ledger.Table.Project[d.ledger.Lines[i]]
		if d.stock && c.lastProject == project {
			c.den -= c.lastValue
		}
		c.den += v
		c.lastProject, c.lastValue = project, v
	}
}

// join adds another cell of the same measure and scope. Of a stock the later value stands.
func (m *measured) join(c, other *cell) {
	switch {
	case m.numerator.stock && other.n > 0:
		c.num = other.num
	case !m.numerator.stock:
		c.num += other.num
	}
	switch {
	case m.denominator == nil || !m.denominator.stock:
		c.den += other.den
	case other.den > 0:
		c.den = other.den
	}
	c.n += other.n
	c.days += other.days
	c.negative += other.negative
	c.idle += other.idle
	c.reported = max(c.reported, other.reported)
	if len(c.values) == 0 {
		c.values = slices.Clip(other.values) // shared: what is joined to it later must not reach the other
		return
	}
	c.values = append(c.values, other.values...)
}

// keepsValues reports whether single values matter, not only their sum.
func (m *measured) keepsValues() bool {
	return m.spec.Measure.Form == metric.Duration || m.spec.Measure.Form == metric.Level
}

// keepsLast reports whether only the last record of a project and period counts.
func (m *measured) keepsLast() bool {
	return m.spec.Measure.Form == metric.Level && m.spec.Statistic == metric.Last
}
