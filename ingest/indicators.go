package ingest

import (
	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

func (d *definition) readIndicators(n node) {
	seen := ids{}
	for _, item := range n.list() {
		m := item.mapping()
		d.plan.Indicators = append(d.plan.Indicators, d.readIndicator(m, seen))
		m.close()
	}
}

// readIndicator starts from the catalogue's entry, if one is used, and lays the user's fields over it.
func (d *definition) readIndicator(m *mapping, seen ids) metric.Indicator {
	use, own := m.take("use"), m.take("measure")
	source, sources := m.take("source"), m.take("sources")
	entry := linkedEntry(d.entryNamed(use), sources)
	ind := metric.Indicator{Kind: "result", Version: "1"}
	if entry != nil {
		ind = entry.Indicator
		ind.Entry = entry.Indicator.ID
	}
	ind.Pos = m.pos()
	d.readNames(m, &ind, seen, use)

	var statistic node
	measured := false
	switch {
	case own.present():
		measured, statistic = d.ownMeasure(own, &ind)
		for _, n := range []node{source, sources} {
			if n.present() {
				d.fail(n.pos(), entryOnly, n.key)
			}
		}
	case entry != nil:
		d.bind(&ind, entry, use, source, sources)
		measured = true
	case !use.present():
		m.take("measure")
		if m.Node != nil && m.Kind == yaml.MappingNode {
			d.fail(m.pos(), noMeasure)
		}
	}
	d.readTexts(m, &ind)
	d.readMeasured(m, &ind, measured, statistic)
	return ind
}

// readNames reads id and name, which an entry of the catalogue brings along.
func (d *definition) readNames(m *mapping, ind *metric.Indicator, seen ids, use node) {
	take := m.take
	if !use.present() {
		take = m.need
	}
	id, name := take("id"), take("name")
	switch {
	case id.present():
		ind.ID = seen.add(id)
	case ind.ID != "":
		seen.check(d, ind.ID, use.pos())
	}
	if name.present() {
		ind.Name = name.localised()
	}
}

// readTexts reads what the indicator's page says beside its figures.
func (d *definition) readTexts(m *mapping, ind *metric.Indicator) {
	for _, field := range []struct {
		key  string
		into *metric.Text
	}{
		{"definition", &ind.Definition}, {"formula", &ind.Formula}, {"purpose", &ind.Purpose},
		{"cannot_say", &ind.CannotSay}, {"origin", &ind.Origin}, {"audience", &ind.Audience}, {"owner", &ind.Owner},
	} {
		if n := m.take(field.key); n.present() {
			*field.into = n.localised()
			ind.Said = append(ind.Said, field.key)
		}
	}
	for _, field := range []struct {
		key  string
		into *string
	}{
		{"category", &ind.Category}, {"priority", &ind.Priority}, {"version", &ind.Version},
	} {
		if s, ok := m.take(field.key).text(); ok {
			*field.into = s
			ind.Said = append(ind.Said, field.key)
		}
	}
	ind.Kind = m.take("kind").choice(ind.Kind, []string{"result", "process"})
	ind.Primary = m.take("primary").boolean(ind.Primary)
	ind.PrimarySince = m.take("primary_since").dayOr(ind.PrimarySince)
	ind.LastReviewed = m.take("last_reviewed").dayOr(ind.LastReviewed)
	for _, item := range m.take("changes").list() {
		c := item.mapping()
		var change metric.Change
		change.Version, _ = c.need("version").text()
		change.Date, _ = c.need("date").day()
		change.Note = c.need("note").localised()
		c.close()
		ind.Changes = append(ind.Changes, change)
	}
}

func (n node) dayOr(otherwise metric.Day) metric.Day {
	if day, ok := n.day(); ok {
		return day
	}
	return otherwise
}

// ownMeasure puts the user's measure in place of the entry's, with the defaults of its form.
func (d *definition) ownMeasure(n node, ind *metric.Indicator) (measured bool, statistic node) {
	d.ownMeasures[len(d.plan.Indicators)] = true
	before := ind.Measure.Form
	ind.Measure, statistic, measured = d.measure(n)
	if l := ind.Measure.Link; l != nil {
		d.settleLink(ind, n.pos(), d.mapped[l.Incidents.Source], d.mapped[l.Deployments.Source])
	}
	if ind.Entry == "" || ind.Measure.Form != before {
		ind.Unit = defaultUnit(ind.Measure)
		ind.MinimumEffect = metric.Effect{}
		ind.Statistic = metric.Median
		if ind.Measure.Form == metric.Level {
			ind.Statistic = metric.Mean
		}
	}
	return measured, statistic
}

// readMeasured reads what depends on the measure. Without one, the keys are only known to be there.
func (d *definition) readMeasured(m *mapping, ind *metric.Indicator, measured bool, inner node) {
	better := m.take
	if ind.Entry == "" && !m.take("use").present() {
		better = m.need
	}
	switch better("better").choice("", []string{"lower", "higher"}) {
	case "lower":
		ind.Better = metric.Lower
	case "higher":
		ind.Better = metric.Higher
	}
	statistic, unit, effect := m.take("statistic"), m.take("unit"), m.take("minimum_effect")
	target, stated, calendar := m.take("target"), m.take("stated"), m.take("calendar")
	if !measured {
		return
	}
	if statistic.present() && inner.present() {
		d.fail(statistic.pos(), statisticTwice).Also = []metric.Position{inner.pos()}
	} else if inner.present() {
		statistic = inner
	}
	ind.Statistic = d.readStatistic(statistic, ind.Measure.Form, ind.Statistic)
	d.readWorking(calendar, ind)
	ind.Unit = d.readUnit(unit, ind.Measure, ind.Unit)
	if ind.Measure.Form == metric.Frequency {
		ind.Measure.Per = ind.Unit.Symbol
	}
	if ind.MinimumEffect == (metric.Effect{}) {
		ind.MinimumEffect = defaultEffect(ind.Measure, ind.Unit)
	}
	ind.MinimumEffect = d.readEffect(effect, ind.Measure, ind.Unit, ind.MinimumEffect)
	ind.Targets = d.readTargets(target, ind)
	ind.Stated = d.readStated(stated, ind)
}

// readStatistic reads the displayed value, which only durations and levels choose.
func (d *definition) readStatistic(n node, form metric.Form, otherwise metric.Statistic) metric.Statistic {
	choices := map[metric.Form][]metric.Statistic{
		metric.Duration: {metric.Median, metric.Mean, metric.P85, metric.P90, metric.P95},
		metric.Level:    {metric.Mean, metric.Median, metric.Sum, metric.Last},
	}[form]
	switch {
	case !n.present():
		return otherwise
	case choices == nil:
		d.fail(n.pos(), noStatistic, form.String())
		return otherwise
	}
	var names []string
	for _, s := range choices {
		names = append(names, s.String())
	}
	word := n.choice(otherwise.String(), names)
	for _, s := range choices {
		if s.String() == word {
			return s
		}
	}
	return otherwise
}

// readTargets reads one bound for the headline's later phase, or one a phase.
func (d *definition) readTargets(n node, ind *metric.Indicator) []metric.Target {
	if !n.present() {
		return nil
	}
	m := n.mapping()
	byPhase := len(m.pairs) > 0
	for _, p := range m.pairs {
		byPhase = byPhase && p.value.Kind == yaml.MappingNode
	}
	var targets []metric.Target
	if !byPhase {
		if t, ok := d.readTarget(m, -1, ind); ok {
			targets = append(targets, t)
		}
		return targets
	}
	for _, p := range m.pairs {
		phase, known := d.phaseNamed(p.key)
		if t, ok := d.readTarget(p.value.mapping(), phase, ind); ok && known {
			targets = append(targets, t)
		}
	}
	return targets
}

func (d *definition) readTarget(m *mapping, phase int, ind *metric.Indicator) (metric.Target, bool) {
	defer m.close()
	most, least := m.take("max"), m.take("min")
	if m.Kind != yaml.MappingNode {
		return metric.Target{}, false
	}
	if most.present() == least.present() {
		if most.present() || !m.hasUnknown() {
			d.fail(m.pos(), targetBound)
		}
		return metric.Target{}, false
	}
	bound := most
	if least.present() {
		bound = least
	}
	value, ok := bound.quantity(ind.Unit, exampleOf(ind.Unit))
	if ind.Better != 0 && most.present() != (ind.Better == metric.Lower) {
		d.raise(metric.Warning, bound.pos(), targetDirection, ind.ID, bound.key, ind.Better.String())
	}
	text, _ := bound.scalar()
	return metric.Target{Phase: phase, Max: most.present(), Value: value, Text: text}, ok
}

// readStated reads figures that somebody published; each names where.
func (d *definition) readStated(n node, ind *metric.Indicator) []metric.Stated {
	var all []metric.Stated
	for _, item := range n.oneOrList() {
		m := item.mapping()
		phase, value, origin := m.need("phase"), m.need("value"), m.need("origin")
		m.close()
		var stated metric.Stated
		var okPhase, okValue bool
		stated.Phase, okPhase = d.phaseNamed(phase)
		stated.Value, okValue = value.quantity(ind.Unit, exampleOf(ind.Unit))
		stated.Text, _ = value.scalar()
		stated.Origin = origin.localised()
		if okPhase && okValue {
			all = append(all, stated)
		}
	}
	return all
}
