package wording

// target says how the target stands, where it is this phase's.
func (e *explaining) target() (s Section) {
	if t := e.f.Target; t != nil && t.Phase == e.c.After {
		s.say(e.Say("explain.target.is", e.Words.Target(e.spec, t.Target), e.TargetStatus(t.Status)))
	}
	return s
}
