package render

import "upshot/metric"

// aimedView is the actions that aimed at an indicator, or that are a project's own.
type aimedView struct {
	Said  string
	Table *actionTable // nil if there are none
	All   string       // of a project: how many actions hold for all projects; "" if none does
	Link  string       // to the page Actions
}

// aimedAt is nil where no action aims at the indicator.
func (v *view) aimedAt(spec *metric.Indicator) *aimedView {
	if v.rep.Maturity == nil {
		return nil
	}
	found := v.rep.Maturity.ActionsFor(spec.ID)
	if len(found) == 0 {
		return nil
	}
	out := &aimedView{
		Said:  v.Say("headline.sentences", v.actionsSaid(found), v.Say("actions.nocause")),
		Table: v.shortTable("aimed-table", v.Say("actions.aimed.caption", v.Name(spec)), found), Link: v.Link(pageFile("actions")),
	}
	for _, i := range found {
		out.Table.Codes = out.Table.Codes || assessed(v.rep) && len(v.rep.Maturity.Actions[i].Capabilities) > 0
	}
	if out.Table.Codes {
		out.Said = v.Say("headline.sentences", out.Said, v.Say("actions.aimed.codes"))
	}
	return out
}

// projectActions is nil where the report has no action.
func (v *view) projectActions(id, name string) *aimedView {
	if v.rep.Maturity == nil || len(v.rep.Maturity.Actions) == 0 {
		return nil
	}
	out := &aimedView{Said: v.Say("actions.project.none"), Link: v.Link(pageFile("actions"))}
	own := v.rep.Maturity.ActionsIn(id)
	if len(own) > 0 {
		out.Said, out.Table = v.actionsSaid(own), v.shortTable("actions-table", v.Say("actions.project.caption", name), own)
	}
	if all := len(v.rep.Maturity.ActionsIn("")); all > 0 {
		out.All = v.Say("actions.project.all", v.Count(all))
	}
	return out
}

// actionsSaid is the answer of some actions, as a sentence.
func (v *view) actionsSaid(actions []int) string {
	m := v.rep.Maturity
	return v.Say("sentence.end", v.ActionsAnswer(new(m.TallyOf(v.rep.Plan, actions)), m.Dated(actions)))
}
