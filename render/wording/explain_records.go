package wording

import (
	"slices"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// records says where the records of the two phases stand in the appendix, how many there are, and why some
// do not count.
func (e *explaining) records() (s Section) {
	var tallies [][2]indicator.Tally // by term: before, after
	for _, part := range []indicator.Part{e.res.Part(), indicator.Denominator} {
		before := e.rep.Tally(e.res, part, e.f.Scope, e.rep.Plan.PhasesOf(e.c.Before))
		if before.Ledger != nil {
			tallies = append(tallies, [2]indicator.Tally{before, e.rep.Tally(e.res, part, e.f.Scope, e.rep.Plan.PhasesOf(e.c.After))})
		}
	}
	if len(tallies) == 0 {
		return s
	}
	tabs := RawTabs(e.rep, NewTabs())
	var columns []RawColumn
	var rows []string // which are before and after; said twice where two sheets name their columns otherwise
	for i := range tallies {
		t := &tallies[i][0]
		if i == 0 || t.Ledger != tallies[i-1][0].Ledger {
			columns = e.RawColumns(e.rep, t.Ledger)
		}
		s.say(e.raw(t, tabs, columns, len(tallies) > 1))
		if said := e.rows(columns); !slices.Contains(rows, said) {
			rows = append(rows, said)
		}
	}
	s.say(e.contributes(len(tallies) > 1))
	for _, said := range rows {
		s.say(said)
	}
	s.say(e.Say("explain.zone", e.rep.Plan.Timezone))
	for i := range tallies {
		s.Tables = append(s.Tables, e.tally(&tallies[i], len(tallies) > 1))
	}
	return s
}

// raw says on which sheet, or in which file, the records of a term stand, and in which column what they contribute.
func (e *explaining) raw(t *indicator.Tally, tabs []string, columns []RawColumn, several bool) string {
	at, value := t.Ledger.At, ""
	for _, c := range columns {
		switch {
		case c.Kind == RawMapped && t.Ledger.Table.Columns[c.Index].Role == t.Ledger.At:
			at = c.Head
		case c.Kind == RawValue && c.Index == t.Column:
			value = c.Head
		}
	}
	where := e.Say("explain.raw.file", LedgerName(e.rep, t.Ledger)+".csv")
	for i := range e.rep.Ledgers {
		if &e.rep.Ledgers[i] == t.Ledger && tabs[i] != "" {
			where = e.Say("explain.raw.sheet", tabs[i])
		}
	}
	switch {
	case several && t.Part == indicator.Denominator:
		return e.Say("explain.raw.denominator", where, at, value)
	case several:
		return e.Say("explain.raw.numerator", where, at, value)
	}
	return e.Say("explain.raw", where, at, value)
}

// contributes says what the numbers in those columns are.
func (e *explaining) contributes(several bool) string {
	m := &e.spec.Measure
	switch {
	case m.Form == metric.Duration:
		return e.Say("explain.contributes.duration")
	case m.Form == metric.Level:
		return e.Say("explain.contributes.level")
	case m.AsSeries():
		return e.Say("explain.contributes.series")
	case m.Form == metric.Frequency:
		return e.Say("explain.contributes.frequency")
	case several:
		return e.Say("explain.contributes.fraction")
	}
	return e.Say("explain.contributes.proportion")
}

// rows says which rows are before, which after, and which belong to the scope.
func (e *explaining) rows(columns []RawColumn) string {
	heads := map[RawKind]string{}
	for _, c := range columns {
		heads[c.Kind] = c.Head
	}
	names := func(id string) string {
		var all []string
		for _, phase := range e.rep.Plan.PhasesOf(id) {
			all = append(all, e.Phase(e.rep, e.rep.Plan.Phases[phase].ID))
		}
		return strings.Join(all, " / ")
	}
	said := e.Say("explain.rows", heads[RawPhase], names(e.c.Before), names(e.c.After))
	switch scope := e.f.Scope; {
	case scope.Project >= 0:
		return e.sentences(said, e.Say("explain.rows.scope", heads[RawProject], e.Scope(e.rep, scope)))
	case scope.Group != "":
		return e.sentences(said, e.Say("explain.rows.scope", heads[RawGroup], scope.Group))
	}
	return said
}

// tally counts the records of a term in the two phases. Only reasons that occur have a column.
func (e *explaining) tally(both *[2]indicator.Tally, several bool) ExplainTable {
	caption := e.Say("explain.tally")
	if several {
		caption = e.Say("explain.tally." + string(both[0].Part))
	}
	t := e.table(caption, 1, "phase", "records")
	var reasons []indicator.UncountedReason
	for i := range both {
		for _, left := range both[i].Left {
			if !slices.Contains(reasons, left.Why) {
				reasons = append(reasons, left.Why)
			}
		}
	}
	for _, why := range reasons {
		t.Heads = append(t.Heads, e.Say("explain.left."+string(why)))
	}
	t.Heads = append(t.Heads, e.Say("explain.head.counted"))
	t.Numeric = numeric(1, len(t.Heads))
	before, after := e.phases()
	for i, name := range []string{before, after} {
		row := []string{name, e.Count(both[i].Records)}
		for _, why := range reasons {
			n := 0
			for _, left := range both[i].Left {
				if left.Why == why {
					n = left.N
				}
			}
			row = append(row, e.Count(n))
		}
		t.Rows = append(t.Rows, append(row, e.Count(both[i].Counted)))
	}
	return t
}
