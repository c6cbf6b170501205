package main

import (
	"fmt"
	"strings"
)

// table is a text export: its separator and line end, and its lines.
type table struct {
	separator, newline string
	quoteAll           bool
	text               strings.Builder
}

// row writes one line; cells are quoted where RFC 4180 asks for it, or all of them.
func (t *table) row(cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			t.text.WriteString(t.separator)
		}
		if t.quoteAll || strings.ContainsAny(cell, t.separator+"\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		t.text.WriteString(cell)
	}
	t.text.WriteString(t.newline)
}

// Layouts of the exports.
const (
	isoSeconds = "2006-01-02 15:04:05"
	jiraTime   = "2/Jan/06 15:04"
)

// handle names a person by role and number; the sample holds no names.
func handle(c *chance, role string, n int) string { return fmt.Sprintf("%s-%02d", role, 1+c.IntN(n)) }

// blemish is a cell that somebody typed wrongly: the record (from 1), the column (from 0), and what
// stands there instead.
type blemish struct {
	record, column int
	cell           string
}

// spoil puts the record's blemishes into its cells.
func spoil(cells []string, record int, blemishes []blemish) []string {
	for _, b := range blemishes {
		if b.record == record {
			cells[b.column] = b.cell
		}
	}
	return cells
}
