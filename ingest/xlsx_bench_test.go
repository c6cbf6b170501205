package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"testing"
	"testing/fstest"

	"upshot/metric"
)

// bigBook is a workbook of one sheet with the given rows: ids, words, two dates and further columns of
// numbers, in inline strings, and what stands behind the rows.
func bigBook(tb testing.TB, rows, further int, behind string) fstest.MapFS {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	part := func(name string, write func(w io.Writer)) {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		write(w)
	}
	part("xl/workbook.xml", func(w io.Writer) {
		io.WriteString(w, `<workbook xmlns:r="r"><sheets><sheet name="s" r:id="rId1"/></sheets></workbook>`)
	})
	part("xl/_rels/workbook.xml.rels", func(w io.Writer) {
		io.WriteString(w, `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)
	})
	part("xl/worksheets/sheet1.xml", func(w io.Writer) {
		io.WriteString(w, `<worksheet><sheetData><row r="1">`)
		text := func(column, row int, s string) {
			fmt.Fprintf(w, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, metric.ColumnLetters(column), row, s)
		}
		for c, name := range []string{"id", "project", "status", "committed", "finished"} {
			text(c+1, 1, name)
		}
		for c := range further {
			text(6+c, 1, fmt.Sprint("column ", c))
		}
		for r := 2; r <= rows+1; r++ {
			fmt.Fprintf(w, `</row><row r="%d">`, r)
			text(1, r, fmt.Sprint("DEP-", r))
			text(2, r, fmt.Sprint("proj-", r%40))
			text(3, r, "success")
			for c := range 2 + further {
				fmt.Fprintf(w, `<c r="%s%d" s="1"><v>%.10f</v></c>`, metric.ColumnLetters(4+c), r, 45000+float64(r+c)/float64(rows)*300)
			}
		}
		io.WriteString(w, `</row></sheetData>`+behind+`</worksheet>`)
	})
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return fstest.MapFS{"b.xlsx": &fstest.MapFile{Data: out.Bytes()}}
}

func benchmarkXLSX(b *testing.B, rows, further int) {
	fsys := bigBook(b, rows, further, "")
	plan := leadTimePlan("b.xlsx", "id", "id", "project", "project", "result", "status", "from", "committed", "time", "finished")
	b.SetBytes(int64(len(fsys["b.xlsx"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if data, problems := Read(fsys, plan); data.Tables[0].N == 0 || len(problems) > 0 {
			b.Fatalf("Read = %d records, %v", data.Tables[0].N, problems)
		}
	}
}

func BenchmarkXLSX(b *testing.B)     { benchmarkXLSX(b, 200_000, 5) }
func BenchmarkWideXLSX(b *testing.B) { benchmarkXLSX(b, 2_000, 995) }
