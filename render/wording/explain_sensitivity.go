package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// tails gives the change of the upper percentiles of durations.
func (e *explaining) tails() (s Section) {
	if len(e.c.Tails) == 0 || e.before == nil || e.after == nil || min(e.before.N, e.after.N) < fewestForTails {
		return s
	}
	t := ExplainTable{Caption: e.Say("explain.values", e.UnitName(e.spec.Unit)), Numeric: numeric(1, 5)}
	for _, head := range []string{"percentile", "stratum.before", "stratum.after", "change", "change.interval"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	drawn, why := false, indicator.Reason("")
	for i := range e.c.Tails {
		tail := &e.c.Tails[i]
		values := e.Numbers(e.spec.Unit, tail.Before, tail.After)
		t.Rows = append(t.Rows, []string{e.Percentile(tail.Quantile), values[0], values[1], e.signedNumbers(e.spec.Unit, tail.Change)[0], e.TailInterval(e.spec, tail)})
		drawn = drawn || metric.Known(tail.Low)
		if tail.Reason != "" && tail.Reason != why {
			why = tail.Reason
			s.say(e.Say("explain.tails.none", e.Percentile(tail.Quantile), e.Reason(why)))
		}
	}
	s.Tables = append(s.Tables, t)
	if drawn {
		s.say(e.Say("explain.tails.drawn"))
	}
	return s
}

// fewestForTails is the records below which upper percentiles would be the records themselves.
const fewestForTails = 10

// sensitivity says whether the verdict holds if the data are treated otherwise.
func (e *explaining) sensitivity() (s Section) {
	for _, sentence := range e.Sensitivity(e.rep, e.spec, e.c) {
		s.say(sentence)
	}
	return s
}
