package maturity

import (
	"maps"
	"slices"

	"upshot/metric"
)

// Progress counts the actions. One that was cancelled is in no count but Cancelled.
type Progress struct {
	Tally
	Rounds []Round     // one a phase that has actions, then those of no round, if there are any
	Areas  []AreaTally // in order of first mention, then those of no area, if there are any
	BurnUp []Point     // by period, from the first phase to the as-of day
	// What the burn-up leaves out, since there is no day for it up to the as-of day: of Done those without a day of
	// being done, of Total those without one of being opened. Its last point and these make up Done and Total.
	DoneUndated, OpenedUndated int

	AreaOf []int // by action: the index into Areas
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
		if a.Late() {
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
	areas := map[string]int{}
	var none AreaTally
	for i := range actions {
		a := &actions[i]
		p.Tally.add(a, plan.AsOf)
		area, in := &none, -1
		if key := areaKey(a.Area); key != "" {
			at, known := areas[key]
			if !known {
				at = len(p.Areas)
				areas[key] = at
				p.Areas = append(p.Areas, AreaTally{Area: a.Area})
			}
			area, in = &p.Areas[at], at
		}
		area.add(a, plan.AsOf)
		p.AreaOf = append(p.AreaOf, in)
		if a.Status == "done" && !by(a.Done, plan.AsOf) {
			p.DoneUndated++
		}
		if a.Status != "cancelled" && !by(a.Opened, plan.AsOf) {
			p.OpenedUndated++
		}
	}
	if none.Total+none.Cancelled > 0 {
		for i, in := range p.AreaOf {
			if in < 0 {
				p.AreaOf[i] = len(p.Areas)
			}
		}
		p.Areas = append(p.Areas, none)
	}
	p.BurnUp = burnUp(plan, actions)
	return p
}

// areaKey tells areas apart, whatever the case, width and space of their words: by the first of them in the order of
// language tags.
func areaKey(t metric.Text) string {
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		if key := metric.Fold(t[tag]); key != "" {
			return key
		}
	}
	return ""
}

// by reports whether a day is given, and not later than another.
func by(day, end metric.Day) bool { return day != 0 && day <= end }

// burnUp counts by the end of each period; the last one ends with the as-of day.
func burnUp(plan *metric.Plan, actions []metric.Action) []Point {
	if len(actions) == 0 || len(plan.Phases) == 0 {
		return nil
	}
	var points []Point
	for _, period := range plan.Period.Between(plan.Phases[0].From, plan.AsOf) {
		point := Point{Period: period}
		end := min(period.Last, plan.AsOf)
		for i := range actions {
			a := &actions[i]
			if a.Status == "cancelled" {
				continue
			}
			if by(a.Opened, end) {
				point.Opened++
			}
			if by(a.Due, end) {
				point.Due++
			}
			if a.Status == "done" && by(a.Done, end) {
				point.Done++
			}
		}
		points = append(points, point)
	}
	return points
}
