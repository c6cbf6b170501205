package workbook

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// RawCSV writes the records of a ledger that has too many for a sheet, with the columns that the
// sheet would have. It is UTF-8 with a byte order mark, for Excel; times are ISO 8601 with their
// offset. Text that a spreadsheet would take for a formula gets an apostrophe in front.
func RawCSV(out io.Writer, rep *indicator.Report, l *indicator.Ledger, words *wording.Words) error {
	b := &book{rep: rep, words: words, zone: newZone(rep)}
	r := recordsOf(b, l)
	if _, err := io.WriteString(out, "\uFEFF"); err != nil {
		return err
	}
	lines, w := csv.NewWriter(out), newWhereabouts(b, l)
	fields := make([]string, len(r.columns))
	for i, c := range r.columns {
		fields[i] = harmless(c.Head)
	}
	if err := lines.Write(fields); err != nil {
		return err
	}
	for i, line := range l.Lines {
		for k, c := range r.columns {
			fields[k] = ""
			switch c.Kind {
			case wording.RawMapped:
				fields[k] = b.field(&l.Table.Columns[c.Index], int(line))
			case wording.RawValue:
				if r.counts(i, c.Index) {
					fields[k] = number(l.Values[c.Index].Values[i])
				}
			case wording.RawRow:
				fields[k] = strconv.Itoa(int(l.Table.Row[line]))
			default:
				fields[k] = harmless(w.place(c, i))
			}
		}
		if err := lines.Write(fields); err != nil {
			return err
		}
	}
	lines.Flush()
	return lines.Error()
}

func (b *book) field(c *metric.Column, record int) string {
	switch c.Kind {
	case metric.TimeColumn:
		if c.Times[record] == metric.NoInstant {
			return ""
		}
		return b.zone.iso(c.Times[record])
	case metric.NumberColumn:
		return number(c.Numbers[record])
	}
	return harmless(c.Word(record))
}

func number(v float64) string {
	if !metric.Known(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// harmless keeps a spreadsheet from running text of an export as a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
