package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// archive is the workbook's zip file. It keeps the parts until the end, because excelize hands
// streamed sheets over in the random order of a map, and writes them sorted, all with the same
// time. On the way it finishes what excelize's stream writer cannot say of tables: that a sheet
// has several, and that a table has no filter.
type archive struct {
	w        io.Writer
	parts    map[string]*bytes.Buffer
	filtered names // tables that keep their filter
}

// epoch is the time of every part: the first that a zip file can hold.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func newArchive(w io.Writer, filtered names) excelize.ZipWriter {
	return &archive{w: w, parts: map[string]*bytes.Buffer{}, filtered: filtered}
}

// Create starts a part.
func (a *archive) Create(name string) (io.Writer, error) {
	a.parts[name] = new(bytes.Buffer)
	return a.parts[name], nil
}

// AddFS is part of excelize's interface and has no use here.
func (a *archive) AddFS(fs.FS) error { return fmt.Errorf("a workbook takes no folder") }

// Close writes all parts.
func (a *archive) Close() error {
	paths := make([]string, 0, len(a.parts))
	for path := range a.parts {
		paths = append(paths, path)
	}
	sort.Slice(paths, func(i, j int) bool { return partOrder(paths[i]) < partOrder(paths[j]) })
	z := zip.NewWriter(a.w)
	for _, path := range paths {
		part, err := z.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := part.Write(a.finished(path)); err != nil {
			return err
		}
	}
	return z.Close()
}

// partOrder puts the list of content types first, where readers that sniff a file look for it.
func partOrder(path string) string {
	if path == "[Content_Types].xml" {
		return ""
	}
	return path
}

func (a *archive) finished(path string) []byte {
	data := a.parts[path].Bytes()
	switch {
	case strings.HasPrefix(path, "xl/tables/"):
		return a.withoutFilter(data)
	case strings.HasPrefix(path, "xl/worksheets/sheet"):
		rels := a.parts["xl/worksheets/_rels/"+strings.TrimPrefix(path, "xl/worksheets/")+".rels"]
		if rels != nil {
			return withAllTables(data, rels.Bytes())
		}
	}
	return data
}

var (
	tableName  = regexp.MustCompile(` displayName="([^"]*)"`)
	autoFilter = regexp.MustCompile(`<autoFilter[^>]*></autoFilter>`)
	tableRel   = regexp.MustCompile(`<Relationship [^>]*relationships/table"[^>]*>`)
	relID      = regexp.MustCompile(` Id="([^"]*)"`)
	tableParts = regexp.MustCompile(`<tableParts count="1">.*?</tableParts>`)
)

func (a *archive) withoutFilter(data []byte) []byte {
	if m := tableName.FindSubmatch(data); m != nil && a.filtered[string(m[1])] {
		return data
	}
	return autoFilter.ReplaceAll(data, nil)
}

// withAllTables lists every table of a sheet's relations; the stream writer lists only the last one.
func withAllTables(sheet, rels []byte) []byte {
	tables := tableRel.FindAll(rels, -1)
	if len(tables) < 2 {
		return sheet
	}
	tail := bytes.LastIndex(sheet, []byte("</sheetData>"))
	all := `<tableParts count="` + strconv.Itoa(len(tables)) + `">`
	for _, t := range tables {
		if m := relID.FindSubmatch(t); m != nil {
			all += `<tablePart r:id="` + string(m[1]) + `"></tablePart>`
		}
	}
	all += `</tableParts>`
	return append(sheet[:tail:tail], tableParts.ReplaceAllLiteral(sheet[tail:], []byte(all))...)
}
