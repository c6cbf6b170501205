package workbook

import (
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
	"upshot/render/wording"
)

// sheet is one sheet of the workbook: a title in A1, lines about it, then its tables, each at column A
// with one header row.
type sheet struct {
	tab    string
	number int // from 1, in the workbook's order
	title  string
	about  []string // lines under the title
	raw    bool     // filter and frozen header; presentation sheets have neither
	broad  bool     // several pages wide on paper, with the first two columns on each
	build  func(s *sheet) error

	tables []*table
	finish func(f *excelize.File) error // what is no cell, such as charts; nil for none
	breaks []int                        // rows before which a page ends
}

// table is a header row and its rows.
type table struct {
	name    string // of the Excel table
	caption string // the line above the header; "" where the sheet's title says it
	columns []column
	rows    iter.Seq[[]any]
	n       int // rows
	top     int // the header's row
}

// column is a table's column.
type column struct {
	head  string
	width float64
	style style
}

// Cells are nil (left empty), string, int, float64 (missing prints as unavailable), expr, phrase, link, web,
// or as, which gives any of them another style than the column's.
type (
	link struct{ text, tab string }
	as   struct {
		style style
		value any
	}
)

// unavailable stands in a cell whose value cannot be given, as statistical workbooks do; the sheet says so.
const (
	unavailable   = "[x]"
	notApplicable = "[z]"
)

// firstTop is the header's row of a sheet's first table.
func (s *sheet) firstTop(caption string) int { return 1 + len(s.about) + captionRows(caption) + 1 }

// topBelow is the header's row of a table with a caption under one with that header and number of rows.
func topBelow(top, rows int) int { return top + rows + 1 + captionRows("x") + 1 }

func captionRows(caption string) int {
	if caption == "" {
		return 0
	}
	return 1
}

// add places a table below what the sheet holds.
func (s *sheet) add(t *table) {
	t.top = s.firstTop(t.caption)
	if k := len(s.tables); k > 0 {
		t.top = topBelow(s.tables[k-1].top, max(1, s.tables[k-1].n))
	}
	s.tables = append(s.tables, t)
}

// fill gives a table its rows.
func (t *table) fill(rows [][]any) *table {
	t.rows, t.n = slices.Values(rows), len(rows)
	return t
}

// write streams a sheet.
func (s *sheet) write(b *book) error {
	w, err := b.stream(s)
	if err != nil {
		return err
	}
	row := 1
	put := func(height float64, cell any) error {
		err := w.SetRow("A"+strconv.Itoa(row), []any{cell}, excelize.RowOpts{Height: height})
		row++
		return err
	}
	if err := put(1.5*wideLineHeight, b.styled(title, s.title)); err != nil {
		return err
	}
	for _, line := range s.about {
		st, width := text, s.tables[0].columns[0].width-1
		if s.runsOn(line) {
			st, width = plain, math.Inf(1)
		}
		if err := put(textHeight(line, width), b.styled(st, line)); err != nil {
			return err
		}
	}
	for i, t := range s.tables {
		if i > 0 {
			row++ // a blank row between two tables, never inside one
		}
		if t.caption != "" {
			if err := put(1.3*wideLineHeight, b.styled(caption, t.caption)); err != nil {
				return err
			}
		}
		if err := s.writeTable(b, w, t, row); err != nil {
			return err
		}
		row += 1 + max(1, t.n)
	}
	for _, at := range s.breaks {
		if err := w.InsertPageBreak("A" + strconv.Itoa(at)); err != nil {
			return err
		}
	}
	if s.finish != nil {
		if err := s.finish(b.file); err != nil {
			return err
		}
	}
	return w.Flush()
}

