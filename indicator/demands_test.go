package indicator

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"upshot/metric"
)

// demanded computes a report of a model with one sub-item that measures something, and prints its demand.
func demanded(p *metric.Plan, check string, data metric.Dataset) string {
	p.Assessment.Model.Domains[0].Items[0].SubItems[1].Measures = check
	for len(data.Tables) < 2 {
		data.Tables = append(data.Tables, (&records{}).build(len(data.Tables)))
	}
	d := Compute(p, &data, nil).Readiness.Demands[0]
	out := string(d.Met)
	for _, m := range d.Marks {
		out += fmt.Sprintf(" %s", m.Code)
		switch {
		case m.Day != 0:
			out += fmt.Sprintf(" %v -%d %s", m.Day, m.N, m.Source)
		default:
			out += fmt.Sprintf(" %d/%d", m.N, m.Of)
		}
		out += "=" + string(m.Met)
	}
	return out
}

// indicators are n of them, the first k changed.
func indicators(n, k int, change func(*metric.Indicator)) []metric.Indicator {
	var all []metric.Indicator
	for i := range n {
		one := spec(fmt.Sprint("i", i), metric.Duration, false)
		one.Kind = "result"
		if i < k {
			change(&one)
		}
		all = append(all, one)
	}
	return all
}

func TestDemandsAreHeldAgainstFiguresOfTheReport(t *testing.T) {
	text := metric.Plain("words")
	unregistered := assessed()
	unregistered.Actions = nil
	confirmed := func(i *metric.Indicator) {
		i.Purpose, i.Audience, i.Said = text, text, []string{"purpose", "audience"}
	}
	defaults := func(i *metric.Indicator) { i.Purpose, i.Audience = text, text }
	two := metric.Dataset{Projects: []metric.Project{{ID: "a", Group: "G"}, {ID: "b"}}}
	sources := func(change func(s *metric.Source)) *metric.Plan {
		p := assessed()
		change(&p.Sources[0])
		return p
	}
	action := func(status, backlog string, share float64) metric.Action {
		return metric.Action{Status: status, Backlog: backlog, Share: share}
	}
	for _, c := range []struct {
		claim, check string
		plan         *metric.Plan
		data         metric.Dataset
		want         string
	}{
		{"every indicator says for whom and what for, in two projects", "definition", assessed(indicators(2, 2, confirmed)...), two, "met defined 2/2=met default 0/0= projects 2/0=met"},
		{"the catalogue's words are no user and purpose of this organisation", "definition", assessed(indicators(2, 2, defaults)...), metric.Dataset{}, "not-met defined 0/2=not-met default 2/0= projects 0/0=not-met"},
		{"half of them is a part", "definition", assessed(indicators(2, 1, confirmed)...), metric.Dataset{}, "partly defined 1/2=partly default 0/0= projects 0/0=not-met"},
		{"results and processes", "kinds", assessed(indicators(3, 1, func(i *metric.Indicator) { i.Kind = "process" })...), metric.Dataset{}, "met results 2/0=met processes 1/0=met"},
		{"results alone", "kinds", assessed(indicators(3, 0, nil)...), metric.Dataset{}, "partly results 3/0=met processes 0/0=not-met"},
		{"nothing at all", "kinds", assessed(), metric.Dataset{}, "not-met results 0/0=not-met processes 0/0=not-met"},
		{"sources that say little", "data", sources(func(s *metric.Source) { s.Origin.Collection = "automatic" }), metric.Dataset{}, "partly automatic 1/2=partly covers 2/2=met retention 0/2=not-met"},
		{"versions, reviews and changes", "update", assessed(indicators(1, 1, func(i *metric.Indicator) {
			i.Version, i.Said, i.LastReviewed, i.Priority, i.Changes = "2", []string{"version"}, day("2024-01-01"), "high", []metric.Change{{Version: "2"}}
		})...), metric.Dataset{}, "met versions 1/1=met reviewed 1/1=met priorities 1/1=met changes 1/0=met"},
		{"a version that nobody gave is none", "update", assessed(indicators(1, 1, func(i *metric.Indicator) { i.Version = "1" })...), metric.Dataset{}, "not-met versions 0/1=not-met reviewed 0/1=not-met priorities 0/1=not-met changes 0/0=not-met"},
		{"pages by project and group", "report", assessed(), two, "met command 0/0=met projects 2/0=met groups 1/0=met"},
		{"one project has no classes", "report", assessed(), metric.Dataset{Projects: []metric.Project{{ID: "a"}}}, "partly command 0/0=met projects 1/0=not-met groups 0/0=not-met"},
		{"a name that only the exports know is no second project", "report", assessed(), metric.Dataset{Projects: []metric.Project{{ID: "a", Listed: true}, {ID: "slip"}}}, "partly command 0/0=met projects 1/0=not-met groups 0/0=not-met"},
		{"who reads it cannot be seen", "audience", assessed(), metric.Dataset{}, "unseen languages 1/0="},
		{"without a record nothing is current", "currency", assessed(), metric.Dataset{}, "not-met newest 0/0= live 0/0=not-met"},
		{"actions in the backlog, with their effort", "feedback", assessed(), metric.Dataset{Registers: metric.Registers{Actions: []metric.Action{action("done", "B-1", 0.1), action("open", "", math.NaN()), action("cancelled", "", math.NaN())}}}, "partly backlog 1/2=partly share 1/2=partly"},
		{"no action", "feedback", assessed(), metric.Dataset{}, "not-met backlog 0/0=not-met share 0/0=not-met"},
		{"no register of actions", "feedback", unregistered, metric.Dataset{}, "unseen no-actions 0/0="},
	} {
		if got := demanded(c.plan, c.check, c.data); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.claim, got, c.want)
		}
	}
}

