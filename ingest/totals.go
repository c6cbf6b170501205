package ingest

import (
	"bytes"

	"upshot/ingest/grid"
)

// naming is where in a file's rows a totals row may have its word, the first filled cell aside.
type naming struct {
	places []int // of the project and the series
	id     int   // -1: the file has none
	others []int // of all other mapped cells
}

func (s *sourceReader) naming(f *fileReading) naming {
	n := naming{id: -1}
	for i, c := range s.columns {
		switch {
		case f.index[i] > 0 && (c.Role == "project" || c.Role == "series"):
			n.places = append(n.places, f.index[i])
		case c.Role == "id":
			n.id = f.index[i]
		case f.index[i] >= 0 && c.Role != "project" && c.Role != "series":
			n.others = append(n.others, f.index[i])
		}
	}
	return n
}

// sumsUp reports whether the first filled cell of a row, or the one that names its project or series, says
// that the row sums up others. What has an id of its own is a record, even if its title is "Total"; a number
// in a row that is empty otherwise is no id but a count.
func (n naming) sumsUp(rows grid.Rows, first []byte) bool {
	totals := isTotals(first)
	for _, i := range n.places {
		totals = totals || isTotals(trim(rows.Cell(i)))
	}
	if !totals || n.id < 0 {
		return totals
	}
	id := trim(rows.Cell(n.id))
	return len(id) == 0 || isTotals(id) || isNumeric(id) && n.isBare(rows)
}

// isBare reports whether a row names something and says no more of it.
func (n naming) isBare(rows grid.Rows) bool {
	for _, i := range n.others {
		if len(trim(rows.Cell(i))) > 0 {
			return false
		}
	}
	return true
}

// totalsWords begin a row that sums up the others. Averages are no records either.
var totalsWords = []string{
	"合计", "总计", "小计", "汇总", "共计", "总和", "累计", "合计数", "平均", "平均值", "均值",
	"Total", "Totals", "Total sum", "Grand total", "Grand totals", "Subtotal", "Subtotals", "Sub-total", "Sub total", "Sum", "Average",
}

// isTotals reports whether a trimmed cell names a totals row. Space between Chinese characters is layout.
func isTotals(cell []byte) bool {
	if len(cell) < 3 || len(cell) > 24 {
		return false
	}
	switch cell[0] {
	case 'T', 't', 'G', 'g', 'S', 's', 'A', 'a', "合"[0], "总"[0], "共"[0], "累"[0]:
	default:
		return false
	}
	cell = bytes.TrimRight(bytes.TrimSuffix(cell, []byte("：")), ": ")
	if cell[0] >= 0x80 && bytes.ContainsAny(cell, " \u3000\u00a0") {
		cell = []byte(foldHeader(string(cell)))
	}
	for _, word := range totalsWords {
		if len(cell) == len(word) && bytes.EqualFold(cell, []byte(word)) {
			return true
		}
	}
	return false
}
