package maturity

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"upshot/metric"
)

func TestActionsAreCountedByWhatIsLeftToDo(t *testing.T) {
	// as of 2024-08-15
	for _, c := range []struct {
		claim  string
		action metric.Action
		want   Tally
	}{
		{"an open one", metric.Action{Status: "open", Due: day("2024-09-01")}, Tally{Total: 1, Open: 1}},
		{"one in progress", metric.Action{Status: "in-progress"}, Tally{Total: 1, InProgress: 1}},
		{"one in time", metric.Action{Status: "done", Due: day("2024-07-31"), Done: day("2024-07-31")}, Tally{Total: 1, Done: 1}},
		{"one a day late", metric.Action{Status: "done", Due: day("2024-07-31"), Done: day("2024-08-01")}, Tally{Total: 1, Done: 1, Late: 1}},
		{"done without a day is not late", metric.Action{Status: "done", Due: day("2024-07-31")}, Tally{Total: 1, Done: 1}},
		{"done without a due day is not late", metric.Action{Status: "done", Done: day("2024-08-01")}, Tally{Total: 1, Done: 1}},
		{"due yesterday is overdue", metric.Action{Status: "open", Due: day("2024-08-14")}, Tally{Total: 1, Open: 1, Overdue: 1}},
		{"due today is not", metric.Action{Status: "open", Due: day("2024-08-15")}, Tally{Total: 1, Open: 1}},
		{"overdue and in progress", metric.Action{Status: "in-progress", Due: day("2024-01-31")}, Tally{Total: 1, InProgress: 1, Overdue: 1}},
		{"done is never overdue", metric.Action{Status: "done", Due: day("2024-01-31"), Done: day("2024-08-15")}, Tally{Total: 1, Done: 1, Late: 1}},
		{"a cancelled one is in no other count", metric.Action{Status: "cancelled", Due: day("2024-01-31"), Done: day("2024-08-15")}, Tally{Cancelled: 1}},
	} {
		d := newDesk()
		c.action.ID, c.action.Round = "A1", 1
		c.action.Area = metric.Plain("Pipeline")
		d.Actions = []metric.Action{c.action}
		p := d.compute().Progress
		if diff := cmp.Diff(c.want, p.Tally); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.claim, diff)
		}
		if diff := cmp.Diff([]Round{{Phase: 1, Actions: []int{0}, Tally: c.want}}, p.Rounds); diff != "" {
			t.Errorf("%s, in its round (-want +got):\n%s", c.claim, diff)
		}
		if diff := cmp.Diff([]AreaTally{{Area: metric.Plain("Pipeline"), Tally: c.want}}, p.Areas); diff != "" {
			t.Errorf("%s, in its area (-want +got):\n%s", c.claim, diff)
		}
	}
}

func TestRoundsAndAreasHaveTheirActions(t *testing.T) {
	d := newDesk()
	action := func(round int, area metric.Text, status string) metric.Action {
		return metric.Action{Round: round, Area: area, Status: status}
	}
	d.Actions = []metric.Action{
		action(-1, nil, "open"),
		action(2, metric.Plain("Test strategy"), "done"),
		action(0, metric.Text{"en": "Code  Review", "zh-CN": "代码评审"}, "open"),
		action(2, metric.Plain("code review"), "cancelled"),
		action(2, metric.Plain("test strategy"), "in-progress"),
	}
	p := d.compute().Progress
	rounds := []Round{
		{0, []int{2}, Tally{Total: 1, Open: 1}}, {2, []int{1, 3, 4}, Tally{Total: 2, Done: 1, InProgress: 1, Cancelled: 1}}, {-1, []int{0}, Tally{Total: 1, Open: 1}},
	}
	if diff := cmp.Diff(rounds, p.Rounds); diff != "" {
		t.Errorf("rounds in the order of time, those of no round last (-want +got):\n%s", diff)
	}
	areas := []AreaTally{
		{metric.Plain("Test strategy"), Tally{Total: 2, Done: 1, InProgress: 1}},
		{metric.Text{"en": "Code  Review", "zh-CN": "代码评审"}, Tally{Total: 1, Open: 1, Cancelled: 1}},
		{nil, Tally{Total: 1, Open: 1}},
	}
	if diff := cmp.Diff(areas, p.Areas); diff != "" {
		t.Errorf("areas by first mention, whatever the case and space, those of none last (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 0, 1, 1, 0}, p.AreaOf); diff != "" {
		t.Errorf("the area of each action (-want +got):\n%s", diff)
	}
}

func TestTheBurnUpEndsWithTheAsOfDay(t *testing.T) {
	d := newDesk()
	d.Actions = []metric.Action{
		{Round: -1, Status: "done", Opened: day("2023-11-01"), Due: day("2024-01-31"), Done: day("2024-02-01")},
		{Round: -1, Status: "done", Opened: day("2024-01-31"), Due: day("2024-08-15"), Done: day("2024-08-15")},
		{Round: -1, Status: "done", Opened: day("2024-04-01"), Due: day("2024-08-16"), Done: day("2024-08-16")}, // after the as-of day
		{Round: -1, Status: "done", Opened: day("2024-07-01")},
		{Round: -1, Status: "open", Due: day("2024-06-30"), Done: day("2024-06-30")}, // a day alone does not make it done
		{Round: -1, Status: "cancelled", Opened: day("2024-01-01"), Due: day("2024-01-01"), Done: day("2024-01-01")},
		{Round: -1, Status: "open", Opened: day("2024-08-31")},
	}
	p := d.compute().Progress
	type point struct {
		Label             string
		Opened, Due, Done int
	}
	var got []point
	for _, b := range p.BurnUp {
		got = append(got, point{b.Period.Label, b.Opened, b.Due, b.Done})
	}
	want := []point{
		{"2024-01", 2, 1, 0}, {"2024-02", 2, 1, 1}, {"2024-03", 2, 1, 1}, {"2024-04", 3, 1, 1},
		{"2024-05", 3, 1, 1}, {"2024-06", 3, 2, 1}, {"2024-07", 4, 2, 1}, {"2024-08", 4, 3, 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("burn-up (-want +got):\n%s", diff)
	}
	last := p.BurnUp[len(p.BurnUp)-1]
	if p.DoneUndated != 2 || last.Done+p.DoneUndated != p.Done {
		t.Errorf("%d done on the line and %d left out, want 2 left out and all %d", last.Done, p.DoneUndated, p.Done)
	}
	if p.OpenedUndated != 2 || last.Opened+p.OpenedUndated != p.Total {
		t.Errorf("%d opened on the line and %d left out, want 2 left out and all %d", last.Opened, p.OpenedUndated, p.Total)
	}
}

func TestNoActionsNoBurnUp(t *testing.T) {
	if p := newDesk().compute().Progress; p.BurnUp != nil || p.Rounds != nil || p.Areas != nil || p.Tally != (Tally{}) {
		t.Errorf("progress = %+v, want nothing", p)
	}
}

func TestTheBurnUpGoesByTheReportsPeriods(t *testing.T) {
	d := newDesk()
	d.plan.Period = metric.Quarter
	d.Actions = []metric.Action{{Round: -1, Status: "done", Opened: day("2024-01-01"), Done: day("2024-04-01")}}
	p := d.compute().Progress
	if len(p.BurnUp) != 3 || p.BurnUp[0].Done != 0 || p.BurnUp[1].Done != 1 || p.BurnUp[2].Period.Label != "2024-Q3" {
		t.Errorf("burn-up = %+v, want three quarters, done from the second on", p.BurnUp)
	}
}
