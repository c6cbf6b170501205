package indicator

import (
	"fmt"
	"slices"
	"testing"

	"upshot/metric"
)

// event is a deployment or an incident of a table under test: when it ended or began, in hours.
type event struct {
	project int
	hour    int
	id, key string
	result  string
}

// eventTable makes a table of events; the columns id, key, result and project are there if any event has one.
func eventTable(events []event) *metric.Table {
	t := &metric.Table{N: len(events), File: make([]int32, len(events)), Row: make([]int32, len(events))}
	at := metric.Column{Role: "time", Kind: metric.TimeColumn}
	words := []metric.Column{{Role: "id"}, {Role: "key"}, {Role: "result"}, {Role: "project"}}
	for i, e := range events {
		t.Row[i] = int32(i + 2)
		t.Project = append(t.Project, int32(e.project))
		at.Times = append(at.Times, metric.Instant(e.hour*3600_000))
		project := ""
		if e.project >= 0 {
			project = fmt.Sprint(e.project)
		}
		for c, word := range []string{e.id, e.key, e.result, project} {
			addWord(&words[c], word)
		}
	}
	t.Columns = []metric.Column{at}
	for _, c := range words {
		if len(c.Words) > 1 {
			t.Columns = append(t.Columns, c)
		}
	}
	return t
}

func addWord(c *metric.Column, word string) {
	if c.Words == nil {
		c.Words = []string{""}
	}
	code := slices.Index(c.Words, word)
	if code < 0 {
		code = len(c.Words)
		c.Words = append(c.Words, word)
	}
	c.Codes = append(c.Codes, uint32(code))
}

func TestIncidentsAreLinked(t *testing.T) {
	byTime := metric.Link{
		Incidents:   metric.Term{At: "time"},
		Deployments: metric.Term{At: "time", Where: metric.Conditions{is("result", "success")}},
	}
	byKey := metric.Link{Incidents: metric.Term{At: "time"}, Deployments: metric.Term{At: "time"}, Key: "key"}
	ok := func(project, hour int) event { return event{project: project, hour: hour, result: "success"} }
	none := UnlinkedReason("")
	for _, c := range []struct {
		claim       string
		rule        metric.Link
		deployments []event
		incidents   []event
		want        []int32
		why         UnlinkedReason // of the last incident
	}{
		{"the latest before it", byTime, []event{ok(0, 1), ok(0, 5), ok(0, 9)}, []event{{hour: 7}}, []int32{1}, none},
		{"the order of the file does not matter", byTime, []event{ok(0, 9), ok(0, 5), ok(0, 1)}, []event{{hour: 7}}, []int32{1}, none},
		{"strictly before: the same moment is not", byTime, []event{ok(0, 1), ok(0, 7)}, []event{{hour: 7}}, []int32{0}, none},
		{"nothing before it", byTime, []event{ok(0, 7)}, []event{{hour: 7}}, []int32{-1}, NoneBefore},
		{"another project's never", byTime, []event{ok(0, 1), ok(1, 5)}, []event{{hour: 7}}, []int32{0}, none},
		{"a project without a deployment", byTime, []event{ok(0, 1)}, []event{{hour: 7}, {project: 1, hour: 7}}, []int32{0, -1}, NoDeployments},
		{"a project between two others, without a deployment", byTime, []event{ok(0, 1), ok(2, 1)}, []event{{project: 1, hour: 7}}, []int32{-1}, NoDeployments},
		{"an incident without a project", byTime, []event{ok(0, 1)}, []event{{hour: 7}, {project: -1, hour: 7}}, []int32{0, -1}, NoProject},
		{"a deployment without a project takes nobody's", byTime, []event{ok(0, 1), ok(-1, 5)}, []event{{hour: 7}}, []int32{0}, none},
		{"no source says the project: all together", byTime, []event{ok(-1, 1), ok(-1, 5)}, []event{{project: -1, hour: 7}}, []int32{1}, none},
		{"a failed deployment never", byTime, []event{ok(0, 1), {hour: 5, result: "failed"}}, []event{{hour: 7}}, []int32{0}, none},
		{"a project with failed deployments only", byTime, []event{{hour: 5, result: "failed"}}, []event{{hour: 7}}, []int32{-1}, NoDeployments},
		{"of a tie the last of the file", byTime, []event{ok(0, 5), ok(0, 5), ok(0, 1)}, []event{{hour: 7}}, []int32{1}, none},
		{"two incidents, one deployment", byTime, []event{ok(0, 1)}, []event{{hour: 2}, {hour: 3}}, []int32{0, 0}, none},
		{"what lies before the report is not seen", byTime, []event{ok(0, -5)}, []event{{hour: 7}}, []int32{-1}, NoDeployments},
		{"an incident before the report is none", byTime, []event{ok(0, -5)}, []event{{hour: -2}}, []int32{-1}, none},

		{"the key wins over time", byKey, []event{{id: "a", hour: 1}, {id: "b", hour: 5}}, []event{{hour: 7, key: "a"}}, []int32{0}, none},
		{"a key may name a later deployment, or a failed one, of another project", byKey, []event{{id: "a", hour: 9, project: 3, result: "failed"}}, []event{{hour: 7, key: "a"}}, []int32{0}, none},
		{"an unknown key is not guessed", byKey, []event{{id: "a", hour: 1}}, []event{{hour: 7, key: "b"}}, []int32{-1}, UnknownKey},
		{"nor is one in other letters", byKey, []event{{id: "a", hour: 1}}, []event{{hour: 7, key: "A"}}, []int32{-1}, UnknownKey},
		{"an empty key is not guessed, and meets no empty id", byKey, []event{{id: "a", hour: 1}, {hour: 2}}, []event{{hour: 7, key: "a"}, {hour: 7}}, []int32{0, -1}, NoKey},
		{"a column of empty keys", byKey, []event{{id: "a", hour: 1}}, []event{{hour: 7}}, []int32{-1}, NoKey},
		{"an id of before the report", byKey, []event{{id: "a", hour: -1}}, []event{{hour: 7, key: "a"}}, []int32{-1}, UnknownKey},
	} {
		l := link(&c.rule, eventTable(c.incidents), eventTable(c.deployments), func(t metric.Instant) bool { return t >= 0 })
		if !slices.Equal(l.deployment, c.want) {
			t.Errorf("%s: link() = %v, want %v", c.claim, l.deployment, c.want)
		}
		if why := l.why[len(l.why)-1]; why != c.why {
			t.Errorf("%s: link() leaves it out because of %q, want %q", c.claim, why, c.why)
		}
		counts := make([]int32, len(c.deployments))
		for _, d := range c.want {
			if d >= 0 {
				counts[d]++
			}
		}
		if !slices.Equal(l.incidents, counts) {
			t.Errorf("%s: link() counts %v incidents by deployment, want %v", c.claim, l.incidents, counts)
		}
	}
}

