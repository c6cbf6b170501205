package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// Ordered is the test for a trend over all phases from the baseline on, which the definition declares
// beforehand. It stands beside the verdicts and never replaces one: it says that the phases tend one way,
// not how far, nor that every step did.
type Ordered struct {
	Phases       []string // ids, in the order of their scores 0, 1, 2, ...
	Blocks       []int    // of each: the months (or quarters) that are exchanged
	P            float64  // raw, two-sided
	Adjusted     float64  // after the false-discovery step over the ordered tests of its family
	Family       int      // how many tests the step spans
	Statistic    float64  // above 0 if later values are larger; its scale depends on the form of measure
	Arrangements int      // counted: all of them if Exact, else so many random ones
	Exact        bool
	Better       bool   // the trend runs the good way
	Reason       Reason // why there is no test, or what limits it to a sign; or ""
	Terms        []OrderedTerm
}

// OrderedTerm is what is exchanged: a month (or quarter) of one phase.
type OrderedTerm struct {
	Score    int     // of its phase
	Period   string  // label
	N        float64 // durations: records; counts: events or successes; Missing() for a series
	Exposure float64 // counts: days, amount or trials; Missing() for the others
	Value    float64 // its centred rank sum, or its count less what the rate of all months expects of it
}

// Tested reports whether there is a p.
func (o *Ordered) Tested() bool { return metric.Known(o.P) }

// Shown reports whether the test shows a trend, as firmly as a verdict shows a change.
func (o *Ordered) Shown() bool { return o.Tested() && o.Adjusted <= alpha && o.Reason == "" }

// Leaning reports whether there is a sign of a trend, but no proof.
func (o *Ordered) Leaning() bool { return o.Tested() && o.P <= leaningAlpha && !o.Shown() }

// minOrdered is the fewest phases with which order says more than a comparison of two.
const minOrdered = 3

// ordered tests the phases' samples from the baseline on; slots are those of the grid that is judged.
func (e *engine) ordered(m *measured, in *space, samples []sample, slots []metric.Period) *Ordered {
	o := &Ordered{P: metric.Missing(), Adjusted: metric.Missing(), Statistic: metric.Missing()}
	for i := range samples {
		o.Phases = append(o.Phases, samples[i].window.id)
	}
	var test func(orders *stat.Orders) stat.OrderedTest
	switch {
	case m.spec.Measure.AsSeries():
		test = o.ofSeries(samples)
	case m.spec.Measure.Form == metric.Duration:
		test = o.ofDurations(samples, slots)
	default:
		test = o.ofCounts(m, samples)
	}
	if o.Reason != "" {
		return o
	}
	filled := 0
	for _, blocks := range o.Blocks {
		if blocks > 0 {
			filled++
		}
	}
	if filled < minOrdered {
		o.Reason = TooFewPhases
		return o
	}
	orders := in.ordersOf(o.Blocks)
	if orders.Smallest() > alpha {
		o.Reason = TooFewArrangements
		return o
	}
	t := test(orders)
	o.P, o.Statistic, o.Arrangements, o.Exact = t.P, t.Statistic, orders.Arrangements(), orders.Exact()
	o.Better = o.Statistic*float64(m.spec.Better) > 0
	return o
}

// ofSeries makes every period's value a block of its own.
func (o *Ordered) ofSeries(samples []sample) func(*stat.Orders) stat.OrderedTest {
	var phases []*stat.Sample
	for score := range samples {
		var blocks [][]float64
		for i, v := range samples[score].series {
			if metric.Known(v) {
				blocks = append(blocks, []float64{v})
				o.Terms = append(o.Terms, OrderedTerm{score, samples[score].units[i].label, metric.Missing(), metric.Missing(), 0})
			}
		}
		phases = append(phases, stat.SampleOf(blocks...))
	}
	return o.ofRanks(phases)
}

// ofDurations takes the durations of every month as a block.
func (o *Ordered) ofDurations(samples []sample, slots []metric.Period) func(*stat.Orders) stat.OrderedTest {
	var phases []*stat.Sample
	for score := range samples {
		durations := samples[score].durations
		for slot := range slots {
			if n := durations.Size(slot); n > 0 {
				o.Terms = append(o.Terms, OrderedTerm{score, slots[slot].Label, float64(n), metric.Missing(), 0})
			}
		}
		phases = append(phases, durations)
	}
	if o.Reason = fewItems(phases); o.Reason != "" {
		return nil
	}
	return o.ofRanks(phases)
}

