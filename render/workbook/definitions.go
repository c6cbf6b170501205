package workbook

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// definitions is the data dictionary: the indicators, their change record, the phases and projects, and
// the columns of the record sheets.
func definitions(b *book) []*sheet {
	tables := 6
	if len(b.rep.Plan.Bands) > 0 {
		tables++
	}
	if b.rep.Maturity != nil {
		tables++
	}
	s := &sheet{tab: b.fixed("definitions"), title: b.say("definitions.title"), about: []string{b.say("definitions.about"), b.say("tables", b.words.Count(tables)), b.say("shorthand")}}
	s.build = func(s *sheet) error {
		s.add(b.indicatorTable())
		s.add(b.ruleTable())
		s.add(b.changeTable())
		phases := b.phaseTable()
		s.add(phases)
		b.fillPhases(phases)
		s.add(b.projectTable())
		s.add(b.dictionaryTable())
		if b.rep.Maturity != nil {
			s.add(b.computedTable())
		}
		if len(b.rep.Plan.Bands) > 0 {
			s.add(b.bandTable())
		}
		return nil
	}
	return []*sheet{s}
}

func (b *book) indicatorTable() *table {
	t := &table{name: "definitions_indicators", caption: b.say("definitions.indicators")}
	for _, c := range []struct {
		key   string
		width float64
	}{
		{"indicator", 34}, {"id", 30}, {"definition", 60}, {"formula", 50}, {"unit", 30}, {"form", 24}, {"statistic", 22}, {"better", 16},
		{"primary", 12}, {"minimum", 20}, {"target", 20}, {"purpose", 50}, {"cannot-say", 50}, {"origin", 40}, {"kind", 16},
		{"category", 18}, {"audience", 24}, {"owner", 24}, {"version", 12}, {"reviewed", 16}, {"stated", 40},
	} {
		t.columns = append(t.columns, column{b.say("column." + c.key), c.width, text})
	}
	if b.calendar != nil {
		t.columns = append(t.columns, column{b.say("column.calendar"), 60, text})
	}
	var rows [][]any
	for i := range b.rep.Indicators {
		rows = append(rows, b.indicatorRow(b.rep.Indicators[i].Spec))
	}
	return t.fill(rows)
}

func (b *book) indicatorRow(d *metric.Indicator) []any {
	words := func(t metric.Text) string { return b.said(b.words.Text(t)) }
	statistic := notApplicable
	if d.Measure.Form == metric.Duration || d.Measure.Form == metric.Level {
		statistic = b.say("statistic." + d.Statistic.String())
	}
	primary := b.yes(d.Primary)
	if d.Primary && d.PrimarySince != 0 {
		primary = b.say("definitions.primary-since", d.PrimarySince.String())
	}
	reviewed := unavailable
	if d.LastReviewed != 0 {
		reviewed = d.LastReviewed.String()
	}
	unit := b.unitName(d)
	row := []any{
		b.words.Name(d), d.ID, words(d.Definition), words(d.Formula), unit, b.say("form." + d.Measure.Form.String()), statistic, b.say("better." + d.Better.String()),
		primary, b.words.MinimumEffect(d), b.targets(d), words(d.Purpose), words(d.CannotSay), words(d.Origin), b.said(b.words.Kind(d.Kind)),
		b.said(b.words.Category(d.Category)), words(d.Audience), words(d.Owner), b.said(d.Version), reviewed, b.stated(d),
	}
	if b.calendar != nil {
		all := b.say("calendar.all")
		if d.Measure.Working {
			all = b.words.Working(b.rep, d)
		}
		row = append(row, all)
	}
	return row
}

func (b *book) targets(d *metric.Indicator) string {
	var list []string
	for _, t := range d.Targets {
		s := b.words.Target(d, t)
		if t.Phase >= 0 {
			s = b.say("definitions.for-phase", b.words.Phase(b.rep, b.rep.Plan.Phases[t.Phase].ID), s)
		}
		list = append(list, s)
	}
	return b.orNone(b.words.List(list))
}

// stated are the figures that somebody published earlier.
func (b *book) stated(d *metric.Indicator) string {
	var list []string
	for _, s := range d.Stated {
		list = append(list, b.say("definitions.stated", b.words.Phase(b.rep, b.rep.Plan.Phases[s.Phase].ID), b.words.Value(d.Unit, s.Value), b.words.Text(s.Origin)))
	}
	return b.orNone(b.words.List(list))
}

