package indicator

import (
	"upshot/indicator/stat"
	"upshot/metric"
)

// Tail is the change of an upper percentile of durations between two phases.
type Tail struct {
	Quantile      float64 // 0.85
	Before, After float64 // seconds
	Change        float64 // after minus before
	Low, High     float64 // 95 % interval of Change, by drawing whole months anew; Missing() with a Reason
	Reason        Reason  // why there is no interval
}

// minTailBlocks is how many months each phase needs: fewer, and drawing them anew gives too few different outcomes.
const minTailBlocks = 8

var tailQuantiles = []float64{0.85, 0.90}

// tails are nil without records in a phase. Blocks are calendar months, also where the test had to take weeks.
func tails(before, after *sample, blocks *blockwise) []Tail {
	if blocks == nil {
		return nil
	}
	x, y := before.durations, after.durations
	var why Reason
	if x.Blocks() < minTailBlocks || y.Blocks() < minTailBlocks {
		why = TooFewMonths
	}
	var out []Tail
	var limited []float64
	for _, p := range tailQuantiles {
		t := Tail{
			Quantile: p, Before: stat.Quantile(x.Values(), p), After: stat.Quantile(y.Values(), p),
			Low: metric.Missing(), High: metric.Missing(), Reason: why,
		}
		t.Change = t.After - t.Before
		switch n := stat.SmallestQuantileN(p, level); {
		case why != "":
		case len(x.Values()) < n || len(y.Values()) < n:
			t.Reason = TooFewForTail
		default:
			limited = append(limited, p)
		}
		out = append(out, t)
	}
	if len(limited) == 0 {
		return out
	}
	for i, limits := range stat.QuantileChanges(x, y, limited, level, blocks.seed) { // the lower quantiles need fewer records
		out[i].Low, out[i].High = limits.Low, limits.High
	}
	return out
}
