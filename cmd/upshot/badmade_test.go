package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"hash/crc32"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const (
	goodHeader = "ID,System,Finished\n"
	goodRow    = "D-1,Core,2024-01-05 10:00\n"
	mega       = 1 << 20
)

// made are the faults that no file shows, and the files that are large once they are unpacked or would be
// in a repository.
var made = []badFile{
	{name: "no file", files: "deployments.csv", make: copies("deployment.csv")},
	{name: "glob without a match", files: "exports/*.csv", make: copies("exports/deployments.txt")},
	{name: "a file that is in use", files: "*.xlsx", make: copies("~$deployments.xlsx")},
	{name: "a folder of a file's name", files: "deployments.csv", make: copies("deployments.csv/x.csv")},
	{name: "a folder that a glob matches", files: "*.csv", make: copies("deployments.csv/x.csv")},
	{name: "a path out of the folder", files: "../deployments.csv", make: copies("deployments.csv")},
	{name: "an absolute path", files: "/deployments.csv", make: copies("deployments.csv")},
	{name: "a path of another system", files: `C:\deployments.csv`, make: copies("deployments.csv")},
	{name: "a link out of the folder", files: "deployments.csv", make: linkedOut("deployments.csv", "deployments.csv")},
	{name: "a link to a folder elsewhere", files: "exports/*.csv", make: linkedOut("exports", "")},
	{name: "a link to nothing", files: "deployments.csv", make: linked("nothing.csv")},
	{name: "a link to itself", files: "deployments.csv", make: linked("deployments.csv")},
	{name: "exports that contradict", files: "*.csv", make: func(t *testing.T, folder, _ string) {
		write(t, folder, "1.csv", goodHeader+goodRow+"D-2,Core,2024-02-05 10:00\n")
		write(t, folder, "2.csv", goodHeader+goodRow+"D-2,Core,2024-03-05 10:00\n")
	}},
	{name: "one export of another kind", files: "*.csv", make: func(t *testing.T, folder, _ string) {
		write(t, folder, "1.csv", goodHeader+goodRow)
		write(t, folder, "2.csv", "Key;State\nA-1;open\n")
	}},
	{name: "one export without a row", files: "*.csv", make: func(t *testing.T, folder, _ string) {
		write(t, folder, "1.csv", goodHeader+goodRow)
		write(t, folder, "2.csv", goodHeader)
	}},

	{name: "sparse.csv", make: func(t *testing.T, folder, name string) {
		write(t, folder, name, goodHeader+goodRow)
		if err := os.Truncate(filepath.Join(folder, name), 1<<30+1); err != nil {
			t.Fatal(err)
		}
	}},
	{name: "bomb.csv.gz", make: packed(goodHeader, "D-1,"+strings.Repeat(" ", mega)+"Core,2024-01-05 10:00\n", 70)},
	{name: "bomb-in-bomb.csv.gz", make: func(t *testing.T, folder, name string) {
		write(t, folder, name, gzipped(t, gzipped(t, goodHeader+goodRow)))
	}},
	{name: "bomb.xlsx", make: zipped("xl/worksheets/sheet1.xml", sheetStart, `<row><c><v>1</v></c></row>`+strings.Repeat(" ", mega), 70, sheetEnd)},
	{name: "bomb-of-strings.xlsx", make: zipped("xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, `<si><t>text</t></si>`+strings.Repeat(" ", mega), 70, `</sst>`)},
	{name: "row-too-far-down.xlsx", make: zipped("xl/worksheets/sheet1.xml", sheetStart+`<row r="1048577"><c r="A1048577"><v>1</v></c></row>`, "", 0, sheetEnd)},
	{name: "cell-too-far-right.xlsx", make: zipped("xl/worksheets/sheet1.xml", sheetStart+`<row r="2"><c r="XFE2" t="inlineStr"><is><t>D-1</t></is></c></row>`, "", 0, sheetEnd)},
	{name: "long-cell.xlsx", make: zipped("xl/worksheets/sheet1.xml", sheetStart+`<row r="2"><c r="A2" t="inlineStr"><is><t>`, strings.Repeat("x", mega), 11, `</t></is></c></row>`+sheetEnd)},
	{name: "deep.xlsx", make: zipped("xl/worksheets/sheet1.xml", sheetStart, strings.Repeat("<a>", 1000), 1, strings.Repeat("</a>", 1000)+sheetEnd)},
	{name: "repeated-rows.ods", make: zipped("content.xml", odsStart+odsRow(`table:number-rows-repeated="4000000000"`, ""), "", 0, odsEnd)},
	{name: "repeated-cells.ods", make: zipped("content.xml", odsStart+odsRow("", `table:number-columns-repeated="4000000000"`), "", 0, odsEnd)},
	{name: "repeated-both.ods", make: zipped("content.xml", odsStart+odsRow(`table:number-rows-repeated="1000000"`, `table:number-columns-repeated="16000"`), "", 0, odsEnd)},
	{name: "bomb.ods", make: zipped("content.xml", odsStart, odsRow("", "")+strings.Repeat(" ", mega), 70, odsEnd)},

	{name: "columns.csv", make: repeated(goodHeader[:len(goodHeader)-1], ",x", 16_385, "\n"+goodRow)},
	{name: "long-cell.csv", make: repeated(goodHeader+"D-1,", strings.Repeat("x", mega), 11, ",2024-01-05 10:00\n")},
	{name: "long-quote.csv", make: repeated(goodHeader+"D-1,\"", strings.Repeat("x,\n", mega/3), 11, "\",2024-01-05 10:00\n")},
	{name: "deep.json", make: repeated(`[{"ID": `, "[", 100_000, "")},
	{name: "deep-objects.json", make: repeated(`[`, `{"a":`, 100_000, "")},
	{name: "columns.json", make: func(t *testing.T, folder, name string) {
		var all strings.Builder
		for i := range 16_385 {
			all.WriteString(`{"c` + strconv.Itoa(i) + `": 1}` + "\n")
		}
		write(t, folder, name, all.String())
	}},
	{name: "long-record.json", make: repeated(`[{"ID": "`, strings.Repeat("x", mega), 40, `"}]`)},
	{name: "deep.xml", make: repeated(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "<Row>", 100_000, "")},
	{name: "entities.xml", make: repeated(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>`, "&b;", 10, "")},
	{name: "deep.html", make: repeated("<html>", "<table><tr><td>", 100_000, "")},
	{name: "tables.html", make: repeated("<html>", "<table><tr><td>x</td></tr></table>", 1_001, "")},
	{name: "wide-span.html", make: repeated("<html><table>", `<tr><td colspan="100000000" rowspan="100000000">ID</td></tr>`, 2, "</table></html>")},
}

// copies makes a good export of that name.
func copies(name string) func(*testing.T, string, string) {
	return func(t *testing.T, folder, _ string) { write(t, folder, name, goodHeader+goodRow) }
}

// linked makes deployments.csv a symbolic link.
func linked(target string) func(*testing.T, string, string) {
	return func(t *testing.T, folder, _ string) {
		if err := os.Symlink(target, filepath.Join(folder, "deployments.csv")); err != nil {
			t.Skip(err)
		}
	}
}

// linkedOut makes a symbolic link to a good export, or to its folder, elsewhere.
func linkedOut(link, target string) func(*testing.T, string, string) {
	return func(t *testing.T, folder, _ string) {
		elsewhere := t.TempDir()
		write(t, elsewhere, "deployments.csv", goodHeader+goodRow)
		if err := os.Symlink(filepath.Join(elsewhere, target), filepath.Join(folder, link)); err != nil {
			t.Skip(err)
		}
	}
}

// repeated writes what repeats so many times.
func repeated(start, part string, n int, end string) func(*testing.T, string, string) {
	return func(t *testing.T, folder, name string) { write(t, folder, name, start+strings.Repeat(part, n)+end) }
}

const sheetStart = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
	`<row r="1"><c t="inlineStr"><is><t>ID</t></is></c><c t="inlineStr"><is><t>System</t></is></c><c t="inlineStr"><is><t>Finished</t></is></c></row>`

const sheetEnd = `</sheetData></worksheet>`

const odsStart = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Deployments"><table:table-row>` + odsID + `<table:table-cell><text:p>System</text:p></table:table-cell><table:table-cell><text:p>Finished</text:p></table:table-cell></table:table-row>`

const odsID = `<table:table-cell><text:p>ID</text:p></table:table-cell>`

const odsEnd = `</table:table></office:spreadsheet></office:body></office:document-content>`

func odsRow(row, cell string) string {
	return `<table:table-row ` + row + `><table:table-cell ` + cell + `><text:p>D-1</text:p></table:table-cell></table:table-row>`
}

// packed writes a text as many gzip members, of which each holds one part: they cost no time to pack.
func packed(start, part string, n int) func(*testing.T, string, string) {
	return func(t *testing.T, folder, name string) {
		write(t, folder, name, gzipped(t, start)+strings.Repeat(gzipped(t, part), n))
	}
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// zipped writes a workbook one part of which repeats something n times: that is packed once, and its bytes copied.
func zipped(part, start, repeated string, n int, end string) func(*testing.T, string, string) {
	return func(t *testing.T, folder, name string) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		deflated := deflate(t, start, false) + strings.Repeat(deflate(t, repeated, false), n) + deflate(t, end, true)
		crc := crc32.NewIEEE()
		crc.Write([]byte(start))
		for range n {
			crc.Write([]byte(repeated))
		}
		crc.Write([]byte(end))
		r, err := w.CreateRaw(&zip.FileHeader{
			Name: part, Method: zip.Deflate, CRC32: crc.Sum32(),
			CompressedSize64: uint64(len(deflated)), UncompressedSize64: uint64(len(start) + n*len(repeated) + len(end)),
		})
		if err != nil {
			t.Fatal(err)
		}
		r.Write([]byte(deflated))
		for _, other := range bookParts {
			if other.name == part || part == "content.xml" {
				continue
			}
			r, err := w.Create(other.name)
			if err != nil {
				t.Fatal(err)
			}
			r.Write([]byte(other.content))
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		write(t, folder, name, out.String())
	}
}

// deflate packs a text so that others can precede and, unless it is the last, follow it.
func deflate(t *testing.T, text string, last bool) string {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(text))
	if last {
		w.Close()
	} else {
		w.Flush()
	}
	return out.String()
}

// bookParts are what every workbook has, of either kind.
var bookParts = []struct{ name, content string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Deployments" sheetId="1" r:id="r1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
	{"xl/worksheets/sheet1.xml", sheetStart + `<row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`},
	{"xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>ID</t></si></sst>`},
}
