package main

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// assessmentCSV holds the levels of the 49 sub-items, what was found wrong and what is still missing, written
// by hand: nothing in it is drawn.
//
//go:embed assessment.csv
var assessmentCSV string

// formColumn is a column of the form: what it is called there, and the column of assessmentCSV that it shows.
type formColumn struct {
	header, shows string
	width         float64
	merged        bool // one cell over the rows that say the same
}

var assessmentForm = []formColumn{
	{"能力域", "part", 10, true}, {"能力子域", "domain", 14, true}, {"能力项", "item", 16, true}, {"能力子项", "sub_item", 18, false},
	{"基线自评", "baseline", 9, false}, {"第一轮后", "round_1", 9, false}, {"第二轮后", "round_2", 9, false},
	{"第三轮后", "round_3", 9, false}, {"评估结果", "assessed", 9, false}, {"目标", "target", 7, false},
	{"和3级要求的差距", "gap_zh", 34, false}, {"和3级要求的差距（英文）", "gap_en", 34, false},
	{"问题记录与改进思路", "note_zh", 34, false}, {"问题记录与改进思路（英文）", "note_en", 34, false},
	{"材料编号", "evidence", 22, false}, {"ITU-T Y.3525 工作名称", "itu", 26, false},
}

// assessmentFile is the self-assessment form as a project office fills it in: a title, a line on the project, the
// header, and one row a sub-item beside merged cells; what the columns mean stands on a second sheet.
func assessmentFile() (export, error) {
	const sheet, notes, headRow = "自评表", "填写说明", 4
	rows, err := csv.NewReader(strings.NewReader(assessmentCSV)).ReadAll()
	if err != nil {
		return export{}, err
	}
	w := newWorkbook("信贷系统持续交付能力自评表（合成数据）", sheet, notes)
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "B8C4D0", Style: 1})
	}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	title := w.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}, Alignment: centre})
	head := w.style(excelize.Style{Font: &excelize.Font{Bold: true}, Border: border, Alignment: centre,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}}})
	short := w.style(excelize.Style{Border: border, Alignment: centre})
	long := w.style(excelize.Style{Border: border, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})

	w.put(sheet, 1, 1, "信贷系统持续交付能力自评表（合成数据）", title)
	w.try(w.MergeCell(sheet, "A1", cell(len(assessmentForm), 1)))
	for i, value := range []string{"项目名称", "信贷系统（四个系统）", "目标级别", "3级", "自评日期", "2024-11-08", "评估日期", "2024-11-27"} {
		w.put(sheet, i+1, 2, value, 0)
	}
	for i, c := range assessmentForm {
		w.put(sheet, i+1, headRow, c.header, head)
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.try(w.SetColWidth(sheet, name, name, c.width))
		from, start, style := slices.Index(rows[0], c.shows), 1, short
		if c.width > 20 {
			style = long
		}
		for n := 1; n < len(rows); n++ {
			if n == 1 || !c.merged || rows[n][from] != rows[start][from] {
				w.put(sheet, i+1, headRow+n, level(rows[n][from]), style)
				start = n
			}
			if last := n+1 == len(rows) || rows[n+1][from] != rows[start][from]; c.merged && last {
				w.try(w.MergeCell(sheet, cell(i+1, headRow+start), cell(i+1, headRow+n)))
			}
		}
	}
	w.try(w.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 4, YSplit: headRow, TopLeftCell: "E5", ActivePane: "bottomRight"}))

	for i, line := range []string{"级别写数字；“3-”表示3级部分满足。", "目标：留空即为3级。", "评估结果：2024年11月现场评估后给出的级别。",
		"ITU-T Y.3525 工作名称：本行自拟的工作名称，不是该建议书的条文或标题；尚未确定的留空。",
		"能力子项名称沿用一家参评单位公开的自评表，不是标准原文。", "本表为合成数据，不含任何真实信息。"} {
		w.put(notes, 1, i+1, line, 0)
	}
	data, err := w.bytes()
	return export{"assessment.xlsx", data}, err
}

// level is a number where the text is one: people type 3, and 3- as text.
func level(text string) any {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return text
}
