package grid

import (
	"compress/gzip"
	"io"
	"strconv"

	"upshot/metric"
)

// readGzip reads a text that is packed with gzip. What else may be packed so is refused: it would have to be
// unpacked in memory.
func readGzip(in input, _ survey, opt Options, f *File) error {
	inner := input{path: in.path, open: func() (io.ReadCloser, error) { return openGzip(in) }}
	r, err := inner.open()
	if err != nil {
		return unreadable(in.path, err)
	}
	seen, all, err := look(r, r, opt)
	if err != nil {
		return unreadable(in.path, err)
	}
	f.content = all
	if seen.bytes == 0 {
		return refuse(FileEmpty, metric.Position{File: in.path}, in.path)
	}
	format := recogniseText(seen, opt)
	if format.read == nil || format.name == "binary" {
		return refuse(ArchiveUnsupported, metric.Position{File: in.path}, in.path, format.name+", gzip")
	}
	f.Format = format.name
	err = format.read(inner, seen, opt, f)
	f.Format += ", gzip"
	return err
}

func openGzip(in input) (io.ReadCloser, error) {
	raw, err := in.open()
	if err != nil {
		return nil, err
	}
	unzipped, err := gzip.NewReader(raw)
	if err != nil {
		raw.Close()
		return nil, err
	}
	return closing{unpack(unzipped, in.path, in.size), raw}, nil
}

// unpacked reads what a packed file unfolds to, and refuses a bomb.
type unpacked struct {
	in          io.Reader
	path        string
	limit, left int64
}

// unpack watches what a part of so many packed bytes unfolds to.
func unpack(in io.Reader, path string, size int64) *unpacked {
	limit := min(maxUnzipped, max(freeUnzipped, maxRatio*size))
	return &unpacked{in, path, limit, limit}
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	if u.left -= int64(n); u.left < 0 {
		return 0, refuse(UnpacksTooLarge, metric.Position{File: u.path}, u.path, strconv.FormatInt(u.limit>>20, 10))
	}
	if err != nil && err != io.EOF { // io.ErrUnexpectedEOF would pass for the end of a text
		err = refuse(FileUnreadable, metric.Position{File: u.path}, u.path, Reason(err))
	}
	return n, err
}
