package workbook

import "upshot/indicator"

// bandTable lists the performance bands that the report shows: a row a level of an indicator of the catalogue,
// with what the edition says against them in the last rows.
func (b *book) bandTable() *table {
	t := &table{name: "definitions_bands", caption: b.say("definitions.bands"), columns: []column{
		{b.say("column.edition"), 34, text}, {b.say("column.id"), 30, text}, {b.say("column.band"), 16, text},
		{b.say("column.band.range"), 50, text}, {b.say("column.band.cluster"), 50, text},
	}}
	var rows [][]any
	for _, name := range b.rep.Plan.Bands {
		e := indicator.EditionNamed(name)
		if e == nil {
			continue
		}
		for i := range e.Measures {
			rows = append(rows, b.bandRows(e, &e.Measures[i])...)
		}
		for _, caveat := range e.Caveats {
			rows = append(rows, []any{b.words.Edition(name), b.say("bands.caveat"), notApplicable, b.words.Text(caveat), notApplicable})
		}
		for _, source := range e.Sources {
			rows = append(rows, []any{b.words.Edition(name), b.say("bands.source"), notApplicable, b.words.Text(source), notApplicable})
		}
	}
	return t.fill(rows)
}

func (b *book) bandRows(e *indicator.Edition, m *indicator.BandMeasure) [][]any {
	ranges := b.words.Ranges(m, indicator.Entry(m.Entry).Indicator.Better)
	var rows [][]any
	for i := range indicator.Levels {
		level, cluster := indicator.Level(i), ""
		for _, c := range m.Clusters {
			if c.Level == level {
				cluster = b.words.Text(c.Text)
			}
		}
		if ranges[level] == "" && cluster == "" {
			continue
		}
		given := ranges[level]
		if m.None != nil {
			given = b.say("bands.none", b.words.Text(m.None))
		}
		rows = append(rows, []any{b.words.Edition(e.Name), m.Entry, b.words.Level(level), b.orNone(given), b.orNone(cluster)})
	}
	return rows
}

// summaryBands adds the bands of the headline's two values, in every edition that the report shows.
func (c *calculation) summaryBands(l *line, f *indicator.Figures) {
	plan := c.rep.Plan
	for _, edition := range plan.Bands {
		before, after := "", ""
		if f != nil {
			before, after = c.words.BandOf(f.Phase(plan.BeforeID()), edition), c.words.BandOf(f.Phase(plan.AfterID()), edition)
		}
		name := c.words.Edition(edition)
		l.put(column{c.say("column.band.before", name) + c.note("published"), 20, text}, c.orNone(before))
		l.put(column{c.say("column.band.after", name) + c.note("published"), 20, text}, c.orNone(after))
	}
}
