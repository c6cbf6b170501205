package render

import "upshot/indicator"

type (
	resultsComparison struct {
		Before      string        `json:"before"`
		After       string        `json:"after"`
		Change      *float64      `json:"change"`
		ChangePct   *float64      `json:"change_pct"`
		Effect      *float64      `json:"effect"`
		EffectKind  *string       `json:"effect_kind"`
		Low         *float64      `json:"low"`
		High        *float64      `json:"high"`
		P           *float64      `json:"p"`
		PAdjusted   *float64      `json:"p_adjusted"`
		Detectable  *float64      `json:"detectable"`
		Tests       []resultsTest `json:"tests"`
		Verdict     string        `json:"verdict"`
		Reason      *string       `json:"reason"`
		Sensitivity []resultsRun  `json:"sensitivity"`

		Stratified *resultsStratified `json:"stratified"` // null: not several projects
		PAcross    *float64           `json:"p_across"`   // null: all projects together, or not tested
		Multiple   *float64           `json:"multiple"`
		Notes      []resultsNote      `json:"notes"`
		Survival   *resultsSurvival   `json:"survival"` // null: not needed
		Outliers   []resultsOutlier   `json:"outliers"`
		Tails      []resultsTail      `json:"tails"`
		Segmented  *resultsSegmented  `json:"segmented"` // null: too few complete periods

		PCautious *float64 `json:"p_cautious"`
	}
	resultsTest struct {
		Name         string   `json:"name"`
		P            *float64 `json:"p"`
		Low          *float64 `json:"low"`
		High         *float64 `json:"high"`
		Phi          *float64 `json:"phi"`
		DF           *float64 `json:"df"`
		Arrangements *int     `json:"arrangements"`
	}
)

// ComparisonResults is a comparison as results.json has it.
func ComparisonResults(rep *indicator.Report, c *indicator.Comparison) any {
	return comparisonResults(rep, c)
}

func comparisonResults(rep *indicator.Report, c *indicator.Comparison) resultsComparison {
	r := resultsComparison{
		Before: c.Before, After: c.After, Change: finite(c.Change), ChangePct: finite(c.ChangePct),
		Effect: finite(c.Effect), EffectKind: given(string(c.EffectKind)), Low: finite(c.Low), High: finite(c.High),
		P: finite(c.P), PAdjusted: finite(c.Adjusted), PCautious: finite(c.Cautious), Detectable: finite(c.Detectable),
		Tests: make([]resultsTest, 0, len(c.Tests)), Verdict: c.Verdict.String(),
		Reason: given(string(c.Reason)), Sensitivity: runResults(c),
		Stratified: stratifiedResults(rep, c.Stratified), PAcross: finite(c.AcrossP), Multiple: finite(c.Multiple),
		Tails: tailResults(c), Segmented: segmentedResults(c.Segmented),
	}
	for _, t := range c.Tests {
		test := resultsTest{
			Name: string(t.Name), P: finite(t.P), Low: finite(t.Low), High: finite(t.High),
			Phi: finite(t.Phi), DF: finite(t.DF), Arrangements: positive(t.Arrangements),
		}
		if t.Name == indicator.FrozenLimits { // no signal is an answer, not a number that is lacking
			test.Arrangements = &t.Arrangements
		}
		r.Tests = append(r.Tests, test)
	}
	r.setTreatment(c)
	return r
}