// writeTable streams a table and marks it as one. A table without rows gets one that says so,
// since Excel knows no table of a header alone.
func (s *sheet) writeTable(b *book, w *excelize.StreamWriter, t *table, row int) error {
	heads, used := make([]any, len(t.columns)), wording.Names{}
	for i, c := range t.columns {
		c.head = used.Column(c.head, strconv.Itoa(i+1)) // a table's columns have different names
		t.columns[i].head = c.head
		st := heading
		if c.style.isNumber() {
			st = headingRight
		}
		heads[i] = b.styled(st, c.head)
	}
	if err := w.SetRow("A"+strconv.Itoa(row), heads, excelize.RowOpts{Height: t.height(nil, true)}); err != nil {
		return err
	}
	rows, n := t.rows, t.n
	if n == 0 {
		rows, n = slices.Values([][]any{{as{text, b.words.Say("workbook.none")}}}), 1
	}
	cells := make([]excelize.Cell, len(t.columns)) // one row's, used again for the next
	values := make([]any, len(t.columns))
	at := row
	for line := range rows {
		at++
		for i := range values {
			values[i] = nil
			if i < len(line) && line[i] != nil {
				if err := b.cell(&cells[i], line[i], t.columns[i].style, s.tab, i+1, at); err != nil {
					return err
				}
				values[i] = &cells[i]
			}
		}
		opts := excelize.RowOpts{}
		if !s.raw {
			opts.Height = t.height(line, false)
		}
		if err := w.SetRow("A"+strconv.Itoa(at), values, opts); err != nil {
			return err
		}
	}
	t.top = row
	b.place(s.number, t, n, s.raw)
	return nil
}

// cell sets a cell of a streamed row. Text is an inline string, so one that starts with "=" stays text.
func (b *book) cell(c *excelize.Cell, value any, st style, tab string, column, row int) error {
	if v, ok := value.(as); ok {
		st, value = v.style, v.value
	}
	*c = excelize.Cell{StyleID: b.styles[st]}
	switch v := value.(type) {
	case float64:
		switch {
		case math.IsInf(v, 0):
			c.Value, c.StyleID = b.words.Say("workbook.no-limit"), b.styles[wordRight]
		case math.IsNaN(v):
			c.Value, c.StyleID = unavailable, b.styles[wordRight]
		default:
			c.Value = v
		}
	case expr:
		if !v.known() {
			c.Value, c.StyleID = unavailable, b.styles[wordRight]
			break
		}
		c.Formula, c.Value = v.text, v.value
	case phrase:
		c.Formula, c.Value = v.text, v.words
	case link:
		c.Value, c.StyleID = v.text, b.styles[linked]
		return b.file.SetCellHyperLink(tab, metric.ColumnLetters(column)+strconv.Itoa(row), quoted(v.tab)+"!A1", "Location")
	case web:
		c.Value, c.StyleID = v.text, b.styles[linked]
		b.links = append(b.links, placedLink{tab, metric.ColumnLetters(column) + strconv.Itoa(row), v.address})
	default:
		c.Value = v
	}
	return nil
}

// stream prepares the page of a sheet and opens it for writing.
func (b *book) stream(s *sheet) (*excelize.StreamWriter, error) {
	fit, row, landscape, paper, height := true, lineHeight, "landscape", 9, 0
	if err := b.file.SetSheetProps(s.tab, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &row}); err != nil {
		return nil, err
	}
	page := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToHeight: &height}
	widths := s.spread()
	if s.broad {
		pages := pagesAcross(widths)
		page.FitToWidth = &pages
		columns := &excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted(s.tab) + "!$A:$B", Scope: s.tab}
		if err := b.file.SetDefinedName(columns); err != nil {
			return nil, err
		}
	}
	if err := b.file.SetPageLayout(s.tab, page); err != nil {
		return nil, err
	}
	w, err := b.file.NewStreamWriter(s.tab)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	if s.raw {
		top := s.firstTop("")
		corner := "A" + strconv.Itoa(top+1)
		return w, w.SetPanes(&excelize.Panes{
			Freeze: true, YSplit: top, TopLeftCell: corner, ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomLeft"}},
		})
	}
	return w, nil
}
