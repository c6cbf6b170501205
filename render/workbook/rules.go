package workbook

import (
	"math"
	"slices"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// ruleTable says, for every term of every indicator, which records it takes and what it takes of them.
func (b *book) ruleTable() *table {
	t := &table{name: "definitions_rules", caption: b.say("definitions.rules"), columns: []column{
		{b.say("column.indicator"), 34, text}, {b.say("column.id"), 30, text}, {b.say("column.conditions"), 60, text}, {b.say("column.taken"), 50, text},
		{b.say("column.term"), 24, text}, {b.say("column.source"), 24, text}, {b.say("column.dated"), 22, text},
	}}
	var rows [][]any
	for i := range b.rep.Indicators {
		d := b.rep.Indicators[i].Spec
		for _, r := range append(b.rules(d), b.linkRules(b.rep.Indicators[i].Linkage)...) {
			rows = append(rows, []any{
				b.words.Name(d), d.ID, b.conditions(r.term.Source, r.term.Where), r.taken,
				b.say("term." + r.part), r.term.Source, b.header(r.term.Source, r.term.At),
			})
		}
	}
	return t.fill(rows)
}

// rule is one term of a measure in words.
type rule struct {
	part  string // numerator, denominator, or records where there is but one term
	term  metric.Term
	taken string
}

func (b *book) rules(d *metric.Indicator) []rule {
	m := &d.Measure
	num, den := m.Numerator, m.Denominator
	switch m.Form {
	case metric.Duration:
		taken := b.say("taken.column", b.header(num.Source, m.Column))
		if m.Column == "" {
			taken = b.say("taken.duration", b.header(num.Source, m.From), b.header(num.Source, m.To))
		}
		if m.Working {
			taken = b.say("taken.duration.working", b.header(num.Source, m.From), b.header(num.Source, m.To))
		}
		if m.Link != nil {
			taken = b.say("taken.if-linked", taken)
		}
		return []rule{{"records", num, taken}}
	case metric.Frequency:
		if m.Working {
			return []rule{{"records", num, b.say("taken.frequency.working")}}
		}
		return []rule{{"records", num, b.say("taken.frequency")}}
	case metric.Level:
		return []rule{{"records", num, b.withScale(b.say("taken.column", b.header(num.Source, m.Column)), m.Scale)}}
	}
	taken := b.withScale(b.taken(num), m.Scale)
	if m.Link != nil {
		taken = b.say("taken.linked")
	}
	return []rule{{"numerator", num, taken}, {"denominator", den, b.taken(den)}}
}

// linkRules are the two ends of an indicator's link: what is linked, and to what.
func (b *book) linkRules(l *indicator.Linkage) []rule {
	if l == nil {
		return nil
	}
	return []rule{
		{"incidents", l.Link.Incidents, b.linkRule(l)},
		{"deployments", l.Link.Deployments, b.words.Linkage(l)},
	}
}

// linkRule says by which rule incidents are linked. The conditions stand beside it.
func (b *book) linkRule(l *indicator.Linkage) string {
	words := func(t metric.Term) string {
		if len(t.Where) == 0 {
			return ""
		}
		return b.conditions(t.Source, t.Where)
	}
	return b.words.LinkRule(l, b.header(l.Link.Incidents.Source, l.Link.Key), words(l.Link.Incidents), words(l.Link.Deployments))
}

// taken is what a term takes of each record.
func (b *book) taken(t metric.Term) string {
	switch {
	case t.Sum == "":
		return b.say("taken.count")
	case t.Stock:
		return b.say("taken.last", b.header(t.Source, t.Sum))
	}
	return b.say("taken.sum", b.header(t.Source, t.Sum))
}

// withScale adds the factor of a measure, if it has one.
func (b *book) withScale(taken string, scale float64) string {
	if scale == 1 || scale == 0 {
		return taken
	}
	return b.say("taken.scaled", taken, number(scale))
}

// header names a role by its column in the files, where they have one.
func (b *book) header(source, role string) string {
	if c := b.column(source, role); c != nil && c.Header != "" && c.Header != role {
		return b.say("role", c.Header, role)
	}
	return role
}

// headerIn names the roles of an input. A register has no records, but its account has the columns.
func (b *book) headerIn(in indicator.Input) func(role string) string {
	return func(role string) string {
		if !in.Register {
			return b.header(in.ID, role)
		}
		for _, f := range in.Files {
			for _, c := range f.Columns {
				if c.Role == role && c.Header != "" && c.Header != role {
					return b.say("role", c.Header, role)
				}
			}
		}
		return role
	}
}

// column finds the column of a role, as read; nil if no record was.
func (b *book) column(source, role string) *metric.Column {
	for _, r := range b.ledgers {
		if b.rep.Plan.Sources[r.ledger.Table.Source].ID == source {
			return r.ledger.Table.Column(role)
		}
	}
	return nil
}

// conditions are what a record must meet, in words.
func (b *book) conditions(source string, all metric.Conditions) string {
	if len(all) == 0 {
		return b.say("condition.all")
	}
	var parts []string
	for _, c := range all {
		name, words := b.header(source, c.Role), strings.Join(c.Words, " / ")
		if b.redacts(source, c.Role) {
			words = "•••"
		}
		switch c.Test {
		case metric.Is:
			parts = append(parts, b.say("condition.is", name, words))
		case metric.IsNot:
			parts = append(parts, b.say("condition.not", name, words))
		case metric.Present:
			parts = append(parts, b.say("condition.present", name))
		case metric.Absent:
			parts = append(parts, b.say("condition.absent", name))
		case metric.Between:
			parts = append(parts, b.bounds(name, b.column(source, c.Role), c))
		}
	}
	return strings.Join(parts, b.say("between-conditions"))
}

// redacts reports whether the words of a role must not be shown.
func (b *book) redacts(source, role string) bool {
	return slices.ContainsFunc(b.rep.Plan.Sources, func(s metric.Source) bool { return s.ID == source && slices.Contains(s.Redact, role) })
}

// drops are the conditions any of which leaves a record out, in words.
func (b *book) drops(s *metric.Source) string {
	var parts []string
	for _, c := range s.Drop {
		parts = append(parts, b.conditions(s.ID, metric.Conditions{c}))
	}
	return b.orNone(strings.Join(parts, b.say("between-alternatives")))
}

// bounds words a condition on a number, a duration or a moment.
func (b *book) bounds(name string, column *metric.Column, c metric.Condition) string {
	bound := func(v float64) string {
		switch {
		case column != nil && column.Kind == metric.TimeColumn:
			return b.zone.iso(metric.Instant(v))
		case column != nil && column.Duration:
			return b.words.Value(metric.Unit{Kind: metric.TimeUnit, Symbol: "s"}, v)
		}
		return number(v)
	}
	switch low, high := !math.IsInf(c.Min, 0), !math.IsInf(c.Max, 0); {
	case low && high:
		return b.say("condition.between", name, bound(c.Min), bound(c.Max))
	case low:
		return b.say("condition.min", name, bound(c.Min))
	default:
		return b.say("condition.max", name, bound(c.Max))
	}
}

// sourceRuleTable says how every source's rows became records.
func (b *book) sourceRuleTable() *table {
	t := &table{name: "sources_rules", caption: b.say("sources.rules"), columns: []column{
		{b.say("column.source"), 26, text}, {b.say("column.files"), 40, text}, {b.say("column.keep"), 30, text}, {b.say("column.drop"), 30, text}, {b.say("column.identity"), 30, text},
		{b.say("column.constant"), 30, text}, {b.say("column.nulls"), 24, text}, {b.say("column.formats"), 40, text},
		{b.say("column.redact"), 24, text}, {b.say("column.preset"), 20, text}, {b.say("column.join"), 30, text}, {b.say("column.from-file"), 30, text},
	}}
	var rows [][]any
	for _, in := range b.rep.Inputs() {
		s, header := in.Source, b.headerIn(in)
		identity := b.say("identity.none")
		if slices.ContainsFunc(s.Columns, func(c metric.ColumnBinding) bool { return c.Role == "id" }) {
			identity = b.say("identity.id", header("id"))
		}
		var constants, formats, joins []string
		for _, role := range sorted(s.Constant) {
			constants = append(constants, b.say("constant", role, s.Constant[role]))
		}
		for _, role := range sorted(s.Formats) {
			formats = append(formats, b.say("constant", header(role), b.words.CellFormat(s.Formats[role])))
		}
		for _, c := range s.Columns {
			if len(c.Join) > 0 {
				joins = append(joins, b.say("constant", c.Role, strings.Join(c.Join, " + ")))
			}
		}
		separator := b.say("between-conditions")
		rows = append(rows, []any{
			b.words.Input(in), strings.Join(s.Files, separator), b.conditions(s.ID, s.Keep), b.drops(s), identity, b.orNone(strings.Join(constants, separator)),
			b.orNone(strings.Join(s.Nulls, " / ")), b.orNone(strings.Join(formats, separator)),
			b.orNone(strings.Join(s.Redact, separator)), b.orNone(s.Preset), b.orNone(strings.Join(joins, separator)), b.orNone(s.ProjectFromFile),
		})
	}
	return t.fill(rows)
}

// vocabularyTable lists the words of the files that were taken for another.
func (b *book) vocabularyTable() *table {
	t := &table{name: "sources_words", caption: b.say("sources.words"), columns: []column{
		{b.say("column.source"), 26, text}, {b.say("column.header"), 20, text}, {b.say("column.canonical"), 30, text}, {b.say("column.words"), 60, text},
	}}
	var rows [][]any
	for _, in := range b.rep.Inputs() {
		s, header := in.Source, b.headerIn(in)
		for _, role := range sorted(s.Values) {
			if slices.Contains(s.Redact, role) {
				continue
			}
			for _, word := range sorted(s.Values[role]) {
				rows = append(rows, []any{b.words.Input(in), header(role), word, b.orNone(strings.Join(s.Values[role][word], " / "))})
			}
		}
	}
	return t.fill(rows)
}

// mappedMeaning says how the cells of a column differ from the export's.
func (b *book) mappedMeaning(s *metric.Source, c *metric.Column) string {
	format := s.Formats[c.Role]
	_, fixed := s.Constant[c.Role]
	switch {
	case fixed:
		return b.say("meaning.constant", c.Role)
	case len(s.Values[c.Role]) > 0:
		return b.say("meaning.words", c.Role, b.say("tab.sources"))
	case c.Duration:
		return b.say("meaning.seconds", c.Role, b.words.UnitName(metric.Unit{Kind: metric.TimeUnit, Symbol: orSeconds(format)}))
	case c.Kind == metric.TimeColumn && format != "":
		return b.say("meaning.time.as", c.Role, b.words.CellFormat(format), b.zone.String())
	case c.Kind == metric.TimeColumn:
		return b.say("meaning.time", c.Role, b.zone.String())
	case format == "percent" || slices.Contains(c.Percent, true):
		return b.say("meaning.percent", c.Role)
	}
	return b.say("meaning.mapped", c.Role)
}

// orSeconds is the unit of bare numbers in a duration column.
func orSeconds(format string) string {
	if format == "" {
		return "s"
	}
	return format
}

// sorted lists the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
