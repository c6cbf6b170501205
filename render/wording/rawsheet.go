package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// RawColumn is a column of the sheet, or CSV file, that holds the records of a ledger.
type RawColumn struct {
	Head  string
	Kind  RawKind
	Index int // RawMapped: into Table.Columns; RawValue, RawLinked: into Ledger.Values
}

// RawKind is what a column of records holds.
type RawKind int

const (
	RawMapped RawKind = iota // as the export has it
	RawPhase
	RawGroup
	RawProject
	RawValue  // what the record contributes to an indicator
	RawLinked // the deployment that an incident is linked to
	RawFile
	RawSheet
	RawRow
)

// placeColumns say in words where a record belongs.
var placeColumns = []struct {
	kind RawKind
	key  string
}{{RawPhase, "workbook.column.phase"}, {RawGroup, "workbook.column.group"}, {RawProject, "workbook.column.project"}}

// sourceColumns say which row of which file a record is; their names are the same in every language.
var sourceColumns = []RawColumn{{"source_file", RawFile, 0}, {"source_sheet", RawSheet, 0}, {"source_row", RawRow, 0}}

// RawColumns lists the columns of a ledger's records: what was mapped, where the record belongs, what it
// contributes, where it came from.
func (w *Words) RawColumns(rep *indicator.Report, l *indicator.Ledger) []RawColumn {
	heads := Names{}
	for _, c := range sourceColumns {
		heads.Take(c.Head)
	}
	var columns []RawColumn
	for i := range l.Table.Columns {
		c := &l.Table.Columns[i]
		name := c.Header
		if c.Duration {
			name = w.Say("workbook.raw.seconds", name)
		}
		columns = append(columns, RawColumn{heads.Column(name, c.Role), RawMapped, i})
	}
	for _, place := range placeColumns {
		columns = append(columns, RawColumn{heads.Column(w.Say(place.key), "upshot"), place.kind, 0})
	}
	for i, v := range l.Values {
		spec := &rep.Plan.Indicators[v.Indicator]
		kind, key := RawValue, "workbook.raw."+string(v.Part)
		switch {
		case v.Part == indicator.Deployment:
			kind = RawLinked
		case spec.Measure.Form == metric.Duration:
			key = "workbook.raw.duration"
			if spec.Measure.Working {
				key += ".working"
			}
		}
		columns = append(columns, RawColumn{heads.Column(w.Say(key, spec.ID), string(v.Part)), kind, i})
	}
	return append(columns, sourceColumns...)
}

// LedgerName is the stable name of a ledger's records: of their sheet, as far as Excel takes it, or of their
// CSV file.
func LedgerName(rep *indicator.Report, l *indicator.Ledger) string {
	return "raw-" + rep.Plan.Sources[l.Table.Source].ID + "-" + l.At
}

// SheetRows is Excel's own bound on the rows of a sheet, less the lines on top.
const SheetRows = 1_048_576 - 16

// Oversize reports whether a ledger has too many lines for a sheet: its records belong into a CSV file.
func Oversize(rep *indicator.Report, l *indicator.Ledger) bool {
	return len(l.Lines) > min(rep.Plan.Appendix.MaxRows, SheetRows)
}

// RawTabs names the sheets of all ledgers, "" for one that has none, and takes the names from those in use.
func RawTabs(rep *indicator.Report, tabs Names) []string {
	names := make([]string, len(rep.Ledgers))
	for i := range rep.Ledgers {
		if l := &rep.Ledgers[i]; !Oversize(rep, l) {
			names[i] = tabs.Tab(LedgerName(rep, l))
		}
	}
	return names
}
