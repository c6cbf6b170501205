package ingest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"upshot/metric"
)

// inspectText inspects one text file of the given name.
func inspectText(name, text string) Inspection {
	return Inspect(files{name: text}.fs(), name, name, InspectOptions{})
}

// describeTable shows where a header was found and what the columns are.
func describeTable(t *InspectedTable) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d/%d %s %d", t.Header, t.HeaderRows, t.Layout, t.Rows)
	if t.Delimiter != "" && t.Delimiter != "," {
		fmt.Fprintf(&out, " by %q", t.Delimiter)
	}
	for _, c := range t.Columns {
		fmt.Fprintf(&out, "; %s=%s", c.Header, c.Type)
	}
	return out.String()
}

func TestGuessedHeaders(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"the first row", "id,day\na1,2024-01-05\na2,2024-01-06\n", "1/1 long 2; id=id; day=time"},
		{"below a title and a blank line", "Report of June\n\nid,day,n\na1,2024-01-05,1\na2,2024-01-06,1\n", "3/1 long 2; id=id; day=time; n=number"},
		{"below a comment", "# exported by us\nid,day,n\na1,2024-01-05,1\n", "2/1 long 1; id=words; day=time; n=number"},
		{"a header that is a comment itself", "# key,day,n\nk,2024-01-05,1\n", "1/1 long 1; key=words; day=time; n=number"},
		{"two rows, the upper one of groups", "系统,部署,,质量\n,次数,失败数,缺陷数\n核心,3,1,2\n支付,4,1,2\n", "2/2 long 2; 系统=project; 部署 次数=number; 部署 失败数=number; 质量 缺陷数=number"},
		{"a first record of words is no second header", "id,state,note\na1,open,x\na2,done,y\n", "1/1 long 2; id=id; state=words; note=words"},
		{"a column without a name is no group", "id,,n\na1,x,3\na2,y,4\n", "1/1 long 2; id=id; =words; n=number"},
		{"periods make it wide", "系统,指标,2024-01,2024-02\n核心,覆盖率,61%,64%\n", "1/1 wide 1; 系统=project; 指标=words; 2024-01=percent"},
		{"years over months too", "系统,指标,2023年,,2024年\n,,11月,12月,1月\n核心,覆盖率,1,2,3\n", "2/2 wide 1; 系统=project; 指标=words; 2023年 11月=number"},
		{"days in records are no periods", "core,2024-01-05,2024-01-06\npay,2024-01-05,2024-01-07\n", "0/0 long 0"},
		{"numbers name nothing", "1,2\n3,4\n", "0/0 long 0"},
		{"semicolons", "id;day;share\na1;5.1.2024;1,5\na2;6.1.2024;2,5\n", `1/1 long 2 by ";"; id=id; day=time; share=number`},
		{"commas in texts do not split a file of tabs", "id\ttext\na1\ta,b,c\na2\tb,c,d\n", `1/1 long 2 by "\t"; id=id; text=words`},
		{"one column", "day\n2024-01-05\n2024-01-06\n", "1/1 long 2; day=time"},
		{"totals, repeated headers and blank rows are no records", "id,n\na1,1\n\nid,n\na2,2\nTotal,3\n", "1/1 long 2; id=id; n=number"},
		{"a cell of nothing that can be shown", "year,n\n\u00ad,a\n\u00ad,b\n", "1/1 long 2; year=words; n=words"},
		{"an empty field at every line's end", "id,n\na1,1,\na2,2,\n", "1/1 long 2; id=id; n=number"},
	} {
		in := inspectText("f.csv", c.text)
		if got := describeTable(&in.Tables[0]); got != c.want {
			t.Errorf("%s: Inspect(%q) =\n%s, want\n%s", c.claim, c.text, got, c.want)
		}
		Propose([]Inspection{in}, nil, func(paths []string) []string { return paths })
	}
}

// describeColumn shows what a column was judged to be, and what a reading would have to be told.
func describeColumn(c *InspectedColumn) string {
	words := []string{string(c.Type)}
	add := func(yes bool, word string) {
		if yes {
			words = append(words, word)
		}
	}
	add(c.Format != "", c.Format)
	add(c.Order != "", c.Order)
	add(c.Open, "open")
	add(c.Type == LengthColumn && c.Unit == "", "no unit")
	add(c.Bare, "bare")
	add(c.Read != c.Cells, fmt.Sprint(c.Read, " of ", c.Cells))
	return strings.Join(words, ", ")
}

