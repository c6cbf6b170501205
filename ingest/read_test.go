package ingest

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"upshot/metric"
)

// files are texts by path.
type files map[string]string

func (f files) fs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// bindings maps roles to headers, in pairs; headers are parted by a bar.
func bindings(pairs ...string) []metric.ColumnBinding {
	var b []metric.ColumnBinding
	for i := 0; i < len(pairs); i += 2 {
		b = append(b, metric.ColumnBinding{Role: pairs[i], Headers: strings.Split(pairs[i+1], "|"), Pos: metric.Position{File: "upshot.yaml", Row: 20 + i/2, Column: 5}})
	}
	return b
}

// leadTimePlan measures the time from the role "from" to the role "time" in two phases: 2023 and 2024.
func leadTimePlan(glob string, columns ...string) *metric.Plan {
	day := func(y int, m time.Month, d int) metric.Day { return metric.DateDay(y, m, d) }
	return &metric.Plan{
		File: "upshot.yaml", Location: time.UTC, AsOf: day(2024, 12, 31), MaxRejected: 0.5,
		Phases: []metric.Phase{
			{ID: "before", Window: metric.Window{From: day(2023, 1, 1), To: day(2023, 12, 31)}},
			{ID: "after", Window: metric.Window{From: day(2024, 1, 1), To: day(2024, 12, 31)}},
		},
		Compare: metric.Compare{Before: 0, After: []int{1}},
		Sources: []metric.Source{{ID: "d", Files: []string{glob}, Layout: "long", Columns: bindings(columns...), Pos: metric.Position{File: "upshot.yaml", Row: 10, Column: 3}}},
		Indicators: []metric.Indicator{{ID: "lead", Measure: metric.Measure{
			Form: metric.Duration, From: "from", To: "time", Numerator: metric.Term{Source: "d", At: "time"},
		}}},
	}
}

// numbered repeats a row with a number before it.
func numbered(n int, row string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d%s", i, row)
	}
	return b.String()
}

