package ingest

import (
	"slices"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"upshot/metric"
)

func TestLevels(t *testing.T) {
	model := ModelNamed("caict-cd")
	for text, want := range map[string]float64{
		"3": 3, "3.0": 3, "3级": 3, "L3": 3, "l3": 3, "Level 3": 3, "Lv.3": 3, "三级": 3, "第三级": 3, "３": 3, "Ｌ３": 3, "3级满足": 3, "3 级": 3, "3（满足）": 3,
		"3-": 2.5, "3－": 2.5, "3−": 2.5, "3–": 2.5, "3级-": 2.5, "L3-": 2.5, "3级部分满足": 2.5, "３级部分满足": 2.5, "3级（部分满足）": 2.5,
		"level 3 in part": 2.5, "3 partly": 2.5, "3, partially met": 2.5, "2.5": 2.5, "1-": 0.5, "5": 5,
		"6": 0, "0": 0, "": 0, "-": 0, "3+": 0, "-3": 0, "2.3": 0, "2.5-": 0, "high": 0, "3 or 4": 0, "33": 0, "2024-03-01": 0, "L": 0, "级": 0, "3..": 0, "1e1": 0,
	} {
		if got, ok := parseLevel(text, model); got != want || ok != (want > 0) {
			t.Errorf("parseLevel(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
}

func TestLevelsInIDsThatTheModelDoesNotHave(t *testing.T) {
	names := newCapabilityNames(ModelNamed("caict-cd"))
	for id, want := range map[string]string{
		"CM-VC-BM-L9-1": "9", "ＣＭ-VC-BM-Ｌ10-1": "10", "CM-VC-BM-L0-1": "0", "CM-VC-BM-L9": "9",
		"CM-VC-BM-L3-1": "", "CM-VC-BM-L3-L9": "", "CM-VC-BM-7": "", "CM-VC-BM-L-1": "", "CM-VC-BM-Login-1": "", "Doc-L2024-1": "", "L9": "",
	} {
		if got := names.strangeLevel(id); got != want {
			t.Errorf("strangeLevel(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestCapabilitiesInIDs(t *testing.T) {
	names := newCapabilityNames(ModelNamed("caict-cd"))
	for id, want := range map[string]string{
		"MF-MI-MID-L3-1": "MF-MI-MID 3",
		"MF-MI-MID-L3-1-度量指标定义规范文档":  "MF-MI-MID 3",
		"CD-MF-MI-MID-L3-01":         "MF-MI-MID 3",
		"mf-mi-mid-l2-1":             "MF-MI-MID 2",
		"ＭＦ-ＭＩ-ＭＩＤ-Ｌ３-1":             "MF-MI-MID 3",
		"MF-MI-MID-7":                "MF-MI-MID 0",
		"MF-MI-L3-1":                 "MF-MI 3",
		"MF-MI-MIX-L3-1":             "",
		"MF-MI-MID-extra-L3-1":       "",
		"DOC-1":                      "",
		"CM-CM-CP-L3-1":              "CM-CM-CP 3",
		"MF-MI-MID-L9-1":             "MF-MI-MID 0",
		"X-MF-MI-MID-L3-CM-VC-BM-L2": "MF-MI-MID 3",
	} {
		got := ""
		if node, level, ok := names.ofID(id); ok {
			_, code := names.model.NameOf(node)
			got = code + " " + string(rune('0'+level))
		}
		if got != want {
			t.Errorf("ofID(%q) = %q, want %q", id, got, want)
		}
	}
}

// None of a list's capabilities is lost, whatever parts them.
func TestAListOfCapabilitiesIsReadWhole(t *testing.T) {
	for _, c := range []struct{ cell, want, problems string }{
		{"CM-VC-BM; CM-VC-VCS", "CM-VC-BM, CM-VC-VCS", ""},
		{"CM-VC-BM ; 版本控制系统", "CM-VC-BM, CM-VC-VCS", ""},
		{"CM-VC-BM, 版本控制系统", "CM-VC-BM, CM-VC-VCS", ""},
		{"CM-VC-BM\n版本控制系统", "CM-VC-BM, CM-VC-VCS", ""},
		{"CM-VC-BM 分支管理; CM-VC-VCS 版本控制系统", "CM-VC-BM, CM-VC-VCS", ""},
		{"CM-VC-BM; CM-VC-XX", "CM-VC-BM", `warning t.csv:2:5: capability-unknown "CM-VC-XX" "Capabilities" "caict-cd" ""` + "\n"},
		{"CM-VC-XX\nCM-VC-BM", "CM-VC-BM", `warning t.csv:2:5: capability-unknown "CM-VC-XX" "Capabilities" "caict-cd" ""` + "\n"},
		{"2、版本控制系统", "CM-VC-VCS", ""},
		{"CM-VC-BM 分支管理", "CM-VC-BM", ""},
	} {
		r, problems := registered(t, "assessment: {model: caict-cd, files: a.csv, target: 3}\nactions: {files: t.csv}\n", files{
			"a.csv": "Code,Self (before)\nCM-VC-BM,3\n", "t.csv": "ID,Capabilities\nT-1,\"" + c.cell + "\"\n",
		})
		got := ""
		if len(r.Actions) == 1 {
			got = newCapabilityNames(ModelNamed("caict-cd")).codes(r.Actions[0].Capabilities)
		}
		if got != c.want || problems != c.problems {
			t.Errorf("%q is read as %s, want %s; problems:\n%swant\n%s", c.cell, got, c.want, problems, c.problems)
		}
	}
}

func TestSubItemsAreFoundByWhatTheyAreCalled(t *testing.T) {
	names := newCapabilityNames(ModelNamed("caict-cd"))
	for _, c := range []struct{ name, item, domain, want string }{
		{"CM-VC-BM", "", "", "CM-VC-BM"},
		{"cm-vc-bm", "", "", "CM-VC-BM"},
		{"分支管理", "", "", "CM-VC-BM"},
		{"分 支 管 理", "", "", "CM-VC-BM"},
		{"branch  MANAGEMENT", "", "", "CM-VC-BM"},
		{"1.1.2 分支管理", "", "", "CM-VC-BM"},
		{"（二）分支管理", "", "", "CM-VC-BM"},
		{"二、分支管理", "", "", "CM-VC-BM"},
		{"②分支管理", "", "", "CM-VC-BM"},
		{"2.分支管理\n说明：主干开发", "", "", "CM-VC-BM"},
		{"分支管理 注：主干开发", "", "", "CM-VC-BM"},
		{"分支管理（BM）", "", "", "CM-VC-BM"},
		{"CM-VC-BM 分支管理", "", "", "CM-VC-BM"},
		{"变更过程", "", "", "CM-CM-CP, DM-DCM-CP"},
		{"变更过程", "变更管理", "", "CM-CM-CP"},
		{"变更过程", "2. 数据变更管理", "", "DM-DCM-CP"},
		{"变更过程", "", "数据管理", "DM-DCM-CP"},
		{"变更过程", "nothing", "nothing", "CM-CM-CP, DM-DCM-CP"},
		{"配置管理", "", "", ""}, // a sub-domain
		{"没有", "", "", ""},
	} {
		if got := names.codes(names.subItem(c.name, c.item, c.domain)); got != c.want {
			t.Errorf("subItem(%q, %q, %q) = %s, want %s", c.name, c.item, c.domain, got, c.want)
		}
	}
}

func TestRatingsAreReadFromWideAndLongTables(t *testing.T) {
	for _, c := range []struct{ claim, keys, table, want string }{
		{"a column a phase", "", "Code,Self (Baseline),第一轮自评,assessed.round-2,Target\nCM-VC-BM,1,2,3,4\n", "a.csv:2:1 CM-VC-BM: 1 2 . | . . 3 | 4\n"},
		{"two rows of header", "", "编号,自评,,评估结果\n,基线,第一轮,第二轮\nCM-VC-BM,1,2-,3\n", "a.csv:3:1 CM-VC-BM: 1 1.5 . | . . 3 | .\n"},
		{"a row a phase", "", "Code,Phase,Self,Assessed,Target\nCM-VC-BM,基线,1,,4\nCM-VC-BM,round-2,3,2,3\n", "a.csv:2:1 CM-VC-BM: 1 . 3 | . . 2 | 3\n"},
		{"a phase for all", "constant: {phase: 第一轮}", "Code,Self\nCM-VC-BM,2\n", "a.csv:2:1 CM-VC-BM: . 2 . | . . . | .\n"},
		{"columns of the definition's own", "columns: {sub_item: Was, self.before: Vorher}", "Was,Vorher\n分支管理,2\n", "a.csv:2:1 CM-VC-BM: 2 . . | . . . | .\n"},
		{"words of the definition's own", "constant: {phase: before}, values: {self: {\"3\": [良好]}}", "Code,Self\nCM-VC-BM,良好\n", "a.csv:2:1 CM-VC-BM: 3 . . | . . . | .\n"},
		{"merged cells of a workbook that was saved as text", "constant: {phase: before}", "能力子域,能力项,能力子项,自评\n配置管理,变更管理,变更过程,1\n,,变更追溯,2\n数据管理,数据变更管理,变更过程,3\n", "a.csv:2:11 CM-CM-CP: 1 . . | . . . | .\na.csv:3:3 CM-CM-CT: 2 . . | . . . | .\na.csv:4:13 DM-DCM-CP: 3 . . | . . . | .\n"},
		{"what is not rated", "constant: {phase: before}, nulls: [未评]", "Code,Self\nCM-VC-BM,未评\nCM-VC-AM,N/A\nCM-VC-VCS,-\n", "a.csv:4:1 CM-VC-VCS: . . . | . . . | .\na.csv:2:1 CM-VC-BM: . . . | . . . | .\na.csv:3:1 CM-VC-AM: . . . | . . . | .\n"},
		{"totals at the end", "constant: {phase: before}", "能力子项,自评\n分支管理,2\n平均,2.3\n", "a.csv:2:1 CM-VC-BM: 2 . . | . . . | .\n"},
		{"an underscore in a header", "", "sub_item,self_before\nCM-VC-BM,2\n", "a.csv:2:1 CM-VC-BM: 2 . . | . . . | .\n"},
	} {
		r, problems := registered(t, "assessment: {model: caict-cd, files: a.csv, target: 3, "+c.keys+"}\n", files{"a.csv": c.table})
		if got := levelsOf(r.Ratings); got != c.want || problems != "" {
			t.Errorf("%s: ratings are\n%swant\n%s%s", c.claim, got, c.want, problems)
		}
	}
}

func TestTheTextsOfTheLastPhaseCount(t *testing.T) {
	r, problems := registered(t, "assessment: {model: caict-cd, files: a.csv, target: 3, columns: {crosswalk.itu-y3525: ITU}}\n", files{
		"a.csv": "Code,Phase,Self,Gap,Gap (zh-CN),Note,Evidence,ITU\nCM-VC-BM,round-1,2,later,晚,old,\"E-1, E-2\",8.1\nCM-VC-BM,round-2,3,,,new,E-3,\nCM-VC-BM,before,1,earlier,早,first,E-1,8.2\n",
	})
	got := r.Ratings[0]
	same(t, "texts", []any{got.Gap, got.Note, got.Evidence, got.Crosswalk}, []any{
		metric.Text{"": "later", "zh-CN": "晚"}, metric.Plain("new"), []string{"E-1", "E-2", "E-3"}, map[string]string{"itu-y3525": "8.1"},
	})
	if problems != "" {
		t.Errorf("problems:\n%s", problems)
	}
}

func TestARegisterInGB18030(t *testing.T) {
	text, err := simplifiedchinese.GB18030.NewEncoder().String("编号,标题,领域,轮次,责任角色,提出日期,计划完成日期,实际完成日期,状态,能力子项,指标,工作量(人天),占迭代比例\n" +
		"措施-1,缩短分支寿命,代码评审,第一轮,开发经理,2024/1/2,2024/2/1,2024/1/30,已完成,分支管理、部署方式,部署次数,3,12%\n" +
		"合计,,,,,,,,,,,3,\n")
	if err != nil {
		t.Fatal(err)
	}
	r, problems := registered(t, assessmentKey+actionsKey, files{"a.csv": "Code,Self (before)\nCM-VC-BM,2\n", "t.csv": text})
	same(t, "actions", r.Actions, []metric.Action{{
		ID: "措施-1", Title: metric.Plain("缩短分支寿命"), Area: metric.Plain("代码评审"), Round: 1, Owner: metric.Plain("开发经理"),
		Opened: day("2024-01-02"), Due: day("2024-02-01"), Done: day("2024-01-30"), Status: "done",
		Capabilities: []metric.Node{{Domain: 0, Item: 0, SubItem: 1}, {Domain: 3, Item: 0, SubItem: 0}}, Indicators: []string{"deploys"}, Effort: 3, Share: 0.12,
	}})
	if a := r.Accounts[1].Files[0]; problems != "notice t.csv: encoding-guessed \"t.csv\" \"GB18030\"\n" || a.Encoding != "GB18030" || a.Totals != 1 || a.Used != 1 {
		t.Errorf("the account is %+v, problems\n%s", a, problems)
	}
}

func TestActionsOfAWorkbook(t *testing.T) {
	fsys := withRegisters("actions: {files: b.xlsx, columns: {title.zh-CN: 标题}, constant: {round: Round 1}}\n", nil)
	fsys["b.xlsx"] = book{
		sheets: []string{"cover", "actions"},
		cells: map[string]map[string]any{
			"cover": {"A1": "Actions", "A2": "Status", "B2": "draft"},
			"actions": {
				"B2": "Actions of all rounds", "B3": "ID", "C3": "Title", "D3": "标题", "E3": "Done", "F3": "Indicators", "G3": "Share of iteration", "H3": "Project", "I3": "Owner role",
				"B4": "A-1", "C4": "x", "D4": "某", "E4": time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), "F4": "deploys\n部署次数", "G4": 0.12, "H4": "信贷", "I4": "QA",
				"B5": "A-2", "C5": "y", "E5": time.Date(2031, 3, 5, 0, 0, 0, 0, time.UTC), "F5": "deploys", "G5": 0.05, "H5": "全部",
				"B6": "Round 2",
			},
		},
	}.fs(t)["b.xlsx"]
	r, problems := readRegistered(t, fsys)
	for i := range r.Actions { // NaN is never the same
		if r.Actions[i].Effort == r.Actions[i].Effort {
			t.Errorf("effort = %v, want none", r.Actions[i].Effort)
		}
		r.Actions[i].Effort = 0
	}
	same(t, "actions", r.Actions, []metric.Action{
		{ID: "A-1", Title: metric.Text{"": "x", "zh-CN": "某"}, Owner: metric.Plain("QA"), Round: 1, Project: "credit", Done: day("2024-03-05"), Status: "done", Indicators: []string{"deploys"}, Share: 0.12},
		{ID: "A-2", Title: metric.Plain("y"), Round: 1, Done: day("2031-03-05"), Status: "in-progress", Indicators: []string{"deploys"}, Share: 0.05}, // not by the as-of day
	})
	const want = `warning b.xlsx:'actions'!E5: day-after-as-of "A-2" "Done" "2031-03-05" "2024-06-30"
notice b.xlsx:'actions'!6:6: rows-heading "1" "actions"
`
	if got := printProblems(problems); got != want {
		t.Errorf("problems are\n%swant\n%s", got, want)
	}
}

func TestSharesOfAnIteration(t *testing.T) {
	for _, c := range []struct {
		claim, keys string
		cells       []string
		want        []float64
	}{
		{"per cent signs", "", []string{"12%", "0.5%"}, []float64{0.12, 0.005}},
		{"parts of one", "", []string{"0.12", "1"}, []float64{0.12, 1}},
		{"numbers of a column of per cents", "", []string{"12", "1", "0.5"}, []float64{0.12, 0.01, 0.005}},
		{"numbers beside per cent signs", "", []string{"12%", "0.5"}, []float64{0.12, 0.5}},
		{"per cents by the definition", "formats: {share: percent}", []string{"1", "5%"}, []float64{0.01, 0.05}},
	} {
		table := "ID,Indicators,Share\n"
		for i, cell := range c.cells {
			table += string(rune('a'+i)) + ",deploys," + cell + "\n"
		}
		r, _ := registered(t, "actions: {files: t.csv, "+c.keys+"}\n", files{"t.csv": table})
		var got []float64
		for _, a := range r.Actions {
			got = append(got, a.Share)
		}
		same(t, c.claim, got, c.want)
	}
}

func TestWordsForWhatIsLeftToDo(t *testing.T) {
	for _, c := range []struct{ claim, row, want string }{
		{"a Chinese word", "A,deploys,,已完成", "done"},
		{"an English word", "A,deploys,,Won't do", "cancelled"},
		{"a word of the definition's own", "A,deploys,,ok", "done"},
		{"a tracker's code and label", "A,deploys,,2 - In Progress", "in-progress"},
		{"no word and a day of being done", "A,deploys,2024-01-01,", "done"},
		{"nothing at all", "A,deploys,,", "open"},
		{"a word that nobody knows", "A,deploys,,fnished", "open"},
		{"a word that nobody knows and a day of being done", "A,deploys,2024-01-01,fnished", "open"},
		{"not done, in Chinese", "A,deploys,,未完成", "open"},
		{"not done", "A,deploys,,Not done", "open"},
		{"a word for not done and a day", "A,deploys,2024-01-01,Unresolved", "open"},
	} {
		r, _ := registered(t, "actions: {files: t.csv, values: {status: {done: [ok]}}}\n", files{"t.csv": "ID,Indicators,Done,Status\n" + c.row + "\n"})
		if got := r.Actions[0].Status; got != c.want {
			t.Errorf("%s: status = %s, want %s", c.claim, got, c.want)
		}
	}
}

func TestAFindingWhoseStatusNobodyKnowsIsOpen(t *testing.T) {
	for _, c := range []struct{ claim, row, want string }{
		{"no word and a day of being closed", "A,x,2024-01-01,", "closed"},
		{"a word that nobody knows and a day of being closed", "A,x,2024-01-01,clsoed", "open"},
		{"not passed", "A,x,2024-01-01,不通过", "open"},
		{"not closed", "A,x,,Not closed", "open"},
	} {
		r, _ := registered(t, "findings: {files: f.csv}\n", files{"f.csv": "ID,Finding,Closed,Status\n" + c.row + "\n"})
		if got := r.Findings[0].Status; got != c.want {
			t.Errorf("%s: status = %s, want %s", c.claim, got, c.want)
		}
	}
}

func TestRegistersAreThoseOfTheReport(t *testing.T) {
	var keys []string
	for _, k := range registers {
		keys = append(keys, k.key)
	}
	same(t, "keys", keys, metric.RegisterKeys)
	for _, list := range []struct {
		key, role string
		words     []string
	}{
		{"actions", "status", metric.ActionStatuses}, {"evidence", "kind", metric.EvidenceKinds},
		{"evidence", "status", metric.EvidenceStatuses}, {"findings", "status", metric.FindingStatuses},
	} {
		same(t, list.role+" of "+list.key, sortedKeys(registerOf(list.key).roleNamed(list.role).words), slices.Sorted(slices.Values(list.words)))
	}
}

func TestAFindingClosedAfterTheReportsDayIsNotClosedThen(t *testing.T) {
	r, problems := registered(t, "findings: {files: t.csv}\n", files{
		"t.csv": "ID,Finding,Closed,Status\nF-1,x,2024-06-30,closed\nF-2,y,2024-07-01,closed\n",
	})
	if len(r.Findings) != 2 || r.Findings[0].Status != "closed" || r.Findings[1].Status != "answered" {
		t.Errorf("findings are %+v, want the first closed and the second answered; problems:\n%s", r.Findings, problems)
	}
}
