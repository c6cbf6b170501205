package main

import (
	"fmt"

	"upshot/indicator"
)

// check reads and computes, prints all problems, and the headline as a table. It writes nothing.
func check(s *session, operand string) int {
	rep, code := s.compute(locate(operand))
	if rep == nil {
		return s.finish(code)
	}
	if !s.opt.quiet {
		s.printHeadline(rep)
	}
	return s.finish(s.holdGates(rep))
}

// printHeadline prints a line an indicator: what it was, what it is, and the verdict, over all projects.
func (s *session) printHeadline(rep *indicator.Report) {
	w := s.words
	fmt.Fprintf(s.stdout, "%s\n\n", w.Headline(rep))
	var contradictions []string
	rows := [][]string{{s.say("indicator"), s.say("before"), s.say("after"), s.say("change"), s.say("verdict")}}
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		figures := r.In(indicator.Overall)
		if figures == nil {
			continue
		}
		c := figures.Headline()
		if c == nil {
			continue
		}
		if contradiction := w.Contradiction(r.Spec, c); contradiction != "" {
			contradictions = append(contradictions, s.say("about-indicator", w.Name(r.Spec), contradiction))
		}
		rows = append(rows, []string{
			w.Name(r.Spec),
			w.Value(r.Spec.Unit, figures.Phase(c.Before).Value), w.Value(r.Spec.Unit, figures.Phase(c.After).Value),
			w.Change(r.Spec, c), w.VerdictMark(c.Verdict) + " " + w.Verdict(c.Verdict),
		})
	}
	printColumns(s.stdout, rows)
	for _, c := range contradictions {
		fmt.Fprintf(s.stdout, "\n%s\n", c)
	}
}
