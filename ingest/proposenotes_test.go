package ingest

import (
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
)

// What a proposal leaves open it says, and what nobody should take for granted stands last.
func TestProposalsSayWhatTheyAssume(t *testing.T) {
	for _, c := range []struct{ claim, name, text, want string }{
		{"which of several moments counts", "deploy.csv", "system,pushed on,shown on,result\ncore,2024-01-05,2024-01-06,success\ncore,2024-01-07,2024-01-08,failed\n",
			"maybe-time pushed on,shown on"},
		{"the only moment is no guess", "deploy.csv", "system,pushed on,result\ncore,2024-01-05,success\ncore,2024-01-07,failed\n", ""},
		{"the end of two joined headers is no guess", "deploy.csv", "系统,时间,,结果\n,开始,结束,\n核心,2024-01-05,2024-01-06,成功\n核心,2024-01-07,2024-01-08,失败\n", ""},
		{"an indicator that no column narrows down", "incidents.csv", "id,system,opened,resolved\nI-1,core,2024-01-05,2024-01-06\nI-2,core,2024-01-07,2024-01-08\n",
			"counts-all cause"},
		{"lists in the records of JSON", "history.json", `{"measures":[{"metric":"coverage","history":[{"date":"2024-01-05","value":"4"},{"date":"2024-01-06","value":"5"}]}]}`, "nested history"},
		{"reviews that were given up", "prs.json", `[{"number":1,"url":"u1","state":"MERGED","isDraft":false,"createdAt":"2024-01-05T10:00:00Z","mergedAt":"2024-01-06T10:00:00Z"},` +
			`{"number":2,"url":"u2","state":"CLOSED","isDraft":false,"createdAt":"2024-01-05T10:00:00Z","mergedAt":null}]`, "abandoned CLOSED"},
		{"a preset's condition that no record meets", "d.csv", "id,cicd_scope_id,name,result,environment,finished_date,duration_sec,original_result,queued_duration_sec\n" +
			"a,x,n,SUCCESS,github-pages,2024-01-05T10:00:00Z,5,ok,1\nb,x,n,FAILURE,github-pages,2024-01-06T10:00:00Z,5,ok,1\n",
			"preset-keep environment,production,github-pages"},
	} {
		in := Inspect(files{c.name: c.text}.fs(), c.name, c.name, InspectOptions{Presets: []*Preset{PresetNamed("devlake-cicd-deployments"), PresetNamed("github-pulls")}})
		p := Propose([]Inspection{in}, indicator.Catalogue, func(paths []string) []string { return paths })[0]
		var notes []string
		for _, line := range append(p.Entry, p.Indicators...) {
			switch line.Note {
			case NoteMaybeTime, NoteCountsAll, NotePresetKeep, NoteNested, NoteAbandoned:
				notes = append(notes, line.Note+" "+strings.Join(line.Args, ","))
			}
		}
		if got := strings.Join(notes, "\n"); got != c.want {
			t.Errorf("%s: notes of %q = %q, want %q", c.claim, c.text, got, c.want)
		}
		if n := len(p.Indicators); n > 1 && p.Indicators[0].Note == NoteCountsAll {
			t.Errorf("%s: the first of %d indicators counts all records", c.claim, n)
		}
	}
}

func TestCoversLeaveOutWhatCameBefore(t *testing.T) {
	const text = "id,system,finished at,first commit at,result\nd1,core,2024-01-05,2022-06-01,success\nd2,core,2024-03-05,2024-02-01,failed\n"
	in := inspectText("deploy.csv", text)
	p := Propose([]Inspection{in}, indicator.Catalogue, func(paths []string) []string { return paths })[0]
	for _, line := range p.Entry {
		if line.Note == NoteCovers {
			if want := "covers: {from: 2024-01-05, to: 2024-03-05}"; strings.TrimSpace(line.Text) != want {
				t.Errorf("covers of %q = %s, want %s", text, line.Text, want)
			}
			return
		}
	}
	t.Errorf("no covers are proposed for %q", text)
}

func TestSeriesOfALongTableAreMeasured(t *testing.T) {
	const text = "date,metric,value\n2024-01-05,bugs,4\n2024-02-05,bugs,5\n2024-01-05,unit test coverage,1\n2024-02-05,unit test coverage,2\n"
	p := Propose([]Inspection{inspectText("f.csv", text)}, indicator.Catalogue, func(paths []string) []string { return paths })[0]
	var got []string
	for _, line := range p.Indicators {
		got = append(got, line.Text)
	}
	want := []string{"{use: unit-test-coverage, source: f}", "{id: f-bugs, name: bugs, better: higher, measure: {level: {source: f, series: bugs}}}"}
	if !slices.Equal(got, want) {
		t.Errorf("indicators of %q = %q, want %q", text, got, want)
	}
	for _, line := range p.Entry {
		if line.Note == NoteMaybeProject {
			t.Errorf("%s is proposed as the project of %q: it names the series", line.Args, text)
		}
	}
}
