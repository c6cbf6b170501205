package ingest

import (
	"slices"

	"upshot/metric"
)

// entryNamed finds the catalogue's entry that `use:` names; nil if there is none.
func (d *definition) entryNamed(use node) *metric.Entry {
	name, ok := use.text()
	if !ok {
		return nil
	}
	var known []string
	for i := range d.catalogue {
		if d.catalogue[i].Indicator.ID == name {
			return &d.catalogue[i]
		}
		known = append(known, d.catalogue[i].Indicator.ID)
	}
	d.fail(use.pos(), unknownEntry, shorten(name), nearest(name, known))
	return nil
}

// bind ties an entry to the sources of the plan: its terms get their ids, its words become theirs,
// and what it needs of them is checked.
func (d *definition) bind(ind *metric.Indicator, entry *metric.Entry, use, source, sources node) {
	b := binding{d: d, ind: ind, entry: entry, use: use, sources: d.chooseSources(entry, use, source, sources), reported: map[string]bool{}}
	b.link()
	b.checkRequired()
	m := &ind.Measure
	if m.Scale == 0 {
		m.Scale = 1
	}
	// What makes the part a part is never dropped: the proportion would be 100 %.
	whole := m.Denominator.Where
	makesPart := func(c metric.Condition) bool {
		return m.Form == metric.Proportion && !slices.ContainsFunc(whole, func(o metric.Condition) bool { return o.Role == c.Role })
	}
	m.Numerator.Where = b.conditions(m.Numerator, makesPart)
	m.Denominator.Where = b.conditions(m.Denominator, func(metric.Condition) bool { return false })
	b.term(&m.Numerator, m.To, m.From, m.To, m.Column)
	b.term(&m.Denominator, "")
	if ind.Unit.Kind == metric.PlainUnit && ind.Unit.Label == nil {
		ind.Unit = defaultUnit(*m)
	}
}

// chooseSources finds the source of each placeholder: by `source` or `sources`, else by its own name.
func (d *definition) chooseSources(entry *metric.Entry, use, source, sources node) map[string]*mappedSource {
	var placeholders []string
	for _, s := range entry.Sources {
		placeholders = append(placeholders, s.Name)
	}
	chosen := map[string]*mappedSource{}
	named := sources.mapping()
	if source.present() && sources.present() {
		d.fail(source.pos(), measureMixed, "source", "sources")
	}
	for i, name := range placeholders {
		n := named.take(name)
		if len(placeholders) == 1 && source.present() {
			n = source
		}
		switch {
		case n.present():
			chosen[name] = d.sourceNamed(n)
		case source.present(): // for an entry of several sources
			if i == 0 {
				d.fail(source.pos(), sourceMany, entry.Indicator.ID, join(placeholders))
			}
		case d.mapped[name] != nil:
			chosen[name] = d.mapped[name]
		case len(d.plan.Sources) > 0:
			d.fail(use.pos(), sourceUnbound, entry.Indicator.ID, name, join(d.sourceIDs()))
		}
	}
	for _, name := range linkOnly(entry) {
		named.take(name) // known, though not named
	}
	named.close()
	return chosen
}

// binding is one entry on its way to the plan's sources.
type binding struct {
	d        *definition
	ind      *metric.Indicator
	entry    *metric.Entry
	use      node
	sources  map[string]*mappedSource // by placeholder; nil where reported
	reported map[string]bool          // source and role
	idle     []string                 // placeholder and role of the columns that the link does without
}

// checkRequired reports the required roles that a source lacks, and merges the words of the others.
func (b *binding) checkRequired() {
	for _, needs := range b.entry.Sources {
		s := b.sources[needs.Name]
		if s == nil {
			continue
		}
		for _, role := range needs.Roles {
			switch {
			case slices.Contains(b.idle, needs.Name+" "+role.Role):
			case s.has(role.Role):
				b.checkMeanings(s.Source, role)
				addWords(s.Source, role.Role, role.Words)
			case role.Required:
				b.missing(s, role)
			}
		}
	}
}

// checkMeanings tells of a word of the definition's own that looks like one of the entry's, and is none: what
// it lists would count for nothing. Words that resemble none are the user's business.
func (b *binding) checkMeanings(s *metric.Source, role metric.EntryRole) {
	pos, listed := s.ValuesAt[role.Role]
	if !listed || len(role.Words) == 0 {
		return
	}
	known := sortedKeys(role.Words)
	merged := !slices.ContainsFunc(known, func(word string) bool { _, own := s.Values[role.Role][word]; return !own })
	if merged {
		return // said already
	}
	for _, meaning := range sortedKeys(s.Values[role.Role]) {
		if _, ok := role.Words[meaning]; ok {
			continue
		}
		if near := nearest(meaning, known); near != "" {
			b.d.raise(metric.Warning, pos, valueMeaning, shorten(meaning), role.Role, b.entry.Indicator.ID, join(known), near)
		}
	}
}

func (b *binding) missing(s *mappedSource, role metric.EntryRole) {
	if b.once(s, role.Role) {
		b.d.fail(b.use.pos(), entryRole, b.entry.Indicator.ID, role.Role, s.ID,
			role.Note.In(b.d.plan.Languages[0]), nearest(role.Role, s.roles)).Also = []metric.Position{s.Pos}
	}
}

func (b *binding) once(s *mappedSource, role string) bool {
	key := s.ID + " " + role
	first := !b.reported[key]
	b.reported[key] = true
	return first
}

// conditions are those of a term whose roles are mapped. Another is dropped if the entry calls its
// role optional, and is reported if not.
func (b *binding) conditions(t metric.Term, needed func(metric.Condition) bool) metric.Conditions {
	s := b.sources[t.Source]
	if s == nil {
		return nil
	}
	var kept metric.Conditions
	for _, c := range t.Where {
		c.Pos = b.ind.Pos
		role := b.role(t.Source, c.Role)
		switch {
		case s.has(c.Role):
			kept = append(kept, c)
		case role.Required || needed(c):
			b.missing(s, role)
		case b.once(s, c.Role):
			b.d.notice(b.use.pos(), conditionDropped, b.ind.ID, c.Role, s.ID).Also = []metric.Position{s.Pos}
		}
	}
	return kept
}

// role is what the entry says of a role; one that it does not list is required.
func (b *binding) role(placeholder, role string) metric.EntryRole {
	for _, s := range b.entry.Sources {
		for _, r := range s.Roles {
			if s.Name == placeholder && r.Role == role {
				return r
			}
		}
	}
	return metric.EntryRole{Role: role, Required: true}
}

// term names the source, dates the records, and checks the roles that the formula itself reads.
func (b *binding) term(t *metric.Term, end string, roles ...string) {
	if t.Source == "" {
		return
	}
	if t.At == "" {
		t.At = "time"
		if end != "" {
			t.At = end
		}
	}
	s := b.sources[t.Source]
	if s == nil {
		t.Source = ""
		return
	}
	for _, role := range append(roles, t.At, t.Sum) {
		if role != "" && !s.has(role) {
			b.missing(s, b.role(t.Source, role))
		}
	}
	t.Source = s.ID
}
