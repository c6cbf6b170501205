package grid

import "testing"

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
