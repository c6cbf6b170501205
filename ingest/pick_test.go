package ingest

import (
	"testing"

	"upshot/metric"
)

// joined binds a role to several columns.
func joined(role, with string, columns ...string) metric.ColumnBinding {
	return metric.ColumnBinding{Role: role, Join: columns, With: with, Pos: metric.Position{File: "upshot.yaml", Row: 30, Column: 5}}
}

func TestColumnsThatMakeOne(t *testing.T) {
	for _, c := range []struct {
		claim   string
		files   files
		columns []metric.ColumnBinding
		change  func(*metric.Plan)
		account string
		table   string
		problem string
	}{
		{
			"a composite id tells records apart that one of its columns does not", files{"a.csv": "项目,编号,Done\ncore,1,2023-01-05\npay,1,2023-01-06\ncore,1,2023-01-05\n"},
			[]metric.ColumnBinding{joined("id", "-", "项目", "编号"), bindings("time", "Done")[0]}, nil,
			"rows 3, used 2, duplicates 1", "3: id=pay-1 time=2023-01-06T00:00:00Z\n4: id=core-1 time=2023-01-05T00:00:00Z", "",
		},
		{
			"an id that lacks a part is none", files{"a.csv": "项目,编号,Done\ncore,,2023-01-05\ncore,,2023-01-06\n"},
			[]metric.ColumnBinding{joined("id", "-", "项目", "编号"), bindings("time", "Done")[0]}, nil,
			"rows 2, used 2", "2: id= time=2023-01-05T00:00:00Z\n3: id= time=2023-01-06T00:00:00Z", "",
		},
		{
			"a date and a time of day are one moment, and a date alone is a date", files{"a.csv": "ID,Day,Clock\n1,2023-01-05,10:30\n2,2023-01-06,\n"},
			[]metric.ColumnBinding{bindings("id", "ID")[0], joined("time", "", "Day", "Clock")}, nil,
			"rows 2, used 2", "2: id=1 time=2023-01-05T10:30:00Z\n3: id=2 time=2023-01-06T00:00:00Z", "",
		},
		{
			"year and quarter are the quarter's first day", files{"a.csv": "ID,year,quarter\n1,2023,1\n2,2023,4\n3,2023,5\n"},
			[]metric.ColumnBinding{bindings("id", "ID")[0], joined("time", "", "year", "quarter")},
			func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"time": "year-quarter"} },
			"rows 3, used 2, rejected 1", "2: id=1 time=2023-01-01T00:00:00Z\n3: id=2 time=2023-10-01T00:00:00Z",
			"a.csv:4:3 warning: cell-not-in-format 1,2023 5,year + quarter,time,year-quarter",
		},
		{
			"a missing part is named", files{"a.csv": "ID,Day,Clok\n1,2023-01-05,10:30\n"},
			[]metric.ColumnBinding{bindings("id", "ID")[0], joined("time", "", "Day", "Clock")}, nil,
			"", "", "upshot.yaml:30:5 error: column-missing time,Day, Clock,a.csv,\"ID\", \"Day\", \"Clok\",Clok (definition)",
		},
		{
			"a project that stands twice is the first one", files{"a.csv": "Project,Project,Done\ncore,pay,2023-01-05\n"},
			bindings("project", "Project", "time", "Done"), nil,
			"rows 1, used 1", "2: project=core time=2023-01-05T00:00:00Z", "a.csv:1 notice: header-repeated Project,2,project",
		},
		{
			"labels that stand three times are a list without the empty ones", files{"a.csv": "Label,Done,Label,Label\nx,2023-01-05,,z\n"},
			bindings("labels", "Label", "time", "Done"), nil,
			"rows 1, used 1", "2: labels=x; z time=2023-01-05T00:00:00Z", "a.csv:1 notice: header-listed Label,3,labels",
		},
	} {
		plan := leadTimePlan("a.csv")
		plan.Sources[0].Columns = c.columns
		plan.Indicators = nil
		if c.change != nil {
			c.change(plan)
		}
		data, problems := Read(c.files.fs(), plan)
		checkRead(t, c.claim, data, problems, c.account, c.table, c.problem)
	}
}

func TestYearPeriods(t *testing.T) {
	for _, c := range []struct{ text, unit, want string }{
		{"2020 1", "quarter", "2020-01-01"}, {"2020 Q4", "quarter", "2020-10-01"}, {"2 2021", "quarter", "2021-04-01"},
		{"2020年 第3季度", "quarter", "2020-07-01"}, {"2020 01", "quarter", "2020-01-01"},
		{"2020 5", "quarter", ""}, {"2020", "quarter", ""}, {"2020 1 1", "quarter", ""}, {"2020 x1", "quarter", ""},
		{"2020 7", "month", "2020-07-01"}, {"2020 July", "month", "2020-07-01"}, {"2020 jul", "month", "2020-07-01"}, {"2020 13", "month", ""},
		{"2020 1", "week", "2019-12-30"}, {"2020 W53", "week", "2020-12-28"}, {"2021 53", "week", ""},
	} {
		got := ""
		if day, ok := yearPeriod(c.text, c.unit); ok {
			got = day.String()
		}
		if got != c.want {
			t.Errorf("yearPeriod(%q, %s) = %q, want %q", c.text, c.unit, got, c.want)
		}
	}
}
