package workbook

import (
	"math"
	"strings"
	"unicode"
)

const (
	firstWidth = 60.0 // of column A at least, where the lines under the title wrap, in widths of a digit

	pageWidth = 220.0 // of the columns on a printed page, where they stay readable

	lineHeight     = 16.0  // points, of one line of text
	wideLineHeight = 20.0  // the same with Chinese characters, whose font is taller
	maxHeight      = 400.0 // of a row; Excel's own bound is 409

	widestByte = 1.4 // of runeWidth: no character is wider for each byte that it takes
)

// spread gives the tables of a sheet the same columns, as wide as any of them asks for and as the longest
// word of a header needs. On a presentation sheet the first is wide enough for the lines under the title.
func (s *sheet) spread() []float64 {
	var widths []float64
	for _, t := range s.tables {
		for i, c := range t.columns {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], c.width, headWidth(c.head))
		}
	}
	if !s.raw && !s.broad {
		widths[0] = max(widths[0], firstWidth)
	}
	for _, t := range s.tables {
		for i := range t.columns {
			t.columns[i].width = widths[i]
		}
	}
	return widths
}

// runsOn reports whether a line under the title runs on to the right: over the columns of the records, and on a
// broad sheet as far as a page goes, there is room.
func (s *sheet) runsOn(line string) bool { return s.raw || s.broad && lineWidth(line) <= pageWidth }

// pagesAcross is how many pages the columns of a broad sheet take, the first two on each.
func pagesAcross(widths []float64) int {
	repeated, rest := 0.0, 0.0
	for i, w := range widths {
		if i < 2 {
			repeated += w
		} else {
			rest += w
		}
	}
	return max(1, int(math.Ceil(rest/(pageWidth-repeated))))
}

// headWidth is the least width of a column in which no word of its bold header breaks.
func headWidth(head string) float64 {
	longest := 0.0
	for _, word := range fold(head, 0) {
		longest = max(longest, lineWidth(word))
	}
	return longest*1.15 + 2
}

// lineWidth is about how wide a text is on one line.
func lineWidth(s string) float64 {
	size := 0.0
	for _, r := range s {
		size += runeWidth(r)
	}
	return size
}

// fold breaks a line at spaces, or after Chinese characters, so that no part is wider than the limit.
// A word that is wider by itself stays whole.
func fold(line string, limit float64) []string {
	var parts []string
	runes := []rune(line)
	start, breakAt, used := 0, -1, 0.0
	for i := 0; i < len(runes); i++ {
		used += runeWidth(runes[i])
		if used > limit && breakAt > start {
			parts = append(parts, strings.TrimSpace(string(runes[start:breakAt])))
			start, i, used, breakAt = breakAt, breakAt-1, 0, -1
			continue
		}
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if unicode.IsSpace(runes[i]) || wide(runes[i]) && !unicode.IsPunct(next) {
			breakAt = i + 1
		}
	}
	return append(parts, strings.TrimSpace(string(runes[start:])))
}

// textHeight is the height of a text that wraps in a width, in points; long words break anywhere.
func textHeight(s string, width float64) float64 {
	if float64(len(s))*widestByte <= width && !strings.ContainsFunc(s, wide) {
		return lineHeight // most cells
	}
	count, line := 0, lineHeight
	for _, part := range fold(s, width) {
		total := 0.0
		for _, r := range part {
			total += runeWidth(r)
			if wide(r) {
				line = wideLineHeight
			}
		}
		count += max(1, int(math.Ceil(total/width)))
	}
	return float64(count) * line
}

func wide(r rune) bool { return r >= 0x2E80 && r <= 0xFFEF }

// runeWidth is about how wide a character of the sheet's font is, in the unit of column widths.
func runeWidth(r rune) float64 {
	switch {
	case wide(r):
		return 2.2
	case unicode.IsUpper(r), r == 'm', r == 'w', r == '%':
		return 1.4
	case strings.ContainsRune("iljtfr.,:;'()[]| ", r):
		return 0.65
	}
	return 1.1
}

// height is the row height that the cells of a row need, those that wrap included.
func (t *table) height(cells []any, heads bool) float64 {
	most := lineHeight
	for i, c := range t.columns {
		words, width := c.head, c.width*0.85 // bold
		if !heads {
			words, width = "", c.width
			if i < len(cells) {
				words = wrapped(cells[i], c.style)
			}
		}
		if words != "" {
			most = max(most, textHeight(words, width-1))
		}
	}
	return min(most, maxHeight)
}

// wrapped is the text of a cell that wraps, "" for other cells.
func wrapped(cell any, st style) string {
	if v, ok := cell.(as); ok {
		cell, st = v.value, v.style
	}
	if v, ok := cell.(link); ok {
		return v.text
	}
	if v, ok := cell.(web); ok {
		return v.text
	}
	if s, ok := cell.(string); ok && st == text {
		return s
	}
	return ""
}
