package ingest

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// measure reads one of the five forms. ok says that the form is known, so that units can be checked;
// the statistic may stand beside the form.
func (d *definition) measure(n node) (measure metric.Measure, statistic node, ok bool) {
	m := n.mapping()
	defer m.close()
	statistic = m.take("statistic")
	var form node
	for i, name := range metric.Forms {
		switch value := m.take(name); {
		case !value.present():
		case ok:
			d.fail(value.pos(), measureMixed, form.key, name)
		default:
			form, ok = value, true
			measure.Form = metric.Form(i)
		}
	}
	if !ok {
		if len(m.pairs) > 0 && !m.hasUnknown() || n.present() && n.Kind == yaml.MappingNode && len(n.Content) == 0 { // an unknown key is most likely a form, misspelt
			d.fail(m.pos(), measureForm, join(metric.Forms))
		}
		return measure, statistic, false
	}
	measure.Scale = 1
	body := form.mapping()
	defer body.close()
	switch measure.Form {
	case metric.Duration:
		d.durationMeasure(body, &measure)
	case metric.Frequency:
		d.frequencyMeasure(body, &measure)
	case metric.Proportion:
		d.proportionMeasure(body, &measure)
	case metric.Ratio:
		measure.Numerator = d.term(body.need("numerator"))
		measure.Denominator = d.term(body.need("denominator"))
		measure.Scale = d.scale(body.take("scale"))
	case metric.Level:
		d.levelMeasure(body, &measure)
	}
	return measure, statistic, true
}

func (d *definition) durationMeasure(m *mapping, measure *metric.Measure) {
	s := d.recordSource(m.need("source"))
	column, from, to := m.take("column"), m.take("from"), m.take("to")
	switch {
	case column.present() && (from.present() || to.present()):
		d.fail(column.pos(), measureMixed, "column", "from, to")
	case !column.present():
		from, to = m.need("from"), m.need("to")
	}
	measure.Column = d.role(column, s)
	measure.From, measure.To = d.role(from, s), d.role(to, s)
	measure.Numerator = metric.Term{
		Source: idOf(s), Where: d.conditions(m.take("where"), s), At: d.datedBy(m, s, measure.To),
	}
	measure.Link = d.ownLink(m.take("linked"), measure.Form, measure.Numerator, measure.From)
}

func (d *definition) frequencyMeasure(m *mapping, measure *metric.Measure) {
	s := d.recordSource(m.need("source"))
	d.per = m.take("per")
	measure.Per = d.per.choice("", append(rateSpans[:len(rateSpans):len(rateSpans)], metric.WorkingDay))
	measure.Numerator = metric.Term{
		Source: idOf(s), Where: d.conditions(m.take("where"), s), At: d.datedBy(m, s, ""),
	}
}

// proportionMeasure reads a part of the records of one source, or two amounts of which the first is
// a part of the second.
func (d *definition) proportionMeasure(m *mapping, measure *metric.Measure) {
	numerator, denominator := m.take("numerator"), m.take("denominator")
	if numerator.present() || denominator.present() {
		measure.Numerator = d.term(m.need("numerator"))
		measure.Denominator = d.term(m.need("denominator"))
		if !isPart(measure.Numerator, measure.Denominator) {
			d.fail(m.pos(), proportionParts)
		}
		return
	}
	s := d.recordSource(m.need("source"))
	all := metric.Term{Source: idOf(s), Where: d.conditions(m.take("where"), s), At: d.datedBy(m, s, "")}
	part, of := all, m.take
	linked := m.take("linked")
	if !linked.present() {
		of = m.need
	}
	part.Where = append(slices.Clone(all.Where), d.conditions(of("of"), s)...)
	measure.Numerator, measure.Denominator = part, all
	measure.Link = d.ownLink(linked, measure.Form, all, "")
}

