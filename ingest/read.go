package ingest

import (
	"io/fs"
	"path"

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
	people := pseudonyms{}
	for i, s := range readers {
		data.Tables = append(data.Tables, s.table(i, projects, people))
		problems = append(problems, s.problems...)
		readers[i] = nil
	}
	problems = append(problems, strangers...)
	registers, wrong := readRegisters(fsys, plan, projects, data.Projects, people)
	data.Registers, problems = registers, append(problems, wrong...)
	metric.SortProblems(problems)
	return data, problems
}

// readSources reads the sources on all processors. They share nothing until their projects meet, so
// it does not matter who is done first.
func readSources(fsys fs.FS, plan *metric.Plan) []*sourceReader {
	readers := make([]*sourceReader, len(plan.Sources))
	parallel(len(readers), func(i int) {
		source := &plan.Sources[i]
		s := newSourceReader(plan, source, usesOf(plan, source))
		s.readFiles(fsys)
		readers[i] = s
	})
	return readers
}

func newSourceReader(plan *metric.Plan, source *metric.Source, uses map[string]use) *sourceReader {
	return &sourceReader{
		plan: plan, source: source,
		nulls:     newNullWords(metric.NumberColumn, source.Nulls),
		wordNulls: newNullWords(metric.WordColumn, source.Nulls),
		columns:   newColumns(plan, source, uses),
	}
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
	s.exclude()
	s.filter(projects)
	if len(s.files) > 0 {
		s.date(newZoneClock(s.plan.Location))
	}
	s.count()
	s.reportWords()
	s.reportEmpty()
	s.checkShares()
	projects.meet(s)
	s.left = s.leftOut(projects)
}

// readFiles reads all files of the source, and puts their records together in the files' order. A file
// that cannot be read is left out of the tables, and the problem that says so is an error.
func (s *sourceReader) readFiles(fsys fs.FS) {
	folder := path.Dir(s.plan.File)
	files, problems := sourceFiles(fsys, folder, s.source)
	s.problems = append(s.problems, problems...)
	read := make([]*fileReading, len(files))
	parallel(len(files), func(i int) { read[i] = s.readFile(fsys, folder, files[i]) })
	missing := make([][]metric.Problem, len(s.source.Columns)) // by binding: the files that lack it
	headers := 0
	for i, f := range read {
		read[i] = nil
		s.problems = append(s.problems, f.problems...)
		if f.lacking != nil || f.reading != nil {
			headers++
		}
		for b, p := range f.lacking {
			missing[b] = append(missing[b], p)
		}
		switch {
		case f.reading != nil:
			s.take(f)
		case len(f.problems) == 0 && len(f.lacking) == 0: // never drop a file in silence, whatever the reason
			s.problem(metric.Error, noHeader, metric.Position{File: f.account.Path}, f.account.Path, s.wanted(), "")
		}
	}
	s.reportMissing(missing, headers)
	s.reportIdleKeys()
	if s.kind == nil { // a register may lack most of its columns
		s.dropAbsent()
	}
}
