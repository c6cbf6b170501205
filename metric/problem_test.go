package metric

import "testing"

func TestTheOrderOfProblems(t *testing.T) {
	file, definition := Position{File: "a.csv", Row: 2}, Position{File: "upshot.yaml", Row: 9}
	for _, c := range []struct {
		claim         string
		first, second Problem
	}{
		{"the worst first", Problem{Severity: Error, Pos: definition}, Problem{Severity: Warning, Pos: file}},
		{"by position", Problem{Severity: Error, Pos: file}, Problem{Severity: Error, Pos: definition}},
		{"an error of the definition before those of files", Problem{Severity: Error, Pos: definition, InDefinition: true}, Problem{Severity: Error, Pos: file}},
		{"its warnings by position", Problem{Severity: Warning, Pos: file}, Problem{Severity: Warning, Pos: definition, InDefinition: true}},
		{"by code at one place", Problem{Code: "a", Pos: file}, Problem{Code: "b", Pos: file}},
	} {
		all := []Problem{c.second, c.first}
		SortProblems(all)
		if all[0].Pos != c.first.Pos || all[0].Code != c.first.Code {
			t.Errorf("%s: the first is %+v, want %+v", c.claim, all[0], c.first)
		}
	}
}
