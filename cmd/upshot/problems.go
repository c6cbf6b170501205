package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"upshot/metric"
	"upshot/render/wording"
)

// The rules of what goes to stderr:
//
//   - a problem is one line, `upshot: file:line:col: message`, with `warning: ` or `notice: ` before the
//     file where it stops nothing; other places and the hint are indented below it;
//   - the worst come first, errors of the definition before all others, then by position; what is cut off is said, and counted;
//   - the last line has the counts. No problem, no line.
const (
	maxPrinted   = 50 // problems as text
	maxAlso      = 3  // other places of one problem
	maxAnnotated = 10 // problems of one severity as annotations: GitHub shows no more
)

// problems are what is to be said at the end of a run.
type problems struct {
	all   []metric.Problem
	gates []failedGate
}

type failedGate struct {
	Name   string `json:"name"`
	Detail string `json:"detail"`
}

func (p *problems) add(one metric.Problem) { p.all = append(p.all, one) }

// finish prints the problems of the run once and hands the exit code through.
func (s *session) finish(code int) int {
	if s.opt.strict {
		for i := range s.problems.all {
			if s.problems.all[i].Severity == metric.Warning {
				s.problems.all[i].Severity = metric.Error
			}
		}
	}
	metric.SortProblems(s.problems.all)
	print := map[string]func(io.Writer, *session){"text": printText, "json": printJSON, "github": printGitHub}[s.opt.format]
	print(s.stderr, s)
	return code
}

// shown are the problems to print: only errors if the rest was declined.
func (s *session) shown() []metric.Problem {
	if !s.opt.quiet {
		return s.problems.all
	}
	n := 0
	for n < len(s.problems.all) && s.problems.all[n].Severity == metric.Error {
		n++
	}
	return s.problems.all[:n]
}

func printText(w io.Writer, s *session) {
	shown := s.shown()
	for _, p := range shown[:min(len(shown), maxPrinted)] {
		message, hint := s.words.Problem(p)
		fmt.Fprintf(w, "upshot: %s%s\n", s.severity(p), placed(p.Pos, message))
		for _, also := range p.Also[:min(len(p.Also), maxAlso)] {
			fmt.Fprintf(w, "\t%s\n", s.say("also", also.String()))
		}
		if hint != "" {
			fmt.Fprintf(w, "\t%s\n", s.say("hint", hint))
		}
	}
	if more := len(shown) - maxPrinted; more > 0 {
		fmt.Fprintf(w, "upshot: %s\n", s.say("more", s.words.Count(more)))
	}
	for _, g := range s.problems.gates {
		fmt.Fprintf(w, "upshot: %s\n", s.say("gate-failed", g.Name, g.Detail))
	}
	if len(shown) > 0 {
		fmt.Fprintf(w, "upshot: %s\n", s.counts())
	}
}

func (s *session) severity(p metric.Problem) string {
	if p.Severity == metric.Error {
		return ""
	}
	return s.say("severity." + p.Severity.String())
}

// placed is a message behind its position, which it may not have.
func placed(pos metric.Position, message string) string {
	if at := pos.String(); at != "" {
		return at + ": " + message
	}
	return message
}

// counts says how many problems there are of each severity, whether printed or not.
func (s *session) counts() string {
	n := make([]int, len(metric.Severities))
	for _, p := range s.problems.all {
		n[p.Severity]++
	}
	var parts []string
	for severity, name := range metric.Severities {
		if n[severity] > 0 {
			parts = append(parts, s.say("count."+name, s.words.Count(n[severity])))
		}
	}
	return s.words.List(parts)
}

// jsonProblem is a problem as results.json has it, with its code.
type jsonProblem struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file,omitempty"`
	Sheet    string `json:"sheet,omitempty"`
	Row      int    `json:"row,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Count    int    `json:"count"`
}

// printJSON prints one document with every problem, also where there is none.
func printJSON(w io.Writer, s *session) {
	document := struct {
		Problems    []jsonProblem `json:"problems"`
		FailedGates []failedGate  `json:"failed_gates"`
	}{s.jsonProblems(), append([]failedGate{}, s.problems.gates...)}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	encoder.Encode(document)
}

// jsonProblems are the problems to print, as programs get them.
func (s *session) jsonProblems() []jsonProblem {
	problems := []jsonProblem{}
	for _, p := range s.shown() {
		message, hint := s.words.Problem(p)
		problems = append(problems, jsonProblem{
			p.Severity.String(), p.Code, filepath.ToSlash(p.Pos.File), p.Pos.Sheet, p.Pos.Row, p.Pos.Column, message, hint, p.N(),
		})
	}
	return problems
}

// printGitHub prints annotations of a GitHub workflow. A row of a sheet is no line of a file, so such
// a position goes into the message.
func printGitHub(w io.Writer, s *session) {
	for _, g := range s.problems.gates {
		fmt.Fprintf(w, "::error title=%s::%s\n", property("gate"), data(s.say("gate-failed", g.Name, g.Detail)))
	}
	n := make([]int, len(metric.Severities))
	for _, p := range s.shown() {
		if n[p.Severity]++; n[p.Severity] <= maxAnnotated {
			fmt.Fprintln(w, annotation(s.words, p))
		}
	}
	for severity, name := range metric.Severities {
		if more := n[severity] - maxAnnotated; more > 0 {
			fmt.Fprintf(w, "::%s title=upshot::%s\n", name, data(s.say("more."+name, s.words.Count(more))))
		}
	}
}

func annotation(words *wording.Words, p metric.Problem) string {
	message, hint := words.Problem(p)
	var place string
	if p.Pos.File != "" {
		place = "file=" + property(filepath.ToSlash(p.Pos.File)) + ","
	}
	switch {
	case p.Pos.Sheet != "":
		message = placed(p.Pos, message)
	case p.Pos.Row > 0:
		place += "line=" + strconv.Itoa(p.Pos.Row) + ","
		if p.Pos.Column > 0 {
			place += "col=" + strconv.Itoa(p.Pos.Column) + ","
		}
	}
	if hint != "" {
		message += "\n" + words.Say("command.hint", hint)
	}
	return fmt.Sprintf("::%s %stitle=%s::%s", p.Severity, place, property(p.Code), data(message))
}

// data and property escape what would end an annotation's message, or one of its properties.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