// linked is a change fail rate over the sources events (the deployments) and size (the incidents).
func linked(form metric.Form) metric.Indicator {
	s := spec("linked", form, true)
	s.Measure.Link = &metric.Link{
		Incidents:   metric.Term{Source: "size", At: "time"},
		Deployments: metric.Term{Source: "events", At: "time", Where: metric.Conditions{is("word", "success")}},
	}
	if form == metric.Proportion {
		s.Measure.Numerator.Where = nil
		return s
	}
	s.Measure.Numerator.Source = "size"
	return s
}

// DevLake's own example: five deployments, six incidents after two of them. 2 of 5 failed, not 6 of 5.
func TestChangeFailRateCountsDeploymentsNotIncidents(t *testing.T) {
	deployments, incidents := &records{}, &records{}
	for i := range 5 {
		deployments.add(0, day("2023-03-01")+metric.Day(7*i), 600, 0, "success")
	}
	for i := range 6 {
		after := 0
		if i >= 4 {
			after = 21
		}
		incidents.add(0, day("2023-03-02")+metric.Day(after), 3600, 0, "")
	}
	incidents.add(0, day("2023-02-01"), 3600, 0, "")
	rep := compute(plan(linked(metric.Proportion)), []metric.Project{{ID: "p"}}, deployments, incidents)
	p := rep.Indicators[0].In(Overall).Phases[0]
	if p.Numerator != 2 || p.Denominator != 5 || p.Value != 0.4 {
		t.Errorf("baseline = %v of %v = %v, want 2 of 5", p.Numerator, p.Denominator, p.Value)
	}
	l := rep.Indicators[0].Linkage
	if l.Incidents != 7 || l.Linked != 6 || l.Followed != 2 || l.Deployments != 5 || l.PerDeployment() != 1.2 {
		t.Errorf("linkage = %+v, want 6 of 7 incidents on 2 of 5 deployments", *l)
	}
	if want := []Unlinked{{NoneBefore, 1}}; !slices.Equal(l.Unlinked, want) {
		t.Errorf("unlinked = %v, want %v", l.Unlinked, want)
	}
}

