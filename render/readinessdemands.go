package render

import (
	"upshot/indicator"
	"upshot/metric"
)

// demandView is a demand of the model on measuring, and the marks of this report that it is held against.
type demandView struct {
	Name, Link, Code string
	Demand           string // the model's words, "" if it has none for the level
	Rated            string // what the sub-item is rated now
	Marks            []markView
	Status           heldView
}

// markView is a mark: what is asked in the report's terms, and the report's own figure.
type markView struct {
	Threshold, Own string
	Status         *heldView // nil for a figure that is only told
}

// heldView is whether something is met, as a word and a sign.
type heldView struct{ Code, Sign, Word string }

// heldSigns stand beside the word.
var heldSigns = map[indicator.Held]string{
	indicator.DemandMet: "●", indicator.DemandPartly: "◐", indicator.DemandNotMet: "○", indicator.DemandUnseen: "?",
}

func (r *reader) held(met indicator.Held) heldView {
	return heldView{string(met), heldSigns[met], r.Say("readiness.met." + string(met))}
}

func (v *view) demand(d *indicator.Demand) demandView {
	m := v.rep.Maturity
	s := &m.SubItems[d.SubItem]
	out := demandView{
		Name: v.NodeName(m.Spec.Model, s.Node), Code: s.Spec.Code, Link: v.capabilityLink(s.Node), Status: v.held(d.Met), Demand: v.demanded(s),
	}
	if m.Now >= 0 && metric.Known(s.Levels[m.Now]) {
		out.Rated = v.Say("readiness.rated", v.Rating(s.Levels[m.Now]))
	}
	for _, mark := range d.Marks {
		row := markView{Threshold: v.Say("readiness.mark." + d.Check + "." + string(mark.Code)), Own: v.ownFigure(mark)}
		if mark.Met != "" {
			held := v.held(mark.Met)
			row.Status = &held
		}
		out.Marks = append(out.Marks, row)
	}
	return out
}

// ownFigure is what this report has to show for a mark.
func (r *reader) ownFigure(m indicator.Mark) string {
	key := "readiness.own." + string(m.Code)
	switch m.Code {
	case indicator.MarkNewest, indicator.MarkStalest:
		if m.Day == 0 {
			return r.Say("readiness.own.no-record")
		}
		if m.N == 0 {
			return r.Say("readiness.own.as-of", r.Day(m.Day))
		}
		return r.Say(key, r.Count(m.N), r.Day(m.Day), m.Source)
	case indicator.MarkOneCommand:
		return r.Say(key, r.Count(r.pageCount))
	case indicator.MarkLive:
		return r.Say(key, r.Day(r.rep.Plan.AsOf))
	}
	return r.Say(key, r.Count(m.N), r.Count(m.Of))
}

// keyFigureView is one of the key data of the registration form.
type keyFigureView struct {
	Name, Value string
	Lacking     bool   // Value says what is missing
	Total       string // of all projects, where Value is per project
	Origin      string
	Link        *menuItem // the indicator
}

func (v *view) keyFigure(k *indicator.KeyFigure) keyFigureView {
	out := keyFigureView{Name: v.Say("readiness.key." + k.Code), Lacking: k.Lacks != ""}
	if k.Indicator < 0 {
		out.Value, out.Origin = v.Text(k.Text), v.Say("readiness.key.stated")
		if out.Lacking {
			out.Value, out.Origin = v.Say("readiness.key."+k.Code+"."+k.Lacks), ""
		}
		return out
	}
	spec := v.rep.Indicators[k.Indicator].Spec
	out.Link = &menuItem{Name: v.Name(spec), Link: v.indicatorLink(spec.ID)}
	out.Origin = v.Say("readiness.key.phase", v.after())
	if out.Lacking {
		out.Value = v.Say("readiness.key.no-value")
		if k.Figure != nil && k.Figure.Reason != "" {
			out.Value = v.Say("readiness.key.no-value.why", v.Reason(k.Figure.Reason))
		}
		return out
	}
	value := v.Value(spec.Unit, k.Figure.Value)
	if spec.Measure.Form == metric.Frequency && len(v.rep.Projects) > 1 {
		value = v.Say("unit.each-project", value)
	}
	out.Value = v.Say("readiness.key.value", v.Count(k.Figure.N), value, v.Interval(spec.Unit, k.Figure.Low, k.Figure.High))
	if !metric.Known(k.Figure.Low) {
		out.Value = v.Say("readiness.key.value.alone", v.Count(k.Figure.N), value)
	}
	out.Total = v.totals(spec, v.rep.Indicators[k.Indicator].In(indicator.Overall).Headline())
	return out
}

// totals says what all projects had together, where a figure is that of each of them.
func (r *reader) totals(spec *metric.Indicator, c *indicator.Comparison) string {
	if c == nil {
		return ""
	}
	for _, n := range c.Notes {
		if n.Code == indicator.NoteTotals {
			return r.Note(spec, n)
		}
	}
	return ""
}
