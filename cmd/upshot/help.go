package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// help prints all commands, or one of them, on stdout.
func help(s *session, name string) int {
	if name == "" {
		s.overview(s.stdout)
		return exitDone
	}
	cmd := s.find(name)
	if cmd == nil {
		return s.usage(nil, usageError{"unknown-command", []string{name}, near(name, commandNames())})
	}
	s.describe(s.stdout, cmd)
	return exitDone
}

// usage prints what is wrong with the arguments and how they go, on stderr.
func (s *session) usage(cmd *command, err error) int {
	own := commonFlags
	if cmd != nil {
		own = append(cmd.flags[:len(cmd.flags):len(cmd.flags)], commonFlags...)
	}
	var known []string
	for _, f := range own {
		known = append(known, f.name)
	}
	wrong := asError(err, known)
	fmt.Fprintf(s.stderr, "upshot: %s\n", s.say(wrong.code, wrong.args...))
	if wrong.near != "" {
		fmt.Fprintf(s.stderr, "\t%s\n", s.say("hint", s.say("did-you-mean", wrong.near)))
	}
	fmt.Fprintln(s.stderr)
	if cmd == nil {
		s.overview(s.stderr)
	} else {
		s.describe(s.stderr, cmd)
	}
	return exitDefinition
}

func (s *session) overview(w io.Writer) {
	fmt.Fprintf(w, "%s\n\n", s.say("about"))
	rows := [][]string{}
	for _, c := range commands() {
		rows = append(rows, []string{"  upshot " + strings.TrimSpace(c.name+" "+c.operand), s.say("about." + c.name)})
	}
	printColumns(w, rows)
	fmt.Fprintf(w, "\n%s\n", s.say("about.more"))
}

func (s *session) describe(w io.Writer, c *command) {
	line := "upshot " + c.name
	if len(c.flags) > 0 {
		line += " [FLAGS]"
	}
	fmt.Fprintf(w, "%s\n\n", strings.TrimSpace(line+" "+c.operand))
	fmt.Fprintf(w, "%s\n", s.say("describe."+c.name))
	rows := [][]string{}
	s.flagSet(c.flags).VisitAll(func(f *pflag.Flag) {
		placeholder, text := pflag.UnquoteUsage(f)
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		if f.Value.Type() == "bool" {
			placeholder = ""
		}
		rows = append(rows, []string{strings.TrimRight("  "+short+"--"+f.Name+" "+placeholder, " "), text})
	})
	fmt.Fprintf(w, "\n%s\n", s.say("flags"))
	printColumns(w, rows)
	fmt.Fprintf(w, "\n%s\n", s.say("exit-codes"))
}

// say is a message of the command.
func (s *session) say(key string, args ...string) string { return s.words.Say("command."+key, args...) }
