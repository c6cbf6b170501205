package indicator

import (
	"fmt"
	"slices"
	"testing"

	"upshot/metric"
)

// foresight is how often a round was called in which just so much changed as was foreseen to be called with
// 80 % power, from the baseline and one month more.
type foresight struct {
	alone, last         Estimated // shares of the histories for which something was foreseen
	seenAlone, seenLast int       // how many those are
	leftAlone, leftLast float64   // what the foreseen change leaves of 1, on average
}

// foresee draws histories of a kind, looks ahead from the beginning of each, and lets a round of so many
// months come with that change.
func foresee(number, before, months, histories int) (f foresight) {
	t := newSimulation(number, [2]int{before, months})
	t.plan.Indicators = []metric.Indicator{t.plan.Indicators[mostPrimaries], t.plan.Indicators[2*mostPrimaries],
		t.plan.Indicators[1], t.plan.Indicators[2], t.plan.Indicators[3], t.plan.Indicators[4], t.plan.Indicators[5]}
	early := *t.plan
	early.Indicators = early.Indicators[:mostPrimaries] // so many are a family
	early.AsOf = t.course.months[before].Last
	early.Phases = slices.Clone(early.Phases)
	early.Phases[1].To = early.AsOf
	called := make([][2]float64, histories)
	left := make([][causes]float64, histories)
	onAllProcessors(histories, func(h int, _ *space) {
		own, missing := *t, metric.Missing()
		called[h], left[h] = [2]float64{missing, missing}, [causes]float64{1, missing, missing}
		own.course.left = [causes]float64{1, 1, 1}
		ahead := Outlooks(newReport(&early, own.draw(h), nil, verdicts), Overall, months)
		for cause := 1; cause < causes; cause++ {
			o := &ahead[cause-1] // of the indicator of that cause
			if o.Reason != "" {
				return
			}
			effect := o.Rounds[0].Alone
			if cause == causes-1 {
				effect = o.Rounds[0].Last
			}
			if metric.Known(effect) {
				left[h][cause] = t.left(effect)
				own.course.left[cause] = left[h][cause]
			}
		}
		rep := newReport(t.plan, own.draw(h), nil, verdicts)
		if metric.Known(left[h][1]) {
			called[h][0] = count(judged(rep, 0), Improved)
		}
		if metric.Known(left[h][2]) {
			called[h][1] = count(judged(rep, 1, 2, 3, 4, 5, 6)[:1], Improved)
		}
	})
	f.alone, f.leftAlone, f.seenAlone = foreseen(called, left, 0)
	f.last, f.leftLast, f.seenLast = foreseen(called, left, 1)
	return f
}

// foreseen averages over the histories for which something was foreseen.
func foreseen(called [][2]float64, left [][causes]float64, which int) (share Estimated, remaining float64, n int) {
	var outcomes []outcome
	for h := range called {
		if metric.Known(called[h][which]) {
			outcomes = append(outcomes, outcome{falseVerdicts: called[h][which]})
			remaining += left[h][which+1]
		}
	}
	if n = len(outcomes); n > 0 {
		share, remaining = mean(outcomes, func(o outcome) float64 { return o.falseVerdicts }), remaining/float64(n)
	}
	return share, remaining, n
}

// left is what an effect leaves of a value that is drawn.
func (t *simulation) left(effect float64) float64 {
	switch t.kind.form {
	case metric.Proportion:
		return max(0, 1+effect/shareFailing)
	case metric.Level:
		return 1 + effect/seriesLevel
	}
	return effect
}

// BenchmarkForesight prints how far the look ahead is from what comes, with UPSHOT_CALIBRATION histories a
// line.
func BenchmarkForesight(b *testing.B) {
	histories := simulatedHistories(b)
	for b.Loop() {
		fmt.Println()
		for number := range kinds {
			for _, span := range spans {
				f := foresee(number, span[0], span[1], histories)
				fmt.Printf("%-21s %2d+%d months: alone %5.1f ±%.1f (leaves %.2f; %d of %d), last of six %5.1f ±%.1f (%.2f; %d)\n", kinds[number].id, span[0], span[1],
					100*f.alone.Share, 100*f.alone.Error, f.leftAlone, f.seenAlone, histories, 100*f.last.Share, 100*f.last.Error, f.leftLast, f.seenLast)
			}
		}
	}
}
