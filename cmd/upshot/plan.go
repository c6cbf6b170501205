package main

import (
	"fmt"
	"strconv"

	"upshot/indicator"
	"upshot/render"
)

// listedMonths are the lengths of a round that are always listed: from one month to so many.
const listedMonths = 12

// plan prints, before a round, the smallest change that one of a given length would call, for every
// indicator. Of the problems on the way only errors are printed: check lists them all.
func plan(s *session, operand string) int {
	s.opt.quiet = true
	rep, code := s.compute(locate(operand), indicator.ComputeHeadlines)
	if rep == nil {
		return s.finish(code)
	}
	cmd, scope := s.find("plan"), indicator.Overall
	if s.opt.project != "" {
		project, err := s.chooseProject(rep)
		if err != nil {
			return s.usage(cmd, err)
		}
		scope.Project = project
	}
	length := indicator.UsualRound(rep.Plan)
	if s.opt.months != 0 {
		length = s.opt.months
	}
	if length < 1 || length > indicator.Foreseeable {
		return s.usage(cmd, usageError{"bad-months", []string{strconv.Itoa(length), strconv.Itoa(indicator.Foreseeable)}, ""})
	}
	months := make([]int, max(listedMonths, length))
	for i := range months {
		months[i] = i + 1
	}
	outlooks := indicator.Outlooks(rep, scope, months...)
	if s.opt.json {
		s.printPlanJSON(rep, scope, outlooks, length)
	} else {
		s.printPlan(rep, scope, outlooks, length)
	}
	return exitDone
}

// printPlan prints each indicator with what a round of that length would show, and its table.
func (s *session) printPlan(rep *indicator.Report, scope indicator.Scope, outlooks []indicator.Outlook, length int) {
	w := s.words
	fmt.Fprintln(s.stdout, w.Scope(rep, scope))
	printWrapped(s.stdout, w.PlanIntro(rep, listedMonths), "", explainWidth)
	for i := range outlooks {
		o := &outlooks[i]
		fmt.Fprintln(s.stdout)
		printWrapped(s.stdout, s.say("plan.indicator", w.Name(o.Spec), o.Spec.ID, w.Value(o.Spec.Unit, o.Value)), "", explainWidth)
		for _, sentence := range w.Outlook(o, length) {
			printWrapped(s.stdout, sentence, "  ", explainWidth)
		}
		o.Rounds = o.Rounds[:min(len(o.Rounds), listedMonths)]
		if t := w.PlanTable(o); len(t.Rows) > 0 {
			fmt.Fprintf(s.stdout, "  %s\n", t.Caption)
			printTable(s.stdout, t, "    ", explainWidth)
		}
	}
}

// plannedIndicator is one of the JSON document of plan. Names stay; new ones may come.
type plannedIndicator struct {
	render.PlanResults
	Sentences []string `json:"sentences"`
}

func (s *session) printPlanJSON(rep *indicator.Report, scope indicator.Scope, outlooks []indicator.Outlook, length int) {
	document := struct {
		Schema     string             `json:"schema"`
		Language   string             `json:"language"`
		Project    *string            `json:"project"` // null: all projects together
		Before     string             `json:"before"`
		Power      float64            `json:"power"`
		Months     int                `json:"months"` // of the round that the sentences speak of
		Indicators []plannedIndicator `json:"indicators"`
	}{
		Schema: "upshot/plan/1", Language: s.words.Language(), Before: rep.Plan.BeforeID(),
		Power: indicator.PlanPower, Months: length, Indicators: []plannedIndicator{},
	}
	if scope.Project >= 0 {
		document.Project = &rep.Projects[scope.Project].ID
	}
	for i := range outlooks {
		document.Indicators = append(document.Indicators, plannedIndicator{render.OutlookResults(&outlooks[i]), s.words.Outlook(&outlooks[i], length)})
	}
	s.printJSON(document)
}
