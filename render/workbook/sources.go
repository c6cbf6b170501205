package workbook

import (
	"upshot/metric"
)

// sources accounts for every file: what it is, and where each of its rows went.
func sources(b *book) []*sheet {
	s := &sheet{tab: b.fixed("sources"), title: b.say("sources.title"), about: []string{b.say("sources.about"), b.say("tables", "6"), b.say("shorthand")}}
	s.build = func(s *sheet) error {
		files := b.fileTable()
		s.add(files)
		s.add(b.rowTable(topBelow(files.top, max(1, files.n))))
		s.add(b.originTable())
		s.add(b.sourceRuleTable())
		s.add(b.vocabularyTable())
		s.add(b.columnTable())
		return nil
	}
	return []*sheet{s}
}

// fileTable says what every file is.
func (b *book) fileTable() *table {
	t := &table{name: "sources_files", caption: b.say("sources.files"), columns: []column{
		{b.say("column.source"), 26, text}, {b.say("column.file"), 40, text}, {b.say("column.sheet"), 30, text}, {b.say("column.format"), 22, text},
		{b.say("column.encoding"), 20, text}, {b.say("column.delimiter"), 16, text}, {b.say("column.layout"), 22, text}, {b.say("column.header-row"), 14, integer},
		{b.say("column.range"), 20, text}, {b.say("column.hidden-rows"), 14, integer}, {b.say("column.hidden-columns"), 14, integer},
		{b.say("column.bytes"), 14, integer}, {b.say("column.hash"), 72, text},
	}}
	var rows [][]any
	for _, in := range b.rep.Inputs() {
		for _, f := range in.Files {
			rows = append(rows, []any{
				b.words.Input(in), f.Path, b.orNone(f.Sheet), b.orNone(b.words.FileFormat(f.Format)), b.orNone(f.Encoding),
				b.orNone(b.words.Delimiter(f.Delimiter)), b.orNone(b.words.Layout(f.Layout)), fromOne(f.HeaderRow),
				b.orNone(f.Range), f.HiddenRows, f.HiddenColumns, int(f.Bytes), f.SHA256,
			})
		}
	}
	return t.fill(rows)
}

// rowTable says where the rows of every file went.
func (b *book) rowTable(top int) *table {
	t := &table{name: "sources_rows", caption: b.say("sources.rows"), top: top}
	var rows [][]any
	for _, in := range b.rep.Inputs() {
		for _, f := range in.Files {
			l := &line{row: top + 1 + len(rows)}
			b.rowLine(l, b.words.Input(in), f)
			t.columns = l.heads
			rows = append(rows, l.cells)
		}
	}
	if len(rows) == 0 {
		t.columns = []column{{b.say("column.source"), 26, text}}
	}
	return t.fill(rows)
}

// rowLine holds a formula: the rows read, less the rows accounted for, must be 0.
func (b *book) rowLine(l *line, source string, f metric.FileAccount) {
	l.put(column{b.say("column.source"), 26, text}, source)
	l.put(column{b.say("column.file"), 40, text}, f.Path)
	l.put(column{b.say("column.sheet"), 30, text}, b.orNone(f.Sheet))
	left := l.put(column{b.say("column.rows"), 12, integer}, f.Rows)
	for _, part := range []struct {
		key string
		n   int
	}{{"used", f.Used}, {"outside", f.Outside}, {"filtered", f.Filtered}, {"duplicates", f.Duplicates}, {"rejected", f.Rejected}} {
		left = minus(left, l.put(column{b.say("column." + part.key), 14, integer}, part.n))
	}
	l.put(column{b.say("column.unaccounted"), 16, integer}, left)
	l.put(column{b.say("column.totals"), 12, integer}, f.Totals)
	l.put(column{b.say("column.headers"), 14, integer}, f.Headers)
	l.put(column{b.say("column.blank"), 12, integer}, f.Blank)
}

// fromOne is a number from 1, or the shorthand for "does not apply".
func fromOne(n int) any {
	if n == 0 {
		return as{wordRight, notApplicable}
	}
	return n
}

// orNone is a text, or the shorthand for "does not apply".
func (b *book) orNone(s string) string {
	if s == "" {
		return notApplicable
	}
	return s
}

// originTable is what the definition says of where the files came from.
func (b *book) originTable() *table {
	t := &table{name: "sources_origin", caption: b.say("sources.origin")}
	for _, key := range []string{"source", "system", "query", "collection", "every", "exported-at", "exported-by", "retention", "link", "covers"} {
		t.columns = append(t.columns, column{b.say("column." + key), 22, text})
	}
	var rows [][]any
	for _, s := range b.rep.Inputs() {
		row := []any{b.words.Input(s)}
		collection, every := b.words.Collection(s.Origin.Collection), b.words.Every(s.Origin.Every)
		for _, v := range []string{s.Origin.System, s.Origin.Query, collection, every, s.Origin.ExportedAt, s.Origin.ExportedByRole, s.Origin.Retention} {
			row = append(row, b.said(v))
		}
		row = append(row, b.address(s.Origin))
		covers := ""
		if s.HasCovers() {
			covers = b.words.Window(s.Covers)
		}
		rows = append(rows, append(row, b.said(covers)))
	}
	return t.fill(rows)
}

// address is where a source's records live: a link, unless a record's id has to stand in it.
func (b *book) address(o metric.Origin) any {
	if metric.IsWebAddress(o.Link) && o.Record("0") == "" && len(o.Link) <= maxAddress {
		return web{o.Link, o.Link}
	}
	return b.said(o.Link)
}

// said is what the definition says, or the shorthand for "not available".
func (b *book) said(s string) string {
	if s == "" {
		return unavailable
	}
	return s
}

// columnTable is how each mapped column of each file was read.
func (b *book) columnTable() *table {
	t := &table{name: "sources_columns", caption: b.say("sources.columns"), columns: []column{
		{b.say("column.source"), 26, text}, {b.say("column.file"), 40, text}, {b.say("column.sheet"), 30, text},
		{b.say("column.role"), 22, text}, {b.say("column.header"), 20, text}, {b.say("column.read-as"), 26, text},
		{b.say("column.sample"), 30, text}, {b.say("column.read"), 14, integer}, {b.say("column.unread"), 14, integer}, {b.say("column.empty"), 12, integer},
	}}
	var rows [][]any
	for _, in := range b.rep.Inputs() {
		for _, f := range in.Files {
			for _, c := range f.Columns {
				rows = append(rows, []any{b.words.Input(in), f.Path, b.orNone(f.Sheet), c.Role, b.orNone(c.Header), b.words.CellFormat(c.Format), b.orNone(c.Sample), c.Read, c.Unread, c.Empty})
			}
		}
	}
	return t.fill(rows)
}
