package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// tableOf reads a CSV file of the site as rows of cells by column.
func tableOf(t *testing.T, files map[string][]byte, name string) (rows []map[string]string) {
	t.Helper()
	data, ok := files[name]
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	data, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked {
		t.Errorf("%s has no byte-order mark", name)
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		if len(row) != len(record) {
			t.Errorf("%s: a column stands twice in %v", name, records[0])
		}
		rows = append(rows, row)
	}
	return rows
}

func TestRegistersAreTables(t *testing.T) {
	files := builtOf(t, withRegisters(handmade()), Options{})
	for _, c := range []struct {
		claim, file string
		row         int
		cells       map[string]string
	}{
		{"levels are numbers, the assessor's beside the own", "maturity", 0, map[string]string{
			"code": "VC-SYS", "domain.en": "Configuration", "item.zh-CN": "版本控制", "sub_item.zh-CN": "版本控制系统", "target": "3",
			"self.baseline": "1", "assessed.baseline": "", "level.baseline": "1", "self.round-2": "3", "assessed.round-2": "2.5", "level.round-2": "2.5",
			"met": "false", "expected": "3", "ready": "1", "supported": "true", "evidence": "VC-SYS-L3-1", "actions": "A-1"}},
		{"a name that looks like a formula is text", "maturity", 0, map[string]string{"crosswalk.other": "'=7.1 Delivery"}},
		{"texts stand in every language", "maturity", 1, map[string]string{
			"gap.en": "no rule for short-lived branches", "gap.zh-CN": "短期分支没有规范", "note.en": "see wiki", "note.zh-CN": "",
			"target": "2", "met": "true", "supported": "false", "actions": "A-1; A-2", "findings": "F-1", "crosswalk.other": ""}},
		{"what is not rated is empty", "maturity", 2, map[string]string{"code": "MI-ID", "self.baseline": "", "level.round-2": "", "met": "false", "expected": "0"}},
		{"an action with all that it can have", "actions", 0, map[string]string{
			"id": "A-1", "title.en": "'=Move to one system", "title.zh-CN": "统一版本库", "area.zh-CN": "流水线", "round": "round-1", "project": "credit-core", "owner.en": "CM lead",
			"opened": "2023-06-01", "due": "2024-03-31", "done": "2024-04-01", "status": "done", "late": "true", "overdue": "false",
			"capabilities": "CM", "indicators": "change-lead-time", "backlog": "B-9", "iteration": "S4", "effort": "2.5", "share": "0.1"}},
		{"an action with next to nothing", "actions", 2, map[string]string{
			"id": "A-3", "round": "", "due": "", "status": "cancelled", "overdue": "false", "capabilities": "", "effort": "", "share": ""}},
		{"evidence with a file", "evidence", 0, map[string]string{
			"id": "VC-SYS-L3-1", "capability": "VC-SYS", "level": "3", "kind": "document", "title.en": `Rules, "new"`, "status": "ready", "date": "2024-11-30",
			"file": "rules.pdf", "sha256": "ee55", "bytes": "12", "link": "", "by_report": "false", "present": "true", "ready": "true"}},
		{"evidence of this report itself", "evidence", 1, map[string]string{"capability": "MF", "level": "", "kind": "", "bytes": "", "by_report": "true", "ready": "false"}},
		{"evidence of no capability", "evidence", 2, map[string]string{"capability": "", "link": "https://wiki.example/1", "present": "false"}},
		{"a finding", "findings", 0, map[string]string{
			"id": "F-1", "finding.zh-CN": "没有分支规范", "capabilities": "VC-BR", "deadline": "2024-11-28", "closed": "", "status": "open", "overdue": "true", "actions": "A-2", "evidence": "VC-SYS-L3-1"}},
	} {
		rows := tableOf(t, files, "downloads/"+c.file+".csv")
		if c.row >= len(rows) {
			t.Errorf("%s: %s.csv has %d rows", c.claim, c.file, len(rows))
			continue
		}
		for column, want := range c.cells {
			if got, ok := rows[c.row][column]; !ok || got != want {
				t.Errorf("%s: %s.csv, row %d, %s = %q, want %q", c.claim, c.file, c.row+1, column, got, want)
			}
		}
	}
	for _, page := range []string{"downloads.html", "zh-CN/downloads.html"} {
		for _, name := range []string{"maturity", "actions", "evidence", "findings"} {
			if !bytes.Contains(files[page], []byte(`downloads/`+name+`.csv" download>`+name+`.csv</a>`)) {
				t.Errorf("%s does not list %s.csv", page, name)
			}
		}
	}
}

