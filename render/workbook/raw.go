package workbook

import (
	"iter"
	"math"
	"strconv"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// rawColumn is a column of a ledger's sheet or CSV file.
type rawColumn struct {
	wording.RawColumn
	from int // RawValue of a duration between two moments: the sheet's columns of both, from 1; else 0
	to   int
	id   bool // RawMapped: the cells are links to the records in their own system
	work bool // RawValue of a duration: working days only
}

// rawColumns are the columns of a ledger, with what their cells refer to.
func rawColumns(b *book, l *indicator.Ledger) []rawColumn {
	var columns []rawColumn
	place := map[string]int{}
	for i, named := range b.words.RawColumns(b.rep, l) {
		c := rawColumn{RawColumn: named}
		switch c.Kind {
		case wording.RawMapped:
			mapped := &l.Table.Columns[c.Index]
			c.id = mapped.Role == "id" && linksIDs(b, l)
			if mapped.Kind == metric.TimeColumn {
				place[mapped.Role] = i + 1
			}
		case wording.RawValue:
			m := &b.rep.Plan.Indicators[l.Values[c.Index].Indicator].Measure
			c.work = m.Form == metric.Duration && m.Working
			if m.Form == metric.Duration && place[m.From] > 0 && place[m.To] > 0 {
				c.from, c.to = place[m.From], place[m.To]
			}
		}
		columns = append(columns, c)
	}
	return columns
}

// linksIDs reports whether the ids of a ledger lead to its records: the source says where they live, and there
// are not more than a sheet may have links.
func linksIDs(b *book, l *indicator.Ledger) bool {
	return b.rep.Plan.Sources[l.Table.Source].Origin.Record("0") != "" && len(l.Lines) <= maxLinks
}

// raw lists one sheet a ledger, except those with too many lines.
func raw(b *book) []*sheet {
	var list []*sheet
	for _, r := range b.ledgers {
		if r.tab == "" {
			continue
		}
		source := b.rep.Plan.Sources[r.ledger.Table.Source].ID
		s := &sheet{
			tab: r.tab, raw: true,
			title: b.say("raw.title", source, b.dating(r.ledger)),
			about: b.rawAbout(r),
		}
		s.build = func(s *sheet) error {
			t := &table{name: wording.LedgerName(b.rep, r.ledger), n: len(r.ledger.Lines), rows: b.rawRows(r)}
			for _, c := range r.columns {
				t.columns = append(t.columns, column{c.Head, b.rawWidth(r.ledger, c), b.rawStyle(r.ledger, c)})
			}
			s.add(t)
			return nil
		}
		list = append(list, s)
	}
	return list
}

func (b *book) rawAbout(r *records) []string {
	dating := b.dating(r.ledger)
	about := []string{
		b.say("raw.about", b.words.Count(len(r.ledger.Lines)), dating), b.say("raw.order"), b.say("tables", "1"),
		b.say("raw.empty"), b.zoneLine(),
	}
	if s := &b.rep.Plan.Sources[r.ledger.Table.Source]; s.Origin.Record("0") != "" && r.ledger.Table.Column("id") != nil {
		if linksIDs(b, r.ledger) {
			about = append(about, b.say("raw.links"))
		} else {
			about = append(about, b.say("raw.links.none", b.words.Count(maxLinks), s.Origin.Link))
		}
	}
	if r.undated > 0 {
		about = append(about, b.say("raw.undated", b.words.Count(r.undated), dating))
	}
	return about
}

// dating names the column that dates the records of a ledger.
func (b *book) dating(l *indicator.Ledger) string {
	if c := l.Table.Column(l.At); c != nil && c.Header != "" {
		return c.Header
	}
	return l.At
}

// zoneLine says in which zone the workbook's times are.
func (b *book) zoneLine() string {
	if b.zone.own {
		return b.say("raw.zone", b.zone.String())
	}
	return b.say("raw.zone.utc", b.rep.Plan.Timezone)
}

func (b *book) rawStyle(l *indicator.Ledger, c rawColumn) style {
	switch c.Kind {
	case wording.RawValue:
		v := l.Values[c.Index]
		return recordStyle(v.Values, b.rep.Plan.Indicators[v.Indicator].Measure.Form == metric.Duration)
	case wording.RawRow:
		return integer
	case wording.RawMapped:
		switch l.Table.Columns[c.Index].Kind {
		case metric.TimeColumn:
			return moment
		case metric.NumberColumn:
			m := &l.Table.Columns[c.Index]
			return recordStyle(m.Numbers, m.Duration)
		}
	}
	return plain
}

// recordStyle shows the numbers of records: whole where all are, durations to the millisecond.
func recordStyle(values []float64, duration bool) style {
	switch {
	case amountStyle(values...) == integer:
		return integer
	case duration:
		return decimals3
	}
	return decimals4
}

func (b *book) rawWidth(l *indicator.Ledger, c rawColumn) float64 {
	switch {
	case c.Kind == wording.RawMapped && l.Table.Columns[c.Index].Kind == metric.TimeColumn:
		return 24
	case c.Kind == wording.RawFile:
		return 36
	case c.Kind == wording.RawRow:
		return 14
	}
	return 22
}

// rawRows are the lines of a ledger as cells. A duration is a formula over the two moments beside it.
func (b *book) rawRows(r *records) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		l, w := r.ledger, newWhereabouts(b, r.ledger)
		row := make([]any, len(r.columns))
		source := &b.rep.Plan.Sources[l.Table.Source]
		for i, line := range l.Lines {
			for k, c := range r.columns {
				row[k] = nil
				switch c.Kind {
				case wording.RawMapped:
					row[k] = b.mapped(&l.Table.Columns[c.Index], int(line))
					if id, is := row[k].(string); is && c.id {
						row[k] = b.idCell(source, id, true)
					}
				case wording.RawValue:
					if r.counts(i, c.Index) {
						row[k] = r.contribution(b.calendar, row, c, i)
					}
				case wording.RawRow:
					row[k] = int(l.Table.Row[line])
				default:
					if s := w.place(c, i); s != "" {
						row[k] = s
					}
				}
			}
			if !yield(row) {
				return
			}
		}
	}
}

