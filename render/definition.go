package render

import (
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// term is a line of a list of terms: a name and what it is, in words or as links.
type term struct {
	Name, Text string
	Links      []menuItem
	Away       []menuItem // that lead out of the site
}

// changeView is one entry of an indicator's change record.
type changeView struct{ Version, Date, Note string }

// definition is what is written down about an indicator, in the order an assessor asks.
func (v *view) definition(res *indicator.Result) []term {
	spec := res.Spec
	var terms []term
	add := func(key, text string) {
		if text != "" {
			terms = append(terms, term{Name: v.Say("definition." + key), Text: text})
		}
	}
	add("what", v.Text(spec.Definition))
	add("formula", v.Text(spec.Formula))
	if l := res.Linkage; l != nil {
		add("linkage", v.linkRule(l))
		add("linked", v.Linkage(l))
	}
	add("calendar", v.Working(v.rep, spec))
	if f := res.In(indicator.Overall); f != nil {
		add("idle", v.Idle(v.rep, spec, f))
	}
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
	for _, t := range spec.Measure.Terms() {
		if !slices.ContainsFunc(items, func(m menuItem) bool { return m.Name == t.Source }) {
			items = append(items, menuItem{Name: t.Source, Link: v.sourceLink(t.Source)})
		}
	}
	return items
}

// linkRule says how incidents are tied to deployments.
func (r *reader) linkRule(l *indicator.Linkage) string {
	words := func(t metric.Term) string {
		source := slices.IndexFunc(r.rep.Plan.Sources, func(s metric.Source) bool { return s.ID == t.Source })
		return r.conditions(source, t.Where)
	}
	return r.LinkRule(l, l.Link.Key, words(l.Link.Incidents), words(l.Link.Deployments))
}

// sourceLink leads to a source on the page Data.
func (v *view) sourceLink(id string) string {
	return v.Link("data.html") + "#source-" + v.slugs.sources[id]
}
