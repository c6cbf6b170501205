package grid

import (
	"errors"
	"io/fs"

	"upshot/metric"
)

// Codes of what is wrong with a file. Each has a sentence and a hint in
// templates/messages/*/reading.json; the comments list the arguments.
const (
	FileUnreadable    = "file-unreadable"    // path, the system's words
	FileTooLarge      = "file-too-large"     // path, limit in MB
	FileEmpty         = "file-empty"         // path
	FormatUnsupported = "format-unsupported" // path, what the file is
	NoExport          = "no-export"          // path, what the file is
	ZeroBytes         = "zero-bytes"         // path
	WorkbookCorrupt   = "workbook-corrupt"   // path, what was found, or the library's words
	WorkbookOld       = "workbook-old"       // path, what the file is
	WorkbookEncrypted = "workbook-encrypted" // path
	FormulaUncached   = "formula-uncached"   // count, sheet
	UnknownEncoding   = "unknown-encoding"   // name, near
	EncodingGuessed   = "encoding-guessed"   // path, encoding
	QuoteUnclosed     = "quote-unclosed"     // path
	CellTooLarge      = "cell-too-large"     // path
	RowTooLarge       = "row-too-large"      // path, limit in MB
	TooManyColumns    = "too-many-columns"   // path

	ArchiveUnsupported = "archive-unsupported" // path, what the file is
	ArchiveCutOff      = "archive-cut-off"     // path
	UnpacksTooLarge    = "unpacks-too-large"   // path, limit in MB
	TooManyRows        = "too-many-rows"       // path
	TooManyMerges      = "too-many-merges"     // path
	TooManyTables      = "too-many-tables"     // path
	TooDeep            = "too-deep"            // path, limit
	TableCutOff        = "table-cut-off"       // path
	HiddenRead         = "hidden-read"         // sheet, hidden rows, hidden columns
	XMLInvalid         = "xml-invalid"         // path, the library's words
	NoTable            = "no-table"            // path
	SaysInstead        = "says-instead"        // path, what the file says
	JSONInvalid        = "json-invalid"        // path, the library's words
	JSONCutOff         = "json-cut-off"        // path
	JSONRecordTooLarge = "json-record-large"   // path, limit in MB
	JSONNoRecord       = "json-no-record"      // path
	JSONNoRecords      = "json-no-records"     // path
	JSONListUnclear    = "json-list-unclear"   // path, the lists' paths
	JSONListMissing    = "json-list-missing"   // path, rows, the lists' paths
)

// problemError carries a problem through a function that returns an error.
type problemError struct{ metric.Problem }

func (e problemError) Error() string { return e.Code }

// refuse is the error of a file that cannot be read.
func refuse(code string, pos metric.Position, args ...string) error {
	return problemError{metric.Problem{Code: code, Pos: pos, Args: args}}
}

// asProblem is the problem in an error that this package made.
func asProblem(err error) *metric.Problem {
	var e problemError
	if errors.As(err, &e) {
		return &e.Problem
	}
	return &metric.Problem{Code: FileUnreadable, Args: []string{"", Reason(err)}}
}

// Reason is an error without the path that the sentence names anyway.
func Reason(err error) string {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err.Error()
	}
	return err.Error()
}
