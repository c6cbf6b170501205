package wording

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// target says how the target stands, where it is this phase's, and what that rests on.
func (e *explaining) target() (s Section) {
	t := e.f.Target
	if t == nil || t.Phase != e.c.After {
		return s
	}
	s.say(e.Say("explain.target.is", e.Words.Target(e.spec, t.Target), e.exactly(e.spec.Unit, t.Value), e.TargetStatus(t.Status)))
	if t.Status == indicator.TargetUnknown {
		return s
	}
	defer func() {
		if t.Open {
			s.say(e.Say("explain.target.open"))
		}
	}()
	say := func(interval string) string {
		if e.spec.Measure.AsSeries() {
			return e.Say("explain.target.limits", interval)
		}
		if how := e.widened(t.Value); how != "" {
			return e.Say("explain.target.widened", how, interval)
		}
		return e.Say("explain.target.interval", interval)
	}
	if !metric.Known(t.Low) || !metric.Known(t.High) {
		s.say(e.Say("explain.target.without"))
		return s
	}
	low, high := t.Low/e.spec.Unit.Factor(), t.High/e.spec.Unit.Factor()
	if math.IsInf(low, 0) || math.IsInf(high, 0) {
		s.say(say(e.Interval(e.spec.Unit, t.Low, t.High)))
		return s
	}
	s.say(say(e.exactInterval(low, high)))
	return s
}

// widened is the interval of a rate or proportion whose periods vary more than chance alone would make them;
// "" where they do not.
func (e *explaining) widened(value float64) string {
	headline := e.f.Headline()
	if headline == nil {
		return ""
	}
	for _, t := range headline.Tests {
		if !(t.Phi > 1) {
			continue
		}
		key := ""
		switch t.Name {
		case indicator.QuasiPoisson, indicator.EffectiveRate:
			if key = "explain.target.rates"; value == 0 {
				key = "explain.target.none"
			}
		case indicator.QuasiBinomial, indicator.EffectiveFisher:
			key = "explain.target.shares"
		default:
			continue
		}
		return e.Say(key, e.exact(t.DF), e.exact(t.Phi))
	}
	return ""
}
