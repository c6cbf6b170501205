package grid

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// parts are the parts of a workbook by name.
type bookParts map[string]string

const (
	openPackage  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	openRelation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	openBook     = `<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`
	openTargets  = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
)

// bookOf is a workbook of one sheet and its shared strings, with other parts in place of the usual ones.
func bookOf(sheet, shared string, others bookParts) bookParts {
	parts := bookParts{
		"[Content_Types].xml": openPackage, "_rels/.rels": openRelation, "xl/workbook.xml": openBook,
		"xl/_rels/workbook.xml.rels": openTargets, "xl/worksheets/sheet1.xml": sheet,
	}
	if shared != "" {
		parts["xl/sharedStrings.xml"] = shared
	}
	for name, text := range others {
		if parts[name] = text; text == "" {
			delete(parts, name)
		}
	}
	return parts
}

func (p bookParts) zip() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	var names []string
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(p[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// sheetOf is a sheet with these rows.
func sheetOf(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

// show renders the first sheet of a workbook as [cell|cell]@row, without blank rows, and the problem that
// ended it.
func show(data []byte, opt Options) string {
	f, problem := openBytes(data, opt)
	if problem != nil {
		return fmt.Sprint(problem.Code, problem.Args[1:])
	}
	var out strings.Builder
	t := &f.Tables[0]
	if _, _, problem := t.Top(5); problem != nil {
		return fmt.Sprint(problem.Code, problem.Args[1:], " at ", problem.Pos)
	}
	problem = Walk(t, 0, 2, func(int) bool { return true }, func(rows Rows) string {
		var part strings.Builder
		for rows.Next() {
			if Blank(rows) {
				continue
			}
			var cells []string
			for i := range rows.Count() {
				cells = append(cells, string(rows.Cell(i)))
			}
			fmt.Fprintf(&part, "[%s]@%d ", strings.Join(cells, "|"), rows.Row())
		}
		if p, failed := rows.Failure(); failed {
			fmt.Fprintf(&part, "%s%v at %s", p.Code, p.Args[1:], p.Pos)
		}
		return part.String()
	}, func(part string) { out.WriteString(part) })
	if problem != nil {
		fmt.Fprint(&out, problem.Code, problem.Args[1:], " at ", problem.Pos)
	}
	for _, p := range t.Notes {
		fmt.Fprint(&out, p.Code, p.Args, " ")
	}
	return strings.TrimSpace(out.String())
}

func TestSheets(t *testing.T) {
	shared := `<sst><si><t>one</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r></si><si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si><si/><si><t/></si><si><t>a&amp;b_x000D_c</t></si></sst>`
	for _, c := range []struct{ claim, sheet, want string }{
		{"shared strings: plain, of runs, without how they are spoken, empty, with escapes",
			sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c></row>`),
			"[one|rich |漢字|||a&b\rc]@1"},
		{"a shared string that is not there is a problem", sheetOf(`<row r="2"><c r="A2" t="s"><v>6</v></c></row>`), "workbook-corrupt[shared string 6 is not there] at b.xlsx:'s'!2:2"},
		{"inline strings", sheetOf(`<row><c t="inlineStr"><is><t>plain</t></is></c><c t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c><c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row>`), "[plain|rich| x ]@1"},
		{"types: number, boolean, error, date, text of a formula", sheetOf(`<row><c><v>1.5E-3</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2023-06-01T00:00:00</v></c><c t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c></row>`),
			"[1.5E-3|TRUE|FALSE|#N/A|2023-06-01T00:00:00|a<b]@1"},
		{"rows and cells without a reference follow one another, others skip", sheetOf(`<row><c><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c><c><v>3</v></c></row><row><c r="b5"><v>4</v></c></row>`), "[1]@1 [||2|3]@4 [|4]@5"},
		{"cells that hold nothing are no cells", sheetOf(`<row r="1"><c r="A1" s="1"/><c r="B1" s="1"></c><c r="C1"><v></v></c><c r="D1"><v/></c></row><row r="2" spans="1:3"/><row r="3"><c r="A3"><v>x</v></c></row>`), "[x]@3"},
		{"cells out of order stand where they say", sheetOf(`<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`), "[1||3]@1"},
		{"prefixes, odd space and quotes", "\ufeff<x:worksheet xmlns:x='u'>\n<x:sheetData >\n <x:row r='1' >\n  <x:c r = 'A1' t='inlineStr'>\n <x:is><x:t>a</x:t></x:is> </x:c>\n<x:c r='C1' ><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>", "[a||2]@1"},
		{"character data and comments hold what they like", sheetOf(`<!-- <row r="9"> --><row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</row><row r="7">&amp;]]></t></is></c><!-- </sheetData> --></row><row r="2"><c r="A2"><v>2</v></c></row>`), `[</row><row r="7">&amp;]@1 [2]@2`},
		{"entities and line ends", sheetOf(`<row><c t="str"><v>&#65;&#x4e2d;&quot;&apos;&gt;&#10;` + "\r\n\r" + `&#13;&nbsp;</v></c></row>`), "[A中\"'>\n\n\n\r&nbsp;]@1"},
		{"attributes may hold a closing sign", sheetOf(`<row r="1" note="a>b"><c r="A1" note="/>"><v>1</v></c></row>`), "[1]@1"},
		{"what else stands in a row or cell is passed over", sheetOf(`<row r="1"><extLst><ext><c><v>9</v></c></ext></extLst><c r="A1"><f t="shared" si="0">B1</f><v>1</v><extLst/></c></row>`), "[1]@1"},
		{"an empty sheet", `<worksheet><sheetData/></worksheet>`, ""},
		{"formulas without a result are counted", sheetOf(`<row><c><f>1+1</f></c><c><f>1</f><v></v></c><c t="str"><f>""</f><v></v></c><c><v>1</v></c></row>`), "[|||1]@1 formula-uncached[2 s]"},
		{"hidden rows that hold something are counted", sheetOf(`<row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="true"/><row r="3" hidden="0"><c><v>1</v></c></row>`), "[1]@1 [1]@3 hidden-read[s 1 0]"},
		{"merged ranges, behind the cells", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>x</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells></worksheet>`, "[1|1]@1 [1|1]@2 [1|1|x]@3"},
		{"a merged range over whole columns fills the rows that there are", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="D2"><v>x</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1048576"/></mergeCells></worksheet>`, "[1|1]@1 [1|1||x]@2"},
		{"a sheet that is cut off in a row", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>12`, "[1]@1 workbook-corrupt[the sheet is cut off] at b.xlsx:'s'"},
		{"a sheet that is cut off behind the rows", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`, "[1]@1 workbook-corrupt[the sheet is cut off] at b.xlsx:'s'"},
		{"a sheet that is cut off before the rows", `<worksheet><cols>`, "workbook-corrupt[the sheet is cut off] at b.xlsx:'s'"},
		{"a row that stands twice is a problem", sheetOf(`<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>`), "[1]@2 workbook-corrupt[row 2 out of order] at b.xlsx:'s'!2:2"},
		{"a row beyond the last one", sheetOf(`<row r="1048577"><c><v>1</v></c></row>`), "workbook-corrupt[row 1048577 out of order] at b.xlsx:'s'"},
		{"a column beyond the last one", sheetOf(`<row r="3"><c r="XFE3"><v>1</v></c></row>`), "too-many-columns[] at b.xlsx:'s'!XFD3"},
		{"a cell with no such name", sheetOf(`<row r="1"><c r="1A"><v>1</v></c></row>`), "workbook-corrupt[the sheet is no XML] at b.xlsx:'s'!1:1"},
		{"what is no XML", sheetOf(`<row r="1"><c r="A1"><v>1</c></row>`), "workbook-corrupt[the sheet is no XML] at b.xlsx:'s'!1:1"},
		{"a document type could make entities, and is no office file's", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>`, "workbook-corrupt[the sheet is no XML] at b.xlsx:'s'"},
		{"bytes that are not UTF-8", sheetOf("<row><c><v>\xff</v></c></row>"), "workbook-corrupt[the sheet is not UTF-8] at b.xlsx:'s'"},
	} {
		for _, block := range []int{0, 16} {
			if got := show(bookOf(c.sheet, shared, nil).zip(), Options{blockBytes: block}); got != c.want {
				t.Errorf("%s: in blocks of %d: show(%q) =\n%q, want\n%q", c.claim, block, c.sheet, got, c.want)
			}
		}
	}
}

func utf16Of(text string) string {
	out := []byte{0xFF, 0xFE}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

func TestPackages(t *testing.T) {
	sheet := sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	shared := `<sst><si><t>text</t></si></sst>`
	for _, c := range []struct {
		claim  string
		others bookParts
		want   string
	}{
		{"targets from the root, with another place for the book",
			bookParts{
				"_rels/.rels":     strings.Replace(openRelation, "xl/workbook.xml", "/Book/main.xml", 1),
				"xl/workbook.xml": "", "Book/main.xml": openBook,
				"Book/_rels/main.xml.rels": strings.NewReplacer(`"worksheets/`, `"/xl/worksheets/`, `"sharedStrings`, `"../xl/sharedStrings`).Replace(openTargets),
			}, "[text]@1"},
		{"strict types of relations", bookParts{"_rels/.rels": strings.Replace(openRelation, "http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/", 1)}, "[text]@1"},
		{"names of parts in another case", bookParts{"xl/sharedStrings.xml": "", "xl/SharedStrings.xml": shared}, "[text]@1"},
		{"parts in UTF-16", bookParts{"xl/worksheets/sheet1.xml": utf16Of(sheet), "xl/workbook.xml": utf16Of(`<?xml version="1.0" encoding="UTF-16"?>` + openBook)}, "[text]@1"},
		{"a part in an encoding that nobody knows", bookParts{"xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="x-own"?><worksheet/>`}, "workbook-corrupt[encoding of xl/worksheets/sheet1.xml] at b.xlsx"},
		{"a first sheet that is a chart is passed over",
			bookParts{
				"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="chart" r:id="rId0"/><sheet name="s" r:id="rId1"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels": strings.Replace(openTargets, "<Relationships>", `<Relationships><Relationship Id="rId0" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>`, 1),
			}, "[text]@1"},
		{"a workbook of charts only", bookParts{"xl/_rels/workbook.xml.rels": strings.Replace(openTargets, "x/worksheet", "x/chartsheet", 1)}, "workbook-corrupt[no worksheet]"},
		{"a sheet whose part is not there", bookParts{"xl/worksheets/sheet1.xml": ""}, "workbook-corrupt[no part xl/worksheets/sheet1.xml] at b.xlsx:'s'"},
		{"shared strings that are cut off", bookParts{"xl/sharedStrings.xml": `<sst><si><t>text</t></si><si>`}, "workbook-corrupt[the shared strings are cut off] at b.xlsx"},
		{"a binary workbook", bookParts{"xl/workbook.xml": "", "xl/workbook.bin": "x"}, "workbook-old[Excel binary workbook (.xlsb)]"},
		{"another ZIP", bookParts{"[Content_Types].xml": "", "xl/workbook.xml": ""}, "archive-unsupported[ZIP]"},
	} {
		if got := show(bookOf(sheet, shared, c.others).zip(), Options{}); got != c.want {
			t.Errorf("%s: show = %s, want %s", c.claim, got, c.want)
		}
	}
}

func TestOldAndEncryptedWorkbooksAreToldApart(t *testing.T) {
	compound := func(stream string) []byte {
		data := make([]byte, 512+4096)
		copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
		data[0x1E], data[0x30] = 9, 1 // sectors of 512 bytes; the directory in the second one
		for i, r := range stream {
			data[1024+128+2*i] = byte(r)
		}
		return data
	}
	for _, c := range []struct {
		data []byte
		want string
	}{
		{compound("EncryptedPackage"), "workbook-encrypted[]"},
		{compound("Workbook"), "workbook-old[Excel 97-2003 (.xls)]"},
		{compound("WordDocument"), "format-unsupported[Word 97-2003 (.doc)]"},
		{compound("other"), "workbook-old[Excel 97-2003 (.xls), or an encrypted workbook]"},
		{[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "workbook-old[Excel 97-2003 (.xls), or an encrypted workbook]"},
		{[]byte("\x09\x08\x10\x00"), "workbook-old[Excel 4.0 (.xls)]"},
	} {
		if got := show(c.data, Options{}); got != c.want {
			t.Errorf("show(%.20q) = %s, want %s", c.data, got, c.want)
		}
	}
}

// What is beyond all measure is refused, or costs nothing. The time is far more than any of these takes.
func TestHugeSheetsCostLittle(t *testing.T) {
	cell := `<c t="inlineStr"><is><t>` + strings.Repeat("x", maxCellBytes+1) + `</t></is></c>`
	overlapping := strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 100_000)
	for _, c := range []struct {
		claim, sheet, shared, want string
	}{
		{"a cell in the last corner", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`, "",
			"[" + strings.Repeat("|", MaxColumns-1) + "1]@1048576"},
		{"a size that is said", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c><v>1</v></c></row><row r="1048576" ht="15"/></sheetData></worksheet>`, "", "[1]@1"},
		{"a hundred thousand merged ranges over all", `<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData><mergeCells>` + overlapping + `</mergeCells></worksheet>`, "", "[|1]@1"},
		{"elements in elements", sheetOf(`<row r="1"><c r="A1"><v>1</v>` + strings.Repeat("<a>", 1<<20) + strings.Repeat("</a>", 1<<20) + `</c></row>`), "", "[1]@1"},
		{"a cell of more than 10 MB", sheetOf(`<row r="1">` + cell + `</row>`), "", "cell-too-large[] at b.xlsx:'s'!A1"},
		{"a shared string of more than 10 MB", sheetOf(`<row r="1"><c r="B1" t="s"><v>0</v></c></row>`), "<sst><si><t>" + strings.Repeat("x", maxCellBytes+1) + "</t></si></sst>", "cell-too-large[] at b.xlsx:'s'!B1"},
		{"a shared string without end", sheetOf(""), "<sst><si><t>" + strings.Repeat("x", 6*maxCellBytes), "cell-too-large[] at b.xlsx"},
		{"a part that unfolds out of all proportion", sheetOf(strings.Repeat(" ", 80<<20)), "", "unpacks-too-large[64] at b.xlsx:'s'"},
	} {
		start := time.Now()
		if got := show(bookOf(c.sheet, c.shared, nil).zip(), Options{}); got != c.want {
			t.Errorf("%s: show = %.200s, want %.200s", c.claim, got, c.want)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", c.claim, took)
		}
	}
}
