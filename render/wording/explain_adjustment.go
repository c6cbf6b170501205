package wording

import "upshot/metric"

// adjustment says how the p became one that allows for the indicators judged together.
func (e *explaining) adjustment() (s Section) {
	switch {
	case !metric.Known(e.c.P):
	case e.c.Family > 0:
		s.say(e.Say("explain.adjustment.family", e.Count(e.c.Family), e.P(e.c.P), e.P(e.c.Adjusted)))
	default:
		s.say(e.Say("explain.adjustment.none", e.P(e.c.P)))
	}
	return s
}
