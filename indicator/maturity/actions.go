package maturity

import (
	"cmp"
	"slices"

	"upshot/metric"
)

// Round is some actions of one round, as indexes.
type Round struct {
	Phase   int // index into Plan.Phases, -1: of no round
	Actions []int
	Tally
}

// ByRound parts actions into the rounds of a plan: one a phase that has some, then those of no round.
func (r *Report) ByRound(plan *metric.Plan, actions []int) []Round {
	var rounds []Round
	for phase := range len(plan.Phases) + 1 {
		round := Round{Phase: phase}
		if phase == len(plan.Phases) {
			round.Phase = -1
		}
		for _, i := range actions {
			if a := &r.Actions[i]; a.Round == round.Phase {
				round.Actions = append(round.Actions, i)
				round.Tally.add(a, plan.AsOf)
			}
		}
		if len(round.Actions) > 0 {
			rounds = append(rounds, round)
		}
	}
	return rounds
}

// TallyOf counts some actions.
func (r *Report) TallyOf(plan *metric.Plan, actions []int) Tally {
	var t Tally
	for _, i := range actions {
		t.add(&r.Actions[i], plan.AsOf)
	}
	return t
}

// AllActions are the indexes of all actions.
func (r *Report) AllActions() []int {
	return r.actions(func(*metric.Action) bool { return true })
}

// Overdue lists the actions that should be done by now, the longest overdue first.
func (r *Report) Overdue(plan *metric.Plan) []int {
	return r.byDue(func(a *metric.Action) bool { return a.Overdue(plan.AsOf) })
}

// Upcoming lists the other actions that are still to do: by their due day, those without one last.
func (r *Report) Upcoming(plan *metric.Plan) []int {
	return r.byDue(func(a *metric.Action) bool { return !a.Closed() && !a.Overdue(plan.AsOf) })
}

func (r *Report) byDue(fits func(*metric.Action) bool) []int {
	found := r.actions(fits)
	slices.SortStableFunc(found, func(i, j int) int {
		a, b := r.Actions[i].Due, r.Actions[j].Due
		if (a == 0) != (b == 0) {
			return cmp.Compare(b, a)
		}
		return cmp.Compare(a, b)
	})
	return found
}

// Dated reports whether some of the actions are still to do and have a due day: without one none can be overdue.
func (r *Report) Dated(actions []int) bool {
	return slices.ContainsFunc(actions, func(i int) bool { return !r.Actions[i].Closed() && r.Actions[i].Due != 0 })
}

// Answering lists the findings that an action answers.
func (r *Report) Answering(action string) []int {
	var found []int
	for i := range r.Findings {
		if slices.Contains(r.Findings[i].Actions, action) {
			found = append(found, i)
		}
	}
	return found
}

// FindingTally counts findings.
type FindingTally struct {
	Total, Open, Answered, Closed int
	Overdue                       int // of Open
}

// FindingTally counts the findings.
func (r *Report) FindingTally(plan *metric.Plan) FindingTally {
	t := FindingTally{Total: len(r.Findings)}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch f.Status {
		case "closed":
			t.Closed++
		case "answered":
			t.Answered++
		default:
			t.Open++
		}
		if f.Overdue(plan.AsOf) {
			t.Overdue++
		}
	}
	return t
}
