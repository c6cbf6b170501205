package ingest

import (
	"io/fs"
	"path"
	"runtime"
	"strconv"
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
	s.checkConditions(projects)
	s.checkValues()
	s.dropDuplicates()
	s.filter(projects)
	if len(s.files) > 0 {
		s.date(newZoneClock(s.plan.Location))
	}
	s.count()
	s.reportWords()
	s.reportEmpty()
	s.checkShares()
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
			if len(s.problems) == before && len(f.lacking) == 0 { // never drop a file in silence, whatever the reason
				s.problem(metric.Error, noHeader, metric.Position{File: file.path}, file.path, wanted(s.source))
			}
			continue
		}
		s.files = append(s.files, f)
	}
	s.reportMissing(missing, headers)
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
	if seen.bytes == 0 {
		s.problem(metric.Error, fileEmpty, pos, file.path)
		return
	}
	format := recognise(seen, s.source.Encoding)
	if format.read == nil {
		s.problem(metric.Error, formatUnsupported, pos, file.path, format.name)
		return
	}
	f.account.Format = format.name
	format.read(s, fsys, file, seen, f)
}
