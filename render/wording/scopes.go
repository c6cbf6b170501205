package wording

import (
	"math"
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// namedProjects is how many projects a sentence names; more are counted.
const namedProjects = 5

// Stratified is the comparison of several projects with each held against itself only, in sentences: what
// it shows, which projects it cannot use, and whether it contradicts the figure of all together. None for
// one project.
func (w *Words) Stratified(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) []string {
	if c.Stratified == nil {
		return nil
	}
	sentences := []string{w.Within(spec, c)}
	for _, s := range []string{w.OneSided(rep, c), w.Contradiction(spec, c)} {
		if s != "" {
			sentences = append(sentences, s)
		}
	}
	return sentences
}

// Within is what the projects show one by one; "" for one project.
func (w *Words) Within(spec *metric.Indicator, c *indicator.Comparison) string {
	s := c.Stratified
	switch {
	case s == nil:
		return ""
	case s.Strata == 0 || math.IsNaN(s.Effect):
		return w.Say("scopes.within.none")
	}
	own := w.oneByOne(c)
	found := w.Effect(spec, &own)
	if metric.Known(s.P) {
		found = w.Say("scopes.with-p", found, w.P(s.P))
	}
	return w.Say("scopes.within", w.Count(s.Strata), found, w.Split(c))
}

// WithinInterval is the same estimate with its interval, short enough for a table.
func (w *Words) WithinInterval(spec *metric.Indicator, c *indicator.Comparison) string {
	if c.Stratified == nil {
		return dash
	}
	own := w.oneByOne(c)
	own.Verdict = indicator.NoClearChange // any that is one: the estimate is shown where there is an estimate
	return w.EffectInterval(spec, &own)
}

// oneByOne is a comparison whose effect is the stratified one.
func (w *Words) oneByOne(c *indicator.Comparison) indicator.Comparison {
	s := c.Stratified
	return indicator.Comparison{EffectKind: s.Kind, Effect: s.Effect, Low: s.Low, High: s.High}
}

// Split counts the projects by the direction of their own effect: "better in 9, worse in 2".
func (w *Words) Split(c *indicator.Comparison) string {
	s := c.Stratified
	if s.Same == 0 {
		return w.Say("scopes.split", w.Count(s.Better), w.Count(s.Worse))
	}
	return w.Say("scopes.split.same", w.Count(s.Better), w.Count(s.Worse), w.Count(s.Same))
}

// OneSided names the projects that have data on one side only; "" if there are none.
func (w *Words) OneSided(rep *indicator.Report, c *indicator.Comparison) string {
	if c.Stratified == nil || c.Stratified.OneSided() == 0 {
		return ""
	}
	var sides []string
	if names := w.projectNames(rep, c.Stratified.OnlyBefore); names != "" {
		sides = append(sides, w.Say("scopes.only-before", names))
	}
	if names := w.projectNames(rep, c.Stratified.OnlyAfter); names != "" {
		sides = append(sides, w.Say("scopes.only-after", names))
	}
	return w.Say("scopes.one-sided", w.facts(sides...))
}

// projectNames lists projects by name, the first few of many.
func (w *Words) projectNames(rep *indicator.Report, projects []int) string {
	var names []string
	for i, p := range projects {
		if i == namedProjects && len(projects) > namedProjects+1 {
			return w.Say("scopes.names.more", w.List(names), w.Count(len(projects)-i))
		}
		names = append(names, w.Scope(rep, indicator.Scope{Project: p}))
	}
	return w.List(names)
}

// Contradiction is that all projects together and the same projects one by one tell different stories;
// "" if they do not.
func (w *Words) Contradiction(spec *metric.Indicator, c *indicator.Comparison) string {
	s := c.Stratified
	if s == nil || !s.Contradicts {
		return ""
	}
	e := effect{w, spec.Unit, c.EffectKind}
	if s.Minority {
		return w.Say("scopes.contradiction.minority", e.noun(c.Effect), w.Count(max(s.Better, s.Worse)), w.Count(s.Strata))
	}
	return w.Say("scopes.contradiction", e.noun(c.Effect), e.noun(s.Effect))
}

// Across is how many of the projects (or groups) of an indicator moved, each judged by itself and all
// judged together, and how many would by chance; "" for fewer than two with enough data.
func (w *Words) Across(a *indicator.Across) string {
	if a == nil || a.Testable < 2 {
		return ""
	}
	unit := "scopes.projects"
	if a.Groups {
		unit = "scopes.groups"
	}
	of, chance := w.Say(unit, w.Count(a.Testable)), w.Say("scopes.chance", expected(a.Expected))
	improved, worsened := w.Count(a.Improved), w.Count(a.Worsened)
	said := ""
	switch {
	case a.Improved == 0 && a.Worsened == 0:
		said = w.Say("scopes.across.none", of)
	case a.Worsened == 0:
		said = w.Say("scopes.across.improved", of, improved, w.Count(a.ImprovedAfter))
	case a.Improved == 0:
		said = w.Say("scopes.across.worsened", of, worsened, w.Count(a.WorsenedAfter))
	default:
		said = w.Say("scopes.across.both", of, improved, worsened, w.Count(a.ImprovedAfter), w.Count(a.WorsenedAfter))
	}
	return w.Say("headline.sentences", said, chance)
}

// expected is a number of chance verdicts, which is a multiple of 0.05: "0.6", "0.15", "2".
func expected(v float64) string { return strconv.FormatFloat(math.Round(100*v)/100, 'f', -1, 64) }

// AcrossCells is the same of a whole table of projects by indicators; "" for fewer than two cells.
func (w *Words) AcrossCells(rep *indicator.Report) string {
	a := rep.AcrossAll()
	if a.Testable < 2 {
		return ""
	}
	return w.Say("scopes.cells", w.Count(a.Testable), expected(a.Expected), w.Count(a.Improved+a.Worsened), w.Count(a.ImprovedAfter+a.WorsenedAfter))
}

// Alone reports whether a project's verdict holds by itself only, not where the projects are judged
// together.
func Alone(c *indicator.Comparison) bool {
	return (c.Verdict == indicator.Improved || c.Verdict == indicator.Worsened) && metric.Known(c.AcrossP) && !c.HoldsAcross()
}

// AloneMark stands beside such a verdict, the same in every language.
const AloneMark = "†"
