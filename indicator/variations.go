package indicator

import (
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// withoutOutliers leaves out what the comparison names as its outliers: the three longest durations, or the
// most unusual complete month.
func withoutOutliers(v *variation) Comparison {
	outliers := v.c.Outliers
	if len(outliers) == 0 {
		return v.cannot(NothingLeftOut)
	}
	if v.blocks == nil {
		before, after, left := v.before, v.after, outliers[0]
		if left.After {
			after = after.without(v.m, left.Label)
		} else {
			before = before.without(v.m, left.Label)
		}
		return v.again(before, after)
	}
	late := 0
	for _, o := range outliers {
		if o.After {
			late++
		}
	}
	return v.durationsAgain(v.blocks.before.WithoutLargest(len(outliers)-late), v.blocks.after.WithoutLargest(late))
}

// completePeriods leaves out the months that a phase or the coverage cuts. A series is judged by complete
// ones in the first place.
func completePeriods(v *variation) Comparison {
	if v.blocks == nil {
		before, after := v.before.complete(v.m), v.after.complete(v.m)
		if before == v.before && after == v.after {
			return v.cannot(NothingLeftOut)
		}
		return v.again(before, after)
	}
	before, after := v.blocks.before.In(v.blocks.complete(0)), v.blocks.after.In(v.blocks.complete(1))
	if before == v.blocks.before && after == v.blocks.after {
		return v.cannot(NothingLeftOut)
	}
	return v.durationsAgain(before, after)
}

// upperTail asks whether the long durations have changed: the share of those above the 85th percentile of
// both phases together, by the same relabelings.
func upperTail(v *variation) Comparison {
	const tail = 0.85
	c := v.other()
	before, after := stat.Quantile(v.before.durations.Values(), tail), stat.Quantile(v.after.durations.Values(), tail)
	c.P, c.pOnly, c.Effect = v.blocks.test.UpperTail(tail).P, true, after-before
	if c.EffectKind.IsRatio() {
		c.Effect = after / before
	}
	c.setRelevance(v.m.spec.MinimumEffect, before, after-before)
	return c
}

// kaplanMeier judges by the phase in which items began, open ones among them: by the change of the median that
// Kaplan and Meier's curves reach, and the log-rank test.
func kaplanMeier(v *variation) Comparison {
	s := v.c.Survival
	before, after := s.Before.Median, s.After.Median
	if !metric.Known(before) || !metric.Known(after) || !metric.Known(s.P) {
		return v.cannot(NoMedian)
	}
	c := v.other()
	c.P, c.pOnly, c.Effect = max(s.P, v.c.P), true, after-before
	if c.EffectKind.IsRatio() {
		c.Effect = after / before
	}
	c.setRelevance(v.m.spec.MinimumEffect, before, after-before)
	return c
}

// durationsAgain compares other samples of durations, by a p without an interval.
func (v *variation) durationsAgain(before, after *stat.Sample) Comparison {
	if why := gateDurations(before, after); why != "" {
		return v.cannot(why)
	}
	c := v.other()
	test := v.blocks.test.Of(before, after, v.blocks.seed)
	c.P, c.pOnly, c.Effect = test.Test().P, true, test.Estimate()
	shown := v.m.spec.Statistic
	old := statistic(shown, before.Values())
	c.setRelevance(v.m.spec.MinimumEffect, old, statistic(shown, after.Values())-old)
	return c
}

// again compares other windows of counts or of a series.
func (v *variation) again(before, after *sample) Comparison {
	c := v.other()
	c.veto, c.Change = "", after.figure.Value-before.figure.Value
	c.compareForm(v.m, before, after)
	if metric.Known(c.Effect) {
		c.setRelevance(v.m.spec.MinimumEffect, before.reference(v.m), c.Change)
	}
	return c
}

// without is the window without one of its complete units, named by its label.
func (s *sample) without(m *measured, label string) *sample {
	return s.only(m, func(unit *cell) bool { return !unit.complete || unit.label != label })
}

// complete is the window's complete units: itself if it has no others.
func (s *sample) complete(m *measured) *sample {
	partial := func(c cell) bool { return !c.complete && !c.gap && (c.n > 0 || m.per(&c) > 0) }
	if m.spec.Measure.AsSeries() || !slices.ContainsFunc(s.units, partial) {
		return s
	}
	return s.only(m, func(unit *cell) bool { return unit.complete })
}

// only is the window made of some of its units.
func (s *sample) only(m *measured, keep func(unit *cell) bool) *sample {
	o := *s
	o.units, o.series, o.whole = slices.Clone(s.units), slices.Clone(s.series), cell{}
	for i := range o.units {
		unit := &o.units[i]
		if !keep(unit) {
			unit.complete, o.series[i] = false, metric.Missing()
		} else if !m.keepsValues() {
			m.join(&o.whole, unit)
		}
	}
	if m.hasTerms() && !m.spec.Measure.AsSeries() {
		o.figure.Value = m.value(&o.whole)
	}
	return &o
}

// complete reports which blocks of a side, 0 before and 1 after, are complete.
func (b *blockwise) complete(side int) func(block int) bool {
	complete, first := map[int]bool{}, 0
	for i := range b.cells[side] {
		c := &b.cells[side][i]
		if c.gap {
			first += b.slots
			continue
		}
		complete[first+c.slot] = c.complete
	}
	return func(block int) bool { return complete[block] }
}
