package wording

import "upshot/indicator"

// gates says which gates the comparison had to pass, and the one at which it stopped.
func (e *explaining) gates() (s Section) {
	if e.c.Verdict == indicator.NotEnoughData {
		s.say(e.Say("explain.gates.failed", e.Reason(e.c.Reason)))
		return s
	}
	s.say(e.Say("explain.gates.passed"))
	return s
}
