package grid

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"upshot/metric"
)

// archive is an opened ZIP file. Its parts are read from where the file is, never all of them at once.
type archive struct {
	path  string // as shown
	file  io.Closer
	parts map[string]*zip.File // by name in lower case: names differ in nothing else
}

// openArchive reads the list of a ZIP file's parts.
func openArchive(in input) (*archive, error) {
	at, size, file, err := in.at()
	if err != nil {
		return nil, err
	}
	a := &archive{path: in.path, file: file, parts: map[string]*zip.File{}}
	list, err := zip.NewReader(at, size)
	if err != nil {
		file.Close()
		if err == zip.ErrFormat { // its list stands at its end
			return nil, refuse(ArchiveCutOff, metric.Position{File: in.path}, in.path)
		}
		return nil, refuse(WorkbookCorrupt, metric.Position{File: in.path}, in.path, Reason(err))
	}
	for _, f := range list.File {
		name := partName(f.Name)
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
		}
	}
	return a, nil
}

// at opens the file for reading at any place, and tells its size. A file that cannot be read so is taken
// into memory.
func (in input) at() (io.ReaderAt, int64, io.Closer, error) {
	raw, err := in.open()
	if err != nil {
		return nil, 0, nil, unreadable(in.path, err)
	}
	if file, ok := raw.(interface {
		io.ReaderAt
		fs.File
	}); ok {
		if info, err := file.Stat(); err == nil {
			return file, info.Size(), raw, nil
		}
	}
	raw.Close()
	data, err := in.all()
	if err != nil {
		return nil, 0, nil, err
	}
	return bytes.NewReader(data), int64(len(data)), io.NopCloser(nil), nil
}

func (a *archive) close() { a.file.Close() }

// partName is a part's name as it is looked up.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// open unpacks a part, as far as a part may unfold. A part that is not there is fs.ErrNotExist.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.parts[partName(name)]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.Open()
	if err != nil {
		return nil, refuse(WorkbookCorrupt, metric.Position{File: a.path}, a.path, Reason(err))
	}
	return closing{unpack(r, a.path, int64(min(f.CompressedSize64, maxUnzipped))), r}, nil
}

// unpacked is how long a part says that it is.
func (a *archive) unpacked(name string) int64 {
	if f := a.parts[partName(name)]; f != nil {
		return int64(min(f.UncompressedSize64, maxUnzipped))
	}
	return 0
}

// openXML unpacks a part of XML as UTF-8.
func (a *archive) openXML(name string) (io.ReadCloser, error) {
	part, err := a.open(name)
	if err != nil {
		return nil, err
	}
	head := make([]byte, xmlHead)
	n, err := io.ReadFull(part, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		part.Close()
		return nil, a.corrupt(err)
	}
	head = head[:n]
	text, known := asUTF8(head, io.MultiReader(bytes.NewReader(head), part))
	if !known {
		part.Close()
		return nil, refuse(WorkbookCorrupt, metric.Position{File: a.path}, a.path, "encoding of "+name)
	}
	return closing{text, part}, nil
}

// corrupt is the problem of a part that cannot be read on.
func (a *archive) corrupt(err error) error {
	var own problemError
	if !errors.As(err, &own) {
		return refuse(WorkbookCorrupt, metric.Position{File: a.path}, a.path, Reason(err))
	}
	if own.Code == FileUnreadable {
		own.Code = WorkbookCorrupt // the file can be read, but not unpacked
	}
	return own
}

const xmlHead = 256 // bytes, among which an encoding is declared

// asUTF8 decodes XML by its byte order mark, else by its declaration.
func asUTF8(head []byte, text io.Reader) (io.Reader, bool) {
	var decoder encoding.Encoding
	switch {
	case bytes.HasPrefix(head, bomUTF16[0]), bytes.HasPrefix(head, []byte("<\x00?\x00")):
		decoder = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, bomUTF16[1]), bytes.HasPrefix(head, []byte("\x00<\x00?")):
		decoder = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, bomUTF8):
		return &skipping{in: text, left: len(bomUTF8)}, true
	default:
		_, declared, _ := bytes.Cut(head[:max(0, bytes.Index(head, []byte("?>")))], []byte("encoding="))
		if len(declared) < 2 {
			return text, true
		}
		name, _, _ := bytes.Cut(declared[1:], declared[:1])
		d, known := lookUp(survey{isUTF8: true}, string(name))
		if !known {
			return nil, false
		}
		decoder = d.decoder
	}
	if decoder == nil {
		return text, true
	}
	return transform.NewReader(text, decoder.NewDecoder()), true
}
