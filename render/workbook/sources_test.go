package workbook

import (
	"slices"
	"strings"
	"testing"

	"upshot/indicator/maturity"
	"upshot/metric"
)

func TestSourcesListTheFilesOfTheRegisters(t *testing.T) {
	plan := samplePlan(pick(leadTime)...)
	plan.Assessment = &metric.Assessment{Model: &metric.Model{File: "models/own.yaml", Hash: "aa11"}, Target: 3, Register: metric.Register{Source: metric.Source{
		ID: "assessment", Files: []string{"registers/*.xlsx"}, Values: map[string]map[string][]string{"status": {"done": {"完成"}}},
	}}}
	actions := metric.Register{Source: metric.Source{ID: "actions", Files: []string{"registers/actions.csv"}}}
	plan.Actions = &actions
	rep := report(plan, 1)
	rep.Maturity = maturity.Compute(plan, &metric.Registers{Accounts: []metric.RegisterAccount{
		{Key: "assessment", Account: metric.Account{Files: []metric.FileAccount{{
			Path: "registers/a.xlsx", Sheet: "自评", Format: "xlsx", Layout: "long", SHA256: "bb22", Rows: 49, Used: 48, Rejected: 1,
			Columns: []metric.ColumnAccount{{Role: "status", Header: "状态", Read: 48}},
		}}}},
		{Key: "actions", Account: metric.Account{Files: []metric.FileAccount{{Path: "registers/actions.csv", Format: "csv", SHA256: "cc33", Rows: 126, Used: 125}}}},
	}})
	f := open(t, written(t, rep, "en"))
	lines := map[string][]string{} // of a register, in the order of the tables
	for _, row := range values(t, f, "Sources") {
		if len(row) > 1 {
			lines[row[0]] = append(lines[row[0]], strings.Join(row, "|"))
		}
	}
	for register, want := range map[string][]string{
		"Assessment (register)": {
			"registers/a.xlsx|自评|Excel workbook", "registers/a.xlsx|自评|49|48|0|0|0|1|0|", "[x]", "registers/*.xlsx", "状态 (status)|done|完成", "registers/a.xlsx|自评|status|状态",
		},
		"Actions (register)": {"registers/actions.csv", "registers/actions.csv|[z]|126|125|0|0|0|0|1|", "[x]", "registers/actions.csv"},
	} {
		got := lines[register]
		if len(got) != len(want) {
			t.Errorf("%s: lines = %q, want %d: file, rows, origin, rules, words, columns", register, got, len(want))
			continue
		}
		for i := range want {
			if !strings.Contains(got[i], want[i]) {
				t.Errorf("%s: line %d = %q, want %q in it", register, i+1, got[i], want[i])
			}
		}
	}
	cover := values(t, f, "Cover")
	if !slices.ContainsFunc(cover, func(row []string) bool {
		return len(row) > 1 && row[0] == "Maturity model" && row[1] == "models/own.yaml, SHA-256 aa11"
	}) {
		t.Errorf("the cover lacks the model's file: %q", cover)
	}
}
