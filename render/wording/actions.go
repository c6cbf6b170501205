package wording

import (
	"strconv"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// ActionName is an action's id with its title.
func (w *Words) ActionName(a *metric.Action) string {
	title := w.Text(a.Title)
	if title == "" {
		return a.ID
	}
	return a.ID + " " + title
}

// ActionsAnswer says how many actions are done and overdue: "118 of 126 actions are done; 3 are overdue". Where none
// that is left has a due day (dated is false), nothing is said of overdue ones.
func (w *Words) ActionsAnswer(t *maturity.Tally, dated bool) string {
	all := w.Count(t.Total)
	switch {
	case t.Total == 0 && t.Cancelled == 0:
		return w.Say("actions.answer.none")
	case t.Total == 0:
		return w.Say("actions.answer.cancelled", w.Count(t.Cancelled))
	case t.Done == t.Total:
		return w.Say("actions.answer.all", all)
	}
	said := w.Say("actions.answer", w.Count(t.Done), all)
	if t.Done == 0 {
		said = w.Say("actions.answer.zero", all)
	}
	switch {
	case t.Overdue > 0:
		return w.Say("actions.answer.overdue", w.Count(t.Overdue), said)
	case dated:
		return w.Say("actions.answer.on-time", said)
	}
	return said
}

// ActionsRest are the sentences after the answer: what is left, what was late, what was cancelled.
func (w *Words) ActionsRest(t *maturity.Tally, dated bool) []string {
	var said, left []string
	if t.InProgress > 0 {
		left = append(left, w.Say("actions.left.in-progress", w.Count(t.InProgress)))
	}
	if t.Open > 0 {
		left = append(left, w.Say("actions.left.open", w.Count(t.Open)))
	}
	if len(left) > 0 {
		said = append(said, w.Say("actions.left", w.List(left)))
		if !dated {
			said = append(said, w.Say("actions.undue"))
		}
	}
	if t.Late > 0 {
		said = append(said, w.Say("actions.late", w.Count(t.Late), w.Count(t.Done)))
	}
	if t.Cancelled > 0 && t.Total > 0 {
		said = append(said, w.Say("actions.cancelled", w.Count(t.Cancelled)))
	}
	return said
}

// DoneOf is "40 of 42 done".
func (w *Words) DoneOf(t *maturity.Tally) string {
	return w.Say("actions.done-of", w.Count(t.Done), w.Count(t.Total))
}

// ActionDue says when an action is due, seen from the as-of day: "61 days overdue, since 30 Sep 2024", "due 15 Dec
// 2024", "no due day".
func (w *Words) ActionDue(a *metric.Action, asOf metric.Day) string {
	switch {
	case a.Due == 0:
		return w.Say("actions.due.none")
	case a.Overdue(asOf):
		return w.Say("actions.due.overdue", strconv.Itoa(int(asOf-a.Due)), w.Day(a.Due))
	}
	return w.Say("actions.due.on", w.Day(a.Due))
}

// DaysOverdue is "61 days overdue", of an action or a finding; "" if it is not.
func (w *Words) DaysOverdue(overdue bool, due, asOf metric.Day) string {
	if !overdue {
		return ""
	}
	return w.Say("actions.overdue", strconv.Itoa(int(asOf-due)))
}

// FindingsAnswer says how many findings are dealt with: "3 of 5 findings are answered or closed; 1 is past its
// deadline".
func (w *Words) FindingsAnswer(t *maturity.FindingTally) string {
	if t.Total == 0 {
		return w.Say("findings.answer.none")
	}
	dealt := t.Answered + t.Closed
	said := w.Say("findings.answer", w.Count(dealt), w.Count(t.Total))
	switch dealt {
	case 0:
		said = w.Say("findings.answer.zero", w.Count(t.Total))
	case t.Total:
		said = w.Say("findings.answer.all", w.Count(t.Total))
	}
	if t.Overdue > 0 {
		return w.Say("findings.answer.overdue", w.Count(t.Overdue), said)
	}
	return said
}

// ActionsMarked explains the triangles of a trend.
func (w *Words) ActionsMarked(rep *indicator.Report) string {
	return w.Say("actions.trend." + rep.Plan.Period.String())
}
