package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// comparisonView is one phase against the baseline, with the calculation behind its verdict.
type comparisonView struct {
	After       string
	Title       string // "Round 1 against Baseline"
	Headline    bool
	Command     string // that prints the whole calculation
	Row         figureRow
	Calculation []calculationStep
}

// calculationStep is a step of the calculation as a page shows it.
type calculationStep struct {
	wording.Section
	Of string // the comparison, in words
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

// calculate explains the headline, step by step, and names the others with the command that explains them: their
// steps would make most of the page.
func (v *view) calculate(res *indicator.Result, f *indicator.Figures, comparisons []comparisonView) []comparisonView {
	var headline, others []comparisonView
	for i, c := range comparisons {
		c.Title = v.Say("comparison.title", c.After, v.before())
		if !c.Headline {
			c.Command = "upshot explain " + res.Spec.ID + " --phase " + f.Comparisons[i].After
			others = append(others, c)
			continue
		}
		for _, s := range v.Explain(v.rep, res, f, &f.Comparisons[i]).Sections {
			if s.ID != "claims" { // the page has them in a list of their own
				c.Calculation = append(c.Calculation, calculationStep{s, c.Title})
			}
		}
		headline = append(headline, c)
	}
	return append(headline, others...)
}