// mapped is a cell of the export; nil if it is empty. A time that Excel cannot count is text.
func (b *book) mapped(c *metric.Column, record int) any {
	switch c.Kind {
	case metric.TimeColumn:
		t := c.Times[record]
		if t == metric.NoInstant {
			return nil
		}
		if days, ok := b.zone.serial(t); ok {
			return days
		}
		return as{plain, b.zone.iso(t)}
	case metric.NumberColumn:
		if !metric.Known(c.Numbers[record]) {
			return nil
		}
		return c.Numbers[record]
	}
	if s := c.Word(record); s != "" {
		return s
	}
	return nil
}

// contribution is a value cell: a formula where both moments of a duration stand in the row as numbers.
func (r *records) contribution(work *workCalendar, row []any, c rawColumn, line int) any {
	v := r.ledger.Values[c.Index].Values[line]
	if c.from == 0 {
		return v
	}
	from, okFrom := row[c.from-1].(float64)
	to, okTo := row[c.to-1].(float64)
	if !okFrom || !okTo {
		return v
	}
	at := strconv.Itoa(r.top + line)
	fromCell, toCell := metric.ColumnLetters(c.from)+at, metric.ColumnLetters(c.to)+at
	e, ok := expr{"ROUND((" + toCell + "-" + fromCell + ")*86400,3)", (to - from) * 86400, true}, true
	if c.work {
		e, ok = work.elapsed(fromCell, toCell, from, to)
	}
	if !ok || math.Abs(e.value-v) > 5e-4 {
		return v
	}
	e.value = v
	return e
}

// whereabouts says in words where records belong and came from. It keeps the names: there are few
// phases and projects, and many records.
type whereabouts struct {
	*book
	ledger   *indicator.Ledger
	phases   []string
	projects []string
}

func newWhereabouts(b *book, l *indicator.Ledger) *whereabouts {
	w := &whereabouts{book: b, ledger: l}
	for _, p := range b.rep.Plan.Phases {
		w.phases = append(w.phases, b.words.Phase(b.rep, p.ID))
	}
	for i := range b.rep.Projects {
		w.projects = append(w.projects, b.words.Scope(b.rep, indicator.Scope{Project: i}))
	}
	return w
}

// place is one word on a line of the ledger, "" if there is none.
func (w *whereabouts) place(c rawColumn, i int) string {
	l := w.ledger
	line := l.Lines[i]
	project := int(l.Table.Project[line])
	switch c.Kind {
	case wording.RawLinked:
		if v := l.Values[c.Index]; metric.Known(v.Values[i]) {
			return recordName(w.rep.Indicators[v.Indicator].Linkage.To, int(v.Values[i]))
		}
	case wording.RawPhase:
		if l.Phase[i] >= 0 {
			return w.phases[l.Phase[i]]
		}
	case wording.RawGroup:
		if project >= 0 {
			return w.rep.Projects[project].Group
		}
	case wording.RawProject:
		if project >= 0 {
			return w.projects[project]
		}
	case wording.RawFile, wording.RawSheet:
		files := l.Table.Account.Files
		if f := int(l.Table.File[line]); f < len(files) {
			if c.Kind == wording.RawFile {
				return files[f].Path
			}
			return files[f].Sheet
		}
	}
	return ""
}

// recordName is a record's id, or where it stands in its file.
func recordName(t *metric.Table, record int) string {
	if c := t.Column("id"); c != nil && !c.Empty(record) {
		return c.Word(record)
	}
	return t.Position(record).String()
}
