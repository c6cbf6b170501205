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
	key := "explain.target.interval"
	switch form := e.spec.Measure.Form; {
	case e.spec.Measure.AsSeries():
		key = "explain.target.limits"
	case form != metric.Duration && e.widened():
		key = "explain.target.widened"
	}
	if !metric.Known(t.Low) || !metric.Known(t.High) {
		s.say(e.Say("explain.target.without"))
		return s
	}
	low, high := t.Low/e.spec.Unit.Factor(), t.High/e.spec.Unit.Factor()
	if math.IsInf(low, 0) || math.IsInf(high, 0) {
		s.say(e.Say(key, e.Interval(e.spec.Unit, t.Low, t.High)))
		return s
	}
	s.say(e.Say(key, e.exactInterval(low, high)))
	return s
}

// widened reports whether the periods vary more than chance alone would make them.
func (e *explaining) widened() bool {
	headline := e.f.Headline()
	if headline == nil {
		return false
	}
	for _, t := range headline.Tests {
		if t.Phi > 1 {
			return true
		}
	}
	return false
}