func TestJudgedColumns(t *testing.T) {
	for _, c := range []struct{ claim, header, cells, want string }{
		{"nothing", "x", "|-|N/A", "empty"},
		{"ids", "id", "a-1|a-2|a-3", "id"},
		{"numbers under a header of ids", "编号", "1|2|3", "id"},
		{"ids that come again are words", "customer id", "7|7|7|8|8|8", "words"},
		{"a null is no id", "id", "a-1|a-2|-", "words"},
		{"days", "x", "2024-01-05|2024-01-06", "time, YYYY-MM-DD"},
		{"month names", "Created", "3/Nov/20 12:17|4/Nov/20 1:07", "time, D/Mon/YY hh:mm"},
		{"an open order", "day", "03/04/2024|05/06/2024", "time, DD/MM/YYYY, dmy, open"},
		{"an order that one cell tells", "day", "03/04/2024|05/13/2024", "time, MM/DD/YYYY, mdy"},
		{"one bad cell in a hundred", "day", strings.Repeat("2024-01-05|", 99) + "soon", "time, YYYY-MM-DD, 99 of 100"},
		{"two bad cells in a hundred are too many", "day", strings.Repeat("2024-01-05|", 98) + "soon|later", "words"},
		{"milliseconds since 1970", "x", "1685577600000|1685581200123|1685581200124", "time, epoch-ms"},
		{"large amounts are no milliseconds", "bytes", "9685577600000|9685581200123|9685581200124", "number, 1234.5"},
		{"compact days need no hint", "x", "20240105|20240106|20240107", "time, 20240105"},
		{"numbers of a build are no days", "build number", "20240105|20240106|20240107", "id"},
		{"numbers", "n", "1|2.5|3", "number, 1234.5"},
		{"a decimal comma", "n", "1,5|2,25|3", "number, 1234,5"},
		{"per cents", "x", "61%|62.5 %|64%", "percent, 1234.5"},
		{"bare per cents, by the header", "覆盖率", "61|62.5|64", "percent, 1234.5 %, bare"},
		{"shares, by the header", "success rate", "0.61|0.62|0.64", "percent, 1234.5"},
		{"a rate over 100 is a number", "rate", "61|162", "number, 1234.5"},
		{"durations with units", "x", "1d 4h|2h|30m", "duration, no unit"},
		{"a clock", "took", "01:30:00|00:20:00", "duration, no unit"},
		{"the unit in the header", "lead_time_minutes", "10|20|30", "duration, 1234.5 min"},
		{"the unit in brackets", "耗时(小时)", "1|2|3", "duration, 1234.5 h"},
		{"durations whose unit nothing says", "duration", "1|2|3", "duration, 1234.5, no unit"},
		{"words", "state", "open|open|done|done", "words"},
		{"a name with its address", "x", "Ann <a@example.com>|Bob <b@example.com>", "person"},
		{"people by the header", "由谁创建", "甲|乙", "person"},
		{"days of work are nobody", "Effort (person-days)", "18|64|7.5", "number, 1234.5"},
		{"one day of work, whose it may be", "Developer effort, person-day", "18|64|20240105", "number, 1234.5"},
		{"months of work", "PersonMonths", "1|2|3", "number, 1234.5"},
		{"days of work in Chinese", "开发人天", "18|64|7.5", "number, 1234.5"},
		{"months of work in brackets", "测试人员投入（人月）", "18|64|7.5", "number, 1234.5"},
		{"the day of a person is no day of work", "责任人日期", "甲|乙", "person"},
		{"the day on which somebody was named is a day", "Assigned Date", "2024-01-05|2024-01-06", "time, YYYY-MM-DD"},
		{"lists", "tags", "a;b|b;c;d|e", "list"},
		{"texts", "title", "This is the first of all|And this is another one|Here is one more", "text"},
	} {
		in := inspectText("f.csv", c.header+"\tk\n"+strings.ReplaceAll(c.cells, "|", "\tw\n")+"\tw\n")
		if got := describeColumn(&in.Tables[0].Columns[0]); got != c.want {
			t.Errorf("%s: column %q of %q = %s, want %s", c.claim, c.header, c.cells, got, c.want)
		}
	}
}

func TestDistinctCellsAreCountedUpToABound(t *testing.T) {
	for n, want := range map[int]string{maxDistinct: "10000 exactly", maxDistinct + 1: "10000 and more"} {
		var text strings.Builder
		text.WriteString("id,n\n")
		for i := range n {
			fmt.Fprintf(&text, "a%d,1\n", i)
		}
		in := inspectText("f.csv", text.String())
		c := in.Tables[0].Columns[0]
		got := fmt.Sprint(c.Distinct, map[bool]string{false: " exactly", true: " and more"}[c.More])
		if got != want || c.Type != IDColumn {
			t.Errorf("%d different cells: %s of type %s, want %s of type id", n, got, c.Type, want)
		}
	}
}

