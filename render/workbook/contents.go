package workbook

// contents lists all sheets with links.
func contents(b *book) []*sheet {
	s := &sheet{tab: b.fixed("contents"), title: b.say("contents.title"), about: []string{b.say("contents.about"), b.say("tables", "1")}}
	s.build = func(s *sheet) error {
		t := &table{name: "contents", columns: []column{{b.say("column.sheet"), 36, text}, {b.say("column.content"), 90, text}}}
		var rows [][]any
		for _, other := range b.all {
			rows = append(rows, []any{link{other.tab, other.tab}, other.title})
		}
		s.add(t.fill(rows))
		return nil
	}
	return []*sheet{s}
}
