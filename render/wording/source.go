package wording

import (
	"strings"

	"upshot/metric"
)

// FileFormat is what kind of file it is: "CSV"; packed ones say so. A format without words stands as it is.
func (w *Words) FileFormat(format string) string {
	if inner, packed := strings.CutSuffix(format, ", gzip"); packed {
		return w.Say("source.packed.gz", w.FileFormat(inner))
	}
	return w.known("source.format.", format)
}

// delimiters have names, because a comma in a cell of its own is hard to see.
var delimiters = map[string]string{",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space"}

// Delimiter is what stands between the cells of a text, "" for other files.
func (w *Words) Delimiter(d string) string {
	if d == "" {
		return ""
	}
	if name, ok := delimiters[d]; ok {
		return w.Say("source.delimiter." + name)
	}
	return w.Say("source.delimiter.other", d)
}

// Layout says what a row of the file is: "one row a record".
func (w *Words) Layout(layout string) string { return w.known("source.layout.", layout) }

// CellFormat is how cells are written, in words, or the layout itself where it has none; no layout is text.
func (w *Words) CellFormat(layout string) string {
	if layout == "" {
		layout = "text"
	}
	if key := "source.cells." + layout; w.Has(key) { // case tells months from minutes
		return w.Say(key)
	}
	return layout
}

// Evidence says how many of a column's filled cells were read, and how one of them is written:
// "3/Nov/20 12:17, 812 of 812 cells".
func (w *Words) Evidence(c metric.ColumnAccount) string {
	cells := w.Say("source.cells", w.Count(c.Read), w.Count(c.Cells()))
	if c.Sample == "" {
		return cells
	}
	return w.Say("source.evidence", c.Sample, cells)
}

// LeftOut says why records of a source are not used. header words a role, conditions what the definition asks
// of records.
func (w *Words) LeftOut(s *metric.Source, why metric.LeftOutReason, header func(role string) string, conditions func(metric.Conditions) string) string {
	key := "source.left." + why.Code
	switch why.Code {
	case "unreadable":
		return w.Say(key, header(why.Role))
	case "keep":
		return w.Say(key, conditions(of(why.Role, s.Keep)))
	case "drop":
		return w.Say(key, conditions(of(why.Role, s.Drop)))
	}
	return w.Say(key)
}

// of are the conditions on a role.
func of(role string, all metric.Conditions) (some metric.Conditions) {
	for _, c := range all {
		if c.Role == role {
			some = append(some, c)
		}
	}
	return some
}
