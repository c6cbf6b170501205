package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"upshot/indicator"
)

// presetFileCases are files in the shape of each tool's export, synthetic ones, each read by its preset
// for an entry of the catalogue. A preset's name is its file's up to the first point.
var presetFileCases = []struct {
	file    string
	keys    string // of the source, beside preset
	entry   string // use: and the placeholder of its source
	account string
	first   string // the first used record
	codes   string // of all problems but project-unlisted
}{
	{
		"jira-cloud.csv", "keep: {type: Story}", "requirement-cycle-time requirements", "rows 10, used 7, filtered 3",
		"2: id=CC-1 project=Credit core created=2023-07-03T09:05:00Z closed=2023-07-12T16:30:00Z type=Story", "",
	},
	{
		"jira-cloud.csv", "keep: {type: Bug}", "defect-resolution-time defects", "rows 10, used 2, filtered 8",
		"5: id=CC-3 project=Credit core created=2023-09-04T14:20:00Z resolved=2023-09-29T09:00:00Z type=Bug", "",
	},
	{
		"jira-server.csv", "", "defect-escape-rate defects", "rows 10, used 10, headers 1",
		"2: id=CC-1 project=Credit core created=2023-07-03T09:05:00Z found_in=production", "",
	},
	{
		"azure-devops.csv", "keep: {type: User Story}", "requirement-cycle-time requirements", "rows 10, used 7, filtered 3",
		"2: id=300 project=Credit\\Core created=2023-07-03T09:05:00Z closed=2023-07-12T16:30:00Z type=User Story", "",
	},
	{
		"gitlab-issues.csv", "constant: {project: core}", "requirement-throughput requirements", "rows 10, used 9, outside 1",
		"2: id=https://gitlab.example/credit/core/-/issues/1 closed=2023-07-12T16:30:00Z project=core", "",
	},
	{
		"gitlab-deployments.csv", "constant: {project: core}", "change-fail-rate deployments", "rows 10, used 7, outside 1, filtered 2",
		"2: id=500 time=2023-07-12T16:30:00Z result=success environment=production project=core", "records-undated",
	},
	{
		"gitlab-deployments.csv", "constant: {project: core}", "change-lead-time deployments", "rows 10, used 8, filtered 2",
		"2: id=500 time=2023-07-12T16:30:00Z committed=2023-07-03T09:05:00Z environment=production project=core", "",
	},
	{
		"github-pulls.csv", "project_from_file: '^(.+)-pulls'", "review-turnaround reviews", "rows 10, used 10",
		"2: id=https://github.example/credit/core/pull/40 opened=2023-07-03T09:05:00Z approved=2023-07-03T14:05:00Z project=github", "",
	},
	{
		"github-projects.tsv", "", "requirement-cycle-time requirements", "rows 10, used 10",
		"2: id=https://github.example/credit/core/issues/1 project=credit/core created=2023-07-03T00:00:00Z closed=2023-07-12T00:00:00Z", "",
	},
	{
		"jenkins-builds.csv", "project_from_file: '^(.+)-builds'", "build-duration builds", "rows 10, used 9, filtered 1",
		"2: id=https://jenkins.example/job/core/100/ time=2023-07-03T09:05:00.123Z duration=184.25 result=SUCCESS project=jenkins", "",
	},
	{
		"jenkins-builds.csv", "project_from_file: '^(.+)-builds'", "build-success-rate builds", "rows 10, used 9, filtered 1",
		"2: id=https://jenkins.example/job/core/100/ time=2023-07-03T09:05:00.123Z result=success project=jenkins", "",
	},
	{
		"sonarqube-measures.csv", "", "unit-test-coverage board", "rows 7, used 6, outside 1",
		"2: project=Credit core time=2023-07-03T09:05:00Z value=0.61", "records-undated condition-dropped",
	},
	{
		"zentao-story.csv", "keep: {reason: 已完成}", "requirement-cycle-time requirements", "rows 10, used 8, filtered 2",
		"2: id=1 project=信贷核心(#12) created=2023-07-03T09:05:00Z closed=2023-07-12T16:30:00Z reason=已完成", "",
	},
	{
		"zentao-bug.gbk.csv", "", "defect-resolution-time defects", "rows 10, used 10",
		"2: id=1 project=信贷核心(#12) created=2023-07-03T09:05:00Z resolved=2023-07-12T16:30:00Z", "encoding-guessed",
	},
	{
		"zentao-bug.en.csv", "", "defect-resolution-time defects", "rows 10, used 10",
		"2: id=1 project=Core(#12) created=2023-07-03T09:05:00Z resolved=2023-07-12T16:30:00Z", "",
	},
	{
		"zentao-task.csv", "", "requirement-throughput requirements", "rows 10, used 9, outside 1",
		"2: id=1 project=信贷改造(#5) closed=2023-07-12T16:30:00Z", "",
	},
	{
		"tapd-story.csv", "", "requirement-cycle-time requirements", "rows 10, used 10",
		"2: id=11991001037563 project=信贷核心 created=2023-07-03T09:05:00Z closed=2023-07-12T16:30:00Z", "",
	},
	{
		"tapd-bug.csv", "", "defect-escape-rate defects", "rows 10, used 10",
		"2: id=11991001038000 project=991 created=2023-07-03T09:05:00Z found_in=production", "",
	},
	{
		"yunxiao.csv", "", "requirement-cycle-time requirements", "rows 10, used 10",
		"2: id=XD-1 project=信贷核心 created=2023-07-03T09:05:00Z closed=2023-07-12T16:30:00Z", "",
	},
	{
		"servicenow-incident.csv", "encoding: windows-1252", "time-to-restore incidents", "rows 10, used 10",
		"2: id=INC0010000 project=Crédit opened=2023-07-03T09:05:00Z resolved=2023-07-03T10:05:00Z", "",
	},
	{
		"servicenow-incident.csv", "encoding: windows-1252, keep: {priority: 1 - Critical}", "incident-count incidents", "rows 10, used 4, filtered 6",
		"2: id=INC0010000 project=Crédit opened=2023-07-03T09:05:00Z priority=1 - Critical", "",
	},
	{
		"servicenow-change.csv", "", "deployment-rework-rate deployments", "rows 10, used 9, outside 1",
		"2: id=CHG0030000 project=Credit core time=2023-07-12T16:30:00Z kind=planned", "records-undated",
	},
	{
		"servicenow-change.csv", "", "change-fail-rate deployments", "rows 10, used 9, outside 1",
		"2: id=CHG0030000 project=Credit core time=2023-07-12T16:30:00Z result=success", "records-undated",
	},
	{
		"pagerduty-incidents.csv", "", "failed-deployment-recovery-time incidents", "rows 10, used 10",
		"2: id=Q00PAGER project=Credit core opened=2023-07-03T09:05:00Z resolved=2023-07-03T09:25:06Z", "condition-dropped",
	},
	{
		"devlake-issues.csv", "keep: {type: BUG}", "defect-resolution-time defects", "rows 10, used 3, filtered 7",
		"5: id=jira:JiraIssue:2:10065 project=Credit core created=2023-09-04T14:20:00Z resolved=2023-09-29T09:00:00Z type=BUG", "",
	},
	{
		"devlake-pull-requests.csv", "", "review-turnaround reviews", "rows 10, used 10",
		"2: id=github:GithubPullRequest:1:2037 project=github:GithubRepo:1:134 opened=2023-07-03T09:05:00Z approved=2023-07-03T14:05:00Z", "",
	},
	{
		"devlake-cicd-deployments.csv", "", "deployment-duration deployments", "rows 10, used 7, outside 1, filtered 2",
		"2: id=gitlab:GitlabDeployment:1:1:134 project=gitlab:GitlabProject:1:77 time=2023-07-12T16:30:00Z started=2023-07-12T16:26:50Z environment=production", "records-undated",
	},
	{
		"devlake-cicd-deployment-commits.csv", "", "deployment-success-rate deployments", "rows 12, used 6, outside 1, filtered 3, duplicates 2",
		"3: id=github:GithubDeployment:1:D0 project=github:GithubRepo:1:335 time=2023-07-12T16:30:00Z result=success environment=production", "records-undated",
	},
	{
		"long-series.csv", "", "unit-test-coverage board", "rows 12, used 12",
		"2: project=信贷核心 time=2023-08-01T00:00:00Z series=单元测试覆盖率 value=0.52%", "",
	},
	{
		"gitlab-deployments.json", "constant: {project: core}", "change-fail-rate deployments", "rows 10, used 7, outside 1, filtered 2",
		"2: id=500 time=2023-07-12T16:30:00Z result=success environment=production project=core", "records-undated",
	},
	{
		"github-pulls.json", "project_from_file: '^(.+)-pulls'", "review-turnaround reviews", "rows 10, used 10",
		"2: id=https://github.example/credit/core/pull/40 opened=2023-07-03T09:05:00Z approved=2023-07-03T14:05:00Z project=github", "",
	},
	{
		"jenkins-builds.json", "project_from_file: '^(.+)-builds'", "build-duration builds", "rows 10, used 9, filtered 1",
		"4: id=https://jenkins.example/job/core/100/ time=2023-07-03T09:05:00.123Z duration=184.25 result=SUCCESS project=jenkins", "",
	},
	{
		"pagerduty-incidents.json", "", "failed-deployment-recovery-time incidents", "rows 10, used 10",
		"3: id=Q00PAGER project=Credit core opened=2023-07-03T09:05:00Z resolved=2023-07-03T09:25:06Z", "condition-dropped",
	},
	{
		"wide-series.xlsx", "", "unit-test-coverage board", "rows 23, used 23, totals 1, blank 1",
		"3: project=信贷核心 series=单元测试覆盖率 time=2023-08-01T00:00:00Z value=0.52", "",
	},
}

