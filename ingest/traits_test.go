package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// jira95 is an export of 95 columns as Jira writes it: names that come again, cells of several lines with
// quotes in them.
func jira95(rows int) string {
	names := []string{"Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Priority", "Resolution", "Created", "Updated", "Resolved"}
	names = append(names, slices.Repeat([]string{"Sprint"}, 12)...)
	names = append(names, slices.Repeat([]string{"Labels"}, 10)...)
	names = append(names, slices.Repeat([]string{"Comment"}, 18)...)
	for i := len(names); i < 95; i++ {
		names = append(names, fmt.Sprintf("Custom field (Field %d)", i))
	}
	var out strings.Builder
	out.WriteString(strings.Join(names, ",") + "\r\n")
	for i := 1; i <= rows; i++ {
		sprints := 0
		for c, name := range names {
			cell := ""
			switch name {
			case "Summary":
				cell = "\"Said \"\"no\"\",\nthen\r\nleft\""
			case "Issue key":
				cell = fmt.Sprintf("A-%d", i)
			case "Project key":
				cell = "A"
			case "Created":
				cell = fmt.Sprintf("0%d/Jan/24 9:15 AM", i)
			case "Resolved":
				cell = fmt.Sprintf("1%d/Feb/24 1:15 PM", i)
			case "Sprint":
				if sprints++; sprints <= 2 {
					cell = fmt.Sprintf("Sprint %d", sprints)
				}
			case "Comment":
				cell = "\"01/Jan/24 9:00 AM;someone;two lines\n\n\"\"quoted\"\"\""
			}
			if c > 0 {
				out.WriteByte(',')
			}
			out.WriteString(cell)
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

// TestTraitsOfRealExports holds the reader to what exports are like: whole definitions over small files.
func TestTraitsOfRealExports(t *testing.T) {
	latin1 := func(s string) string { return string(must(charmap.Windows1252.NewEncoder().Bytes([]byte(s)))) }
	gbk := func(s string) string { return string(must(simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s)))) }
	utf16 := func(s string) string {
		return string(must(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))))
	}
	const issues = "columns: {id: ID, project: Team, from: Created, time: Closed}"
	for _, c := range []struct {
		claim, source string
		files         files
		table         string
		problems      string
	}{
		{
			"Latin-1, semicolons, mail's dates", "files: a.csv\ncolumns: {id: Nº, project: Équipe, from: Créé, time: Résolu}",
			files{"a.csv": latin1("Nº;Équipe;Créé;Résolu\r\n1;Crédit;Mon, 01 Jan 2024 15:04:05 +0100;Tue, 02 Jan 2024 15:04:05 +0100\r\n2;Épargne;Wed, 3 Jan 2024 15:04:05 +0100;Thu, 4 Jan 2024 09:00:00 GMT\r\n")},
			`2: id=1 project=Crédit from=2024-01-01T14:04:05Z time=2024-01-02T14:04:05Z
3: id=2 project=Épargne from=2024-01-03T14:04:05Z time=2024-01-04T09:00:00Z`,
			"a.csv notice: encoding-guessed a.csv,windows-1252",
		},
		{
			"decimal commas, no-break spaces between thousands", "files: a.csv\nencoding: latin1\ncolumns: {project: Équipe, time: Mois, value: Coût}",
			files{"a.csv": latin1("Équipe;Mois;Coût\r\nA;2024-01;1\u00a0234,56\r\nA;2024-02;2 345,5\r\nA;2024-03;-3,5\r\nA;2024-04;7\r\n")},
			`2: project=A time=2024-01-01T00:00:00Z value=1234.56
3: project=A time=2024-02-01T00:00:00Z value=2345.5
4: project=A time=2024-03-01T00:00:00Z value=-3.5
5: project=A time=2024-04-01T00:00:00Z value=7`, "",
		},
		{
			"95 columns of Jira", "files: a.csv\ncolumns: {id: Issue key, project: Project key, from: Created, time: Resolved, sprint: Sprint}",
			files{"a.csv": jira95(2)},
			`2: id=A-1 project=A from=2024-01-01T09:15:00Z time=2024-02-11T13:15:00Z sprint=Sprint 1; Sprint 2
41: id=A-2 project=A from=2024-01-02T09:15:00Z time=2024-02-12T13:15:00Z sprint=Sprint 1; Sprint 2`,
			"a.csv:1 notice: header-listed Sprint,12,sprint",
		},
		{
			"some rows in quotes as a whole", "files: a.csv\n" + issues,
			files{"a.csv": "ID,Team,Created,Closed\r\n\"1,\"\"a, b\"\",2024-01-01 10:00,2024-01-02 10:00\"\r\n2,c,2024-01-01 10:00,2024-01-03 10:00\r\n"},
			`2: id=1 project=a, b from=2024-01-01T10:00:00Z time=2024-01-02T10:00:00Z
3: id=2 project=c from=2024-01-01T10:00:00Z time=2024-01-03T10:00:00Z`,
			"a.csv:2 notice: row-wrapped 1",
		},
		{
			"GBK with a cell too many and numbers behind names", "files: a.csv\nencoding: gbk\ncolumns: {id: Bug编号, project: 所属产品, from: 创建日期, time: 解决日期}",
			files{"a.csv": gbk("Bug编号,所属产品,Bug标题,创建日期,解决日期\r\n\"1\",\"信贷核心(#12)\",\"登录,報錯東\",\"2024-01-01 10:00:00\",\"2024-01-02 10:00:00\",\r\n\"2\",\"支付(#3)\",\"x\",\"2024-01-01 10:00:00\",\"0000-00-00 00:00:00\",\r\n")},
			`2: id=1 project=信贷核心(#12) from=2024-01-01T10:00:00Z time=2024-01-02T10:00:00Z
3: id=2 project=支付(#3) from=2024-01-01T10:00:00Z time=-`, "",
		},
		{
			"exports of one source: another order, delimiter, encoding, layout; one without a row; a contradiction", "files: \"*.csv\"\n" + issues,
			files{
				"a.csv": "ID,Team,Created,Closed\n1,A,2024-01-01,2024-01-02\n2,A,2024-01-01,2024-01-03\n",
				"b.csv": "Closed;Team;ID;Created;Extra\n2024-01-05;A;2;2024-01-01;x\n2024-01-02;A;1;2024-01-01;x\n",
				"c.csv": gbk("Team\tID\tClosed\tCreated\n信贷核心\t4\t2024/1/7\t2024/1/1\n"),
				"d.csv": "ID,Team,Created,Closed\n",
				"e.csv": utf16("ID\tTeam\tCreated\tClosed\n5\tÀ\t01/13/2024\t02/13/2024\n"),
			},
			`2: id=2 project=A from=2024-01-01T00:00:00Z time=2024-01-05T00:00:00Z
3: id=1 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z
2: id=4 project=信贷核心 from=2024-01-01T00:00:00Z time=2024-01-07T00:00:00Z
2: id=5 project=À from=2024-01-13T00:00:00Z time=2024-02-13T00:00:00Z`,
			`b.csv:2 warning: records-contradict 1,2,s
d.csv:1 warning: no-records d.csv
c.csv notice: encoding-guessed c.csv,GB18030`,
		},
		{
			"one file lacks a column", "files: \"*.csv\"\ncolumns: {id: ID, time: Closed, priority: Priority}",
			files{"a.csv": "ID,Closed,Priority\n1,2024-01-01,High\n", "b.csv": "ID,Closed\n2,2024-01-02\n"},
			`2: id=1 time=2024-01-01T00:00:00Z priority=High`,
			`b.csv:1 error: column-missing-here priority,Priority,b.csv,"ID", "Closed",`,
		},
		{
			"Azure DevOps: the month first, people with addresses", "files: a.csv\ncolumns: {id: ID, owner: Assigned To, from: Created Date, time: Closed Date}",
			files{"a.csv": "\"ID\",\"Assigned To\",\"Created Date\",\"Closed Date\"\n\"1\",\"Some One <some.one@example.com>\",\"8/12/2025 7:00:00 AM\",\"8/25/2025 7:00:00 PM\"\n\"2\",\"\",\"8/13/2025 7:00:00 AM\",\"\"\n"},
			`2: id=1 owner=Some One <some.one@example.com> from=2025-08-12T07:00:00Z time=2025-08-25T19:00:00Z
3: id=2 owner= from=2025-08-13T07:00:00Z time=-`, "",
		},
		{
			"Excel's line of the delimiter, any delimiter", "files: \"*.csv\"\n" + issues,
			files{"a.csv": "sep=,\r\nID,Team,Created,Closed\r\n1,A,2024-01-01,2024-01-02\r\n", "b.csv": "sep=^\nID^Team^Created^Closed\n2^A^2024-01-01^2024-01-02\n", "c.csv": utf16("\"sep=\t\"\r\nID\tTeam\tCreated\tClosed\r\n3\tA\t2024-01-01\t2024-01-02\r\n")},
			`3: id=1 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z
3: id=2 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z
3: id=3 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z`, "",
		},
		{
			"zeros that Excel would drop", "files: a.csv\n" + issues,
			files{"a.csv": "ID,Team,Created,Closed\n=\"001\",\"=\"\"A, B\"\"\",2024-01-01,=\"2024-01-02\"\n"},
			`2: id=001 project=A, B from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z`, "",
		},
		{
			"a quarterly series; NA is a country", "files: a.csv\ncolumns: {project: iso2_code, time: {join: [year, quarter]}, value: n}\nformats: {time: year-quarter}",
			files{"a.csv": "iso2_code,n,year,quarter\nNA,5,2023,1\nDE,NA,2023,2\n"},
			`2: project=NA time=2023-01-01T00:00:00Z value=5
3: project=DE time=2023-04-01T00:00:00Z value=-`, "",
		},
		{
			"full-width digits and signs", "files: a.csv\ncolumns: {project: 系统, time: 完成时间(实际), value: 数量}",
			files{"a.csv": "系统,完成时间（实际）,数量\nA,２０２４－０１－０５,１２３４．５\nA,2024年1月5日 下午3:04,８５％\n"},
			`2: project=A time=2024-01-05T00:00:00Z value=1234.5
3: project=A time=2024-01-05T15:04:00Z value=0.85%`, "",
		},
		{
			"days that stand for none", "files: a.csv\n" + issues,
			files{"a.csv": "ID,Team,Created,Closed\n1,A,2024-01-01 00:00:00,1970-01-01 08:00:00\n2,A,2024-01-01 00:00:00,9999-12-31 00:00:00\n3,A,2024-01-01 00:00:00,2024-01-02 00:00:00\n"},
			`2: id=1 project=A from=2024-01-01T00:00:00Z time=-
3: id=2 project=A from=2024-01-01T00:00:00Z time=-
4: id=3 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z`,
			"a.csv:2 notice: sentinel-dates 2,1970-01-01,Closed",
		},
		{
			"days of Excel are none until the definition says so", "files: a.csv\ncolumns: {id: ID, time: Closed}",
			files{"a.csv": "ID,Closed\n1,45078.5\n"}, "",
			"a.csv:2 error: too-many-rejected s,1,1,100.0,50.0\na.csv:2:3 warning: column-serials 1,45078.5,Closed,time",
		},
		{
			"and then are, with a decimal comma too", "files: a.csv\ncolumns: {id: ID, time: Closed}\nformats: {time: excel}",
			files{"a.csv": "ID;Closed\n1;45078.5\n2;45078,25\n"},
			"2: id=1 time=2023-06-01T12:00:00Z\n3: id=2 time=2023-06-01T06:00:00Z", "",
		},
		{
			"a point before three digits is said to be decimal", "files: a.csv\ncolumns: {project: T, time: M, value: V}",
			files{"a.csv": "T;M;V\nA;2024-01;1.234\nA;2024-02;12.345\n"},
			"2: project=A time=2024-01-01T00:00:00Z value=1.234\n3: project=A time=2024-02-01T00:00:00Z value=12.345",
			"a.csv:2:11 notice: point-assumed 2,1.234,V",
		},
		{
			"decimal commas before a unit", "files: a.csv\ncolumns: {project: T, time: M, value: V}\nformats: {value: h}",
			files{"a.csv": "T;M;V\nA;2024-01;1,5 h\nA;2024-02;2 d, 0,25 h\nA;2024-03;1,234 h\n"},
			"2: project=A time=2024-01-01T00:00:00Z value=5400\n3: project=A time=2024-02-01T00:00:00Z value=173700",
			"a.csv:4:11 warning: cell-not-a-duration 1,1,234 h,V,1234.5 h",
		},
		{
			"a header that divides and rows that do not", "files: a.csv\n" + issues,
			files{"a.csv": "ID;Team;Created;Closed\n1,A,2024-01-01,2024-01-02\n2,A,2024-01-01,2024-01-03\n"}, "",
			"a.csv:2 error: rows-undivided a.csv,4\na.csv:1 warning: undated-source s,2",
		},
		{
			"CR alone, form feeds, cells of nothing at the end", "files: \"*.csv\"\n" + issues,
			files{"a.csv": "ID,Team,Created,Closed,,\r1,A,2024-01-01,2024-01-02,,\r2,B,2024-01-01,2024-01-03,,\r", "b.csv": "ID,Team,Created,Closed\n3,A,2024-01-01,2024-01-02\n\f4,B,2024-01-01,2024-01-03,\n\f\n"},
			`2: id=1 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z
3: id=2 project=B from=2024-01-01T00:00:00Z time=2024-01-03T00:00:00Z
2: id=3 project=A from=2024-01-01T00:00:00Z time=2024-01-02T00:00:00Z
3: id=4 project=B from=2024-01-01T00:00:00Z time=2024-01-03T00:00:00Z`, "",
		},
	} {
		c.files["upshot.yaml"] = traitDefinition(c.source)
		_, data, problems := Load(c.files.fs(), "upshot.yaml", nil)
		if data == nil {
			t.Errorf("%s: %s", c.claim, problemLines(problems))
			continue
		}
		checkSums(t, data)
		if got := dump(data, 0); got != c.table {
			t.Errorf("%s: table =\n%s\nwant\n%s", c.claim, got, c.table)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

// traitDefinition measures what a source's columns allow.
func traitDefinition(source string) string {
	measure, unit := "{frequency: {source: s, per: month}}", ""
	switch {
	case strings.Contains(source, "value:"):
		measure, unit = "{level: {source: s, column: value}, statistic: mean}", "unit: count"
	case strings.Contains(source, "from:"):
		measure, unit = "{duration: {source: s, from: from, to: time}, statistic: median}", "unit: hours"
	}
	if strings.Contains(source, "value: h") {
		measure, unit = "{duration: {source: s, column: value}, statistic: median}", "unit: hours"
	}
	return `version: 1
title: Traits
languages: [en]
timezone: UTC
as_of: 2029-12-31
max_rejected: 50%
phases:
  - {id: before, name: Before, from: 2010-01-01, to: 2023-12-31}
  - {id: after, name: After, from: 2024-01-01, to: 2029-12-31}
sources:
  - id: s
    ` + strings.ReplaceAll(source, "\n", "\n    ") + `
indicators:
  - id: i
    name: Indicator
    measure: ` + measure + `
    better: lower
    primary: true
    ` + unit + "\n"
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}
