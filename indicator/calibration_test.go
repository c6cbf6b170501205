package indicator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"upshot/metric"
)

// kinds are the histories that verdicts are tried on.
var kinds = []struct {
	id   string
	form metric.Form
	held bool // the bound of 5 % is promised
	draw func(chance, months) drawn
}{
	{"durations-independent", metric.Duration, true, durations(false, 0, 0)},
	{"durations-week-0.1", metric.Duration, true, durations(true, 0.1, 0)},
	{"durations-month-0.05", metric.Duration, false, durations(false, 0.05, 0.3)},
	{"durations-month-0.1", metric.Duration, false, durations(false, 0.1, 0.3)},
	{"counts-1", metric.Frequency, true, counts(1)},
	{"counts-2", metric.Frequency, true, counts(2)},
	{"counts-3", metric.Frequency, true, counts(3)},
	{"proportions-1", metric.Proportion, true, proportions(1)},
	{"proportions-2", metric.Proportion, true, proportions(2)},
	{"series-0", metric.Level, true, series(0)},
	{"series-0.2", metric.Level, true, series(0.2)},
	{"series-0.4", metric.Level, false, series(0.4)},
}

// spans are how many months lie before and after.
var spans = [][2]int{{6, 4}, {6, 6}, {12, 6}}

// families are how many primary indicators a report has. Those of one history are the largest.
var families = []int{1, 4, 6}

const mostPrimaries = 6

// trial is a plan for histories of one kind and span: six indicators for each cause, each with a source.
type trial struct {
	kind   int
	months months
	plan   *metric.Plan
}

func newTrial(kind int, span [2]int) *trial {
	first := day("2023-01-01")
	list := metric.Month.Between(first, first+365*3)[:span[0]+span[1]]
	before := metric.Window{From: first, To: list[span[0]-1].Last}
	after := metric.Window{From: before.To + 1, To: list[len(list)-1].Last}
	t := &trial{kind: kind, months: months{list, span[0]}, plan: &metric.Plan{
		Languages: []string{"en"}, Location: time.UTC, Timezone: "UTC", AsOf: after.To, Multiplicity: "bh",
		Phases:  []metric.Phase{{ID: "before", Window: before}, {ID: "after", Window: after}},
		Compare: metric.Compare{Before: 0, After: []int{1}},
	}}
	for i := range levelsOfCause * mostPrimaries {
		s := spec(fmt.Sprintf("indicator-%02d", i), kinds[kind].form, true)
		source := fmt.Sprintf("source-%02d", i)
		s.Measure.Numerator.Source = source
		switch s.Measure.Form {
		case metric.Duration:
			s.Measure.From, s.Measure.To, s.Measure.Column = "", "", "number"
		case metric.Proportion:
			s.Measure.Denominator.Source = source
		}
		t.plan.Indicators = append(t.plan.Indicators, s)
		t.plan.Sources = append(t.plan.Sources, metric.Source{ID: source, Layout: "long", Covers: metric.Window{From: first, To: after.To}})
	}
	return t
}

// compute draws one history and computes its report. Its indicators stand by cause, six of each.
func (t *trial) compute(history int) *Report {
	c := chance{rand.New(rand.NewPCG(uint64(t.kind*1000+len(t.months.list)*10+t.months.before), uint64(history)))}
	data := &metric.Dataset{Tables: make([]metric.Table, len(t.plan.Sources))}
	for i := range mostPrimaries {
		for cause, records := range kinds[t.kind].draw(c, t.months) {
			at := cause*mostPrimaries + i
			data.Tables[at] = records.build(at)
		}
	}
	return Compute(t.plan, data, nil)
}

// judged reaches the verdicts of some indicators of a report as if it had no others.
func judged(rep *Report, indicators ...int) []Verdict {
	family := make([]Result, len(indicators))
	for i, at := range indicators {
		c := *rep.Indicators[at].In(Overall).Headline()
		if c.Verdict != NotEnoughData {
			c.Reason = "" // what a gate said stays, what judge said goes
		}
		c.Adjusted, c.Family, c.Notes = metric.Missing(), 0, slices.Clip(c.Notes)
		family[i] = Result{Spec: rep.Indicators[at].Spec, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{c}}}}
	}
	judge(rep.Plan, family)
	verdicts := make([]Verdict, len(family))
	for i := range family {
		verdicts[i] = family[i].Scopes[0].Comparisons[0].Verdict
	}
	return verdicts
}

