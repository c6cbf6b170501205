package render

import (
	"slices"
	"strconv"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
	"upshot/render/chart"
)

// actionsView answers: what was planned, what is done, what is late, and what each action aimed at.
type actionsView struct {
	Rest        []string // sentences after the answer
	BurnUp      *picture
	BurnUpLines []string // what its lines are
	BurnUpSaid  []string // what they leave out
	Periods     []burnUpRow
	Rounds      *tallyTable
	Areas       *tallyTable
	Iterations  *iterationsView
	Overdue     *actionTable
	OverdueLot  string // how many more are overdue than listed
	Columns     actionColumns
	Groups      []actionGroup
	Findings    *findingsView
	HasActions  bool
}

type burnUpRow struct{ Label, Phase, Opened, Due, Done string }

// tallyTable counts actions by something: a row each, and all of them.
type tallyTable struct {
	ID, Caption, First string
	Heads              []string
	Rows               []tallyRow
	Total              *tallyRow // nil: not shown
	Few                bool      // so few columns that the table need not fill the page
}

type tallyRow struct {
	Name   string
	Counts []string
	Bar    []string // widths in per cent, done and in progress; none without a bar
}

// iterationsView is what the actions cost, by iteration.
type iterationsView struct {
	Said []string
	Rows []iterationRow
	Fold string // names the table where it is so long that it stays folded; "" else
}

type iterationRow struct{ Name, Actions, Done, Effort, Share string }

const (
	fewOverdue    = 20 // overdue actions in the list of their own
	fewIterations = 12 // rows of the table of iterations that stand open
)

// hasActions reports whether a definition has actions or findings; a list without a row is worth a page that says so.
func hasActions(rep *indicator.Report) bool {
	return rep.Maturity != nil && (rep.Plan.Actions != nil || rep.Plan.Findings != nil)
}

func actions(r *reader) ([]sheet, error) {
	c, drawn, err := chart.BurnUp(r.rep, r.Words)
	if err != nil {
		return nil, err
	}
	title := r.FindingsAnswer(new(r.rep.Maturity.FindingTally(r.rep.Plan)))
	if r.rep.Plan.Actions != nil {
		title = r.actionsAnswer()
	}
	return []sheet{{
		reader: r, page: "actions", path: r.root + "actions.html", title: title, summary: r.Say("actions.nocause"), charts: drawn,
		content: func(v *view) any {
			if !drawn {
				return v.actions(nil)
			}
			return v.actions(&c)
		},
	}}, nil
}

// actionsAnswer is "118 of 126 actions are done; 3 are overdue".
func (r *reader) actionsAnswer() string {
	return r.ActionsAnswer(&r.rep.Maturity.Progress.Tally, r.rep.Maturity.Dated(r.rep.Maturity.AllActions()))
}

func (v *view) actions(burnUp *chart.Chart) actionsView {
	m := v.rep.Maturity
	out := actionsView{HasActions: len(m.Actions) > 0, Findings: v.findings()}
	if !out.HasActions {
		return out
	}
	out.Rest = v.ActionsRest(&m.Progress.Tally, m.Dated(m.AllActions()))
	finding := v.burnUpFinding(&m.Progress)
	out.BurnUp = v.picture("burn-up", burnUp, v.Say("actions.burnup.label", finding), finding)
	out.BurnUpLines, out.BurnUpSaid, out.Periods = v.burnUpLines(&m.Progress), v.burnUpSaid(&m.Progress), v.burnUpRows(&m.Progress)
	out.Rounds, out.Areas, out.Iterations = v.roundTallies(), v.areaTallies(), v.iterations()
	overdue := m.Overdue(v.rep.Plan)
	if len(overdue) > fewOverdue {
		out.OverdueLot = v.Say("actions.late-list.more", v.Count(len(overdue)-fewOverdue))
		overdue = overdue[:fewOverdue]
	}
	if len(overdue) > 0 {
		out.Overdue = v.overdueTable(overdue)
	}
	all := m.AllActions()
	out.Columns, out.Groups = v.filledColumns(all), v.actionGroups(all)
	return out
}

// burnUpFinding is the heading of the burn-up: where its lines end.
func (r *reader) burnUpFinding(p *maturity.Progress) string {
	if len(p.BurnUp) == 0 {
		return ""
	}
	end, day := p.BurnUp[len(p.BurnUp)-1], r.Day(r.rep.Plan.AsOf)
	switch {
	case end.Opened > 0 && end.Done == 0:
		return r.Say("actions.burnup.finding.zero", r.Count(end.Opened), day)
	case end.Opened > 0:
		return r.Say("actions.burnup.finding", r.Count(end.Done), r.Count(end.Opened), day)
	case end.Done > 0:
		return r.Say("actions.burnup.finding.done", r.Count(end.Done), day)
	}
	return r.Say("actions.burnup.finding.due", r.Count(end.Due), day)
}

