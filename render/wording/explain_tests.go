package wording

import (
	"strings"

	"upshot/metric"
)

// test gives the tests of the comparison, the verdict's own first.
func (e *explaining) test() (s Section) {
	if len(e.c.Tests) == 0 {
		return s
	}
	s.say(e.JudgedBy(e.rep, e.spec))
	t := ExplainTable{Caption: e.Say("explain.tests"), Numeric: numeric(1, 6)}
	for _, head := range []string{"test", "p", "estimate", "phi", "df", "arrangements"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	for _, test := range e.c.Tests {
		own := *e.c
		own.Low, own.High = test.Low, test.High
		arrangements := dash
		if test.Arrangements > 0 {
			arrangements = e.Count(test.Arrangements)
		}
		t.Rows = append(t.Rows, []string{
			e.Test(test.Name), strings.TrimPrefix(e.P(test.P), "p "), e.EffectInterval(e.spec, &own),
			e.Number(metric.Unit{}, test.Phi), e.Number(metric.Unit{}, test.DF), arrangements,
		})
	}
	s.Tables = append(s.Tables, t)
	return s
}
