package ingest

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"upshot/metric"
)

// dump renders a table, a record a line: its position, then role=value.
func dump(d *metric.Dataset, table int) string {
	t := &d.Tables[table]
	var out strings.Builder
	for i := range t.N {
		fmt.Fprintf(&out, "%d:", t.Row[i])
		for _, c := range t.Columns {
			fmt.Fprintf(&out, " %s=", c.Role)
			switch {
			case c.Kind == metric.WordColumn:
				out.WriteString(strings.ReplaceAll(c.Word(i), "\r\n", "⏎"))
			case c.Kind == metric.TimeColumn && c.Times[i] == metric.NoInstant, c.Kind == metric.NumberColumn && !metric.Known(c.Numbers[i]):
				out.WriteString("-")
			case c.Kind == metric.TimeColumn:
				out.WriteString(c.Times[i].In(time.UTC).Format(time.RFC3339Nano))
			default:
				fmt.Fprint(&out, c.Numbers[i])
				if c.Percent != nil && c.Percent[i] {
					out.WriteString("%")
				}
			}
		}
		out.WriteByte('\n')
	}
	return strings.TrimSpace(out.String())
}

// levelOf makes a plan's one indicator a level, for sources that hold values.
func levelOf(p *metric.Plan, column string) {
	p.Indicators[0].Measure = metric.Measure{Form: metric.Level, Column: column, Scale: 1, Numerator: metric.Term{Source: "d", At: "time"}}
}

func allDays(p *metric.Plan) {
	p.Phases[0].From = metric.DateDay(2010, 1, 1)
	p.AsOf = metric.DateDay(2029, 12, 31)
	p.Phases[1].To = p.AsOf
}

// exportCase is a file in the shape of a tool's export, and what must be read of it.
type exportCase struct {
	claim, file, columns string
	change               func(*metric.Plan)
	format               string
	account              string
	table                string
	problems             string
}

func checkExports(t *testing.T, cases []exportCase) {
	t.Helper()
	for _, c := range cases {
		var columns []string
		for _, pair := range strings.Fields(c.columns) {
			role, header, _ := strings.Cut(pair, "=")
			columns = append(columns, role, strings.ReplaceAll(header, "+", " "))
		}
		plan := leadTimePlan(c.file, columns...)
		allDays(plan)
		if c.change != nil {
			c.change(plan)
		}
		data, problems := Read(os.DirFS("testdata/exports"), plan)
		checkSums(t, data)
		if len(data.Tables[0].Account.Files) != 1 {
			t.Errorf("%s: %s", c.claim, problemLines(problems))
			continue
		}
		a := data.Tables[0].Account.Files[0]
		if got := a.Format + " " + a.Encoding; got != c.format || account(a) != c.account || len(a.SHA256) != 64 {
			t.Errorf("%s: %s: %s, want %s: %s", c.claim, got, account(a), c.format, c.account)
		}
		if got := dump(data, 0); got != c.table {
			t.Errorf("%s: table =\n%s\nwant\n%s", c.claim, got, c.table)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestExports(t *testing.T) {
	checkExports(t, []exportCase{
		{
			"ZenTao: GBK, an extra empty cell, lines in cells, zero dates", "zentao-bugs.gbk.csv",
			"id=Bug编号 project=所属产品 title=Bug标题 from=创建日期 time=解决日期", nil, "csv GB18030", "rows 3, used 3",
			`2: id=1 project=信贷核心(#12) title=登录页面报错⏎[步骤]⏎1. 打开页面 from=2023-06-01T09:12:00Z time=2023-06-03T10:00:00Z
5: id=2 project=信贷核心(#12) title=按钮写着"提交" from=2023-06-02T11:00:00Z time=-
6: id=3 project=支付网关(#13) title=東西向流量异常 from=2023-06-05T08:30:00Z time=2023-06-05T17:45:30Z`,
			"zentao-bugs.gbk.csv notice: encoding-guessed zentao-bugs.gbk.csv,GB18030",
		},
		{
			"ServiceNow: windows-1252 when the definition says so", "servicenow-incidents.windows-1252.csv",
			"id=number project=business_service from=opened_at time=resolved_at priority=priority",
			func(p *metric.Plan) { p.Sources[0].Encoding = "windows-1252" }, "csv windows-1252", "rows 2, used 2",
			`2: id=INC001 project=Crédit from=2023-06-01T08:00:00Z time=2023-06-01T12:30:00Z priority=1 - Critical
3: id=INC002 project=Crédit from=2023-06-02T09:00:00Z time=- priority=3 - Moderate`, "",
		},
		{
			"Jira: semicolons, a header that comes again, a column twice", "jira-issues.csv",
			"id=Issue+key from=Created time=Resolved sprint=Sprint", nil, "csv UTF-8", "rows 3, used 3, headers 1",
			`2: id=CC-1 from=2020-11-03T12:17:00Z time=2020-11-10T09:05:00Z sprint=Sprint 1; Sprint 2
3: id=CC-2 from=2020-11-04T08:00:00Z time=- sprint=Sprint 2
5: id=CC-3 from=2020-11-05T16:40:00Z time=2020-11-12T10:00:00Z sprint=Sprint 2`,
			"jira-issues.csv:1 notice: header-listed Sprint,2,sprint",
		},
		{
			"SonarQube: the header is a comment, after a comment", "sonar-measures.csv",
			"project=key time=lastAnalysis value=coverage", func(p *metric.Plan) { levelOf(p, "value") }, "csv UTF-8", "rows 2, used 1, outside 1",
			`3: project=core time=2023-06-30T01:00:00Z value=71.5`, "sonar-measures.csv:4 warning: records-undated 1,2,d,lastAnalysis",
		},
		{
			"a wide board saved as CSV: two header rows, per cents beside counts", "quality-board.csv",
			"project=系统 series=指标", func(p *metric.Plan) { p.Sources[0].Layout = "wide"; levelOf(p, "value") }, "csv UTF-8 (BOM)", "rows 6, used 6, totals 1, blank 2",
			`4: project=信贷核心 series=单元测试覆盖率 time=2023-10-01T00:00:00Z value=0.61%
4: project=信贷核心 series=单元测试覆盖率 time=2023-11-01T00:00:00Z value=0.625%
4: project=信贷核心 series=单元测试覆盖率 time=2024-01-01T00:00:00Z value=0.64%
5: project=信贷核心 series=缺陷数 time=2023-10-01T00:00:00Z value=12
5: project=信贷核心 series=缺陷数 time=2023-12-01T00:00:00Z value=9
5: project=信贷核心 series=缺陷数 time=2024-01-01T00:00:00Z value=1024`, "",
		},
		{
			"Jenkins: pipes, epoch milliseconds, durations in milliseconds", "jenkins-builds.psv",
			"id=number result=result time=timestamp spent=duration", func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"spent": "ms"} }, "csv UTF-8", "rows 2, used 2",
			`2: id=101 result=SUCCESS time=2023-06-01T00:00:00Z spent=184.25
3: id=102 result=FAILURE time=2023-06-01T01:00:00.123Z spent=65.01`, "",
		},
		{
			"Azure DevOps: UTF-16, tabs, month first because one day is over 12", "azure-items.utf16.tsv",
			"id=ID from=Created+Date time=closed+date", func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"from": "mdy"} }, "csv UTF-16LE", "rows 2, used 2",
			`2: id=7 from=2025-08-12T07:00:00Z time=2025-08-25T15:30:00Z
3: id=8 from=2025-08-09T23:15:00Z time=-`, "",
		},
	})
}
