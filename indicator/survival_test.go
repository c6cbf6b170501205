package indicator

import (
	"math"
	"slices"
	"testing"
	"time"

	"upshot/indicator/stat"
	"upshot/metric"
)

// begin adds an item of a project that begins at noon of a day and takes so many days; -1 is still open.
func (r *records) begin(project int, d metric.Day, days int, word string) {
	r.add(project, d, 0, 0, word)
	last := len(r.times) - 1
	if r.times[last] = noon(d + metric.Day(days)); days < 0 {
		r.times[last] = metric.NoInstant
	}
}

// dropped is a history in which, from November on, two of three items are left lying and the third is quick:
// by where they end, items are faster; by where they begin, they are slower.
func dropped(project int, events *records) {
	for i := range 420 {
		d := day("2023-01-01") + metric.Day(i)
		if d < day("2023-11-01") {
			events.begin(project, d, 10+i%5, "")
			continue
		}
		events.begin(project, d, 5+i%3, "")
		events.begin(project, d, -1, "")
		events.begin(project, d, -1, "")
	}
}

// faster is a history of items that take 10 to 14 days, from November on 4 to 6; on every openEvery-th day from
// then on one is left open.
func faster(project int, events *records, openEvery int) {
	for i := range 420 {
		d := day("2023-01-01") + metric.Day(i)
		if d < day("2023-11-01") {
			events.begin(project, d, 10+i%5, "")
			continue
		}
		events.begin(project, d, 4+i%3, "")
		if i%openEvery == 0 {
			events.begin(project, d, -1, "")
		}
	}
}

const days = 86400.0

// The expected numbers of this file are from a Python program of its own that follows the definitions in exact
// fractions.

func TestAnImprovementThatOpenItemsTurnIsNoClearChange(t *testing.T) {
	events := &records{}
	dropped(-1, events)
	c := compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != NoClearChange || c.Reason != Censoring {
		t.Errorf("verdict = %v, %q, want no clear change for censoring", c.Verdict, c.Reason)
	}
	if !(c.Effect < 1) || c.P > alpha {
		t.Errorf("effect %v, p %v: by where they end, items must look faster for this test to test anything", c.Effect, c.P)
	}
	s := c.Survival
	if s == nil || s.Before.Began != 181 || s.Before.Open != 0 || s.After.Began != 348 || s.After.Open != 233 {
		t.Fatalf("survival = %+v, want 181 begun before, none open, and 348 after, 233 open", s)
	}
	if s.Before.Median != 12*days || s.Before.Low != 12*days || s.Before.High != 12*days || metric.Known(s.After.Median) {
		t.Errorf("medians = %+v, %+v, want 12 days and none", s.Before, s.After)
	}
	if s.Direction != 1 || s.ByMedians || !s.Contradicts || s.Observed != 115 || !near(s.Expected, 196.17591648308522) || !near(s.ChiSquare, 114.18373570801259) {
		t.Errorf("survival = %+v, want 115 ended where 196.176 were expected, chi-square 114.184: longer", s)
	}
}

func TestAnImprovementThatOpenItemsConfirmStands(t *testing.T) {
	events := &records{}
	faster(-1, events, 5)
	c := compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != Improved {
		t.Errorf("verdict = %v, %q, want improved", c.Verdict, c.Reason)
	}
	s := c.Survival
	if s == nil || s.After.Began != 139 || s.After.Open != 24 || s.After.Median != 5*days || s.After.Low != 5*days || s.After.High != 6*days {
		t.Fatalf("survival = %+v, want 139 begun, 24 open, median 5 days, 5 to 6", s)
	}
	if s.Direction != -1 || !s.ByMedians || s.Contradicts || !near(s.ChiSquare, 36.77313257794505) || math.Abs(s.P/1.3270657493240453e-09-1) > 1e-6 {
		t.Errorf("survival = %+v, want shorter by the medians, chi-square 36.773", s)
	}
	if c.Notes[0].Code != NoteSurvival && c.Notes[0].Code != NoteOpenShare {
		t.Errorf("notes = %v, want the open items first", c.Notes)
	}
}

