package grid

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
)

// odsText is the content of a spreadsheet.
func odsText(sheets string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>` +
		sheets + `</office:spreadsheet></office:body></office:document-content>`
}

func odsTable(rows string) string {
	return odsText(`<table:table table:name="缺陷" table:style-name="ta1">` + rows + `</table:table>`)
}

// zipped packs parts, given as name and content.
func zipped(parts ...string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		part, _ := w.Create(parts[i])
		io.WriteString(part, parts[i+1])
	}
	w.Close()
	return out.String()
}

func ods(content string) string {
	return zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content)
}

func TestODS(t *testing.T) {
	cell := func(attributes, text string) string {
		return `<table:table-cell ` + attributes + `><text:p>` + text + `</text:p></table:table-cell>`
	}
	row := func(cells string) string { return `<table:table-row>` + cells + `</table:table-row>` }
	a, b := cell("", "a"), cell("", "b")
	checkOpened(t, []openedCase{
		{"values as they are stored", ods(odsTable(row(cell(`office:value-type="float" office:value="1234.5"`, "1,234.50") + cell(`office:value-type="percentage" office:value="0.853"`, "85%") + cell(`office:value-type="currency" office:value="5"`, "¥5") + cell(`office:value-type="date" office:date-value="2023-06-01T12:00:00"`, "1/6/23") + cell(`office:value-type="time" office:time-value="PT36H00M00S"`, "36:00") + cell(`office:value-type="boolean" office:boolean-value="true"`, "WAHR") + cell(`office:value-type="string" office:string-value="s"`, "x")))), Options{},
			"ods \n缺陷: [1234.5|0.853|5|2023-06-01T12:00:00|PT36H00M00S|true|s]@1"},
		{"paragraphs, spaces, line ends and links", ods(odsTable(row(`<table:table-cell office:value-type="string"><text:p>a<text:s text:c="3"/>b <text:span>c</text:span></text:p><text:p/><text:p><text:a>d</text:a><text:tab/>e<text:line-break/>f</text:p></table:table-cell>`))), Options{},
			"ods \n缺陷: [a   b c\n\nd\te\nf]@1"},
		{"a comment is no text", ods(odsTable(row(`<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p></table:table-cell>`))), Options{}, "ods \n缺陷: [a]@1"},
		{"cells that repeat", ods(odsTable(row(a + `<table:table-cell table:number-columns-repeated="2"/>` + cell(`table:number-columns-repeated="2"`, "b") + `<table:table-cell table:number-columns-repeated="16379"/>`))), Options{}, "ods \n缺陷: [a|||b|b]@1"},
		{"rows that repeat; blank ones at the end cost nothing", ods(odsTable(`<table:table-row table:number-rows-repeated="2">` + a + `</table:table-row><table:table-row table:number-rows-repeated="2"/>` + row(b) + `<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`)), Options{}, "ods \n缺陷: [a]@1 [a]@2 []@3 []@4 [b]@5"},
		{"merged cells, and what they cover", ods(odsTable(row(cell(`table:number-columns-spanned="2" table:number-rows-spanned="2"`, "a")+`<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>`+b) + row(`<table:covered-table-cell table:number-columns-repeated="2"/>`+b))), Options{}, "ods \n缺陷: {1 1 2 2} [a|a|b]@1 [a|a|b]@2"},
		{"header rows and groups", ods(odsTable(`<table:table-column/><table:table-header-rows>` + row(a) + `</table:table-header-rows><table:table-row-group>` + row(b) + `</table:table-row-group>`)), Options{}, "ods \n缺陷: [a]@1 [b]@2"},
		{"several sheets, one of them hidden; days from 1904", ods(odsText(`<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings><table:table table:name="x">` + row(a) + `</table:table><table:table table:name="y" table:style-name="ta2">` + row(b) + `</table:table>`)), Options{}, "ods \nx: 1904 [a]@1\ny: hidden 1904 [b]@1"},
		{"hidden rows and columns", ods(odsTable(`<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="16383"/>` + row(a+b) + `<table:table-row table:visibility="filter">` + a + `</table:table-row>`)), Options{}, "ods \n缺陷: hidden-read[缺陷 1 1] [a|b]@1 [a]@2"},
		{"a sheet with nothing in it", ods(odsTable("")), Options{}, "ods \n缺陷:"},
		{"tables that are no sheets", ods(odsText(`<table:tracked-changes><table:table table:name="no">` + row(a) + `</table:table></table:tracked-changes><table:table table:name="yes">` + row(b) + `</table:table>`)), Options{}, "ods \nyes: [b]@1"},
		{"one XML text", `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="s">` + row(a) + `</table:table></office:spreadsheet></office:body></office:document>`, Options{}, "fods UTF-8\ns: [a]@1"},
		{"a text document", ods(`<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:text><table:table/></office:text></office:body></office:document-content>`), Options{}, "no-table at f []"},
		{"with a password", zipped("content.xml", "\x12\x34", "META-INF/manifest.xml", "<manifest:encryption-data>"), Options{}, "workbook-encrypted at f []"},
		{"a file that is cut off", ods(strings.TrimSuffix(odsTable(row(a)+row(b)), `</table:table></office:spreadsheet></office:body></office:document-content>`)), Options{}, "xml-invalid at f:'缺陷'!3:3 [line 1: unexpected EOF]"},
		{"elements in elements", ods(odsTable(row(`<table:table-cell><text:p>` + strings.Repeat("<text:span>", 100)))), Options{}, "too-deep at f:'缺陷'!1:1 [64]"},
		{"a long cell", ods(odsTable(row(cell("", strings.Repeat("x", maxCellBytes+1))))), Options{}, "cell-too-large at f:'缺陷'!1:1 []"},
		{"spaces without end", ods(odsTable(row(cell("", strings.Repeat(`<text:s text:c="999999999"/>`, 9)+"x")))), Options{}, "cell-too-large at f:'缺陷'!1:1 []"},
		{"cells that repeat without end", ods(odsTable(row(cell(`table:number-columns-repeated="99999999999"`, "x") + cell(`table:number-columns-repeated="16385"`, "x")))), Options{}, "too-many-columns at f:'缺陷'!1:1 []"},
		{"no spreadsheet", zipped("a.csv", "a,b\n"), Options{}, "archive-unsupported at f [ZIP]"},
	})
}

// A sheet of a billion cells that repeat takes as long as a small one.
func TestODSRepeatsCostNothing(t *testing.T) {
	blank := strings.Repeat(`<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, 1000)
	start := time.Now()
	got := opened([]byte(ods(odsTable(`<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>`+blank))), Options{})
	if want := "ods \n缺陷: [a]@1"; got != want || time.Since(start) > 10*time.Second {
		t.Errorf("opened = %.100s after %v, want %s at once", got, time.Since(start), want)
	}
	got = opened([]byte(ods(odsTable(blank+`<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>`))), Options{})
	if want := "ods \n缺陷: too-many-rows at f:'缺陷'!1:1"; got != want {
		t.Errorf("opened = %.100s, want %s", got, want)
	}
}

func TestODSBombsAreRefused(t *testing.T) {
	bomb := ods(odsTable(strings.Repeat(`<table:table-row x="`+strings.Repeat("x", 1<<20)+`"/>`, 80)))
	if got, want := opened([]byte(bomb), Options{}), "unpacks-too-large at f:'缺陷'!64:64 [64]"; got != want {
		t.Errorf("a bomb of %d bytes: opened = %.100s, want %s", len(bomb), got, want)
	}
}

// Never panics, hangs or grows without bound, and every row with a word is given or there is a problem.
func FuzzODS(f *testing.F) {
	for _, seed := range []string{
		`<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1" table:number-columns-spanned="2"><text:p>1<text:s text:c="9"/></text:p></table:table-cell><table:covered-table-cell/></table:table-row>`,
		`<table:table-column table:visibility="collapse"/><table:table-row><table:table-cell table:number-columns-repeated="99999"><text:p>x`, `</table:table><table:table table:name="b"><table:table-row>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkWhole(t, []byte(ods(odsTable(string(data)))), Options{}) })
}
