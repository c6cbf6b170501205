package grid

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// opened renders a file: its format and encoding, then each table with its traits, merges and rows, as
// [cell|cell]@row, and every problem.
func opened(data []byte, opt Options) string {
	f, problem := Open(fstest.MapFS{"f": {Data: data}}, "f", "f", opt)
	if problem != nil {
		return fmt.Sprintf("%s at %s %v", problem.Code, problem.Pos, problem.Args[1:])
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s", f.Format, f.Encoding)
	for _, p := range f.Problems {
		fmt.Fprintf(&out, " %s", p.Code)
	}
	for i := range f.Tables {
		t := &f.Tables[i]
		if f.OneOf && i > 0 {
			break // the same text, split by other delimiters
		}
		fmt.Fprintf(&out, "\n%s:", t.Name)
		if t.Hidden {
			out.WriteString(" hidden")
		}
		if t.Date1904 {
			out.WriteString(" 1904")
		}
		for _, m := range t.Merges {
			fmt.Fprintf(&out, " %v", m)
		}
		for _, p := range t.Notes {
			fmt.Fprintf(&out, " %s%v", p.Code, p.Args)
		}
		out.WriteString(rowsOf(t))
	}
	if !f.Settled() {
		out.WriteString("\nnot settled")
	}
	return out.String()
}

// rowsOf walks over a table.
func rowsOf(t *Table) string {
	var out strings.Builder
	problem := Walk(t, 0, 2, nil, func(rows Rows) string {
		var out strings.Builder
		for rows.Next() {
			var cells [][]byte
			for i := range rows.Count() {
				cells = append(cells, rows.Cell(i))
			}
			fmt.Fprintf(&out, " [%s]@%d", bytes.Join(cells, []byte("|")), rows.Row())
		}
		if p, failed := rows.Failure(); failed {
			fmt.Fprintf(&out, " %s at %s", p.Code, p.Pos)
		}
		return out.String()
	}, func(s string) { out.WriteString(s) })
	if problem != nil {
		fmt.Fprintf(&out, " %s at %s", problem.Code, problem.Pos)
	}
	return out.String()
}

// openedCase is a file and what it is opened as.
type openedCase struct {
	claim, data string
	opt         Options
	want        string
}

func checkOpened(t *testing.T, cases []openedCase) {
	t.Helper()
	for _, c := range cases {
		if got := opened([]byte(c.data), c.opt); got != c.want {
			t.Errorf("%s: opened(%.300q) =\n%s\nwant\n%s", c.claim, c.data, got, c.want)
		}
	}
}

// checkWhole opens and walks all tables of a file, and fails if one of them gives nothing and says nothing.
func checkWhole(t *testing.T, data []byte, opt Options) {
	t.Helper()
	f, problem := Open(fstest.MapFS{"f": {Data: data}}, "f", "f", opt)
	if problem != nil {
		if problem.Code == "" || problem.Pos.File != "f" {
			t.Fatalf("a problem without code or place: %+v", problem)
		}
		return
	}
	if len(f.Tables) == 0 {
		t.Fatal("neither a table nor a problem")
	}
	for i := range f.Tables {
		table := &f.Tables[i]
		top, _, problem := table.Top(5)
		if problem != nil {
			continue
		}
		type seen struct {
			rows   [][]string
			failed bool
		}
		var all seen
		problem = Walk(table, 0, 2, nil, func(rows Rows) (s seen) {
			for rows.Next() {
				if rows.At(-1).Row != rows.Row() {
					t.Fatalf("row %d is at %s", rows.Row(), rows.At(-1))
				}
				if len(s.rows) == len(top) {
					continue
				}
				row := make([]string, rows.Count())
				for c := range row {
					row[c] = string(Trim(rows.Cell(c)))
					rows.At(c)
				}
				s.rows = append(s.rows, row)
			}
			_, s.failed = rows.Failure()
			return s
		}, func(s seen) {
			all.rows, all.failed = append(all.rows, s.rows...), all.failed || s.failed
		})
		if problem == nil && !all.failed && len(all.rows) < len(top) {
			t.Fatalf("table %q has %d rows at its top and %d in all", table.Name, len(top), len(all.rows))
		}
		for r := range min(len(top), len(all.rows)) {
			if got, want := fmt.Sprint(all.rows[r]), fmt.Sprint(top[r]); got != want && len(table.Merges) == 0 {
				t.Fatalf("table %q: row %d is %s when walked, and %s at the top", table.Name, r, got, want)
			}
		}
	}
	f.Settled()
}
