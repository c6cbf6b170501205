package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// following says what becomes of a verdict on periods if they are not independent.
func (e *explaining) following() (s Section) {
	for _, t := range e.c.Tests {
		if t.Name != indicator.FollowingPeriods || !metric.Known(t.P) {
			continue
		}
		low, high := t.Low/e.spec.Unit.Factor(), t.High/e.spec.Unit.Factor()
		s.say(e.Say("explain.following.test", e.exact(indicator.UsualCorrelation), e.exact(t.DF), e.probability(t.P), e.exactInterval(low, high)))
	}
	switch {
	case !metric.Known(e.c.Cautious):
	case s.Sentences != nil:
		s.say(e.Say("explain.following.rule", e.probability(e.c.Cautious)))
	case e.c.Cautious > e.c.Adjusted:
		s.say(e.Say("explain.following.others", e.probability(e.c.Cautious)))
	}
	return s
}
