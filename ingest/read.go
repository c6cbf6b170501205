package ingest

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"upshot/metric"
)

// Read reads the exported files of a plan's sources. Every row of every file is accounted for: it is
// used, outside the phases, filtered, a duplicate or rejected, or it is no record at all. Whatever is
// wrong is a problem with its position; with an error among them the dataset is not fit for use.
func Read(fsys fs.FS, plan *metric.Plan) (*metric.Dataset, []metric.Problem) {
	projects := newProjectNames(plan.Projects)
	readers := readSources(fsys, plan)
	for _, s := range readers {
		s.settle(projects)
	}
	data := &metric.Dataset{}
	var problems, strangers []metric.Problem
	data.Projects, strangers = projects.settle()
	for i, s := range readers {
		data.Tables = append(data.Tables, s.table(i, projects))
		problems = append(problems, s.problems...)
		readers[i] = nil
	}
	problems = append(problems, strangers...)
	metric.SortProblems(problems)
	return data, problems
}

// readSources reads the sources on all processors. They share nothing until their projects meet, so
// it does not matter who is done first.
func readSources(fsys fs.FS, plan *metric.Plan) []*sourceReader {
	readers := make([]*sourceReader, len(plan.Sources))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(readers)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(readers); i = int(next.Add(1)) - 1 {
				s := &sourceReader{plan: plan, source: &plan.Sources[i]}
				s.nulls = newNullWords(s.source.Nulls)
				s.columns = newColumns(plan, s.source)
				s.readFiles(fsys)
				readers[i] = s
			}
		})
	}
	wait.Wait()
	return readers
}

// settle decides the fate of every record of the source.
func (s *sourceReader) settle(projects *projectNames) {
	s.decide()
	for _, f := range s.files {
		s.reportRows(f)
	}
	s.reportRejected()
	s.dropDuplicates()
	s.filter(projects)
	if len(s.files) > 0 {
		s.date(newZoneClock(s.plan.Location))
	}
	s.count()
	s.reportWords()
	projects.meet(s)
}

// readFiles reads all files of the source. A file that cannot be read is left out of the tables, and
// the problem that says so is an error.
func (s *sourceReader) readFiles(fsys fs.FS) {
	folder := path.Dir(s.plan.File)
	files, problems := sourceFiles(fsys, folder, s.source)
	s.problems = append(s.problems, problems...)
	missing := make([][]metric.Problem, len(s.source.Columns)) // by binding: the files that lack it
	headers := 0
	for _, file := range files {
		f := &fileReading{account: metric.FileAccount{Path: file.path}}
		f.parser.zone = newZoneClock(s.plan.Location)
		before := len(s.problems)
		s.readFile(fsys, folder, file, f)
		if f.lacking != nil || f.index != nil {
			headers++
		}
		for b, p := range f.lacking {
			missing[b] = append(missing[b], p)
		}
		if f.index == nil { // no record was looked at
			if len(s.problems) == before && len(f.lacking) == 0 {
				panic(fmt.Sprintf("%s: left out without a problem", file.path))
			}
			continue
		}
		s.files = append(s.files, f)
	}
	s.reportMissing(missing, headers)
}

// reportMissing blames the definition for a header that no file has, and a file for one that others have.
func (s *sourceReader) reportMissing(missing [][]metric.Problem, headers int) {
	for b, problems := range missing {
		binding := s.source.Columns[b]
		if len(problems) == headers && len(problems) > 0 {
			first := problems[0]
			s.blame(columnMissing, binding.Pos, first.Args...)
			last := &s.problems[len(s.problems)-1]
			last.Also = []metric.Position{first.Pos}
			continue
		}
		for _, p := range problems {
			p.Also = []metric.Position{binding.Pos}
			s.problems = append(s.problems, p)
		}
	}
}

// readFile recognises a file and reads it.
func (s *sourceReader) readFile(fsys fs.FS, folder string, file sourceFile, f *fileReading) {
	pos := metric.Position{File: file.path}
	if err := followLinks(fsys, folder, file.name); err == errOutside {
		s.blame(pathOutside, s.source.Pos, file.path)
		return
	}
	seen, err := examine(fsys, file.name)
	if err == errTooLarge {
		s.problem(metric.Error, fileTooLarge, pos, file.path, strconv.Itoa(maxFileBytes>>20))
		return
	}
	if err != nil {
		s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
		return
	}
	f.account.SHA256, f.account.Bytes = seen.sha256, seen.bytes
	switch kind, name := recognise(seen, s.source.Encoding); kind {
	case emptyKind:
		s.problem(metric.Error, noHeader, pos, file.path, wanted(s.source))
	case refusedKind:
		s.problem(metric.Error, formatUnsupported, pos, file.path, name)
	case workbookKind:
		data, err := fs.ReadFile(fsys, file.name)
		if err != nil {
			s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
			return
		}
		if name := zipContent(data); name != "" {
			s.problem(metric.Error, formatUnsupported, pos, file.path, name)
			return
		}
		s.readWorkbook(data, f)
	default:
		s.readText(fsys, file, seen, f)
	}
}

var errTooLarge = fmt.Errorf("more than %d bytes", maxFileBytes)

