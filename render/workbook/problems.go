package workbook

import "upshot/metric"

// problems lists what is wrong with the input, worst first, with its place.
func problems(b *book) []*sheet {
	s := &sheet{tab: b.fixed("problems"), title: b.say("problems.title"), about: []string{b.say("problems.about"), b.say("tables", "1"), b.say("shorthand")}}
	s.build = func(s *sheet) error {
		t := &table{name: "problems", columns: []column{
			{b.say("column.severity"), 14, text}, {b.say("column.place"), 44, text}, {b.say("column.count"), 10, integer},
			{b.say("column.message"), 80, text}, {b.say("column.hint"), 60, text}, {b.say("column.also"), 44, text},
		}}
		var rows [][]any
		for _, p := range b.rep.Problems {
			message, hint := b.words.Problem(p)
			rows = append(rows, []any{b.say("severity." + p.Severity.String()), b.orNone(p.Pos.String()), p.N(), message, b.orNone(hint), b.orNone(also(p))})
		}
		s.add(t.fill(rows))
		return nil
	}
	return []*sheet{s}
}

// also lists the other places of a problem, within reason.
func also(p metric.Problem) string {
	const most = 5
	s := ""
	for i, pos := range p.Also {
		if i == most {
			return s + "; …"
		}
		if i > 0 {
			s += "; "
		}
		s += pos.String()
	}
	return s
}
