package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// Each chart takes this many rows of its sheet, and one printed page.
const chartRows = 30

// charts draws the trend of every primary indicator over all projects, as native charts over the cells
// of Periods. They are on a sheet of their own, with alt text; the sheet's table names what each shows.
func charts(b *book) []*sheet {
	var primary []int
	for i := range b.rep.Indicators {
		if r := &b.rep.Indicators[i]; r.Spec.Primary && r.In(indicator.Overall) != nil {
			primary = append(primary, i)
		}
	}
	if len(primary) == 0 {
		return nil
	}
	s := &sheet{tab: b.fixed("charts"), title: b.say("charts.title"), about: []string{b.say("charts.about"), b.say("tables", "1")}}
	s.build = func(s *sheet) error {
		t := &table{name: "charts", columns: []column{{b.say("column.indicator"), 40, text}, {b.say("column.finding"), 90, text}}}
		var rows [][]any
		for _, i := range primary {
			rows = append(rows, []any{b.words.Name(b.rep.Indicators[i].Spec), b.finding(i)})
		}
		s.add(t.fill(rows))
		below := t.top + len(rows) + 2
		for k := range primary {
			s.breaks = append(s.breaks, below+k*chartRows)
		}
		s.finish = func(f *excelize.File) error {
			for k, i := range primary {
				if err := b.addChart(f, s.tab, i, below+k*chartRows+1); err != nil {
					return err
				}
			}
			return nil
		}
		return nil
	}
	return []*sheet{s}
}

// finding is the title of the report's finding, or the name where there is no comparison.
func (b *book) finding(i int) string {
	r := &b.rep.Indicators[i]
	f := r.In(indicator.Overall)
	if c := f.Headline(); c != nil {
		return b.words.Title(b.rep, r.Spec, f, c)
	}
	return b.words.Name(r.Spec)
}

func (b *book) addChart(f *excelize.File, tab string, i, row int) error {
	r := &b.rep.Indicators[i]
	rows := b.series[i]
	if rows.last <= rows.first {
		return nil
	}
	cells := func(column int) string {
		letters := metric.ColumnLetters(column)
		return quoted(b.periodsTab) + "!$" + letters + "$" + strconv.Itoa(rows.first) + ":$" + letters + "$" + strconv.Itoa(rows.last)
	}
	head := func(column int) string {
		return quoted(b.periodsTab) + "!" + address(column, b.periodsTop)
	}
	curve := func(column int, color string, width float64, dash excelize.LineDashType, marker string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name: head(column), Categories: cells(periodColumn), Values: cells(column), Fill: solid(color),
			Line:   excelize.LineOptions{Type: excelize.LineSolid, Dash: dash, Fill: solid(color), Width: width},
			Marker: excelize.ChartMarker{Symbol: marker, Size: 6, Fill: solid(color)},
		}
	}
	series := []excelize.ChartSeries{curve(valueColumn, "0B6B8A", 2, excelize.LineDashSolid, "circle")}
	if r.In(indicator.Overall).Baseline != nil {
		series = append(series,
			curve(centreColumn, "1B1F23", 1.75, excelize.LineDashSolid, "none"),
			curve(lowerColumn, "5C6670", 1.25, excelize.LineDashSysDot, "none"),
			curve(upperColumn, "5C6670", 1.25, excelize.LineDashDash, "none"))
	}
	unit := b.unitName(r.Spec)
	finding := b.finding(i)
	return f.AddChart(tab, "A"+strconv.Itoa(row), &excelize.Chart{
		Type: excelize.Line, Series: series, ShowBlanksAs: "gap",
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: finding, Font: inkFont(14)}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: inkFont(10)},
		XAxis:     excelize.ChartAxis{Font: *inkFont(10), TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: *inkFont(10), Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: unit, Font: inkFont(10)}}}},
		Dimension: excelize.ChartDimension{Width: 1120, Height: 520},
		Format:    excelize.GraphicOptions{AltText: wording.Shorten(b.say("charts.alt", finding, unit), maxAlt), Name: b.words.Name(r.Spec)},
	})
}

func inkFont(size float64) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Color: "1B1F23"}
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}
