package grid

import (
	"encoding/binary"
	"unicode/utf16"

	"upshot/metric"
)

// compoundKinds are the files in Microsoft's compound format, each by a stream that it has.
var compoundKinds = []struct{ stream, code, name string }{
	{"EncryptedPackage", WorkbookEncrypted, ""},
	{"Workbook", WorkbookOld, "Excel 97-2003 (.xls)"},
	{"Book", WorkbookOld, "Excel 5.0 (.xls)"},
	{"WordDocument", FormatUnsupported, "Word 97-2003 (.doc)"},
}

// refuseCompound refuses a compound file by what it is: an encrypted workbook and an old one look alike
// from outside. An old one is not read, because no library in Go was found to read it soundly: of the two
// that were tried, neither was touched since 2022, and a minute of fuzzing ends the process of either.
func refuseCompound(in input, _ survey, _ Options, f *File) error {
	at, _, file, err := in.at()
	if err != nil {
		return err
	}
	defer file.Close()
	head := make([]byte, 512)
	at.ReadAt(head, 0)
	shift := binary.LittleEndian.Uint16(head[0x1E:])  // of a sector's size
	sector := binary.LittleEndian.Uint32(head[0x30:]) // the directory's first one
	directory := make([]byte, 4096)
	n, _ := at.ReadAt(directory, (int64(sector)+1)<<min(shift, 16))
	const entry = 128 // bytes
	names := map[string]bool{}
	for directory = directory[:n]; len(directory) >= entry; directory = directory[entry:] {
		var name []uint16
		for i := 0; i < 64 && binary.LittleEndian.Uint16(directory[i:]) != 0; i += 2 {
			name = append(name, binary.LittleEndian.Uint16(directory[i:]))
		}
		names[string(utf16.Decode(name))] = true
	}
	pos := metric.Position{File: in.path}
	for _, k := range compoundKinds {
		if names[k.stream] {
			f.Format = k.name
			return refuse(k.code, pos, in.path, k.name)
		}
	}
	return refuse(WorkbookOld, pos, in.path, "Excel 97-2003 (.xls), or an encrypted workbook")
}

// refuseBinary refuses a workbook whose parts are no XML.
func refuseBinary(in input, _ *archive, _ Options, f *File) error {
	return refuse(WorkbookOld, metric.Position{File: in.path}, in.path, f.Format)
}

// refuseOld refuses the bare stream of a workbook from before the compound format.
func refuseOld(in input, _ survey, _ Options, _ *File) error {
	return refuse(WorkbookOld, metric.Position{File: in.path}, in.path, "Excel 4.0 (.xls)")
}
