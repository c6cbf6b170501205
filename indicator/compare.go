package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// compare holds a later window against the baseline. It leaves the verdict open: that needs the
// p-values of the whole family. A gate that fails is the comparison's Reason.
func (e *engine) compare(m *measured, in *space, scope Scope, before, after *sample) Comparison {
	c := newComparison(before.window.id, after.window.id)
	c.Change = after.figure.Value - before.figure.Value
	c.ChangePct = percentage(before.figure.Value, c.Change)
	c.Multiple = multiple(m.spec, before.figure.Value, after.figure.Value)
	e.disclose(&c, m.spec, before.window, after.window)
	if projects := e.projectsIn(m, scope); projects > 1 {
		c.Notes = append(c.Notes, Note{NotePooled, []float64{float64(projects)}})
		if m.spec.Measure.Form == metric.Frequency {
			c.Notes = append(c.Notes, Note{NoteTotals, []float64{before.total(), after.total()}})
		}
	}
	var blocks *blockwise
	if m.spec.Measure.Form == metric.Duration {
		blocks = e.compareDurations(&c, m, in, scope, before, after)
	} else {
		c.compareForm(m, before, after)
	}
	if before.ofStratum(scope) {
		c.keepStratum(m, before, after)
	}
	if c.Reason != "" && !metric.Known(before.figure.Value) && metric.Known(after.figure.Value) {
		c.Reason = NoBaseline
	}
	if metric.Known(c.Effect) {
		c.setRelevance(m.spec.MinimumEffect, before.reference(m), c.Change)
	}
	e.discloseUnseen(&c, m, scope, before, after)
	c.Outliers, c.Records = e.outliers(m, before, after), m.numerator.ledger.Table
	if before.window.slots != nil { // a second look at chosen months stands beside the first one
		return c
	}
	if e.depth == everything {
		c.Tails = tails(before, after, blocks)
	}
	if e.depth == everything || e.depth == headlines && scope.IsOverall() {
		e.try(&c, m, before, after, blocks)
	}
	return c
}

// newComparison is a comparison without numbers yet.
func newComparison(before, after string) Comparison {
	missing := metric.Missing()
	return Comparison{
		Before: before, After: after, Change: missing, ChangePct: missing, Multiple: missing,
		Effect: missing, Low: missing, High: missing, P: missing, Adjusted: missing, Detectable: missing,
		AcrossP: missing, careful: missing, Cautious: missing,
	}
}

// compareForm judges everything but durations.
func (c *Comparison) compareForm(m *measured, before, after *sample) {
	switch {
	case m.spec.Measure.AsSeries():
		c.compareSeries(m.spec, before, after)
	case m.spec.Measure.Form == metric.Proportion:
		c.compareProportions(m, before, after)
	default:
		c.compareRates(m, before, after)
	}
}

// total is how many records a day all projects of a window have together, where its own figure is per project.
func (s *sample) total() float64 {
	if s.days == 0 {
		return metric.Missing()
	}
	return s.whole.num / float64(s.days)
}

// projectsIn counts the projects of a scope that the measure has records of.
func (e *engine) projectsIn(m *measured, scope Scope) int {
	n := 0
	for _, project := range m.projects {
		if scope.Holds(e.projects, project) {
			n++
		}
	}
	return n
}

