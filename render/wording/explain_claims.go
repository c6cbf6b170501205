package wording

// claims are the forms in which the figures may be said.
func (e *explaining) claims() (s Section) {
	lead, claims := e.Claims(e.rep, e.spec, e.f, e.c)
	if len(claims) == 0 {
		return s
	}
	s.say(lead)
	for _, c := range claims {
		s.say(e.Say("explain.claim", c.Label, c.Text))
	}
	return s
}

// bands are the performance bands of the two values, in every edition that the report shows.
func (e *explaining) bands() (s Section) {
	for _, move := range e.BandMoves(e.rep, e.f, e.c) {
		s.say(e.Say("explain.sentence", move))
	}
	if len(s.Sentences) > 0 {
		s.say(e.Say("explain.bands.apart"))
	}
	return s
}
