package workbook

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// proven is the sheet of the evidence and of the assessor's findings under construction. The counts stand first;
// they are formulas over the lists below.
type proven struct {
	*book
	r     *maturity.Report
	sheet *sheet

	asOf     expr  // the cell with the day that overdue is counted from
	coverage lines // of the sub-items
	pieces   lines // of the evidence
	findings lines
}

// lines are the rows of a list: from the first to the last.
type lines struct{ first, last int }

func (r lines) of(column int) string { return area(column, r.first, r.last) }

// The columns that formulas read, from 1: of the evidence, of the findings, of the sub-items.
const (
	pieceColumn      = 2
	kindColumn       = 4
	pieceLevelColumn = 5
	pieceStateColumn = 6
	presentColumn    = 8
	readyColumn      = 9

	findingStateColumn   = 4
	deadlineColumn       = 6
	findingOverdueColumn = 8

	expectedColumn  = 6 // of the first kind
	coveredColumn   = 9
	supportedColumn = 14
)

// evidence is the sheet Evidence; there is none without a register of evidence or of findings.
func evidence(b *book) []*sheet {
	if b.rep.Maturity == nil || b.rep.Plan.Evidence == nil && b.rep.Plan.Findings == nil {
		return nil
	}
	e := &proven{book: b, r: b.rep.Maturity}
	e.sheet = &sheet{tab: b.fixed("evidence"), title: b.say("evidence.title"), broad: true, build: func(*sheet) error { return nil }}
	tables := 1
	if e.hasPieces() {
		e.sheet.about = append(e.sheet.about, b.say("evidence.about"))
		tables++
	}
	if e.hasCoverage() {
		e.sheet.about = append(e.sheet.about, b.say("evidence.coverage"), b.say("evidence.own-level"))
		if origin := b.words.Text(e.r.Spec.Model.ListOrigin); origin != "" {
			e.sheet.about = append(e.sheet.about, b.say("evidence.origin", origin))
		}
		tables++
	}
	if e.hasFindings() {
		e.sheet.about = append(e.sheet.about, b.say("evidence.findings"))
		tables++
	}
	e.sheet.about = append(e.sheet.about, b.say("maturity.empty"), b.say("tables", b.words.Count(tables)))
	e.layOut()
	return []*sheet{e.sheet}
}

func (e *proven) hasPieces() bool   { return e.rep.Plan.Evidence != nil }
func (e *proven) hasCoverage() bool { return e.hasPieces() && e.r.Spec != nil }
func (e *proven) hasFindings() bool { return e.rep.Plan.Findings != nil }

func (e *proven) layOut() {
	figures := &table{name: "evidence_figures", caption: e.say("evidence.figures")}
	figures.top = e.sheet.firstTop(figures.caption)
	top, rows := figures.top, 1
	for _, has := range []struct {
		is bool
		n  int
	}{{e.hasPieces(), len(metric.EvidenceStatuses)}, {e.hasCoverage(), 1}, {e.hasFindings(), len(metric.FindingStatuses) + 1}} {
		if has.is {
			rows += has.n
		}
	}
	place := func(is bool, n int) (at lines) {
		if is {
			top = topBelow(top, rows)
			rows = max(1, n)
			at = lines{top + 1, top + rows}
		}
		return at
	}
	e.coverage = place(e.hasCoverage(), len(e.r.SubItems))
	e.pieces = place(e.hasPieces(), len(e.r.Registers.Evidence))
	e.findings = place(e.hasFindings(), len(e.r.Registers.Findings))
	e.fillFigures(figures)
	e.sheet.add(figures)
	if e.hasCoverage() {
		e.sheet.add(e.coverageTable())
	}
	if e.hasPieces() {
		e.sheet.add(e.pieceTable())
	}
	if e.hasFindings() {
		e.sheet.add(e.findingTable())
	}
}

// pieceTable is the evidence, one row a piece.
func (e *proven) pieceTable() *table {
	t := &table{name: "evidence", caption: e.say("evidence.list"), columns: []column{
		{e.say("evidence.name"), 48, text}, {e.say("column.id"), 24, text}, {e.say("evidence.capability"), 34, text}, {e.say("evidence.kind"), 16, text},
		{e.say("evidence.level"), 14, integer}, {e.say("evidence.status"), 14, text}, {e.say("evidence.date"), 14, day}, {e.say("evidence.present"), 16, text},
		{e.say("evidence.ready"), 14, integer}, {e.say("evidence.by-report"), 16, text}, {e.say("column.file"), 28, text}, {e.say("column.link"), 28, text},
		{e.say("column.bytes"), 14, integer}, {e.say("column.hash"), 34, text},
	}}
	var rows [][]any
	for i := range e.r.Registers.Evidence {
		p := &e.r.Registers.Evidence[i]
		row := e.pieces.first + i
		level, size := any(nil), any(nil)
		if p.Level > 0 {
			level = p.Level
		}
		if p.SHA256 != "" {
			size = int(p.Bytes)
		}
		ready := expr{"IF(AND(" + address(pieceStateColumn, row) + "=" + literal(e.words.EvidenceStatus("ready")) + "," +
			address(presentColumn, row) + "=" + literal(e.yes(true)) + "),1,0)", one(p.Ready()), true}
		rows = append(rows, []any{
			orEmpty(e.words.Text(p.Title)), p.ID, orEmpty(e.codes([]metric.Node{p.Node})), e.words.EvidenceKind(p.Kind), level, e.words.EvidenceStatus(p.Status),
			dayCell(p.Date), e.yes(p.Present), ready, e.yes(p.ByReport), orEmpty(p.File), webCell(p.Link), size, orEmpty(p.SHA256),
		})
	}
	return t.fill(rows)
}

// webCell is a link, if the text is an address of the web.
func webCell(s string) any {
	if metric.IsWebAddress(s) && len(s) <= maxAddress {
		return web{s, s}
	}
	return orEmpty(s)
}

// findingTable is what an assessor raised, one row a finding.
func (e *proven) findingTable() *table {
	t := &table{name: "findings", caption: e.say("evidence.findings.list"), columns: []column{
		{e.say("evidence.finding"), 48, text}, {e.say("column.id"), 24, text}, {e.say("actions.capabilities"), 28, text}, {e.say("evidence.status"), 16, text},
		{e.say("evidence.raised"), 14, day}, {e.say("evidence.deadline"), 14, day}, {e.say("evidence.closed"), 14, day}, {e.say("actions.overdue"), 12, integer},
		{e.say("maturity.actions"), 14, text}, {e.say("maturity.evidence"), 16, text},
	}}
	var rows [][]any
	for i := range e.r.Registers.Findings {
		f := &e.r.Registers.Findings[i]
		row := e.findings.first + i
		deadline := address(deadlineColumn, row)
		overdue := expr{"IF(AND(" + address(findingStateColumn, row) + "=" + literal(e.words.FindingStatus("open")) + "," +
			deadline + `<>"",` + deadline + "<" + e.asOf.text + "),1,0)", one(f.Overdue(e.rep.Plan.AsOf)), true}
		rows = append(rows, []any{
			orEmpty(e.words.Text(f.Text)), f.ID, orEmpty(e.codes(f.Capabilities)), e.words.FindingStatus(f.Status),
			dayCell(f.Raised), dayCell(f.Deadline), dayCell(f.Closed), overdue, orEmpty(e.ids(f.Actions)), orEmpty(e.ids(f.Evidence)),
		})
	}
	return t.fill(rows)
}
