package ingest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

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

// oddFS has files that no memory holds: one of two gigabytes, and one that breaks off.
type oddFS struct{ fstest.MapFS }

type oddFile struct {
	fs.File
	name string
}

func (f oddFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	return oddFile{file, name}, err
}

func (f oddFS) Stat(name string) (fs.FileInfo, error) {
	info, err := f.MapFS.Stat(name)
	if strings.HasSuffix(name, "big.mp4") {
		info = bigInfo{info}
	}
	return info, err
}

func (f oddFile) Read(p []byte) (int, error) {
	if strings.HasSuffix(f.name, "torn.mp4") {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrPermission}
	}
	return f.File.Read(p)
}

type bigInfo struct{ fs.FileInfo }

func (bigInfo) Size() int64 { return 2 << 30 }

// oddEvidence is evidence in files that cannot be had.
func oddEvidence(t *testing.T) (metric.Registers, []metric.Problem) {
	fsys := withRegisters(assessmentKey+evidenceKey, files{
		"a.csv":             "Code,Self (before)\nCM-VC-VCS,3\n",
		"e.csv":             "ID,File\nCM-VC-BM-L3-1,big.mp4\nCM-VC-BM-L3-2,torn.mp4\nCM-VC-BM-L3-3,link.csv\n",
		"evidence/big.mp4":  "",
		"evidence/torn.mp4": "x",
	})
	fsys["evidence/link.csv"] = &fstest.MapFile{Data: []byte("../d.csv"), Mode: fs.ModeSymlink}
	return readRegistered(t, oddFS{fsys})
}

func TestEvidenceThatCannotBeRead(t *testing.T) {
	r, problems := oddEvidence(t)
	const want = `error e.csv:4:15: evidence-outside "CM-VC-BM-L3-3" "link.csv"
warning e.csv:2:15: evidence-too-large "CM-VC-BM-L3-1" "big.mp4" "1024"
warning e.csv:3:15: evidence-unread "CM-VC-BM-L3-2" "torn.mp4" "permission denied"
`
	if got := printProblems(problems); !strings.HasPrefix(got, want) {
		t.Errorf("problems are\n%swant first\n%s", got, want)
	}
	for _, e := range r.Evidence {
		if e.Present || e.SHA256 != "" || e.Bytes != 0 {
			t.Errorf("%s = %+v, want nothing of a file", e.ID, e)
		}
	}
}

// Later stages compare ids as they are, so a row's ids are those of the register, each once.
func TestARowNamesEvidenceAsTheRegisterWritesIt(t *testing.T) {
	r, _ := registered(t, assessmentKey+evidenceKey, files{
		"a.csv":      "Code,Self (before),Evidence\nCM-VC-BM,3,\"doc-9; ＤＯＣ-9; Gone\"\n",
		"e.csv":      "ID,Link,Level\nDoc-9,https://a.example,3\n",
		"evidence/x": "",
	})
	if len(r.Ratings) != 1 {
		t.Fatalf("%d rows are rated, want 1", len(r.Ratings))
	}
	same(t, "evidence", r.Ratings[0].Evidence, []string{"Doc-9", "Gone"})
}
