package render

import "upshot/metric"

// term is a line of a list of terms: a name and what it is, in words or as links.
type term struct {
	Name, Text string
	Links      []menuItem
}

// changeView is one entry of an indicator's change record.
type changeView struct{ Version, Date, Note string }

// definition is what is written down about an indicator, in the order an assessor asks.
func (v *view) definition(spec *metric.Indicator) []term {
	var terms []term
	add := func(key, text string) {
		if text != "" {
			terms = append(terms, term{Name: v.Say("definition." + key), Text: text})
		}
	}
	add("what", v.Text(spec.Definition))
	add("formula", v.Text(spec.Formula))
	add("value", v.measure(spec))
	add("better", v.Say("definition.better."+spec.Better.String()))
	for _, t := range spec.Targets {
		phase := v.after()
		if t.Phase >= 0 {
			phase = v.Text(v.rep.Plan.Phases[t.Phase].Name)
		}
		add("target", v.Say("definition.target.in", v.Words.Target(spec, t), phase))
	}
	add("minimum", v.MinimumEffect(spec))
	terms = append(terms, term{Name: v.Say("definition.sources"), Links: v.sources(spec)})
	add("purpose", v.Text(spec.Purpose))
	add("audience", v.Text(spec.Audience))
	add("owner", v.Text(spec.Owner))
	add("kind", v.Words.Kind(spec.Kind))
	add("category", v.Category(spec.Category))
	add("priority", spec.Priority)
	add("cannot", v.Text(spec.CannotSay))
	add("origin", v.Text(spec.Origin))
	add("version", spec.Version)
	if spec.PrimarySince != 0 {
		add("since", v.Day(spec.PrimarySince))
	}
	if spec.LastReviewed != 0 {
		add("reviewed", v.Day(spec.LastReviewed))
	}
	return terms
}

// sources are what an indicator reads, each with its place on the page Data.
func (v *view) sources(spec *metric.Indicator) []menuItem {
	var items []menuItem
	for _, id := range []string{spec.Measure.Numerator.Source, spec.Measure.Denominator.Source} {
		if id != "" && (len(items) == 0 || items[0].Name != id) {
			items = append(items, menuItem{Name: id, Link: v.sourceLink(id)})
		}
	}
	return items
}

// sourceLink leads to a source on the page Data.
func (v *view) sourceLink(id string) string {
	return v.Link("data.html") + "#source-" + v.slugs.sources[id]
}
