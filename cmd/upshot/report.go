package main

import (
	"os"
	"path"
	"path/filepath"

	"upshot/indicator"
	"upshot/ingest"
	"upshot/metric"
	"upshot/render"
)

// definitionName is what a definition is called where only its folder is given.
const definitionName = "upshot.yaml"

// input is a report on disk.
type input struct {
	folder string // of the definition, as it was given; positions are relative to it
	file   string // the definition's name in it
}

// locate finds the definition that an operand means: a file, a folder, or nothing for the current one.
func locate(operand string) input {
	if operand == "" {
		return input{".", definitionName}
	}
	if info, err := os.Stat(operand); err == nil && info.IsDir() {
		return input{filepath.Clean(operand), definitionName}
	}
	return input{filepath.Dir(operand), filepath.Base(operand)}
}

// clickable is a position as it leads there from the current folder.
func (in input) clickable(pos metric.Position) metric.Position {
	if pos.File != "" {
		pos.File = filepath.Join(in.folder, filepath.FromSlash(pos.File))
	}
	return pos
}

// inputFiles are the files that a report was made from, its definition left out: slash paths in the definition's folder.
func inputFiles(rep *indicator.Report) []string {
	var paths []string
	for _, in := range rep.Inputs() {
		for _, file := range in.Files {
			paths = append(paths, file.Path)
		}
	}
	if a := rep.Plan.Assessment; a != nil && a.Model.File != "" {
		paths = append(paths, a.Model.File)
	}
	if rep.Maturity == nil || rep.Plan.Evidence == nil {
		return paths
	}
	for i := range rep.Maturity.Evidence {
		if e := &rep.Maturity.Evidence[i]; e.File != "" && !e.ByReport {
			paths = append(paths, path.Join(rep.Plan.Evidence.Root, e.File))
		}
	}
	return paths
}

// computing is indicator.Compute, or what stops short of it.
type computing func(*metric.Plan, *metric.Dataset, []metric.Problem) *indicator.Report

// compute reads and computes the report, and keeps all problems for the end. The report is nil if an error, or with --strict
// a warning, stands in its way; the code is then the one to exit with.
func (s *session) compute(in input, figures computing) (*indicator.Report, int) {
	plan, data, found := ingest.Load(os.DirFS(in.folder), in.file, indicator.Catalogue)
	var rep *indicator.Report
	if plan != nil && data != nil && !metric.Worst(found, metric.Error) {
		rep = figures(plan, data, found)
		if missing := render.Unprovided(rep); len(missing) > 0 {
			rep = figures(plan, data, append(found, withdraw(data, missing)...))
		}
		found = rep.Problems
	}
	for _, p := range found {
		p.Pos = in.clickable(p.Pos)
		also := make([]metric.Position, len(p.Also))
		for i := range p.Also {
			also[i] = in.clickable(p.Also[i])
		}
		p.Also = also
		s.problems.add(p)
	}
	if code := exitCode(found, s.opt.strict); code != exitDone {
		return nil, code
	}
	return rep, exitDone
}

// exitCode is what the problems of the input come to.
func exitCode(found []metric.Problem, strict bool) int {
	code := exitDone
	for _, p := range found {
		switch {
		case p.Severity == metric.Error && p.InDefinition:
			return exitDefinition
		case p.Severity == metric.Error, strict && p.Severity == metric.Warning:
			code = exitData
		}
	}
	return code
}

// holdGates keeps the gates that failed for the end, and gives the exit code they come to.
func (s *session) holdGates(rep *indicator.Report) int {
	if !s.opt.gate {
		return exitDone
	}
	code := exitDone
	for _, g := range rep.Gates {
		if !g.Passed {
			s.problems.gates = append(s.problems.gates, failedGate{s.words.Text(g.Gate.Name), s.words.Gate(rep, g)})
			code = exitGate
		}
	}
	return code
}
