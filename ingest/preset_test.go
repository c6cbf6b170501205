package ingest

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"upshot/metric"
)

func TestEveryPresetIsListedAndReads(t *testing.T) {
	found, err := fs.Glob(presetFiles, "presets/*.yaml")
	if err != nil || len(found) != len(Presets) {
		t.Errorf("%d files in presets, %d names in Presets, %v", len(found), len(Presets), err)
	}
	for _, name := range Presets {
		p, problems := readPreset(name)
		for _, problem := range problems {
			t.Errorf("%s: %s %s %q", name, problem.Pos, problem.Code, problem.Args)
		}
		if len(p.Must) == 0 || p.Tool == "" || !slices.Contains(Verifications, p.Verified) {
			t.Errorf("%s: Must = %q, Tool = %q, Verified = %q", name, p.Must, p.Tool, p.Verified)
		}
		for _, language := range reportLanguages {
			if p.Title[language] == "" || p.Note[language] == "" {
				t.Errorf("%s has no title or note in %s", name, language)
			}
		}
	}
}

// A person's name is never what a figure is made of. Whoever wants one maps it in the definition.
func TestNoPresetMapsAPerson(t *testing.T) {
	people := []string{
		"assignee", "author", "reporter", "owner", "creator", "caller", "assigned", "opened by", "closed by", "resolved by", "developer", "login",
		"指派", "处理人", "负责人", "创建人", "创建者", "由谁", "解决者", "经办人", "报告人",
	}
	for _, name := range Presets {
		for _, b := range PresetNamed(name).Source.Columns {
			for _, header := range b.Headers {
				for _, person := range people {
					if strings.Contains(strings.ToLower(header), person) && header != "repository.nameWithOwner" {
						t.Errorf("%s maps %s to %q", name, b.Role, header)
					}
				}
			}
		}
	}
}

// presetOf is a definition with one source of the given keys, and an indicator of its measure.
func presetOf(source, measure string) string {
	return "version: 1\ntitle: T\nas_of: 2024-06-30\nphases:\n" +
		"  - {id: before, from: 2023-07-01, to: 2023-12-31}\n  - {id: after, from: 2024-01-01, to: 2024-06-30}\n" +
		"sources:\n  - {id: s, files: '*.csv', " + source + "}\n" +
		"indicators:\n  - {id: i, name: I, primary: true, better: lower, measure: {" + measure + "}}\n"
}

const createdToClosed = "duration: {source: s, from: created, to: closed}"

func TestPresetsGiveWay(t *testing.T) {
	for _, c := range []struct{ claim, source, measure, want string }{
		{"what is needed is read, beside id and project", "preset: zentao-task", createdToClosed,
			"id=编号|任务编号|ID? project=所属项目|所属执行|所属迭代|Project|Execution? created=创建日期|创建时间|Opened Date|OpenedDate|Open On|Created on|Created Date|CreatedDate? " +
				"closed=实际完成|完成时间|Finished Date|Finished On|FinishedDate|Actual Finish? nulls 0000-00-00|0000-00-00 00:00:00"},
		{"a column of one's own wins", "preset: yunxiao, columns: {closed: 上线时间, system: 系统, created: 提出时间}", createdToClosed,
			"closed=上线时间 system=系统 created=提出时间 id=编号|工作项编号|serialNumber|identifier? project=所属项目|项目|项目名称|spaceName|spaceIdentifier? nulls 33166339200000|--"},
		{"a constant takes the place of a column", "preset: pagerduty-incidents, constant: {project: core}", "frequency: {source: s, at: opened}",
			"id=id|incident_number|Incident Number? opened=created_at|created_on|Created At|Created On? constant project=core"},
		{"a project in the file's name takes the place of a column", "preset: pagerduty-incidents, columns: {id: n}, project_from_file: '(.+)'", "frequency: {source: s, at: opened}",
			"id=n opened=created_at|created_on|Created At|Created On? project from (.+)"},
		{"the unit of a column that is needed stays", "preset: jenkins-builds, columns: {id: i, project: p}", "duration: {source: s, column: duration, at: time}",
			"id=i project=p time=timestamp? duration=duration? result=result? format duration=ms keep result"},
		{"a unit of one's own wins", "preset: jenkins-builds, columns: {id: i, project: p}, formats: {duration: s}", "duration: {source: s, column: duration, at: time}",
			"id=i project=p time=timestamp? duration=duration? result=result? format duration=s keep result"},
		{"the preset's unit is not that of a column of one's own", "preset: jenkins-builds, columns: {id: i, project: p, duration: Minutes}", "duration: {source: s, column: duration, at: time}",
			"id=i project=p duration=Minutes time=timestamp? result=result? keep result"},
		{"a keep of one's own replaces the preset's", "preset: jenkins-builds, columns: {id: i, project: p}, keep: {running: 'false'}", "frequency: {source: s}",
			"id=i project=p time=timestamp? running=building? keep running"},
		{"null words add up", "preset: sonarqube-measures, columns: {project: key}, nulls: tbd", "level: {source: s}",
			"project=key time=lastAnalysis|date? value=coverage? nulls tbd|Never|None"},
		{"the layout is a key like others", "preset: wide-series", "level: {source: s, series: a}",
			"project=project|system|team|application|product|项目|项目名称|系统|系统名称|团队|应用|产品? series=series|metric|indicator|measure|指标|指标名称|度量项? wide"},
	} {
		plan, problems := define(presetOf(c.source, c.measure))
		if plan == nil {
			t.Errorf("%s: %s", c.claim, printProblems(problems))
			continue
		}
		if got := describeSource(plan.Sources[0]); got != c.want {
			t.Errorf("%s: source =\n%s\nwant\n%s", c.claim, got, c.want)
		}
	}
}

