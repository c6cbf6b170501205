package render

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// certificateView is the assessment under the names of another certificate.
type certificateView struct {
	ID, Name, Note string
	Unnamed        string // for how many sub-items nobody gives a name; "" if all have one
	Phases         []string
	Rows           []certificateRow
}

type certificateRow struct {
	Name     string
	SubItems []tie
	Levels   []levelCell
	Target   string
	Met      string
}

func (v *view) certificateViews() []certificateView {
	m := v.rep.Maturity
	var views []certificateView
	for i := range m.Views {
		from := &m.Views[i]
		c := certificateView{
			ID: anchor("view", from.Certificate.ID), Name: v.Text(from.Certificate.Name), Note: v.Text(from.Certificate.Note), Phases: v.phaseNames(ends(m)),
			Unnamed: v.Words.Unnamed(m, from),
		}
		for k := range from.Entries {
			c.Rows = append(c.Rows, v.certificateRow(&from.Entries[k]))
		}
		views = append(views, c)
	}
	return views
}

func (v *view) certificateRow(e *maturity.Entry) certificateRow {
	m := v.rep.Maturity
	row := certificateRow{Name: e.Name, Target: v.RolledRating(m.All.Rule, e.Target), Met: none}
	for _, i := range e.SubItems {
		s := &m.SubItems[i]
		row.SubItems = append(row.SubItems, tie{ID: v.Text(s.Spec.Name), Link: v.capabilityLink(s.Node)})
	}
	for _, phase := range ends(m) {
		cell := v.levelCell(m.All.Rule, e.Levels[phase], e.Target)
		if !metric.Known(e.Levels[phase]) {
			cell.Note = v.Say("maturity.view.unrated")
		}
		row.Levels = append(row.Levels, cell)
	}
	if m.Now >= 0 {
		row.Met = v.Say("maturity.met", v.Count(e.Met[m.Now]), v.Count(len(e.SubItems)))
	}
	return row
}
