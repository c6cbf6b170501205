package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"upshot/ingest"
	"upshot/metric"
)

// ownTexts are files of shapes that no tool's export here has.
var ownTexts = map[string]string{
	"quarters.csv":      "region,year,quarter,pushes\nA,2023,3,20\nA,2023,4,21\nB,2024,1,19\nB,2024,2,25\n",
	"attendances.csv":   "org code,period,attendances,breaches\nR1,2023-06-01,100,5\nR2,2023-06-01,90,0\nR1,2024-06-01,80,8\nR2,2024-06-01,70,1\n",
	"open-order.csv":    "System,Finished,Result\ncore,03/04/2024,success\ncore,05/06/2024,failed\n",
	"builds-array.json": `[{"number":1,"result":"SUCCESS","timestamp":1685577600000,"duration":1000,"url":"u1"},{"number":2,"result":"FAILURE","timestamp":1688577600000,"duration":2000,"url":"u2"}]`,
	"two-lists.json":    `{"a":{"items":[{"id":"x1","day":"2024-01-05"}]},"b":[{"id":"y1","at":"2024-01-05"}],"c":[{"id":"z1","at":"2024-01-05"}]}`,
	"export.xls":        "<html><body><table><tr><th>System</th><th>Date</th><th>Runs</th></tr><tr><td>core</td><td>2024-01-05</td><td>3</td></tr></table></body></html>",
	"side-by-side.html": "<table><tr><td>id</td><td>day</td><td></td><td>id</td><td>date</td></tr><tr><td>a1</td><td>2024-01-05</td><td></td><td>b1</td><td>2024-02-05</td></tr><tr><td>a2</td><td>2024-01-06</td></tr></table>",
}

// ownExports are small files in the shape of those that tools write.
func ownExports(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{"board.xlsx": boardXLSX(t)}
	for name, text := range ownTexts {
		found[name] = []byte(text)
	}
	for _, pattern := range []string{"../../ingest/testdata/exports/*", "../../ingest/testdata/presets/*", "../../sample-data/exports/*"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files in %s: %v", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			found[filepath.Base(filepath.Dir(filepath.Dir(path)))+"-"+filepath.Base(path)] = data
		}
	}
	return found
}

// boardXLSX has a title, a header of two rows with merged cells, real dates, a totals row, and a second sheet.
func boardXLSX(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", "部署"))
	for cell, v := range map[string]any{
		"A1": "部署台账", "A2": "系统", "B2": "部署", "D2": "质量", "B3": "完成日期", "C3": "结果", "D3": "缺陷数",
		"A4": "信贷核心", "B4": 45296.5, "C4": "成功", "D4": 2, "A5": "信贷核心", "B5": 45297.25, "C5": "失败", "D5": 1,
		"A6": "支付网关", "B6": 45328, "C6": "成功", "D6": 0, "A7": "支付网关", "B7": 45329, "C7": "成功", "D7": 3, "A8": "合计", "D8": 6,
	} {
		check(f.SetCellValue("部署", cell, v))
	}
	for _, m := range []string{"A1:D1", "A2:A3", "B2:C2"} {
		check(f.MergeCell("部署", m[:2], m[3:]))
	}
	_, err := f.NewSheet("说明")
	check(err)
	check(f.SetCellValue("说明", "A1", "每周更新"))
	data, err := f.WriteToBuffer()
	check(err)
	return data.Bytes()
}

// inspectIn runs inspect in a folder that holds the files.
func inspectIn(t *testing.T, files map[string][]byte, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, data := range files {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	code = run(append([]string{"inspect"}, args...), nil, &out, &errs)
	return code, out.String(), errs.String()
}

// inspected is what the tests read of the JSON document.
type inspectedDocument struct {
	Files []struct {
		Tables []struct {
			Columns []struct {
				Header, Type string
				Samples      []string
				Words        []struct{ Word string }
			}
		}
	}
	Sources []struct {
		ID, Entry         string
		Files, Indicators []string
	}
}

var coversLine = regexp.MustCompile(`# covers: \{from: (\S+), to: (\S+)\}`)

// definitionFor puts an entry, as it was printed, and its first suggestion into a minimal definition whose
// phases span the data.
func definitionFor(entry, indicator string) string {
	from, to := metric.DateDay(2023, 6, 1), metric.DateDay(2024, 11, 30)
	if m := coversLine.FindStringSubmatch(entry); m != nil {
		from, _ = metric.ParseDay(m[1])
		to, _ = metric.ParseDay(m[2])
	}
	to = max(to, from+1)
	middle := from + (to-from)/2
	return fmt.Sprintf("version: 1\ntitle: T\nas_of: %s\nphases:\n  - {id: before, from: %s, to: %s}\n  - {id: after, from: %s, to: %s}\nsources:\n%sindicators:\n%s",
		to, from, middle, middle+1, to, entry, indicator)
}

// What inspect proposes for a file is a definition that builds, unchanged.
func TestProposedEntriesBuild(t *testing.T) {
	exports := ownExports(t)
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range exports {
			if !yield(name) {
				return
			}
		}
	}) {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := inspectIn(t, map[string][]byte{name: exports[name]}, name, "--json")
			var document inspectedDocument
			if err := json.Unmarshal([]byte(stdout), &document); err != nil || code != exitDone {
				t.Fatalf("inspect %s: exit %d, %v\n%s", name, code, err, stderr)
			}
			if len(document.Sources) == 0 {
				t.Fatalf("inspect %s proposes no source\n%s", name, stdout)
			}
			for _, source := range document.Sources {
				if len(source.Indicators) == 0 {
					t.Errorf("inspect %s suggests no indicator for\n%s", name, source.Entry)
					continue
				}
				definition := definitionFor(source.Entry, source.Indicators[0])
				if err := os.WriteFile("upshot.yaml", []byte(definition), 0o644); err != nil {
					t.Fatal(err)
				}
				var problems bytes.Buffer
				if code := run([]string{"build", "-q"}, nil, &bytes.Buffer{}, &problems); code != exitDone {
					t.Errorf("build of what inspect proposes for %s: exit %d\n%s\n%s", name, code, &problems, definition)
				}
			}
		})
	}
}

