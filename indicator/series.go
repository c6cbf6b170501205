package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// compareSeries judges a series of period values. Two things must agree: the exact Mann-Whitney test
// on complete periods, and a signal in the same direction against the baseline's frozen limits. Both take
// the periods as independent, so a third must not speak against it: a comparison of the means that allows
// for periods that follow one another. Without it, with rho 0.2, four or six primary indicators would
// have a false verdict in 7 % of the reports.
func (c *Comparison) compareSeries(spec *metric.Indicator, before, after *sample) {
	c.EffectKind = HLShift
	frozen := limitsOf(before.series, before.window.id)
	x, y := known(before.series), known(after.series)
	c.smallest = 1
	if len(x) == 0 || len(y) == 0 {
		c.Reason = NoRecords
		return
	}
	shift := stat.HodgesLehmann(x, y, stat.Shift, level)
	c.Effect, c.Low, c.High = shift.Estimate, shift.Interval.Low, shift.Interval.High
	if c.P = stat.MannWhitneyExactP(x, y); !metric.Known(c.P) { // too many periods to count
		c.P = stat.MannWhitney(x, y).P()
	}
	c.Tests = append(c.Tests, test(MannWhitney, c.P, shift.Interval))
	c.Units = seriesUnits(before, after)
	c.smallest = stat.SmallestRankP(len(x), len(y))
	switch {
	case len(x) < minBaseline || len(y) < minPeriods || frozen == nil:
		c.Reason = TooFewPeriods
		return
	case c.smallest > alpha:
		c.Reason = TooFewArrangements
		return
	}
	signals, marks := 0, stat.Signals(after.series, frozen.xmr())
	c.Units.mark(marks, after)
	for _, s := range marks {
		if s.Rule != stat.Drift && s.Up == (c.direction() > 0) {
			signals++
		}
	}
	t := test(FrozenLimits, metric.Missing(), stat.Interval{Low: metric.Missing(), High: metric.Missing()})
	t.Arrangements = signals
	c.Tests = append(c.Tests, t)
	c.allowFollowing(before.series, after.series)
	switch {
	case signals == 0:
		c.veto = NoSignal
	case before.mixed || after.mixed:
		c.veto = ReportersChanged
	}
	c.holdBaseline(spec, before, frozen)
}

// UsualCorrelation is how much a period is taken to follow the one before. It is a usual size, and not
// estimated: an estimate from six to a dozen periods is noise.
const UsualCorrelation = 0.2

// allowFollowing tests the means of the periods as if each took over a fifth of the one before.
func (c *Comparison) allowFollowing(before, after []float64) {
	f := stat.FollowingMeans(before, after, UsualCorrelation, level)
	t := test(FollowingPeriods, f.P, f.Interval)
	t.Phi, t.DF = f.Inflation, f.DF
	c.Tests, c.careful = append(c.Tests, t), f.P
}

// holdBaseline lets a baseline that moves on its own limit the verdict. Only a long one can: the estimates of a
// short one are noise.
func (c *Comparison) holdBaseline(spec *metric.Indicator, before *sample, frozen *Limits) {
	if above := rangesAbove(before.series, frozen); above > 0 {
		c.Notes = append(c.Notes, Note{NoteRangeUpper, []float64{float64(above)}})
	}
	if frozen.N < trendFrom || c.veto != "" {
		return
	}
	switch d := before.drift(); {
	case d.correlation >= strongCorrelation:
		c.veto = BaselineCorrelation
	case d.p <= alpha && d.slope*float64(spec.Better) > 0 && c.direction() == int(spec.Better):
		c.veto = BaselineTrend
	}
}

// known drops the gaps of a series.
func known(series []float64) []float64 {
	var values []float64
	for _, v := range series {
		if metric.Known(v) {
			values = append(values, v)
		}
	}
	return values
}
