package indicator

import (
	"testing"

	"upshot/metric"
)

func TestTheSecondStepJudgesTheProjectsTogether(t *testing.T) {
	own := func(verdict Verdict, p float64, reason Reason) Figures {
		c := Comparison{After: "round-2", Verdict: verdict, P: p, Reason: reason, AcrossP: metric.Missing()}
		return Figures{Comparisons: []Comparison{c}}
	}
	r := Result{Scopes: []Figures{
		own(Improved, 0.001, ""),
		own(Improved, 0.002, ""),
		own(Improved, 0.001, ""),
		own(Improved, 0.012, ""),
		own(Improved, 0.045, ""),
		own(Worsened, 0.04, ""),
		own(NoClearChange, 0.6, NotDetected),
		own(NotEnoughData, 0.03, TooFewItems),
	}}
	r.Scopes[0].Scope, r.Scopes[1].Scope = Overall, Scope{Project: -1, Group: "x"}
	for i := range r.Scopes[2:] {
		r.Scopes[i+2].Scope = Scope{Project: i}
	}
	// Five of the six projects can be tested. By hand: 0.001*5/1, 0.012*5/2 = 0.03, 0.04*5/3 = 0.067 and
	// 0.045*5/4 = 0.056, of which the smaller counts for both, 0.6.
	for _, test := range []struct {
		method string
		want   []float64
		after  Across
	}{
		{"bh", []float64{0.005, 0.03, 0.05625, 0.05625, 0.6}, Across{"round-2", false, 6, 5, 3, 1, 2, 0, 0.25}},
		{"holm", []float64{0.005, 0.048, 0.12, 0.12, 0.6}, Across{"round-2", false, 6, 5, 3, 1, 2, 0, 0.25}},
	} {
		r.Across = nil
		across(&metric.Plan{Multiplicity: test.method}, &r)
		for i, want := range test.want {
			if got := r.Scopes[i+2].Comparisons[0].AcrossP; !near(got, want) {
				t.Errorf("%s: project %d: %v, want %v", test.method, i, got, want)
			}
		}
		if got := r.Scopes[7].Comparisons[0].AcrossP; metric.Known(got) {
			t.Errorf("%s: a project with too few data: %v, want none", test.method, got)
		}
		if got := r.Scopes[0].Comparisons[0].AcrossP; metric.Known(got) {
			t.Errorf("%s: all together: %v, want none", test.method, got)
		}
		if got := r.AcrossOf("round-2"); got == nil || *got != test.after {
			t.Errorf("%s: %+v, want %+v", test.method, got, test.after)
		}
		if got := r.AcrossGroups("round-2"); got == nil || got.Scopes != 1 || got.Improved != 1 || got.ImprovedAfter != 1 {
			t.Errorf("%s: groups %+v, want the one group", test.method, got)
		}
	}
}

func TestProjectsKeepTheirVerdictsInTheSecondStep(t *testing.T) {
	events := &records{}
	var projects []metric.Project
	for p := range 6 {
		projects = append(projects, metric.Project{ID: string(rune('a' + p))})
		after := 100.0
		if p < 2 {
			after = 40
		}
		events.durationsOf(p, 0, 5, 20, 100+float64(p))
		events.durationsOf(p, 10, 13, 20, after)
	}
	r := compute(plan(spec("lead-time", metric.Duration, true)), projects, events, nil)
	res := &r.Indicators[0]
	a := res.AcrossOf("round-2")
	if a == nil || a.Scopes != 6 || a.Testable != 6 || a.Improved != 2 || a.ImprovedAfter != 2 || a.Worsened != 0 || !near(a.Expected, 0.3) {
		t.Errorf("%+v, want 2 of 6 improved, and still so, with 0.3 to expect", a)
	}
	all := r.AcrossAll()
	if all.Scopes != 6 || all.Improved != 2 || !near(all.Expected, 0.3) {
		t.Errorf("all cells: %+v, want those of the one indicator", all)
	}
	if len(res.Across) != 2 {
		t.Errorf("%d second steps, want one for each later phase", len(res.Across))
	}
}
