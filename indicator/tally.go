package indicator

import (
	"slices"

	"upshot/metric"
)

// Tally says how many records of one term of an indicator are dated in some phases of a scope, how many of
// them count, and why the others do not.
type Tally struct {
	Part    Part
	Ledger  *Ledger // nil if the indicator has no such term; then nothing else is set
	Column  int     // of Ledger.Values
	Records int
	Left    []LeftRecords // in the order of leftReasons, without those that never occur
	Counted int
	Zero    int // of Counted
}

// LeftRecords is how many records do not count, for one reason.
type LeftRecords struct {
	Why UncountedReason
	N   int
}

// UncountedReason is why a record that lies in a phase does not count for an indicator.
type UncountedReason string

const (
	LeftConditions UncountedReason = "conditions" // it does not meet those of the measure
	LeftUnlinked   UncountedReason = "unlinked"   // an incident that is linked to no deployment
	LeftEmpty      UncountedReason = "empty"      // a cell that the measure needs is empty
	LeftNegative   UncountedReason = "negative"   // it ends before it begins
	LeftUncovered  UncountedReason = "uncovered"  // on a day outside the coverage or the project's own days
	LeftUnpaired   UncountedReason = "unpaired"   // the other term of the fraction is unknown
)

var leftReasons = []UncountedReason{LeftConditions, LeftUnlinked, LeftEmpty, LeftNegative, LeftUncovered, LeftUnpaired}

// Part is the term that says which records count: the values of a duration or level, else the numerator.
func (r *Result) Part() Part {
	if form := r.Spec.Measure.Form; form == metric.Duration || form == metric.Level {
		return Value
	}
	return Numerator
}

// Tally counts the records of a term. phases are indexes into the plan's.
func (r *Report) Tally(res *Result, part Part, scope Scope, phases []int) Tally {
	t := Tally{Part: part}
	for i := range r.Ledgers {
		for column, v := range r.Ledgers[i].Values {
			if v.Part == part && &r.Plan.Indicators[v.Indicator] == res.Spec {
				t.Ledger, t.Column = &r.Ledgers[i], column
			}
		}
	}
	if t.Ledger == nil {
		return t
	}
	why := r.uncounted(res, &t)
	left := map[UncountedReason]int{}
	values := t.Ledger.Values[t.Column].Values
	for i, line := range t.Ledger.Lines {
		if t.Ledger.Phase[i] < 0 {
			break
		}
		if !slices.Contains(phases, int(t.Ledger.Phase[i])) || !scope.Holds(r.Projects, int(t.Ledger.Table.Project[line])) {
			continue
		}
		t.Records++
		switch v := values[i]; {
		case !metric.Known(v) || v < 0 && res.Spec.Measure.Form == metric.Duration:
			left[why(i)]++
		default:
			t.Counted++
			if v == 0 {
				t.Zero++
			}
		}
	}
	for _, reason := range leftReasons {
		if n := left[reason]; n > 0 {
			t.Left = append(t.Left, LeftRecords{reason, n})
		}
	}
	return t
}

// uncounted says why a line of a tally's ledger does not count.
func (r *Report) uncounted(res *Result, t *Tally) func(line int) UncountedReason {
	m := &res.Spec.Measure
	table := t.Ledger.Table
	where := m.Numerator.Where
	if t.Part == Denominator || t.Part == Numerator && m.Form == metric.Proportion && r.term(res, Denominator) == nil {
		where = m.Denominator.Where // of one source: all trials are lines of the numerator
	}
	sum := m.Numerator.Sum
	if t.Part == Denominator {
		sum = m.Denominator.Sum
	}
	need := []string{sum}
	if m.Form == metric.Duration || m.Form == metric.Level {
		need = []string{m.Column}
	}
	if m.Form == metric.Duration && m.Column == "" {
		need = []string{m.From, m.To}
	}
	met := newMatcher(table, where)
	covers := r.Covers(res)
	return func(i int) UncountedReason {
		line := int(t.Ledger.Lines[i])
		v, day, project := t.Ledger.Values[t.Column].Values[i], t.Ledger.Days[i], int(table.Project[line])
		switch {
		case metric.Known(v):
			return LeftNegative
		case !met.holds(line):
			return LeftConditions
		case slices.ContainsFunc(need, func(role string) bool {
			return role != "" && (table.Column(role) == nil || table.Column(role).Empty(line))
		}):
			return LeftEmpty
		case m.Form == metric.Duration && m.Link != nil:
			return LeftUnlinked
		case covers != metric.Window{} && !covers.Contains(day), project >= 0 && !activeOf(r.Projects[project]).Contains(day):
			return LeftUncovered
		}
		return LeftUnpaired
	}
}

// term finds the column of a term; nil if the indicator has none.
func (r *Report) term(res *Result, part Part) *LedgerColumn {
	for i := range r.Ledgers {
		for j := range r.Ledgers[i].Values {
			v := &r.Ledgers[i].Values[j]
			if v.Part == part && &r.Plan.Indicators[v.Indicator] == res.Spec {
				return v
			}
		}
	}
	return nil
}

// Covers is the days that all sources of an indicator cover; the zero Window if none says.
func (r *Report) Covers(res *Result) (all metric.Window) {
	for _, t := range res.Spec.Measure.Terms() {
		for i := range r.Plan.Sources {
			s := &r.Plan.Sources[i]
			switch {
			case s.ID != t.Source || !s.HasCovers():
			case all == metric.Window{}:
				all = s.Covers
			default:
				all = all.Cut(s.Covers)
			}
		}
	}
	return all
}
