package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// past is what a phase's complete units of independence held. It is kept for a look ahead.
type past struct {
	counts stat.Counts // rates and proportions
	series []float64   // series, with their gaps
}

// pasts are those of the phases, in order.
func pasts(m *measured, samples []sample) []past {
	kept := make([]past, len(samples))
	for i := range samples {
		switch {
		case m.spec.Measure.AsSeries():
			kept[i].series = samples[i].series
		case m.spec.Measure.Form != metric.Duration:
			kept[i].counts = samples[i].counts(m)
		}
	}
	return kept
}

// unitMonths is how many months a unit of independence has.
func unitMonths(plan *metric.Plan, spec *metric.Indicator) int {
	if JudgedBy(plan, spec) == metric.Quarter {
		return 3
	}
	return 1
}

// countProspect is what rates and proportions hold before a round, and what it will add.
type countProspect struct {
	better   float64
	events   float64 // of the whole baseline
	per      float64 // what they are countProspect per: exposure or trials
	units    int     // complete ones of the baseline
	phi      float64 // at least 1
	perUnit  float64 // what a unit of the round adds to what events are countProspect per
	perMonth float64 // units
}

// countsAhead pools the dispersion of all phases from the baseline on; each has its own rate. A round is
// as large as the last phase.
func countsAhead(plan *metric.Plan, f *Figures, o *Outlook, variance func(expected, rate float64) float64) (countProspect, Reason) {
	before := f.Phase(plan.BeforeID())
	baseline := f.past[plan.Compare.Before].counts
	c := countProspect{
		better: float64(o.Spec.Better), events: before.Numerator, per: before.Denominator,
		units: len(baseline.Events), perMonth: 1 / float64(unitMonths(plan, o.Spec)),
	}
	switch {
	case c.units*unitMonths(plan, o.Spec) < fewestToPlan || c.units < 2:
		return c, ShortBaseline
	case !(c.events > 0):
		return c, NoEvents
	}
	var sum, df float64
	for _, p := range f.past[plan.Compare.Before:] {
		var events, per float64
		for i, e := range p.counts.Events {
			events, per = events+e, per+p.counts.Exposures[i]
		}
		rate, n := events/per, len(p.counts.Events)
		for i, e := range p.counts.Events {
			expected := float64(rate * p.counts.Exposures[i])
			if v := variance(expected, rate); v > 0 {
				sum += float64((e-expected)*(e-expected)) / v
			}
		}
		if n > 0 {
			df += float64(n - 1)
			c.perUnit = per / float64(n)
		}
	}
	c.phi = max(1, sum/df)
	return c, ""
}

// round is how many units a round has, and what they hold.
func (c *countProspect) round(months int) (units int, per float64) {
	units = int(math.Floor(float64(float64(months)*c.perMonth) + 1e-9))
	return units, float64(float64(units) * c.perUnit)
}

// deviates are how far an effect must lie from none: in Student's for what allows for dispersion, in normal
// ones for an exact test, and with how much in reserve.
type deviates struct{ student, normal, reserve float64 }

// needed is the smallest effect that both tests call with PlanPower, by alpha. It is tried from step to step:
// a larger fall leaves fewer events, and so is less certain.
func (c *countProspect) needed(units int, alphas []float64, step, most float64, calls func(effect float64, d deviates) bool) []float64 {
	effects := make([]float64, len(alphas))
	for i, alpha := range alphas {
		effects[i] = metric.Missing()
		var d deviates
		d.student, d.reserve = stat.Deviates(alpha, PlanPower, float64(c.units+units-2))
		d.normal, _ = stat.Deviates(alpha, PlanPower, math.Inf(1))
		for effect := step; units > 0 && effect <= most; effect += step {
			if calls(effect, d) {
				effects[i] = effect
				break
			}
		}
	}
	return effects
}

// rateProspect foresees a ratio of rates, on the scale of its logarithm.
type rateProspect struct{ countProspect }

func ratesAhead(plan *metric.Plan, f *Figures, o *Outlook) (prospect, Reason) {
	if !metric.Known(f.Phase(plan.BeforeID()).Denominator) {
		return nil, UnknownCoverage
	}
	c, reason := countsAhead(plan, f, o, func(expected, _ float64) float64 { return expected })
	return &rateProspect{c}, reason
}

func (p *rateProspect) reach(months int, alphas ...float64) []float64 {
	units, per := p.round(months)
	share := per / (p.per + per)
	effects := p.needed(units, alphas, 0.005, 5, func(log float64, d deviates) bool {
		before, after := p.events, float64(p.events/p.per*per*math.Exp(float64(p.better*log)))
		if spread := math.Sqrt(p.phi * (1/before + 1/after)); log < float64((d.student+d.reserve)*spread) {
			return false
		}
		// The exact test: how far the later events are from their share of all.
		off := math.Abs(float64(after*(1-share)) - float64(before*share))
		chance := math.Sqrt((before + after) * share * (1 - share))
		spread := math.Sqrt(p.phi * (float64(after*(1-share)*(1-share)) + float64(before*share*share)))
		return off >= float64(d.normal*chance)+0.5+float64(d.reserve*spread)
	})
	for i, log := range effects {
		effects[i] = math.Exp(float64(p.better * log))
	}
	return effects
}

// shareProspect foresees a difference of proportions.
type shareProspect struct{ countProspect }

func sharesAhead(plan *metric.Plan, f *Figures, o *Outlook) (prospect, Reason) {
	before := f.Phase(plan.BeforeID())
	switch {
	case !countable(before.Numerator, before.Denominator):
		return nil, NotCounts
	case before.Numerator == before.Denominator:
		return nil, NoEvents
	}
	c, reason := countsAhead(plan, f, o, func(expected, share float64) float64 { return expected * (1 - share) })
	return &shareProspect{c}, reason
}

func (p *shareProspect) reach(months int, alphas ...float64) []float64 {
	units, per := p.round(months)
	share := p.events / p.per
	most := share
	if p.better > 0 {
		most = 1 - share
	}
	effects := p.needed(units, alphas, most/1000, most, func(points float64, d deviates) bool {
		later := share + float64(p.better*points)
		spread := math.Sqrt(p.phi * (float64(share*(1-share))/p.per + max(0, float64(later*(1-later)))/per))
		if points < float64((d.student+d.reserve)*spread) {
			return false
		}
		// Fisher's test takes both sides as having the share of all.
		all := (p.events + float64(later*per)) / (p.per + per)
		chance := math.Sqrt(all * (1 - all) * (1/p.per + 1/per))
		return points >= float64(d.normal*chance)+(1/p.per+1/per)/2+float64(d.reserve*spread)
	})
	for i := range effects {
		effects[i] *= p.better
	}
	return effects
}
