package render

import "upshot/metric"

// term is a line of a list of terms: a name and what it is.
type term struct{ Name, Text string }

// changeView is one entry of an indicator's change record.
type changeView struct{ Version, Date, Note string }

// definition is what is written down about an indicator, in the order an assessor asks.
func (r *reader) definition(spec *metric.Indicator) []term {
	var terms []term
	add := func(key, text string) {
		if text != "" {
			terms = append(terms, term{r.Say("definition." + key), text})
		}
	}
	add("what", r.Text(spec.Definition))
	add("formula", r.Text(spec.Formula))
	add("value", r.measure(spec))
	add("better", r.Say("definition.better."+spec.Better.String()))
	for _, t := range spec.Targets {
		phase := r.after()
		if t.Phase >= 0 {
			phase = r.Text(r.rep.Plan.Phases[t.Phase].Name)
		}
		add("target", r.Say("definition.target.in", r.Words.Target(spec, t), phase))
	}
	add("minimum", r.minimum(spec))
	add("sources", r.List(r.sources(spec)))
	add("purpose", r.Text(spec.Purpose))
	add("audience", r.Text(spec.Audience))
	add("owner", r.Text(spec.Owner))
	if spec.Kind != "" {
		add("kind", r.Say("definition.kind."+spec.Kind))
	}
	add("category", r.known("category."+spec.Category, spec.Category))
	add("priority", spec.Priority)
	add("cannot", r.Text(spec.CannotSay))
	add("origin", r.Text(spec.Origin))
	add("version", spec.Version)
	if spec.PrimarySince != 0 {
		add("since", r.Day(spec.PrimarySince))
	}
	if spec.LastReviewed != 0 {
		add("reviewed", r.Day(spec.LastReviewed))
	}
	return terms
}

// minimum is the smallest change that matters.
func (r *reader) minimum(spec *metric.Indicator) string {
	m := spec.MinimumEffect
	switch {
	case m.Value == 0:
		return ""
	case m.Relative:
		return r.Percent(m.Value)
	case spec.Unit.Kind == metric.PercentUnit:
		return r.Say("unit.points", r.Number(metric.Unit{}, 100*m.Value))
	}
	return r.Value(spec.Unit, m.Value)
}

// sources are the ids of what an indicator reads.
func (r *reader) sources(spec *metric.Indicator) []string {
	var ids []string
	for _, id := range []string{spec.Measure.Numerator.Source, spec.Measure.Denominator.Source} {
		if id != "" && (len(ids) == 0 || ids[0] != id) {
			ids = append(ids, id)
		}
	}
	return ids
}
