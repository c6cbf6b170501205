package main

import (
	"fmt"

	"upshot/indicator"
	"upshot/metric"
)

// explain prints the calculation of one comparison, step by step. Of the problems on the way only errors
// are printed: check lists them all.
func explain(s *session, name string) int {
	cmd := s.find("explain")
	if name == "" {
		return s.usage(cmd, usageError{"no-indicator", nil, ""})
	}
	operand := ""
	if len(s.operands) > 1 {
		operand = s.operands[1]
	}
	s.opt.quiet, s.opt.format = true, "text"
	rep, code := s.compute(locate(operand), indicator.Compute)
	if rep == nil {
		return s.finish(code)
	}
	it, err := s.choose(rep, name)
	if err != nil {
		return s.usage(cmd, err)
	}
	if s.opt.json {
		s.printExplanationJSON(rep, it)
	} else {
		s.printExplanation(rep, it)
	}
	return exitDone
}

// explained is the comparison that was asked for.
type explained struct {
	result     *indicator.Result
	figures    *indicator.Figures
	comparison *indicator.Comparison
}

// choose finds the comparison of an indicator that the flags mean.
func (s *session) choose(rep *indicator.Report, name string) (it explained, err error) {
	if it.result, err = s.chooseIndicator(rep, name); err != nil {
		return it, err
	}
	scope := indicator.Overall
	if s.opt.project != "" {
		if scope.Project, err = s.chooseProject(rep); err != nil {
			return it, err
		}
	}
	if it.figures = it.result.In(scope); it.figures == nil {
		return it, usageError{"no-figures", []string{it.result.Spec.ID, rep.Projects[scope.Project].ID}, ""}
	}
	it.comparison, err = s.choosePhase(rep, it.figures)
	return it, err
}

func (s *session) chooseIndicator(rep *indicator.Report, name string) (*indicator.Result, error) {
	var ids []string
	for i := range rep.Indicators {
		spec := rep.Indicators[i].Spec
		if spec.ID == name || named(spec.Name, name) {
			return &rep.Indicators[i], nil
		}
		ids = append(ids, spec.ID)
	}
	return nil, usageError{"unknown-indicator", []string{name}, near(name, ids)}
}

func (s *session) chooseProject(rep *indicator.Report) (int, error) {
	var known []string
	for i := range rep.Projects {
		p := &rep.Projects[i]
		names := append([]string{p.ID}, p.Aliases...)
		for _, name := range names {
			if metric.Fold(name) == metric.Fold(s.opt.project) {
				return i, nil
			}
		}
		if named(p.Name, s.opt.project) {
			return i, nil
		}
		known = append(known, names...)
	}
	return 0, usageError{"unknown-project", []string{s.opt.project}, near(s.opt.project, known)}
}

func (s *session) choosePhase(rep *indicator.Report, f *indicator.Figures) (*indicator.Comparison, error) {
	if s.opt.phase == "" {
		return f.Headline(), nil
	}
	var ids []string
	for i := range f.Comparisons {
		if f.Comparisons[i].After == s.opt.phase {
			return &f.Comparisons[i], nil
		}
		ids = append(ids, f.Comparisons[i].After)
	}
	for i := range rep.Plan.Phases {
		if rep.Plan.Phases[i].ID == s.opt.phase {
			return nil, usageError{"not-compared", []string{s.opt.phase}, ""}
		}
	}
	return nil, usageError{"unknown-phase", []string{s.opt.phase}, near(s.opt.phase, ids)}
}

// named reports whether a text is a name in any of its languages.
func named(t metric.Text, name string) bool {
	for _, own := range t {
		if metric.Fold(own) == metric.Fold(name) {
			return true
		}
	}
	return false
}

// explainWidth is where lines end, in places of a terminal.
const explainWidth = 100

func (s *session) printExplanation(rep *indicator.Report, it explained) {
	w, spec := s.words, it.result.Spec
	title := s.say("explain.title", w.Name(spec), spec.ID, w.Scope(rep, it.figures.Scope), w.Phase(rep, it.comparison.After), w.Phase(rep, it.comparison.Before))
	printWrapped(s.stdout, title, "", explainWidth)
	printWrapped(s.stdout, w.Sentence(rep, spec, it.figures, it.comparison), "", explainWidth)
	for i, section := range w.Explain(rep, it.result, it.figures, it.comparison).Sections {
		fmt.Fprintf(s.stdout, "\n%s\n", s.say("explain.step", w.Count(i+1), section.Title))
		for _, sentence := range section.Sentences {
			printWrapped(s.stdout, sentence, "  ", explainWidth)
		}
		for i, t := range section.Tables {
			if i > 0 || len(section.Sentences) > 0 {
				fmt.Fprintln(s.stdout)
			}
			printWrapped(s.stdout, t.Caption, "  ", explainWidth)
			printTable(s.stdout, t, "    ", explainWidth)
		}
	}
}
