package metric

import (
	"slices"
	"testing"
)

func TestPositionPrintsAsAnEditorOrExcelTakesIt(t *testing.T) {
	tests := []struct {
		name string
		pos  Position
		want string
	}{
		{"a cell of a text file", Position{File: "d.csv", Row: 118, Column: 7}, "d.csv:118:7"},
		{"a line", Position{File: "d.csv", Row: 118}, "d.csv:118"},
		{"a file", Position{File: "d.csv"}, "d.csv"},
		{"a cell of a sheet", Position{File: "board.xlsx", Sheet: "质量", Row: 12, Column: 4}, "board.xlsx:'质量'!D12"},
		{"a row of a sheet", Position{File: "board.xlsx", Sheet: "质量", Row: 12}, "board.xlsx:'质量'!12:12"},
		{"a column of a sheet", Position{File: "board.xlsx", Sheet: "质量", Column: 28}, "board.xlsx:'质量'!AB:AB"},
		{"an apostrophe in a sheet's name is doubled", Position{File: "board.xlsx", Sheet: "Team's", Row: 12, Column: 4}, "board.xlsx:'Team''s'!D12"},
		{"a sheet", Position{File: "board.xlsx", Sheet: "质量"}, "board.xlsx:'质量'"},
	}
	for _, test := range tests {
		if got := test.pos.String(); got != test.want {
			t.Errorf("%s: %+v prints %q, want %q", test.name, test.pos, got, test.want)
		}
	}
}

func TestColumnLettersCarry(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnLetters(column); got != want {
			t.Errorf("ColumnLetters(%d) = %q, want %q", column, got, want)
		}
	}
}

func TestTheWorstProblemComesFirst(t *testing.T) {
	at := func(file string, row int) Position { return Position{File: file, Row: row} }
	problems := []Problem{
		{Severity: Notice, Code: "n", Pos: at("a", 1)},
		{Severity: Error, Code: "late", Pos: at("b", 9)},
		{Severity: Warning, Code: "w", Pos: at("a", 1)},
		{Severity: Error, Code: "early", Pos: at("b", 2)},
		{Severity: Error, Code: "a-code", Pos: at("b", 9)},
	}
	SortProblems(problems)
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Code)
	}
	if want := []string{"early", "a-code", "late", "w", "n"}; !slices.Equal(codes, want) {
		t.Errorf("order = %v, want %v", codes, want)
	}
	if !Worst(problems[3:], Warning) || Worst(problems[4:], Warning) {
		t.Error("Worst must say whether any is as severe, and a notice is no warning")
	}
}