// No more than the beginning of a cell is shown, and nobody's name where it is not wanted.
func TestInspectShowsLittle(t *testing.T) {
	exports := ownExports(t)
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range exports {
			if !yield(name) {
				return
			}
		}
	}) {
		_, stdout, _ := inspectIn(t, map[string][]byte{name: exports[name]}, name, "--json", "--mask")
		var document inspectedDocument
		if err := json.Unmarshal([]byte(stdout), &document); err != nil {
			t.Fatalf("inspect %s: %v", name, err)
		}
		for _, file := range document.Files {
			for _, table := range file.Tables {
				for _, c := range table.Columns {
					shown := c.Samples
					for _, w := range c.Words {
						shown = append(shown, w.Word)
					}
					for _, s := range shown {
						if utf8.RuneCountInString(s) > ingest.GlimpseLen {
							t.Errorf("%s: %s shows %q, %d characters", name, c.Header, s, utf8.RuneCountInString(s))
						}
						if c.Type == "person" && s != masked || strings.Contains(s, "@example") {
							t.Errorf("%s: %s shows %q with --mask", name, c.Header, s)
						}
					}
				}
			}
		}
		for _, source := range document.Sources {
			for _, c := range document.Files[0].Tables[0].Columns {
				if c.Type == "person" && strings.Contains(source.Entry, ": "+c.Header) {
					t.Errorf("%s: the entry maps %s, which holds people", name, c.Header)
				}
			}
		}
	}
}

// A cell is masked before it is shortened, and in what is said of it beside an entry too.
func TestInspectMasksPeopleInEveryColumn(t *testing.T) {
	text := "environment,time,result,note\n" +
		"production,2024-01-05,success,ok\n" +
		"production of Jo <jo@example.org>,2024-01-06,done by ann@example.org,Wolfeschlegelsteinhausenbergerdorff of Far Away <wolf@example.org>\n" +
		"test,2024-01-07,success,ok\n" +
		"production of the team that keeps all of the older systems alive,2024-01-08,failed,ok\n"
	for _, flag := range []string{"--mask", "--json"} {
		_, stdout, _ := inspectIn(t, map[string][]byte{"deployments.csv": []byte(text)}, "deployments.csv", "--mask", flag)
		for _, secret := range []string{"Wolfe", "Jo ", "ann@", "@example", "older systems alive"} {
			if strings.Contains(stdout, secret) {
				t.Errorf("inspect --mask %s shows %q:\n%s", flag, secret, stdout)
			}
		}
	}
}

var bytesOf = regexp.MustCompile(`[\d,]+ (bytes|字节)`)

// UPDATE=1 refreshes what is printed of each file.
func TestInspectPrints(t *testing.T) {
	exports := ownExports(t)
	for _, c := range []struct{ golden, file, language string }{
		{"zentao-gbk", "testdata-zentao-bugs.gbk.csv", "zh-CN"},
		{"jira", "testdata-jira-issues.csv", "en"},
		{"open-order", "testdata-azure-items.utf16.tsv", "en"},
		{"wide", "testdata-quality-board.csv", "en"},
		{"two-row-header", "board.xlsx", "zh-CN"},
		{"preset", "testdata-servicenow-incident.csv", "en"},
	} {
		golden, err := filepath.Abs(filepath.Join("testdata", "inspect", c.golden+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(c.golden, func(t *testing.T) {
			code, got, stderr := inspectIn(t, map[string][]byte{c.file: exports[c.file]}, c.file, "--language", c.language)
			if code != exitDone || stderr != "" {
				t.Errorf("inspect %s: exit %d\n%s", c.file, code, stderr)
			}
			got = bytesOf.ReplaceAllString(got, "N $1") // a workbook's depend on the library
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("inspect %s differs from %s (- want, + got):\n%s", c.file, golden, diff)
			}
		})
	}
}

func TestFitting(t *testing.T) {
	for _, c := range []struct {
		claim    string
		examples []string
		room     int
		want     string
	}{
		{"nothing to show", nil, 50, ""},
		{"all that there is room for", []string{"a", "b", "c"}, 50, "a | b | c"},
		{"a mark stands for more", []string{"Story (105)", "Bug (99)", "Task (96)"}, 24, "Story (105) | Bug (99) | …"},
		{"one is shown always", []string{"2018-07-25T08:19:30Z"}, 0, "2018-07-25T08:1…"},
		{"Chinese characters take two places", []string{"信贷核心系统需求列表"}, 16, "信贷核心系统需…"},
	} {
		if got := fitting(c.examples, c.room); got != c.want {
			t.Errorf("%s: fitting(%q, %d) = %q, want %q", c.claim, c.examples, c.room, got, c.want)
		}
	}
}
