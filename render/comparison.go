package render

import (
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// comparisonView is one phase against the baseline, with the calculation behind its verdict.
type comparisonView struct {
	After      string
	Headline   bool
	Row        figureRow
	Effect     string
	P          string // raw and adjusted, and how many were judged together
	Detectable string
	Reason     string
	Notes      []string
	Tests      []testView
	Equivalent bool
	Flips      []string
}

// testView is one test of a comparison.
type testView struct {
	Name, P, Estimate, Phi, DF, Arrangements string
}

// comparison words a comparison of some figures.
func (v *view) comparison(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) comparisonView {
	before, after := v.phaseFigure(f, c.Before), v.phaseFigure(f, c.After)
	out := comparisonView{
		After: v.Phase(v.rep, c.After), Headline: c.Headline,
		Row: figureRow{
			values: [2]float64{before.Value, after.Value}, Change: v.Change(spec, c),
			Estimate: v.EffectInterval(spec, c), N: v.Say("n.both", v.Count(before.N), v.Count(after.N)), Verdict: v.verdict(c.Verdict),
		},
		P: v.Say("comparison.p.text", v.Words.P(c.P), v.Words.P(c.Adjusted)), Detectable: v.Words.Detectable(spec, c),
		Reason: v.Words.Reason(c.Reason), Equivalent: c.Equivalent, Flips: c.Flips,
	}
	v.align(spec, &out.Row)
	if c.Verdict == indicator.NotEnoughData {
		out.Row.Change = none
	}
	if metric.Known(c.Effect) {
		out.Effect = v.Words.Effect(spec, c)
	}
	if c.Family > 0 {
		out.P = v.Say("comparison.p.family", v.Count(c.Family), v.Words.P(c.P), v.Words.P(c.Adjusted))
	}
	for _, n := range c.Notes {
		out.Notes = append(out.Notes, v.Note(spec, n))
	}
	for _, t := range c.Tests {
		own := *c
		own.Low, own.High = t.Low, t.High
		out.Tests = append(out.Tests, testView{
			Name: v.Words.Test(t.Name), P: strings.TrimPrefix(v.Words.P(t.P), "p "), Estimate: v.EffectInterval(spec, &own),
			Phi: v.Number(metric.Unit{}, t.Phi), DF: v.Number(metric.Unit{}, t.DF), Arrangements: v.count(t.Arrangements),
		})
	}
	return out
}

// count is a number, or a dash for none.
func (r *reader) count(n int) string {
	if n == 0 {
		return none
	}
	return r.Count(n)
}