// burnUpLines says what the lines of the burn-up are, and how to read two of them.
func (r *reader) burnUpLines(p *maturity.Progress) []string {
	var said []string
	lines := chart.BurnUpLines(p)
	for _, id := range lines {
		said = append(said, r.Say("actions.burnup.line."+id))
	}
	if slices.Contains(lines, "due") && slices.Contains(lines, "done") {
		said = append(said, r.Say("actions.burnup.late"))
	}
	return said
}

// burnUpSaid says which actions the lines leave out, since a day is missing.
func (r *reader) burnUpSaid(p *maturity.Progress) []string {
	var said []string
	if p.DoneUndated > 0 {
		said = append(said, r.Say("actions.burnup.undated.done", r.Count(p.DoneUndated)))
	}
	if p.OpenedUndated > 0 {
		said = append(said, r.Say("actions.burnup.undated.opened", r.Count(p.OpenedUndated)))
	}
	return said
}

func (r *reader) burnUpRows(p *maturity.Progress) []burnUpRow {
	var rows []burnUpRow
	for _, at := range p.BurnUp {
		row := burnUpRow{Label: r.Period(at.Period), Opened: r.Count(at.Opened), Due: r.Count(at.Due), Done: r.Count(at.Done)}
		for _, phase := range r.rep.Plan.Phases {
			if phase.Contains(at.Period.First) {
				row.Phase = r.Text(phase.Name)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// roundTallies is nil where no action has a round.
func (r *reader) roundTallies() *tallyTable {
	p := &r.rep.Maturity.Progress
	if len(p.Rounds) == 1 && p.Rounds[0].Phase < 0 {
		return nil
	}
	t := r.tallyTable("rounds", "actions.col.round")
	for i := range p.Rounds {
		t.Rows = append(t.Rows, r.tallyRow(r.Round(r.rep, p.Rounds[i].Phase), &p.Rounds[i].Tally))
	}
	return t
}

// areaTallies is nil where no action has an area.
func (r *reader) areaTallies() *tallyTable {
	p := &r.rep.Maturity.Progress
	t := r.tallyTable("areas", "actions.col.area")
	named := false
	for i := range p.Areas {
		name := r.Text(p.Areas[i].Area)
		if named = named || name != ""; name == "" {
			name = r.Say("actions.area.none")
		}
		t.Rows = append(t.Rows, r.tallyRow(name, &p.Areas[i].Tally))
	}
	if !named {
		return nil
	}
	return t
}

func (r *reader) tallyTable(id, first string) *tallyTable {
	t := &tallyTable{
		ID: id, Caption: r.Say("actions."+id+".caption", r.Day(r.rep.Plan.AsOf)), First: r.Say(first),
		Total: new(r.tallyRow(r.Say("actions.total"), &r.rep.Maturity.Progress.Tally)),
	}
	for _, column := range []string{"planned", "done", "share", "late", "in-progress", "open", "overdue", "cancelled"} {
		t.Heads = append(t.Heads, r.Say("actions.col."+column))
	}
	return t
}

func (r *reader) tallyRow(name string, t *maturity.Tally) tallyRow {
	share := none
	row := tallyRow{Name: name}
	if t.Total > 0 {
		share = r.Percent(float64(t.Done) / float64(t.Total))
		row.Bar = []string{width(t.Done, t.Total), width(t.InProgress, t.Total)}
	}
	row.Counts = []string{
		r.Count(t.Total), r.Count(t.Done), share, r.Count(t.Late), r.Count(t.InProgress), r.Count(t.Open), r.Count(t.Overdue), r.Count(t.Cancelled),
	}
	return row
}

// width is a part of a whole in per cent, for a bar.
func width(part, whole int) string {
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64)
}

// iterations is nil where no action says an iteration or what it cost.
func (r *reader) iterations() *iterationsView {
	all := r.rep.Maturity.Iterations()
	if all == nil {
		return nil
	}
	out := &iterationsView{}
	effort, costed := r.rep.Maturity.Effort()
	if costed == 0 {
		out.Said = append(out.Said, r.Say("actions.iterations.effort.none"))
	} else {
		out.Said = append(out.Said, r.Say("actions.iterations.effort", r.Count(costed), r.Count(r.rep.Maturity.Progress.Total), r.Number(metric.Unit{}, effort)))
	}
	if len(all) == 1 && all[0].Name == "" {
		out.Said = append(out.Said, r.Say("actions.iterations.none"))
		return out
	}
	for _, it := range all {
		if it.Name == "" {
			it.Name = r.Say("actions.iteration.none")
		}
		out.Rows = append(out.Rows, iterationRow{it.Name, r.Count(it.Actions), r.Count(it.Done), r.Number(metric.Unit{}, it.Effort), r.Percent(it.Share)})
	}
	if len(out.Rows) > fewIterations {
		out.Fold = r.Say("actions.iterations.more", r.Count(len(all)))
	}
	return out
}
