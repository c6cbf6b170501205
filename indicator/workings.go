package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// The workings are the numbers between a comparison's units and its p: what somebody meets who does the
// test again by hand. They are computed when they are asked for.

// Relabeled is a test that counts in how many arrangements of the units a statistic is as far out.
type Relabeled struct {
	Units        [2]int
	Statistic    float64 // durations: centred rank sum after; series: rank sum after
	Centre       float64 // what the statistic would be on average
	Ways         float64 // to choose the units after
	Drawn        bool    // too many to count all: so many were drawn
	Arrangements int     // counted, or drawn; 0 if the p is not a share of arrangements
	Far          int     // of them, as far from the centre as the observed one, or farther
	P            float64
	Extreme      int // series: the interval ends at the so-many-th difference from either end
	Pairs        float64
}

// Relabeled is the working of a comparison of durations or of a series; ok is false without a test.
func (c *Comparison) Relabeled() (r Relabeled, ok bool) {
	for _, t := range c.Tests {
		switch {
		case t.Name == BlockPermutation, t.Name == WeekPermutation:
			r.P, r.Arrangements = t.P, t.Arrangements
		case t.Name == MannWhitney && len(c.Units[1]) > 0 && metric.Known(c.Units[1][0].Value):
			r.P = t.P
		default:
			continue
		}
		ok = true
		break
	}
	before, after := len(c.Units[0]), len(c.Units[1])
	if !ok || before == 0 || after == 0 {
		return r, false
	}
	r.Units = [2]int{before, after}
	for _, u := range c.Units[1] {
		r.Statistic += u.Score
	}
	r.Ways = stat.Choose(before+after, after)
	if r.Arrangements > 0 {
		r.Drawn = float64(r.Arrangements) < r.Ways
		r.Far = int(math.Round(r.P * float64(r.Arrangements)))
		if r.Drawn {
			r.Far = int(math.Round(r.P*float64(r.Arrangements+1))) - 1
		}
		return r, true
	}
	r.Centre = float64(after) * float64(before+after+1) / 2
	r.Extreme, r.Pairs = stat.ExtremePairs(after, before, level), float64(before)*float64(after)
	if r.Ways < 1e12 { // counted, whatever came of it: more are not, where values are tied
		r.Arrangements = int(r.Ways)
		r.Far = int(math.Round(r.P * r.Ways))
	}
	return r, true
}

// Counted is the working of a comparison of two rates or two proportions.
type Counted struct {
	Events    [2]float64
	Of        [2]float64       // exposure, or trials
	Share     float64          // rates: of the exposure that lies after
	Tails     stat.Tails       // of the events after
	Limits    stat.Interval    // rates: of the share of events that lies after (Clopper and Pearson)
	Wilson    [2]stat.Interval // proportions
	Total     [2]float64       // events of the complete units
	TotalOf   [2]float64
	Sum       float64 // Pearson's, over the complete units
	Effect    float64 // ratio or difference of the complete units
	SE        float64 // of its logarithm, or of the difference, by chance alone
	OneSided  float64 // where one side does not vary: Pearson's sum of the other side
	Effective int     // the same: how many events of that side count
	T         float64 // the effect in units of its error with the dispersion
	Critical  float64 // what T has to exceed for a p under 0.05
}

// Counted is the working of a comparison of rates or proportions between two phases; ok is false without a test.
func (c *Comparison) Counted(before, after *PhaseFigure) (w Counted, ok bool) {
	if len(c.Tests) == 0 || c.EffectKind != RateRatio && c.EffectKind != Difference {
		return w, false
	}
	w.Events = [2]float64{before.Numerator, after.Numerator}
	w.Of = [2]float64{before.Denominator, after.Denominator}
	for side, units := range c.Units {
		for _, u := range units {
			w.Total[side] += u.Numerator
			w.TotalOf[side] += u.Denominator
			w.Sum += u.Score
		}
	}
	if c.EffectKind == RateRatio {
		w.rates(c)
	} else {
		w.proportions(c)
	}
	w.effective(c)
	return w, true
}