// compareRates judges counts per exposure: the exact conditional test and the one that allows for
// dispersion; the larger p and the wider interval stand.
func (c *Comparison) compareRates(m *measured, before, after *sample) {
	c.EffectKind = RateRatio
	x0, x1 := int(before.whole.num), int(after.whole.num)
	t0, t1 := m.per(&before.whole), m.per(&after.whole)
	c.smallest = 1
	switch {
	case !metric.Known(before.whole.days) || !metric.Known(after.whole.days):
		c.Reason = UnknownCoverage
		return
	case !(t0 > 0) || !(t1 > 0):
		c.Reason = NoExposure
		return
	}
	exact := stat.CompareRates(x0, t0, x1, t1, level)
	c.Effect, c.P, c.Low, c.High = exact.Ratio, exact.P, exact.Interval.Low, exact.Interval.High
	c.Tests = append(c.Tests, test(ExactRate, exact.P, exact.Interval))
	quasi := stat.QuasiPoisson(before.counts(m), after.counts(m), level)
	c.Units = Units{before.countUnits(m), after.countUnits(m)}
	c.addDispersed(QuasiPoisson, quasi)
	phi := quasi.Phi
	if (x0 == 0) != (x1 == 0) { // the quasi-Poisson test needs events on both sides
		effective := stat.EffectiveRates(x0, t0, x1, t1, before.counts(m), after.counts(m), level)
		c.addDispersed(EffectiveRate, effective)
		phi = effective.Phi
	}
	c.smallest = stat.SmallestRateP(x0+x1, t0, t1)
	switch {
	case x0+x1 == 0:
		c.Reason = NoEvents
	case c.smallest > alpha:
		c.Reason = TooFewArrangements
	case !metric.Known(phi):
		c.veto = DispersionUnknown
	}
	if x0 == 0 && x1 > 0 { // no finite ratio: the rise stands as infinite, its lower limit is given
		c.Effect = c.High
	}
}

// compareProportions judges records that meet a condition, among all.
func (c *Comparison) compareProportions(m *measured, before, after *sample) {
	c.EffectKind = Difference
	switch {
	case !(before.whole.den > 0) || !(after.whole.den > 0):
		c.Reason = NoRecords
		return
	case m.denominator != nil && m.denominator.source != m.numerator.source && !m.numerator.source.HasCovers():
		c.Reason = UnknownCoverage
		return
	case !countable(before.whole.num, before.whole.den) || !countable(after.whole.num, after.whole.den):
		c.Reason = NotCounts
		return
	}
	p0, p1 := before.proportion(), after.proportion()
	interval := stat.Newcombe(p0, p1, level)
	c.Effect, c.P = p1.Value()-p0.Value(), stat.FisherP(p0, p1)
	c.Low, c.High = interval.Low, interval.High
	c.Tests = append(c.Tests,
		test(Fisher, c.P, stat.Interval{Low: metric.Missing(), High: metric.Missing()}),
		test(Newcombe, metric.Missing(), interval))
	quasi := stat.QuasiBinomial(before.counts(m), after.counts(m), level)
	c.Units = Units{before.countUnits(m), after.countUnits(m)}
	c.addDispersed(QuasiBinomial, quasi)
	phi := quasi.Phi
	if p0.Certain() != p1.Certain() { // a side that does not vary would hide how much the other does
		effective := stat.EffectiveProportions(p0, p1, before.counts(m), after.counts(m), level)
		c.addDispersed(EffectiveFisher, effective)
		phi = effective.Phi
	} else if p0.Certain() {
		phi = metric.Missing()
	}
	c.smallest = stat.SmallestProportionP(p0, p1)
	switch events := p0.X + p1.X; {
	case events == 0, events == p0.N+p1.N:
		c.Reason = NoEvents
	case c.smallest > alpha:
		c.Reason = TooFewArrangements
	case !metric.Known(phi):
		c.veto = DispersionUnknown
	}
}

// addDispersed lets a test that allows for dispersion make the comparison more careful, never less.
func (c *Comparison) addDispersed(name TestName, d stat.Dispersed) {
	if !metric.Known(d.P) {
		return
	}
	t := test(name, d.P, d.Interval)
	t.Phi, t.DF = d.Phi, d.DF
	c.Tests = append(c.Tests, t)
	c.P = max(c.P, d.P)
	c.Low, c.High = min(c.Low, d.Interval.Low), max(c.High, d.Interval.High)
}

// test is a Test without dispersion or arrangements.
func test(name TestName, p float64, interval stat.Interval) Test {
	return Test{Name: name, P: p, Low: interval.Low, High: interval.High, Phi: metric.Missing(), DF: metric.Missing()}
}
