package wording

import "upshot/metric"

// estimates gives the values of both phases and the effect.
func (e *explaining) estimates() (s Section) {
	if e.before == nil || e.after == nil {
		return s
	}
	before, after := e.phases()
	t := ExplainTable{Caption: e.Say("explain.values", e.UnitName(e.spec.Unit)), Numeric: numeric(1, 4)}
	for _, head := range []string{"phase", "n", "value", "interval"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	t.Rows = [][]string{
		{before, e.Count(e.before.N), e.Number(e.spec.Unit, e.before.Value), e.Interval(e.spec.Unit, e.before.Low, e.before.High)},
		{after, e.Count(e.after.N), e.Number(e.spec.Unit, e.after.Value), e.Interval(e.spec.Unit, e.after.Low, e.after.High)},
	}
	s.Tables = append(s.Tables, t)
	if metric.Known(e.c.Effect) {
		s.say(e.Say("explain.effect", e.Words.Effect(e.spec, e.c), e.EffectKind(e.c.EffectKind)))
	}
	return s
}