// isPart reports whether the first of two terms can only be a part of the second: ready-made sums,
// which are the user's word, or counts of one source where the first has all conditions of the second.
func isPart(part, all metric.Term) bool {
	switch {
	case part.Source == "" || all.Source == "": // reported already
		return true
	case part.Stock || all.Stock || (part.Sum == "") != (all.Sum == ""):
		return false
	case part.Sum != "":
		return true
	}
	for _, c := range all.Where {
		same := func(o metric.Condition) bool {
			return o.Role == c.Role && o.Test == c.Test && slices.Equal(o.Words, c.Words) && o.Min == c.Min && o.Max == c.Max
		}
		if !slices.ContainsFunc(part.Where, same) {
			return false
		}
	}
	return part.Source == all.Source && part.At == all.At
}

func (d *definition) levelMeasure(m *mapping, measure *metric.Measure) {
	s := d.sourceNamed(m.need("source"))
	column := m.take("column")
	if column.present() {
		measure.Column = d.role(column, s)
	} else {
		measure.Column = "value"
		d.checkDefault(m, s, "value")
	}
	var where metric.Conditions
	if series := m.take("series"); series.present() {
		if s == nil || d.checkMapped(series, "series", s.ID, s.roles) {
			where = metric.Conditions{{Role: "series", Test: metric.Is, Words: series.words(), Pos: series.pos()}}
		}
	}
	where = append(where, d.conditions(m.take("where"), s)...)
	measure.Numerator = metric.Term{Source: idOf(s), Where: where, At: d.datedBy(m, s, "")}
	measure.Scale = d.scale(m.take("scale"))
}

// term reads an amount: count (all records if nothing else is said), sum, or last (a stock).
func (d *definition) term(n node) metric.Term {
	m := n.mapping()
	defer m.close()
	if !n.present() {
		return metric.Term{}
	}
	s := d.sourceNamed(m.need("source"))
	t := metric.Term{Source: idOf(s), Where: d.conditions(m.take("where"), s), At: d.datedBy(m, s, "")}
	count, sum, last := m.take("count"), m.take("sum"), m.take("last")
	var said node
	for _, kind := range []node{count, sum, last} {
		if kind.present() && said.present() {
			d.fail(kind.pos(), termForm, said.key, kind.key)
		} else if kind.present() {
			said = kind
		}
	}
	switch {
	case sum.present():
		t.Sum = d.role(sum, s)
	case last.present():
		t.Sum, t.Stock = d.role(last, s), true
	default:
		if s != nil && s.Layout == "wide" {
			d.fail(m.pos(), wideRecords, s.ID)
		}
		if word, _ := count.scalar(); count.present() && word != "all" {
			t.Where = append(t.Where, d.conditions(count, s)...)
		}
	}
	return t
}

func (d *definition) scale(n node) float64 {
	scale := n.number(1)
	if scale <= 0 {
		d.fail(n.pos(), notNumber, n.key, shorten(n.Value))
		return 1
	}
	return scale
}

// recordSource is sourceNamed for a measure of records; the cells of a wide file are amounts.
func (d *definition) recordSource(n node) *mappedSource {
	s := d.sourceNamed(n)
	if s != nil && s.Layout == "wide" {
		d.fail(n.pos(), wideRecords, s.ID)
	}
	return s
}

// role reads the name of a role that the source maps.
func (d *definition) role(n node, s *mappedSource) string {
	role, ok := n.text()
	if ok && s != nil {
		d.checkMapped(n, role, s.ID, s.roles)
	}
	return role
}

// datedBy reads the role that dates a record: the one named, else the end of a duration, else time.
func (d *definition) datedBy(m *mapping, s *mappedSource, end string) string {
	at := m.take("at")
	switch {
	case at.present():
		return d.role(at, s)
	case end != "":
		return end
	}
	d.checkDefault(m, s, "time")
	return "time"
}

// checkDefault reports a role that nobody named and that the measure needs.
func (d *definition) checkDefault(m *mapping, s *mappedSource, role string) {
	if s != nil {
		d.checkMapped(m.node, role, s.ID, s.roles)
	}
}

func idOf(s *mappedSource) string {
	if s == nil {
		return ""
	}
	return s.ID
}
