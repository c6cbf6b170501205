package render

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"upshot/metric"
	"upshot/render/wording"
	"upshot/templates"
)

// dataPage is the Data page of the report by hand in one language.
func dataPage(t *testing.T, language string) string {
	t.Helper()
	page := "data.html"
	if language != "en" {
		page = path.Join(language, page)
	}
	return string(built(t, Options{Generator: "upshot 0"})[page])
}

func TestTheDataPageAccountsForEverything(t *testing.T) {
	for language, claims := range map[string]map[string]string{
		"en": {
			"a packed file, its delimiter in words, its encoding":   "<td>CSV, packed with gzip, semicolon, GB18030</td>",
			"where a text's table stands":                           "<td>one row a record, header in row 3</td>",
			"where a sheet's table stands, hidden rows and columns": "<td>one column a period, header in row 4, cells B3:V40, 2 hidden rows read, 1 hidden column read</td>",
			"bytes are exact":                                        `<td class="num">123,456</td>`,
			"an equation that adds up":                               `<td class="num">1,000</td><td class="num">100</td><td class="num">50</td><td class="num">40</td><td class="num">10</td><td class="check">✓ adds up</td><td>1 total</td>`,
			"an equation that does not":                              "<strong>✗ 2 not accounted for</strong>",
			"files that were read alike share a line, with a sample": "<td>YYYY-MM-DD</td><td>2023-06-01, 1,189 of 1,199 cells</td><td class=\"num\">10</td><td>all 2 files</td>",
			"what a format was recognised by is no evidence":         `<th scope="col">Read as</th><th scope="col">Basis</th>`,
			"what a keep condition took out":                         `<td class="why">not kept: the definition asks that environment is production</td><td class="num">40</td>`,
			"what a drop condition took out":                         `<td class="why">dropped by the definition: result is aborted</td><td class="num">9</td>`,
			"what was taken out by hand is a link, escaped":          `<a href="https://tracker.example/%3C%2Fscript%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%22%27%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E" rel="noopener noreferrer">`,
			"why, and who decided it":                                `<td class="why">a rehearsal</td><td>quality office</td><td class="num">1</td>`,
			"an exclusion that no file has":                          `<td class="why">–</td><td>–</td><td class="num">0</td>`,
			"the pattern of a link leads nowhere by itself":          "<dt>Link</dt><dd>https://tracker.example/{id}</dd>",
			"a link to a whole system leads there":                   `<dt>Link</dt><dd><a href="https://board.example/" rel="noopener noreferrer">https://board.example/</a></dd>`,
			"joined columns":                                         "<dt>Joined columns</dt><dd>id = Project &#43; Number</dd>",
			"a constant":                                             "<dt>Constants</dt><dd>region = north</dd>",
			"the project from the file's name":                       `<dd>deploy-(.+)\.csv</dd>`,
			"a preset":                                               "<dt>Preset</dt><dd>jenkins-builds</dd>",
			"pseudonyms":                                             "<dt>Shown under pseudonyms</dt><dd>owner</dd>",
			"a place in a text is pasted whole":                      `<code><span class="paste">exports/deployments-2023.csv:118:7</span></code>`,
			"a place in a sheet is pasted without the file":          `<code>board.xlsx:<span class="paste">&#39;Team&#39;&#39;s&#39;!K20</span></code>`,
			"how many places are not listed":                         "<li>and 1 more place</li>",
		},
		"zh-CN": {
			"a packed file, its delimiter in words, its encoding":   "<td>CSV（gzip 压缩），分号，GB18030</td>",
			"where a sheet's table stands, hidden rows and columns": "<td>每列一个周期，表头在第 4 行，单元格区域 B3:V40，已读取隐藏行 2 行，已读取隐藏列 1 列</td>",
			"an equation that does not":                             "<strong>✗ 2 行去向不明</strong>",
			"why, and who decided it":                               `<td class="why">演练</td>`,
			"files that were read alike share a line":               "<td>全部 2 个文件</td>",
		},
	} {
		page := dataPage(t, language)
		for claim, want := range claims {
			if want = strings.ReplaceAll(want, "(.+)", "(.&#43;)"); !strings.Contains(page, want) {
				t.Errorf("%s: %s: the page lacks %s", language, claim, want)
			}
		}
	}
}

