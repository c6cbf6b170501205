package ingest

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// keyRole is the column of the incidents that holds the id of the deployment each came with.
const keyRole = "deployment"

// linkedEntry is what stands in place of an entry where the plan names a source that only the other
// has, such as incidents beside the deployments; else the entry itself.
func linkedEntry(entry *metric.Entry, sources node) *metric.Entry {
	if entry == nil || entry.Linked == nil || !sources.present() || sources.Kind != yaml.MappingNode {
		return entry
	}
	for i := 0; i < len(sources.Content); i += 2 {
		if slices.Contains(linkOnly(entry), sources.Content[i].Value) {
			return entry.Linked
		}
	}
	return entry
}

// linkOnly lists the sources of an entry that may be left out.
func linkOnly(entry *metric.Entry) []string {
	var names []string
	if entry.Linked == nil {
		return nil
	}
	for _, s := range entry.Linked.Sources {
		if !slices.ContainsFunc(entry.Sources, func(own metric.EntrySource) bool { return own.Name == s.Name }) {
			names = append(names, s.Name)
		}
	}
	return names
}

// link binds the two ends of an entry's link. It comes first: the columns that the link does without
// need no words.
func (b *binding) link() {
	if b.ind.Measure.Link == nil {
		return
	}
	l := *b.ind.Measure.Link // the entry's own is shared
	b.ind.Measure.Link = &l
	incidents, deployments := b.sources[l.Incidents.Source], b.sources[l.Deployments.Source]
	placeholder := l.Deployments.Source
	before := l.Deployments.Where
	l.Incidents.Source, l.Deployments.Source = idOf(incidents), idOf(deployments)
	b.d.settleLink(b.ind, b.use.pos(), incidents, deployments)
	for _, c := range before {
		if !slices.ContainsFunc(l.Deployments.Where, func(kept metric.Condition) bool { return kept.Role == c.Role }) {
			b.idle = append(b.idle, placeholder+" "+c.Role)
		}
	}
}

// settleLink decides how incidents are tied to deployments, now that both sources are known, and reports
// what the rule lacks.
func (d *definition) settleLink(ind *metric.Indicator, pos metric.Position, incidents, deployments *mappedSource) {
	l := ind.Measure.Link
	if incidents == nil || deployments == nil {
		return // reported
	}
	l.Key = ""
	if incidents.has(keyRole) {
		l.Key = keyRole
	}
	l.Incidents.Where = d.linkConditions(ind, pos, incidents, l.Incidents.Where, l.Key == "")
	if l.Key != "" {
		l.Deployments.Where = nil
		if !deployments.has("id") {
			d.fail(pos, linkNoID, ind.ID, keyRole, incidents.ID, deployments.ID).Also = []metric.Position{deployments.Pos}
		}
	} else {
		l.Deployments.Where = d.linkConditions(ind, pos, deployments, l.Deployments.Where, true)
		d.checkLinkProjects(ind, pos, incidents, deployments)
	}
	if ind.Measure.Form == metric.Proportion && !incidents.HasCovers() {
		d.raise(metric.Warning, pos, linkNoCovers, ind.ID, incidents.ID).Also = []metric.Position{incidents.Pos}
	}
}

// checkLinkProjects reports where only one of the two sources says the project: an incident may be laid on
// a deployment of its own project only.
func (d *definition) checkLinkProjects(ind *metric.Indicator, pos metric.Position, incidents, deployments *mappedSource) {
	without, with := incidents, deployments
	if incidents.has("project") {
		without, with = deployments, incidents
	}
	if with.has("project") && !without.has("project") {
		d.fail(pos, linkNoProject, ind.ID, without.ID, with.ID, incidents.ID).Also = []metric.Position{without.Pos}
	}
}

// linkConditions are those on columns that a source maps; the others are dropped, with a notice if said.
// Those of the catalogue bring its words along, and the one on the environment is dropped where the source
// filters by it or has no such column: production is what it keeps.
func (d *definition) linkConditions(ind *metric.Indicator, pos metric.Position, s *mappedSource, all metric.Conditions, said bool) metric.Conditions {
	var kept metric.Conditions
	for _, c := range all {
		own := c.Pos != metric.Position{}
		filtered := slices.ContainsFunc(s.Keep, func(k metric.Condition) bool { return k.Role == c.Role })
		switch {
		case own:
			kept = append(kept, c)
		case c.Role == "environment" && (filtered || !s.has(c.Role)):
		case s.has(c.Role):
			c.Pos = ind.Pos
			kept = append(kept, c)
			addWords(s.Source, c.Role, d.linkWords(c.Role))
		case said:
			d.notice(pos, linkConditionDropped, ind.ID, c.Role, s.ID).Also = []metric.Position{s.Pos}
		}
	}
	return kept
}

// linkWords are the words that the catalogue knows in a column that a link reads.
func (d *definition) linkWords(role string) map[string][]string {
	if entry := d.linkingEntry(); entry != nil {
		for _, s := range entry.Sources {
			for _, r := range s.Roles {
				if r.Role == role {
					return r.Words
				}
			}
		}
	}
	return nil
}

// linkingEntry is the catalogue's first entry that links, which says how a measure of the user's own does.
func (d *definition) linkingEntry() *metric.Entry {
	for i := range d.catalogue {
		if entry := d.catalogue[i].Linked; entry != nil {
			return entry
		}
	}
	return nil
}

// ownLink reads what a measure of the user's own links to: the id of a source, or {source, where, at}.
// It gives nil where nothing is linked. own is the measure's own end.
func (d *definition) ownLink(n node, form metric.Form, own metric.Term, began string) *metric.Link {
	if !n.present() {
		return nil
	}
	if form == metric.Duration {
		incidents := own
		if incidents.At = began; began == "" {
			incidents.At = "opened"
		}
		l := &metric.Link{Incidents: incidents, Deployments: d.linkEnd(n, "time")}
		if l.Deployments.Where == nil {
			l.Deployments.Where = d.blamable()
		}
		return l
	}
	return &metric.Link{
		Incidents:   d.linkEnd(n, "opened"),
		Deployments: metric.Term{Source: own.Source, At: own.At, Where: d.blamable()},
	}
}

// linkEnd reads the other end of a link; at is the role that dates its records if none is named.
func (d *definition) linkEnd(n node, at string) metric.Term {
	if n.Kind == yaml.ScalarNode {
		s := d.recordSource(n)
		if s != nil {
			d.checkMapped(n, at, s.ID, s.roles)
		}
		return metric.Term{Source: idOf(s), At: at}
	}
	m := n.mapping()
	defer m.close()
	s := d.recordSource(m.need("source"))
	t := metric.Term{Source: idOf(s), Where: d.conditions(m.take("where"), s), At: at}
	if own := m.take("at"); own.present() {
		t.At = d.role(own, s)
	} else {
		d.checkDefault(m, s, at)
	}
	return t
}

// blamable are the catalogue's conditions on the deployments that an incident may be laid on by time.
func (d *definition) blamable() metric.Conditions {
	if entry := d.linkingEntry(); entry != nil {
		return slices.Clone(entry.Indicator.Measure.Link.Deployments.Where)
	}
	return nil
}
