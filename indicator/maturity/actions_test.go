package maturity

import (
	"slices"
	"testing"

	"upshot/metric"
)

// planOf has two phases of 30 days; the data end on day 60.
func planOf() *metric.Plan {
	return &metric.Plan{AsOf: 60, Phases: []metric.Phase{{Window: metric.Window{From: 1, To: 30}}, {Window: metric.Window{From: 31, To: 60}}}}
}

func TestActionsStandInTheirRoundsThoseOfNoneLast(t *testing.T) {
	r := &Report{Registers: metric.Registers{Actions: []metric.Action{
		{ID: "a", Round: -1, Status: "open"}, {ID: "b", Round: 1, Status: "done"}, {ID: "c", Round: 1, Status: "open", Due: 40}, {ID: "d", Round: 1, Status: "cancelled"},
	}}}
	rounds := r.ByRound(planOf(), r.AllActions())
	if len(rounds) != 2 || rounds[0].Phase != 1 || rounds[1].Phase != -1 {
		t.Fatalf("rounds = %+v, want the second phase, then none", rounds)
	}
	if want := (Tally{Total: 2, Done: 1, Open: 1, Overdue: 1, Cancelled: 1}); rounds[0].Tally != want || !slices.Equal(rounds[0].Actions, []int{1, 2, 3}) {
		t.Errorf("round = %+v, want %+v of actions 1 to 3", rounds[0], want)
	}
	if got := r.TallyOf(planOf(), []int{0, 1}); got.Total != 2 || got.Done != 1 {
		t.Errorf("TallyOf(first two) = %+v, want 1 of 2 done", got)
	}
}

func TestWhatIsDueStandsByItsDay(t *testing.T) {
	r := &Report{Registers: metric.Registers{Actions: []metric.Action{
		{Status: "open", Due: 59}, {Status: "in-progress", Due: 10}, {Status: "open"}, {Status: "done", Due: 5}, {Status: "open", Due: 90}, {Status: "open", Due: 60},
	}}}
	if got := r.Overdue(planOf()); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("Overdue = %v, want the longest overdue first, and none that is done", got)
	}
	if got := r.Upcoming(planOf()); !slices.Equal(got, []int{5, 4, 2}) {
		t.Errorf("Upcoming = %v, want the one due on the last day first, the one without a day last", got)
	}
}

func TestFindingsAreCounted(t *testing.T) {
	r := &Report{Registers: metric.Registers{Findings: []metric.Finding{
		{Status: "open", Deadline: 59, Actions: []string{"a", "b"}}, {Status: "open"}, {Status: "answered", Deadline: 1}, {Status: "closed", Actions: []string{"b"}},
	}}}
	if got, want := r.FindingTally(planOf()), (FindingTally{4, 2, 1, 1, 1}); got != want {
		t.Errorf("FindingTally = %+v, want %+v", got, want)
	}
	if got := r.Answering("b"); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("Answering(b) = %v, want both findings that name it", got)
	}
}

func TestIterationsAddUp(t *testing.T) {
	m := metric.Missing()
	action := func(iteration, status string, effort, share float64) metric.Action {
		return metric.Action{Iteration: iteration, Status: status, Effort: effort, Share: share}
	}
	for _, c := range []struct {
		claim   string
		actions []metric.Action
		want    []Iteration
	}{
		{"nothing given, nothing said", []metric.Action{action("", "open", m, m)}, nil},
		{"nine stands before ten, none last", []metric.Action{action("", "open", 1, m), action("S10", "done", m, .1), action("S9", "open", m, m), action("S10", "open", m, .2)},
			[]Iteration{{"S9", 1, 0, m, m, 0}, {"S10", 2, 1, m, .3, 0}, {"", 1, 0, 1, m, 1}}},
		{"what was cancelled cost nothing", []metric.Action{action("S1", "cancelled", 5, .5), action("S1", "done", 2, m)}, []Iteration{{"S1", 1, 1, 2, m, 1}}},
	} {
		got := (&Report{Registers: metric.Registers{Actions: c.actions}}).Iterations()
		if !slices.EqualFunc(got, c.want, func(a, b Iteration) bool {
			return a.Name == b.Name && a.Actions == b.Actions && a.Done == b.Done && a.Given == b.Given && sameNumber(a.Effort, b.Effort) && sameNumber(a.Share, b.Share)
		}) {
			t.Errorf("%s: Iterations = %+v, want %+v", c.claim, got, c.want)
		}
	}
}

func TestTheEffortOfAllAddsUpWhatIsGiven(t *testing.T) {
	m := metric.Missing()
	for _, c := range []struct {
		claim   string
		actions []metric.Action
		days    float64
		given   int
	}{
		{"none gives it", []metric.Action{{Effort: m}}, m, 0},
		{"no effort is one that is given", []metric.Action{{Effort: 0}, {Effort: m}}, 0, 1},
		{"a cancelled action is left out", []metric.Action{{Effort: .1}, {Effort: .2}, {Effort: 9, Status: "cancelled"}, {Effort: m}}, .3, 2},
	} {
		days, given := (&Report{Registers: metric.Registers{Actions: c.actions}}).Effort()
		if !sameNumber(days, c.days) || given != c.given {
			t.Errorf("%s: Effort = %v, %d, want %v, %d", c.claim, days, given, c.days, c.given)
		}
	}
}

func sameNumber(a, b float64) bool { return a == b || !metric.Known(a) && !metric.Known(b) }
