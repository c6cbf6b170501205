package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// Unit is one calendar month of a comparison (or week, or quarter): what its test takes as independent of
// the others. Numbers that its form does not have are Missing().
type Unit struct {
	Label       string  // 2023-06, 2023-W23 or 2023-Q2
	N           int     // records that count
	Numerator   float64 // rates, proportions: events or successes
	Denominator float64 // the same: exposure or trials
	Expected    float64 // the same: numerator at the rate of all units of its side
	Value       float64 // series: of the period
	Rules       uint8   // series: bit r is set if rule r marks it against the frozen limits
	Place       int     // series: among the periods of its side, gaps counted, from 0
	Score       float64 // durations: centred rank sum; series: midrank; rates, proportions: part of Pearson's sum
}

// Units are those of a comparison: before, and after. The sides of rates and proportions are shared by all
// comparisons that have them.
type Units [2][]Unit

// Marks lists the rules that mark a unit of a series.
func (u *Unit) Marks() (rules []int) {
	for rule := 1; rule < 8; rule++ {
		if u.Rules&(1<<rule) != 0 {
			rules = append(rules, rule)
		}
	}
	return rules
}

// mark keeps the rules that mark the later periods of a series.
func (units Units) mark(signals []stat.Signal, after *sample) {
	for _, s := range signals {
		for i := range units[1] {
			if units[1][i].Label == after.units[s.Index].label {
				units[1][i].Rules |= 1 << s.Rule
			}
		}
	}
}

func newUnit(label string, n int) Unit {
	m := metric.Missing()
	return Unit{Label: label, N: n, Numerator: m, Denominator: m, Expected: m, Value: m, Score: m}
}

// blockUnits are the blocks of a permutation test. A sample numbers its blocks by slot; where pooled phases do
// not touch, it begins anew behind the last one.
func blockUnits(permuted *stat.Blocks, slots []metric.Period) (units Units) {
	before, after := permuted.Sums()
	for side, sums := range [][]stat.BlockSum{before, after} {
		units[side] = make([]Unit, 0, len(sums))
		for _, b := range sums {
			u := newUnit(slots[b.Block%len(slots)].Label, b.N)
			u.Score = b.Sum
			units[side] = append(units[side], u)
		}
	}
	return units
}

// seriesUnits are the complete periods of both sides with their midranks among all of them.
func seriesUnits(before, after *sample) (units Units) {
	for side, s := range []*sample{before, after} {
		for i, v := range s.series {
			if metric.Known(v) {
				u := newUnit(s.units[i].label, s.units[i].n)
				u.Value, u.Place = v, i
				units[side] = append(units[side], u)
			}
		}
	}
	ranksBefore, ranksAfter := stat.Midranks(known(before.series), known(after.series))
	for side, ranks := range [][]float64{ranksBefore, ranksAfter} {
		for i := range units[side] {
			units[side][i].Score = ranks[i]
		}
	}
	return units
}

// countUnits are the complete periods of a rate or proportion, with what each adds to Pearson's sum.
func (s *sample) countUnits(m *measured) []Unit {
	if s.counted != nil {
		return s.counted
	}
	events, exposure := 0.0, 0.0
	for i := range s.units {
		c := &s.units[i]
		if m.countsIn(c) {
			per := m.per(c)
			u := newUnit(c.label, c.n)
			u.Numerator, u.Denominator = c.num, per
			events, exposure = events+c.num, exposure+per
			s.counted = append(s.counted, u)
		}
	}
	rate := events / exposure
	for i := range s.counted {
		u := &s.counted[i]
		u.Expected, u.Score = float64(rate*u.Denominator), 0
		variance := u.Expected
		if m.spec.Measure.Form == metric.Proportion {
			variance = u.Expected * (1 - rate)
		}
		if off := u.Numerator - u.Expected; variance > 0 {
			u.Score = float64(off*off) / variance
		}
	}
	return s.counted
}
