package grid

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestJSON(t *testing.T) {
	checkOpened(t, []openedCase{
		{"a list of records", `[{"a":1,"b":"x"},{"b":"y","c":true}]`, Options{}, "json UTF-8\n: [a|b|c]@1 [1|x|]@1 [|y|true]@1"},
		{"the only list in the two upper levels", `{"_class":"x","builds":[{"n":1},{"n":2}]}`, Options{}, "json UTF-8\n: [n]@1 [1]@1 [2]@1"},
		{"on the second level too", `{"data":{"total":2,"items":[{"n":1}],"tags":["a"]},"x":{"deep":{"er":[{"m":1}]}}}`, Options{}, "json UTF-8\n: [n]@1 [1]@1"},
		{"two lists are a question", `{"a":[{"n":1}],"b":{"c":[{"n":2}]}}`, Options{}, "json-list-unclear at f [a, b.c]"},
		{"a list far in is a question too", `{"a":{"b":{"c":[{"n":1}]}}}`, Options{}, "json-list-unclear at f [a.b.c]"},
		{"which rows: answers", `{"a":{"b":{"c":[{"n":1}],"d":[{"n":3}]}},"e":[[{}]]}`, Options{Rows: "a.b.c"}, "json UTF-8\n: [n]@1 [1]@1"},
		{"a name with a point in it is found by its path", `{"a.b":{"c":[{"n":1}]}}`, Options{Rows: "a.b.c"}, "json UTF-8\n: [n]@1 [1]@1"},
		{"rows: that lead nowhere", `{"a":[{"n":1}],"b":3}`, Options{Rows: "b"}, "json-list-missing at f [b a]"},
		{"rows: into a list", `[{"a":[{"n":1}]}]`, Options{Rows: "a"}, "json-list-missing at f [a ]"},
		{"one object is one record", `{"a":1,"b":{"c":[1,2]}}`, Options{}, "json lines UTF-8\n: [a|b.c]@1 [1|1;2]@1"},
		{"JSON Lines, with blank ones", "{\"a\":1}\n\n{\"a\":2}\r\n  {\"b\":[{\"x\":3}]}\n", Options{}, "json lines UTF-8\n: [a|b.x]@1 [1|]@1 [2|]@3 [|3]@4"},
		{"pages of gh api", `[{"a":1}][{"a":2}]` + "\n" + `[{"a":3}]`, Options{}, "json UTF-8\n: [a]@1 [1]@1 [2]@1 [3]@2"},
		{"pages in a list", `[[{"a":1},{"a":2}],[],[{"a":3}]]`, Options{}, "json UTF-8\n: [a]@1 [1]@1 [2]@1 [3]@1"},
		{"pages of objects", `{"items":[{"a":1}],"n":1}{"n":1,"items":[{"a":2}]}`, Options{Rows: "items"}, "json UTF-8\n: [a]@1 [1]@1 [2]@1"},
		{"members are dotted names, in order of appearance", `[{"a":{"b":{"c":1},"d":2},"e":3},{"f":4,"a":{"x":5}}]`, Options{}, "json UTF-8\n: [a.b.c|a.d|e|f|a.x]@1 [1|2|3||]@1 [|||4|5]@1"},
		{"lists of scalars are joined", `[{"a":["x","y",null,1.50,true]}]`, Options{}, "json UTF-8\n: [a]@1 [x;y;1.50;true]@1"},
		{"lists of objects are joined by member", `[{"l":[{"n":"a","c":1},{"n":"b"},{"c":2}]}]`, Options{}, "json UTF-8\n: [l.n|l.c]@1 [a;b|1;2]@1"},
		{"Jenkins' actions", `{"builds":[{"actions":[{"_class":"x","causes":[{"shortDescription":"by timer"}]},{},{"causes":[{"shortDescription":"by hand"}]}],"n":1}]}`, Options{}, "json UTF-8\n: [actions._class|actions.causes.shortDescription|n]@1 [x|by timer;by hand|1]@1"},
		{"a name twice is joined too", `[{"a":1,"b":2,"a":3}]`, Options{}, "json UTF-8\n: [a|b]@1 [1;3|2]@1"},
		{"null, {} and [] are empty", `[{"a":null,"b":{},"c":[],"d":1}]`, Options{}, "json UTF-8\n: [a|b|c|d]@1 [|||1]@1"},
		{"what was null and is an object is no column", `[{"u":null,"l":[]},{"u":{"name":"x"},"l":[{"n":1}]}]`, Options{}, "json UTF-8\n: [u.name|l.n]@1 [|]@1 [x|1]@1"},
		{"what is a scalar or an object is both", `[{"u":"a"},{"u":{"name":"b"}}]`, Options{}, "json UTF-8\n: [u|u.name]@1 [a|]@1 [|b]@1"},
		{"a record of null is a blank row", `[{"a":1},null]`, Options{}, "json UTF-8\n: [a]@1 [1]@1 []@1"},
		{"numbers stay as they are written", `[{"a":1.0,"b":1e3,"c":12345678901234567890,"d":-0}]`, Options{}, "json UTF-8\n: [a|b|c|d]@1 [1.0|1e3|12345678901234567890|-0]@1"},
		{"escapes", `[{"a\u0062":"\"x\"\n\u4fe1\ud83d\ude00\ud800"}]`, Options{}, "json UTF-8\n: [ab]@1 [\"x\"\n信😀\uFFFD]@1"},
		{"a byte order mark", "\xEF\xBB\xBF[{\"a\":1}]", Options{}, "json UTF-8 (BOM)\n: [a]@1 [1]@1"},
		{"UTF-16 without one", utf16LE(`[{"a":"信贷"}]`), Options{}, "json UTF-16LE\n: [a]@1 [信贷]@1"},
		{"GBK", "[{\"a\":\"\xd0\xc5\xb4\xfb\"}]", Options{}, "json GB18030 encoding-guessed\n: [a]@1 [信贷]@1"},
		{"nothing in the list", `{"builds":[]}`, Options{Rows: "builds"}, "json-no-records at f []"},
		{"nothing at all", `[]`, Options{}, "json-no-records at f []"},
		{"numbers are no records", "[{\"a\":1},\n 2]", Options{}, "json-no-record at f:2:2 []"},
		{"a text that is cut off", "[{\"a\":1},\n{\"a\":", Options{}, "json-cut-off at f:2:6 []"},
		{"a list that is cut off", "[{\"a\":1}\n", Options{}, "json-cut-off at f:2:1 []"},
		{"a document that is cut off", `{"a":{"b":[{"c":1}`, Options{Rows: "a.b"}, "json-cut-off at f:1:19 []"},
		{"a mistake", "[{\"a\":1},\n {\"信\":x}]", Options{}, "json-invalid at f:2:7 [invalid character 'x' looking for beginning of value]"},
		{"a mistake between records", "[{\"a\":1}\n {\"a\":2}]", Options{}, "json-invalid at f:2:2 [expected comma after array element]"},
		{"words after the end", "{\"a\":1}\nDone.", Options{}, "json-invalid at f:2:1 [invalid character 'D' looking for beginning of value]"},
		{"deep objects", `[` + strings.Repeat(`{"a":`, 100) + `1` + strings.Repeat(`}`, 100) + `]`, Options{}, "too-deep at f:1:2 [64]"},
		{"deep lists", `[{"a":` + strings.Repeat(`[`, 100) + strings.Repeat(`]`, 100) + `}]`, Options{}, "too-deep at f:1:2 [64]"},
		{"very deep lists", strings.Repeat("[", 20000), Options{}, "too-deep at f:1:10002 [10,000]"},
		{"deep objects around the list", strings.Repeat(`{"a":`, 100) + `[{}]` + strings.Repeat(`}`, 100), Options{}, "too-deep at f:1:322 [64]"},
		{"a long cell", `[{"a":"` + strings.Repeat("x", maxCellBytes+1) + `"}]`, Options{}, "cell-too-large at f:1:2 []"},
		{"a record without end", `[{"a":"` + strings.Repeat("x", maxRecordBytes+1), Options{}, "json-record-large at f:1:2 [32]"},
		{"a text without end where a list is looked for", `{"a":"` + strings.Repeat("x", maxRecordBytes+1), Options{}, "json-record-large at f:1:5 [32]"},
		{"names without end", manyNames(MaxColumns + 1), Options{}, "too-many-columns at f []"},
		{"a header of CSV in brackets is none", "[Key],Name\n1,2\n", Options{}, "csv UTF-8\n: [[Key]|Name]@1 [1|2]@2"},
		{"nor is a word in braces", "{a},b\n1,2\n", Options{}, "csv UTF-8\n: [{a}|b]@1 [1|2]@2"},
	})
}

