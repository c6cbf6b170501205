package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// gates lists what must be given before anything is concluded, and whether it is.
func (e *explaining) gates() (s Section) {
	before, after := e.phases()
	t := e.table(e.Say("explain.gates.table"), 1, "gate")
	t.Heads = append(t.Heads, before, after, e.Say("explain.head.need"), e.Say("explain.head.passed"))
	t.Numeric = numeric(1, 5)
	failed := false
	for _, c := range e.c.Checks(e.spec, e.before, e.after) {
		row := []string{e.gate(c.Code), e.exact(c.Before), e.exact(c.After), e.needed(c), e.passed(c.Passed)}
		t.Rows = append(t.Rows, row)
		failed = failed || !c.Passed
	}
	if failed || e.c.Verdict == indicator.NotEnoughData {
		s.say(e.Say("explain.gates.failed", e.Reason(e.c.Reason)))
	} else {
		s.say(e.Say("explain.gates.passed"))
	}
	if len(t.Rows) > 0 {
		s.Tables = append(s.Tables, t)
	}
	return s
}

// gate names a gate.
func (e *explaining) gate(code indicator.Reason) string {
	if e.spec.Measure.Form == metric.Proportion {
		switch code {
		case indicator.NoEvents:
			return e.Say("explain.gate.no-events.proportion")
		case indicator.NoRecords:
			return e.Say("explain.gate.no-records.proportion")
		}
	}
	if key := "explain.gate." + string(code); e.Has(key) {
		return e.Say(key)
	}
	return e.Reason(code)
}

// needed is what a gate asks for.
func (e *explaining) needed(c indicator.Check) string {
	switch {
	case !metric.Known(c.Need[0]):
		return dash
	case c.Code == indicator.TooFewArrangements:
		return e.Say("explain.need.most", e.exact(c.Need[0]))
	case c.Code == indicator.NoExposure:
		return e.Say("explain.need.over", e.exact(c.Need[0]))
	case c.Need[0] != c.Need[1]:
		return e.Say("explain.need.each", e.exact(c.Need[0]), e.exact(c.Need[1]))
	}
	return e.Say("explain.need.least", e.exact(c.Need[0]))
}

func (e *explaining) passed(yes bool) string {
	if yes {
		return e.Say("explain.yes")
	}
	return e.Say("explain.no")
}