func TestAnEmptyRegisterIsATableWithAHead(t *testing.T) {
	rep := withRegisters(handmade())
	rep.Maturity.Findings = nil
	rep.Maturity = maturity.Compute(rep.Plan, &rep.Maturity.Registers)
	rep.Readiness = indicator.ReadinessOf(rep)
	files := builtOf(t, rep, Options{})
	if got := string(files["downloads/findings.csv"]); !strings.HasPrefix(got, "\ufeffid,finding.en,finding.zh-CN,capabilities,") || strings.Count(got, "\n") != 1 {
		t.Errorf("findings.csv = %q, want its head alone", got)
	}
}

func TestAReportWithoutRegistersHasNoTablesOfThem(t *testing.T) {
	files := builtOf(t, withoutRegisters(handmade()), Options{})
	for _, name := range []string{"maturity", "actions", "evidence", "findings"} {
		if _, ok := files[registerPath(name)]; ok {
			t.Errorf("there is a %s", registerPath(name))
		}
	}
	if bytes.Contains(files["downloads.html"], []byte(`id="registers"`)) {
		t.Error("downloads.html has a heading of registers")
	}
}

func TestResultsHoldWhateverRegistersThereAre(t *testing.T) {
	for _, c := range []struct {
		claim string
		take  func(*metric.Plan)
		want  string
	}{
		{"all of them", func(*metric.Plan) {}, "model own, 3 sub-items, 3 evidence, 1 findings; 3 actions"},
		{"without an assessment, evidence and findings stand where they always do", func(p *metric.Plan) { p.Assessment = nil }, "no model, 0 sub-items, 3 evidence, 1 findings; 3 actions"},
		{"actions alone are no assessment", func(p *metric.Plan) { p.Assessment, p.Evidence, p.Findings = nil, nil, nil }, "no assessment; 3 actions"},
		{"an assessment needs no actions", func(p *metric.Plan) { p.Actions = nil }, "model own, 3 sub-items, 3 evidence, 1 findings; no actions"},
		{"a report without registers has neither", func(p *metric.Plan) { p.Assessment, p.Actions, p.Evidence, p.Findings = nil, nil, nil, nil }, "no assessment; no actions"},
	} {
		rep := withRegisters(handmade())
		c.take(rep.Plan)
		rep.Maturity = maturity.Compute(rep.Plan, &rep.Maturity.Registers)
		rep.Readiness = indicator.ReadinessOf(rep)
		var document struct {
			Assessment *struct {
				Model                    *struct{ ID string }
				SubItems                 []any `json:"sub_items"`
				Evidence, Findings       []any
				Target, Before, Now, All any
			}
			Actions *struct{ List []any }
		}
		if err := json.Unmarshal(results(t, rep, "en"), &document); err != nil {
			t.Fatal(err)
		}
		got := "no assessment"
		if a := document.Assessment; a != nil {
			model := "no model"
			if a.Model != nil {
				model = "model " + a.Model.ID
			} else if a.Target != nil || a.Before != nil || a.Now != nil || a.All != nil {
				t.Errorf("%s: there are levels without a model", c.claim)
			}
			got = fmt.Sprintf("%s, %d sub-items, %d evidence, %d findings", model, len(a.SubItems), len(a.Evidence), len(a.Findings))
		}
		if document.Actions == nil {
			got += "; no actions"
		} else {
			got += fmt.Sprintf("; %d actions", len(document.Actions.List))
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.claim, got, c.want)
		}
	}
}
