package grid

import (
	"archive/zip"
	"bytes"
	"strings"

	"upshot/metric"
)

// format is one kind of file, judged by its content, never by its name.
type format struct {
	name       string // as the report and problems call it
	recognises func(seen survey, opt Options) bool
	read       func(in input, seen survey, opt Options, f *File) error // fills the file; nil: refused by name, with a hint
}

// formats are tried in this order; the last takes every text. To add one, write its reader in a file of
// its own and a line here.
var formats = []format{
	{"Excel 97-2003 (.xls), or an encrypted workbook", begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), nil},
	{"Excel 97-2003 (.xls)", begins("\x09\x08"), nil},
	{"PDF", begins("%PDF"), nil},
	{"gzip", begins("\x1F\x8B"), nil},
	{"7-Zip", begins("7z\xBC\xAF\x27\x1C"), nil},
	{"RAR", begins("Rar!"), nil},
	{"SQLite", begins("SQLite format 3\x00"), nil},
	{"Parquet", begins("PAR1"), nil},
	{"RTF", begins("{\\rtf"), nil},
	{"xlsx", begins("PK\x03\x04"), readArchive},
	{"binary", isBinary, nil},
	{"HTML", opens("<!doctype html", "<html", "<table", "<meta", "<head"), nil},
	{"SpreadsheetML 2003 (.xml)", isSpreadsheetML, nil},
	{"XML", opens("<?xml"), nil},
	{"JSON", opens(`{"`, `[{`, "{\n", `{ "`, "[\n"), nil},
	{"csv", func(survey, Options) bool { return true }, readText},
}

// recognise finds the format of a file that is not empty.
func recognise(seen survey, opt Options) format {
	for _, f := range formats {
		if f.recognises(seen, opt) {
			return f
		}
	}
	return formats[len(formats)-1]
}

// begins recognises a format by its first bytes.
func begins(signature string) func(survey, Options) bool {
	return func(seen survey, _ Options) bool { return bytes.HasPrefix(seen.head, []byte(signature)) }
}

// opens recognises a format of text by its first characters, without space and case.
func opens(words ...string) func(survey, Options) bool {
	return func(seen survey, _ Options) bool {
		start := seen.opening()
		for _, word := range words {
			if strings.HasPrefix(start, word) {
				return true
			}
		}
		return false
	}
}

// opening is how a text begins, in lower case.
func (s survey) opening() string {
	return strings.ToLower(string(Trim(bytes.TrimPrefix(s.head, bomUTF8))))
}

// isBinary takes a NUL for a sign that a file is no text, unless its encoding is said to be one of those
// that have it.
func isBinary(seen survey, opt Options) bool {
	return seen.hasZero && opt.Encoding == "" && !bytes.HasPrefix(seen.head, bomUTF16[0]) && !bytes.HasPrefix(seen.head, bomUTF16[1])
}

func isSpreadsheetML(seen survey, _ Options) bool {
	start := seen.opening()
	return strings.HasPrefix(start, "<?xml") && strings.Contains(start, "urn:schemas-microsoft-com:office:spreadsheet")
}

// archives are the ZIP archives that are refused by name, each by a part that it has; one without any of
// the workbook's parts is just a ZIP.
var archives = []struct{ part, name string }{
	{"xl/workbook.bin", "Excel binary workbook (.xlsb)"},
	{"word/document.xml", "Word (.docx)"},
	{"content.xml", "OpenDocument (.ods)"},
}

// readArchive reads a ZIP archive, which is a workbook or refused.
func readArchive(in input, _ survey, _ Options, f *File) error {
	data, err := in.all()
	if err != nil {
		return err
	}
	if name := zipContent(data); name != "" {
		return refuse(FormatUnsupported, metric.Position{File: in.path}, in.path, name)
	}
	return readWorkbook(data, f)
}

// zipContent tells what an archive is that is no workbook; "" for a workbook.
func zipContent(data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "" // the library says what is wrong with it
	}
	isWorkbook := false
	for _, part := range archive.File {
		for _, a := range archives {
			if part.Name == a.part {
				return a.name
			}
		}
		isWorkbook = isWorkbook || part.Name == "xl/workbook.xml" || part.Name == "[Content_Types].xml"
	}
	if !isWorkbook {
		return "ZIP"
	}
	return ""
}
