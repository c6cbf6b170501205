package indicator

import "upshot/metric"

// Across is the second false-discovery step: the comparisons of one indicator and later phase with all
// projects judged together, or all groups. Whoever looks at many projects finds some that moved by
// chance. The verdict of each scope stays as it is; this says how many of them also hold here.
type Across struct {
	After                        string
	Groups                       bool // of the groups, not of the projects
	Scopes                       int  // projects, or groups
	Testable                     int  // those with enough data for a test
	Improved, Worsened           int  // by their own verdict
	ImprovedAfter, WorsenedAfter int  // of those, the ones that pass this step as well
	Expected                     float64
}

// across takes the second step over the projects, and over the groups, of every indicator and later
// phase. It comes after the verdicts.
func across(plan *metric.Plan, r *Result) {
	for _, groups := range []bool{false, true} {
		var scopes []*Figures
		for i := range r.Scopes {
			if f := &r.Scopes[i]; !f.Scope.IsOverall() && (f.Scope.Project < 0) == groups {
				scopes = append(scopes, f)
			}
		}
		if len(scopes) == 0 {
			continue
		}
		for k := range scopes[0].Comparisons {
			var family []*Comparison
			for _, f := range scopes {
				family = append(family, &f.Comparisons[k])
			}
			r.Across = append(r.Across, together(plan, groups, family))
		}
	}
}

// together judges the comparisons of several scopes as one family.
func together(plan *metric.Plan, groups bool, family []*Comparison) Across {
	a := Across{After: family[0].After, Groups: groups, Scopes: len(family)}
	raw := make([]float64, len(family))
	for i, c := range family {
		if raw[i] = metric.Missing(); c.Verdict != NotEnoughData {
			raw[i] = c.P
			a.Testable++
		}
	}
	for i, adjusted := range adjustedOf(plan, raw) {
		c := family[i]
		c.AcrossP = adjusted
		switch c.Verdict {
		case Improved:
			a.Improved++
			if c.HoldsAcross() {
				a.ImprovedAfter++
			}
		case Worsened:
			a.Worsened++
			if c.HoldsAcross() {
				a.WorsenedAfter++
			}
		}
	}
	a.Expected = alpha * float64(a.Testable)
	return a
}

// HoldsAcross reports whether a comparison also passes where the projects (or groups) are judged together.
func (c *Comparison) HoldsAcross() bool { return c.AcrossP <= alpha }

// AcrossOf finds the second step over the projects for a later phase; nil if there are none.
func (r *Result) AcrossOf(after string) *Across { return r.step(after, false) }

// AcrossGroups is the same over the groups.
func (r *Result) AcrossGroups(after string) *Across { return r.step(after, true) }

func (r *Result) step(after string, groups bool) *Across {
	for i := range r.Across {
		if a := &r.Across[i]; a.After == after && a.Groups == groups {
			return a
		}
	}
	return nil
}

// AcrossAll adds up the headline's second steps of all indicators: every cell of a table of projects by
// indicators.
func (rep *Report) AcrossAll() Across {
	all := Across{After: rep.Plan.AfterID()}
	for i := range rep.Indicators {
		a := rep.Indicators[i].AcrossOf(all.After)
		if a == nil {
			continue
		}
		all.Scopes += a.Scopes
		all.Testable += a.Testable
		all.Improved += a.Improved
		all.Worsened += a.Worsened
		all.ImprovedAfter += a.ImprovedAfter
		all.WorsenedAfter += a.WorsenedAfter
		all.Expected += a.Expected
	}
	return all
}
