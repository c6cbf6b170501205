package workbook

import (
	"math"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// style is how a cell looks. Numbers are the ones from integer on.
type style int

const (
	plain        style = iota
	title              // the sheet's, in A1
	caption            // a table's
	heading            // a column of words
	headingRight       // a column of numbers
	text               // wrapped
	linked             // a link to another sheet
	wordRight          // a word in a column of numbers
	integer
	general // a number as it is, with as many of its digits as the column holds
	day
	moment // a day and a time
	decimals0
	decimals1
	decimals2
	decimals3
	decimals4
	decimals6
	probability // a p, with the digits that matter
	styleCount
)

func (s style) isNumber() bool { return s >= integer }

// formats keep the width of a letter free on the right ("_m"), clear of the words in the next column.
// General does not: beside "_m" it is no longer cut to the width of the column. A word has the same by its
// format, since LibreOffice forgets an indent in a row that is taller than its line.
var formats = map[style]string{
	wordRight: "0_m;-0_m;0_m;@_m", integer: "#,##0_m", general: "General", day: "yyyy-mm-dd_m", moment: "yyyy-mm-dd hh:mm:ss_m",
	decimals0: "#,##0_m", decimals1: "#,##0.0_m", decimals2: "#,##0.00_m", decimals3: "#,##0.000_m", decimals4: "#,##0.0000_m",
	decimals6: "#,##0.000000_m", probability: `[<0.0001]"<0.0001"_m;0.0000_m`,
}

const (
	fontName = "Arial"
	fontSize = 12.0
)

// newStyles registers all styles, in their order, so that the numbers are the same each time.
func newStyles(f *excelize.File) ([]int, error) {
	if err := f.SetDefaultFont(fontName); err != nil {
		return nil, err
	}
	ids := make([]int, styleCount)
	for s := range styleCount {
		look := &excelize.Style{
			Font:      &excelize.Font{Family: fontName, Size: fontSize},
			Alignment: &excelize.Alignment{Vertical: "top"},
		}
		switch s {
		case title:
			look.Font.Size, look.Font.Bold = 16, true
		case caption:
			look.Font.Size, look.Font.Bold = 14, true
		case heading, headingRight:
			look.Font.Bold, look.Alignment.WrapText = true, true
			look.Alignment.Vertical = "bottom"
			look.Border = []excelize.Border{{Type: "bottom", Color: "1B1F23", Style: 1}}
		case text:
			look.Alignment.WrapText = true
		case linked:
			look.Font.Color, look.Font.Underline, look.Alignment.WrapText = "0563C1", "single", true
		}
		if s == headingRight || s == wordRight || s.isNumber() {
			look.Alignment.Horizontal = "right"
		}
		if s == headingRight {
			look.Alignment.Indent = 1
		}
		if format, ok := formats[s]; ok {
			look.CustomNumFmt = &format
		}
		id, err := f.NewStyle(look)
		if err != nil {
			return nil, err
		}
		ids[s] = id
	}
	return ids, nil
}

// styled is a cell outside the tables.
func (b *book) styled(s style, value string) excelize.Cell {
	return excelize.Cell{StyleID: b.styles[s], Value: value}
}

// valueStyle shows values, given in base units, with three figures for the largest of them, so that
// a column lines up.
func valueStyle(u metric.Unit, values ...float64) style {
	largest := 0.0
	for _, v := range values {
		if size := math.Abs(v) / u.Factor(); !math.IsInf(size, 0) && size > largest {
			largest = size
		}
	}
	switch {
	case largest >= 1000:
		return decimals0
	case largest >= 100:
		return decimals1
	case largest >= 1:
		return decimals2
	case largest >= 0.1 || largest == 0:
		return decimals3
	}
	return decimals4
}

// amountStyle shows amounts whole where they are, else with two digits after the point.
func amountStyle(values ...float64) style {
	for _, v := range values {
		if metric.Known(v) && v != math.Trunc(v) {
			return decimals2
		}
	}
	return integer
}
