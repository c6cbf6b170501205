package render

import (
	"math"
	"strconv"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// levelCell is a level in a table, shaded by its place on the model's scale.
type levelCell struct {
	Text    string
	Shade   int    // 1 to 5; 0 without a level
	Reached string // says that it is at its target; "" if it is not
	Note    string // what the number alone does not say
}

// shades is how many tones the style sheet has for levels.
const shades = 5

// levelCell words a level. rule is that of a whole, "" for a sub-item.
func (r *reader) levelCell(rule string, level, target float64) levelCell {
	cell := levelCell{Text: r.RolledRating(rule, level), Shade: shade(r.rep.Maturity.Spec.Model, level)}
	if metric.Known(level) && level >= target {
		cell.Reached = r.Say("maturity.reached")
	}
	return cell
}

// shade spreads the levels of a scale over the tones. A level that is met in part has the tone of the one below.
func shade(model *metric.Model, level float64) int {
	if !metric.Known(level) {
		return 0
	}
	at := 0
	for i, l := range model.Levels {
		if float64(l.Number) <= level {
			at = i
		}
	}
	if len(model.Levels) < 2 {
		return shades
	}
	return 1 + int(math.Round(float64(at*(shades-1))/float64(len(model.Levels)-1)))
}

// wholeCell is the level of a whole in a phase with the count of its sub-items at their target, or of those that are
// not rated, since the level alone hides both.
func (r *reader) wholeCell(w *maturity.Rolled, phase int) levelCell {
	cell := r.levelCell(w.Rule, w.Levels[phase], w.Target)
	switch rated := w.Rated[phase]; {
	case rated == 0:
		cell.Note = r.Say("level.none")
	case rated < w.Of:
		cell.Note = r.Say("maturity.met.unrated", r.Count(w.Met[phase]), r.Count(w.Of), r.Count(w.Of-rated))
	default:
		cell.Note = r.Say("maturity.met", r.Count(w.Met[phase]), r.Count(w.Of))
	}
	return cell
}

// ends are the phases that are set side by side: before and now, or the only one.
func ends(m *maturity.Report) []int {
	switch {
	case m.Now < 0:
		return nil
	case m.Before == m.Now:
		return []int{m.Now}
	}
	return []int{m.Before, m.Now}
}

func (r *reader) phaseNames(phases []int) []string {
	var names []string
	for _, phase := range phases {
		names = append(names, r.phaseName(phase))
	}
	return names
}

// domainTable is the sub-domains before and now, for the page and for the overview.
type domainTable struct {
	Phases []string
	Rows   []domainRow
	All    domainRow
}

type domainRow struct {
	Name, Link string
	Levels     []levelCell
	Target     string
	Met        string // "5 of 8"
	Share      string // of it, as a width
}

func (v *view) domainTable() domainTable {
	m := v.rep.Maturity
	t := domainTable{Phases: v.phaseNames(ends(m)), All: v.domainRow(&m.All)}
	for i := range m.Domains {
		t.Rows = append(t.Rows, v.domainRow(&m.Domains[i]))
	}
	return t
}

func (v *view) domainRow(w *maturity.Rolled) domainRow {
	m := v.rep.Maturity
	row := domainRow{Name: v.NodeName(m.Spec.Model, w.Node), Target: v.RolledRating(w.Rule, w.Target), Met: none}
	if w.Node.Domain >= 0 {
		row.Link = v.capabilityLink(w.Node)
	}
	for _, phase := range ends(m) {
		cell := v.levelCell(w.Rule, w.Levels[phase], w.Target)
		if !metric.Known(w.Levels[phase]) {
			cell.Note = v.wholeCell(w, phase).Note
		}
		row.Levels = append(row.Levels, cell)
	}
	if m.Now >= 0 {
		row.Met = v.Say("maturity.met", v.Count(w.Met[m.Now]), v.Count(w.Of))
		row.Share = strconv.Itoa(100 * w.Met[m.Now] / max(w.Of, 1))
	}
	return row
}

// heatMap is items by rounds, grouped by sub-domain.
type heatMap struct {
	Phases []string
	Groups []heatGroup
}

type heatGroup struct {
	Whole heatRow
	Items []heatRow
}

type heatRow struct {
	Name, Link string
	Cells      []levelCell
	Target     string
}

func (v *view) heatMap() heatMap {
	m := v.rep.Maturity
	h := heatMap{Phases: v.phaseNames(m.Rated)}
	for d := range m.Domains {
		group := heatGroup{Whole: v.heatRow(&m.Domains[d])}
		for i := range m.Items {
			if m.Items[i].Node.Domain == m.Domains[d].Node.Domain {
				group.Items = append(group.Items, v.heatRow(&m.Items[i]))
			}
		}
		h.Groups = append(h.Groups, group)
	}
	return h
}

func (v *view) heatRow(w *maturity.Rolled) heatRow {
	m := v.rep.Maturity
	row := heatRow{Name: v.NodeName(m.Spec.Model, w.Node), Link: v.capabilityLink(w.Node), Target: v.RolledRating(w.Rule, w.Target)}
	for _, phase := range m.Rated {
		row.Cells = append(row.Cells, v.wholeCell(w, phase))
	}
	return row
}

// capabilityLink leads to a sub-domain, item or sub-item on the page Maturity.
func (v *view) capabilityLink(n metric.Node) string {
	_, code := v.rep.Maturity.Spec.Model.NameOf(n)
	return v.place("maturity", capabilityAnchor(code))
}
