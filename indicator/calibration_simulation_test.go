package indicator

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"upshot/metric"
)

// kind is a way in which the records of an indicator come about.
type kind struct {
	id   string
	form metric.Form
	held bool // no more than 5 % of the reports may hold a false verdict
	draw func(chance, course) drawn
}

// kinds are the histories that verdicts are tried on. Where months as a whole resemble their neighbours
// closely, nothing that also sees changes keeps the promise: what happens there is known and printed.
var kinds = []kind{
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

// families are how many primary indicators a report has. A history has as many as the largest.
var families = []int{1, 4, mostPrimaries}

const mostPrimaries = 6

// simulation is the plan of the histories of one kind and span: six indicators for each cause, each with a source
// of its own.
type simulation struct {
	kind   kind
	course course
	plan   *metric.Plan
}

func newSimulation(number int, span [2]int) *simulation {
	first := day("2023-01-01")
	list := metric.Month.Between(first, first+3*365)[:span[0]+span[1]]
	before := metric.Window{From: first, To: list[span[0]-1].Last}
	after := metric.Window{From: before.To + 1, To: list[len(list)-1].Last}
	t := &simulation{kind: kinds[number], course: course{list, span[0], remains}, plan: &metric.Plan{
		Languages: []string{"en"}, Location: time.UTC, Timezone: "UTC", AsOf: after.To, Multiplicity: "bh",
		Phases:  []metric.Phase{{ID: "before", Window: before}, {ID: "after", Window: after}},
		Compare: metric.Compare{Before: 0, After: []int{1}},
	}}
	for i := range causes * mostPrimaries {
		source := fmt.Sprintf("source-%02d", i)
		t.plan.Indicators = append(t.plan.Indicators, t.indicator(fmt.Sprintf("indicator-%02d", i), source))
		t.plan.Sources = append(t.plan.Sources, metric.Source{ID: source, Layout: "long", Covers: metric.Window{From: first, To: after.To}})
	}
	return t
}

func (t *simulation) indicator(id, source string) metric.Indicator {
	s := spec(id, t.kind.form, true)
	s.Measure.Numerator.Source = source
	switch s.Measure.Form {
	case metric.Duration:
		s.Measure.From, s.Measure.To, s.Measure.Column = "", "", "number"
	case metric.Proportion:
		s.Measure.Denominator.Source = source
	}
	return s
}

// draw draws one history, the same for the same number. Its indicators stand by cause, six of each.
func (t *simulation) draw(history int) *metric.Dataset {
	s := seed(fmt.Sprintf("%s %d+%d", t.kind.id, t.course.before, len(t.course.months)-t.course.before), nil, nil)
	c := chance{rand.New(rand.NewPCG(s[0], s[1]+uint64(history)))}
	data := &metric.Dataset{Tables: make([]metric.Table, len(t.plan.Sources))}
	for i := range mostPrimaries {
		for cause, records := range t.kind.draw(c, t.course) {
			at := cause*mostPrimaries + i
			data.Tables[at] = records.build(at)
		}
	}
	return data
}

// judged is the headlines of some indicators of a report, judged as if it had no others.
func judged(rep *Report, indicators ...int) []Comparison {
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
	comparisons := make([]Comparison, len(family))
	for i := range family {
		comparisons[i] = family[i].Scopes[0].Comparisons[0]
	}
	return comparisons
}

// outcome is what one history came to with one family of primaries, each a share.
type outcome struct {
	falseVerdicts, falseReports, falseLeaning, falseDiscovery float64
	power                                                     [causes]float64
}

// outcomeOf judges the indicators from first on as a family: unchanged, all improved, the first half improved.
func outcomeOf(rep *Report, first, size int) (o outcome) {
	family := func(cause func(i int) int) []Comparison {
		pick := make([]int, size)
		for i := range pick {
			pick[i] = cause(i)*mostPrimaries + first + i
		}
		return judged(rep, pick...)
	}
	unchanged := family(func(int) int { return 0 })
	called := count(unchanged, Improved, Worsened)
	o.falseVerdicts, o.falseReports = called/float64(size), min(1, called)
	o.falseLeaning = count(unchanged, LeaningBetter, LeaningWorse) / float64(size)
	for cause := 1; cause < causes; cause++ {
		o.power[cause] = count(family(func(int) int { return cause }), Improved) / float64(size)
	}
	half := size / 2
	mixed := family(func(i int) int {
		if i < half {
			return causes - 1
		}
		return 0
	})
	wrong := count(mixed[:half], Worsened) + count(mixed[half:], Improved, Worsened)
	o.falseDiscovery = wrong / max(1, count(mixed, Improved, Worsened))
	return o
}

// count is how many comparisons have one of some verdicts.
func count(comparisons []Comparison, verdicts ...Verdict) (n float64) {
	for i := range comparisons {
		if slices.Contains(verdicts, comparisons[i].Verdict) {
			n++
		}
	}
	return n
}

// simulate judges so many histories, and gives the outcomes by family, in the order of the histories. A small
// family is found in a history as often as it fits into it; all of them are averaged.
func simulate(number int, span [2]int, histories int) [][]outcome {
	t := newSimulation(number, span)
	byFamily := make([][]outcome, len(families))
	for i := range byFamily {
		byFamily[i] = make([]outcome, histories*(mostPrimaries/families[i]))
	}
	onAllProcessors(histories, func(h int, _ *space) {
		rep := newReport(t.plan, t.draw(h), nil, verdicts)
		for i, size := range families {
			n := mostPrimaries / size
			for j := range n {
				byFamily[i][h*n+j] = outcomeOf(rep, j*size, size)
			}
		}
	})
	return byFamily
}

// mean is a share of all outcomes with its error, to four decimals.
func mean(outcomes []outcome, of func(outcome) float64) Estimated {
	n, sum, squares := float64(len(outcomes)), 0.0, 0.0
	for _, o := range outcomes {
		v := of(o)
		sum += v
		squares += float64(v * v)
	}
	round := func(v float64) float64 { return math.Round(v*1e4) / 1e4 }
	m := sum / n
	return Estimated{round(m), round(math.Sqrt(max(0, squares/n-float64(m*m)) / n))}
}
