// Package maturity rolls the ratings of an assessment up, counts the actions, and ties both to the evidence:
// which gap each action closes, which level each piece of evidence supports.
//
// In go a plan and the registers that were read; out comes a Report of numbers, indexes and codes. It is pure
// and knows no file, no page and no indicator's figures: an action that aims at an indicator is never said to
// have moved it.
package maturity

import (
	"math"
	"slices"

	"upshot/metric"
)

// Report is what the registers say. Indexes of phases are those of Plan.Phases.
type Report struct {
	metric.Registers

	// The assessment; all of it is empty where the definition has none.
	Spec     *metric.Assessment
	Rated    []int     // phases with a rating, ascending
	Before   int       // the headline's earlier phase if it is rated, else the first rated one; -1 without any
	Now      int       // the last rated phase; Before itself if only one is rated, -1 without any
	SubItems []SubItem // in the model's order
	Items    []Rolled
	Domains  []Rolled
	All      Rolled
	Views    []View // the same under the names of other certificates

	Progress Progress // of the actions
}

// SubItem is a sub-item with all that the registers say of it.
type SubItem struct {
	Node      metric.Node
	Spec      *metric.ModelSubItem
	Ratings   *metric.Ratings // nil if the assessment has no row for it
	Target    float64
	Levels    []float64 // by phase: what an assessor gave, else the own rating; Missing() where there is neither
	Actions   []int     // those that aim at it, or at what it is part of; the cancelled ones too
	Evidence  []int     // those that support it, or what it is part of, and those that its row names
	Findings  []int     // those about it, or about what it is part of
	Coverage  []Coverage
	Supported bool // some evidence of its target's level or a higher one is ready
}

// Coverage is how much of the usually expected evidence of one kind, for the target's level, is ready. The list has a
// part for each level, so evidence of a higher one is none of its pieces, though it supports the level.
type Coverage struct {
	Kind            string
	Expected, Ready int // Ready may be more than Expected
}

// Rolled is the level of a whole, made of the levels of its parts. Its level may be at its target with a part below that
// part's own: whether all are at theirs is Met against Of.
type Rolled struct {
	Node   metric.Node // of the item or sub-domain; all -1 for the whole model
	Rule   string      // of metric.RollUps
	Levels []float64   // by phase; Missing() unless every sub-item is rated
	Target float64     // the same of the targets: what its level would be with every part at its own
	Met    []int       // by phase: sub-items at their target
	Rated  []int       // by phase: sub-items with a level
	Of     int         // sub-items
}

// Aim is the level of the scale that a sub-item's target asks for: 3 also of a target of 3-.
func (s *SubItem) Aim() int { return int(math.Ceil(s.Target)) }

// Gap is how far a sub-item is below its target now; 0 at or above it, Missing() if it is not rated.
func (r *Report) Gap(s *SubItem) float64 {
	if r.Now < 0 || !metric.Known(s.Levels[r.Now]) {
		return metric.Missing()
	}
	return max(0, s.Target-s.Levels[r.Now])
}

// AtTarget reports whether a sub-item has reached its target now.
func (r *Report) AtTarget(s *SubItem) bool { return r.Gap(s) == 0 }

// OwnTargets counts the sub-items whose target is not the assessment's.
func (r *Report) OwnTargets() (n int) {
	for i := range r.SubItems {
		if r.SubItems[i].Target != r.Spec.Target {
			n++
		}
	}
	return n
}

// Compute makes the report; nil if the definition has no register at all.
func Compute(plan *metric.Plan, data *metric.Registers) *Report {
	if plan.Assessment == nil && plan.Actions == nil && plan.Evidence == nil && plan.Findings == nil {
		return nil
	}
	r := &Report{Registers: *data, Spec: plan.Assessment, Before: -1, Now: -1}
	if r.Spec != nil {
		r.rate(plan)
		r.rollUp(len(plan.Phases))
		r.Views = r.views()
	}
	r.Progress = progress(plan, data.Actions)
	r.Progress.Rounds = r.ByRound(plan, r.AllActions())
	return r
}

