package maturity

import (
	"maps"
	"slices"

	"upshot/metric"
)

// Progress counts the actions. One that was cancelled is in no count but Cancelled.
type Progress struct {
	Tally
	Rounds []RoundTally // one a phase that has actions, then those of no round, if there are any
	Areas  []AreaTally  // in order of first mention
	BurnUp []Point      // by period, from the first phase to the as-of day
	// What the burn-up leaves out, since a day is missing: done without a day of being done, and scope without a
	// day of being opened.
	DoneUndated, OpenedUndated int
}

// Tally counts actions by what is left to do.
type Tally struct {
	Total      int // without the cancelled ones
	Done       int
	Late       int // of Done: after their due day
	InProgress int
	Open       int
	Overdue    int // of InProgress and Open
	Cancelled  int
}

// RoundTally counts the actions of a round.
type RoundTally struct {
	Phase int // -1: of no round
	Tally
}

// AreaTally counts the actions of an area.
type AreaTally struct {
	Area metric.Text
	Tally
}

// Point is where the actions stood at the end of a period: how many were opened, due and done by then.
type Point struct {
	Period            metric.Period
	Opened, Due, Done int
}

func (t *Tally) add(a *metric.Action, asOf metric.Day) {
	if a.Status == "cancelled" {
		t.Cancelled++
		return
	}
	t.Total++
	switch a.Status {
	case "done":
		t.Done++
		if a.Due != 0 && a.Done > a.Due {
			t.Late++
		}
	case "in-progress":
		t.InProgress++
	default:
		t.Open++
	}
	if a.Overdue(asOf) {
		t.Overdue++
	}
}

// progress counts the actions of a plan.
func progress(plan *metric.Plan, actions []metric.Action) Progress {
	var p Progress
	rounds := make([]Tally, len(plan.Phases)+1) // the last: of no round
	areas := map[string]int{}
	for i := range actions {
		a := &actions[i]
		p.Tally.add(a, plan.AsOf)
		round := a.Round
		if round < 0 {
			round = len(plan.Phases)
		}
		rounds[round].add(a, plan.AsOf)
		key := areaKey(a.Area)
		at, known := areas[key]
		if !known {
			at = len(p.Areas)
			areas[key] = at
			p.Areas = append(p.Areas, AreaTally{Area: a.Area})
		}
		p.Areas[at].add(a, plan.AsOf)
		if a.Status == "done" && a.Done == 0 {
			p.DoneUndated++
		}
		if a.Status != "cancelled" && a.Opened == 0 {
			p.OpenedUndated++
		}
	}
	for phase := range rounds {
		if rounds[phase].Total+rounds[phase].Cancelled == 0 {
			continue
		}
		at := phase
		if phase == len(plan.Phases) {
			at = -1
		}
		p.Rounds = append(p.Rounds, RoundTally{at, rounds[phase]})
	}
	p.BurnUp = burnUp(plan, actions)
	return p
}

// areaKey tells areas apart: by their words in the first language by tag, "" first.
func areaKey(t metric.Text) string {
	tags := slices.Sorted(maps.Keys(t))
	if len(tags) == 0 {
		return ""
	}
	return t[tags[0]]
}

// burnUp counts by the end of each period; the last one ends with the as-of day.
func burnUp(plan *metric.Plan, actions []metric.Action) []Point {
	if len(actions) == 0 || len(plan.Phases) == 0 {
		return nil
	}
	var points []Point
	for day := plan.Phases[0].From; day <= plan.AsOf; {
		period := plan.Period.Containing(day)
		point := Point{Period: period}
		end := min(period.Last, plan.AsOf)
		for i := range actions {
			a := &actions[i]
			if a.Status == "cancelled" {
				continue
			}
			if a.Opened != 0 && a.Opened <= end {
				point.Opened++
			}
			if a.Due != 0 && a.Due <= end {
				point.Due++
			}
			if a.Status == "done" && a.Done != 0 && a.Done <= end {
				point.Done++
			}
		}
		points = append(points, point)
		day = period.Last + 1
	}
	return points
}
