package ingest

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"upshot/metric"
)

// book builds a workbook: for each sheet its cells by name, and its merged ranges.
type book struct {
	sheets   []string
	cells    map[string]map[string]any
	merges   map[string][]string
	date1904 bool
}

func (b book) fs(t *testing.T) fstest.MapFS {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if b.date1904 {
		yes := true
		check(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	}
	for i, sheet := range b.sheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", sheet))
		} else {
			_, err := f.NewSheet(sheet)
			check(err)
		}
		for cell, v := range b.cells[sheet] {
			check(f.SetCellValue(sheet, cell, v))
		}
		for _, m := range b.merges[sheet] {
			check(f.MergeCell(sheet, m[:2], m[3:]))
		}
	}
	data, err := f.WriteToBuffer()
	check(err)
	return fstest.MapFS{"b.xlsx": &fstest.MapFile{Data: data.Bytes()}}
}

func TestWorkbooks(t *testing.T) {
	for _, c := range []struct {
		claim    string
		book     book
		columns  []string
		change   func(*metric.Plan)
		account  string
		table    string
		problems string
	}{
		{
			"serial dates, texts and skipped cells, below a title; positions are cells",
			book{sheets: []string{"需求列表"}, cells: map[string]map[string]any{"需求列表": {
				"A1": "需求一览", "A3": "编号", "B3": "所属产品", "D3": "创建日期", "E3": "完成日期",
				"A4": 1, "B4": "信贷核心", "D4": 45078.5, "E4": 45080.25,
				"A5": 2, "D5": 45078, "E5": "2023-06-05 12:00:00",
				"A6": 3, "D6": 45079, "E6": "待定", "A8": "合计", "E8": 3,
			}}},
			[]string{"id", "编号", "project", "所属产品", "from", "创建日期", "time", "完成日期"}, nil,
			"rows 3, used 2, rejected 1, totals 1, blank 1",
			`4: id=1 project=信贷核心 from=2023-06-01T12:00:00Z time=2023-06-03T06:00:00Z
5: id=2 project= from=2023-06-01T00:00:00Z time=2023-06-05T12:00:00Z`,
			"b.xlsx:'需求列表'!B5 warning: project-empty 1,2,d,所属产品\nb.xlsx:'需求列表'!E6 warning: cell-not-a-date 1,待定,完成日期,YYYY-MM-DD hh:mm:ss",
		},
		{
			"the 1904 epoch",
			book{sheets: []string{"s"}, date1904: true, cells: map[string]map[string]any{"s": {"A1": "from", "B1": "time", "A2": 43616, "B2": 43616.5}}},
			[]string{"from", "from", "time", "time"}, nil, "rows 1, used 1", "2: from=2023-06-01T00:00:00Z time=2023-06-01T12:00:00Z", "",
		},
		{
			"of several sheets the one with the headers",
			book{sheets: []string{"notes", "data"}, cells: map[string]map[string]any{"notes": {"A1": "hello"}, "data": {"A1": "from", "B1": "time", "A2": "2023-06-01", "B2": "2023-06-02"}}},
			[]string{"from", "from", "time", "time"}, nil, "rows 1, used 1", "2: from=2023-06-01T00:00:00Z time=2023-06-02T00:00:00Z", "",
		},
		{
			"two sheets with the headers are an error that lists them",
			book{sheets: []string{"one", "two"}, cells: map[string]map[string]any{"one": {"A1": "from", "B1": "time"}, "two": {"A1": "from", "B1": "time"}}},
			[]string{"from", "from", "time", "time"}, nil, "", "", "upshot.yaml:10:3 error: sheet-ambiguous b.xlsx,one, two (definition)",
		},
		{
			"a sheet that is not there",
			book{sheets: []string{"质量"}, cells: map[string]map[string]any{"质量": {"A1": "from"}}},
			[]string{"from", "from"}, func(p *metric.Plan) { p.Sources[0].Sheet = "质量表" }, "", "", "upshot.yaml:10:3 error: sheet-missing 质量表,b.xlsx,质量,质量 (definition)",
		},
		{
			"two header rows are joined, by full name or by the lower one",
			book{
				sheets: []string{"s"},
				cells:  map[string]map[string]any{"s": {"A1": "编号", "B1": "开发", "D1": "测试", "B2": "开始", "C2": "结束", "D2": "开始", "E2": "通过", "A3": 1, "B3": 45078, "C3": 45079, "D3": 45080, "E3": 45081}},
				merges: map[string][]string{"s": {"A1:A2", "B1:C1", "D1:E1"}},
			},
			[]string{"id", "编号", "from", "测试 开始", "time", "通过"}, nil, "rows 1, used 1", "3: id=1 from=2023-06-03T00:00:00Z time=2023-06-04T00:00:00Z", "",
		},
		{
			"a wide board: year over month, systems merged over rows, real dates beside",
			book{
				sheets: []string{"质量"},
				cells: map[string]map[string]any{"质量": {
					"A1": "系统", "B1": "指标", "C1": "2023年", "E1": "2024年",
					"C2": "11月", "D2": "12月", "E2": "1月",
					"A3": "信贷核心", "B3": "覆盖率", "C3": 0.61, "D3": "62%", "E3": "n/a",
					"B4": "缺陷数", "C4": 12, "E4": "many",
				}},
				merges: map[string][]string{"质量": {"A1:A2", "B1:B2", "C1:D1", "A3:A4"}},
			},
			[]string{"project", "系统", "series", "指标"}, func(p *metric.Plan) { p.Sources[0].Layout = "wide"; levelOf(p, "value") },
			"rows 4, used 3, rejected 1, blank 2",
			`3: project=信贷核心 series=覆盖率 time=2023-11-01T00:00:00Z value=0.61
3: project=信贷核心 series=覆盖率 time=2023-12-01T00:00:00Z value=0.62%
4: project=信贷核心 series=缺陷数 time=2023-11-01T00:00:00Z value=12`,
			"b.xlsx:'质量'!E4 warning: cell-not-a-number 1,many,2023年 11月 … 2024年 1月,1234.5",
		},
		{
			"a wide board with real dates as headers",
			book{sheets: []string{"s"}, cells: map[string]map[string]any{"s": {"A1": "series", "B1": 45078, "C1": 45108, "D1": "合计", "A2": "builds", "B2": 3, "C2": 4, "D2": 7}}},
			[]string{"series", "series"}, func(p *metric.Plan) { p.Sources[0].Layout = "wide"; levelOf(p, "value") }, "rows 2, used 2",
			"2: series=builds time=2023-06-01T00:00:00Z value=3\n2: series=builds time=2023-07-01T00:00:00Z value=4", "",
		},
		{
			"a wide board without periods is an error",
			book{sheets: []string{"s"}, cells: map[string]map[string]any{"s": {"A1": "series", "B1": "value"}}},
			[]string{"series", "series"}, func(p *metric.Plan) { p.Sources[0].Layout = "wide"; levelOf(p, "value") }, "", "", "b.xlsx:'s'!1:1 error: no-periods b.xlsx",
		},
	} {
		plan := leadTimePlan("b.xlsx", c.columns...)
		if c.change != nil {
			c.change(plan)
		}
		data, problems := Read(c.book.fs(t), plan)
		checkRead(t, c.claim, data, problems, c.account, c.table, c.problems)
	}
}