func TestFates(t *testing.T) {
	const header = "ID,Opened,Done\n"
	for _, c := range []struct {
		claim    string
		files    files
		change   func(*metric.Plan)
		account  string
		problems string
	}{
		{"a record dated in a phase is used", files{"a.csv": header + "1,2023-01-01,2023-01-05\n"}, nil, "rows 1, used 1", ""},
		{"a record before the phases is outside", files{"a.csv": header + "1,2022-01-01,2022-01-05\n2,2023-01-01,2023-01-05\n"}, nil, "rows 2, used 1, outside 1", ""},
		{"an open record that began in a phase is used", files{"a.csv": header + "1,2023-01-01,\n"}, nil, "rows 1, used 1", ""},
		{"one that ends after the as-of day is open", files{"a.csv": header + "1,2023-01-01,2031-01-01\n"}, nil, "rows 1, used 1", ""},
		{"an open record that began before the phases is outside", files{"a.csv": header + "1,2022-01-01,\n2,2023-01-01,\n"}, nil, "rows 2, used 1, outside 1", ""},
		{"a record that begins after the as-of day is not open", files{"a.csv": header + "1,2025-01-01,\n2,2023-01-01,2023-01-02\n"}, nil, "rows 2, used 1, outside 1", ""},
		{"a bad cell rejects its row and is placed", files{"a.csv": header + "1,2023-01-01,31/02/2024\n2,2023-01-01,2023-01-05\n"}, nil, "rows 2, used 1, rejected 1",
			"a.csv:2:14 warning: cell-not-a-date 1,31/02/2024,Done,YYYY-MM-DD"},
		{"null words are empty cells", files{"a.csv": header + "1,2023-01-01,N/A\n2,2023-01-01,0000-00-00 00:00:00\n3,2023-01-01,无\n"}, nil, "rows 3, used 3", ""},
		{"identical copies are duplicates without a problem", files{"a.csv": header + "1,2023-01-01,2023-01-05\n", "b.csv": header + "1,2023-01-01,2023-01-05\n"}, nil, "rows 1, duplicates 1; rows 1, used 1", ""},
		{"of contradicting copies the last file wins, with both places", files{"a.csv": header + "1,2023-01-01,\n", "b.csv": header + "1,2023-01-01,2023-01-05\n"}, nil, "rows 1, duplicates 1; rows 1, used 1",
			"b.csv:2 warning: records-contradict 1,1,d"},
		{"a rejected copy does not replace a good one", files{"a.csv": header + "1,2023-01-01,2023-01-05\n", "b.csv": header + "1,2023-01-01,soon\n"}, nil, "rows 1, used 1; rows 1, rejected 1",
			"b.csv:2:14 warning: column-not-dates 1,soon,Done,time"},
		{"totals, repeated headers and blank rows are no records", files{"a.csv": header + "1,2023-01-01,2023-01-05\n,,\nID,Opened,Done\n合计,,\nTotal,1,\n"}, nil, "rows 1, used 1, totals 2, headers 1, blank 1", ""},
		{"keep conditions filter", files{"a.csv": "ID,Opened,Done,Env\n1,2023-01-01,2023-01-05,ＰＲＯＤ\n2,2023-01-01,2023-01-05,test\n"}, func(p *metric.Plan) {
			p.Sources[0].Columns = append(p.Sources[0].Columns, bindings("env", "Env")...)
			p.Sources[0].Values = map[string]map[string][]string{"env": {"production": {"prod"}}}
			p.Sources[0].Keep = metric.Conditions{{Role: "env", Test: metric.Is, Words: []string{"production"}}}
		}, "rows 2, used 1, filtered 1", ""},
		{"too many rejected rows are an error", files{"a.csv": header + "1,2023-01-01,soon\n2,2023-01-01,2023-01-05\n"}, func(p *metric.Plan) { p.MaxRejected = 0.01 }, "rows 2, used 1, rejected 1",
			"a.csv:2 error: too-many-rejected d,1,2,50.0,1.0\na.csv:2:14 warning: cell-not-a-date 1,soon,Done,YYYY-MM-DD"},
		{"a header alone is a warning", files{"a.csv": header}, nil, "", "a.csv:1 warning: no-records a.csv"},
		{"a source outside all phases is a warning", files{"a.csv": header + "1,2020-01-01,2020-01-05\n2,2020-01-01,2020-02-05\n"}, nil, "rows 2, outside 2", "a.csv:1 warning: outside-phases d,2,2020-01-05,2020-02-05"},
		{"one more empty cell than the header is harmless", files{"a.csv": header + "1,2023-01-01,2023-01-05,\n"}, nil, "rows 1, used 1", ""},
		{"one more full cell means that the row has shifted", files{"a.csv": header + "1,x,2023-01-01,2023-01-05\n2,2023-01-01,2023-01-05\n"}, nil, "rows 2, used 1, rejected 1",
			"a.csv:2:16 warning: row-too-long 1,4,3"},
		{"a record without its time is told of", files{"a.csv": header + "1,,\n2,2023-01-01,2023-01-02\n"}, nil, "rows 2, used 1, outside 1",
			"a.csv:2 warning: records-undated 1,2,d,Done"},
		{"few of them are a notice", files{"a.csv": header + "x,,\n" + numbered(20, ",2023-01-01,2023-01-02\n")}, nil, "rows 21, used 20, outside 1",
			"a.csv:2 notice: records-undated 1,21,d,Done"},
		{"a short row has empty cells", files{"a.csv": header + "1,2023-01-01\n"}, nil, "rows 1, used 1", "a.csv:2 notice: row-too-short 1"},
		{"an order that no day settles is an error", files{"a.csv": header + "1,3/4/2023,5/6/2023\n"}, nil, "rows 1, used 1",
			"a.csv:2:3 error: date-order-ambiguous Opened,3/4/2023,2023-04-03,2023-03-04,from\na.csv:2:12 error: date-order-ambiguous Done,5/6/2023,2023-06-05,2023-05-06,time"},
		{"a day over 12 settles the order of its column", files{"a.csv": header + "1,3/4/2023,5/6/2023\n2,13/4/2023,15/6/2023\n"}, nil, "rows 2, used 2", ""},
		{"another file of the source settles it too", files{"a.csv": header + "1,3/4/2023,5/6/2023\n", "b.csv": header + "2,13/4/2023,15/6/2023\n"}, nil, "rows 1, used 1; rows 1, used 1", ""},
		{"the definition settles it", files{"a.csv": header + "1,3/4/2023,5/6/2023\n"}, func(p *metric.Plan) { p.Sources[0].Formats = map[string]string{"from": "mdy", "time": "mdy"} }, "rows 1, used 1", ""},
		{"a cell in another layout than its column is not guessed", files{"a.csv": header + "1,2023-01-01,2023-01-05\n2,2023-01-01,5/6/2023\n3,2023-01-01,2023-01-07\n"}, nil, "rows 3, used 2, rejected 1",
			"a.csv:3:14 warning: cell-not-a-date 1,5/6/2023,Done,YYYY-MM-DD"},
	} {
		plan := leadTimePlan("*.csv", "id", "ID", "from", "Opened", "time", "Done")
		if c.change != nil {
			c.change(plan)
		}
		data, problems := Read(c.files.fs(), plan)
		checkSums(t, data)
		if got := accounts(data); got != c.account {
			t.Errorf("%s: account = %s, want %s", c.claim, got, c.account)
		}
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		claim, glob string
		files       files
		problems    string
	}{
		{"a glob without a match", "deployments-*.csv", files{"a.csv": "ID\n"}, "upshot.yaml:10:3 error: glob-no-match deployments-*.csv, (definition)"},
		{"a missing file, with the one that is meant", "exports/delivery.csv", files{"exports/deliveries.csv": "ID\n"}, "upshot.yaml:10:3 error: file-missing exports/delivery.csv,deliveries.csv (definition)"},
		{"a path out of the folder", "../a.csv", files{}, "upshot.yaml:10:3 error: path-outside ../a.csv (definition)"},
		{"a file without a byte", "a.csv", files{"a.csv": ""}, "a.csv error: file-empty a.csv"},
		{"numbers are no header", "a.csv", files{"a.csv": "1,2023-01-01,2023-01-05\n2,2023-01-01,2023-01-05\n"}, "a.csv error: no-header a.csv,ID, Opened, Done,\"1\""},
		{"a misspelt header is found near", "a.csv", files{"a.csv": "ID,Opened,Don\n"}, "upshot.yaml:22:5 error: column-missing time,Done,a.csv,\"ID\", \"Opened\", \"Don\",Don (definition)"},
		{"a header that one file lacks", "*.csv", files{"a.csv": "ID,Opened,Done\n1,2023-01-01,2023-01-05\n", "b.csv": "ID,Opened\n"}, "b.csv:1 error: column-missing-here time,Done,b.csv,\"ID\", \"Opened\","},
		{"an old Excel file", "a.xls", files{"a.xls": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"}, "a.xls error: workbook-old a.xls,Excel 97-2003 (.xls), or an encrypted workbook"},
		{"a login page with an .xls name", "a.xls", files{"a.xls": "<html><p>Log in"}, "a.xls error: no-table a.xls"},
		{"a torn workbook", "a.xlsx", files{"a.xlsx": "PK\x03\x04torn"}, "a.xlsx error: archive-cut-off a.xlsx"},
		{"an unclosed quote", "a.csv", files{"a.csv": "ID,Opened,Done\n1,\"2023-01-01,2023-01-05\n"}, "a.csv:2:3 error: quote-unclosed a.csv"},
	} {
		_, problems := Read(c.files.fs(), leadTimePlan(c.glob, "id", "ID", "from", "Opened", "time", "Done"))
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
	}
}

func TestSymbolicLinksStayInside(t *testing.T) {
	dir := t.TempDir()
	outside := t.TempDir() + "/secret.csv"
	for name, text := range map[string]string{outside: "ID,Opened,Done\n", dir + "/real.csv": "ID,Opened,Done\n1,2023-01-01,2023-01-05\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, dir+"/out.csv"); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("real.csv", dir+"/in.csv"); err != nil {
		t.Fatal(err)
	}
	for glob, want := range map[string]string{"out.csv": "upshot.yaml:10:3 error: link-outside out.csv (definition)", "in.csv": ""} {
		_, problems := Read(os.DirFS(dir), leadTimePlan(glob, "id", "ID", "from", "Opened", "time", "Done"))
		if got := problemLines(problems); got != want {
			t.Errorf("Read(%s) = %s, want %s", glob, got, want)
		}
	}
}

func TestProjectsAreFoundByIDNameAndAlias(t *testing.T) {
	plan := leadTimePlan("a.csv", "project", "System", "from", "Opened", "time", "Done")
	plan.Projects = []metric.Project{{ID: "credit-core", Name: metric.Text{"en": "Credit core", "zh-CN": "信贷核心"}, Aliases: []string{"信贷核心系统"}, Listed: true}}
	data, problems := Read(files{"a.csv": "System,Opened,Done\n" +
		"CREDIT-CORE,2023-01-01,2023-01-05\n信贷核心(#12),2023-01-01,2023-01-05\n信贷核心系统,2023-01-01,2023-01-05\nPayments,2023-01-01,2023-01-05\n,2023-01-01,2023-01-05\nBilling,2023-01-01,2023-01-05\npayments,2023-01-01,2023-01-05\n"}.fs(), plan)
	if got, want := fmt.Sprint(data.Tables[0].Project), "[0 0 0 2 -1 1 2]"; got != want {
		t.Errorf("projects = %s, want %s", got, want)
	}
	want := "a.csv:5:1 warning: project-unlisted Payments,2,\na.csv:6 warning: project-empty 1,7,d,System\na.csv:7:1 warning: project-unlisted Billing,1,"
	if got := problemLines(problems); got != want {
		t.Errorf("problems =\n%s\nwant\n%s", got, want)
	}
}

func TestWordsOutsideAVocabularyAreCounted(t *testing.T) {
	plan := leadTimePlan("a.csv", "result", "结果", "from", "Opened", "time", "Done")
	plan.Sources[0].Values = map[string]map[string][]string{"result": {"failed": {"FAILURE", "失败"}, "success": {"成功"}}}
	data, problems := Read(files{"a.csv": "结果,Opened,Done\n失败,2023-01-01,2023-01-05\nSuccess,2023-01-01,2023-01-05\nfailures,2023-01-01,2023-01-05\nfailures,2023-01-01,2023-01-05\n"}.fs(), plan)
	column := data.Tables[0].Column("result")
	var got []string
	for _, code := range column.Codes {
		got = append(got, column.Words[code])
	}
	if want := "failed success failures failures"; strings.Join(got, " ") != want {
		t.Errorf("words = %v, want %s", got, want)
	}
	want := "a.csv:4:1 warning: word-unknown failures,结果,2,failed, success,"
	if got := problemLines(problems); !strings.HasPrefix(got, want) || len(problems) != 1 {
		t.Errorf("problems = %s, want %s", got, want)
	}
}

func TestConstantsAndFileNames(t *testing.T) {
	plan := leadTimePlan("deploy-*.csv", "from", "Opened", "time", "Done")
	plan.Sources[0].Constant = map[string]string{"environment": "production"}
	plan.Sources[0].ProjectFromFile = `deploy-(.+)\.csv`
	data, problems := Read(files{"deploy-pay.csv": "Opened,Done\n2023-01-01,2023-01-05\n", "deploy-core.csv": "Opened,Done\n2023-01-01,2023-01-05\n"}.fs(), plan)
	if len(problems) > 0 || len(data.Projects) != 2 || data.Projects[0].ID != "core" || fmt.Sprint(data.Tables[0].Project) != "[0 1]" {
		t.Errorf("projects = %v of %v, %v; want core and pay", data.Tables[0].Project, data.Projects, problems)
	}
	if c := data.Tables[0].Column("environment"); c.Word(1) != "production" {
		t.Errorf("environment = %v, want production", c.Words)
	}
}

func TestColumnKindsFollowUse(t *testing.T) {
	plan := leadTimePlan("a.csv", "from", "a", "time", "b", "spent", "c", "size", "d", "owner", "e")
	plan.Sources[0].Formats = map[string]string{"size": "percent"}
	plan.Indicators = append(plan.Indicators, metric.Indicator{Measure: metric.Measure{Form: metric.Duration, Column: "spent", Numerator: metric.Term{Source: "d", At: "time"}}})
	data, problems := Read(files{"a.csv": "a;b;c;d;e\n2023-01-01;2023-01-02;1d 4h;85;x\n2023-01-01;2023-01-02;2h;12,5%;y\n"}.fs(), plan)
	if len(problems) > 0 {
		t.Fatalf("problems = %s, want none", problemLines(problems))
	}
	spent, size := data.Tables[0].Column("spent"), data.Tables[0].Column("size")
	if !spent.Duration || fmt.Sprint(spent.Numbers) != "[100800 7200]" {
		t.Errorf("spent = %v, want seconds [100800 7200]", spent.Numbers)
	}
	if fmt.Sprint(size.Numbers, size.Percent) != "[0.85 0.125] [true true]" {
		t.Errorf("size = %v %v, want [0.85 0.125] per cent", size.Numbers, size.Percent)
	}
}

func TestDecimalSignIsTheColumns(t *testing.T) {
	for _, c := range []struct{ claim, cells, want, problems string }{
		{"a comma decides for the others", "1,5;2.000;1,234", "[1.5 2000 1.234]", ""},
		{"a point decides for the others", "1.5;2,000;1.234", "[1.5 2000 1.234]", ""},
		{"without a sign of the other a comma parts thousands, with a notice", "1,500;2,000", "[1500 2000]", "a.csv:2:23 notice: thousands-assumed 2,1,500,size"},
		{"the rarer sign is no number", "1.5;2.5;1,5", "[1.5 2.5]", "a.csv:4:23 warning: cell-not-a-number 1,1,5,size,1234.5"},
	} {
		plan := leadTimePlan("a.csv", "from", "from", "time", "time", "size", "size")
		plan.Indicators[0].Measure.Denominator = metric.Term{Source: "d", Sum: "size", At: "time"}
		text := "from\ttime\tsize\n"
		for _, cell := range strings.Split(c.cells, ";") {
			text += "2023-01-01\t2023-01-05\t" + cell + "\n"
		}
		data, problems := Read(files{"a.csv": text}.fs(), plan)
		if got := fmt.Sprint(data.Tables[0].Column("size").Numbers); got != c.want || problemLines(problems) != c.problems {
			t.Errorf("%s: %s = %s, %s; want %s, %s", c.claim, c.cells, got, problemLines(problems), c.want, c.problems)
		}
	}
}

// To the delimiters that a file does not have, its quoted cells look as if they never ended.
func TestAQuotedFileIsReadWhateverTheOtherDelimitersMakeOfIt(t *testing.T) {
	plan := leadTimePlan("a.csv", "from", "from", "time", "time")
	data, problems := Read(files{"a.csv": "\"from\",\"time\",\"\"\n\"2023-01-01\",\"2023-01-02\",\"\"\n"}.fs(), plan)
	const want = "2: from=2023-01-01T00:00:00Z time=2023-01-02T00:00:00Z"
	if got := dump(data, 0); got != want || len(problems) > 0 {
		t.Errorf("table = %q, want %q; problems:\n%s", got, want, problemLines(problems))
	}
}
