package main

import (
	"fmt"
	"io"
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

// printTable prints a table behind a margin, its numbers to the right of their columns.
func printTable(w io.Writer, t wording.ExplainTable, margin string) {
	rows := append([][]string{t.Heads}, t.Rows...)
	for column := range t.Heads {
		if !t.Number(column) {
			continue
		}
		widest := columnWidth(rows, column)
		for i, row := range rows {
			if column < len(row) {
				own := append([]string{}, row...)
				own[column] = strings.Repeat(" ", widest-places(row[column])) + row[column]
				rows[i] = own
			}
		}
	}
	for i := range rows {
		if len(rows[i]) > 0 {
			rows[i] = append([]string{margin + rows[i][0]}, rows[i][1:]...)
		}
	}
	printColumns(w, rows)
}
