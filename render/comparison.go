package render

import (
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

// headlineOnly are the steps that a page shows of the headline alone, where a comparison has a verdict. Of the
// others they stand in the workbook, and upshot explain prints them.
var headlineOnly = []string{"files", "records", "calendar", "treatment", "gates", "estimates"}

// calculate explains comparisons, the headline first. The later ones leave out what an earlier one has in the
// same words.
func (v *view) calculate(res *indicator.Result, f *indicator.Figures, comparisons []comparisonView) []comparisonView {
	var order []int
	for i := range comparisons {
		if comparisons[i].Headline {
			order = append([]int{i}, order...)
		} else {
			order = append(order, i)
		}
	}
	var said []wording.Explanation
	calculated := make([]comparisonView, 0, len(comparisons))
	for _, i := range order {
		c := comparisons[i]
		c.Title = v.Say("comparison.title", c.After, v.before())
		c.Command = "upshot explain " + res.Spec.ID + " --phase " + f.Comparisons[i].After
		whole := v.Explain(v.rep, res, f, &f.Comparisons[i])
		for _, s := range whole.Beyond(said...).Sections {
			switch {
			case s.ID == "claims": // the page has them in a list of their own
			case !c.Headline && f.Comparisons[i].Verdict != indicator.NotEnoughData && slices.Contains(headlineOnly, s.ID):
			default:
				c.Calculation = append(c.Calculation, calculationStep{s, c.Title})
			}
		}
		said = append(said, whole)
		calculated = append(calculated, c)
	}
	return calculated
}
