package wording

import (
	"cmp"
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// adjustment says how the p became one that allows for the indicators judged together: the family with
// everybody's p, rank and q.
func (e *explaining) adjustment() (s Section) {
	if !metric.Known(e.c.P) || e.c.Verdict == indicator.NotEnoughData {
		return s
	}
	kind, method := "supporting", "bh"
	if e.spec.Primary {
		kind = "primary"
	}
	if e.rep.Plan.Multiplicity == "holm" {
		method = "holm"
	}
	s.say(e.Say("explain.family."+kind, e.Count(e.c.Family)))
	if e.c.Family > 1 {
		s.say(e.Say("explain.adjustment." + method))
		s.Tables = append(s.Tables, e.family(method))
	}
	s.say(e.Say("explain.adjustment.own", e.probability(e.c.P), e.probability(e.c.Adjusted)))
	for _, n := range e.c.Notes {
		if n.Code == indicator.NoteFamily || n.Code == indicator.NoteExploratory {
			s.say(e.Note(e.spec, n))
		}
	}
	return s
}

// member is a comparison of the family and the indicator that it is of.
type member struct {
	spec *metric.Indicator
	c    *indicator.Comparison
}

// members are the comparisons that are judged together.
func (e *explaining) members() (members []member) {
	for i := range e.rep.Indicators {
		r := &e.rep.Indicators[i]
		f := r.In(e.f.Scope)
		if f == nil || r.Spec.Primary != e.spec.Primary {
			continue
		}
		for k := range f.Comparisons {
			if c := &f.Comparisons[k]; c.After == e.c.After && c.Before == e.c.Before && c.Family > 0 {
				members = append(members, member{r.Spec, c})
			}
		}
	}
	return members
}

// family lists the members by rising p.
func (e *explaining) family(method string) ExplainTable {
	members := e.members()
	slices.SortStableFunc(members, func(a, b member) int { return cmp.Compare(a.c.P, b.c.P) })
	t := e.table(e.Say("explain.family.table"), 1, "indicator", "rank", "p", "times."+method, "q")
	m := float64(len(members))
	for i, one := range members {
		rank := float64(i + 1)
		times := float64(one.c.P*m) / rank
		if method == "holm" {
			times = one.c.P * (m - rank + 1)
		}
		t.Rows = append(t.Rows, []string{e.Name(one.spec), e.Count(i + 1), e.probability(one.c.P), e.probability(times), e.probability(one.c.Adjusted)})
	}
	return t
}