// A sheet that is too long to be looked at twice is read again once merged cells come up at its end.
func TestMergedCellsAtTheEndOfALongSheet(t *testing.T) {
	const rows = 40_000
	plan := leadTimePlan("b.xlsx", "id", "id", "project", "project", "from", "committed", "time", "finished")
	fsys := bigBook(t, rows, 5, `<mergeCells><mergeCell ref="B30000:B40001"/></mergeCells>`)
	data, problems := Read(fsys, plan)
	if len(problems) > 0 || data.Tables[0].N != rows {
		t.Fatalf("Read = %d records, %v", data.Tables[0].N, problems)
	}
	table := &data.Tables[0]
	project := table.Columns[1]
	for _, c := range []struct {
		row  int
		want string
	}{{29_999, "proj-39"}, {30_000, "proj-0"}, {30_001, "proj-0"}, {40_001, "proj-0"}} {
		if got := project.Words[project.Codes[c.row-2]]; got != c.want || int(table.Row[c.row-2]) != c.row {
			t.Errorf("project of row %d = %s, want %s", table.Row[c.row-2], got, c.want)
		}
	}
}

func TestHiddenColumnsAndRowsAreReadAndSaidSo(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]any{"A1": "编号", "B1": "from", "C1": "time", "A2": "x", "B2": 45078, "C2": 45079, "A3": "y", "B3": 45078, "C3": 45080} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SetColVisible("Sheet1", "A:B", false), f.SetColVisible("Sheet1", "E:XFD", false), f.SetRowVisible("Sheet1", 3, false)); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	plan := leadTimePlan("b.xlsx", "from", "from", "time", "time")
	got, problems := Read(fstest.MapFS{"b.xlsx": &fstest.MapFile{Data: data.Bytes()}}, plan)
	if want := "b.xlsx:'Sheet1' notice: hidden-read Sheet1,1,2"; problemLines(problems) != want {
		t.Errorf("problems =\n%s, want\n%s", problemLines(problems), want)
	}
	if accounts(got) != "rows 2, used 2" {
		t.Errorf("account = %s, want rows 2, used 2", accounts(got))
	}
}
