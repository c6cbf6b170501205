package main

import (
	"slices"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

func TestEveryFileReadIsAnInput(t *testing.T) {
	plan := &metric.Plan{
		Sources:    []metric.Source{{ID: "events"}},
		Assessment: &metric.Assessment{Model: &metric.Model{File: "models/own.yaml"}},
		Actions:    &metric.Register{Source: metric.Source{ID: "actions"}},
		Evidence:   &metric.EvidenceRegister{Root: "evidence"},
	}
	rep := &indicator.Report{
		Plan:     plan,
		Accounts: []metric.Account{{Files: []metric.FileAccount{{Path: "exports/events.csv"}}}},
		Maturity: &maturity.Report{Registers: metric.Registers{
			Evidence: []metric.Evidence{{File: "scm/rules.pdf"}, {Link: "https://wiki.example"}, {File: "data.html", ByReport: true}},
			Accounts: []metric.RegisterAccount{{Key: "actions", Account: metric.Account{Files: []metric.FileAccount{{Path: "registers/actions.csv"}}}}},
		}},
	}
	want := []string{"exports/events.csv", "registers/actions.csv", "models/own.yaml", "evidence/scm/rules.pdf"}
	if got := inputFiles(rep); !slices.Equal(got, want) {
		t.Errorf("inputFiles = %v, want %v", got, want)
	}
	plan.Assessment.Model.File = "" // shipped
	rep.Maturity = nil
	if got := inputFiles(rep); !slices.Equal(got, want[:1]) {
		t.Errorf("inputFiles of a report without registers = %v, want %v", got, want[:1])
	}
}
