package grid

import (
	"strings"
	"testing"
)

// xml2003Text is a workbook in Excel's XML of 2003 with some worksheets.
func xml2003Text(sheets string) string {
	return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` + sheets + `</Workbook>`
}

func sheet2003(table string) string {
	return xml2003Text(`<Worksheet ss:Name="缺陷"><Table>` + table + `</Table></Worksheet>`)
}

func TestSpreadsheetML(t *testing.T) {
	cell := func(kind, text string) string {
		return `<Cell><Data ss:Type="` + kind + `">` + text + `</Data></Cell>`
	}
	checkOpened(t, []openedCase{
		{"cells as they are stored", sheet2003("<Row>" + cell("String", "a &amp; b&#10;c") + cell("Number", "1234.5") + cell("DateTime", "2023-06-01T12:00:00.000") + cell("Boolean", "1") + cell("Boolean", "0") + cell("Error", "#N/A") + "</Row>"), Options{},
			"spreadsheetml UTF-8\n缺陷: [a & b\nc|1234.5|2023-06-01T12:00:00.000|true|false|#N/A]@1"},
		{"a length of time, which is a moment of 1899", sheet2003("<Row>" + cell("DateTime", "1899-12-31T01:30:00.000") + cell("DateTime", "1900-01-01T12:00:00.500") + cell("DateTime", "1900-03-01T00:00:00.000") + cell("DateTime", "1899-12-31T36:30:00.000") + cell("DateTime", "1901-01-01T00:00:00.000") + "</Row>"), Options{},
			"spreadsheetml UTF-8\n缺陷: [PT1H30M0S|PT36H0M0.5S|PT1464H0M0S|PT36H30M0S|1901-01-01T00:00:00.000]@1"},
		{"rows and cells that are left out", sheet2003(`<Row><Cell ss:Index="3"><Data ss:Type="String">a</Data></Cell>` + cell("String", "b") + `</Row><Row ss:Index="4">` + cell("String", "c") + `</Row><Row ss:Span="2"/><Row>` + cell("String", "d") + `</Row>`), Options{},
			"spreadsheetml UTF-8\n缺陷: [||a|b]@1 []@2 []@3 [c]@4 []@5 []@6 []@7 [d]@8"},
		{"merged cells", sheet2003(`<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">a</Data></Cell>` + cell("String", "b") + `</Row><Row><Cell ss:Index="3"><Data ss:Type="String">c</Data></Cell></Row>`), Options{},
			"spreadsheetml UTF-8\n缺陷: {1 1 2 2} [a|a|b]@1 [a|a|c]@2"},
		{"a cell below a merged one, where LibreOffice leaves out its place", sheet2003(`<Row><Cell ss:MergeDown="2"><Data ss:Type="String">a</Data></Cell>` + cell("String", "b") + `</Row><Row>` + cell("String", "c") + `</Row><Row><Cell ss:Index="3"><Data ss:Type="String">d</Data></Cell></Row><Row>` + cell("String", "e") + `</Row>`), Options{},
			"spreadsheetml UTF-8\n缺陷: {1 1 1 3} [a|b]@1 [a|c]@2 [a||d]@3 [e]@4"},
		{"bold text, and a comment that is none", sheet2003(`<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>a</B> b</ss:Data><Comment ss:Author="x"><ss:Data>note</ss:Data></Comment></Cell></Row>`), Options{},
			"spreadsheetml UTF-8\n缺陷: [a b]@1"},
		{"several sheets, one of them hidden; days from 1904", xml2003Text(`<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook><Worksheet ss:Name="a"><Table><Row>` + cell("String", "x") + `</Row></Table></Worksheet><Worksheet ss:Name="b"><Table><Row>` + cell("String", "y") + `</Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>`), Options{},
			"spreadsheetml UTF-8\na: 1904 [x]@1\nb: hidden 1904 [y]@1"},
		{"hidden rows and columns", sheet2003(`<Column ss:Index="2" ss:Hidden="1" ss:Span="5"/><Row>` + cell("String", "a") + cell("String", "b") + cell("String", "c") + `</Row><Row ss:Hidden="1">` + cell("String", "d") + `</Row>`), Options{},
			"spreadsheetml UTF-8\n缺陷: hidden-read[缺陷 1 2] [a|b|c]@1 [d]@2"},
		{"an encoding that the XML names", strings.Replace(strings.Replace(sheet2003("<Row>"+cell("String", "\xd0\xc5")+"</Row>"), "缺陷", "b", 1), `"1.0"`, `"1.0" encoding="GB2312"`, 1), Options{}, "spreadsheetml GB18030\nb: [信]@1"},
		{"UTF-16", "\xff\xfe" + utf16LE(strings.Replace(sheet2003("<Row>"+cell("String", "信")+"</Row>"), `"1.0"`, `"1.0" encoding="UTF-16"`, 1)), Options{}, "spreadsheetml UTF-16LE\n缺陷: [信]@1"},
		{"a file that is cut off", sheet2003("<Row>" + cell("String", "a") + "</Row>")[:330], Options{}, "xml-invalid at f:'缺陷'!1:1 [line 2: unexpected EOF]"},
		{"a mistake, in its row", sheet2003("<Row>" + cell("String", "a") + "</Row><Row>" + cell("String", "a < b") + "</Row>"), Options{}, "xml-invalid at f:'缺陷'!2:2 [line 2: expected element name after <]"},
		{"entities of its own are not expanded", strings.Replace(sheet2003("<Row>"+cell("String", "&b;")+"</Row>"), "<Workbook", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Workbook`, 1), Options{}, "xml-invalid at f:'缺陷'!1:1 [line 2: invalid character entity &b;]"},
		{"elements in elements", sheet2003("<Row><Cell><Data>" + strings.Repeat("<B>", 100)), Options{}, "too-deep at f:'缺陷'!1:1 [64]"},
		{"a long cell", sheet2003("<Row>" + cell("String", strings.Repeat("x", maxCellBytes+1)) + "</Row>"), Options{}, "cell-too-large at f:'缺陷'!1:1 []"},
		{"a cell without end", sheet2003("<Row><Cell><Data>" + strings.Repeat("x", 3*maxCellBytes)), Options{}, "cell-too-large at f:'缺陷'!1:1 []"},
		{"a cell far out", sheet2003(`<Row><Cell ss:Index="16385"><Data>x</Data></Cell></Row>`), Options{}, "too-many-columns at f:'缺陷'!1:1 []"},
		{"a row far out", sheet2003(`<Row ss:Index="1048577">` + cell("String", "a") + `</Row>`), Options{}, "spreadsheetml UTF-8\n缺陷: too-many-rows at f:'缺陷'!1:1"},
		{"no sheet", xml2003Text(""), Options{}, "no-table at f []"},
		{"other XML is refused", `<?xml version="1.0"?><rss/>`, Options{}, "format-unsupported at f [XML]"},
	})
}

// Never panics, hangs or grows without bound, and every row with a word is given or there is a problem.
func FuzzSpreadsheetML(f *testing.F) {
	for _, seed := range []string{
		`<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="DateTime">1900-01-01T00:00:00.000</Data></Cell></Row>`,
		`<Column ss:Hidden="1"/><Row ss:Span="99999999"/><Row><Cell><Comment><Data>x</Data></Comment></Cell></Row>`, `</Table></Worksheet><Worksheet><Table><Row><Cell><Data>x`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkWhole(t, []byte(sheet2003(string(data))), Options{}) })
}
