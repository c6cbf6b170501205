package render

import (
	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// withoutRegisters takes them all from a report.
func withoutRegisters(rep *indicator.Report) *indicator.Report {
	p := rep.Plan
	p.Assessment, p.Actions, p.Evidence, p.Findings, rep.Maturity, rep.Readiness = nil, nil, nil, nil, nil, nil
	return rep
}

// withRegisters gives a report an assessment, actions, evidence and findings: a model of two sub-domains with three
// sub-items, of which one is met in part, one has a target of its own and one is not rated.
func withRegisters(rep *indicator.Report) *indicator.Report {
	both := func(en, zh string) metric.Text { return metric.Text{"en": en, "zh-CN": zh} }
	plan, missing := rep.Plan, metric.Missing()
	model := &metric.Model{
		ID: "own", File: "models/own.yaml", Hash: "aa11", Name: both("Own model", "自有模型"), Wording: both("a form's words", "自评表的措辞"),
		ListOrigin: both("one team's list", "某团队的清单"), Levels: []metric.ModelLevel{{Number: 2, Name: both("Foundation", "基础级")}, {Number: 3, Name: metric.Plain("L3")}},
		Domains: []metric.ModelDomain{
			{Code: "CM", Name: both("Configuration", "配置管理"), RollUp: "mean", Items: []metric.ModelItem{
				{Code: "VC", Name: both("Version control", "版本控制"), SubItems: []metric.ModelSubItem{
					{Code: "VC-SYS", Name: both("System "+attack, "版本控制系统"), Demands: map[int]metric.Text{2: metric.Plain("of another level"), 3: both("one system for all", "统一的版本控制系统")}, Crosswalk: map[string]string{"other": "=7.1 Delivery"},
						Expected: []metric.ExpectedEvidence{{Level: 3, Kind: "document", Title: both("Rules of use", "使用规范"), Count: 2}, {Level: 3, Kind: "video", Count: 1}}},
					{Code: "VC-BR", Name: both("Branches", "分支管理")},
				}},
			}},
			{Code: "MF", Items: []metric.ModelItem{{Code: "MI", SubItems: []metric.ModelSubItem{{Code: "MI-ID", Measures: "data"}}}}},
		},
	}
	register := func(key, file string) metric.Register {
		return metric.Register{Source: metric.Source{ID: key, Files: []string{file}}}
	}
	plan.Assessment = &metric.Assessment{
		Model: model, Target: 3, Register: register("assessment", "registers/assessment.xlsx"),
		Registration: metric.Registration{Iteration: both("two weeks", "两周"), Releases: "deployment-frequency"},
		Certificates: []metric.Certificate{{ID: "other", Name: both("Another certificate", "另一证书"), Note: both("names only", "仅有名称")}},
	}
	actions, findings := register("actions", "registers/actions.csv"), register("findings", "registers/findings.csv")
	plan.Actions, plan.Findings, plan.Evidence = &actions, &findings, &metric.EvidenceRegister{Root: "evidence", Register: register("evidence", "registers/evidence.csv")}
	none := func() []float64 {
		levels := make([]float64, len(plan.Phases))
		for i := range levels {
			levels[i] = missing
		}
		return levels
	}
	rated := func(node metric.Node, before, self, assessed float64) metric.Ratings {
		r := metric.Ratings{Node: node, Self: none(), Assessed: none(), Target: missing}
		r.Self[0], r.Self[2], r.Assessed[2] = before, self, assessed
		return r
	}
	row := rated(metric.Node{SubItem: 1}, 2, 2, missing)
	row.Target, row.Gap, row.Note = 2, both("no rule for short-lived branches", "短期分支没有规范"), metric.Text{"en": "see wiki"}
	sys, branches := metric.Node{}, metric.Node{SubItem: 1}
	data := &metric.Registers{
		Ratings: []metric.Ratings{rated(sys, 1, 3, 2.5), row},
		Actions: []metric.Action{
			{ID: "A-1", Title: both("=Move to one system", "统一版本库"), Area: both("Pipeline", "流水线"), Round: 1, Project: "credit-core", Owner: both("CM lead", "配置经理"),
				Opened: plan.Phases[0].From, Due: plan.Phases[1].To, Done: plan.Phases[1].To + 1, Status: "done",
				Capabilities: []metric.Node{{Item: -1, SubItem: -1}}, Indicators: []string{"change-lead-time"}, Backlog: "B-9", Iteration: "S4", Effort: 2.5, Share: .1},
			{ID: "A-2", Title: metric.Plain("Branch rules"), Area: both("pipeline", ""), Round: 2, Due: plan.AsOf - 1, Status: "open", Capabilities: []metric.Node{branches}, Effort: missing, Share: missing},
			{ID: "A-3", Round: -1, Status: "cancelled", Effort: missing, Share: missing},
		},
		Evidence: []metric.Evidence{
			{ID: "VC-SYS-L3-1", Node: sys, Level: 3, Kind: "document", Title: both("Rules, \"new\"", "规范"), Date: plan.AsOf, Status: "ready", File: "rules.pdf", Present: true, Bytes: 12, SHA256: "ee55"},
			{ID: "MF-1", Node: metric.Node{Domain: 1, Item: -1, SubItem: -1}, Status: "planned", Title: metric.Plain("this report"), File: "data.html", ByReport: true, Present: true},
			{ID: "LOST", Node: metric.Node{Domain: -1, Item: -1, SubItem: -1}, Kind: "video", Status: "draft", Link: "https://wiki.example/1"},
		},
		Findings: []metric.Finding{{
			ID: "F-1", Text: both("No branch rules", "没有分支规范"), Capabilities: []metric.Node{branches}, Raised: plan.AsOf - 30, Deadline: plan.AsOf - 2, Status: "open",
			Actions: []string{"A-2"}, Evidence: []string{"VC-SYS-L3-1"},
		}},
		Accounts: []metric.RegisterAccount{
			{Key: "assessment", Account: metric.Account{Files: []metric.FileAccount{{Path: "registers/assessment.xlsx", Sheet: "自评", Format: "xlsx", Layout: "long", HeaderRow: 2, SHA256: "bb22", Bytes: 9, Rows: 2, Used: 2,
				Columns: []metric.ColumnAccount{{Role: "sub_item", Header: "能力子项", Read: 2}}}}}},
			{Key: "actions", Account: metric.Account{Files: []metric.FileAccount{{Path: "registers/actions.csv", Format: "csv", Encoding: "UTF-8", Delimiter: ",", Layout: "long", HeaderRow: 1, SHA256: "cc33", Bytes: 8, Rows: 5, Used: 3, Duplicates: 1, Rejected: 1}}}},
			{Key: "evidence", Account: metric.Account{Files: []metric.FileAccount{{Path: "registers/evidence.csv", Format: "csv", SHA256: "dd44", Rows: 3, Used: 3}}}},
			{Key: "findings"},
		},
	}
	rep.Maturity = maturity.Compute(plan, data)
	rep.Readiness = indicator.ReadinessOf(rep)
	return rep
}
