package render

import (
	"reflect"
	"slices"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// comparisonView is one phase against the baseline, with the calculation behind its verdict.
type comparisonView struct {
	After       string
	Title       string // "Round 1 against Baseline"
	Headline    bool
	Row         figureRow
	Calculation []calculationStep
}

// calculationStep is a step of the calculation as a page shows it.
type calculationStep struct {
	wording.Section
	Of string // the comparison, in words
	As string // the earlier comparison of the page whose step is the same, to the letter; "" if there is none
}

// comparison words a comparison of some figures.
func (v *view) comparison(spec *metric.Indicator, f *indicator.Figures, c *indicator.Comparison) comparisonView {
	before, after := v.phaseFigure(f, c.Before), v.phaseFigure(f, c.After)
	out := comparisonView{
		After: v.Phase(v.rep, c.After), Headline: c.Headline,
		Row: figureRow{
			values: [2]float64{before.Value, after.Value}, Change: v.Change(spec, c),
			Estimate: v.EffectInterval(spec, c), N: v.Say("n.both", v.Count(before.N), v.Count(after.N)), Verdict: v.verdict(c.Verdict), Alarm: v.Alarm(c),
			Marks: v.Marks(v.rep, spec, c),
		},
	}
	v.align(spec, &out.Row)
	if c.Verdict == indicator.NotEnoughData {
		out.Row.Change = none
	}
	return out
}

// calculate explains comparisons. A step that an earlier one of them has in the same words is not repeated.
func (v *view) calculate(res *indicator.Result, f *indicator.Figures, comparisons []comparisonView) {
	for i := range comparisons {
		c := &comparisons[i]
		c.Title = v.Say("comparison.title", c.After, v.before())
		for _, s := range v.Explain(v.rep, res, f, &f.Comparisons[i]).Sections {
			if s.ID == "claims" {
				continue // the page has them in a list of their own
			}
			step := calculationStep{Section: s, Of: c.Title}
			same := func(o calculationStep) bool { return reflect.DeepEqual(o.Section, s) }
			at := slices.IndexFunc(comparisons[:i], func(o comparisonView) bool { return slices.ContainsFunc(o.Calculation, same) })
			if at >= 0 {
				step.As = comparisons[at].Title
			}
			c.Calculation = append(c.Calculation, step)
		}
	}
}
