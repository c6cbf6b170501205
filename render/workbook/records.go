package workbook

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// records is one ledger and where its lines stand in the workbook.
type records struct {
	ledger   *indicator.Ledger
	tab      string // "" if it has more lines than a sheet may have
	top      int    // sheet row of the first line
	columns  []rawColumn
	value    []int // by index into ledger.Values: the sheet's column, from 1
	segments []segment
	negative []bool // by index into ledger.Values: values below zero do not count (durations)
	undated  int    // lines at the end that lie in no phase
}

// segment is the contiguous lines of one phase and project.
type segment struct {
	phase, project int
	first, end     int
}

// newRecords lays out the ledgers, before any sheet is built: the calculations point into them.
func newRecords(b *book) []*records {
	var all []*records
	tabs := wording.RawTabs(b.rep, b.tabs)
	for i := range b.rep.Ledgers {
		l := &b.rep.Ledgers[i]
		r := recordsOf(b, l)
		if r.tab = tabs[i]; r.tab != "" {
			r.top = (&sheet{about: b.rawAbout(r)}).firstTop("") + 1
		}
		all = append(all, r)
	}
	return all
}

// recordsOf is a ledger with the columns of its sheet, or CSV file, and without a place yet.
func recordsOf(b *book, l *indicator.Ledger) *records {
	r := &records{ledger: l, columns: rawColumns(b, l), value: make([]int, len(l.Values)), segments: segmentsOf(l), undated: len(l.Lines)}
	for c, column := range r.columns {
		if column.Kind == wording.RawValue {
			r.value[column.Index] = c + 1
		}
	}
	for _, v := range l.Values {
		r.negative = append(r.negative, b.rep.Plan.Indicators[v.Indicator].Measure.Form == metric.Duration)
	}
	if k := len(r.segments); k > 0 {
		r.undated -= r.segments[k-1].end
	}
	return r
}

// counts reports whether a line contributes to a term of the ledger.
func (r *records) counts(line, term int) bool {
	v := r.ledger.Values[term].Values[line]
	return !math.IsNaN(v) && r.ledger.Phase[line] >= 0 && !(v < 0 && r.negative[term])
}

// Oversize lists the ledgers that have too many lines for a sheet: their records belong into CSV
// files beside the workbook (RawCSV).
func Oversize(rep *indicator.Report) []*indicator.Ledger {
	var large []*indicator.Ledger
	for i := range rep.Ledgers {
		if wording.Oversize(rep, &rep.Ledgers[i]) {
			large = append(large, &rep.Ledgers[i])
		}
	}
	return large
}

func segmentsOf(l *indicator.Ledger) []segment {
	var segments []segment
	for i, line := range l.Lines {
		phase, project := int(l.Phase[i]), int(l.Table.Project[line])
		if phase < 0 {
			break // the rest lies outside all phases
		}
		if k := len(segments) - 1; k >= 0 && segments[k].phase == phase && segments[k].project == project {
			segments[k].end = i + 1
			continue
		}
		segments = append(segments, segment{phase, project, i, i + 1})
	}
	return segments
}

// source is one term of an indicator: a value column of a ledger.
type source struct {
	records *records
	index   int // into ledger.Values
}

// sourceOf finds a term of an indicator; nil if it has none.
func (b *book) sourceOf(spec int, part indicator.Part) *source {
	for _, r := range b.ledgers {
		for i, v := range r.ledger.Values {
			if v.Indicator == spec && v.Part == part {
				return &source{r, i}
			}
		}
	}
	return nil
}

// counts reports whether a line contributes to the term.
func (s *source) counts(line int) bool { return s.records.counts(line, s.index) }

// in is the cells of the phases and scope; days, if given, cut them further.
func (s *source) in(projects []metric.Project, phases []int, scope indicator.Scope, days *metric.Window) span {
	return s.cells(s.ranges(projects, phases, scope, days))
}

// ranges lists contiguous lines, each from its first to before its end.
func (s *source) ranges(projects []metric.Project, phases []int, scope indicator.Scope, days *metric.Window) [][2]int {
	var ranges [][2]int
	for _, g := range s.records.segments {
		if !slices.Contains(phases, g.phase) || !scope.Holds(projects, g.project) {
			continue
		}
		first, end := g.first, g.end
		if days != nil {
			all := s.records.ledger.Days
			first += sort.Search(g.end-g.first, func(i int) bool { return all[g.first+i] >= days.From })
			end = g.first + sort.Search(g.end-g.first, func(i int) bool { return all[g.first+i] > days.To })
		}
		if first >= end {
			continue
		}
		if k := len(ranges) - 1; k >= 0 && ranges[k][1] == first {
			ranges[k][1] = end
			continue
		}
		ranges = append(ranges, [2]int{first, end})
	}
	return ranges
}

// cells names the cells of the term in the lines.
func (s *source) cells(ranges [][2]int) span {
	var p span
	column, values := s.records.value[s.index], s.records.ledger.Values[s.index].Values
	sheet, letters := quoted(s.records.tab)+"!", metric.ColumnLetters(column)
	for _, r := range ranges {
		first, last := strconv.Itoa(s.records.top+r[0]), strconv.Itoa(s.records.top+r[1]-1)
		part := sheet + "$" + letters + "$" + first
		if first != last {
			part += ":$" + letters + "$" + last
		}
		p.parts = append(p.parts, part)
		for i := r[0]; i < r[1]; i++ {
			if s.counts(i) {
				p.values = append(p.values, values[i])
			}
		}
	}
	return p
}

// lasts names, for each project in the lines, the last cell of the term that counts.
func (s *source) lasts(projects []metric.Project, phases []int, scope indicator.Scope, days *metric.Window) span {
	var p span
	ledger := s.records.ledger
	last := -1
	flush := func() {
		if last >= 0 {
			p = p.join(s.cells([][2]int{{last, last + 1}}))
		}
		last = -1
	}
	project := int32(-2)
	for _, r := range s.ranges(projects, phases, scope, days) {
		for i := r[0]; i < r[1]; i++ {
			if own := ledger.Table.Project[ledger.Lines[i]]; own != project {
				flush()
				project = own
			}
			if s.counts(i) {
				last = i
			}
		}
	}
	flush()
	return p
}
