package main

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"upshot/metric"
)

// refusal is why an output folder cannot be written: the code of a problem and its arguments.
type refusal struct {
	code string
	args []string
}

func (r refusal) Error() string { return r.code + " " + strings.Join(r.args, " ") }

// The problems of the output; their sentences are in templates/messages/*/command.json.
const (
	outputForeign    = "output-foreign"      // how many files, folder, the first of them
	outputNotOurs    = "output-not-ours"     // how many files, folder, the first of them
	outputNotFolder  = "output-not-folder"   // path
	outputLink       = "output-link"         // path
	outputHoldsInput = "output-holds-input"  // folder, a file of the report
	outputInInput    = "output-in-input"     // folder, a folder of exports
	outputInUse      = "output-in-use"       // folder
	outputUnwritable = "output-cannot-write" // folder, the cause

	packInOutput      = "pack-in-output"       // file, folder
	packNotFile       = "pack-not-file"        // path
	packIsInput       = "pack-is-input"        // file
	packUnwritable    = "pack-cannot-write"    // file, the cause
	packNoEvidence    = "pack-no-evidence"     //
	evidenceChanged   = "evidence-changed"     // file
	evidenceNotInSite = "evidence-not-in-site" // id, file
)

// outputProblem turns an error of the output into the problem that is printed.
func (s *session) outputProblem(f *folder, err error) metric.Problem {
	var (
		r refusal
		p packError
	)
	switch {
	case errors.As(err, &r):
		return metric.Problem{Code: r.code, Args: r.args}
	case errors.As(err, &p):
		return metric.Problem{Code: packUnwritable, Args: []string{p.name, s.cause(p.err)}}
	}
	return metric.Problem{Code: outputUnwritable, Args: []string{f.name, s.cause(err)}}
}

type cause struct {
	err error
	key string
}

// causes are the system's refusals that have words of their own.
var causes = []cause{
	{syscall.EROFS, "read-only"},
	{fs.ErrPermission, "permission"},
	{syscall.ENOSPC, "full"},
	{syscall.ENOTDIR, "not-a-folder"},
	{syscall.EBUSY, "busy"},
}

func (s *session) cause(err error) string {
	i := slices.IndexFunc(causes, func(c cause) bool { return errors.Is(err, c.err) })
	if i < 0 {
		return err.Error()
	}
	return s.say("cause." + causes[i].key)
}
