package render

// overviewActions is the actions' part of the first page.
type overviewActions struct {
	Said   []string // the answer, then what goes with it
	Rounds *tallyTable
	Link   string
	Due    []nextItem // overdue ones first, then those due next
	More   string     // how many more are still to do
}

// fewDue is how many actions the first page names that are still to do.
const fewDue = 5

// overviewActions is nil where the definition has no list of actions.
func (v *view) overviewActions() *overviewActions {
	if v.rep.Maturity == nil || v.rep.Plan.Actions == nil {
		return nil
	}
	m := v.rep.Maturity
	out := &overviewActions{
		Said:   append([]string{v.Say("sentence.end", v.actionsAnswer())}, v.ActionsRest(&m.Progress.Tally, m.Dated(m.AllActions()))...),
		Rounds: v.roundsDone(), Link: v.Link(pageFile("actions")),
	}
	out.Said = append(out.Said, v.Say("actions.nocause"))
	left := append(m.Overdue(v.rep.Plan), m.Upcoming(v.rep.Plan)...)
	for n, i := range left {
		if n == fewDue {
			out.More = v.Say("overview.next.actions.more", v.Count(len(left)-n))
			break
		}
		a := &m.Actions[i]
		out.Due = append(out.Due, nextItem{Name: v.ActionName(a), Link: v.place("actions", actionAnchor(a.ID)), Text: v.ActionDue(a, v.rep.Plan.AsOf)})
	}
	return out
}

// roundsDone is how many of the planned actions of each round are done; nil where no action has a round.
func (v *view) roundsDone() *tallyTable {
	t := v.roundTallies()
	if t == nil {
		return nil
	}
	t.Caption, t.Total, t.Few = v.Say("overview.actions.caption", v.Day(v.rep.Plan.AsOf)), nil, true
	t.Heads = []string{v.Say("actions.col.done"), v.Say("actions.col.overdue")}
	for i := range t.Rows {
		counted := &v.rep.Maturity.Progress.Rounds[i].Tally
		t.Rows[i].Counts = []string{v.Say("actions.of", v.Count(counted.Done), v.Count(counted.Total)), v.Count(counted.Overdue)}
	}
	return t
}
