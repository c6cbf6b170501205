package main

import (
	"bytes"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

func TestCheckEndsWithWhereTheAssessmentAndTheActionsStand(t *testing.T) {
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	model := &metric.Model{Domains: []metric.ModelDomain{{Code: "A", Items: []metric.ModelItem{{Code: "B", SubItems: []metric.ModelSubItem{{Code: "C"}}}}}}}
	plan := &metric.Plan{
		AsOf:       metric.DateDay(2024, 6, 30),
		Phases:     []metric.Phase{{ID: "before", Window: metric.Window{From: metric.DateDay(2024, 1, 1), To: metric.DateDay(2024, 6, 30)}}},
		Assessment: &metric.Assessment{Model: model, Target: 3}, Actions: &metric.Register{},
	}
	registers := &metric.Registers{
		Ratings: []metric.Ratings{{Self: []float64{2.5}, Assessed: []float64{metric.Missing()}, Target: metric.Missing()}},
		Actions: []metric.Action{{ID: "1", Round: -1, Status: "open", Due: metric.DateDay(2024, 6, 29)}},
	}
	assessment := "Level 3 is the target: 0 of 1 sub-items reach it; overall level 3-, the lowest of its parts.\n"
	actions := "0 of 1 actions done, 1 overdue.\n"
	for _, c := range []struct {
		claim string
		take  func()
		want  string
	}{
		{"both, below an empty line", func() {}, "\n" + assessment + actions},
		{"actions alone", func() { plan.Assessment = nil }, "\n" + actions},
		{"a report without registers has neither", func() { plan.Actions = nil }, ""},
	} {
		c.take()
		var out bytes.Buffer
		s := &session{stdout: &out, book: book, words: book.In("en")}
		s.printStanding(&indicator.Report{Plan: plan, Maturity: maturity.Compute(plan, registers)})
		if got := out.String(); got != c.want {
			t.Errorf("%s: %s", c.claim, strings.Join([]string{"printed", got, "want", c.want}, "\n"))
		}
	}
}
