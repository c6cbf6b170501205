package render

import (
	"slices"
	"strconv"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// gapTable is the sub-items that are not at their target.
type gapTable struct {
	Title                   string
	Phases                  []string
	Groups                  []gapGroup
	Columns                 int
	HasEvidence, HasActions bool
}

type gapGroup struct {
	Name string
	Rows []subItemRow
}

// subItemList is every sub-item, grouped by sub-domain and item.
type subItemList struct {
	Phases                  []string
	Domains                 []domainGroup
	Columns                 int
	HasEvidence, HasActions bool
	About                   string // what the list holds, and whose list the expected evidence is
}

type domainGroup struct {
	Name, Anchor, Met string
	Items             []itemGroup
}

type itemGroup struct {
	Name, Anchor string
	Rows         []subItemRow
}

// subItemRow is a sub-item with all that the registers say of it.
type subItemRow struct {
	Name, Code, Anchor, Link, Item string
	Levels                         []levelCell
	Target                         string
	Demand                         string   // what the target's level asks for, where the model says so
	Lacks                          []string // the gap and the remark of the assessment
	Coverage                       string
	Unsupported                    string // says that it is at its target without evidence
	Evidence, Actions, Findings    []tie
	Indicators                     []tie // that the actions aim at
}

// tie leads to what is said of a sub-item elsewhere.
type tie struct{ ID, Link, Name, Note string }

func (v *view) gapTable() gapTable {
	m := v.rep.Maturity
	t := gapTable{Phases: v.phaseNames(ends(m)), HasEvidence: v.hasEvidence(), HasActions: v.rep.Plan.Actions != nil}
	n, domain := 0, -1
	for i := range m.SubItems {
		s := &m.SubItems[i]
		if m.AtTarget(s) {
			continue
		}
		n++
		if s.Node.Domain != domain {
			domain = s.Node.Domain
			t.Groups = append(t.Groups, gapGroup{Name: v.NodeName(m.Spec.Model, m.Domains[domain].Node)})
		}
		rows := &t.Groups[len(t.Groups)-1].Rows
		*rows = append(*rows, v.subItemRow(s, ends(m)))
	}
	t.Title = v.Say("maturity.gaps", v.Count(n))
	if n == 0 {
		t.Title = v.Say("maturity.gaps.none")
	}
	t.Columns = columns(3+len(t.Phases), t.HasEvidence, t.HasActions)
	return t
}

// columns counts the columns of a table, some of which are only there if there is something to show.
func columns(n int, there ...bool) int {
	for _, is := range there {
		if is {
			n++
		}
	}
	return n
}

func (v *view) subItemList() subItemList {
	m := v.rep.Maturity
	list := subItemList{Phases: v.phaseNames(m.Rated), HasEvidence: v.hasEvidence(), HasActions: v.rep.Plan.Actions != nil}
	list.Columns = columns(2+len(list.Phases), list.HasEvidence, list.HasActions)
	list.About = v.Say("maturity.all.sub")
	if origin := v.Text(m.Spec.Model.ListOrigin); origin != "" && v.rep.Plan.Evidence != nil {
		list.About = v.Say("headline.sentences", list.About, v.Say("maturity.all.list", origin))
	}
	for d := range m.Domains {
		list.Domains = append(list.Domains, v.domainGroup(&m.Domains[d]))
	}
	return list
}

func (v *view) domainGroup(d *maturity.Rolled) domainGroup {
	m := v.rep.Maturity
	name, code := m.Spec.Model.NameOf(d.Node)
	group := domainGroup{Name: v.Text(name), Anchor: capabilityAnchor(code), Met: v.Say("maturity.count", v.Count(d.Of))}
	if m.Now >= 0 {
		group.Met = v.AtTarget(d.Met[m.Now], d.Of)
	}
	item := -1
	for i := range m.SubItems {
		s := &m.SubItems[i]
		if !d.Node.Holds(s.Node) {
			continue
		}
		if s.Node.Item != item {
			item = s.Node.Item
			name, code := m.Spec.Model.NameOf(metric.Node{Domain: s.Node.Domain, Item: item, SubItem: -1})
			group.Items = append(group.Items, itemGroup{Name: v.Text(name), Anchor: capabilityAnchor(code)})
		}
		rows := &group.Items[len(group.Items)-1].Rows
		*rows = append(*rows, v.subItemRow(s, m.Rated))
	}
	return group
}

// subItemRow words a sub-item with its levels in some phases.
func (v *view) subItemRow(s *maturity.SubItem, phases []int) subItemRow {
	m := v.rep.Maturity
	model := m.Spec.Model
	row := subItemRow{
		Name: v.Text(s.Spec.Name), Code: s.Spec.Code, Anchor: capabilityAnchor(s.Spec.Code), Link: v.capabilityLink(s.Node),
		Item:   v.NodeName(model, metric.Node{Domain: s.Node.Domain, Item: s.Node.Item, SubItem: -1}),
		Target: v.Rating(s.Target), Demand: v.demanded(s), Coverage: v.coverage(s), Evidence: v.evidenceTies(s), Actions: v.actionTies(s.Actions), Findings: v.findingTies(s.Findings),
		Lacks: v.lacks(s), Indicators: v.indicatorsOf(s.Actions),
	}
	for _, phase := range phases {
		row.Levels = append(row.Levels, v.ratedCell(s, phase))
	}
	if v.rep.Plan.Evidence != nil && m.AtTarget(s) && !s.Supported {
		row.Unsupported = v.Say("maturity.unsupported")
	}
	return row
}

// lacks is the gap and the remark that the assessment has on a sub-item.
func (r *reader) lacks(s *maturity.SubItem) []string {
	if s.Ratings == nil {
		return nil
	}
	var all []string
	for _, text := range []metric.Text{s.Ratings.Gap, s.Ratings.Note} {
		if said := r.Text(text); said != "" {
			all = append(all, said)
		}
	}
	return all
}

// demanded is what the level that a sub-item aims at asks for, where the model says it: "Level 3: one rule for all".
func (r *reader) demanded(s *maturity.SubItem) string {
	words := r.Text(s.Spec.Demands[s.Aim()])
	if words == "" {
		return ""
	}
	return r.Say("maturity.demand", strconv.Itoa(s.Aim()), words)
}

// ratedCell is the level of a sub-item in a phase, and who gave it where an assessor did.
func (v *view) ratedCell(s *maturity.SubItem, phase int) levelCell {
	cell := v.levelCell("", s.Levels[phase], s.Target)
	switch {
	case !metric.Known(s.Levels[phase]):
		cell.Note = v.Say("level.none")
	case !s.Assessed(phase):
	case metric.Known(s.Ratings.Self[phase]) && s.Ratings.Self[phase] != s.Levels[phase]:
		cell.Note = v.Say("maturity.rated.differ", v.Rating(s.Ratings.Self[phase]))
	default:
		cell.Note = v.Say("maturity.rated.assessed")
	}
	return cell
}

// coverage is how much of the usually expected evidence is ready: "3 of 5 expected: Document 1 of 2, …".
func (v *view) coverage(s *maturity.SubItem) string {
	if v.rep.Plan.Evidence == nil {
		return ""
	}
	ready, expected := s.Expected()
	var kinds []string
	for _, c := range s.Coverage {
		if c.Expected > 0 {
			kinds = append(kinds, v.Say("maturity.coverage.kind", v.EvidenceKind(c.Kind), v.Count(c.Ready), v.Count(c.Expected)))
		} else {
			kinds = append(kinds, v.Say("maturity.coverage.beyond", v.EvidenceKind(c.Kind), v.Count(c.Ready)))
		}
	}
	if expected == 0 {
		return v.List(kinds)
	}
	return v.Say("maturity.coverage", v.Count(ready), v.Count(expected), v.List(kinds))
}

// hasEvidence reports whether there is evidence to show: a register, or ids that the assessment names.
func (v *view) hasEvidence() bool {
	return v.rep.Plan.Evidence != nil || slices.ContainsFunc(v.rep.Maturity.SubItems, func(s maturity.SubItem) bool {
		return s.Ratings != nil && len(s.Ratings.Evidence) > 0
	})
}

// evidenceTies are the evidence of a sub-item, then the ids that its row of the assessment names and the register does
// not have.
func (v *view) evidenceTies(s *maturity.SubItem) []tie {
	var ties []tie
	var known []string
	for _, i := range s.Evidence {
		e := &v.rep.Maturity.Evidence[i]
		known = append(known, e.ID)
		t := tie{ID: e.ID, Link: v.place("maturity", evidenceAnchor(e.ID)), Name: v.Text(e.Title)}
		if !e.Ready() {
			t.Note = v.evidenceStatus(e)
		}
		ties = append(ties, t)
	}
	if s.Ratings == nil {
		return ties
	}
	for _, id := range s.Ratings.Evidence {
		if slices.Contains(known, id) {
			continue
		}
		t := tie{ID: id}
		if v.rep.Plan.Evidence != nil {
			t.Note = v.Say("maturity.evidence.unknown")
		}
		ties = append(ties, t)
	}
	return ties
}

func (v *view) actionTies(indexes []int) []tie {
	var ties []tie
	for _, i := range indexes {
		a := &v.rep.Maturity.Actions[i]
		ties = append(ties, tie{a.ID, v.place("actions", actionAnchor(a.ID)), v.Text(a.Title), v.withOverdue(v.ActionStatus(a.Status), a.Overdue(v.rep.Plan.AsOf))})
	}
	return ties
}

func (v *view) findingTies(indexes []int) []tie {
	var ties []tie
	for _, i := range indexes {
		f := &v.rep.Maturity.Findings[i]
		ties = append(ties, tie{f.ID, v.place("actions", findingAnchor(f.ID)), v.Text(f.Text), v.withOverdue(v.FindingStatus(f.Status), f.Overdue(v.rep.Plan.AsOf))})
	}
	return ties
}

// withOverdue is a status, and that it should be another by now.
func (v *view) withOverdue(status string, overdue bool) string {
	if overdue {
		return v.Say("maturity.overdue", status)
	}
	return status
}
