package workbook

// phrase is a live formula that gives a text, together with the text.
type phrase struct{ text, words string }

// checked is a figure that is live, and what the report publishes of it.
type checked struct {
	column    column
	live      any // an expr or a phrase; the published value itself where no formula can give it
	published any // float64, int or string
}

// putChecked adds figures to a row, then what is published of each, then the differences, which must be 0.
// It returns the cells of the live ones.
func (b *book) putChecked(l *line, figures []checked) []expr {
	live, published := make([]expr, len(figures)), make([]expr, len(figures))
	for i, f := range figures {
		live[i] = l.put(f.column, inNumbers(f.column.style, f.live))
	}
	for i, f := range figures {
		head := f.column
		head.head = b.say("maturity.published", f.column.head) + b.note("published")
		published[i] = l.put(head, inNumbers(f.column.style, f.published))
	}
	for i, f := range figures {
		head := column{b.say("maturity.difference", f.column.head) + b.note("difference"), f.column.width, general}
		l.put(head, b.compared(f, live[i], published[i]))
	}
	return live
}

// inNumbers is a cell in a column of numbers: of a style of its own, or a word that is set to the right.
func inNumbers(st style, value any) any {
	switch value.(type) {
	case phrase, string:
		return as{wordRight, value}
	}
	return as{st, value}
}

// compared is the difference of two cells; of two texts it is 0 if they are the same.
func (b *book) compared(f checked, live, published expr) any {
	said, ok := f.live.(phrase)
	switch whole := f.column.style == integer || f.column.style == day; {
	case !ok && whole && live.known() && published.known(): // the last digit is exact
		return minus(live, published)
	case !ok:
		return b.agreement(live, published)
	}
	formula := "IF(" + live.text + "=" + published.text + ",0," + literal(unavailable) + ")"
	if said.words != f.published {
		return as{wordRight, phrase{formula, unavailable}}
	}
	return expr{text: formula}
}

// repeat puts a figure of a register's sheet on Summary as well. cell is where it stands.
func (b *book) repeat(s *sheet, name string, f checked, cell expr) {
	text := quoted(s.tab) + "!" + cell.text
	switch v := f.live.(type) {
	case phrase:
		f.live = phrase{text, v.words}
	default:
		f.live = expr{text, cell.value, true}
	}
	f.column.head = name
	b.repeated = append(b.repeated, f)
}

// repeatedTable is the part of Summary about the registers.
func (b *book) repeatedTable(top int) *table {
	t := &table{name: "summary_registers", caption: b.say("maturity.summary"), top: top}
	var rows [][]any
	for _, f := range b.repeated {
		l := &line{row: top + 1 + len(rows)}
		l.put(column{b.say("maturity.figure"), 34, text}, f.column.head)
		f.column.head, f.column.width = b.say("maturity.value"), 12
		b.putChecked(l, []checked{f})
		t.columns = l.heads
		rows = append(rows, l.cells)
	}
	return t.fill(rows)
}

// computedTable explains the columns of the registers' sheets that are formulas.
func (b *book) computedTable() *table {
	t := &table{name: "definitions_registers", caption: b.say("maturity.computed"), columns: []column{
		{b.say("column.sheet"), 34, text}, {b.say("column.column"), 30, text}, {b.say("column.type"), 24, text}, {b.say("column.meaning"), 60, text},
	}}
	var rows [][]any
	add := func(sheet string, is bool, columns ...string) {
		for _, key := range columns {
			if is {
				rows = append(rows, []any{b.say("tab." + sheet), b.say(sheet + ".computed." + key), b.say("type.formula"), b.say(sheet + ".computed." + key + ".meaning")})
			}
		}
	}
	plan := b.rep.Plan
	add("maturity", plan.Assessment != nil, "level", "whole", "met")
	add("actions", plan.Actions != nil, "overdue", "late", "total", "by")
	add("evidence", plan.Evidence != nil, "ready")
	add("evidence", plan.Evidence != nil && plan.Assessment != nil, "covered", "of", "supported")
	add("evidence", plan.Findings != nil, "overdue")
	return t.fill(rows)
}
