package metric

// Dataset is everything that was read: a table a source, in the plan's order, and all projects.
type Dataset struct {
	Projects []Project // the plan's, in its order, then those only the exports know, by name
	Tables   []Table

	Registers Registers // the assessment, the actions, the evidence and the findings
}

// Table is the records of one source, by column. Only mapped columns are in it, and only records
// that are used: those dated inside a phase by a column that an indicator uses, the open ones, and, where
// incidents are linked to deployments, those of both from the first phase to the as-of day.
type Table struct {
	Source  int // index into Plan.Sources
	N       int
	Columns []Column
	Project []int32 // a record's index into Dataset.Projects, -1 where no column says it
	File    []int32 // a record's index into Account.Files
	Row     []int32 // a record's line or row in that file
	Account Account

	Excluded []ExcludedRecord // those that the definition takes out by hand, in the files' order
	LeftOut  LeftOut
}

// ExcludedRecord is a record that was taken out by hand, and where it stands.
type ExcludedRecord struct {
	Exclusion
	At Position // in the file; Pos is in the definition
}

// LeftOut lists the records that are not used, in the files' order. It holds no more than Appendix.MaxRows:
// those outside the phases are in it only if all fit, the others as far as they fit, and every reason has
// its true count.
type LeftOut struct {
	Reasons []LeftOutReason
	File    []int32  // a record's index into Account.Files
	Row     []int32  // its line or row in that file
	Column  []int32  // wide: the character or column of its value; nil where records are rows
	Why     []uint8  // its index into Reasons
	ID      []string // nil if the source maps none
}

// ByHand counts the listed records with an id that the definition takes out by hand.
func (l *LeftOut) ByHand(id string) (n int) {
	for i, why := range l.Why {
		if l.Reasons[why].Code == "excluded" && l.ID[i] == id {
			n++
		}
	}
	return n
}

// At is where a listed record stands; files are those of the source's account.
func (l *LeftOut) At(files []FileAccount, i int) Position {
	f := &files[l.File[i]]
	p := Position{File: f.Path, Sheet: f.Sheet, Row: int(l.Row[i])}
	if l.Column != nil {
		p.Column = int(l.Column[i])
	}
	return p
}

// LeftOutReason is why records were left out.
type LeftOutReason struct {
	Fate  string // "rejected", "duplicate", "filtered" or "outside", as the accounts count it
	Code  string // one of LeftOutCodes
	Role  string // the column that decided it, or ""
	Count int    // records of this reason, listed or not
}

// LeftOutCodes are the reasons: a cell that cannot be read; more cells than the header; a copy of another
// record; a copy whose values another one replaced; a condition of keep not met; one of drop met; excluded by
// hand; no date in a phase; no date at all.
var LeftOutCodes = []string{"unreadable", "shifted", "copy", "replaced", "keep", "drop", "excluded", "outside", "undated"}

// Column finds a column by role, or nil.
func (t *Table) Column(role string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Role == role {
			return &t.Columns[i]
		}
	}
	return nil
}

// Position is where a record stands in its file.
func (t *Table) Position(record int) Position {
	p := Position{Row: int(t.Row[record])}
	if f := int(t.File[record]); f < len(t.Account.Files) {
		p.File, p.Sheet = t.Account.Files[f].Path, t.Account.Files[f].Sheet
	}
	return p
}

// ColumnKind is how a column is stored.
type ColumnKind int

const (
	WordColumn   ColumnKind = iota // text, as an index into Words
	TimeColumn                     // moments
	NumberColumn                   // numbers; a duration is in seconds
)

// Column is one mapped column. Only the slice of its Kind is set; it has Table.N values.
type Column struct {
	Role     string
	Header   string // as it stands in the file
	Kind     ColumnKind
	Duration bool // NumberColumn: values are seconds

	Codes   []uint32 // WordColumn: index into Words; Words[0] is "", the empty cell
	Words   []string
	Letters []byte    // WordColumn of ids and the like, in place of Codes and Words: the words one after another
	Ends    []uint64  // of Letters: where each record's word ends
	Times   []Instant // NoInstant is an empty cell
	Numbers []float64 // Missing() is an empty cell
	Percent []bool    // NumberColumn: nil, or whether the cell carried a per cent sign
}

// Account is where every row of a source went.
type Account struct {
	Files []FileAccount
}

// FileAccount accounts for one file or sheet. Rows = Used + Outside + Filtered + Duplicates + Rejected.
// A wide file counts its filled cells. Records excluded by hand are among the filtered.
type FileAccount struct {
	Path, Sheet, Format, Encoding, SHA256               string
	Bytes                                               int64
	Layout                                              string // as Source.Layout
	Delimiter                                           string // of a delimited text, the character itself, or ""
	HeaderRow                                           int    // the line or sheet row of the header's last row, 0 without one
	Range                                               string // the cells that hold the table, where not all of the sheet was read, or ""
	HiddenRows, HiddenColumns                           int    // that were read like the others
	Rows, Used, Outside, Filtered, Duplicates, Rejected int
	Excluded                                            int // of Filtered
	Totals, Headers, Blank                              int // rows that are no records, not in Rows
	Columns                                             []ColumnAccount
}

// Accounted is how many rows have a known fate; Rows, if nothing was dropped in silence.
func (f FileAccount) Accounted() int {
	return f.Used + f.Outside + f.Filtered + f.Duplicates + f.Rejected
}

// ColumnAccount says how a column was read: "3/Nov/20 12:17, 812 of 812 cells". The cells that are neither
// read nor empty are those that could not be.
type ColumnAccount struct {
	Role, Header string
	Format       string // how its times or numbers are written; "" for words
	Sample       string // a cell of the file that is written so, 40 characters at most; "" for words
	Read, Empty  int
	Unread       int
}

// Cells is how many cells of the column are filled.
func (c ColumnAccount) Cells() int { return c.Read + c.Unread }

// Empty reports whether a record's cell is empty.
func (c *Column) Empty(record int) bool {
	switch c.Kind {
	case TimeColumn:
		return c.Times[record] == NoInstant
	case NumberColumn:
		return !Known(c.Numbers[record])
	}
	return c.Word(record) == ""
}

// Len is how many records a WordColumn has a word of.
func (c *Column) Len() int { return max(len(c.Codes), len(c.Ends)) }

// Word is a record's text in a WordColumn, "" for an empty cell.
func (c *Column) Word(record int) string {
	if c.Codes != nil {
		return c.Words[c.Codes[record]]
	}
	from := uint64(0)
	if record > 0 {
		from = c.Ends[record-1]
	}
	return string(c.Letters[from:c.Ends[record]])
}

// Number is a record's number, or its moment in milliseconds; Missing() for an empty cell or a word.
func (c *Column) Number(record int) float64 {
	switch {
	case c.Kind == NumberColumn:
		return c.Numbers[record]
	case c.Kind == TimeColumn && c.Times[record] != NoInstant:
		return float64(c.Times[record])
	}
	return Missing()
}
