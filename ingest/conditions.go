package ingest

import (
	"math"
	"time"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// conditions reads role -> test; every role must be mapped by the source. A nil source is one that
// is reported already, and its roles are not checked.
func (d *definition) conditions(n node, s *mappedSource) metric.Conditions {
	var all metric.Conditions
	pairs := n.pairs()
	if n.present() && n.Kind == yaml.MappingNode && len(pairs) == 0 {
		d.fail(n.pos(), emptyConditions, n.key)
	}
	for _, p := range pairs {
		if s != nil && !d.checkMapped(p.key, p.name, s.ID, s.roles) {
			continue
		}
		if c, ok := d.condition(p, s); ok {
			all = append(all, c)
		}
	}
	return all
}

// condition reads one test: a value, a list of them, {not: ...}, present, missing, {min:, max:}.
func (d *definition) condition(p pair, s *mappedSource) (metric.Condition, bool) {
	c := metric.Condition{Role: p.name, Test: metric.Is, Pos: p.key.pos()}
	if p.value.Kind != yaml.MappingNode {
		return c, d.testWords(p.value, &c)
	}
	m := p.value.mapping()
	defer m.close()
	not, least, most := m.take("not"), m.take("min"), m.take("max")
	switch {
	case not.present() && (least.present() || most.present()):
		d.fail(m.pos(), measureMixed, "not", "min, max")
		return c, false
	case not.present():
		c.Test = metric.IsNot
		return c, d.testWords(not, &c)
	case least.present(), most.present():
		return c, d.between(least, most, &c, s)
	}
	if !m.hasUnknown() {
		d.fail(m.pos(), badCondition, p.name)
	}
	return c, false
}

// testWords sets the words of a test. A single "present" or "missing" asks whether there is a value;
// to look for the words themselves, they are put in a list.
func (d *definition) testWords(n node, c *metric.Condition) bool {
	word, single := n.scalar()
	present, missing := metric.Present, metric.Absent
	if c.Test == metric.IsNot {
		present, missing = missing, present
	}
	switch {
	case single && word == "present":
		c.Test = present
		return true
	case single && word == "missing":
		c.Test = missing
		return true
	}
	c.Words = n.words()
	return len(c.Words) > 0
}

// between reads a range with inclusive ends: days, or numbers with or without a unit.
func (d *definition) between(least, most node, c *metric.Condition, s *mappedSource) bool {
	c.Test, c.Min, c.Max = metric.Between, math.Inf(-1), math.Inf(1)
	low, lowIsDay, okLow := d.bound(least, c.Min)
	high, highIsDay, okHigh := d.bound(most, c.Max)
	if !okLow || !okHigh {
		return false
	}
	if highIsDay {
		high = d.endOfDay(most)
	}
	c.Min, c.Max = low, high
	isDay := lowIsDay || highIsDay
	switch {
	case lowIsDay != highIsDay && least.present() && most.present(), low > high:
		d.fail(least.pos(), badCondition, c.Role)
		return false
	case s != nil:
		d.bounds = append(d.bounds, boundCondition{s, c.Role, isDay, c.Pos})
	}
	return true
}

// bound is one end of a range in base units; a day is its first moment, in milliseconds.
func (d *definition) bound(n node, open float64) (value float64, isDay, ok bool) {
	if !n.present() {
		return open, false, true
	}
	s, isText := n.text()
	if !isText {
		return 0, false, false
	}
	if day, err := metric.ParseDay(s); err == nil {
		return float64(d.midnight(day)), true, true
	}
	q, isQuantity := parseQuantity(s)
	if !isQuantity || q.kind == points {
		d.fail(n.pos(), badQuantity, shorten(s))
		return 0, false, false
	}
	return q.value, false, true
}

func (d *definition) endOfDay(n node) float64 {
	day, _ := n.day()
	return float64(d.midnight(day+1)) - 1
}

// midnight is the first moment of a day in the definition's time zone.
func (d *definition) midnight(day metric.Day) metric.Instant {
	year, month, date := day.Time().Date()
	return metric.InstantOf(time.Date(year, month, date, 0, 0, 0, 0, d.plan.Location))
}
