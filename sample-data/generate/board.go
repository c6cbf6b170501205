package main

import (
	"math"

	"github.com/xuri/excelize/v2"
)

// series is one line of the quality board: a value a month.
type series struct {
	system  system
	name    string
	unit    string
	percent bool
	values  []float64
}

// board is what the quality office collects by hand at each month's end.
func board() []series {
	months := monthsFrom(reportStart)
	var all []series
	for _, s := range systems {
		c := chanceFor("board/" + s.id)
		lines := series{s, "单元测试覆盖率", "%", true, nil}
		automated := series{s, "自动化用例数", "个", false, nil}
		cases := series{s, "用例总数", "个", false, nil}
		passed := series{s, "用例通过率", "%", true, nil}
		drift := [3]float64{}
		total := 620 * s.volume
		for _, m := range months {
			for i, keep := range []float64{0.35, 0.4, 0.2} {
				drift[i] = keep*drift[i] + c.NormFloat64()
			}
			total = math.Round(total * (1.008 + 0.004*c.NormFloat64()))
			level := coverage.of(s, m) + 0.012*drift[0] + 0.05*(s.lead-1)
			lines.values = append(lines.values, math.Round(level*1000)/1000)
			cases.values = append(cases.values, total)
			automated.values = append(automated.values, math.Round(total*(automatedShare.of(s, m)+0.012*drift[1])))
			passed.values = append(passed.values, math.Round(math.Min(0.999, passedShare.of(s, m)+0.008*drift[2])*1000)/1000)
		}
		all = append(all, lines, automated, cases, passed)
	}
	return all
}

// boardFile is the board as it hangs on the wall: a title, a header of two rows (the year over its
// months), the system's name merged over its four lines, per cents as formatted numbers.
func boardFile(all []series) (export, error) {
	const sheet, firstValue, firstLine = "质量看板", 4, 5
	w := newWorkbook("信贷系统质量看板（合成数据）", sheet)
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center"}
	head := w.style(excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: centre,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}}})
	name := w.style(excelize.Style{Alignment: centre})
	percentFormat := "0.0%"
	percent := w.style(excelize.Style{CustomNumFmt: &percentFormat})
	months := monthsFrom(reportStart)
	lastColumn := firstValue + len(months) - 1

	w.put(sheet, 1, 1, "信贷系统质量看板（合成数据，每月末由质量管理岗填报）", head)
	w.try(w.MergeCell(sheet, "A1", cell(lastColumn+1, 1)))
	for i, label := range []string{"系统", "指标", "单位"} {
		w.put(sheet, i+1, 3, label, head)
		w.try(w.MergeCell(sheet, cell(i+1, 3), cell(i+1, 4)))
	}
	w.put(sheet, lastColumn+1, 3, "备注", head)
	w.try(w.MergeCell(sheet, cell(lastColumn+1, 3), cell(lastColumn+1, 4)))
	yearAt := firstValue
	for i, m := range months {
		column := firstValue + i
		w.put(sheet, column, 4, m.Format("1月"), head)
		if m.Month() == 12 || i == len(months)-1 { // the year's last column
			w.put(sheet, yearAt, 3, m.Format("2006年"), head)
			w.try(w.MergeCell(sheet, cell(yearAt, 3), cell(column, 3)))
			yearAt = column + 1
		}
	}

	total := make([]float64, len(months))
	for i, line := range all {
		row := firstLine + i
		if i%4 == 0 {
			w.put(sheet, 1, row, line.system.chinese, name)
			w.try(w.MergeCell(sheet, cell(1, row), cell(1, row+3)))
		}
		w.put(sheet, 2, row, line.name, 0)
		w.put(sheet, 3, row, line.unit, 0)
		for j, v := range line.values {
			style := 0
			if line.percent {
				style = percent
			}
			w.put(sheet, firstValue+j, row, v, style)
			if line.name == "用例总数" {
				total[j] += v
			}
		}
	}
	last := firstLine + len(all)
	w.put(sheet, 1, last, "合计", name)
	w.put(sheet, 2, last, "用例总数", 0)
	w.put(sheet, 3, last, "个", 0)
	for j, v := range total {
		w.put(sheet, firstValue+j, last, v, 0)
	}

	// Kept by hand: one figure typed as text, one not measured, one still to come.
	w.put(sheet, firstValue+4, firstLine, "36.4%", 0)
	w.put(sheet, firstValue+8, firstLine+11, "-", 0)
	w.put(sheet, firstValue+14, firstLine+15, "待确认", 0)
	w.put(sheet, lastColumn+1, firstLine+11, "2月未执行回归", 0)
	data, err := w.bytes()
	return export{"quality-board.xlsx", data}, err
}