func TestGlimpses(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"a short text as it is", "abc", "abc"},
		{"lines and space become one", "a\r\n\t b", "a b"},
		{"forty characters are not cut", strings.Repeat("界", 40), strings.Repeat("界", 40)},
		{"forty-one are", strings.Repeat("界", 41), strings.Repeat("界", 39) + "…"},
		{"what a terminal would obey is left out", "a\x1b[31mb\u202ec", "a[31mbc"},
		{"a cell of many letters", strings.Repeat("x", 1<<20), strings.Repeat("x", 39) + "…"},
		{"a cut in a letter", strings.Repeat("界", 1<<10), strings.Repeat("界", 39) + "…"},
	} {
		if got := glimpse([]byte(c.in), ""); got != c.want {
			t.Errorf("%s: glimpse(%.50q) = %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

func TestPeopleAreMasked(t *testing.T) {
	for _, c := range []struct{ claim, in, want string }{
		{"a name with its address", "Ann Lee <ann@example.com>", "***"},
		{"an address in a text", "see ann@example.com, please", "see ***, please"},
		{"each of several", "Ann <a@x.org>;Bob <b@x.org>", "***;***"},
		{"an address that is cut", "Ann Lee <ann@exa…", "***…"},
		{"who wrote a comment in Jira", "03/Jan/23 9:15 AM;557058:ab;done; by hand", "03/Jan/23 9:15 AM;***;done; by hand"},
		{"who logged work there", "fixed;3/Nov/20 12:17;ann;3600", "fixed;3/Nov/20 12:17;***;3600"},
		{"a list of days has no author", "2023-01-03;2023-01-15", "2023-01-03;2023-01-15"},
		{"no address", "meet @ noon", "meet @ noon"},
	} {
		if got := maskPeople(c.in, "***"); got != c.want {
			t.Errorf("%s: maskPeople(%q) = %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

func TestTablesSideBySide(t *testing.T) {
	two := map[string]any{
		"A1": "系统", "B1": "日期", "C1": "次数", "E1": "系统", "F1": "月份", "G1": "覆盖率",
		"A2": "核心", "B2": "2024-01-05", "C2": 3, "E2": "核心", "F2": "2024-01", "G2": "61%",
		"A3": "支付", "B3": "2024-01-06", "C3": 4, "A4": "支付", "B4": "2024-01-07", "C4": 5,
	}
	spaced := map[string]any{
		"A1": "id", "B1": "day", "D1": "state", "E1": "n", "A2": "a1", "B2": "2024-01-05", "D2": "open", "E2": 1,
		"A3": "a2", "B3": "2024-01-06", "D3": "open", "E3": 2,
	}
	for _, c := range []struct {
		claim string
		cells map[string]any
		want  string
	}{
		{"an empty column parts tables of their own", two,
			"A:C 1/1 long 3; 系统=project; 日期=time; 次数=number\nE:G 1/1 long 1; 系统=project; 月份=time; 覆盖率=percent"},
		{"and not one table that is spaced out", spaced, " 1/1 long 2; id=id; day=time; state=words; n=number"},
	} {
		in := Inspect(book{sheets: []string{"s"}, cells: map[string]map[string]any{"s": c.cells}}.fs(t), "b.xlsx", "b.xlsx", InspectOptions{})
		var got []string
		for i := range in.Tables {
			got = append(got, in.Tables[i].Range+" "+describeTable(&in.Tables[i]))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: tables =\n%s, want\n%s", c.claim, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestSheets(t *testing.T) {
	b := book{cells: map[string]map[string]any{}}
	for i := range maxInspectedSheets + 2 {
		sheet := fmt.Sprint("S", i)
		b.sheets = append(b.sheets, sheet)
		b.cells[sheet] = map[string]any{"A1": "id", "B1": "day", "A2": "a", "B2": "2024-01-05"}
	}
	b.cells["S1"] = nil
	fsys := b.fs(t)
	in := Inspect(fsys, "b.xlsx", "b.xlsx", InspectOptions{})
	if len(in.Tables) != maxInspectedSheets || strings.Join(in.Others, " ") != "S12 S13" || in.Unreadable() {
		t.Errorf("%d tables, others %q, unreadable %v; want %d, S12 S13, false", len(in.Tables), in.Others, in.Unreadable(), maxInspectedSheets)
	}
	in = Inspect(fsys, "b.xlsx", "b.xlsx", InspectOptions{Sheet: "S13"})
	if len(in.Tables) != 1 || in.Tables[0].Sheet != "S13" || len(in.Others) > 0 {
		t.Errorf("of sheet S13 %d tables, others %q; want the one", len(in.Tables), in.Others)
	}
	in = Inspect(fsys, "b.xlsx", "b.xlsx", InspectOptions{Sheet: "S99"})
	if got := problemLines(in.Problems); !strings.Contains(got, "sheet-missing S99") || !in.Unreadable() {
		t.Errorf("of sheet S99: problems = %s, want sheet-missing", got)
	}
}

func TestEncodingsThatNothingSays(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"bytes that GB18030 does not have", "id,day,who\na1,2024-01-05,Cr\xe9dit \x93x\x94 \xff\na2,2024-01-06,r\xe9sum\xe9\xff\n", "windows-1252"},
		{"Chinese characters that stand alone among letters", "id,day,who\na1,2024-01-05,Cr\xe9dit\na2,2024-01-06,Fa\xe7ade\n", "windows-1252"},
		{"Chinese words", "id,day,who\na1,2024-01-05,\xb2\xe2\xca\xd4\na2,2024-01-06,\xbf\xaa\xb7\xa2A\n", "GB18030"},
	} {
		if in := inspectText("f.csv", c.text); in.Encoding != c.want || !in.Guessed {
			t.Errorf("%s: encoding of %q = %s, guessed %v; want %s, true", c.claim, c.text, in.Encoding, in.Guessed, c.want)
		}
	}
}

// Masked cells still tell what the file's encoding is.
func TestAMaskChangesNothingButWhatIsShown(t *testing.T) {
	text := "id,owner\n1,Zo\xeb Brant\n2,Ren\xe9e M\xfcller\n3,Zo\xeb Brant\n"
	for _, mask := range []string{"", "***"} {
		in := Inspect(files{"f.csv": text}.fs(), "f.csv", "f.csv", InspectOptions{Mask: mask})
		owner := in.Tables[0].Columns[1]
		if got := fmt.Sprint(in.Encoding, " ", owner.Type, " ", owner.Distinct); got != "windows-1252 person 2" {
			t.Errorf("with mask %q: %s, want windows-1252 person 2", mask, got)
		}
		if shown := fmt.Sprint(owner.Samples, owner.Words); (mask != "") != (shown == "[***] []") {
			t.Errorf("with mask %q: %s", mask, shown)
		}
	}
}

// Whatever a file holds, its inspection ends, says why if it has no table, and shows no cell whole.
func FuzzInspect(f *testing.F) {
	for _, seed := range []string{
		"id,day\na1,2024-01-05\n", "# key,n\nk,1\n", "系统,指标,2024-01,2024-02\n核心,覆盖率,61%,64%\n", "a;b\n1,5;x\n", "\x1f\x8b", "\"", "a,b\n\"x\ny\",\xff\n",
		"系统,部署,,质量\n,次数,失败数,缺陷数\n核心,3,1,2\n", "year,quarter,n\n2024,1,3\n", "<table>", "[{\"a\":1}]",
		"ID,Title,Capabilities,Due\nA1,x,CM-VC-BM,1/2/2024\n", "能力子项,自评,第一轮后\n分支管理,3-,3\n制品管理,2,?\n", "材料编号,类型\nX-L3-1,截图\n",
	} {
		f.Add([]byte(seed))
	}
	presets := []*Preset{PresetNamed("jira-cloud"), PresetNamed("wide-series")}
	f.Fuzz(func(t *testing.T, data []byte) {
		in := Inspect(files{"f.csv": string(data)}.fs(), "f.csv", "f.csv", InspectOptions{Presets: presets})
		found := false
		for _, table := range in.Tables {
			found = found || table.Header > 0
			for _, c := range table.Columns {
				for _, s := range c.Samples {
					if utf8.RuneCountInString(s) > GlimpseLen || strings.ContainsAny(s, "\n\x1b") {
						t.Errorf("Inspect(%q) shows %q", data, s)
					}
				}
				if c.Read > c.Cells || c.Distinct > c.Cells {
					t.Errorf("Inspect(%q): %d cells, %d read, %d distinct", data, c.Cells, c.Read, c.Distinct)
				}
			}
		}
		if !found && !metric.Worst(in.Problems, metric.Error) {
			t.Errorf("Inspect(%q) finds no table and says nothing", data)
		}
		Propose([]Inspection{in, in}, nil, func(paths []string) []string { return paths })
	})
}
