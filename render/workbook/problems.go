package workbook

import (
	"strconv"

	"upshot/metric"
)

// problems lists what is wrong with the input, worst first: the kinds with their totals, the problems, and
// their places one in a row, so that each can be pasted by itself.
func problems(b *book) []*sheet {
	s := &sheet{tab: b.fixed("problems"), title: b.say("problems.title"), about: []string{b.say("problems.about"), b.say("problems.paste"), b.say("tables", "3"), b.say("shorthand")}}
	s.build = func(s *sheet) error {
		kinds := b.kinds()
		top := s.firstTop(b.say("problems.kinds"))
		s.add(b.kindTable(kinds, top, topBelow(top, max(1, len(kinds)))))
		s.add(b.problemTable())
		s.add(b.placeTable())
		return nil
	}
	return []*sheet{s}
}

// kindOf are the problems of one severity and code.
type kindOf struct {
	severity metric.Severity
	code     string
}

// kinds lists the kinds in the order of each one's first problem.
func (b *book) kinds() (kinds []kindOf) {
	seen := map[kindOf]bool{}
	for _, p := range b.rep.Problems {
		if k := (kindOf{p.Severity, p.Code}); !seen[k] {
			seen[k] = true
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// kindTable counts the problems of each kind, and the cells or rows that they stand for, by formulas over
// the list of problems. top is the row of its own header, listed that of the list.
func (b *book) kindTable(kinds []kindOf, top, listed int) *table {
	t := &table{name: "problems_kinds", caption: b.say("problems.kinds"), columns: []column{
		{b.say("column.kind"), 30, text}, {b.say("column.severity"), 14, text}, {b.say("column.problems"), 14, integer}, {b.say("column.count"), 14, integer},
	}}
	lines := func(column string) string {
		return "$" + column + "$" + strconv.Itoa(listed+1) + ":$" + column + "$" + strconv.Itoa(listed+len(b.rep.Problems))
	}
	var rows [][]any
	for i, k := range kinds {
		problems, count := 0, 0
		for _, p := range b.rep.Problems {
			if (kindOf{p.Severity, p.Code}) == k {
				problems, count = problems+1, count+p.N()
			}
		}
		at := strconv.Itoa(top + 1 + i)
		which := lines("C") + ",$A" + at + "," + lines("B") + ",$B" + at
		rows = append(rows, []any{
			k.code, b.say("severity." + k.severity.String()),
			expr{text: "COUNTIFS(" + which + ")", value: float64(problems)}, expr{text: "SUMIFS(" + lines("D") + "," + which + ")", value: float64(count)},
		})
	}
	return t.fill(rows)
}

func (b *book) problemTable() *table {
	t := &table{name: "problems", caption: b.say("problems.list"), columns: []column{
		{b.say("column.message"), 80, text}, {b.say("column.severity"), 14, text}, {b.say("column.kind"), 30, text},
		{b.say("column.count"), 14, integer}, {b.say("column.place"), 50, text}, {b.say("column.hint"), 60, text},
	}}
	var rows [][]any
	for _, p := range b.rep.Problems {
		message, hint := b.words.Problem(p)
		rows = append(rows, []any{message, b.say("severity." + p.Severity.String()), p.Code, p.N(), b.orNone(p.Pos.String()), b.orNone(hint)})
	}
	return t.fill(rows)
}

// listedPlaces is how many places of a problem are listed; the others are counted.
const listedPlaces = 10

func (b *book) placeTable() *table {
	t := &table{name: "problems_places", caption: b.say("problems.places"), columns: []column{
		{b.say("column.message"), 80, text}, {b.say("column.severity"), 14, text}, {b.say("column.kind"), 30, text},
		{b.say("column.number"), 14, integer}, {b.say("column.place"), 50, text}, {b.say("column.name-box"), 60, text},
	}}
	var rows [][]any
	for _, p := range b.rep.Problems {
		message, _ := b.words.Problem(p)
		places := append([]metric.Position{p.Pos}, p.Also...)
		for i, pos := range places[:min(len(places), listedPlaces)] {
			if pos != (metric.Position{}) {
				rows = append(rows, []any{message, b.say("severity." + p.Severity.String()), p.Code, i + 1, pos.String(), b.orNone(pos.Cell())})
			}
		}
	}
	return t.fill(rows)
}
