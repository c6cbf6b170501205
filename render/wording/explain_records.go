package wording

import "upshot/metric"

// records says which records there are, and how many are left at each step.
func (e *explaining) records() (s Section) {
	if e.before == nil || e.after == nil {
		return s
	}
	before, after := e.phases()
	key := "explain.records.n"
	if e.spec.Measure.AsSeries() {
		key = "explain.records.n." + e.rep.Plan.Period.String()
	}
	s.say(e.Say(key, before, e.Count(e.before.N), after, e.Count(e.after.N)))
	for i, source := range e.rep.Plan.Sources {
		if e.reads(source.ID) {
			s.Tables = append(s.Tables, e.files(i))
		}
	}
	return s
}

// reads reports whether the measure reads a source.
func (e *explaining) reads(source string) bool {
	for _, t := range e.spec.Measure.Terms() {
		if t.Source == source {
			return true
		}
	}
	return false
}

// files accounts for the rows of a source's files.
func (e *explaining) files(source int) ExplainTable {
	t := ExplainTable{Caption: e.Say("explain.files", e.rep.Plan.Sources[source].ID), Numeric: numeric(1, 7)}
	for _, head := range []string{"file", "rows", "rejected", "duplicates", "filtered", "outside", "used"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	if source >= len(e.rep.Accounts) {
		return t
	}
	for _, f := range e.rep.Accounts[source].Files {
		at := metric.Position{File: f.Path, Sheet: f.Sheet}
		t.Rows = append(t.Rows, []string{
			at.String(), e.Count(f.Rows), e.Count(f.Rejected), e.Count(f.Duplicates), e.Count(f.Filtered), e.Count(f.Outside), e.Count(f.Used),
		})
	}
	return t
}