// rate fills the sub-items.
func (r *Report) rate(plan *metric.Plan) {
	phases := len(plan.Phases)
	rated := make([]bool, phases)
	for _, node := range r.Spec.Model.Nodes() {
		s := SubItem{Node: node, Spec: r.Spec.Model.SubItem(node), Target: r.Spec.Target, Levels: make([]float64, phases)}
		for i := range r.Registers.Ratings {
			if r.Registers.Ratings[i].Node == node {
				s.Ratings = &r.Registers.Ratings[i]
			}
		}
		for phase := range s.Levels {
			s.Levels[phase] = s.level(phase)
			rated[phase] = rated[phase] || metric.Known(s.Levels[phase])
		}
		if s.Ratings != nil && metric.Known(s.Ratings.Target) {
			s.Target = s.Ratings.Target
		}
		r.tie(&s)
		r.SubItems = append(r.SubItems, s)
	}
	for phase, has := range rated {
		if has {
			r.Rated, r.Now = append(r.Rated, phase), phase
		}
	}
	if len(r.Rated) > 0 {
		r.Before = r.Rated[0]
		if rated[plan.Compare.Before] {
			r.Before = plan.Compare.Before
		}
	}
}

// level is what counts in a phase: the assessor's word, where there is one.
func (s *SubItem) level(phase int) float64 {
	switch {
	case s.Ratings == nil:
		return metric.Missing()
	case s.Assessed(phase):
		return s.Ratings.Assessed[phase]
	}
	return s.Ratings.Self[phase]
}

// Assessed reports whether the level of a phase is what an assessor gave.
func (s *SubItem) Assessed(phase int) bool {
	return s.Ratings != nil && metric.Known(s.Ratings.Assessed[phase])
}

// tie finds what is said of a sub-item elsewhere.
func (r *Report) tie(s *SubItem) {
	aims := func(nodes []metric.Node) bool {
		return slices.ContainsFunc(nodes, func(n metric.Node) bool { return n.Holds(s.Node) })
	}
	for i := range r.Actions {
		if aims(r.Actions[i].Capabilities) {
			s.Actions = append(s.Actions, i)
		}
	}
	for i := range r.Findings {
		if aims(r.Findings[i].Capabilities) {
			s.Findings = append(s.Findings, i)
		}
	}
	ready := map[string]int{}
	for i := range r.Evidence {
		e := &r.Evidence[i]
		if !e.Node.Holds(s.Node) && !s.names(e.ID) {
			continue
		}
		s.Evidence = append(s.Evidence, i)
		s.Supported = s.Supported || s.supportedBy(e)
		if s.countedFor(e) {
			ready[e.Kind]++
		}
	}
	for _, kind := range metric.EvidenceKinds {
		c := Coverage{Kind: kind, Ready: ready[kind]}
		for i := range s.Spec.Expected {
			if e := &s.Spec.Expected[i]; e.Kind == kind && s.expects(e) {
				c.Expected += e.Count
			}
		}
		if c.Expected > 0 || c.Ready > 0 {
			s.Coverage = append(s.Coverage, c)
		}
	}
}

// names reports whether the row of a sub-item names a piece of evidence, which may be filed under another one.
func (s *SubItem) names(id string) bool {
	return s.Ratings != nil && slices.Contains(s.Ratings.Evidence, id)
}

// ActionsFor lists the actions that aim at an indicator.
func (r *Report) ActionsFor(indicator string) []int {
	return r.actions(func(a *metric.Action) bool { return slices.Contains(a.Indicators, indicator) })
}

// ActionsIn lists the actions of a project; those for all projects are not among them.
func (r *Report) ActionsIn(project string) []int {
	return r.actions(func(a *metric.Action) bool { return a.Project == project })
}

func (r *Report) actions(fits func(*metric.Action) bool) []int {
	var found []int
	for i := range r.Actions {
		if fits(&r.Actions[i]) {
			found = append(found, i)
		}
	}
	return found
}

// Expected adds the coverage up over kinds: "3 of 5". More than is expected of a kind does not stand in
// for another.
func (s *SubItem) Expected() (ready, expected int) {
	for _, c := range s.Coverage {
		ready += min(c.Ready, c.Expected)
		expected += c.Expected
	}
	return ready, expected
}
