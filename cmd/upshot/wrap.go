package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"upshot/render/wording"
)

// printWrapped prints a text behind a margin, in lines of at most so many places of a terminal. It breaks
// at spaces and beside Chinese characters, but never before a mark that ends a phrase, and leaves a longer
// word whole.
func printWrapped(w io.Writer, text, margin string, limit int) {
	room := limit - places(margin)
	line := ""
	flush := func() {
		if line = strings.TrimRight(line, " "); line != "" {
			fmt.Fprintln(w, margin+line)
		}
		line = ""
	}
	for _, part := range breakable(text) {
		if line != "" && places(line+strings.TrimRight(part, " ")) > room {
			flush()
		}
		if line == "" {
			part = strings.TrimLeft(part, " ")
		}
		line += part
	}
	flush()
}

// breakable parts a text where a line may end: the parts joined are the text.
func breakable(text string) []string {
	var parts []string
	start := 0
	runes := []rune(text)
	for i := 0; i+1 < len(runes); i++ {
		here, next := runes[i], runes[i+1]
		space := here == ' ' && next != ' '
		between := (fullWidth(here) || fullWidth(next)) && !unicode.IsSpace(next) && !closes(next) && !opens(here)
		if space || between {
			parts = append(parts, string(runes[start:i+1]))
			start = i + 1
		}
	}
	return append(parts, string(runes[start:]))
}

func fullWidth(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// closes reports whether a mark belongs to what stands before it, opens whether to what follows.
func closes(r rune) bool { return strings.ContainsRune("，。；：、）”’》？！%),.;:", r) }
func opens(r rune) bool  { return strings.ContainsRune("（“‘《(", r) }

// printTable prints a table behind a margin, its numbers to the right of their columns. One that would be too
// wide is turned on its side, where that makes it narrower.
func printTable(w io.Writer, t wording.ExplainTable, margin string, limit int) {
	if t = aligned(t); tableWidth(t)+places(margin) > limit {
		if other := aligned(turned(t)); tableWidth(other) < tableWidth(t) {
			t = other
		}
	}
	for i, row := range append([][]string{t.Heads}, t.Rows...) {
		if len(row) > 0 {
			row[0] = margin + row[0]
		}
		if i > 0 {
			t.Rows[i-1] = row
		}
	}
	printColumns(w, append([][]string{t.Heads}, t.Rows...))
}

// aligned is a copy of a table with blanks before its numbers.
func aligned(t wording.ExplainTable) wording.ExplainTable {
	rows := [][]string{slices.Clone(t.Heads)}
	for _, row := range t.Rows {
		rows = append(rows, slices.Clone(row))
	}
	for column := range t.Heads {
		widest := columnWidth(rows, column)
		for _, row := range rows {
			if t.Number(column) && column < len(row) {
				row[column] = strings.Repeat(" ", widest-places(row[column])) + row[column]
			}
		}
	}
	t.Heads, t.Rows = rows[0], rows[1:]
	return t
}

// turned is a table with its rows as columns: the heads are its first column.
func turned(t wording.ExplainTable) wording.ExplainTable {
	out := wording.ExplainTable{Caption: t.Caption, Numeric: []bool{false}}
	for column, head := range t.Heads {
		row := []string{strings.TrimSpace(head)}
		for _, own := range t.Rows {
			row = append(row, strings.TrimSpace(own[column]))
		}
		if column == 0 {
			out.Heads = row
		} else {
			out.Rows = append(out.Rows, row)
		}
	}
	for range t.Rows {
		out.Numeric = append(out.Numeric, true)
	}
	return out
}

// tableWidth is how many places the rows of a table take.
func tableWidth(t wording.ExplainTable) int {
	width := 0
	for column := range t.Heads {
		width += 2 + columnWidth(append([][]string{t.Heads}, t.Rows...), column)
	}
	return width - 2
}
