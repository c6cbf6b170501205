package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// printColumns prints rows with their columns under one another, two spaces apart. Chinese
// characters take two places of a terminal.
func printColumns(w io.Writer, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for len(widths) < len(row) {
			widths = append(widths, columnWidth(rows, len(widths)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-places(cell)+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
}

// columnWidth is how many places the widest cell of a column takes.
func columnWidth(rows [][]string, column int) int {
	width := 0
	for _, row := range rows {
		if column < len(row) {
			width = max(width, places(row[column]))
		}
	}
	return width
}

// cutTo is the beginning of a text, in so many places of a terminal.
func cutTo(s string, room int) string {
	runes := []rune(s)
	for len(runes) > 0 && places(string(runes)) > room-1 {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// places is how many places of a terminal a text takes.
func places(s string) int {
	n := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		case !unicode.Is(unicode.Mn, r):
			n++
		}
	}
	return n
}
