package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

func (r *modelReader) readDomain(m *mapping) metric.ModelDomain {
	d := metric.ModelDomain{Code: r.codes.add(m.need("code")), Name: m.need("name").localised(), RollUp: r.ownRollUp(m)}
	for _, item := range m.need("items").list() {
		d.Items = append(d.Items, r.readItem(item.mapping()))
	}
	m.close()
	return d
}

func (r *modelReader) readItem(m *mapping) metric.ModelItem {
	item := metric.ModelItem{Code: r.codes.add(m.need("code")), Name: m.need("name").localised(), RollUp: r.ownRollUp(m)}
	names := map[string]metric.Position{}
	for _, part := range m.need("sub_items").list() {
		item.SubItems = append(item.SubItems, r.readSubItem(part.mapping(), names))
	}
	m.close()
	return item
}

// ownRollUp is "" where a part leaves the rule to the model.
func (r *modelReader) ownRollUp(m *mapping) string {
	return m.take("roll_up").choice("", metric.RollUps)
}

func (r *modelReader) readSubItem(m *mapping, names map[string]metric.Position) metric.ModelSubItem {
	code, name := m.need("code"), m.need("name")
	s := metric.ModelSubItem{
		Code: r.codes.add(code), Name: name.localised(), Aliases: m.take("aliases").words(),
		Measures: m.take("measures").choice("", metric.MeasurementChecks),
		Demands:  r.readDemands(m.take("demands")), Crosswalk: r.readCrosswalk(m.take("crosswalk")),
	}
	for _, item := range m.take("expected").list() {
		s.Expected = append(s.Expected, r.readExpected(item.mapping()))
	}
	m.close()
	r.checkNames(s, name.pos(), names)
	return s
}

// checkNames reports a name that another sub-item of the item has: a row of an assessment could mean either.
func (r *modelReader) checkNames(s metric.ModelSubItem, pos metric.Position, names map[string]metric.Position) {
	own := map[string]bool{}
	for _, language := range sortedKeys(s.Name) {
		own[s.Name[language]] = true
	}
	for _, alias := range s.Aliases {
		own[alias] = true
	}
	for _, name := range sortedKeys(own) {
		if first, taken := names[fold(name)]; taken && first != pos {
			r.fail(pos, modelNameTwice, shorten(name)).Also = []metric.Position{first}
			continue
		}
		names[fold(name)] = pos
	}
}

// readDemands reads what a sub-item asks for, by level.
func (r *modelReader) readDemands(n node) map[int]metric.Text {
	demands := map[int]metric.Text{}
	for _, p := range n.pairs() {
		if number, ok := r.level(p.key); ok {
			demands[number] = p.value.localised()
		}
	}
	if len(demands) == 0 {
		return nil
	}
	return demands
}

func (r *modelReader) readCrosswalk(n node) map[string]string {
	var known []string
	for _, c := range r.model.Certificates {
		known = append(known, c.ID)
	}
	var crosswalk map[string]string
	for _, p := range n.pairs() {
		id, _ := p.key.text()
		name, ok := p.value.text()
		if !slices.Contains(known, id) {
			r.fail(p.key.pos(), certificateUnknown, shorten(id), nearest(id, known))
			continue
		}
		if !ok {
			continue
		}
		if crosswalk == nil {
			crosswalk = map[string]string{}
		}
		crosswalk[id] = name
	}
	return crosswalk
}

// maxCount bounds how many pieces an entry stands for.
const maxCount = 1000

func (r *modelReader) readExpected(m *mapping) metric.ExpectedEvidence {
	level := m.need("level")
	e := metric.ExpectedEvidence{
		Kind:  m.need("kind").choice("", metric.EvidenceKinds),
		Title: m.take("title").localised(),
		Count: m.take("count").integer(1, 1, maxCount),
	}
	e.Level, _ = r.level(level)
	m.close()
	return e
}

// level reads the number of one of the model's levels.
func (r *modelReader) level(n node) (int, bool) {
	number := n.integer(-1, 0, maxLevel)
	if number < 0 {
		return 0, false
	}
	if len(r.model.Levels) > 0 && !r.disorder && !r.model.HasLevel(number) { // else the levels have a problem of their own
		r.fail(n.pos(), modelUnknownLevel, strconv.Itoa(number), levelNumbers(r.model))
		return 0, false
	}
	return number, true
}
