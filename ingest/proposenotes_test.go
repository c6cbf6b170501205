package ingest

import (
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
		{"a preset's condition that no record meets", "d.csv", "id,cicd_scope_id,name,result,environment,finished_date,duration_sec,original_result,queued_duration_sec\n" +
			"a,x,n,SUCCESS,github-pages,2024-01-05T10:00:00Z,5,ok,1\nb,x,n,FAILURE,github-pages,2024-01-06T10:00:00Z,5,ok,1\n",
			"preset-keep environment,production,github-pages"},
	} {
		in := Inspect(files{c.name: c.text}.fs(), c.name, c.name, InspectOptions{Presets: []*Preset{PresetNamed("devlake-cicd-deployments")}})
		p := Propose([]Inspection{in}, indicator.Catalogue, func(paths []string) []string { return paths })[0]
		var notes []string
		for _, line := range append(p.Entry, p.Indicators...) {
			switch line.Note {
			case NoteMaybeTime, NoteCountsAll, NotePresetKeep:
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
