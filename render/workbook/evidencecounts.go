package workbook

import (
	"math"
	"slices"
	"strings"

	"upshot/indicator/maturity"
	"upshot/metric"
)

// fillFigures counts the evidence and the findings of all capabilities.
func (e *proven) fillFigures(t *table) {
	var rows [][]any
	add := func(name string, st style, live any, published float64, again bool) expr {
		l := &line{row: t.top + 1 + len(rows)}
		l.put(column{e.say("maturity.figure"), 34, text}, name)
		f := checked{column{e.say("maturity.value"), 16, st}, live, published}
		cell := e.putChecked(l, []checked{f})[0]
		if again {
			e.repeat(e.sheet, name, f, cell)
		}
		t.columns = l.heads
		rows = append(rows, l.cells)
		return cell
	}
	asOf := serialDay(e.rep.Plan.AsOf)
	e.asOf = add(e.say("cover.as-of"), day, asOf, asOf, false)
	if e.hasPieces() {
		e.addPieces(add)
	}
	if e.hasCoverage() {
		yes := func(i int) bool { return e.r.SubItems[i].Supported }
		live := countWhere(len(e.r.SubItems), is(e.coverage.of(supportedColumn), e.yes(true), yes))
		add(e.say("evidence.count.supported"), integer, live, live.value, true)
	}
	if e.hasFindings() {
		e.addFindings(add)
	}
	t.fill(rows)
}

// addFigure adds a row to the figures; again says that it stands on Summary too.
type addFigure func(name string, st style, live any, published float64, again bool) expr

func (e *proven) addPieces(add addFigure) {
	all := e.r.Registers.Evidence
	for _, status := range metric.EvidenceStatuses {
		which := is(e.pieces.of(pieceStateColumn), e.words.EvidenceStatus(status), func(i int) bool { return all[i].Status == status })
		if status == "ready" {
			which = marked(e.pieces.of(readyColumn), func(i int) bool { return all[i].Ready() })
		}
		live := countWhere(len(all), which)
		add(e.say("evidence.count."+status), integer, live, live.value, status == "ready")
	}
}

func (e *proven) addFindings(add addFigure) {
	all, counts := e.r.Registers.Findings, e.r.FindingTally(e.rep.Plan)
	for _, f := range []struct {
		status string
		n      int
	}{{"open", counts.Open}, {"answered", counts.Answered}, {"closed", counts.Closed}} {
		which := is(e.findings.of(findingStateColumn), e.words.FindingStatus(f.status), func(i int) bool { return all[i].Status == f.status })
		add(e.say("evidence.finding."+f.status), integer, countWhere(len(all), which), float64(f.n), f.status == "open")
	}
	overdue := marked(e.findings.of(findingOverdueColumn), func(i int) bool { return all[i].Overdue(e.rep.Plan.AsOf) })
	add(e.say("evidence.finding.overdue"), integer, countWhere(len(all), overdue), float64(counts.Overdue), true)
}

// coverageTable holds, for each sub-item, what is ready against what is usually expected for its target's level.
func (e *proven) coverageTable() *table {
	t := &table{name: "evidence_coverage", caption: e.say("evidence.by-sub-item")}
	var rows [][]any
	for i := range e.r.SubItems {
		l := &line{row: e.coverage.first + i}
		e.coverageLine(l, &e.r.SubItems[i])
		t.columns = l.heads
		rows = append(rows, l.cells)
	}
	if len(rows) == 0 {
		t.columns = []column{{e.say("maturity.sub-item"), 34, text}}
	}
	return t.fill(rows)
}

