package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"upshot/metric"
)

// testCatalogue has an entry of one source and an entry of two.
var testCatalogue = []metric.Entry{
	{
		Indicator: metric.Indicator{
			ID: "lead-time", Name: metric.Text{"": "Lead time", "en": "Lead time", "zh-CN": "前置时间"},
			Better: metric.Lower, Kind: "process", Version: "1", Statistic: metric.Median,
			Measure: metric.Measure{Form: metric.Duration, From: "committed", To: "time", Numerator: metric.Term{
				Source: "deployments",
				Where: metric.Conditions{
					{Role: "result", Test: metric.Is, Words: []string{"success"}},
					{Role: "environment", Test: metric.Is, Words: []string{"production"}},
				},
			}},
		},
		Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{
			{Role: "time", Required: true, Note: metric.Plain("the end of the deployment")},
			{Role: "committed", Required: true, Note: metric.Plain("the start of the lead time")},
			{Role: "result", Words: map[string][]string{"success": {"SUCCESS", "成功"}, "failed": {"FAILED", "失败"}}},
			{Role: "environment", Words: map[string][]string{"production": {"prod"}}},
		}}},
	},
	{
		Indicator: metric.Indicator{
			ID: "defect-density", Name: metric.Text{"": "Defect density", "en": "Defect density", "zh-CN": "缺陷密度"},
			Better: metric.Lower, Unit: metric.Unit{Label: metric.Plain("defects/KLOC")},
			Measure: metric.Measure{
				Form:        metric.Ratio,
				Numerator:   metric.Term{Source: "defects", At: "opened"},
				Denominator: metric.Term{Source: "size", Sum: "kloc", Stock: true},
			},
		},
		Sources: []metric.EntrySource{
			{Name: "defects", Roles: []metric.EntryRole{{Role: "opened", Required: true, Note: metric.Plain("when it was found")}}},
			{Name: "size", Roles: []metric.EntryRole{{Role: "kloc", Required: true, Note: metric.Plain("the size of the code")}}},
		},
	},
	{
		Indicator: metric.Indicator{
			ID: "fail-rate", Better: metric.Lower,
			Measure: metric.Measure{
				Form: metric.Proportion,
				Numerator: metric.Term{Source: "deployments", Where: metric.Conditions{
					{Role: "environment", Test: metric.Is, Words: []string{"production"}},
					{Role: "result", Test: metric.Is, Words: []string{"failed"}},
				}},
				Denominator: metric.Term{Source: "deployments", Where: metric.Conditions{
					{Role: "environment", Test: metric.Is, Words: []string{"production"}},
				}},
			},
		},
		Sources: []metric.EntrySource{{Name: "deployments", Roles: []metric.EntryRole{
			{Role: "time", Required: true}, {Role: "result"}, {Role: "environment"},
		}}},
		Linked: &linkedFailRate,
	},
}

// linkedFailRate stands in place of fail-rate where incidents are named too.
var linkedFailRate = metric.Entry{
	Indicator: metric.Indicator{
		ID: "fail-rate", Better: metric.Lower,
		Measure: metric.Measure{
			Form:        metric.Proportion,
			Numerator:   metric.Term{Source: "deployments", At: "time"},
			Denominator: metric.Term{Source: "deployments", At: "time"},
			Link: &metric.Link{
				Incidents: metric.Term{Source: "incidents", At: "opened", Where: metric.Conditions{{Role: "cause", Test: metric.Is, Words: []string{"deployment"}}}},
				Deployments: metric.Term{Source: "deployments", At: "time", Where: metric.Conditions{
					{Role: "result", Test: metric.Is, Words: []string{"success"}},
					{Role: "environment", Test: metric.Is, Words: []string{"production"}},
				}},
				Key: "deployment",
			},
		},
	},
	Sources: []metric.EntrySource{
		{Name: "deployments", Roles: []metric.EntryRole{
			{Role: "time", Required: true}, {Role: "result", Words: map[string][]string{"success": {"SUCCESS"}}},
			{Role: "environment", Words: map[string][]string{"production": {"PROD"}}},
		}},
		{Name: "incidents", Roles: []metric.EntryRole{
			{Role: "opened", Required: true, Note: metric.Plain("when it began")}, {Role: "deployment"},
			{Role: "cause", Words: map[string][]string{"deployment": {"release"}}},
		}},
	},
}

// baseDefinition has no problem; the cases put sections of their own in place of some of these.
const baseDefinition = `version: 1
title: Delivery
as_of: 2024-06-30
phases:
  - {id: before, from: 2023-07-01, to: 2023-12-31}
  - {id: after, from: 2024-01-01, to: 2024-06-30}
sources:
  - id: deployments
    files: deployments.csv
    columns: {id: ID, project: System, time: Finished, committed: Committed, result: Result, environment: Env}
  - id: board
    files: board.xlsx
    layout: wide
    columns: {project: System, series: Measure}
indicators:
  - {use: lead-time, primary: true}
  - {id: coverage, name: Coverage, measure: {level: {source: board, series: Coverage}}, unit: "%", better: higher}
`