// examine makes the first pass over a file.
func examine(fsys fs.FS, name string) (survey, error) {
	in, err := fsys.Open(name)
	if err != nil {
		return survey{}, err
	}
	defer in.Close()
	if info, err := in.Stat(); err == nil && info.Size() > maxFileBytes {
		return survey{}, errTooLarge
	}
	seen, err := surveyFile(io.LimitReader(in, maxFileBytes+1))
	if err == nil && seen.bytes > maxFileBytes {
		return seen, errTooLarge
	}
	return seen, err
}

// headBytes is how much of a text is looked at to find its delimiter and header.
const headBytes = 256 << 10

// readText reads a delimited text file, in a second pass.
func (s *sourceReader) readText(fsys fs.FS, file sourceFile, seen survey, f *fileReading) {
	pos := metric.Position{File: file.path}
	decoding, known := detect(seen, s.source.Encoding)
	if !known {
		s.blame(unknownEncoding, s.source.Pos, s.source.Encoding, "")
		return
	}
	f.account.Format, f.account.Encoding = "csv", decoding.name
	in, err := fsys.Open(file.name)
	if err != nil {
		s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
		return
	}
	defer in.Close()
	watch := &watchedText{in: decoding.reader(in), watching: decoding.decoder != nil}
	head := make([]byte, headBytes)
	n, err := io.ReadFull(watch, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		s.problem(metric.Error, fileUnreadable, pos, file.path, reason(err))
		return
	}
	head = head[:n]
	best, top, delimiter, ok := s.sniff(head, n < headBytes)
	r := newCSVRows(io.MultiReader(bytes.NewReader(head), watch), file.path, delimiter)
	for range best.rows - 1 {
		r.next()
	}
	if best.rows > 0 {
		r.next()
	}
	pos.Row = max(r.row(), 1)
	if !s.checkHeader(f, best, ok, top, pos) {
		return
	}
	f.width = len(best.raw)
	s.read(r, f, best)
	if watch.replaced > 0 {
		s.problem(metric.Warning, encodingDoubtful, metric.Position{File: file.path}, file.path, decoding.name, strconv.Itoa(watch.replaced)).Count = watch.replaced
	}
}

// sniff finds the delimiter with which the header holds most mapped columns; among equals the one that
// makes most cells.
func (s *sourceReader) sniff(head []byte, whole bool) (best header, top [][]string, delimiter byte, ok bool) {
	delimiter = delimiters[0]
	cells := -1
	for _, d := range delimiters {
		records := firstRecords(head, d, headerSearch, whole)
		finder := headerFinder{source: s.source}
		h, found := finder.find(records)
		n := 0
		for _, record := range records {
			n += len(record)
		}
		if h.matched > best.matched || cells < 0 || h.matched == best.matched && n > cells {
			best, top, delimiter, ok, cells = h, records, d, found, n
		}
	}
	return best, top, delimiter, ok
}

// checkHeader reports what is wrong with a file's header. It reports whether the records can be read.
func (s *sourceReader) checkHeader(f *fileReading, head header, ok bool, top [][]string, pos metric.Position) bool {
	names := head.names
	if !ok && len(s.source.Columns) > 0 {
		names = nil
		for i, row := range top {
			if looksLikeHeader(row) {
				names = row
				if pos.Row = 0; pos.Sheet != "" {
					pos.Row = i + 1
				}
				break
			}
		}
		if names == nil {
			pos.Row = 0
			s.problem(metric.Error, noHeader, pos, pos.File, wanted(s.source))
			return false
		}
	} else if pos.Sheet != "" {
		pos.Row = head.rows
	}
	f.header = pos
	f.lacking = map[int]metric.Problem{}
	for b, binding := range s.source.Columns {
		column := head.columns[b]
		if column < 0 {
			f.lacking[b] = metric.Problem{
				Severity: metric.Error, Code: string(columnMissingHere), Pos: pos,
				Args: []string{binding.Role, strings.Join(binding.Headers, ", "), pos.File, nearestHeader(binding.Headers, names)},
			}
			continue
		}
		if n := head.repeats(column); n > 1 {
			s.problem(metric.Notice, headerRepeated, pos, head.names[column], strconv.Itoa(n), binding.Role)
		}
	}
	if len(f.lacking) > 0 {
		return false
	}
	f.lacking = nil
	if s.source.Layout == "wide" && len(head.periods) == 0 {
		s.problem(metric.Error, noPeriods, pos, pos.File)
		return false
	}
	return true
}

func nearestHeader(headers, names []string) string {
	for _, header := range headers {
		if near := nearest(header, names); near != "" {
			return near
		}
	}
	return ""
}

// watchedText counts the characters that a decoder could not make sense of.
type watchedText struct {
	in       io.Reader
	watching bool
	tail     []byte // of the last read, in case a character is cut
	replaced int
}

var replacement = []byte("\uFFFD")

func (w *watchedText) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if w.watching && n > 0 {
		both := append(w.tail, p[:min(n, len(replacement)-1)]...)
		w.replaced += bytes.Count(both, replacement) + bytes.Count(p[:n], replacement)
		keep := p[max(0, n-len(replacement)+1):n]
		w.tail = append(w.tail[:0], keep...)
	}
	return n, err
}
