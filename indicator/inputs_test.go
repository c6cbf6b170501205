package indicator

import (
	"strings"
	"testing"

	"upshot/metric"
)

func TestInputsAreAllThatWasRead(t *testing.T) {
	file := func(path string) []metric.FileAccount { return []metric.FileAccount{{Path: path}} }
	p := plan()
	p.Sources[0].ID = "actions" // as a register's key is called
	p.Assessment = &metric.Assessment{Model: &metric.Model{}, Register: metric.Register{Source: metric.Source{ID: "assessment"}}}
	p.Actions = &metric.Register{Source: metric.Source{ID: "actions"}}
	p.Findings = &metric.Register{Source: metric.Source{ID: "findings"}}
	data := &metric.Dataset{Tables: []metric.Table{{Account: metric.Account{Files: file("events.csv")}}, {}}}
	data.Registers.Accounts = []metric.RegisterAccount{
		{Key: "assessment", Account: metric.Account{Files: file("assessment.xlsx")}}, {Key: "findings", Account: metric.Account{Files: file("findings.csv")}},
	}
	var got []string
	for _, in := range Compute(p, data, nil).Inputs() {
		line := in.ID
		if in.Register {
			line += " (register)"
		}
		for _, f := range in.Files {
			line += " " + f.Path
		}
		got = append(got, line)
	}
	want := "actions events.csv, size, assessment (register) assessment.xlsx, actions (register), findings (register) findings.csv"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("Inputs = %s, want %s", s, want)
	}
}
