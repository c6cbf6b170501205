package grid

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// openBytes opens a file of these bytes.
func openBytes(data []byte, opt Options) (*File, *metric.Problem) {
	return Open(fstest.MapFS{"b.xlsx": &fstest.MapFile{Data: data}}, "b.xlsx", "b.xlsx", opt)
}

// ours lists the filled cells of a table by name.
func ours(t *Table) (map[string]string, *metric.Problem) {
	rows, err := t.open()
	if err != nil {
		return nil, asProblem(err)
	}
	defer closeRows(rows)
	cells := map[string]string{}
	last := 0
	for rows.Next() {
		if rows.Row() != last+1 {
			return nil, &metric.Problem{Code: fmt.Sprintf("row %d follows row %d", rows.Row(), last)}
		}
		last++
		for i := range rows.Count() {
			if text := rows.Cell(i); len(text) > 0 {
				cells[cellName(i+1, last)] = string(text)
			}
		}
	}
	if p, failed := rows.Failure(); failed {
		return nil, &p
	}
	return cells, nil
}

func cellName(column, row int) string { return fmt.Sprint(metric.ColumnLetters(column), row) }

// theirs lists the filled cells of a sheet as excelize reads them, but booleans as the words that a person
// sees: excelize's raw value of TRUE is 1.
func theirs(f *excelize.File, sheet string) (map[string]string, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	cells := map[string]string{}
	for row := 1; rows.Next(); row++ {
		columns, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		for i, text := range columns {
			if text == "" {
				continue
			}
			name := cellName(i+1, row)
			if text == "0" || text == "1" {
				if kind, err := f.GetCellType(sheet, name); err == nil && kind == excelize.CellTypeBool {
					text = map[string]string{"0": "FALSE", "1": "TRUE"}[text]
				}
			}
			cells[name] = text
		}
	}
	return cells, rows.Error()
}

// differences lists the cells in which two readings differ.
func differences(got, want map[string]string) string {
	var out strings.Builder
	for name, text := range want {
		if got[name] != text {
			fmt.Fprintf(&out, "%s = %q, want %q\n", name, got[name], text)
		}
	}
	for name, text := range got {
		if _, both := want[name]; !both {
			fmt.Fprintf(&out, "%s = %q, want nothing\n", name, text)
		}
	}
	return out.String()
}

// excelizeIsWrong lists cells that excelize reads in another way than the format says.
var excelizeIsWrong = map[string]map[string]string{
	// The <v> of a cell of type str is an ST_Xstring like all texts, in which _x000D_ is a carriage return;
	// excelize undoes the escape in shared and inline strings only. (SheetJS should have escaped the line.)
	"sheetjs-inline.xlsx": {"B4": "\r stays"},
}

func TestBooksReadAsExcelizeReadsThem(t *testing.T) {
	books, err := filepath.Glob("testdata/books/*.xls?")
	if err != nil || len(books) < 13 {
		t.Fatalf("found %d books, %v", len(books), err)
	}
	writers := map[string]int{}
	for _, book := range books {
		data, err := os.ReadFile(book)
		if err != nil {
			t.Fatal(err)
		}
		writer, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(book), filepath.Ext(book)), "-")
		f, problem := openBytes(data, Options{})
		if problem != nil {
			t.Errorf("%s: Open = %+v", book, *problem)
			continue
		}
		reference, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		props, err := reference.GetWorkbookProps()
		if err != nil {
			t.Fatal(err)
		}
		for i := range f.Tables {
			table := &f.Tables[i]
			got, problem := ours(table)
			if problem != nil {
				t.Errorf("%s, %s: %+v", book, table.Name, *problem)
				continue
			}
			want, err := theirs(reference, table.Name)
			if err != nil {
				t.Fatalf("%s, %s: excelize says %v", book, table.Name, err)
			}
			for cell, text := range excelizeIsWrong[filepath.Base(book)] {
				if i > 0 {
					break // they are in the first sheet
				}
				if want[cell] == text {
					t.Errorf("%s: excelize reads %s as we do now: take it out of excelizeIsWrong", book, cell)
				}
				want[cell] = text
			}
			if text := differences(got, want); text != "" {
				t.Errorf("%s, %s:\n%s", book, table.Name, text)
			}
			writers[writer] += len(got)
			if visible, err := reference.GetSheetVisible(table.Name); err != nil || visible == table.Hidden {
				t.Errorf("%s, %s: Hidden = %v, want %v", book, table.Name, table.Hidden, !visible)
			}
			if want := props.Date1904 != nil && *props.Date1904; table.Date1904 != want {
				t.Errorf("%s, %s: Date1904 = %v, want %v", book, table.Name, table.Date1904, want)
			}
			checkMerges(t, book, table, reference)
		}
		reference.Close()
	}
	for _, writer := range []string{"excelize", "openpyxl", "sheetjs", "libreoffice"} {
		if writers[writer] < 50 {
			t.Errorf("compared %d cells of %s, want 50 at least", writers[writer], writer)
		}
	}
}

func checkMerges(t *testing.T, book string, table *Table, reference *excelize.File) {
	t.Helper()
	if _, _, problem := table.Top(1); problem != nil {
		t.Errorf("%s, %s: Top = %+v", book, table.Name, *problem)
	}
	merges, err := reference.GetMergeCells(table.Name)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, m := range merges {
		want[m.GetStartAxis()+":"+m.GetEndAxis()] = true
	}
	for _, m := range table.Merges {
		delete(want, Range(m).String())
	}
	if len(want) > 0 || len(table.Merges) != len(merges) {
		t.Errorf("%s, %s: Merges = %v, want %v", book, table.Name, table.Merges, merges)
	}
}
