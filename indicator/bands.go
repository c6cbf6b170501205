package indicator

import (
	"math"
	"slices"

	"upshot/metric"
)

// Level is the name of a performance band. The names are DORA's.
type Level int

const (
	Elite Level = iota
	High
	Medium
	Low
)

// Levels names them as results.json does.
var Levels = []string{Elite: "elite", High: "high", Medium: "medium", Low: "low"}

func (l Level) String() string { return Levels[l] }

// Edition is the performance bands of one year, with where they were read and what they cannot say. A band
// is a word beside a value; it never colours a verdict and is no part of one.
type Edition struct {
	Name     string        // dora-2023
	Title    metric.Text   // DORA 2023
	Sources  []metric.Text // where the ranges and the clusters were read
	Caveats  []metric.Text
	Measures []BandMeasure
}

// BandMeasure is the bands of one entry of the catalogue. Without ranges it only says why there are none.
type BandMeasure struct {
	Entry    string
	Ranges   []Range        // from the best level to the worst; the last has no edge
	None     metric.Text    // why there are no ranges
	Clusters []ClusterValue // what the report gives for its clusters, as it was read
}

// Range is what lies on the better side of an edge and of no better range.
type Range struct {
	Level Level
	Edge  Edge
}

// Edge is a bound in the unit in which its source gives it: 1 per week.
type Edge struct {
	Value  float64
	Unit   metric.Unit
	Within bool // the bound itself is still on the better side
}

// Base is the bound in base units.
func (e Edge) Base() float64 { return e.Value * e.Unit.Factor() }

// ClusterValue is what a report says of one cluster in one measure.
type ClusterValue struct {
	Level Level
	Text  metric.Text
}

// Band is the band of one value.
type Band struct {
	Edition   string
	Level     Level
	Confirmed bool // the value's whole 95 % interval lies in the same band
}

// EditionNamed finds an edition, or gives nil.
func EditionNamed(name string) *Edition {
	i := slices.IndexFunc(Editions, func(e *Edition) bool { return e.Name == name })
	if i < 0 {
		return nil
	}
	return Editions[i]
}

// Measure finds what an edition says of an entry of the catalogue, or gives nil.
func (e *Edition) Measure(entry string) *BandMeasure {
	for i := range e.Measures {
		if e.Measures[i].Entry == entry {
			return &e.Measures[i]
		}
	}
	return nil
}

// level is the band of a value in base units; better says on which side of an edge the better values lie.
func (m *BandMeasure) level(better metric.Direction, v float64) Level {
	last := len(m.Ranges) - 1
	for _, r := range m.Ranges[:last] {
		edge := r.Edge.Base()
		switch at := math.Abs(v-edge) <= 1e-9*edge; { // 5 in 35 days are 1 per week, whatever the last digit
		case at && r.Edge.Within, !at && better == metric.Lower && v < edge, !at && better == metric.Higher && v > edge:
			return r.Level
		}
	}
	return m.Ranges[last].Level
}

// bandsOf gives a phase's value its band in every edition that the plan asks for.
func bandsOf(plan *metric.Plan, spec *metric.Indicator, f *PhaseFigure) []Band {
	var bands []Band
	for _, name := range plan.Bands {
		m := BandsFor(name, spec)
		if m == nil || len(m.Ranges) == 0 || !metric.Known(f.Value) {
			continue
		}
		b := Band{Edition: name, Level: m.level(spec.Better, f.Value)}
		b.Confirmed = metric.Known(f.Low) && metric.Known(f.High) &&
			m.level(spec.Better, f.Low) == b.Level && m.level(spec.Better, f.High) == b.Level
		bands = append(bands, b)
	}
	return bands
}

// BandsFor is what an edition says of an indicator: nil unless the indicator measures just what the entry of
// the catalogue does that the bands are about.
func BandsFor(edition string, spec *metric.Indicator) *BandMeasure {
	e := EditionNamed(edition)
	if e == nil || !isEntry(spec) {
		return nil
	}
	return e.Measure(spec.Entry)
}

// isEntry reports whether an indicator still measures what its entry does: the same moments or counts, the
// same statistic, the same direction, and no narrower choice of records. A source of another name is no
// difference, nor is a condition on a column that the source does without.
func isEntry(spec *metric.Indicator) bool {
	entry := Entry(spec.Entry)
	for ; entry != nil; entry = entry.Linked {
		i, m := &entry.Indicator, &spec.Measure
		if i.Better == spec.Better && i.Statistic == spec.Statistic && i.Measure.Form == m.Form &&
			i.Measure.From == m.From && i.Measure.To == m.To && i.Measure.Column == m.Column && (i.Measure.Link == nil) == (m.Link == nil) &&
			sameTerm(&i.Measure.Numerator, &m.Numerator) && sameTerm(&i.Measure.Denominator, &m.Denominator) {
			return true
		}
	}
	return false
}

func sameTerm(entry, own *metric.Term) bool {
	if entry.At != own.At || entry.Sum != own.Sum || entry.Stock != own.Stock {
		return false
	}
	for _, c := range own.Where {
		if !slices.ContainsFunc(entry.Where, func(e metric.Condition) bool {
			return e.Role == c.Role && e.Test == c.Test && slices.Equal(e.Words, c.Words)
		}) {
			return false
		}
	}
	return true
}
