package grid

import (
	"bytes"
	"io"
	"strings"

	"upshot/metric"
)

// format is one kind of file, judged by its content, never by its name.
type format struct {
	name       string // as the report and problems call it
	recognises func(seen survey, opt Options) bool
	read       func(in input, seen survey, opt Options, f *File) error // fills the file; nil: refused by name, with a hint
}

// formats are tried in this order, and then the texts. To add one, write its reader in a file of its own and
// a line here or there.
var formats = []format{
	{"Excel 97-2003 (.xls), or an encrypted workbook", begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), refuseCompound},
	{"Excel 97-2003 (.xls)", begins("\x09\x08"), refuseOld},
	{"PDF", begins("%PDF"), refuseOther},
	{"gzip", begins("\x1F\x8B"), readGzip},
	{"7-Zip", begins("7z\xBC\xAF\x27\x1C"), refusePacked},
	{"RAR", begins("Rar!"), refusePacked},
	{"bzip2", begins("BZh"), refusePacked},
	{"xz", begins("\xFD7zXZ\x00"), refusePacked},
	{"Zstandard", begins("\x28\xB5\x2F\xFD"), refusePacked},
	{"SQLite", begins("SQLite format 3\x00"), refuseOther},
	{"Parquet", begins("PAR1"), refuseOther},
	{"RTF", begins("{\\rtf"), refuseOther},
	{"xlsx", begins("PK\x03\x04"), readArchive},
}

// texts are the formats that have an encoding, and that gzip may hold; the last takes what is left.
var texts = []format{
	{"text with bytes of zero", hasZeros, refuseZeros},
	{"binary", isBinary, refuseOther},
	{"web archive (.mht)", opens("mime-version:"), nil},
	{"spreadsheetml", isSpreadsheetML, readSpreadsheetML},
	{"fods", isFlatODS, readFlatODS},
	{"html", isHTML, readHTML},
	{"XML", opens("<?xml"), nil},
	{"json", isJSON, readJSON},
	{"csv", func(survey, Options) bool { return true }, readText},
}

// recognise finds the format of a file that is not empty.
func recognise(seen survey, opt Options) format {
	for _, f := range formats {
		if f.recognises(seen, opt) {
			return f
		}
	}
	return recogniseText(seen, opt)
}

func recogniseText(seen survey, opt Options) format {
	for _, f := range texts {
		if f.recognises(seen, opt) {
			return f
		}
	}
	return texts[len(texts)-1]
}

// refusePacked refuses what other files are packed in.
func refusePacked(in input, _ survey, _ Options, f *File) error {
	return refuse(ArchiveUnsupported, metric.Position{File: in.path}, in.path, f.Format)
}

// refuseOther refuses what no spreadsheet opens.
func refuseOther(in input, _ survey, _ Options, f *File) error {
	return refuse(NoExport, metric.Position{File: in.path}, in.path, f.Format)
}

// begins recognises a format by its first bytes.
func begins(signature string) func(survey, Options) bool {
	return func(seen survey, _ Options) bool { return bytes.HasPrefix(seen.head, []byte(signature)) }
}

// opens recognises a format of text by its first characters, without space and case.
func opens(words ...string) func(survey, Options) bool {
	return func(seen survey, opt Options) bool {
		start := seen.opening(opt)
		for _, word := range words {
			if strings.HasPrefix(start, word) {
				return true
			}
		}
		return false
	}
}

// opening is how a text begins, in lower case.
func (s survey) opening(opt Options) string {
	head := s.head
	if d, known := detect(s, opt.Encoding); known {
		if decoded, err := io.ReadAll(d.reader(bytes.NewReader(head))); err == nil {
			head = decoded
		}
	}
	return strings.ToLower(string(Trim(head)))
}

// archives are what a ZIP archive may be, by a part that it has; the first that fits.
var archives = []struct {
	part, name string
	read       func(in input, a *archive, opt Options, f *File) error // nil: refused by name
}{
	{"xl/workbook.bin", "Excel binary workbook (.xlsb)", refuseBinary},
	{"word/document.xml", "Word (.docx)", nil},
	{"ppt/presentation.xml", "PowerPoint (.pptx)", nil},
	{"content.xml", "ods", readODS},
	{"xl/workbook.xml", "xlsx", readWorkbook},
	{"[content_types].xml", "xlsx", readWorkbook},
}

// readArchive reads a ZIP archive, which is a workbook or refused.
func readArchive(in input, _ survey, opt Options, f *File) error {
	a, err := openArchive(in)
	if err != nil {
		return err
	}
	defer a.close()
	for _, kind := range archives {
		if a.parts[kind.part] == nil {
			continue
		}
		if f.Format = kind.name; kind.read == nil {
			return refuse(FormatUnsupported, metric.Position{File: in.path}, in.path, kind.name)
		}
		return kind.read(in, a, opt, f)
	}
	f.Format = "ZIP"
	return refusePacked(in, survey{}, opt, f)
}