const presetFileDefinition = `version: 1
title: Presets
as_of: 2024-06-30
phases:
  - {id: before, from: 2023-07-01, to: 2023-12-31}
  - {id: after, from: 2024-01-01, to: 2024-06-30}
sources:
  - {id: SOURCE, files: FILE, preset: PRESET, KEYS}
indicators:
  - {use: ENTRY, primary: true}
`

func TestPresetsReadTheirFiles(t *testing.T) {
	tried := map[string]bool{}
	for _, c := range presetFileCases {
		preset, _, _ := strings.Cut(c.file, ".")
		tried[preset] = true
		data, err := os.ReadFile(filepath.Join("testdata", "presets", c.file))
		if err != nil {
			t.Error(err)
			continue
		}
		entry, source, _ := strings.Cut(c.entry, " ")
		definition := strings.NewReplacer("SOURCE", source, "FILE", c.file, "PRESET", preset, "KEYS", c.keys, "ENTRY", entry).Replace(presetFileDefinition)
		fsys := fstest.MapFS{"upshot.yaml": {Data: []byte(definition)}, c.file: {Data: data}}
		_, dataset, problems := Load(fsys, "upshot.yaml", indicator.Catalogue)
		var codes []string
		for _, p := range problems {
			if p.Code != string(projectUnlisted) {
				codes = append(codes, p.Code)
			}
		}
		if got := strings.Join(codes, " "); got != c.codes {
			t.Errorf("%s, %s: problems = %s, want %s\n%s", c.file, c.entry, got, c.codes, problemLines(problems))
		}
		if dataset == nil || len(dataset.Tables[0].Account.Files) != 1 || dataset.Tables[0].N == 0 {
			t.Errorf("%s, %s: nothing was read", c.file, c.entry)
			continue
		}
		checkSums(t, dataset)
		if got := account(dataset.Tables[0].Account.Files[0]); got != c.account {
			t.Errorf("%s, %s: account = %s, want %s", c.file, c.entry, got, c.account)
		}
		if got, _, _ := strings.Cut(dump(dataset, 0), "\n"); got != c.first {
			t.Errorf("%s, %s: first record = %s, want %s", c.file, c.entry, got, c.first)
		}
	}
	for _, name := range Presets {
		if !tried[name] {
			t.Errorf("no file tries the preset %s", name)
		}
	}
}

// A preset is recognised by its own file, and no other preset fits that one as well: neither the first nor the
// last of equals is another.
func TestPresetsAreToldApart(t *testing.T) {
	var presets []*Preset
	for _, name := range Presets {
		presets = append(presets, PresetNamed(name))
	}
	for range 2 {
		for _, c := range presetFileCases {
			own, _, _ := strings.Cut(c.file, ".")
			in := Inspect(os.DirFS(filepath.Join("testdata", "presets")), c.file, c.file, InspectOptions{Presets: presets})
			found := "none"
			for _, table := range in.Tables {
				if table.Preset != nil {
					found = table.Preset.Name
				}
			}
			if found != own {
				t.Errorf("of the presets from %s on, %s fits %s best", presets[0].Name, c.file, found)
			}
		}
		slices.Reverse(presets)
	}
}
