package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"

	"github.com/xuri/excelize/v2"
)

// archive is the workbook's zip file. It keeps the parts until the end, because excelize hands
// streamed sheets over in the random order of a map, adds the tables and links, and writes all parts sorted,
// all with the same date.
type archive struct {
	w      io.Writer
	parts  map[string]*bytes.Buffer
	tables []placedTable
	links  []placedLink
	sheets map[string]int // by tab: the number
}

func newArchive(w io.Writer, b *book) excelize.ZipWriter {
	a := &archive{w: w, parts: map[string]*bytes.Buffer{}, tables: b.placed, links: b.links, sheets: map[string]int{}}
	for _, s := range b.all {
		a.sheets[s.tab] = s.number
	}
	return a
}

// Create starts a part.
func (a *archive) Create(name string) (io.Writer, error) {
	a.parts[name] = new(bytes.Buffer)
	return a.parts[name], nil
}

// AddFS is part of excelize's interface and has no use here.
func (a *archive) AddFS(fs.FS) error { return errors.New("a workbook takes no folder") }

// Close writes all parts.
func (a *archive) Close() error {
	a.addTables()
	a.addLinks()
	paths := make([]string, 0, len(a.parts))
	for path := range a.parts {
		paths = append(paths, path)
	}
	sort.Slice(paths, func(i, j int) bool { return partOrder(paths[i]) < partOrder(paths[j]) })
	packed := a.pack(paths)
	z := zip.NewWriter(a.w)
	for i, path := range paths {
		p := packed[i]
		if p.err != nil {
			return p.err
		}
		part, err := z.CreateRaw(&zip.FileHeader{
			Name: path, Method: zip.Deflate, CRC32: p.sum, CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size),
			ModifiedDate: firstDay, //lint:ignore SA1019 CreateRaw does not look at Modified
		})
		if err != nil {
			return err
		}
		if _, err := part.Write(p.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// partOrder puts the list of content types first, where readers that sniff a file look for it.
func partOrder(path string) string {
	if path == contentTypes {
		return ""
	}
	return path
}

// firstDay is the date of every part, 1980-01-01 as zip writes it: the first that it can.
const firstDay = 1<<5 | 1

// packing is nearly as small as the default level and, on these sheets, nearly as fast as the fastest.
const packing = 4

type packedPart struct {
	data []byte
	size int
	sum  uint32
	err  error
}

// pack compresses the parts, several at once. Each is packed by itself, so the bytes do not depend on
// how many processors there are.
func (a *archive) pack(paths []string) []packedPart {
	packed := make([]packedPart, len(paths))
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			w, err := flate.NewWriter(nil, packing)
			for i := int(next.Add(1)) - 1; i < len(paths); i = int(next.Add(1)) - 1 {
				packed[i].err = err
				if err == nil {
					packed[i] = packOne(w, a.parts[paths[i]].Bytes())
				}
			}
		})
	}
	all.Wait()
	return packed
}

func packOne(w *flate.Writer, data []byte) packedPart {
	var out bytes.Buffer
	w.Reset(&out)
	_, err := w.Write(data)
	err = errors.Join(err, w.Close())
	return packedPart{out.Bytes(), len(data), crc32.ChecksumIEEE(data), err}
}
