package ingest

import (
	"fmt"
	"strings"
	"testing"

	"upshot/metric"
)

// account renders a file's account, without what is nought.
func account(a metric.FileAccount) string {
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{{"rows", a.Rows}, {"used", a.Used}, {"outside", a.Outside}, {"filtered", a.Filtered}, {"duplicates", a.Duplicates}, {"rejected", a.Rejected}, {"totals", a.Totals}, {"headers", a.Headers}, {"blank", a.Blank}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.name, p.n))
		}
	}
	return strings.Join(parts, ", ")
}

func accounts(d *metric.Dataset) string {
	var all []string
	for _, a := range d.Tables[0].Account.Files {
		all = append(all, account(a))
	}
	return strings.Join(all, "; ")
}

func problemLines(problems []metric.Problem) string {
	var lines []string
	for _, p := range problems {
		line := fmt.Sprintf("%s %s: %s %s", p.Pos, p.Severity, p.Code, strings.Join(p.Args, ","))
		if p.InDefinition {
			line += " (definition)"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// checkRead checks what was read: where the rows went, the first table and the problems.
func checkRead(t *testing.T, claim string, d *metric.Dataset, found []metric.Problem, account, table, problems string) {
	t.Helper()
	checkSums(t, d)
	if got := accounts(d); got != account {
		t.Errorf("%s: account = %s, want %s", claim, got, account)
	}
	if got := dump(d, 0); got != table {
		t.Errorf("%s: table =\n%s\nwant\n%s", claim, got, table)
	}
	if got := problemLines(found); got != problems {
		t.Errorf("%s: problems =\n%s\nwant\n%s", claim, got, problems)
	}
}

func checkSums(t *testing.T, d *metric.Dataset) {
	t.Helper()
	for _, table := range d.Tables {
		n := 0
		for _, a := range table.Account.Files {
			if sum := a.Used + a.Outside + a.Filtered + a.Duplicates + a.Rejected; sum != a.Rows {
				t.Errorf("%s: fates sum to %d, want %d rows", a.Path, sum, a.Rows)
			}
			n += a.Used
		}
		if n != table.N || len(table.Row) != n || len(table.File) != n || len(table.Project) != n {
			t.Errorf("table of %d records, %d rows, %d files, %d projects; want %d each", table.N, len(table.Row), len(table.File), len(table.Project), n)
		}
		for _, c := range table.Columns {
			if got := c.Len() + len(c.Times) + len(c.Numbers); got != n {
				t.Errorf("column %s has %d values, want %d", c.Role, got, n)
			}
		}
	}
}
