// Command upshot turns exported delivery metrics into a before/after report: a static site and an
// Excel appendix.
//
// In go the arguments, the environment and the files of a report; out come the site, results on
// stdout, everything else on stderr, and an exit code. It is the only package that touches the disk
// and the processes' surroundings; it refuses to know how a file is parsed, a verdict reached or a
// page made, and it never reads the clock. The steps of a build:
//
//  1. read: ingest.Load makes a plan and a dataset of the definition's folder (report.go).
//  2. compute: indicator.Compute makes the report (report.go).
//  3. render: the site and the workbooks, file by file (build.go), into a folder beside the
//     output (output.go), which takes the output's place in one step.
//
// What was wrong on the way is collected as problems and printed once, at the end (problems.go).
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/pflag"

	"upshot/render/wording"
	"upshot/templates"
)

// version is a constant of the source: the same source writes the same bytes, however it was built.
const version = "0.1.0"

const generator = "upshot " + version

// Exit codes. They are part of the command's contract.
const (
	exitDone       = 0
	exitGate       = 1 // a gate failed; the site is written
	exitDefinition = 2 // usage, or an error that points into the definition
	exitData       = 3 // the exports cannot be used; the old site stays as it was
	exitOutput     = 4 // the output could not be written
)

func main() { os.Exit(run(os.Args[1:], os.Environ(), os.Stdout, os.Stderr)) }

// command is one verb. A new one is a file with its function, messages, and a line in commands.
type command struct {
	name    string
	operand string // as the usage shows them, with a space between two; "" if it takes none, with "..." if it takes any number
	flags   []flag
	run     func(s *session, operand string) int
}

// commands is the order of the help. It is a function because help itself lists it.
func commands() []command {
	return []command{
		{"build", "[REPORT]", buildFlags, build},
		{"check", "[REPORT]", checkFlags, check},
		{"explain", "INDICATOR [REPORT]", explainFlags, explain},
		{"plan", "[REPORT]", planFlags, plan},
		{"inspect", "FILE...", inspectFlags, inspect},
		{"catalogue", "[NAME]", catalogueFlags, catalogue},
		{"version", "", nil, printVersion},
		{"help", "[COMMAND]", nil, help},
	}
}

// session is one run: where it prints, in which words, what it was asked for, and what went wrong so far.
type session struct {
	stdout, stderr io.Writer
	book           *wording.Book
	words          *wording.Words
	opt            options
	operands       []string // all of them
	problems       problems
}

// run is the whole program but for the exit.
func run(args, env []string, stdout, stderr io.Writer) int {
	book, err := wording.Load(templates.FS)
	if err != nil {
		fmt.Fprintf(stderr, "upshot: %v\n", err)
		return exitOutput
	}
	s := &session{stdout: stdout, stderr: stderr, book: book}
	s.words = book.In(asked(book, args, env))
	cmd, operand, err := s.parse(args)
	if err != nil {
		return s.usage(cmd, err)
	}
	if s.opt.jobs > 0 {
		runtime.GOMAXPROCS(s.opt.jobs)
	}
	return cmd.run(s, operand)
}

// parse finds the command, its flags and its operand. On an error the command is the one whose
// usage helps, nil if that is not known.
func (s *session) parse(args []string) (*command, string, error) {
	front := s.flagSet(nil)
	front.SetInterspersed(false)
	if err := front.Parse(args); err != nil {
		return nil, "", err
	}
	if front.NArg() == 0 {
		if s.opt.help {
			return s.find("help"), "", nil
		}
		return nil, "", usageError{"no-command", nil, ""}
	}
	name := front.Arg(0)
	cmd := s.find(name)
	if cmd == nil {
		return nil, "", usageError{"unknown-command", []string{name}, near(name, commandNames())}
	}
	set := s.flagSet(cmd.flags)
	if err := set.Parse(front.Args()[1:]); err != nil {
		return cmd, "", err
	}
	most := len(strings.Fields(cmd.operand))
	switch {
	case s.opt.help:
		return s.find("help"), cmd.name, nil
	case set.NArg() > most && !strings.HasSuffix(cmd.operand, "..."):
		return cmd, "", usageError{"too-many", []string{set.Arg(most), cmd.name}, ""}
	}
	s.operands = set.Args()
	return cmd, set.Arg(0), s.checkOptions(set)
}

func (s *session) find(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return &c
		}
	}
	return nil
}

func commandNames() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

// flagSet has the flags of a command and those that all commands take.
func (s *session) flagSet(own []flag) *pflag.FlagSet {
	set := pflag.NewFlagSet("upshot", pflag.ContinueOnError)
	set.SortFlags = false
	set.Usage = func() {}
	for _, f := range append(own[:len(own):len(own)], commonFlags...) {
		f.add(set, &s.opt, s.words.Say("command.flag."+f.name))
	}
	return set
}

func printVersion(s *session, _ string) int {
	fmt.Fprintln(s.stdout, generator)
	return exitDone
}