func (b *book) changeTable() *table {
	t := &table{name: "definitions_changes", caption: b.say("definitions.changes"), columns: []column{
		{b.say("column.indicator"), 34, text}, {b.say("column.version"), 12, text}, {b.say("column.date"), 16, day}, {b.say("column.change.note"), 60, text},
	}}
	var rows [][]any
	for i := range b.rep.Indicators {
		d := b.rep.Indicators[i].Spec
		for _, c := range d.Changes {
			rows = append(rows, []any{b.words.Name(d), b.said(c.Version), serialDay(c.Date), b.said(b.words.Text(c.Note))})
		}
	}
	return t.fill(rows)
}

func (b *book) phaseTable() *table {
	t := &table{name: "definitions_phases", caption: b.say("definitions.phases"), columns: []column{
		{b.say("column.phase"), 34, text}, {b.say("column.id"), 30, text}, {b.say("column.first"), 16, day},
		{b.say("column.last"), 16, day}, {b.say("column.day-count"), 14, integer}, {b.say("column.why"), 40, text},
	}}
	if b.calendar != nil {
		t.columns = append(t.columns, column{b.say("column.workday-count"), 18, integer})
	}
	return t
}

// fillPhases needs the place of the table: the working days are counted between two of its cells.
func (b *book) fillPhases(t *table) {
	var rows [][]any
	for i, p := range b.rep.Plan.Phases {
		row := []any{b.words.Phase(b.rep, p.ID), p.ID, serialDay(p.From), serialDay(p.To), p.Days(), b.said(b.words.Text(p.Why))}
		if b.calendar != nil {
			at := t.top + 1 + i
			row = append(row, b.calendar.between("C"+strconv.Itoa(at), "D"+strconv.Itoa(at), p.Window))
		}
		rows = append(rows, row)
	}
	t.fill(rows)
}

func (b *book) projectTable() *table {
	t := &table{name: "definitions_projects", caption: b.say("definitions.projects"), columns: []column{
		{b.say("column.project"), 34, text}, {b.say("column.id"), 30, text}, {b.say("column.group"), 24, text},
		{b.say("column.aliases"), 40, text}, {b.say("column.listed"), 14, text},
	}}
	var rows [][]any
	for i, p := range b.rep.Projects {
		rows = append(rows, []any{b.words.Scope(b.rep, indicator.Scope{Project: i}), p.ID, b.orNone(p.Group), b.orNone(b.words.List(p.Aliases)), b.yes(p.Listed)})
	}
	return t.fill(rows)
}

// dictionaryTable explains every column of the record sheets.
func (b *book) dictionaryTable() *table {
	t := &table{name: "definitions_columns", caption: b.say("definitions.columns"), columns: []column{
		{b.say("column.sheet"), 34, text}, {b.say("column.column"), 30, text}, {b.say("column.type"), 24, text}, {b.say("column.meaning"), 60, text},
	}}
	var rows [][]any
	for _, r := range b.ledgers {
		tab := any(r.tab)
		if r.tab == "" {
			tab = b.say("definitions.csv", wording.LedgerName(b.rep, r.ledger))
		}
		for _, c := range r.columns {
			kind, meaning := b.describeColumn(r.ledger, c)
			rows = append(rows, []any{tab, c.Head, kind, meaning})
		}
	}
	return t.fill(rows)
}

func (b *book) describeColumn(l *indicator.Ledger, c rawColumn) (kind, meaning string) {
	switch c.Kind {
	case wording.RawMapped:
		m := &l.Table.Columns[c.Index]
		kind = map[metric.ColumnKind]string{metric.WordColumn: "type.text", metric.TimeColumn: "type.time", metric.NumberColumn: "type.number"}[m.Kind]
		return b.say(kind), b.mappedMeaning(&b.rep.Plan.Sources[l.Table.Source], m)
	case wording.RawLinked:
		return b.say("type.text"), b.say("meaning.deployment", b.words.Name(&b.rep.Plan.Indicators[l.Values[c.Index].Indicator]))
	case wording.RawValue:
		v := l.Values[c.Index]
		name := b.words.Name(&b.rep.Plan.Indicators[v.Indicator])
		switch {
		case c.work:
			return b.say("type.formula"), b.say("meaning.duration.working", name, b.say("tab.calendar"))
		case c.from > 0:
			return b.say("type.formula"), b.say("meaning.duration", name)
		}
		return b.say("type.number"), b.say("meaning."+string(v.Part), name)
	case wording.RawRow:
		return b.say("type.number"), b.say("meaning.source_row")
	}
	key := map[wording.RawKind]string{wording.RawPhase: "phase", wording.RawGroup: "group", wording.RawProject: "project", wording.RawFile: "source_file", wording.RawSheet: "source_sheet"}[c.Kind]
	return b.say("type.text"), b.say("meaning." + key)
}
