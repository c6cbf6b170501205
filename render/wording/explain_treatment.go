package wording

// treatment says what was done with the data, and what to keep in mind.
func (e *explaining) treatment() (s Section) {
	for _, n := range e.c.Notes {
		s.say(e.Note(e.spec, n))
	}
	return s
}
