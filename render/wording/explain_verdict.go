package wording

import "upshot/indicator"

// verdict says how the verdict follows.
func (e *explaining) verdict() (s Section) {
	said := e.Say("explain.verdict.is", e.Verdict(e.c.Verdict))
	if e.c.Reason != "" {
		said = e.Say("explain.verdict.because", e.Verdict(e.c.Verdict), e.Reason(e.c.Reason))
	}
	s.say(said)
	if e.c.Equivalent && e.c.Verdict != indicator.NotEnoughData {
		s.say(e.Say("explain.verdict.equivalent"))
	}
	if d := e.Detectable(e.spec, e.c); d != "" {
		s.say(e.Say("explain.sentence", d))
	}
	return s
}
