// Package ingest turns a definition (upshot.yaml) and the exported files that it names into a plan, a
// dataset and the problems of both.
//
//  1. Definition reads upshot.yaml, lays it over the catalogue's entries, and checks that every id,
//     role, unit and day in it makes sense.
//  2. Read finds the files of every source, reads the mapped columns, and accounts for every row; those of the
//     registers (the assessment, the actions, the evidence, the findings) become what they are about.
//
// Without a definition, Inspect finds out what a file is, and Propose makes an entry of it for one. What a
// file's bytes mean as rows of cells is left to package grid.
//
// In go a file system, the path of the definition in it, and the catalogue as a table. Out
// come data, with the position of everything that is wrong: never sentences, and never a guess that
// nobody is told of. It refuses to know statistics, pages, the clock, and the names of indicators.
package ingest

import (
	"io/fs"

	"upshot/metric"
)

// Load reads the definition at path and the exports that it names. The plan is nil if the definition
// has an error, and nothing else is read then; problems are sorted, the worst first.
func Load(fsys fs.FS, path string, catalogue []metric.Entry) (*metric.Plan, *metric.Dataset, []metric.Problem) {
	plan, problems := Definition(fsys, path, catalogue)
	if plan == nil {
		return nil, nil, problems
	}
	dataset, more := Read(fsys, plan)
	problems = append(problems, more...)
	metric.SortProblems(problems)
	return plan, dataset, problems
}
