package render

import "upshot/indicator"

type (
	resultsRun struct {
		Run     string   `json:"run"`
		P       *float64 `json:"p"`
		Effect  *float64 `json:"effect"`
		Low     *float64 `json:"low"`
		High    *float64 `json:"high"`
		Verdict *string  `json:"verdict"`
		Flips   bool     `json:"flips"`
		Reason  *string  `json:"reason"`
	}
	resultsTail struct {
		Quantile float64  `json:"quantile"`
		Before   *float64 `json:"before"`
		After    *float64 `json:"after"`
		Change   *float64 `json:"change"`
		Low      *float64 `json:"low"`
		High     *float64 `json:"high"`
		Reason   *string  `json:"reason"`
	}
	resultsSegmented struct {
		Before resultsSegment       `json:"before"`
		After  resultsSegment       `json:"after"`
		Level  resultsSegmentChange `json:"level"`
		Slope  resultsSegmentChange `json:"slope"` // a period
		N      int                  `json:"n"`
		Lags   int                  `json:"lags"`
	}
	resultsSegment struct {
		From  string   `json:"from"`
		To    string   `json:"to"`
		Start *float64 `json:"start"`
		End   *float64 `json:"end"`
	}
	resultsSegmentChange struct {
		Change *float64 `json:"change"`
		Low    *float64 `json:"low"`
		High   *float64 `json:"high"`
		P      *float64 `json:"p"`
	}
)

// runResults are the sensitivity runs of a comparison.
func runResults(c *indicator.Comparison) []resultsRun {
	runs := make([]resultsRun, 0, len(c.Sensitivity))
	for i := range c.Sensitivity {
		r := &c.Sensitivity[i]
		run := resultsRun{
			Run: string(r.Name), P: finite(r.P), Effect: finite(r.Effect), Low: finite(r.Low), High: finite(r.High),
			Flips: r.Flips, Reason: given(string(r.Reason)),
		}
		if r.Judges() {
			run.Verdict = given(r.Verdict.String())
		}
		runs = append(runs, run)
	}
	return runs
}

// tailResults are the changes of upper percentiles.
func tailResults(c *indicator.Comparison) []resultsTail {
	tails := make([]resultsTail, 0, len(c.Tails))
	for _, t := range c.Tails {
		tails = append(tails, resultsTail{
			t.Quantile, finite(t.Before), finite(t.After), finite(t.Change), finite(t.Low), finite(t.High), given(string(t.Reason)),
		})
	}
	return tails
}

// segmentedResults are the lines through both phases.
func segmentedResults(g *indicator.Segmented) *resultsSegmented {
	if g == nil {
		return nil
	}
	segment := func(s indicator.Segment) resultsSegment {
		return resultsSegment{s.First, s.Last, finite(s.Start), finite(s.End)}
	}
	change := func(s indicator.SegmentChange) resultsSegmentChange {
		return resultsSegmentChange{finite(s.Estimate), finite(s.Low), finite(s.High), finite(s.P)}
	}
	return &resultsSegmented{segment(g.Before), segment(g.After), change(g.Level), change(g.Slope), g.N, g.Lags}
}
