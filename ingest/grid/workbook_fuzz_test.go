package grid

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// walkedCells lists the filled cells of the first table as Walk gives them, with the text of merged ones in
// their first cell only.
func walkedCells(t *Table) (map[string]string, bool) {
	cells := map[string]string{}
	failed := Walk(t, 0, 2, func(int) bool { return false }, func(rows Rows) map[string]string {
		part := map[string]string{}
		for rows.Next() {
			for i := range rows.Count() {
				if text := rows.Cell(i); len(text) > 0 {
					part[cellName(i+1, rows.Row())] = string(text)
				}
			}
		}
		if _, failed := rows.Failure(); failed {
			part["failed"] = "yes"
		}
		return part
	}, func(part map[string]string) { maps.Copy(cells, part) }) != nil
	if _, stopped := cells["failed"]; stopped {
		failed = true
		delete(cells, "failed")
	}
	return cells, failed
}

func FuzzWorkbook(f *testing.F) {
	shared := `<sst><si><t>one</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>x</t></rPh></si><si><t>_x000D_&amp;</t></si></sst>`
	for _, rows := range []string{
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="4" hidden="1"><c t="inlineStr"><is><t>a</t></is></c><c t="b"><v>1</v></c></row>`,
		`<row><c t="str"><f>A1</f><v>a&lt;&#65;</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2023-01-01</v></c></row><row/><row><c s="1"/><c><v>1.5</v></c></row>`,
		`<!-- c --><row r="2"><c r="B2" t="inlineStr"><is><r><t><![CDATA[x]]></t></r></is></c></row>`,
	} {
		f.Add([]byte(sheetOf(rows)), []byte(shared), uint8(0))
		f.Add([]byte(strings.Replace(sheetOf(rows), "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A3:A9"/></mergeCells>`, 1)), []byte(shared), uint8(20))
	}
	f.Add([]byte(`<x:worksheet xmlns:x="u"><x:cols><x:col min="1" max="3" hidden="1"/></x:cols><x:sheetData><x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`), []byte(shared), uint8(9))
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1"><v>1`), []byte(`<sst><si>`), uint8(1))
	f.Fuzz(func(t *testing.T, sheet, shared []byte, block uint8) {
		tm := time.AfterFunc(2*time.Second, func() {
			buf := make([]byte, 1<<20)
			n := runtime.Stack(buf, true)
			os.WriteFile("/tmp/stack.txt", append(append([]byte{}, sheet...), buf[:n]...), 0o644)
			panic("slow")
		})
		defer tm.Stop()
		data := bookOf(string(sheet), string(shared), nil).zip()
		whole, problem := openBytes(data, Options{})
		if problem != nil {
			return
		}
		table := &whole.Tables[0]
		got, problem := ours(table)
		top, lines, _ := table.Top(9)
		if len(top) != len(lines) || len(top) > 9 {
			t.Errorf("Top(9) = %d rows, %d lines", len(top), len(lines))
		}
		cut, _ := openBytes(data, Options{blockBytes: 1 + int(block)})
		parts, failed := walkedCells(&cut.Tables[0])
		if failed != (problem != nil) {
			t.Errorf("in parts failed = %v, in one %v", failed, problem)
		}
		if problem != nil {
			return
		}
		if text := differences(parts, got); text != "" {
			t.Errorf("in parts of %d:\n%s", block, text)
		}
		if !isOrderly(sheet, sheetGrammar) || !isOrderly(shared, sharedGrammar) {
			return
		}
		reference, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
		if err != nil {
			return
		}
		defer reference.Close()
		if want, err := theirs(reference, "s"); err == nil {
			if text := differences(got, want); text != "" {
				t.Errorf("excelize:\n%s", text)
			}
		}
	})
}

// The grammars are what may stand in what in the files that programs write: for all else the two readers
// need not agree. Elements with text have it alone.
var (
	sheetGrammar = map[string][]string{
		"": {"worksheet"}, "worksheet": {"cols", "sheetData", "mergeCells"}, "cols": {"col"}, "col": {}, "mergeCells": {"mergeCell"}, "mergeCell": {},
		"sheetData": {"row"}, "row": {"c"}, "c": {"f", "v", "is"}, "f": nil, "v": nil, "is": {"t", "r"}, "r": {"rPr", "t"}, "rPr": {}, "t": nil,
	}
	sharedGrammar = map[string][]string{"": {"sst"}, "sst": {"si"}, "si": {"t", "r", "rPh"}, "r": {"t"}, "rPh": {"t"}, "t": nil}
)

// isOrderly reports whether XML follows a grammar, each element but rows, cells, runs and items comes once,
// and rows and cells follow one another.
func isOrderly(text []byte, grammar map[string][]string) bool {
	d := xml.NewDecoder(bytes.NewReader(text))
	var stack []string
	seen := []map[string]bool{{}}
	row, column := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return len(stack) == 0 && seen[0]["worksheet"] || seen[0]["sst"]
		}
		if err != nil {
			return false
		}
		parent := ""
		if len(stack) > 0 {
			parent = stack[len(stack)-1]
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			brothers := seen[len(seen)-1]
			if e.Name.Space != "" || !slices.Contains(grammar[parent], name) || brothers[name] || name == "t" && brothers["r"] || name == "r" && brothers["t"] {
				return false
			}
			brothers[name] = !slices.Contains([]string{"row", "c", "si", "r", "mergeCell", "col", "rPh"}, name)
			if name == "r" {
				brothers["t"] = true
			}
			attributes := map[string]string{}
			for _, a := range e.Attr {
				if _, twice := attributes[a.Name.Local]; twice || a.Name.Space != "" && a.Name.Local != "space" {
					return false
				}
				attributes[a.Name.Local] = a.Value
			}
			if !inOrder(name, attributes, &row, &column) {
				return false
			}
			stack, seen = append(stack, name), append(seen, map[string]bool{})
		case xml.EndElement:
			stack, seen = stack[:len(stack)-1], seen[:len(seen)-1]
		case xml.CharData:
			if grammar[parent] != nil && len(bytes.TrimSpace(e)) > 0 || bytes.Contains(e, []byte("_x")) {
				return false
			}
		case xml.ProcInst, xml.Directive:
			if len(stack) > 0 {
				return false
			}
		}
	}
}

// inOrder follows the numbers of rows and columns.
func inOrder(name string, attributes map[string]string, row, column *int) bool {
	r, has := attributes["r"]
	switch name {
	case "row":
		*column = 0
		next := *row + 1
		if has {
			next = wholeNumber([]byte(r))
		}
		if next <= *row || next > 5000 || attributes["s"] != "" {
			return false
		}
		*row = next
	case "c":
		next := *column + 1
		if has {
			c, _, problem := corner(r)
			if next = c; problem != "" {
				return false
			}
		}
		if next <= *column || next > 500 || attributes["s"] != "" {
			return false
		}
		*column = next
		if !slices.Contains([]string{"", "s", "n", "b", "e", "str", "d", "inlineStr"}, attributes["t"]) {
			return false
		}
	}
	return true
}