// outcome is what one report of a family of primaries came to, each a share.
type outcome struct {
	falseVerdicts, falseReports, falseLeaning float64 // nothing changed
	falseDiscovery                            float64 // the first half changed by 50 %: of the changes called, those that are none
	power                                     [levelsOfCause]float64
}

// count is how many of some verdicts are one of these.
func count(verdicts []Verdict, these ...Verdict) (n float64) {
	for _, v := range verdicts {
		if slices.Contains(these, v) {
			n++
		}
	}
	return n
}

// outcomeOf judges the indicators from first on as a family.
func outcomeOf(rep *Report, first, size int) (o outcome) {
	family := func(cause func(i int) int) []Verdict {
		pick := make([]int, size)
		for i := range pick {
			pick[i] = cause(i)*mostPrimaries + first + i
		}
		return judged(rep, pick...)
	}
	null := family(func(int) int { return 0 })
	called := count(null, Improved, Worsened)
	o.falseVerdicts, o.falseReports = called/float64(size), min(1, called)
	o.falseLeaning = count(null, LeaningBetter, LeaningWorse) / float64(size)
	for cause := 1; cause < levelsOfCause; cause++ {
		o.power[cause] = count(family(func(int) int { return cause }), Improved) / float64(size)
	}
	half := size / 2
	mixed := family(func(i int) int {
		if i < half {
			return levelsOfCause - 1
		}
		return 0
	})
	wrong := count(mixed[:half], Worsened) + count(mixed[half:], Improved, Worsened)
	o.falseDiscovery = wrong / max(1, count(mixed, Improved, Worsened))
	return o
}

// simulated is the reports of one kind, span and family of so many histories.
func simulate(kind int, span [2]int, histories int) map[int][]outcome {
	t := newTrial(kind, span)
	byHistory := make([]map[int][]outcome, histories)
	onAllProcessors(histories, func(h int, _ *space) {
		rep := t.compute(h)
		byHistory[h] = map[int][]outcome{}
		for _, size := range families {
			for first := 0; first+size <= mostPrimaries; first += size {
				byHistory[h][size] = append(byHistory[h][size], outcomeOf(rep, first, size))
			}
		}
	})
	all := map[int][]outcome{}
	for _, of := range byHistory {
		for _, size := range families {
			all[size] = append(all[size], of[size]...)
		}
	}
	return all
}

// estimate is a mean over reports with its Monte-Carlo error.
type estimated struct{ Share, Error float64 }

func (e estimated) String() string { return fmt.Sprintf("%5.1f±%.1f", 100*e.Share, 100*e.Error) }

func mean(outcomes []outcome, of func(outcome) float64) estimated {
	n, sum, squares := float64(len(outcomes)), 0.0, 0.0
	for _, o := range outcomes {
		v := of(o)
		sum += v
		squares += v * v
	}
	m := sum / n
	return estimated{m, math.Sqrt(max(0, squares/n-m*m) / n)}
}

func BenchmarkCalibration(b *testing.B) {
	histories := 200
	if s := os.Getenv("UPSHOT_CALIBRATION"); s != "" {
		histories, _ = strconv.Atoi(s)
	}
	for b.Loop() {
		for kind := range kinds {
			for _, span := range spans {
				start := time.Now()
				all := simulate(kind, span, histories)
				for _, size := range families {
					o := all[size]
					fmt.Printf("%-22s %2d+%d %d false %v any %v lean %v fdr %v p30 %v p50 %v\n", kinds[kind].id, span[0], span[1], size,
						mean(o, func(o outcome) float64 { return o.falseVerdicts }), mean(o, func(o outcome) float64 { return o.falseReports }),
						mean(o, func(o outcome) float64 { return o.falseLeaning }), mean(o, func(o outcome) float64 { return o.falseDiscovery }),
						mean(o, func(o outcome) float64 { return o.power[1] }), mean(o, func(o outcome) float64 { return o.power[2] }))
				}
				fmt.Println(time.Since(start))
			}
		}
	}
}