// rates are the numbers of two rates. Limits and Critical are read off the intervals of the tests.
func (w *Counted) rates(c *Comparison) {
	x0, x1 := int(w.Events[0]), int(w.Events[1])
	w.Share = w.Of[1] / (w.Of[0] + w.Of[1])
	w.Tails = stat.BinomialTails(x1, x0+x1, w.Share)
	share := func(ratio float64) float64 {
		if odds := ratio * w.Of[1] / w.Of[0]; !math.IsInf(odds, 1) {
			return odds / (1 + odds)
		}
		return 1
	}
	if t := c.Test(ExactRate); t != nil {
		w.Limits = stat.Interval{Low: share(t.Low), High: share(t.High)}
	}
	w.Effect = w.Total[1] / w.TotalOf[1] / (w.Total[0] / w.TotalOf[0])
	w.SE = math.Sqrt(1/w.Total[0] + 1/w.Total[1])
	if t := c.Test(QuasiPoisson); t != nil {
		error := w.SE * math.Sqrt(max(1, t.Phi))
		w.T, w.Critical = math.Log(w.Effect)/error, math.Log(t.High/t.Low)/2/error
	}
}

// proportions are the numbers of two proportions.
func (w *Counted) proportions(c *Comparison) {
	p := [2]stat.Proportion{{X: int(w.Events[0]), N: int(w.Of[0])}, {X: int(w.Events[1]), N: int(w.Of[1])}}
	w.Tails = stat.HypergeometricTails(p[0], p[1])
	variance, shares := 0.0, [2]float64{}
	for side := range p {
		w.Wilson[side] = stat.Wilson(p[side], level)
		shares[side] = w.Total[side] / w.TotalOf[side]
		variance += float64(shares[side]*(1-shares[side])) / w.TotalOf[side]
	}
	w.Effect, w.SE = shares[1]-shares[0], math.Sqrt(variance)
	if t := c.Test(QuasiBinomial); t != nil {
		error := w.SE * math.Sqrt(max(1, t.Phi))
		w.T, w.Critical = w.Effect/error, (t.High-t.Low)/2/error
	}
}

// effective sets OneSided and Effective where a test that allows for dispersion looks at one side alone.
func (w *Counted) effective(c *Comparison) {
	name, events, side := EffectiveRate, w.Events, 1
	if c.EffectKind == Difference {
		name = EffectiveFisher
		if w.Events[0] == w.Of[0] || w.Events[1] == w.Of[1] { // failures, where all are successes
			events = [2]float64{w.Of[0] - w.Events[0], w.Of[1] - w.Events[1]}
		}
	}
	t := c.Test(name)
	if t == nil {
		return
	}
	if events[1] == 0 {
		side = 0
	}
	w.Effective = int(events[side] / max(1, t.Phi))
	for _, u := range c.Units[side] {
		w.OneSided += u.Score
	}
}

// Followed is the working of the test of a series' means that allows for periods that follow one another.
type Followed struct {
	Correlation float64    // of neighbours, as it is taken to be
	Means       [2]float64 // of the complete periods
	Squares     float64    // squared distances of all of them from the mean of their side, added up
	Shares      [2]float64 // variance of each mean, if that of a period is 1
	stat.Following
	T float64
}

// Followed is that working of a series; ok is false without the test.
func (c *Comparison) Followed() (w Followed, ok bool) {
	if c.Test(FollowingPeriods) == nil {
		return w, false
	}
	var sides [2][]float64
	for side, units := range c.Units {
		for _, u := range units {
			for len(sides[side]) < u.Place {
				sides[side] = append(sides[side], metric.Missing())
			}
			sides[side] = append(sides[side], u.Value)
		}
		w.Means[side] = stat.Mean(known(sides[side]))
		w.Shares[side] = stat.MeanVariance(sides[side], UsualCorrelation)
		for _, u := range units {
			w.Squares += float64((u.Value - w.Means[side]) * (u.Value - w.Means[side]))
		}
	}
	w.Correlation, w.Following = UsualCorrelation, stat.FollowingMeans(sides[0], sides[1], UsualCorrelation, level)
	w.T = w.Difference / w.SE
	return w, true
}

// Test finds a test of the comparison by name; nil if it was not run.
func (c *Comparison) Test(name TestName) *Test {
	for i := range c.Tests {
		if c.Tests[i].Name == name {
			return &c.Tests[i]
		}
	}
	return nil
}

// QuantileOf is the share of a quantile statistic and the places, counted from 1, of the two sorted values
// between which its interval runs; 0 and n+1 are no place.
func QuantileOf(s metric.Statistic, n int) (share float64, low, high int) {
	share = quantileOf(s)
	low, high, _ = stat.QuantileInterval(n, share, level)
	return share, low, high
}

// Normal is the deviate of 95 % intervals.
func Normal() float64 { return stat.ZQuantile(level) }
