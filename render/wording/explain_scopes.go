package wording

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// listedProjects is how many projects the explanation lists; more stand in the table of comparisons only.
const listedProjects = 12

// scopes holds several projects against themselves, and a project against the others.
func (e *explaining) scopes() (s Section) {
	for _, sentence := range e.Stratified(e.rep, e.spec, e.c) {
		s.say(sentence)
	}
	if within := e.c.Stratified; within != nil && metric.Known(within.Effect) {
		s.say(e.howWithin())
		if within.Strata <= listedProjects && !e.summed() {
			if t := e.strata(); len(t.Rows) > 0 {
				s.Tables = append(s.Tables, t)
			}
		}
	}
	if e.f.Scope.IsOverall() {
		s.say(e.Across(e.res.AcrossOf(e.c.After)))
		s.say(e.Across(e.res.AcrossGroups(e.c.After)))
		return s
	}
	step := e.res.AcrossOf(e.c.After)
	if e.f.Scope.Group != "" {
		step = e.res.AcrossGroups(e.c.After)
	}
	if step != nil && step.Testable > 1 && metric.Known(e.c.AcrossP) {
		unit := "scopes.projects"
		if step.Groups {
			unit = "scopes.groups"
		}
		s.say(e.Say("explain.scopes.across", e.Say(unit, e.Count(step.Testable)), e.P(e.c.P), e.P(e.c.AcrossP)))
	}
	return s
}

// howWithin is how the projects were combined.
func (e *explaining) howWithin() string {
	within := e.c.Stratified
	key := "explain.scopes." + string(within.Kind)
	switch {
	case e.summed():
		return e.Say("explain.scopes.sum", e.Count(within.Arrangements))
	case within.Arrangements > 0:
		return e.Say(key, e.Count(within.Arrangements))
	case !metric.Known(within.Phi):
		return e.Say(key + ".chance")
	}
	return e.Say(key, e.exact(within.Phi), e.exact(within.DF))
}

// summed reports whether the projects' values add up to that of all, so that their effects do, too.
func (e *explaining) summed() bool {
	return e.spec.Measure.Form == metric.Level && e.spec.Statistic == metric.Sum
}

// strata lists the projects with both sides: what they have, their own effect, and its weight.
func (e *explaining) strata() ExplainTable {
	t := ExplainTable{Caption: e.Say("explain.strata"), Numeric: numeric(1, 5)}
	for _, head := range []string{"project", "stratum.before", "stratum.after", "own", "weight"} {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	var weights []float64
	var all float64
	for i := range e.res.Scopes {
		f := &e.res.Scopes[i]
		c := e.sameOf(f)
		if c == nil || f.Scope.Project < 0 || !e.f.Scope.Holds(e.rep.Projects, f.Scope.Project) {
			continue
		}
		if c.EffectKind != e.c.EffectKind { // a ratio of its own, beside differences because others have zeros
			return ExplainTable{}
		}
		before, after := f.Phase(c.Before), f.Phase(c.After)
		weight := e.weight(before, after)
		if !(weight >= 0) {
			continue
		}
		all += weight
		weights = append(weights, weight)
		own := effect{e.Words, e.spec.Unit, c.EffectKind}
		t.Rows = append(t.Rows, []string{e.Scope(e.rep, f.Scope), e.held(before), e.held(after), own.signed(c.Effect), ""})
	}
	for i, weight := range weights {
		t.Rows[i][4] = dash // without an event before the projects weigh nothing
		if all > 0 {
			t.Rows[i][4] = e.relative(weight / all)
		}
	}
	return t
}

// sameOf is the comparison of other figures between the same phases.
func (e *explaining) sameOf(f *indicator.Figures) *indicator.Comparison {
	for i := range f.Comparisons {
		if f.Comparisons[i].After == e.c.After {
			return &f.Comparisons[i]
		}
	}
	return nil
}

// weight is a project's weight in the common effect; NaN if it has one side only.
func (e *explaining) weight(before, after *indicator.PhaseFigure) float64 {
	x, y, first := float64(before.N), float64(after.N), float64(before.N)
	switch e.c.EffectKind {
	case indicator.RateRatio:
		x, y, first = before.Denominator, after.Denominator, before.Numerator
	case indicator.Difference:
		x, y, first = before.Denominator, after.Denominator, before.Denominator
	}
	if !(x > 0) || !(y > 0) {
		return metric.Missing()
	}
	return first * y / (x + y)
}

// held is what a project's phase holds: records, or an amount and what it is counted per.
func (e *explaining) held(p *indicator.PhaseFigure) string {
	if e.c.EffectKind != indicator.RateRatio && e.c.EffectKind != indicator.Difference {
		return e.Count(p.N)
	}
	amount := func(v float64) string {
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return e.Count(int(v))
		}
		return e.Number(metric.Unit{}, v)
	}
	return e.Say("explain.strata.amounts", amount(p.Numerator), amount(p.Denominator))
}
