package indicator

import "upshot/metric"

// disclose adds what a reader must know of an indicator's definition before believing a comparison: that
// it changed inside the compared window, and that the indicator was made primary after the round began.
func (e *engine) disclose(c *Comparison, spec *metric.Indicator, before, after window) {
	compared := metric.Window{From: e.plan.Phases[before.phases[0]].From, To: e.plan.Phases[after.phases[len(after.phases)-1]].To}
	for i, change := range spec.Changes {
		if compared.Contains(change.Date) {
			c.Notes = append(c.Notes, Note{NoteDefinition, []float64{float64(change.Date), float64(i)}})
		}
	}
	if began := e.plan.Phases[after.phases[0]].From; spec.Primary && spec.PrimarySince > began {
		c.Notes = append(c.Notes, Note{NoteLatePrimary, []float64{float64(spec.PrimarySince), float64(began)}})
	}
}

// HasNote reports whether a disclosure stands beside the verdict.
func (c *Comparison) HasNote(code NoteCode) bool {
	for _, n := range c.Notes {
		if n.Code == code {
			return true
		}
	}
	return false
}
