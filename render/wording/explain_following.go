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
		number := func(v float64) string { return e.Number(metric.Unit{}, v) }
		s.say(e.Say("explain.following.test", number(indicator.UsualCorrelation), number(t.Phi), number(t.DF), e.P(t.P)))
	}
	if metric.Known(e.c.Cautious) && (s.Sentences != nil || e.c.Cautious > e.c.Adjusted) {
		s.say(e.Say("explain.following.rule", e.P(e.c.Cautious)))
	}
	return s
}