func TestATargetThatOpenItemsMayMissIsMetByTheEstimateAtMost(t *testing.T) {
	within := metric.Target{Phase: -1, Max: true, Value: 8 * days}
	for _, test := range []struct {
		claim  string
		events func(*records)
		want   TargetStatus
	}{
		{"two of three are open, the ended ones took 5 to 7 days", func(r *records) { dropped(-1, r) }, MetByEstimate},
		{"one of six is open, with it the median is 5 to 6 days", func(r *records) { faster(-1, r, 5) }, Met},
		{"few are open", func(r *records) { faster(-1, r, 12) }, Met},
	} {
		events, lead := &records{}, spec("lead", metric.Duration, true)
		test.events(events)
		lead.Targets = []metric.Target{within}
		if target := compute(plan(lead), nil, events, nil).Indicators[0].In(Overall).Target; target == nil || target.Status != test.want {
			t.Errorf("%s: %+v, want %v", test.claim, target, test.want)
		}
	}
}

func TestFewOpenItemsNeedNoSurvival(t *testing.T) {
	events := &records{}
	faster(-1, events, 12) // 9 are left open, and one ends after the as-of day
	f := compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall)
	if p := f.Phase("round-2"); p.Open != 10 || p.Treated.Began != 125 {
		t.Errorf("round 2: %d of %d open, want 10 of 125", p.Open, p.Treated.Began)
	}
	if c := f.Headline(); c.Survival != nil || slices.ContainsFunc(c.Notes, func(n Note) bool { return n.Code == NoteOpenShare }) {
		t.Errorf("with 8 %% open: %+v, %v, want no survival and no note", c.Survival, c.Notes)
	}
}

func TestAWorseningThatOpenItemsTurnIsNoClearChange(t *testing.T) {
	events := &records{}
	for i := range 420 { // once most were left lying and the others took 5 days; now all are done, in 12
		d := day("2023-01-01") + metric.Day(i)
		if d < day("2023-11-01") {
			events.begin(-1, d, 5+i%3, "")
			events.begin(-1, d, -1, "")
			events.begin(-1, d, -1, "")
			continue
		}
		events.begin(-1, d, 10+i%5, "")
	}
	c := compute(plan(spec("lead", metric.Duration, true)), nil, events, nil).Indicators[0].In(Overall).Headline()
	if c.Verdict != NoClearChange || c.Reason != Censoring || !(c.Effect > 1) || c.Survival.Direction != -1 {
		t.Errorf("verdict = %v, %q, effect %v, survival %+v, want no clear change: begun later, they take less long", c.Verdict, c.Reason, c.Effect, c.Survival)
	}
}

func TestAProjectIsHeldAgainstItsOwnOpenItems(t *testing.T) {
	events := &records{}
	dropped(0, events)
	faster(1, events, 1000)
	p := plan(spec("lead", metric.Duration, true))
	p.Compare.After = []int{1, 2}
	projects := []metric.Project{{ID: "a", Group: "g"}, {ID: "b"}}
	r := compute(p, projects, events, nil).Indicators[0]
	a, b, g := r.In(Scope{Project: 0}), r.In(Scope{Project: 1}), r.In(Scope{Project: -1, Group: "g"})
	if c := a.Comparisons[1]; c.Survival == nil || !near(c.Survival.ChiSquare, 114.18373570801259) || c.Reason != Censoring {
		t.Errorf("project a: %v %q %+v, want the survival of its own items", c.Verdict, c.Reason, c.Survival)
	}
	if g.Comparisons[1].Survival.ChiSquare != a.Comparisons[1].Survival.ChiSquare {
		t.Errorf("its group: %+v, want that of its only project", g.Comparisons[1].Survival)
	}
	if c := b.Comparisons[1]; c.Survival != nil || c.Verdict != Improved {
		t.Errorf("project b: %v %+v, want improved, no survival", c.Verdict, c.Survival)
	}
	// Round 1 has 123 days, one item a day in each project; round 2 has 348 and 116.
	if s := r.In(Overall).Headline().Survival; s == nil || s.After.Began != 2*123+348+116 || s.Before.Began != 2*181 {
		t.Errorf("both rounds and projects together: %+v, want 710 begun against 362", s)
	}
}

