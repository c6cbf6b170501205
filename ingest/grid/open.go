package grid

import (
	"errors"
	"io"
	"io/fs"
	"strconv"

	"upshot/metric"
)

// input is the bytes of a file; every call of open starts anew.
type input struct {
	path string // as shown
	size int64
	open func() (io.ReadCloser, error)
}

// all reads the whole of a file into memory.
func (in input) all() ([]byte, error) {
	r, err := in.open()
	if err == nil {
		defer r.Close()
		var data []byte
		if data, err = io.ReadAll(r); err == nil {
			return data, nil
		}
	}
	return nil, unreadable(in.path, err)
}

// unreadable is the error of a file whose bytes cannot be had.
func unreadable(path string, err error) error {
	if errors.As(err, new(problemError)) {
		return err
	}
	return refuse(FileUnreadable, metric.Position{File: path}, path, Reason(err))
}

// surveyAhead is how many bytes are looked at before a file is opened; the rest is looked at while it is read.
const surveyAhead = 1 << 20

// Open finds out what a file is and lists its tables. The name is a path in fsys; path is how positions
// show it. A file that cannot be read at all is a problem.
func Open(fsys fs.FS, name, path string, opt Options) (*File, *metric.Problem) {
	f := &File{Path: path}
	err := f.open(fsys, name, opt)
	if err != nil {
		return f, asProblem(err)
	}
	return f, nil
}

func (f *File) open(fsys fs.FS, name string, opt Options) error {
	pos := metric.Position{File: f.Path}
	raw, err := fsys.Open(name)
	if err != nil {
		return unreadable(f.Path, err)
	}
	if info, err := raw.Stat(); err == nil {
		f.Bytes = info.Size()
	}
	if f.Bytes > maxFileBytes {
		raw.Close()
		return refuse(FileTooLarge, pos, f.Path, strconv.Itoa(maxFileBytes>>20))
	}
	seen, all, err := look(io.LimitReader(raw, maxFileBytes+1), raw, opt)
	if err != nil {
		return unreadable(f.Path, err)
	}
	f.survey, f.content = all, all
	if seen.bytes > maxFileBytes {
		return refuse(FileTooLarge, pos, f.Path, strconv.Itoa(maxFileBytes>>20))
	}
	if seen.bytes == 0 {
		return refuse(FileEmpty, pos, f.Path)
	}
	format := recognise(seen, opt)
	f.Format = format.name
	if format.read == nil {
		return refuse(FormatUnsupported, pos, f.Path, format.name)
	}
	in := input{path: f.Path, size: max(f.Bytes, seen.bytes), open: func() (io.ReadCloser, error) { return fsys.Open(name) }}
	return format.read(in, seen, opt, f)
}

// look surveys the beginning of some bytes, and goes on to their end beside whatever else happens; all
// waits for that.
func look(in io.Reader, raw io.Closer, opt Options) (ahead survey, all func() survey, err error) {
	s := newSurveyor(in)
	for !s.done && (opt.Whole || s.bytes < surveyAhead) {
		if err := s.step(); err != nil {
			raw.Close()
			return s.survey, nil, err
		}
	}
	ahead = s.survey
	end := make(chan struct{})
	go func() {
		defer close(end)
		defer raw.Close()
		for !s.done {
			if s.step() != nil {
				return // whoever walks the file meets the same error
			}
		}
	}()
	return ahead, func() survey {
		<-end
		return s.survey
	}, nil
}
