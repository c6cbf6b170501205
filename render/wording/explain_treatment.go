package wording

// treatment says what was done with the data, and what to keep in mind.
func (e *explaining) treatment() (s Section) {
	for _, phase := range e.rep.Plan.PhasesOf(e.c.Before) {
		s.say(e.WhyPhase(e.rep, phase))
	}
	for _, n := range e.c.Notes {
		s.say(e.Note(e.spec, n))
	}
	for _, sentence := range e.Survival(e.c.Survival) {
		s.say(sentence)
	}
	add := func(words int, caption string, heads []string, rows [][]string) {
		if len(rows) > 0 {
			s.Tables = append(s.Tables, ExplainTable{Caption: caption, Heads: heads, Rows: rows, Numeric: numeric(words, len(heads))})
		}
	}
	if e.before != nil && e.after != nil {
		for _, sentence := range e.TreatedNotes(e.spec, e.before, e.after) {
			s.say(sentence)
		}
		caption, heads, rows := e.Treated(e.rep, e.spec, e.before, e.after)
		add(1, caption, heads, rows)
	}
	if e.c.Survival != nil {
		caption, heads, rows := e.Lifetimes(e.rep, e.spec, e.c.Survival)
		add(1, caption, heads, rows)
	}
	caption, heads, rows := e.Outliers(e.rep, e.spec, e.c)
	add(2, caption, heads, rows)
	return s
}
