package workbook

import (
	"upshot/metric"
)

// sources accounts for every file: what it is, and where each of its rows went.
func sources(b *book) []*sheet {
	s := &sheet{tab: b.fixed("sources"), title: b.say("sources.title"), about: []string{b.say("sources.about"), b.say("tables", "5"), b.say("shorthand")}}
	s.build = func(s *sheet) error {
		s.add(b.fileTable(s.firstTop(b.say("sources.files"))))
		s.add(b.originTable())
		s.add(b.sourceRuleTable())
		s.add(b.vocabularyTable())
		s.add(b.columnTable())
		return nil
	}
	return []*sheet{s}
}

func (b *book) fileTable(top int) *table {
	t := &table{name: "sources_files", caption: b.say("sources.files"), top: top}
	var rows [][]any
	for i, account := range b.rep.Accounts {
		for _, f := range account.Files {
			l := &line{row: top + 1 + len(rows)}
			b.fileLine(l, b.rep.Plan.Sources[i].ID, f)
			t.columns = l.heads
			rows = append(rows, l.cells)
		}
	}
	if len(rows) == 0 {
		t.columns = []column{{b.say("column.source"), 26, text}}
	}
	return t.fill(rows)
}

// fileLine ends with a formula: the rows read, less the rows accounted for, must be 0.
func (b *book) fileLine(l *line, source string, f metric.FileAccount) {
	l.put(column{b.say("column.source"), 26, text}, source)
	l.put(column{b.say("column.file"), 40, text}, f.Path)
	l.put(column{b.say("column.sheet"), 30, text}, b.orNone(f.Sheet))
	l.put(column{b.say("column.format"), 22, text}, b.orNone(f.Format))
	l.put(column{b.say("column.encoding"), 20, text}, b.orNone(f.Encoding))
	l.put(column{b.say("column.hash"), 72, text}, f.SHA256)
	l.put(column{b.say("column.bytes"), 14, integer}, int(f.Bytes))
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
	for i := range b.rep.Plan.Sources {
		s := &b.rep.Plan.Sources[i]
		row := []any{s.ID}
		collection, every := b.words.Collection(s.Origin.Collection), b.words.Every(s.Origin.Every)
		for _, v := range []string{s.Origin.System, s.Origin.Query, collection, every, s.Origin.ExportedAt, s.Origin.ExportedByRole, s.Origin.Retention, s.Origin.Link} {
			row = append(row, b.said(v))
		}
		covers := ""
		if s.HasCovers() {
			covers = b.words.Window(s.Covers)
		}
		rows = append(rows, append(row, b.said(covers)))
	}
	return t.fill(rows)
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
	for i, account := range b.rep.Accounts {
		for _, f := range account.Files {
			for _, c := range f.Columns {
				rows = append(rows, []any{b.rep.Plan.Sources[i].ID, f.Path, b.orNone(f.Sheet), c.Role, b.orNone(c.Header), b.orNone(b.format(c.Format)), b.orNone(c.Sample), c.Read, c.Unread, c.Empty})
			}
		}
	}
	return t.fill(rows)
}
