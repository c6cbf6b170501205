package workbook

import (
	"fmt"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

// two is a text in both languages.
func two(en, zh string) metric.Text { return metric.Text{"en": en, "zh-CN": zh} }

// smallModel has two sub-domains, three items and seven sub-items, on a scale from 1 to 5.
func smallModel() *metric.Model {
	sub := func(code, en, zh string, expected ...metric.ExpectedEvidence) metric.ModelSubItem {
		return metric.ModelSubItem{Code: code, Name: two(en, zh), Expected: expected}
	}
	piece := func(level int, kind string, count int) metric.ExpectedEvidence {
		return metric.ExpectedEvidence{Level: level, Kind: kind, Count: count}
	}
	m := &metric.Model{
		ID: "small", Name: two("Small model", "小模型"),
		Wording:    two("The wording comes from a self-assessment form, not from the standard's text.", "措辞来自自评表，并非标准原文。"),
		ListOrigin: two("one team's list", "一个团队的清单"),
		Domains: []metric.ModelDomain{
			{Code: "CM", Name: two("Configuration management", "配置管理"), Items: []metric.ModelItem{
				{Code: "CM-VC", Name: two("Version control", "版本控制"), SubItems: []metric.ModelSubItem{
					sub("CM-VC-SYS", "Version control system", "版本控制系统", piece(3, "document", 2), piece(3, "screenshot", 1), piece(2, "video", 4)),
					sub("CM-VC-BR", "Branching", "分支管理", piece(3, "document", 1)),
					sub("1.2", "=SUM(A1:A9) as a name", "=SUM(A1:A9)", piece(3, "video", 1)),
				}},
				{Code: "CM-CH", Name: two("Change management", "变更管理"), SubItems: []metric.ModelSubItem{
					sub("CM-CH-PR", "Change process", "变更过程"), sub("CM-CH-TR", "Traceability", "变更追溯"),
				}},
			}},
			{Code: "MF", Name: two("Measurement and feedback", "度量与反馈"), Items: []metric.ModelItem{
				{Code: "MF-MI", Name: two("Metrics and data", "度量指标与数据管理"), SubItems: []metric.ModelSubItem{
					sub("MF-MI-MID", "Definition of metrics", "指标定义", piece(3, "document", 1)), sub("MF-MI-DM", "Data management", "数据管理"),
				}},
			}},
		},
	}
	for n, name := range []metric.Text{two("Initial", "初始级"), two("Foundation", "基础级"), two("Comprehensive", "全面级"), two("Excellent", "优秀级"), two("Fabulous", "卓越级")} {
		m.Levels = append(m.Levels, metric.ModelLevel{Number: n + 1, Name: name})
	}
	return m
}

// registered is a report with all registers: two phases rated, an assessor's word in the last, a sub-item that
// nobody rated at first, one with its own target, one named by another certificate.
func registered(change func(plan *metric.Plan, data *metric.Registers)) *indicator.Report {
	plan := samplePlan(pick(leadTime)...)
	source := func(id string) metric.Register {
		return metric.Register{Source: metric.Source{ID: id, Layout: "long", Files: []string{"registers/" + id + ".csv"}}}
	}
	actionRegister, findingRegister := source("actions"), source("findings")
	plan.Assessment = &metric.Assessment{
		Model: smallModel(), Target: 3, Register: source("assessment"), Certificates: []metric.Certificate{
			{ID: "itu", Name: two("ITU-T Y.3525", "ITU-T Y.3525"), Note: two("Its text was not read.", "未读其原文。")},
			{ID: "none", Name: two("Another", "另一证书")},
		},
	}
	plan.Actions, plan.Findings = &actionRegister, &findingRegister
	plan.Evidence = &metric.EvidenceRegister{Register: source("evidence"), Root: "evidence"}
	model := plan.Assessment.Model
	none := metric.Missing()
	data := &metric.Registers{}
	for i, node := range model.Nodes() {
		r := metric.Ratings{
			Node: node, Self: []float64{1 + float64(i%3), none, 2 + float64(i%4)/2}, Assessed: []float64{none, none, none}, Target: none,
			Gap: two(fmt.Sprintf("Gap %d: branches live for weeks and are merged late, by hand", i), fmt.Sprintf("差距 %d：分支存活数周，手工合并且偏晚", i)),
		}
		switch i {
		case 0:
			r.Assessed[2], r.Crosswalk = 3, map[string]string{"itu": "7.1 *Control*"}
			r.Evidence = []string{"E-1"}
		case 1:
			r.Target, r.Note = 2.5, two("=1+1 \"quoted\"", "=1+1 “引用”")
		case 2:
			r.Self[0] = none
			r.Crosswalk = map[string]string{"itu": "7.1 *Control*"}
		case 3: // one that is filed under another sub-item, and one that is not there
			r.Evidence = []string{"E-7", "E-404"}
		case 4:
			r.Self[2], r.Assessed[2] = 3, 2.5
		}
		data.Ratings = append(data.Ratings, r)
	}
	data.Actions, data.Evidence, data.Findings = someActions(plan), someEvidence(model), someFindings(model)
	data.Accounts = []metric.RegisterAccount{{Key: "actions", Account: metric.Account{Files: []metric.FileAccount{{
		Path: "registers/actions.csv", Format: "csv", Delimiter: ",", Layout: "long", HeaderRow: 1, Encoding: "UTF-8", Rows: 24, Used: 24,
	}}}}}
	if change != nil {
		change(plan, data)
	}
	rep := report(plan, 1)
	rep.Maturity = maturity.Compute(plan, data)
	return rep
}

// node finds a capability of a model.
func node(m *metric.Model, code string) metric.Node {
	n, ok := m.Find(code)
	if !ok {
		panic(code)
	}
	return n
}

// someActions are of all rounds and areas, done in time and late, overdue and cancelled, and with days missing.
func someActions(plan *metric.Plan) []metric.Action {
	m := plan.Assessment.Model
	areas := []metric.Text{two("Code review", "代码评审"), two("Test * strategy?", "测试*策略？"), two(">=1", ">=1"), nil}
	codes := []string{"CM-VC-BR", "CM-VC", "MF", "1.2"}
	var list []metric.Action
	for i := range 24 {
		opened := date("2023-02-03") + metric.Day(13*i)
		a := metric.Action{
			ID: fmt.Sprintf("A-%03d", i+1), Title: two(fmt.Sprintf("Action %d: review every change before it is merged", i+1), fmt.Sprintf("改进项 %d：合并前评审每次变更", i+1)),
			Area: areas[i%len(areas)], Round: i%4 - 1, Owner: two("Team lead", "组长"), Opened: opened, Due: opened + 40, Status: metric.ActionStatuses[i*7%4],
			Capabilities: []metric.Node{node(m, codes[i%len(codes)])}, Indicators: []string{"change-lead-time"}, Backlog: fmt.Sprintf("B-%d", i),
			Iteration: []string{"2024-01", "2024-1", "S3", ""}[i/2%4], Effort: 0.5 + float64(i%5), Share: 0.05, Project: []string{"core", "", "=1+1"}[i%3],
		}
		if a.Status == "done" {
			a.Done = opened + metric.Day(20+i*3)
		}
		switch i {
		case 3:
			a.Opened, a.Due = 0, 0
		case 5:
			a.Effort, a.Share = metric.Missing(), metric.Missing()
		case 9:
			a.Title = two("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0")
		case 12, 16:
			a.Done = 0
		}
		if a.Iteration == "S3" {
			a.Effort = metric.Missing()
		}
		list = append(list, a)
	}
	return list
}

// someEvidence supports sub-items, an item and a whole sub-domain.
func someEvidence(m *metric.Model) []metric.Evidence {
	piece := func(id, code, kind string, level int, status string) metric.Evidence {
		return metric.Evidence{ID: id, Node: node(m, code), Level: level, Kind: kind, Title: two("Evidence "+id, "材料 "+id), Date: date("2024-01-15"), Status: status, Present: status == "ready"}
	}
	list := []metric.Evidence{
		piece("E-1", "CM-VC-SYS", "document", 3, "ready"), piece("E-2", "CM-VC-SYS", "document", 2, "ready"), piece("E-3", "CM-VC-BR", "screenshot", 3, "draft"),
		piece("E-4", "CM-VC", "video", 3, "ready"), piece("E-5", "CM", "document", 4, "ready"), piece("E-6", "1.2", "video", 0, "ready"),
		piece("E-7", "MF-MI-MID", "document", 3, "ready"), piece("E-8", "MF-MI-DM", "document", 3, "planned"), piece("E-9", "MF-MI-DM", "document", 3, "ready"),
	}
	list = append(list, metric.Evidence{ID: "E-10", Node: metric.Node{Domain: -1, Item: -1, SubItem: -1}, Level: 3, Kind: "video", Status: "ready", Present: true})
	list[0].File, list[0].Bytes, list[0].SHA256 = "evidence/strategy.pdf", 4096, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	list[3].Link = "https://videos.example/branching"
	list[6].ByReport, list[6].File = true, "indicators/change-lead-time.html"
	list[8].Present, list[8].File = false, "evidence/missing.pdf"
	return list
}

func someFindings(m *metric.Model) []metric.Finding {
	finding := func(id, status, deadline string) metric.Finding {
		return metric.Finding{
			ID: id, Text: two("The definition of finding "+id+" has no owner", "问题 "+id+"：定义没有负责人"), Capabilities: []metric.Node{node(m, "MF-MI-MID")}, Raised: date("2024-01-02"),
			Deadline: date(deadline), Status: status, Actions: []string{"A-001", "A-005"}, Evidence: []string{"E-7"},
		}
	}
	list := []metric.Finding{finding("F-1", "open", "2024-01-31"), finding("F-2", "open", "2024-03-31"), finding("F-3", "answered", "2024-01-31"), finding("F-4", "closed", "2024-01-31")}
	list[3].Closed, list[2].Deadline = date("2024-01-20"), 0
	return list
}
