package main

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook is a file of the office suite, with its properties fixed so that its bytes are too. Cells
// are set one by one: the stream writer's zip order is not stable.
type workbook struct {
	*excelize.File
	err error // the first one; later calls do nothing
}

func newWorkbook(title string, sheets ...string) *workbook {
	w := &workbook{File: excelize.NewFile()}
	w.try(w.SetSheetName("Sheet1", sheets[0]))
	for _, sheet := range sheets[1:] {
		_, err := w.NewSheet(sheet)
		w.try(err)
	}
	at := exportedAt.UTC().Format(time.RFC3339)
	w.try(w.SetDocProps(&excelize.DocProperties{Title: title, Creator: "quality-office", LastModifiedBy: "quality-office",
		Created: at, Modified: at, Language: "zh-CN"}))
	w.try(w.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: "Example City Bank"}))
	return w
}

func (w *workbook) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

// cell names a cell by its column and row, both from 1.
func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(fmt.Sprintf("cell %d, %d: %v", column, row, err)) // a mistake in this program
	}
	return name
}

// put sets a cell; a time becomes an Excel date. Style 0 is the default.
func (w *workbook) put(sheet string, column, row int, value any, style int) {
	if t, ok := value.(time.Time); ok {
		value = serial(t)
	}
	w.try(w.SetCellValue(sheet, cell(column, row), value))
	if style != 0 {
		w.try(w.SetCellStyle(sheet, cell(column, row), cell(column, row), style))
	}
}

// serial is Excel's number of a moment: days since 1899-12-30 on the wall clock.
func serial(t time.Time) float64 {
	_, offset := t.Zone()
	return float64(t.Unix()+int64(offset))/86400 + 25569
}

func (w *workbook) style(s excelize.Style) int {
	id, err := w.NewStyle(&s)
	w.try(err)
	return id
}

func (w *workbook) bytes() ([]byte, error) {
	if w.err != nil {
		return nil, w.err
	}
	buffer, err := w.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}
