package wording

import (
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// notesElsewhere are the disclosures that another step says; seriesElsewhere those of a series.
var (
	notesElsewhere  = []indicator.NoteCode{indicator.NoteWeeks, indicator.NoteExploratory, indicator.NoteFamily}
	seriesElsewhere = []indicator.NoteCode{indicator.NoteAutocorr, indicator.NoteTrend, indicator.NoteRangeUpper}
)

// treatment says what was done with the data: what is covered, what is a gap, what is partial, and what to keep
// in mind.
func (e *explaining) treatment() (s Section) {
	for _, phase := range e.rep.Plan.PhasesOf(e.c.Before) {
		s.say(e.WhyPhase(e.rep, phase))
	}
	for i := range e.rep.Plan.Sources {
		if source := &e.rep.Plan.Sources[i]; e.reads(source.ID) {
			s.say(e.covers(source))
		}
	}
	if e.spec.Measure.Form == metric.Frequency {
		e.exposure(&s)
	}
	e.months(&s)
	if l := e.res.Linkage; l != nil {
		s.say(e.Linkage(l))
	}
	for _, n := range e.c.Notes {
		if !slices.Contains(notesElsewhere, n.Code) && !(e.spec.Measure.AsSeries() && slices.Contains(seriesElsewhere, n.Code)) {
			s.say(e.Note(e.spec, n))
		}
	}
	for _, sentence := range e.Survival(e.c.Survival) {
		s.say(sentence)
	}
	add := func(words int, caption string, heads []string, rows [][]string) {
		if len(rows) > 0 {
			s.Tables = append(s.Tables, ExplainTable{Caption: caption, Heads: heads, Rows: rows, Numeric: numeric(words, len(heads))})
		}
	}
	if e.before != nil && e.after != nil {
		for _, sentence := range e.TreatedNotes(e.spec, e.before, e.after) {
			s.say(sentence)
		}
		caption, heads, rows := e.Treated(e.rep, e.spec, e.before, e.after)
		add(1, caption, heads, rows)
	}
	if e.c.Survival != nil {
		caption, heads, rows := e.Lifetimes(e.rep, e.spec, e.c.Survival)
		add(1, caption, heads, rows)
	}
	caption, heads, rows := e.Outliers(e.rep, e.spec, e.c)
	add(2, caption, heads, rows)
	return s
}

func (e *explaining) covers(source *metric.Source) string {
	if !source.HasCovers() {
		return e.Say("explain.covers.unknown", source.ID)
	}
	return e.Say("explain.covers", source.ID, e.Day(source.Covers.From), e.Day(source.Covers.To))
}

// exposure adds the days that a frequency is counted per.
func (e *explaining) exposure(s *Section) {
	if !metric.Known(e.before.ExposureDays) || !metric.Known(e.after.ExposureDays) {
		return
	}
	before := e.rep.ProjectDays(e.res, e.f.Scope, e.rep.Plan.PhasesOf(e.c.Before))
	after := e.rep.ProjectDays(e.res, e.f.Scope, e.rep.Plan.PhasesOf(e.c.After))
	nameBefore, nameAfter := e.phases()
	days := e.Say("explain.days")
	if e.spec.Measure.Working {
		days = e.Say("explain.days.working")
	}
	if len(before) == 1 {
		s.say(e.Say("explain.exposure.one", nameBefore, e.exact(e.before.ExposureDays), nameAfter, e.exact(e.after.ExposureDays), days))
		return
	}
	s.say(e.Say("explain.exposure", e.Count(len(before)), nameBefore, e.exact(e.before.ExposureDays), nameAfter, e.exact(e.after.ExposureDays), days))
	if even(before) && even(after) {
		s.say(e.Say("explain.exposure.even", nameBefore, e.Count(before[0].Days), nameAfter, e.Count(after[0].Days)))
		return
	}
	t := e.table(e.Say("explain.exposure.table"), 1, "project")
	t.Heads = append(t.Heads, nameBefore, nameAfter)
	t.Numeric = numeric(1, 3)
	for i := range before {
		t.Rows = append(t.Rows, []string{e.Scope(e.rep, indicator.Scope{Project: before[i].Project}), e.Count(before[i].Days), e.Count(after[i].Days)})
	}
	s.Tables = append(s.Tables, t)
}

func even(days []indicator.ProjectDays) bool {
	return !slices.ContainsFunc(days, func(d indicator.ProjectDays) bool { return d.Days != days[0].Days })
}

// months says how many periods are complete.
func (e *explaining) months(s *Section) {
	before, after := e.phases()
	if e.spec.Measure.Form != metric.Duration && len(e.c.Units[0])+len(e.c.Units[1]) > 0 {
		s.say(e.Say("explain.complete."+e.unitKind(), e.Count(len(e.c.Units[0])), before, e.Count(len(e.c.Units[1])), after))
	}
}

// unitKind is what the units of the test are: "month", "week" or "quarter".
func (e *explaining) unitKind() string {
	for _, units := range e.c.Units {
		for _, u := range units {
			for _, kind := range []metric.PeriodUnit{metric.Week, metric.Quarter} {
				if len(u.Label) > 5 && u.Label[5] == kindLetter[kind] {
					return kind.String()
				}
			}
		}
	}
	return metric.Month.String()
}

// kindLetter stands in a period's label behind the year.
var kindLetter = map[metric.PeriodUnit]byte{metric.Week: 'W', metric.Quarter: 'Q'}