// overBase puts a case's sections before those of the base that it does not replace, so that the
// case's own lines keep their numbers.
func overBase(sections string) string {
	text := sections
	keep := false
	for line := range strings.Lines(baseDefinition) {
		if !strings.HasPrefix(line, " ") {
			key, _, _ := strings.Cut(line, ":")
			keep = !strings.HasPrefix(sections, key+":") && !strings.Contains(sections, "\n"+key+":")
		}
		if keep {
			text += line
		}
	}
	return text
}

func define(text string) (*metric.Plan, []metric.Problem) {
	fsys := fstest.MapFS{"upshot.yaml": {Data: []byte(text)}}
	return Definition(fsys, "upshot.yaml", testCatalogue)
}

func printProblems(problems []metric.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s: %s", p.Severity, p.Pos, p.Code)
		for _, arg := range p.Args {
			fmt.Fprintf(&b, " %q", arg)
		}
		for _, also := range p.Also {
			fmt.Fprintf(&b, " also %d:%d", also.Row, also.Column)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestProblems reads the archives of cases: NAME.yaml holds sections laid over the base (NAME.raw the
// whole file), or a model, and NAME.want its problems. UPDATE=1 writes the latter.
func TestProblems(t *testing.T) {
	for _, files := range codeFiles {
		archives, err := filepath.Glob(files.cases)
		if err != nil || len(archives) == 0 {
			t.Fatalf("no cases: %v", err)
		}
		for _, path := range archives {
			checkCases(t, path)
		}
	}
}

func checkCases(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wants := map[string]string{}
	for _, file := range archive.Files {
		if name, ok := strings.CutSuffix(file.Name, ".want"); ok {
			wants[name] = string(file.Data)
		}
	}
	fresh := &txtar.Archive{Comment: archive.Comment}
	for _, file := range archive.Files {
		name, extension, _ := strings.Cut(file.Name, ".")
		if extension == "want" {
			continue
		}
		read, problems := readCase(path, file)
		got := printProblems(problems)
		if read == metric.Worst(problems, metric.Error) {
			t.Errorf("%s, %s: what is read goes with no error, and nothing with one", path, name)
		}
		if os.Getenv("UPDATE") == "" && got != wants[name] {
			t.Errorf("%s, %s: problems differ (-want +got):\n%s", path, name, cmp.Diff(wants[name], got))
		}
		fresh.Files = append(fresh.Files, file, txtar.File{Name: name + ".want", Data: []byte(got)})
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, txtar.Format(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readCase reads a case as what its archive holds: a model, or a definition of which NAME.yaml is laid over the
// base and NAME.raw is whole. It reports whether there is one, and the problems.
func readCase(archive string, file txtar.File) (bool, []metric.Problem) {
	text := string(file.Data)
	if strings.HasPrefix(archive, "testdata/models/") {
		m, problems := modelOf(text)
		return m != nil, problems
	}
	if strings.HasSuffix(file.Name, ".yaml") {
		text = overBase(text)
	}
	plan, problems := define(text)
	return plan != nil, problems
}

func TestBaseHasNoProblem(t *testing.T) {
	plan, problems := define(baseDefinition)
	if plan == nil || len(problems) > 0 {
		t.Errorf("Definition(base) = %v with problems\n%s", plan, printProblems(problems))
	}
}

// unreadable is a folder whose files cannot be read.
type unreadable struct{}

func (unreadable) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestBytesThatAreNoDefinition(t *testing.T) {
	file := func(data string) fs.FS { return fstest.MapFS{"upshot.yaml": {Data: []byte(data)}} }
	for _, test := range []struct {
		claim string
		fsys  fs.FS
		want  string
	}{
		{"no file", fstest.MapFS{}, `error upshot.yaml: definition-missing "upshot.yaml"`},
		{"a locked file", unreadable{}, `error upshot.yaml: definition-unreadable "upshot.yaml" "permission denied"`},
		{"a folder", fstest.MapFS{"upshot.yaml/x": {}}, `error upshot.yaml: definition-unreadable "upshot.yaml" "invalid argument"`},
		{"an empty file", file(""), `error upshot.yaml: definition-empty "upshot.yaml"`},
		{"only comments", file("# nothing\n"), `error upshot.yaml: definition-empty "upshot.yaml"`},
		{"only a document mark", file("---\n"), `error upshot.yaml: definition-empty "upshot.yaml"`},
		{"a file of a megabyte", file(strings.Repeat("# all work and no play\n", 50_000)), `error upshot.yaml: definition-too-big "upshot.yaml" "1024"`},
		{"GB18030 where UTF-8 is expected", file("title: \xd0\xc5\xb4\xfb\n"), `error upshot.yaml:1:8: definition-not-utf8`},
		{"a tab for indentation", file("title:\n\ten: a\n"), `error upshot.yaml:2:1: yaml-tab`},
		{"brackets without end", file(strings.Repeat("[", 20_000)), `error upshot.yaml:1:10001: yaml-syntax "exceeded max depth of 10000"`},
	} {
		_, problems := Definition(test.fsys, "upshot.yaml", nil)
		if got := strings.TrimSpace(printProblems(problems)); got != test.want {
			t.Errorf("%s: Definition = %s, want %s", test.claim, got, test.want)
		}
	}
}

func TestByteOrderMarkIsNoText(t *testing.T) {
	if plan, problems := define("\ufeff" + baseDefinition); plan == nil {
		t.Errorf("Definition(mark + base) = nil with problems\n%s", printProblems(problems))
	}
}
