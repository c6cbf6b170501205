package ingest

import (
	"testing"

	"upshot/metric"
)

func TestEvidenceIsReadFromItsColumnsOrItsID(t *testing.T) {
	r, problems := registered(t, assessmentKey+evidenceKey, files{
		"a.csv": "Code,Self (before),Evidence\nCM-VC-BM,3,Doc-9\n",
		"e.csv": "编号,能力子项,类型,标题,Title (en),级别,日期,状态,文件,链接,提供方\n" +
			"Doc-1,分支管理,演示截图,分支,Branches,3级,2024-05-01,已就绪,a/b.png,,\n" +
			"CM-VC-AM-L3-2,,,,,,,,a\\b.png,,\n" +
			"CM-VC-AM-L3-3,配置管理,,,,2,,草稿,demo.MP4,,\n" +
			"CM-VC-AM-L3-4,,文档,,,,,,trend.html,,本报告\n" +
			"CM-VC-AM-L3-5,,,,,,,,,https://wiki.example/x,\n" +
			"Doc-9,,,,,3-,,计划中,,,平台组\n",
		"evidence/a/b.png": "x",
	})
	const hash = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
	branches, artifacts := metric.Node{Domain: 0, Item: 0, SubItem: 1}, metric.Node{Domain: 0, Item: 0, SubItem: 2}
	same(t, "evidence", r.Evidence, []metric.Evidence{
		{ID: "Doc-1", Node: branches, Level: 3, Kind: "screenshot", Title: metric.Text{"": "分支", "en": "Branches"}, Date: day("2024-05-01"), Status: "ready", File: "a/b.png", Present: true, Bytes: 1, SHA256: hash},
		{ID: "CM-VC-AM-L3-2", Node: artifacts, Level: 3, Kind: "screenshot", Status: "ready", File: "a/b.png", Present: true, Bytes: 1, SHA256: hash},
		{ID: "CM-VC-AM-L3-3", Node: metric.Node{Domain: 0, Item: -1, SubItem: -1}, Level: 2, Kind: "video", Status: "draft", File: "demo.MP4"},
		{ID: "CM-VC-AM-L3-4", Node: artifacts, Level: 3, Kind: "document", Status: "ready", File: "trend.html", ByReport: true, Present: true},
		{ID: "CM-VC-AM-L3-5", Node: artifacts, Level: 3, Kind: "document", Status: "ready", Link: "https://wiki.example/x", Present: true},
		{ID: "Doc-9", Node: branches, Level: 3, Kind: "document", Status: "planned"},
	})
	const want = `warning e.csv:4:23: evidence-levels "CM-VC-AM-L3-3" "3" "级别" "2"` + "\n" // the column counts
	if problems != want {
		t.Errorf("problems:\n%swant\n%s", problems, want)
	}
}

func TestFindingsAndWhatAnswersThem(t *testing.T) {
	r, problems := registered(t, assessmentKey+actionsKey+evidenceKey+findingsKey, files{
		"a.csv": "Code,Self (before)\nCM-VC-BM,3\n", "t.csv": "ID,Capabilities\nT-1,CM\nT-2,CM\n", "e.csv": "ID,Link\nCM-VC-BM-L3-1,https://a.example\n", "evidence/x": "",
		"f.csv": "编号,问题描述,能力子项,提出日期,整改期限,关闭日期,状态,整改措施,证据\n" +
			"F-1,分支存活过长,分支管理、制品管理,2024-03-01,2024-03-31,,待整改,t-1；T-2,CM-VC-BM-L3-1\n" +
			"F-2,无,,2024-03-01,2024-03-31,2024-03-20,,,\n" +
			"F-3,,,,,,已答复,,\n",
	})
	same(t, "findings", r.Findings, []metric.Finding{
		{
			ID: "F-1", Text: metric.Plain("分支存活过长"), Capabilities: []metric.Node{{Domain: 0, Item: 0, SubItem: 1}, {Domain: 0, Item: 0, SubItem: 2}},
			Raised: day("2024-03-01"), Deadline: day("2024-03-31"), Status: "open", Actions: []string{"T-1", "T-2"}, Evidence: []string{"CM-VC-BM-L3-1"},
		},
		{ID: "F-2", Raised: day("2024-03-01"), Deadline: day("2024-03-31"), Closed: day("2024-03-20"), Status: "closed"},
		{ID: "F-3", Status: "answered"},
	})
	if problems != "" {
		t.Errorf("a deadline that has passed is no problem of the file:\n%s", problems)
	}
}