func manyNames(n int) string {
	var out strings.Builder
	out.WriteString("[")
	for i := range n {
		fmt.Fprintf(&out, "{\"n%d\":0},", i)
	}
	return out.String() + "{}]"
}

func TestJSONPositionsAreThoseOfTheValues(t *testing.T) {
	data := "[\n  {\"名\": \"a\",\n   \"l\": [ \"x\",\n \"y\"]},\n [{\"名\": \"b\"},\n  {\"名\":\"c\"}] ]"
	f, problem := Open(fstest.MapFS{"f": {Data: []byte(data)}}, "f", "f", Options{})
	if problem != nil {
		t.Fatal(problem.Code)
	}
	rows, err := f.Tables[0].open()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for rows.Next() {
		got = append(got, rows.At(0).String()+" "+rows.At(1).String())
	}
	want := "[f:1 f:1 f:2:9 f:3:11 f:5:9 f:5:3 f:6:8 f:6:3]"
	if fmt.Sprint(got) != want {
		t.Errorf("positions = %v, want %s", got, want)
	}
}

func TestLongJSONIsReadInParts(t *testing.T) {
	const n = 30000
	var text strings.Builder
	text.WriteString("{\"builds\":[")
	for i := range n {
		fmt.Fprintf(&text, "{\"number\":%d,\"result\":\"SUCCESS\",\"timestamp\":%d},\n", i, 1685577600000+i)
	}
	text.WriteString("{\"number\":-1}]}")
	f, problem := Open(fstest.MapFS{"f": {Data: []byte(text.String())}}, "f", "f", Options{})
	if problem != nil {
		t.Fatal(problem.Code)
	}
	row, parts := 0, 0
	Walk(&f.Tables[0], 1, 3, nil, func(rows Rows) (seen [][2]string) {
		for rows.Next() {
			seen = append(seen, [2]string{string(rows.Cell(0)), rows.At(0).String()})
		}
		return seen
	}, func(seen [][2]string) {
		parts++
		for _, s := range seen {
			want := [2]string{fmt.Sprint(row), fmt.Sprintf("f:%d:11", row+1)}
			switch row {
			case 0:
				want[1] = "f:1:22"
			case n:
				want[0] = "-1"
			}
			if s != want {
				t.Fatalf("record %d = %s, want %s", row, s, want)
			}
			row++
		}
	})
	if row != n+1 || parts < 2 {
		t.Errorf("%d records in %d parts, want %d in several", row, parts, n+1)
	}
}

// Never panics or hangs, and every record is a row or there is a problem.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`[{"a":1,"b":{"c":[1,"x",null]}},{"a":"\u4fe1"}]`, `{"data":{"items":[{"n":1}]}}`, "{\"a\":1}\n{\"a\":[{}]}", `[[{"a":1}],[{"a":2}]]`,
		`{"a":[{"b":1}`, `[{"a":1},2]`, "\xff\xfe[\x00{\x00", `{"":{"":1}}`, `[{"a":"\`,
	} {
		f.Add([]byte(seed), "")
		f.Add([]byte(seed), "data.items")
	}
	f.Fuzz(func(t *testing.T, data []byte, rows string) {
		checkWhole(t, append([]byte("{"), data...), Options{Rows: rows})
		checkWhole(t, data, Options{Rows: rows})
	})
}