func (e *proven) coverageLine(l *line, s *maturity.SubItem) {
	model := e.r.Spec.Model
	_, code := model.NameOf(s.Node)
	item := metric.Node{Domain: s.Node.Domain, Item: s.Node.Item, SubItem: -1}
	l.put(column{e.say("maturity.sub-item"), 34, text}, e.words.NodeName(model, s.Node))
	l.put(column{e.say("maturity.code"), 16, text}, code)
	by := l.put(column{e.say("evidence.by"), 28, text}, orEmpty(e.ids(evidenceOf(e.r, s))))
	l.put(column{e.say("maturity.item"), 16, text}, e.words.NodeName(model, item))
	target := l.put(column{e.say("maturity.target"), 14, decimals1}, s.Target)
	var expected, ready []expr
	for _, kind := range metric.EvidenceKinds {
		c := coverageOf(s, kind)
		expected = append(expected, l.put(column{e.say("evidence.expected", e.words.EvidenceKind(kind)), 14, integer}, c.Expected))
	}
	var figures []checked
	for k, kind := range metric.EvidenceKinds {
		live := e.readyFor(s, kind, by.text, target.text)
		figures = append(figures, checked{column{e.say("evidence.ready.kind", e.words.EvidenceKind(kind)), 14, integer}, live, coverageOf(s, kind).Ready})
		ready = append(ready, here(coveredColumn+k, l.row, live))
	}
	e.putChecked(l, append(figures, e.sums(s, expected, ready, e.supporting(s, by.text, target.text))...))
}

// readyFor counts the ready pieces of a kind that are of the level of a sub-item's target, of those that a cell lists by
// their ids.
func (e *proven) readyFor(s *maturity.SubItem, kind, by, target string) expr {
	all, level := e.r.Registers.Evidence, math.Ceil(s.Target)
	return countWhere(len(all), append(e.readyOf(s, by),
		is(e.pieces.of(kindColumn), e.words.EvidenceKind(kind), func(i int) bool { return all[i].Kind == kind }),
		compares(e.pieces.of(pieceLevelColumn), "=", "ROUNDUP("+target+",0)", func(i int) bool { return float64(all[i].Level) == level }))...)
}

// supporting counts the ready pieces of any kind whose level is at least a sub-item's target.
func (e *proven) supporting(s *maturity.SubItem, by, target string) expr {
	all := e.r.Registers.Evidence
	return countWhere(len(all), append(e.readyOf(s, by),
		compares(e.pieces.of(pieceLevelColumn), ">=", target, func(i int) bool { return float64(all[i].Level) >= s.Target }))...)
}

// readyOf are the ready pieces, of those that a cell lists by their ids.
func (e *proven) readyOf(s *maturity.SubItem, by string) []condition {
	all := e.r.Registers.Evidence
	return []condition{
		listed(e.pieces.of(pieceColumn), by, e.say("between-conditions"), func(i int) bool { return slices.Contains(s.Evidence, i) }),
		marked(e.pieces.of(readyColumn), func(i int) bool { return all[i].Ready() }),
	}
}

// sums are the figures of a sub-item over all kinds. More of one kind than is expected does not stand in for
// another.
func (e *proven) sums(s *maturity.SubItem, expected, ready []expr, supporting expr) []checked {
	var least []string
	met, all := 0.0, 0.0
	for k := range expected {
		least = append(least, "MIN("+ready[k].text+","+expected[k].text+")")
		met, all = met+min(ready[k].value, expected[k].value), all+expected[k].value
	}
	last := len(expected) - 1
	sumOf := func(cells []expr) string { return "SUM(" + cells[0].text + ":" + cells[last].text + ")" }
	publishedReady, publishedAll := s.Expected()
	return []checked{
		{column{e.say("evidence.ready.expected"), 14, integer}, expr{strings.Join(least, "+"), met, false}, publishedReady},
		{column{e.say("evidence.expected.all"), 14, integer}, expr{sumOf(expected), all, true}, publishedAll},
		{
			column{e.say("evidence.supported"), 14, integer},
			phrase{"IF(" + supporting.text + ">0," + literal(e.yes(true)) + "," + literal(e.yes(false)) + ")", e.yes(supporting.value > 0)}, e.yes(s.Supported),
		},
	}
}

func coverageOf(s *maturity.SubItem, kind string) maturity.Coverage {
	if i := slices.IndexFunc(s.Coverage, func(c maturity.Coverage) bool { return c.Kind == kind }); i >= 0 {
		return s.Coverage[i]
	}
	return maturity.Coverage{}
}
