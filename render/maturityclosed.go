package render

// closedTable is the gaps that are no longer ones: what was missing, and which actions aimed at it.
type closedTable struct {
	Summary, About, Levels string
	Groups                 []closedGroup
	Columns                int
	HasActions             bool
}

type closedGroup struct {
	Name string
	Rows []closedRow
}

type closedRow struct {
	Name, Link    string
	Levels, Since string
	Target        string // where it is not the assessment's
	Lacks         []string
	Actions       []actionsOfStatus
}

// actionsOfStatus are actions that stand alike, so that a short row says their status once.
type actionsOfStatus struct {
	Status string
	Ties   []tie
}

// closedTable is nil if no gap was closed.
func (v *view) closedTable() *closedTable {
	m := v.rep.Maturity
	all := m.Closed()
	if len(all) == 0 {
		return nil
	}
	t := &closedTable{
		Summary: v.Say("maturity.closed.count", v.Count(len(all))), About: v.Say("maturity.closed.sub", v.phaseName(m.Before), v.phaseName(m.Now)),
		Levels: v.Say("standing.level.change", v.ratedPhase(m.Before), v.ratedPhase(m.Now)), HasActions: v.rep.Plan.Actions != nil,
	}
	if t.HasActions {
		t.About = v.Say("headline.sentences", t.About, v.Say("maturity.gaps.sub"))
	}
	t.Columns = columns(4, t.HasActions)
	domain := -1
	for _, closed := range all {
		s := &m.SubItems[closed.SubItem]
		if s.Node.Domain != domain {
			domain = s.Node.Domain
			t.Groups = append(t.Groups, closedGroup{Name: v.NodeName(m.Spec.Model, m.Domains[domain].Node)})
		}
		row := closedRow{
			Name: v.Text(s.Spec.Name), Link: v.capabilityLink(s.Node), Since: v.phaseName(closed.Since), Lacks: v.lacks(s),
			Levels:  v.Say("standing.level.change", v.Rating(s.Levels[m.Before]), v.Rating(s.Levels[m.Now])),
			Actions: v.actionsByStatus(s.Actions),
		}
		if s.Target != m.Spec.Target {
			row.Target = v.Say("maturity.closed.target", v.Rating(s.Target))
		}
		rows := &t.Groups[len(t.Groups)-1].Rows
		*rows = append(*rows, row)
	}
	return t
}

// actionsByStatus groups actions in the order in which their statuses first come up.
func (v *view) actionsByStatus(indexes []int) []actionsOfStatus {
	var groups []actionsOfStatus
	at := map[string]int{}
	for _, t := range v.actionTies(indexes) {
		k, known := at[t.Note]
		if !known {
			k = len(groups)
			at[t.Note] = k
			groups = append(groups, actionsOfStatus{Status: t.Note})
		}
		groups[k].Ties = append(groups[k].Ties, t)
	}
	return groups
}

// indicatorsOf are the indicators that actions aim at, each once; one that was cancelled aims at none.
func (v *view) indicatorsOf(indexes []int) []tie {
	var ties []tie
	seen := map[string]bool{}
	for _, i := range indexes {
		a := &v.rep.Maturity.Actions[i]
		if a.Status == "cancelled" {
			continue
		}
		for _, id := range a.Indicators {
			if !seen[id] {
				seen[id] = true
				ties = append(ties, v.indicatorTie(id))
			}
		}
	}
	return ties
}