func describeSource(s metric.Source) string {
	var words []string
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	for _, b := range s.Columns {
		optional := ""
		if b.Optional {
			optional = "?"
		}
		say("%s=%s%s", b.Role, strings.Join(b.Headers, "|"), optional)
	}
	for _, role := range sortedKeys(s.Constant) {
		say("constant %s=%s", role, s.Constant[role])
	}
	if s.ProjectFromFile != "" {
		say("project from %s", s.ProjectFromFile)
	}
	for _, role := range sortedKeys(s.Formats) {
		say("format %s=%s", role, s.Formats[role])
	}
	if len(s.Nulls) > 0 {
		say("nulls %s", strings.Join(s.Nulls, "|"))
	}
	for _, c := range s.Keep {
		say("keep %s", c.Role)
	}
	if s.Layout != "long" {
		say("%s", s.Layout)
	}
	if s.Rows != "" {
		say("rows %s", s.Rows)
	}
	return strings.Join(words, " ")
}

// The words of a preset are those that the user did not give another meaning.
func TestPresetWordsAddUp(t *testing.T) {
	plan, problems := define(presetOf("preset: devlake-cicd-deployments, values: {environment: {production: [blue], testing: [uat]}}", "frequency: {source: s}"))
	if plan == nil {
		t.Fatal(printProblems(problems))
	}
	v := newVocabulary(plan.Sources[0].Values["environment"])
	for cell, want := range map[string]string{"blue": "production", "PRODUCTION": "production", "prd": "production", "UAT": "testing", "stage": "staging"} {
		if got, _ := v.of(cell); got != want {
			t.Errorf("environment of %q = %q, want %q", cell, got, want)
		}
	}
}

func TestColumnsThatAPresetLooksFor(t *testing.T) {
	const header = "issue_key,id,created_date,resolution_date,original_project\n"
	const row = "a-1,1,2023-08-01,2023-08-03,core\n"
	for _, c := range []struct {
		claim    string
		files    files
		table    string
		problems string
	}{
		{"all there", files{"a.csv": header + row}, "2: id=1 project=core created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z", ""},
		{"a header that is needed and that no file has", files{"a.csv": "id,created_date,resolved_date,original_project\n1,2023-08-01,2023-08-03,core\n"}, "",
			"upshot.yaml:8:37 error: preset-column closed,resolution_date,devlake-issues,a.csv,\"id\", \"created_date\", \"resolved_date\", \"original_project\", (definition)"},
		{"a header that is needed and that one file lacks",
			files{"a.csv": header + row, "b.csv": "id,created_date,original_project\n2,2023-08-01,core\n"}, "2: id=1 project=core created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z",
			"b.csv:1 error: preset-column closed,resolution_date,devlake-issues,b.csv,\"id\", \"created_date\", \"original_project\","},
		{"without a project the records belong to none", files{"a.csv": "id,created_date,resolution_date\n1,2023-08-01,2023-08-03\n"},
			"2: id=1 created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z",
			"a.csv:1 warning: preset-without project,original_project,devlake-issues,a.csv"},
		{"without an id there are no duplicates", files{"a.csv": "created_date,resolution_date,original_project\n" + strings.Repeat("2023-08-01,2023-08-03,core\n", 2)},
			"2: project=core created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z\n3: project=core created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z",
			"a.csv:1 notice: preset-without id,id,devlake-issues,a.csv"},
		{"an id that one file lacks is empty there", files{"a.csv": header + row, "b.csv": "created_date,resolution_date,original_project\n2023-08-04,2023-08-05,core\n"},
			"2: id=1 project=core created=2023-08-01T00:00:00Z closed=2023-08-03T00:00:00Z\n2: id= project=core created=2023-08-04T00:00:00Z closed=2023-08-05T00:00:00Z",
			"b.csv:1 notice: preset-without id,id,devlake-issues,b.csv"},
	} {
		fsys := c.files
		fsys["upshot.yaml"] = presetOf("preset: devlake-issues", createdToClosed)
		_, data, problems := Load(fsys.fs(), "upshot.yaml", nil)
		problems = slices.DeleteFunc(problems, func(p metric.Problem) bool { return p.Code == string(projectUnlisted) })
		if got := problemLines(problems); got != c.problems {
			t.Errorf("%s: problems =\n%s\nwant\n%s", c.claim, got, c.problems)
		}
		if data == nil {
			continue
		}
		checkSums(t, data)
		if got := dump(data, 0); got != c.table {
			t.Errorf("%s: table =\n%s\nwant\n%s", c.claim, got, c.table)
		}
	}
}
