package wording

import (
	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// AssessmentStanding says where the assessment stands: how many sub-items are at their target now and were before,
// and the level of the whole. "" if the report has no assessment.
func (w *Words) AssessmentStanding(rep *indicator.Report) string {
	m := rep.Maturity
	if m == nil || m.Spec == nil {
		return ""
	}
	target := w.LevelName(m.Spec.Model, m.Spec.Target)
	if own := m.OwnTargets(); own > 0 {
		target = w.Say("standing.own", w.Count(own), target)
	}
	if m.Now < 0 {
		return w.Say("standing.unrated", target)
	}
	met := w.Say("standing.met", w.Count(m.All.Met[m.Now]), w.Count(m.All.Of))
	if m.Before != m.Now {
		met = w.Say("standing.before", met, w.Text(rep.Plan.Phases[m.Before].Name), w.Count(m.All.Met[m.Before]))
	}
	level := w.overallLevel(rep)
	if m.RatersDiffer() {
		level = w.Say("standing.raters", level, w.Raters(m, m.Before), w.Raters(m, m.Now))
	}
	return w.Say("standing", target, met, level)
}

// Raters says who gave the levels of a phase: "self-rated".
func (w *Words) Raters(m *maturity.Report, phase int) string {
	return w.Say("raters." + m.Raters(phase))
}

// overallLevel is the level of the whole, before and now; where it has none, why.
func (w *Words) overallLevel(rep *indicator.Report) string {
	m := rep.Maturity
	all := &m.All
	if unrated := all.Of - all.Rated[m.Now]; unrated > 0 {
		return w.Say("standing.level.none", w.Count(unrated), w.Count(all.Of))
	}
	level := w.RolledRating(all.Rule, all.Levels[m.Now])
	if m.Before != m.Now && metric.Known(all.Levels[m.Before]) {
		level = w.Say("standing.level.change", w.RolledRating(all.Rule, all.Levels[m.Before]), level)
	}
	return w.Say("standing.level", level, w.RollUpRule(all.Rule))
}

// ActionsStanding says how many actions are done and how many overdue. "" if the report has no register of actions.
func (w *Words) ActionsStanding(rep *indicator.Report) string {
	if rep.Maturity == nil || rep.Plan.Actions == nil {
		return ""
	}
	t := rep.Maturity.Progress.Tally
	dated := rep.Maturity.Dated(rep.Maturity.AllActions())
	if t.Total == 0 {
		return w.Say("sentence.end", w.ActionsAnswer(&t, dated))
	}
	done := w.Say("standing.actions.done", w.Count(t.Done), w.Count(t.Total))
	overdue := w.Say("standing.actions.in-time")
	switch {
	case t.Overdue > 0:
		overdue = w.Say("standing.actions.overdue", w.Count(t.Overdue))
	case t.Done < t.Total && !dated:
		overdue = w.Say("standing.actions.undue")
	}
	if t.Cancelled > 0 {
		return w.Say("standing.actions.cancelled", done, overdue, w.Count(t.Cancelled))
	}
	return w.Say("standing.actions", done, overdue)
}
