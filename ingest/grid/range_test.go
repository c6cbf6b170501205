package grid

import (
	"fmt"
	"strings"
	"testing"
)

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		text    string
		want    Range
		problem string
	}{
		{"B3:H200", Range{2, 3, 8, 200}, ""},
		{"b3:h200", Range{2, 3, 8, 200}, ""},
		{" $B$3:$H$200 ", Range{2, 3, 8, 200}, ""},
		{"B:H", Range{2, 0, 8, 0}, ""},
		{"B:B", Range{2, 0, 2, 0}, ""},
		{"3:200", Range{0, 3, 0, 200}, ""},
		{"B3", Range{2, 3, 0, 0}, ""},
		{"B3:H", Range{2, 3, 8, 0}, ""},
		{"A1:XFD1048576", Range{1, 1, 16384, 1048576}, ""},
		{"", Range{}, RangeForm},
		{"B", Range{}, RangeForm},
		{"3", Range{}, RangeForm},
		{":", Range{}, RangeForm},
		{"B3:", Range{}, RangeForm},
		{"B:H200", Range{}, RangeForm},
		{"3:H200", Range{}, RangeForm},
		{"B3:H200:Z9", Range{}, RangeForm},
		{"B-3", Range{}, RangeForm},
		{"质量", Range{}, RangeForm},
		{"Sheet1!B3:H200", Range{}, RangeNamesSheet},
		{"A0", Range{}, RangeRow},
		{"A1048577", Range{}, RangeRow},
		{"XFE1", Range{}, RangeColumn},
		{"H3:B200", Range{}, RangeReversed},
		{"B200:H3", Range{}, RangeReversed},
	} {
		got, problem := ParseRange(c.text)
		if got != c.want || problem != c.problem {
			t.Errorf("ParseRange(%q) = %v, %q, want %v, %q", c.text, got, problem, c.want, c.problem)
		}
		if again, problem := ParseRange(got.String()); c.problem == "" && (again != got || problem != "") {
			t.Errorf("ParseRange(%q) = %v, %q, want %v", got.String(), again, problem, got)
		}
	}
}

func TestWhatIsSaidOfARangeIsOfItsCells(t *testing.T) {
	data := bookOf(`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>`+
		`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1</f></c><c r="C1"><f>1</f></c></row>`+
		`<row r="2" hidden="1"><c r="A2"><f>1</f></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>`+
		`<row r="3" hidden="1"><c r="A3"><f>1</f></c><c r="D3"><v>4</v></c></row>`+
		`</sheetData></worksheet>`, "", nil).zip()
	for _, c := range []struct{ claim, within, want string }{
		{"all of the sheet", "", "hidden-read[s 2 2] formula-uncached[4 s]"},
		{"rows below the range are not counted", "A1:D2", "hidden-read[s 1 2] formula-uncached[3 s]"},
		{"nor are columns beside it", "A:B", "hidden-read[s 2 1] formula-uncached[3 s]"},
		{"nor rows above it", "A3:D3", "hidden-read[s 1 2] formula-uncached[1 s]"},
	} {
		for _, block := range []int{0, 16} {
			f, problem := openBytes(data, Options{blockBytes: block})
			if problem != nil {
				t.Fatal(problem)
			}
			within, _ := ParseRange(c.within)
			table := f.Tables[0].Within(within)
			if _, _, problem := table.Top(1); problem != nil {
				t.Fatal(problem)
			}
			Walk(table, 0, 2, nil, render, func(string) {})
			var notes []string
			for _, p := range table.Notes {
				notes = append(notes, fmt.Sprint(p.Code, p.Args))
			}
			if got := strings.Join(notes, " "); got != c.want {
				t.Errorf("%s: in blocks of %d: notes of %q = %s, want %s", c.claim, block, c.within, got, c.want)
			}
		}
	}
}
