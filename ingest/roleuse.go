package ingest

import "upshot/metric"

// roleUse is the first use of a role by an indicator or a condition.
type roleUse struct {
	kind     use
	pos      metric.Position
	reported bool
}

// boundCondition is a min and max condition, checked when the use of its role is known.
type boundCondition struct {
	source *mappedSource
	role   string
	isDay  bool
	pos    metric.Position
}

// checkUses reports a role that is a time here and a number or a word there: its cells can be read
// in one way only.
func (d *definition) checkUses() {
	for i := range d.plan.Sources {
		s := d.mapped[d.plan.Sources[i].ID]
		for _, role := range []string{"id", "project", "series"} {
			if s != nil && s.has(role) {
				d.noteUse(s, role, asWords, s.Pos)
			}
		}
		if s != nil && s.has("id") && s.has("updated") {
			d.noteUse(s, "updated", asTime, s.Pos)
		}
	}
	for i := range d.plan.Sources {
		d.noteFormats(d.mapped[d.plan.Sources[i].ID])
	}
	for _, ind := range d.plan.Indicators {
		m := ind.Measure
		if s := d.mapped[m.Numerator.Source]; s != nil {
			d.noteUse(s, m.From, asTime, ind.Pos)
			d.noteUse(s, m.To, asTime, ind.Pos)
			if m.Form == metric.Duration {
				d.noteUse(s, m.Column, asDuration, ind.Pos)
			} else {
				d.noteUse(s, m.Column, asNumber, ind.Pos)
			}
		}
		for _, t := range m.Terms() {
			if s := d.mapped[t.Source]; s != nil {
				d.noteUse(s, t.At, asTime, ind.Pos)
				d.noteUse(s, t.Sum, asNumber, ind.Pos)
			}
		}
		if m.Link != nil && d.mapped[m.Link.Incidents.Source] != nil {
			d.noteUse(d.mapped[m.Link.Incidents.Source], m.Link.Key, asWords, ind.Pos)
		}
	}
	d.checkWordUses()
	d.checkBounds()
}

// noteFormats takes the formats, each of which makes sense for one use only.
func (d *definition) noteFormats(s *mappedSource) {
	if s == nil {
		return
	}
	for _, role := range sortedKeys(s.Formats) {
		switch format := s.Formats[role]; {
		case metric.Seconds[format] != 0:
			d.noteUse(s, role, asDuration, s.Pos)
		case format == "percent":
			d.noteUse(s, role, asNumber, s.Pos)
		default:
			d.noteUse(s, role, asTime, s.Pos)
		}
	}
}

// scaleTimes turns the amounts of levels and ratios in a unit of time into seconds, unless their
// column is read as durations and is in seconds already.
func (d *definition) scaleTimes() {
	for i := range d.plan.Indicators {
		ind := &d.plan.Indicators[i]
		m := &ind.Measure
		if ind.Unit.Kind != metric.TimeUnit || m.Form != metric.Level && m.Form != metric.Ratio {
			continue
		}
		amount := m.Numerator.Sum
		if m.Form == metric.Level {
			amount = m.Column
		}
		s := d.mapped[m.Numerator.Source]
		inSeconds := s != nil && s.uses[amount].kind == asDuration
		switch own := d.ownMeasures[i]; {
		case own && !inSeconds:
			m.Scale *= ind.Unit.Factor()
		case !own && inSeconds: // the entry's scale is for the numbers of a bare column
			m.Scale = 1
		}
	}
}

// checkWordUses takes the conditions that compare words.
func (d *definition) checkWordUses() {
	words := func(s *mappedSource, all metric.Conditions) {
		for _, c := range all {
			if s != nil && (c.Test == metric.Is || c.Test == metric.IsNot) {
				d.noteUse(s, c.Role, asWords, c.Pos)
			}
		}
	}
	for i := range d.plan.Sources {
		s := &d.plan.Sources[i]
		words(d.mapped[s.ID], s.Keep)
		words(d.mapped[s.ID], s.Drop)
	}
	for _, ind := range d.plan.Indicators {
		for _, t := range ind.Measure.Terms() {
			words(d.mapped[t.Source], t.Where)
		}
	}
}

// checkBounds holds days against times and numbers against numbers.
func (d *definition) checkBounds() {
	for _, b := range d.bounds {
		first, used := b.source.uses[b.role]
		isTime := used && first.kind == asTime
		switch {
		case b.isDay && !isTime:
			d.fail(b.pos, boundNeedsNumber, b.role, b.source.ID)
		case !b.isDay && isTime:
			d.fail(b.pos, boundNeedsTime, b.role, b.source.ID)
		case !b.isDay && !(used && first.kind == asDuration):
			d.noteUse(b.source, b.role, asNumber, b.pos)
		}
	}
}

// noteUse remembers what a role is used as, and reports a second way, once a role.
func (d *definition) noteUse(s *mappedSource, role string, kind use, pos metric.Position) {
	first, used := s.uses[role]
	switch {
	case role == "" || first.reported:
	case !used:
		s.uses[role] = roleUse{kind: kind, pos: pos}
	case first.kind == asDuration && kind == asNumber: // seconds can be added up too
	case first.kind == asNumber && kind == asDuration:
		first.kind = asDuration
		s.uses[role] = first
	case first.kind != kind:
		d.fail(pos, roleTwoKinds, role, s.ID).Also = []metric.Position{first.pos}
		first.reported = true
		s.uses[role] = first
	}
}