func TestTheDataPageAccountsForTheRegisters(t *testing.T) {
	rep := withRegisters(handmade())
	rep.Maturity.Evidence[2].File = "<gone>.mp4" // it has a link beside
	again := rep.Maturity.Evidence[0]
	again.ID = "AGAIN" // a file that two rows name is one
	rep.Maturity.Evidence = append(rep.Maturity.Evidence, again)
	files := builtOf(t, rep, Options{})
	for page, claims := range map[string]map[string]string{
		"data.html": {
			"a register is a line of the summary": `<th scope="row"><a href="#register-actions">Actions (register)</a></th><td class="num">5</td><td class="num">3</td>`,
			"the sum counts its rows":             `<tfoot><tr><th scope="row">All sources</th><td class="num">1,309</td><td class="num">1,105</td>`,
			"it has its own place":                `<article class="source" id="register-assessment">`,
			"its file has a hash":                 `<code class="hash">bb22</code>`,
			"how its columns were read":           `<th scope="row">sub_item</th><td>能力子项</td><td>text</td><td>2 of 2 cells</td>`,
			"one of which nothing was read":       `<h3>Findings (register)</h3>` + "\n" + `<p class="digest">0 files, 0 rows, 0 used</p>`,
			"its rows that are not used":          `<td class="why">rows that could not be used; the problems say which and why</td><td class="num">1</td>`,
			"files of evidence are counted":       `<details><summary>The evidence itself: 1 file hashed, 1 not there</summary>`,
			"each stands there with its hash":     `<th scope="row"><code>rules.pdf</code></th><td class="num">12</td><td><code class="hash">ee55</code></td>`,
			"one that is missing says so":         `<th scope="row"><code>&lt;gone&gt;.mp4</code></th><td class="num">–</td><td>file is not there</td>`,
			"the register's download lists them":  `<a href="downloads/evidence.csv" download>evidence.csv</a></caption>`,
			"the user's own model":                `The maturity model of this report: <code>models/own.yaml</code>, SHA-256 <code class="hash">aa11</code>`,
		},
		"zh-CN/data.html": {
			"a register is a line of the summary": `<a href="#register-actions">改进项（登记表）</a>`,
			"files of evidence are counted":       `<summary>证明材料文件：1 个已计算哈希值，1 个不存在</summary>`,
		},
	} {
		for claim, want := range claims {
			if !strings.Contains(string(files[page]), want) {
				t.Errorf("%s: the page lacks %s: %s", page, claim, want)
			}
		}
	}
	if page := string(builtOf(t, withoutRegisters(handmade()), Options{})["data.html"]); strings.Contains(page, "(register)") || strings.Contains(page, "maturity model") {
		t.Error("a report without registers speaks of them")
	}
}

func TestOfManyProblemsOfAKindTenStandOpen(t *testing.T) {
	book, err := wording.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	rep := handmade()
	rep.Problems = nil
	for i := range 25 {
		p := metric.Problem{Severity: metric.Warning, Code: "row-too-short", Args: []string{"14"}, Count: 14, Pos: metric.Position{File: fmt.Sprintf("%02d.csv", i), Row: 2}}
		for k := range 9 {
			p.Also = append(p.Also, metric.Position{File: p.Pos.File, Row: 3 + k})
		}
		rep.Problems = append(rep.Problems, p)
	}
	s, err := newSite(rep, templates.FS, book, Options{})
	if err != nil {
		t.Fatal(err)
	}
	kinds := s.reader("en").problemKinds()
	if len(kinds) != 1 {
		t.Fatalf("problemKinds = %d kinds, want 1", len(kinds))
	}
	k := kinds[0]
	if len(k.First) != 10 || len(k.More) != 15 || k.Rest != "15 more problems of this kind" || k.Total != "25 problems of this kind, 350 places in all" {
		t.Errorf("%d open, %d more, %q, %q", len(k.First), len(k.More), k.Rest, k.Total)
	}
	if p := k.First[0]; len(p.Places) != 10 || p.Unlisted != "and 4 more places" {
		t.Errorf("%d places, %q, want ten and four more", len(p.Places), p.Unlisted)
	}
}

func TestEvidenceWithoutAFolderIsNotLookedFor(t *testing.T) {
	rep := withRegisters(handmade())
	rep.Plan.Evidence.Root = ""
	rep.Maturity.Evidence[0].SHA256, rep.Maturity.Evidence[0].Bytes = "", 0
	page := string(builtOf(t, rep, Options{})["data.html"])
	for _, want := range []string{"<summary>The evidence itself: 0 files hashed, 1 not looked for</summary>", "<td>its folder is not named, so the file was not looked for</td>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	rep.Maturity.Evidence[0].File = ""
	if page := string(builtOf(t, rep, Options{})["data.html"]); strings.Contains(page, "The evidence itself") {
		t.Error("a report whose evidence names no file has a table of files")
	}
}
