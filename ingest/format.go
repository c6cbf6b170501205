package ingest

import (
	"archive/zip"
	"bytes"
	"strings"
)

// kind is what a file is, judged by its first bytes, never by its name.
type kind int

const (
	textKind kind = iota
	workbookKind
	refusedKind
	emptyKind
)

// signatures begin the formats that are recognised in order to be refused with a useful sentence.
var signatures = []struct {
	prefix string
	name   string
}{
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Excel 97-2003 (.xls), or an encrypted workbook"},
	{"\x09\x08", "Excel 97-2003 (.xls)"},
	{"%PDF", "PDF"},
	{"\x1F\x8B", "gzip"},
	{"7z\xBC\xAF\x27\x1C", "7-Zip"},
	{"Rar!", "RAR"},
	{"SQLite format 3\x00", "SQLite"},
	{"PAR1", "Parquet"},
	{"{\\rtf", "RTF"},
}

// recognise tells a file's kind; for a refused one also what it seems to be.
func recognise(s survey, forcedEncoding string) (kind, string) {
	if s.bytes == 0 {
		return emptyKind, ""
	}
	for _, sig := range signatures {
		if strings.HasPrefix(string(s.head), sig.prefix) {
			return refusedKind, sig.name
		}
	}
	if bytes.HasPrefix(s.head, []byte("PK\x03\x04")) {
		return workbookKind, ""
	}
	if s.hasZero && !bytes.HasPrefix(s.head, bomUTF16[0]) && !bytes.HasPrefix(s.head, bomUTF16[1]) && forcedEncoding == "" {
		return refusedKind, "binary"
	}
	start := strings.ToLower(string(trim(bytes.TrimPrefix(s.head, bomUTF8))))
	switch {
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"),
		strings.HasPrefix(start, "<table"), strings.HasPrefix(start, "<meta"), strings.HasPrefix(start, "<head"):
		return refusedKind, "HTML"
	case strings.HasPrefix(start, "<?xml") && strings.Contains(start, "urn:schemas-microsoft-com:office:spreadsheet"):
		return refusedKind, "SpreadsheetML 2003 (.xml)"
	case strings.HasPrefix(start, "<?xml"):
		return refusedKind, "XML"
	case strings.HasPrefix(start, `{"`), strings.HasPrefix(start, `[{`), strings.HasPrefix(start, "{\n"), strings.HasPrefix(start, "{ \""), strings.HasPrefix(start, "[\n"):
		return refusedKind, "JSON"
	}
	return textKind, ""
}

// zipContent tells what an archive is that is no workbook; "" for a workbook.
func zipContent(data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "" // the library says what is wrong with it
	}
	isWorkbook := false
	for _, part := range archive.File {
		switch name := part.Name; {
		case name == "xl/workbook.bin":
			return "Excel binary workbook (.xlsb)"
		case name == "word/document.xml":
			return "Word (.docx)"
		case name == "content.xml":
			return "OpenDocument (.ods)"
		case name == "xl/workbook.xml" || name == "[Content_Types].xml":
			isWorkbook = true
		}
	}
	if !isWorkbook {
		return "ZIP"
	}
	return ""
}
