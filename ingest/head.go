package ingest

import (
	"slices"
	"time"
	_ "time/tzdata" // a time zone means the same on every machine

	"upshot/metric"
)

const (
	definitionVersion  = "1"
	defaultMaxRejected = 0.01
	defaultMaxRows     = 200_000
	excelMaxRows       = 1_048_575 // Excel's rows, less the header
)

// readHead reads what the report is about and how it is shown. Languages come first, because every
// text needs them, and the as-of day before the phases, which are cut to it.
func (d *definition) readHead(top *mapping) {
	p := d.plan
	if v, ok := top.need("version").text(); ok && v != definitionVersion {
		d.fail(top.take("version").pos(), definitionNewer, shorten(v))
	}
	p.Languages = d.readLanguages(top.take("languages"))
	p.Title = top.need("title").localised()
	p.Organisation = top.take("organisation").localised()
	p.Contact = top.take("contact").localised()
	p.Purpose = top.take("purpose").localised()
	p.Notice = top.take("notice").localised()
	p.Issue = top.take("issue").choice("final", []string{"draft", "final"})
	p.Timezone, p.Location = d.readTimezone(top.take("timezone"))
	p.AsOf, _ = top.need("as_of").day()
	p.Period = metric.PeriodUnit(slices.Index(metric.PeriodUnits, top.take("period").choice("month", metric.PeriodUnits)))
	p.Multiplicity = top.take("multiplicity").choice("bh", []string{"bh", "holm"})
	p.MaxRejected = d.readShare(top.take("max_rejected"), defaultMaxRejected)
	p.Appendix = d.readAppendix(top.take("appendix"))
	p.Bands = d.readBands(top.take("bands"))
}

func (d *definition) readLanguages(n node) []string {
	var languages []string
	seen := map[string]metric.Position{}
	for _, item := range n.oneOrList() {
		tag, ok := item.language()
		if first, twice := seen[tag]; ok && twice {
			d.fail(item.pos(), listedTwice, tag).Also = []metric.Position{first}
		} else if ok {
			seen[tag] = item.pos()
			languages = append(languages, tag)
		}
	}
	if len(languages) == 0 {
		return []string{"en"}
	}
	return languages
}

// commonTimezones are only for the did-you-mean: Go cannot list the zones it knows.
var commonTimezones = []string{
	"UTC", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "Asia/Kolkata",
	"Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Zurich",
	"America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo", "Australia/Sydney",
}

// readTimezone refuses "Local": a report must not depend on the machine that makes it.
func (d *definition) readTimezone(n node) (string, *time.Location) {
	name, ok := n.text()
	if !ok {
		return "UTC", time.UTC
	}
	location, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		d.fail(n.pos(), unknownTimezone, shorten(name), nearest(name, commonTimezones))
		return "UTC", time.UTC
	}
	return name, location
}

// readShare reads a part of the whole: 1% or 0.01.
func (d *definition) readShare(n node, otherwise float64) float64 {
	v, ok := n.quantity(metric.Unit{Kind: metric.PercentUnit}, "1%")
	if ok && (v < 0 || v > 1) {
		text, _ := n.scalar()
		d.fail(n.pos(), outOfRange, n.key, shorten(text), "0 %", "100 %")
		return otherwise
	}
	if ok {
		return v
	}
	return otherwise
}

func (d *definition) readAppendix(n node) metric.Appendix {
	m := n.mapping()
	defer m.close()
	return metric.Appendix{
		Publish: m.take("publish").boolean(true),
		MaxRows: m.take("max_rows").integer(defaultMaxRows, 1, excelMaxRows),
	}
}

func (d *definition) readEvents(n node) {
	for _, item := range n.list() {
		m := item.mapping()
		var event metric.Event
		event.Date, _ = m.need("date").day()
		event.Name = m.need("name").localised()
		m.close()
		d.plan.Events = append(d.plan.Events, event)
	}
}

// GateVerdicts are the six words that a gate may count. They are those of indicator.Verdicts, which this
// package does not know; a test of the command holds the two together.
var GateVerdicts = []string{
	"improved", "leaning-better", "no-clear-change", "leaning-worse", "worsened", "not-enough-data",
}

func (d *definition) readGates(n node) {
	const mostVerdicts = 1_000_000
	for _, item := range n.list() {
		m := item.mapping()
		gate := metric.Gate{Name: m.need("name").localised(), Pos: m.pos()}
		rule := m.need("rule").mapping()
		d.readGateRule(rule, &gate)
		gate.Max = rule.take("max").integer(0, 0, mostVerdicts)
		rule.close()
		m.close()
		d.plan.Gates = append(d.plan.Gates, gate)
	}
}
