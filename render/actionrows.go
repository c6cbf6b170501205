package render

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// actionRow is one action in words.
type actionRow struct {
	Anchor, ID        string
	Link              string // to it, from another page or another list
	Title, Owner      string
	Where             []menuItem // area, owner, project
	Status            status
	Opened, Due, Done string
	Late              string // says that it was done after its due day
	Aims              []tie  // capabilities, indicators, findings
	Backlog           string
	Work              []string // iteration, effort, share
	Capabilities      []tie
}

// status is how an action or a finding stands, as a word and a mark's name.
type status struct{ Code, Word, Overdue string }

// actionColumns are the columns of the table of all actions that have anything in them: the days, what they aimed at,
// and where they were planned.
type actionColumns struct{ Days, Aims, Work bool }

// Count is how many there are, with those that are always there: id, action and status.
func (c actionColumns) Count() int {
	n := 3
	if c.Days {
		n += 3
	}
	if c.Aims {
		n++
	}
	if c.Work {
		n++
	}
	return n
}

// actionGroup is the actions of a round. Name is "" where there are no rounds.
type actionGroup struct {
	Name, Done string
	Anchor     string
	Rows       []actionRow
}

// actionTable is a short list of actions that leads to the page Actions.
type actionTable struct {
	ID, Caption string
	Heads       [4]string
	Overdue     bool // of overdue ones: who is to do it stands in place of when it was done
	Groups      []actionGroup
	Codes       bool // the capabilities that an action aims at stand after its title
}

func (v *view) filledColumns(actions []int) actionColumns {
	var c actionColumns
	for _, i := range actions {
		a := &v.rep.Maturity.Actions[i]
		c.Days = c.Days || a.Opened != 0 || a.Due != 0 || a.Done != 0
		c.Aims = c.Aims || len(a.Capabilities)+len(a.Indicators)+len(v.rep.Maturity.Answering(a.ID)) > 0
		c.Work = c.Work || a.Backlog != "" || a.Iteration != "" || metric.Known(a.Effort) || metric.Known(a.Share)
	}
	return c
}

// actionGroups parts actions into their rounds.
func (v *view) actionGroups(actions []int) []actionGroup {
	var groups []actionGroup
	rounds := v.rep.Maturity.ByRound(v.rep.Plan, actions)
	for i := range rounds {
		round := &rounds[i]
		g := actionGroup{Name: v.Round(v.rep, round.Phase), Done: v.DoneOf(&round.Tally), Anchor: "group-" + strconv.Itoa(i+1)}
		if len(rounds) == 1 && round.Phase < 0 {
			g = actionGroup{}
		}
		for _, at := range round.Actions {
			g.Rows = append(g.Rows, v.actionRow(&v.rep.Maturity.Actions[at]))
		}
		groups = append(groups, g)
	}
	return groups
}

func (v *view) actionRow(a *metric.Action) actionRow {
	row := actionRow{
		Anchor: actionAnchor(a.ID), ID: a.ID, Link: v.place("actions", actionAnchor(a.ID)), Title: v.Text(a.Title), Owner: v.Text(a.Owner),
		Status: status{a.Status, v.ActionStatus(a.Status), v.DaysOverdue(a.Overdue(v.rep.Plan.AsOf), a.Due, v.rep.Plan.AsOf)},
		Opened: v.MaybeDay(a.Opened), Due: v.MaybeDay(a.Due), Done: v.MaybeDay(a.Done),
		Aims: v.capabilities(a.Capabilities), Backlog: a.Backlog,
	}
	if a.Late() {
		row.Late = v.Say("actions.done-late")
	}
	for _, said := range []menuItem{{Name: v.Text(a.Area)}, {Name: row.Owner}, v.actionProject(a.Project)} {
		if said.Name != "" {
			row.Where = append(row.Where, said)
		}
	}
	row.Capabilities = row.Aims
	for _, id := range a.Indicators {
		row.Aims = append(row.Aims, v.indicatorTie(id))
	}
	for _, i := range v.rep.Maturity.Answering(a.ID) {
		id := v.rep.Maturity.Findings[i].ID
		row.Aims = append(row.Aims, tie{Link: v.place("actions", findingAnchor(id)), ID: v.Say("actions.answers", id)})
	}
	if a.Iteration != "" {
		row.Work = append(row.Work, a.Iteration)
	}
	if metric.Known(a.Effort) {
		row.Work = append(row.Work, v.Say("actions.effort", v.Number(metric.Unit{}, a.Effort)))
	}
	if metric.Known(a.Share) {
		row.Work = append(row.Work, v.Percent(a.Share))
	}
	return row
}

// actionProject is the project of an action, with its page; empty if the action is for all.
func (v *view) actionProject(id string) menuItem {
	for i := range v.rep.Projects {
		if v.rep.Projects[i].ID == id {
			return menuItem{Name: v.Scope(v.rep, indicator.Scope{Project: i}), Link: v.projectLink(id)}
		}
	}
	return menuItem{Name: id}
}

func (v *view) indicatorTie(id string) tie {
	for i := range v.rep.Indicators {
		if spec := v.rep.Indicators[i].Spec; spec.ID == id {
			return tie{Link: v.indicatorLink(id), Name: v.Name(spec)}
		}
	}
	return tie{Name: id}
}

// capabilities are codes and names of a model, with their places on the page Maturity.
func (v *view) capabilities(nodes []metric.Node) []tie {
	var ties []tie
	spec := v.rep.Maturity.Spec
	if spec == nil {
		return nil
	}
	for _, n := range nodes {
		_, code := spec.Model.NameOf(n)
		ties = append(ties, tie{ID: code, Link: v.capabilityLink(n), Name: v.NodeName(spec.Model, n)})
	}
	return ties
}

// shortTable lists actions by round, to be read on the page of what they are about.
func (v *view) shortTable(id, caption string, actions []int) *actionTable {
	t := &actionTable{ID: id, Caption: caption, Groups: v.actionGroups(actions)}
	for i, column := range []string{"action", "status", "due", "done"} {
		t.Heads[i] = v.Say("actions.col." + column)
	}
	return t
}

// overdueTable lists overdue actions in the order given.
func (v *view) overdueTable(actions []int) *actionTable {
	t := v.shortTable("overdue-table", v.Say("actions.late-list.caption", v.Day(v.rep.Plan.AsOf)), nil)
	t.Overdue, t.Heads[3] = true, v.Say("actions.col.owner")
	var g actionGroup
	for _, at := range actions {
		g.Rows = append(g.Rows, v.actionRow(&v.rep.Maturity.Actions[at]))
	}
	t.Groups = []actionGroup{g}
	return t
}