// However new the records are, a report in files is no live board.
func TestABatchReportIsNeverLive(t *testing.T) {
	events, size := &records{}, &records{}
	events.add(-1, day("2024-02-29"), 60, 0, "")
	size.monthly(-1, "2024-01-01", 10)
	ratio := spec("density", metric.Ratio, false)
	got := demanded(assessed(ratio), "currency", metric.Dataset{Tables: []metric.Table{events.build(0), size.build(1)}})
	if want := "not-met newest 2024-02-29 -0 = stalest 2024-01-15 -45 size= live 0/0=not-met"; got != want {
		t.Errorf("demand = %s, want %s", got, want)
	}
}

func TestEveryCheckHasItsMarks(t *testing.T) {
	for _, check := range metric.MeasurementChecks {
		if marksOf[check] == nil {
			t.Errorf("%s is held against nothing", check)
		}
	}
	if len(marksOf) != len(metric.MeasurementChecks) {
		t.Errorf("%d checks have marks, %d are known", len(marksOf), len(metric.MeasurementChecks))
	}
}

func TestKeyFiguresAreThoseOfTheLaterPhase(t *testing.T) {
	events := &records{}
	for i := range 90 {
		word := "ok"
		if i%9 == 0 {
			word = "failed"
		}
		events.add(-1, day("2023-11-01")+metric.Day(i), 60, 0, word)
	}
	p := assessed(spec("frequency", metric.Frequency, false), spec("failures", metric.Proportion, false), spec("never", metric.Ratio, false))
	p.Assessment.Registration = metric.Registration{Iteration: metric.Plain("two weeks"), Releases: "never", FailureRate: "failures"}
	figures := func() []KeyFigure {
		rep := Compute(p, &metric.Dataset{Tables: []metric.Table{events.build(0), (&records{}).build(1)}}, nil)
		return rep.Readiness.Registration
	}
	got := figures()
	if k := got[0]; k.Code != "iteration" || k.Text.In("en") != "two weeks" || k.Lacks != "" {
		t.Errorf("iteration = %+v", k)
	}
	if k := got[2]; k.Lacks != "" || k.Figure.Phase != "round-2" || k.Figure.N != 90 || math.Abs(k.Figure.Value-10.0/90) > 1e-12 {
		t.Errorf("failures = %+v, want 10 of 90 in round-2", k)
	}
	if k := got[1]; k.Lacks != "no-value" || k.Indicator != 2 || k.Figure.Reason == "" {
		t.Errorf("releases by an indicator without a value = %+v, want the reason", k)
	}
	p.Assessment.Registration = metric.Registration{}
	var lacks []string
	for _, k := range figures() {
		lacks = append(lacks, k.Lacks)
	}
	if got := strings.Join(lacks, " "); got != "not-stated no-indicator no-indicator" {
		t.Errorf("a definition that says nothing lacks %s", got)
	}
}