// ofRanks tests the rank sums of blocks.
func (o *Ordered) ofRanks(phases []*stat.Sample) func(*stat.Orders) stat.OrderedTest {
	sums := stat.RankSums(phases)
	term := 0
	for _, blocks := range sums {
		o.Blocks = append(o.Blocks, len(blocks))
		for _, doubled := range blocks {
			o.Terms[term].Value = float64(doubled) / 2
			term++
		}
	}
	return func(orders *stat.Orders) stat.OrderedTest { return stat.Ordered(sums, orders) }
}

// ofCounts tests the complete periods' counts over their exposures.
func (o *Ordered) ofCounts(m *measured, samples []sample) func(*stat.Orders) stat.OrderedTest {
	if o.Reason = uncounted(m, samples); o.Reason != "" {
		return nil
	}
	var phases []stat.Counts
	var events, exposure float64
	for score := range samples {
		c := samples[score].counts(m)
		phases, o.Blocks = append(phases, c), append(o.Blocks, len(c.Events))
		at := 0
		for i := range samples[score].units {
			if u := &samples[score].units[i]; m.countsIn(u) {
				o.Terms = append(o.Terms, OrderedTerm{score, u.label, c.Events[at], c.Exposures[at], 0})
				events += c.Events[at]
				exposure += c.Exposures[at]
				at++
			}
		}
	}
	for i := range o.Terms {
		t := &o.Terms[i]
		t.Value = t.N - float64(events/exposure*t.Exposure)
	}
	return func(orders *stat.Orders) stat.OrderedTest { return stat.OrderedCounts(phases, orders) }
}

// fewItems is the reason if the baseline or all later phases together hold too few durations.
func fewItems(phases []*stat.Sample) Reason {
	later := 0
	for _, s := range phases[1:] {
		later += len(s.Values())
	}
	if len(phases[0].Values()) < minItems || later < minItems {
		return TooFewItems
	}
	return ""
}

// uncounted is the reason if rates or proportions cannot be counted by period.
func uncounted(m *measured, samples []sample) Reason {
	if m.denominator != nil && m.denominator.source != m.numerator.source && !m.numerator.source.HasCovers() {
		return UnknownCoverage
	}
	var events, all float64
	for i := range samples {
		w := &samples[i].whole
		switch {
		case m.spec.Measure.Form == metric.Proportion && w.den > 0 && !countable(w.num, w.den):
			return NotCounts
		case m.spec.Measure.Form != metric.Proportion && !metric.Known(w.days):
			return UnknownCoverage
		}
		events, all = events+w.num, all+w.den
	}
	if events == 0 || m.spec.Measure.Form == metric.Proportion && events == all {
		return NoEvents
	}
	return ""
}

// judgeOrdered adjusts the ordered tests: those of the primary indicators of a scope are a family of their
// own, and those of the supporting ones another.
func judgeOrdered(plan *metric.Plan, results []Result) {
	type key struct {
		scope   Scope
		primary bool
	}
	families := map[key][]*Ordered{}
	for i := range results {
		for j := range results[i].Scopes {
			if o := results[i].Scopes[j].Ordered; o != nil && o.Tested() {
				o.limit(results[i].Scopes[j].Headline())
				id := key{results[i].Scopes[j].Scope, results[i].Spec.Primary}
				families[id] = append(families[id], o)
			}
		}
	}
	for _, family := range families {
		raw := make([]float64, len(family))
		for i, o := range family {
			raw[i] = o.P
		}
		for i, adjusted := range adjustedOf(plan, raw) {
			family[i].Adjusted, family[i].Family = adjusted, len(family)
		}
	}
}

// limit makes the test no firmer than the headline may be: what open items turn, or may be chance where periods
// follow one another, is no trend either. A dispersion that cannot be estimated is no limit: what is exchanged
// holds its own.
func (o *Ordered) limit(headline *Comparison) {
	switch {
	case headline.Survival != nil && headline.Survival.Contradicts:
		o.Reason = Censoring
	case headline.Reason == Following:
		o.Reason = Following
	case headline.veto != DispersionUnknown:
		o.Reason = headline.veto
	}
}