func TestAnOpenItemIsAsOldAsItIsKnownToBe(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim  string
		change func(p *metric.Plan, projects []metric.Project)
		want   float64 // days, of an item that begins at 2024-02-01 12:00 UTC
	}{
		{"until the end of the as-of day", func(*metric.Plan, []metric.Project) {}, 28.5},
		{"which ends earlier in Shanghai", func(p *metric.Plan, _ []metric.Project) { p.Location = shanghai }, 28.5 - 8.0/24},
		{"until the end of the source's coverage", func(p *metric.Plan, _ []metric.Project) { p.Sources[0].Covers.To = day("2024-02-10") }, 9.5},
		{"until the end of its project", func(_ *metric.Plan, projects []metric.Project) {
			projects[0].Active = metric.Window{From: day("2023-01-01"), To: day("2024-02-04")}
		}, 3.5},
		{"never below zero", func(_ *metric.Plan, projects []metric.Project) {
			projects[0].Active = metric.Window{From: day("2023-01-01"), To: day("2024-01-04")}
		}, 0},
	} {
		events := &records{}
		events.begin(0, day("2024-02-01"), -1, "")
		p, projects := plan(spec("lead", metric.Duration, true)), []metric.Project{{ID: "a"}}
		c.change(p, projects)
		e := newEngine(p, &metric.Dataset{Projects: projects, Tables: []metric.Table{events.build(0), (&records{}).build(1)}})
		m := e.bind(0)
		e.fill(m)
		if got := m.begun.times; len(got) != 1 || !near(got[0], c.want*days) || m.begun.state[0] != stat.Open {
			t.Errorf("%s: %v, want open for %v days", c.claim, got, c.want)
		}
	}
}

func TestOnlyItemsThatCountAreOpen(t *testing.T) {
	events := &records{}
	for i := range 420 {
		d := day("2023-01-01") + metric.Day(i)
		events.begin(-1, d, 10, "story")
		events.begin(-1, d, -1, "idea")
		if i < 40 {
			events.begin(-1, d, -1, "story")
		}
		if i%90 == 0 { // ends before it begins
			events.begin(-1, d, 0, "story")
			events.times[len(events.times)-1] -= 3600_000
		}
	}
	s := spec("lead", metric.Duration, true)
	s.Measure.Numerator.Where = metric.Conditions{is("word", "story")}
	survival := compute(plan(s), nil, events, nil).Indicators[0].In(Overall).Headline().Survival
	if survival == nil || survival.Before.Began != 181+40 || survival.Before.Open != 40 || survival.After.Began != 116 {
		t.Errorf("survival = %+v, want 221 stories begun, 40 open, without ideas and what ends before it begins", survival)
	}
}

func TestOnlyLinkedIncidentsAreOpen(t *testing.T) {
	deployments, incidents := &records{}, &records{}
	deployments.add(0, day("2023-01-01"), 600, 0, "success")
	for i := range 100 {
		incidents.begin(0, day("2023-02-01")+metric.Day(i), 2, "")
		incidents.begin(1, day("2023-02-01")+metric.Day(i), -1, "") // its project has no deployment
	}
	for range 20 {
		incidents.begin(0, day("2023-03-01"), -1, "")
	}
	s := linked(metric.Duration)
	s.Measure.Link.Incidents.At = "from"
	survival := compute(plan(s), []metric.Project{{ID: "p"}, {ID: "q"}}, deployments, incidents).Indicators[0].In(Overall).Headline().Survival
	if survival == nil || survival.Before.Began != 120 || survival.Before.Open != 20 || survival.Before.Median != 2*days {
		t.Errorf("survival = %+v, want 120 begun, 20 open, median 2 days", survival)
	}
}
