package main

import (
	"upshot/indicator"
	"upshot/render"
	"upshot/render/wording"
)

// explainedStep and what follows are the JSON document of explain. Names stay; new ones may come.
type explainedStep struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Sentences []string         `json:"sentences"`
	Tables    []explainedTable `json:"tables"`
}

type explainedTable struct {
	Caption string     `json:"caption"`
	Heads   []string   `json:"heads"`
	Rows    [][]string `json:"rows"`
}

func (s *session) printExplanationJSON(rep *indicator.Report, it explained) {
	document := struct {
		Schema     string          `json:"schema"`
		Language   string          `json:"language"`
		Indicator  string          `json:"indicator"`
		Project    *string         `json:"project"` // null: all projects together
		Before     string          `json:"before"`
		After      string          `json:"after"`
		Sentence   string          `json:"sentence"`
		Steps      []explainedStep `json:"steps"`
		Comparison any             `json:"comparison"` // as results.json has it
	}{
		Schema: "upshot/explain/1", Language: s.words.Language(), Indicator: it.result.Spec.ID,
		Before: it.comparison.Before, After: it.comparison.After,
		Sentence: s.words.Sentence(rep, it.result.Spec, it.figures, it.comparison),
		Steps:    []explainedStep{}, Comparison: render.ComparisonResults(rep, it.comparison),
	}
	if project := it.figures.Scope.Project; project >= 0 {
		document.Project = &rep.Projects[project].ID
	}
	for _, section := range s.words.Explain(rep, it.result, it.figures, it.comparison).Sections {
		document.Steps = append(document.Steps, stepJSON(section))
	}
	s.printJSON(document)
}

func stepJSON(section wording.Section) explainedStep {
	step := explainedStep{ID: section.ID, Title: section.Title, Sentences: append([]string{}, section.Sentences...), Tables: []explainedTable{}}
	for _, t := range section.Tables {
		step.Tables = append(step.Tables, explainedTable{t.Caption, t.Heads, t.Rows})
	}
	return step
}
