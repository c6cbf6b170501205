package ingest

import (
	"testing"

	"upshot/metric"
)

// cellsOf spells out a sheet: rows of cells from A1 on.
func cellsOf(rows ...[]any) map[string]any {
	cells := map[string]any{}
	for r, row := range rows {
		for c, v := range row {
			if v != nil {
				cells[metric.ColumnLetters(c+1)+string(rune('1'+r))] = v
			}
		}
	}
	return cells
}

func TestTablesInOneSheet(t *testing.T) {
	in := func(r string) func(*metric.Plan) { return func(p *metric.Plan) { p.Sources[0].Range = r } }
	wide := func(p *metric.Plan) { p.Sources[0].Layout = "wide"; levelOf(p, "value") }
	dates := []string{"from", "开始", "time", "结束"}
	sideBySide := cellsOf(
		[]any{"部署", nil, nil, nil, "缺陷"},
		[]any{"编号", "开始", "结束", nil, "编号", "开始", "修复"},
		[]any{"D1", 45078, 45079, nil, "B1", 45080, 45081},
		[]any{nil, nil, nil, nil, "B2", 45080, 45082},
		[]any{"D2", 45080, 45081, nil, "B3", 45080, 45083},
		[]any{nil, nil, nil, nil, "B4", 45080, 45083},
	)
	twins := cellsOf(
		[]any{"开始", "结束", nil, "开始", "结束"},
		[]any{45078, 45079, nil, 45080, 45081},
	)
	stacked := cellsOf(
		[]any{"开始", "结束", "状态"},
		[]any{45078, 45079, "完成"},
		[]any{},
		[]any{45080, 45081, "完成"},
		[]any{},
		[]any{"缺陷统计"},
		[]any{"系统", "级别", "数量"},
		[]any{"信贷", "严重", 3},
	)
	for _, c := range []struct {
		claim    string
		cells    map[string]any
		merges   []string
		columns  []string
		change   func(*metric.Plan)
		account  string
		table    string
		problems string
	}{
		{"of tables side by side the one with the mapped headers, and only its columns",
			sideBySide, nil, append([]string{"id", "编号"}, dates...), nil, "rows 2, used 2, blank 2",
			"3: id=D1 from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z\n5: id=D2 from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z", ""},
		{"the other one",
			sideBySide, nil, []string{"id", "编号", "from", "开始", "time", "修复"}, nil, "rows 4, used 4",
			"3: id=B1 from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z\n4: id=B2 from=2023-06-03T00:00:00Z time=2023-06-05T00:00:00Z\n5: id=B3 from=2023-06-03T00:00:00Z time=2023-06-06T00:00:00Z\n6: id=B4 from=2023-06-03T00:00:00Z time=2023-06-06T00:00:00Z", ""},
		{"a title merged over both does not join them",
			cellsOf([]any{"一览"}, []any{"开始", "结束", nil, "开始", "修复"}, []any{45078, 45079, nil, 45080, 45081}, []any{nil, nil, nil, 45080, 45081}), []string{"A1:E1"}, dates, nil,
			"rows 1, used 1, blank 1", "3: from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z", ""},
		{"two with the same headers must be told apart",
			twins, nil, dates, nil, "", "", "upshot.yaml:10:3 error: tables-ambiguous s,b.xlsx,A1:B, D1:E,A1:B (definition)"},
		{"range: tells them apart; positions are cells of the sheet",
			cellsOf([]any{"开始", "结束", nil, "开始", "结束"}, []any{45078, 45079, nil, 45080, "待定"}, []any{nil, nil, nil, 45080, 45081}), nil, dates, in("D:E"),
			"rows 2, used 1, rejected 1", "3: from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z", "b.xlsx:'s'!E2 warning: cell-not-a-date 1,待定,结束,excel"},
		{"a table with a blank column is one",
			cellsOf([]any{"开始", nil, "结束"}, []any{45078, nil, 45079}), nil, dates, nil, "rows 1, used 1", "2: from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z", ""},
		{"range: may leave rows out, above and below",
			cellsOf([]any{"开始", "结束"}, []any{45078, 45079}, []any{"开始", "结束"}, []any{45080, 45081}, []any{45082, 45083}), nil, dates, in("A3:B4"),
			"rows 1, used 1", "4: from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z", ""},
		{"a header that is not in the range is looked for there only",
			cellsOf([]any{"开始", "结束"}, []any{45078, 45079}, []any{"系统", "级别"}), nil, dates, in("A3"), "", "",
			"upshot.yaml:20:5 error: column-missing from,开始,b.xlsx,\"系统\", \"级别\", (definition)\nupshot.yaml:21:5 error: column-missing time,结束,b.xlsx,\"系统\", \"级别\", (definition)"},
		{"a blank row ends nothing, another table below does, and it is said",
			stacked, nil, append([]string{"result", "状态"}, dates...), nil, "rows 2, used 2, blank 1",
			"2: result=完成 from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z\n4: result=完成 from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z",
			`b.xlsx:'s'!7:7 notice: table-ends 4,s,"系统", "级别", "数量"`},
		{"records of words behind a blank row are no header",
			cellsOf([]any{"开始", "结束", "状态"}, []any{45078, 45079, "完成"}, []any{}, []any{nil, nil, "完成了", "备注"}), nil, append([]string{"result", "状态"}, dates...), nil,
			"rows 2, used 1, outside 1, blank 1", "2: result=完成 from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z",
			"b.xlsx:'s'!B4 warning: records-undated 1,2,d,结束"},
		{"a header that comes again goes on with the table",
			cellsOf([]any{"开始", "结束"}, []any{45078, 45079}, []any{}, []any{"开始", "结束"}, []any{45080, 45081}), nil, dates, nil,
			"rows 2, used 2, headers 1, blank 1", "2: from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z\n5: from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z", ""},
		{"a row of space is blank",
			cellsOf([]any{"开始", "结束"}, []any{" ", "\u3000"}, []any{45078, 45079}), nil, dates, nil, "rows 1, used 1, blank 1", "3: from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z", ""},
		{"the years of a wide table may stand apart",
			cellsOf([]any{"指标", "2023-11", "2023-12", nil, "2024-01"}, []any{"覆盖率", 1, 2, nil, 3}), nil, []string{"series", "指标"}, wide, "rows 3, used 3",
			"2: series=覆盖率 time=2023-11-01T00:00:00Z value=1\n2: series=覆盖率 time=2023-12-01T00:00:00Z value=2\n2: series=覆盖率 time=2024-01-01T00:00:00Z value=3", ""},
		{"a wide table below with other periods is another one",
			cellsOf([]any{"指标", "2023-11", "2023-12"}, []any{"覆盖率", 1, 2}, []any{"指标", "2024-01", "2024-02"}, []any{"覆盖率", 3, 4}), nil, []string{"series", "指标"}, wide, "rows 2, used 2",
			"2: series=覆盖率 time=2023-11-01T00:00:00Z value=1\n2: series=覆盖率 time=2023-12-01T00:00:00Z value=2",
			`b.xlsx:'s'!3:3 notice: table-ends 2,s,"指标", "2024-01", "2024-02"`},
	} {
		plan := leadTimePlan("b.xlsx", c.columns...)
		if c.change != nil {
			c.change(plan)
		}
		b := book{sheets: []string{"s"}, cells: map[string]map[string]any{"s": c.cells}, merges: map[string][]string{"s": c.merges}}
		data, problems := Read(b.fs(t), plan)
		checkRead(t, c.claim, data, problems, c.account, c.table, c.problems)
	}
}

func TestARangeIsOfASheet(t *testing.T) {
	plan := leadTimePlan("a.csv", "from", "from", "time", "time")
	plan.Sources[0].Range = "B3"
	_, problems := Read(files{"a.csv": "from,time\n"}.fs(), plan)
	if got, want := problemLines(problems), "upshot.yaml:10:3 error: range-in-text B3,a.csv (definition)"; got != want {
		t.Errorf("problems = %s, want %s", got, want)
	}
}
