package wording

import (
	"cmp"
	"slices"

	"upshot/metric"
)

// following says what becomes of a verdict on periods if they are not independent.
func (e *explaining) following() (s Section) {
	if w, ok := e.c.Followed(); ok && metric.Known(w.P) {
		s.say(e.Say("explain.following.means", e.exact(w.Correlation), e.exact(w.Shares[0]), e.exact(w.Shares[1])))
		factor := e.spec.Unit.Factor()
		s.say(e.Say("explain.following.variance", e.exact(w.Squares/factor/factor), e.Count(len(e.c.Units[0])), e.Count(len(e.c.Units[1])), e.exact(w.SE/factor)))
		s.say(e.Say("explain.following.test", e.exact(w.Difference/factor), e.exact(w.T), e.exact(w.DF), e.probability(w.P)))
	}
	if metric.Known(e.c.Cautious) && (s.Sentences != nil || e.c.Cautious > e.c.Adjusted) {
		s.say(e.Say("explain.following.rule", e.probability(e.c.Cautious)))
		if e.c.Cautious != e.c.Adjusted {
			s.Tables = append(s.Tables, e.cautiousFamily())
		}
	}
	return s
}

// cautiousFamily lists the indicators that are judged together by what their p is if periods follow one another.
func (e *explaining) cautiousFamily() ExplainTable {
	members := e.members()
	slices.SortStableFunc(members, func(a, b member) int { return cmp.Compare(a.c.CarefulP(), b.c.CarefulP()) })
	t := e.table(e.Say("explain.following.family"), 1, "indicator", "rank", "p", "q")
	for i, one := range members {
		t.Rows = append(t.Rows, []string{e.Name(one.spec), e.Count(i + 1), e.probability(one.c.CarefulP()), e.probability(one.c.Cautious)})
	}
	return t
}
