package render

import "upshot/indicator"

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
