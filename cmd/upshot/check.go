package main

import (
	"fmt"
	"strings"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// check reads and computes, prints all problems, the headline as a table, and where the assessment and the actions
// stand. It writes nothing.
func check(s *session, operand string) int {
	rep, code := s.compute(locate(operand), indicator.ComputeHeadlines)
	if rep == nil {
		return s.finish(code)
	}
	if !s.opt.quiet {
		s.printHeadline(rep)
		s.printStanding(rep)
	}
	return s.finish(s.holdGates(rep))
}

// printHeadline prints a line an indicator: what it was, what it is, and the verdict, over all projects.
func (s *session) printHeadline(rep *indicator.Report) {
	w := s.words
	fmt.Fprintf(s.stdout, "%s\n\n", w.Headline(rep))
	var contradictions, flips []string
	rows := [][]string{{s.say("indicator"), s.say("before"), s.say("after"), s.say("change"), s.say("verdict")}}
	targets := false
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
		verdict := w.VerdictMark(c.Verdict) + " " + s.verdict(c)
		if flip := w.Flip(rep, r.Spec, c); flip != "" {
			verdict += " " + wording.FlipMark
			flips = append(flips, wording.FlipMark+" "+s.say("about-indicator", w.Name(r.Spec), flip))
		}
		row := []string{
			w.Name(r.Spec),
			w.Value(r.Spec.Unit, figures.Phase(c.Before).Value), w.Value(r.Spec.Unit, figures.Phase(c.After).Value),
			s.change(r.Spec, c), verdict,
		}
		if target := s.target(r.Spec, figures.Target); target != "" {
			row, targets = append(row, target), true
		}
		rows = append(rows, row)
	}
	if targets {
		rows[0] = append(rows[0], s.say("target"))
	}
	printColumns(s.stdout, rows)
	for _, c := range contradictions {
		fmt.Fprintf(s.stdout, "\n%s\n", c)
	}
	if len(flips) > 0 {
		fmt.Fprintf(s.stdout, "\n%s\n", strings.Join(flips, "\n"))
	}
}

// printStanding prints a line on the assessment and one on the actions, of a report that has them.
func (s *session) printStanding(rep *indicator.Report) {
	between := "\n"
	for _, line := range []string{s.words.AssessmentStanding(rep), s.words.ActionsStanding(rep)} {
		if line != "" {
			fmt.Fprintf(s.stdout, "%s%s\n", between, line)
			between = ""
		}
	}
}

// change is the change of the two values; with too little data it would look like a finding.
func (s *session) change(spec *metric.Indicator, c *indicator.Comparison) string {
	if c.Verdict == indicator.NotEnoughData {
		return "–"
	}
	return s.words.Change(spec, c)
}

// verdict is a verdict's name; that there is no baseline belongs to it, since there is a value all the same.
func (s *session) verdict(c *indicator.Comparison) string {
	if c.Reason == indicator.NoBaseline {
		return s.say("verdict.because", s.words.Verdict(c.Verdict), s.words.Reason(c.Reason))
	}
	return s.words.Verdict(c.Verdict)
}

// target is a bound, and by its mark how it stands: "✓ at most 8 min". "" if none is set.
func (s *session) target(spec *metric.Indicator, t *indicator.TargetFigure) string {
	if t == nil {
		return ""
	}
	return s.words.TargetMark(t.Status) + " " + s.words.Target(spec, t.Target)
}
