package ingest

import (
	"runtime"

	"upshot/ingest/grid"
	"upshot/metric"
)

// probing is what some rows of a table held.
type probing struct {
	probes                                []*probe
	rows, totals, headers, blank, tooLong int
	amounts                               *amounts
	failure                               *metric.Problem
}

// prober knows a table's header, and which probe each column of the file has: the periods of a wide
// table share one.
type prober struct {
	*guessedTable
	width  int   // cells that a record of a text file should have; 0 in a sheet
	probe  []int // by column
	starts []int // by probe: its first column
	values int   // the probe of the periods; -1 without
	pairs  []int // columns that seem to hold amounts
	nulls  *nullWords
	mask   string // in place of people, or ""
}

func newProber(g *guessedTable, nulls []string, mask string) *prober {
	p := &prober{guessedTable: g, values: -1, nulls: newNullWords(metric.NumberColumn, nulls), mask: mask}
	if !g.Sheet() {
		p.width = len(g.head.raw)
	}
	isPeriod := map[int]bool{}
	for _, period := range g.head.periods {
		isPeriod[period.column] = true
	}
	for c := range g.head.names {
		if isPeriod[c] && p.values >= 0 {
			p.probe = append(p.probe, p.values)
			continue
		}
		if isPeriod[c] {
			p.values = len(p.starts)
		}
		p.probe = append(p.probe, len(p.starts))
		p.starts = append(p.starts, c)
	}
	if p.values < 0 {
		p.pairs = amountColumns(g.top[g.head.rows:], len(g.head.names), p.nulls)
	}
	return p
}

func (p *prober) fresh() *probing {
	all := &probing{amounts: newAmounts(p.pairs)}
	for range p.starts {
		all.probes = append(all.probes, newProbe(len(p.starts), p.mask))
	}
	return all
}

// read looks at the rows of a part.
func (p *prober) read(rows grid.Rows) *probing {
	part := p.fresh()
	parser := timeParser{zone: newZoneClock(nil), sheet: p.Serials, typed: p.Typed, date1904: p.Date1904}
	for rows.Next() {
		switch {
		case grid.Blank(rows):
			part.blank++
		case naming{id: -1}.sumsUp(rows, firstFilled(rows)):
			part.totals++
		case p.repeats(rows):
			part.headers++
		case p.width > 0 && cellBeyond(rows, p.width) >= 0:
			part.tooLong++
		default:
			part.rows++
			p.readRow(rows, part, &parser)
		}
	}
	if failure, failed := rows.Failure(); failed {
		part.failure = &failure
	}
	return part
}

func (p *prober) readRow(rows grid.Rows, part *probing, parser *timeParser) {
	for c, i := range p.probe {
		if cell := trim(rows.Cell(c)); p.nulls.empty(cell) {
			part.probes[i].nulls++
		} else {
			part.probes[i].add(cell, parser, rows, c)
		}
	}
	part.amounts.add(rows, parser.typed, p.nulls)
}

// join adds the rows of a part that follows.
func (a *probing) join(part *probing) {
	for i, p := range a.probes {
		p.join(part.probes[i])
	}
	a.rows, a.totals, a.headers = a.rows+part.rows, a.totals+part.totals, a.headers+part.headers
	a.blank, a.tooLong = a.blank+part.blank, a.tooLong+part.tooLong
	a.amounts.join(part.amounts)
	if part.failure != nil {
		a.failure = part.failure
	}
}

// walk looks at all rows of a table.
func (in *Inspection) walk(g *guessedTable, t *InspectedTable, mask string) {
	var nulls []string
	if t.Preset != nil {
		nulls = t.Preset.Source.Nulls
	}
	p := newProber(g, nulls, mask)
	if p.width > 0 {
		g.Width = p.width
	}
	all := p.fresh()
	everywhere := func(int) bool { return true }
	if err := grid.Walk(g.Table, g.head.rows, runtime.GOMAXPROCS(0), everywhere, p.read, all.join); err != nil {
		all.failure = err
	}
	if all.failure != nil {
		in.Problems = append(in.Problems, *all.failure)
	}
	in.Problems = append(in.Problems, g.Notes...)
	t.Rows, t.Totals, t.Headers, t.Blank, t.TooLong = all.rows, all.totals, all.headers, all.blank, all.tooLong
	if p.values >= 0 {
		t.Layout = "wide"
		for _, period := range g.head.periods {
			t.Periods = append(t.Periods, g.head.names[period.column])
		}
	}
	for i, probe := range all.probes {
		name := at(g.head.names, p.starts[i])
		if name == "" && probe.cells == 0 {
			continue // such as the empty field at the end of ZenTao's lines
		}
		column := probe.judge(name, g.Table)
		column.Repeated, column.Values = times(g.head.names, name), i == p.values
		t.Columns = append(t.Columns, column)
	}
	t.parts = all.amounts.parts(g.head.names)
}

// times counts a text among others.
func times(texts []string, text string) int {
	n := 0
	for _, s := range texts {
		if s == text {
			n++
		}
	}
	return n
}

// repeats reports whether a row is the header once more.
func (p *prober) repeats(rows grid.Rows) bool {
	n := 0
	for i, name := range p.head.raw {
		cell := trim(rows.Cell(i))
		if string(cell) != name {
			return false
		}
		n += len(cell)
	}
	return n > 0
}