func TestAnIncidentBetweenPhasesBelongsToThePhaseOfItsDeployment(t *testing.T) {
	p := plan(linked(metric.Proportion))
	p.Phases[0].To = day("2023-05-31") // June lies in no phase
	deployments, incidents := &records{}, &records{}
	deployments.add(0, day("2023-05-30"), 600, 0, "success")
	deployments.add(0, day("2023-06-20"), 600, 0, "success")
	deployments.add(0, day("2023-07-20"), 600, 0, "success")
	incidents.add(0, day("2023-06-02"), 3600, 0, "") // of May's deployment
	incidents.add(0, day("2023-07-02"), 3600, 0, "") // of June's, which no phase counts
	rep := compute(p, []metric.Project{{ID: "p"}}, deployments, incidents)
	for i, want := range []float64{1, 0} {
		if got := rep.Indicators[0].In(Overall).Phases[i].Value; got != want {
			t.Errorf("phase %d = %v, want %v", i, got, want)
		}
	}
	if l := rep.Indicators[0].Linkage; l.Linked != 2 || l.Deployments != 3 || l.Followed != 2 {
		t.Errorf("linkage = %+v, want 2 incidents on 2 of 3 deployments", *l)
	}
}

func TestNoIncidentMeansNothingWhereIncidentsAreNotCovered(t *testing.T) {
	p := plan(linked(metric.Proportion))
	p.Sources[1].Covers.From = day("2023-03-01")
	deployments, incidents := &records{}, &records{}
	for _, d := range []string{"2023-02-01", "2023-02-20", "2023-03-05", "2023-03-15"} {
		deployments.add(0, day(d), 600, 0, "success")
	}
	incidents.add(0, day("2023-03-06"), 3600, 0, "")
	rep := compute(p, []metric.Project{{ID: "p"}}, deployments, incidents)
	if f := rep.Indicators[0].In(Overall).Phases[0]; f.Numerator != 1 || f.Denominator != 2 {
		t.Errorf("baseline = %v of %v, want 1 of the 2 deployments that the incidents cover", f.Numerator, f.Denominator)
	}
	if !slices.ContainsFunc(rep.Problems, func(p metric.Problem) bool { return p.Code == "records-uncovered" && p.Count == 2 }) {
		t.Errorf("problems = %v, want 2 records-uncovered", rep.Problems)
	}
	if l := rep.Indicators[0].Linkage; l.Deployments != 2 {
		t.Errorf("linkage counts %d deployments, want the 2 that the indicator counts", l.Deployments)
	}
}

func TestRecoveryTakesLinkedIncidentsOnly(t *testing.T) {
	deployments, incidents := &records{}, &records{}
	deployments.add(0, day("2023-03-01"), 600, 0, "success")
	incidents.add(0, day("2023-02-01"), 3600, 0, "")
	incidents.add(0, day("2023-03-02"), 7200, 0, "")
	incidents.add(1, day("2023-03-02"), 9000, 0, "")
	rep := compute(plan(linked(metric.Duration)), []metric.Project{{ID: "p"}, {ID: "q"}}, deployments, incidents)
	if f := rep.Indicators[0].In(Overall).Phases[0]; f.N != 1 || f.Value != 7200 {
		t.Errorf("baseline = %v of %d incidents, want 7200 of 1", f.Value, f.N)
	}
	found := slices.IndexFunc(rep.Problems, func(p metric.Problem) bool { return p.Code == "incidents-no-deployments" })
	if found < 0 || rep.Problems[found].Severity != metric.Warning || rep.Problems[found].Count != 1 || rep.Problems[found].Pos.Row != 4 {
		t.Errorf("problems = %+v, want a warning that 1 incident's project has no deployment, in row 4", rep.Problems)
	}
}

func TestLedgersShowWhatIsLinked(t *testing.T) {
	deployments, incidents := &records{}, &records{}
	deployments.add(0, day("2023-03-01"), 600, 0, "success")
	deployments.add(0, day("2023-03-10"), 600, 0, "success")
	incidents.add(0, day("2023-03-02"), 3600, 0, "")
	incidents.add(0, day("2023-02-01"), 3600, 0, "")
	rep := compute(plan(linked(metric.Proportion)), []metric.Project{{ID: "p"}}, deployments, incidents)
	got := map[Part]string{}
	for _, l := range rep.Ledgers {
		for _, v := range l.Values {
			got[v.Part] = fmt.Sprint(v.Values)
		}
	}
	want := map[Part]string{Numerator: "[1 0]", Incidents: "[1 0]", Deployment: "[NaN 0]"}
	for part, values := range want {
		if got[part] != values {
			t.Errorf("ledger column %s = %s, want %s", part, got[part], values)
		}
	}
}
