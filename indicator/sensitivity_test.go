package indicator

import (
	"testing"

	"upshot/metric"
)

// hours are durations month by month: those of a month end on its 17th.
func (r *records) hours(first string, months ...[]float64) {
	d := day(first)
	for _, month := range months {
		for _, v := range month {
			r.add(0, d+16, v*3600, 0, "")
		}
		d = metric.Month.Containing(d).Last + 1
	}
}

// counts are so many records a month from the first on, on its first days.
func (r *records) counts(first string, months ...int) {
	d := day(first)
	for _, n := range months {
		for i := range n {
			r.add(0, d+metric.Day(i%28), 3600, 0, "")
		}
		d = metric.Month.Containing(d).Last + 1
	}
}

// headline computes a plan of one indicator over one project.
func headline(p *metric.Plan, events *records) *Comparison {
	return compute(p, []metric.Project{{ID: "a"}}, events, nil).Indicators[0].In(Overall).Headline()
}

// sensitivityRun finds a run by its name.
func sensitivityRun(t *testing.T, c *Comparison, name RunName) Run {
	t.Helper()
	for _, r := range c.Sensitivity {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("no run %q in %v", name, c.Sensitivity)
	return Run{}
}

// slow is a baseline of six months, in hours.
var slow = [][]float64{{20, 22, 25}, {21, 23, 26}, {19, 24, 27}, {18, 22, 28}, {20, 23, 29}, {21, 25, 30}}

// tailed are months of which two records in nine are long.
func tailed(months int, middle [7]float64, long, longer float64) (out [][]float64) {
	for i := range months {
		out = append(out, append(append([]float64{}, middle[:]...), long+float64(i), longer+float64(i)))
	}
	return out
}

// cutNovember lets round 2 begin in the middle of a month.
func cutNovember(p *metric.Plan) { p.Phases[2] = phase("round-2", "2023-11-16", "2024-02-29") }

// The p-values are from a program of its own in Python: midranks, all 210 (or 84) subsets of months listed, sums
// compared; for the tail the counts above the pooled quantile; for rates scipy's binomial and t.
func TestSensitivityRuns(t *testing.T) {
	before := tailed(6, [7]float64{10, 11, 12, 13, 14, 15, 16}, 40, 50)
	for _, c := range []struct {
		name    string
		form    metric.Form
		change  func(*metric.Plan)
		events  func(*records)
		run     RunName
		verdict Verdict
		p       float64
		want    Verdict
		effect  float64
		reason  Reason
	}{
		{
			"three long records hide a fall of all others", metric.Duration, nil,
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-11-01", []float64{10, 11, 12}, []float64{12, 13, 14}, []float64{9, 14, 15}, []float64{13, 300, 310, 320})
			},
			WithoutOutliers, LeaningBetter, 1.0 / 210, Improved, 0.5227733021739333, "",
		},
		{
			"a fall of every month needs no record in particular", metric.Duration, nil,
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-11-01", []float64{10, 11, 12}, []float64{12, 13, 14}, []float64{9, 14, 15}, []float64{8, 10, 13})
			},
			WithoutOutliers, Improved, 1.0 / 210, Improved, 0.5238095238095238, "",
		},
		{
			"a half month of long records hides a fall of the whole months", metric.Duration, cutNovember,
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-11-01", []float64{60, 61, 62, 63}, []float64{12, 13, 14}, []float64{9, 14, 15}, []float64{8, 10, 13, 14})
			},
			CompletePeriods, NoClearChange, 1.0 / 84, Improved, 0.5240224635777517, "",
		},
		{
			"whole months leave nothing out", metric.Duration, nil,
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-11-01", []float64{60, 61, 62, 63}, []float64{12, 13, 14}, []float64{9, 14, 15}, []float64{8, 10, 13})
			},
			CompletePeriods, NoClearChange, metric.Missing(), NotEnoughData, metric.Missing(), NothingLeftOut,
		},
		{
			"of two whole months and a half the halves cannot be left out", metric.Duration, func(p *metric.Plan) {
				p.Phases[2] = phase("round-2", "2023-11-16", "2024-01-31")
			},
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-11-01", []float64{60, 61, 62, 63}, []float64{12, 13, 14}, []float64{9, 14, 15, 16, 17, 18, 19})
			},
			CompletePeriods, NoClearChange, metric.Missing(), NotEnoughData, metric.Missing(), TooFewBlocks,
		},
		{
			"between two rounds with a break only the cut month is left out", metric.Duration, func(p *metric.Plan) {
				p.Phases[1] = phase("round-1", "2023-07-01", "2023-08-20")
				p.Phases[2] = phase("round-2", "2023-10-01", "2023-12-31")
				p.Compare.After = []int{1, 2}
			},
			func(r *records) {
				r.hours("2023-01-01", slow...)
				r.hours("2023-07-01", []float64{12, 13, 14}, []float64{60, 61, 62, 63})
				r.hours("2023-10-01", []float64{9, 14, 15}, []float64{8, 10, 13}, []float64{11, 12, 16})
			},
			CompletePeriods, NoClearChange, 1.0 / 210, Improved, 0.5227733021739333, "",
		},
		{
			"the middle fell, the long ones did not", metric.Duration, nil,
			func(r *records) {
				r.hours("2023-01-01", before...)
				r.hours("2023-11-01", tailed(4, [7]float64{5, 6, 6, 7, 7, 8, 8}, 41, 51)...)
			},
			UpperTail, Improved, 1, NoClearChange, 0.9930313588850175, "",
		},
		{
			"the middle fell, and the long ones with it", metric.Duration, nil,
			func(r *records) {
				r.hours("2023-01-01", before...)
				r.hours("2023-11-01", tailed(4, [7]float64{5, 6, 6, 7, 7, 8, 8}, 21, 25)...)
			},
			UpperTail, Improved, 1.0 / 210, Improved, 0.5284552845528455, "",
		},
		{
			"one full month hides that the others have fewer", metric.Frequency, nil,
			func(r *records) {
				r.counts("2023-01-01", 30, 30, 30, 30, 30, 30)
				r.counts("2023-11-01", 18, 19, 17, 48)
			},
			WithoutOutliers, NoClearChange, 0.011469995249591716, Improved, 0.5902173913043479, "",
		},
		{
			"fewer in every month", metric.Frequency, nil,
			func(r *records) {
				r.counts("2023-01-01", 30, 30, 30, 30, 30, 30)
				r.counts("2023-11-01", 18, 19, 17, 20)
			},
			WithoutOutliers, Improved, 0.011469995249591716, Improved, 0.5902173913043479, "",
		},
		{
			"a busy half month hides that the whole ones have fewer", metric.Frequency, cutNovember,
			func(r *records) {
				r.counts("2023-01-01", 30, 30, 30, 30, 30, 30)
				for i := range 40 {
					r.add(0, day("2023-11-16")+metric.Day(i%15), 3600, 0, "")
				}
				r.counts("2023-12-01", 18, 19, 17)
			},
			CompletePeriods, NoClearChange, 0.012629151874916748, Improved, 0.5967032967032967, "",
		},
		{
			"a rate over whole months leaves nothing out", metric.Frequency, nil,
			func(r *records) {
				r.counts("2023-01-01", 30, 30, 30, 30, 30, 30)
				r.counts("2023-11-01", 18, 19, 17, 20)
			},
			CompletePeriods, Improved, metric.Missing(), NotEnoughData, metric.Missing(), NothingLeftOut,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := spec("x", c.form, true)
			p := plan(s)
			if c.change != nil {
				c.change(p)
			}
			events := &records{}
			c.events(events)
			got := headline(p, events)
			if got.Verdict != c.verdict {
				t.Fatalf("verdict = %v (p %v, %q), want %v", got.Verdict, got.P, got.Reason, c.verdict)
			}
			r := sensitivityRun(t, got, c.run)
			if r.Verdict != c.want || r.Reason != c.reason || r.Judges() != (c.reason == "") || r.Flips != (c.reason == "" && c.want != c.verdict) {
				t.Errorf("run = %+v, want %v, reason %q", r, c.want, c.reason)
			}
			if !near(r.P, c.p) || !near(r.Effect, c.effect) {
				t.Errorf("run has p %v and effect %v, want %v and %v", r.P, r.Effect, c.p, c.effect)
			}
			if flipped := len(got.Flipped()) > 0; r.Flips && !flipped {
				t.Error("the flip is not among Flipped")
			}
		})
	}
}

// eightMonths is a baseline of eight months and one later phase of eight.
func eightMonths(indicators ...metric.Indicator) *metric.Plan {
	p := plan(indicators...)
	p.Phases = []metric.Phase{phase("baseline", "2023-01-01", "2023-08-31"), phase("after", "2023-09-01", "2024-04-30")}
	p.AsOf = day("2024-04-30")
	p.Compare = metric.Compare{Before: 0, After: []int{1}}
	for i := range p.Sources {
		p.Sources[i].Covers = metric.Window{From: day("2023-01-01"), To: day("2024-04-30")}
	}
	return p
}

// quiet is a series whose later months all lie lower, of which one alone gives a signal against the limits
// (100.625 -/+ 2.66*31/7: below 88.8); the seven others are no run of eight and within the mid-line.
var (
	quiet = []float64{100, 104, 98, 103, 97, 102, 99, 102}
	lower = []float64{96, 95.5, 96.5, 80, 95, 96, 95.8, 96.2}
)

func TestASeriesWhoseOneSignalIsItsMostUnusualMonthFlips(t *testing.T) {
	s := spec("level", metric.Level, true)
	s.MinimumEffect = metric.Effect{Value: 0.02, Relative: true}
	events := &records{}
	events.monthly(-1, "2023-01-01", append(append([]float64{}, quiet...), lower...)...)
	c := headline(eightMonths(s), events)
	if c.Verdict != Improved {
		t.Fatalf("verdict = %v, %q, want improved", c.Verdict, c.Reason)
	}
	r := sensitivityRun(t, c, WithoutOutliers)
	// 8 against 7 months without overlap: 2 of C(15,7) = 6435 arrangements; the middle difference of 56.
	if r.Verdict != LeaningBetter || !r.Flips || !near(r.P, 2.0/6435) {
		t.Errorf("run = %+v, want leaning better with p 2/6435: there is no signal left", r)
	}
	if got := sensitivityRun(t, c, CompletePeriods); got.Reason != NothingLeftOut {
		t.Errorf("complete periods of a series: %+v, want nothing left out", got)
	}
}

func TestASeriesOfFourMonthsCannotLoseOne(t *testing.T) {
	s := spec("level", metric.Level, true)
	events := &records{}
	events.monthly(-1, "2023-01-01", 100, 104, 98, 103, 97, 102)
	events.monthly(-1, "2023-11-01", 50, 52, 20, 51)
	c := headline(plan(s), events)
	r := sensitivityRun(t, c, WithoutOutliers)
	if c.Verdict != Improved || r.Reason != TooFewPeriods || r.Flips || r.Judges() {
		t.Errorf("verdict %v, run %+v, want improved and a run that has too few periods, which is no flip", c.Verdict, r)
	}
}

func TestARunTakesTheStepOfItsFamily(t *testing.T) {
	for _, c := range []struct {
		name         string
		other, tried float64
		want         Verdict
		flips        bool
	}{
		{"alone it would pass, beside one that does not it is 2 x 0.03", 0.2, 0.03, LeaningBetter, true},
		{"beside one that passes it does too", 0.04, 0.03, Improved, false},
		{"a p over 0.05 is a sign", 0.04, 0.06, LeaningBetter, true},
		{"a p over 0.10 is none", 0.04, 0.2, NoClearChange, true},
	} {
		results := make([]Result, 3)
		for i, p := range []float64{0.001, c.other, 0.01} {
			results[i] = Result{Spec: &metric.Indicator{Better: metric.Lower, Primary: true}, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{
				{After: "round-1", EffectKind: HLRatio, Effect: 0.5, Low: 0.4, High: 0.6, P: p, relevant: 5},
			}}}}
		}
		results[2].Scopes[0].Comparisons[0].Reason = TooFewItems // it is not in the family
		own := &results[0].Scopes[0].Comparisons[0]
		own.trials = []trial{{UpperTail, Comparison{EffectKind: HLRatio, Effect: 0.7, P: c.tried, pOnly: true, relevant: 3}}}
		judge(&metric.Plan{Multiplicity: "bh"}, results)
		if r := own.Sensitivity[0]; own.Verdict != Improved || r.Verdict != c.want || r.Flips != c.flips {
			t.Errorf("%s: %v, run %+v, want %v", c.name, own.Verdict, r, c.want)
		}
		if results[1].Scopes[0].Comparisons[0].Adjusted != c.other && c.other > 0.1 {
			t.Errorf("%s: the other comparison's p has moved", c.name)
		}
	}
}

func TestARunTheOtherWayRoundFlipsToTheOtherSide(t *testing.T) {
	own := Comparison{EffectKind: HLRatio, Effect: 0.5, Low: 0.4, High: 0.6, P: 0.01, relevant: 5}
	own.trials = []trial{{UpperTail, Comparison{EffectKind: HLRatio, Effect: 2, P: 0.01, pOnly: true, relevant: 10}}}
	results := []Result{{Spec: &metric.Indicator{Better: metric.Lower, Primary: true}, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{own}}}}}
	judge(&metric.Plan{Multiplicity: "bh"}, results)
	if r := results[0].Scopes[0].Comparisons[0].Sensitivity[0]; r.Verdict != Worsened || !r.Flips {
		t.Errorf("run = %+v, want worsened", r)
	}
}

func TestWithoutEnoughDataNothingIsTriedAgain(t *testing.T) {
	events := &records{}
	events.hours("2023-01-01", slow...)
	events.hours("2023-11-01", []float64{10, 11, 12})
	if c := headline(plan(spec("lead", metric.Duration, true)), events); c.Verdict != NotEnoughData || c.Sensitivity != nil || c.Segmented != nil {
		t.Errorf("verdict %v, runs %v, want not enough data and none", c.Verdict, c.Sensitivity)
	}
}

// eightByEight are eight months of records either side, so many a month, that fall by half.
func eightByEight(each int) *records {
	events := &records{}
	var months [][]float64
	for i := range 16 {
		var month []float64
		for j := range each {
			v := 20 + float64((7*i+5*j)%11)
			if i >= 8 {
				v /= 2
			}
			month = append(month, v)
		}
		months = append(months, month)
	}
	events.hours("2023-01-01", months...)
	return events
}

func TestTailsNeedEightMonthsAndRecordsEnough(t *testing.T) {
	lead := spec("lead", metric.Duration, true)
	c := headline(eightMonths(lead), eightByEight(6))
	for i, p := range []float64{0.85, 0.9} {
		tail := c.Tails[i]
		if tail.Quantile != p || tail.Reason != "" || !near(tail.Change, tail.After-tail.Before) || !near(tail.After, tail.Before/2) {
			t.Errorf("tail %+v, want the %v quantile halved, with an interval", tail, p)
		}
		if !(tail.Low <= tail.Change && tail.Change <= tail.High && tail.Low < tail.High && tail.High < 0) {
			t.Errorf("interval %v to %v around %v, want a fall", tail.Low, tail.High, tail.Change)
		}
	}
	few := headline(eightMonths(lead), eightByEight(4)) // 32 a side: 23 give p85 both limits, p90 needs 36
	if few.Tails[0].Reason != "" || few.Tails[1].Reason != TooFewForTail || metric.Known(few.Tails[1].Low) || !metric.Known(few.Tails[1].Change) {
		t.Errorf("tails of 32 records = %+v, want an interval of p85 only", few.Tails)
	}
	short := eightMonths(lead)
	short.Phases[1].To, short.AsOf = day("2024-03-31"), day("2024-03-31")
	seven := headline(short, eightByEight(6))
	if seven.Tails[0].Reason != TooFewMonths || seven.Tails[1].Reason != TooFewMonths || metric.Known(seven.Tails[0].Low) {
		t.Errorf("tails of seven months = %+v, want a reason and no interval", seven.Tails)
	}
}

func TestTheSegmentedLineIsToLookAt(t *testing.T) {
	s := spec("level", metric.Level, true)
	series := []float64{21.2, 19.8, 22.5, 20.1, 23.0, 21.7, 20.9, 22.2, 15.1, 14.2, 14.9, 12.8, 13.1, 12.2, 11.7, 12.4}
	events := &records{}
	events.monthly(-1, "2023-01-01", series...)
	c := headline(eightMonths(s), events)
	g := c.Segmented
	if g == nil {
		t.Fatal("eight months either side have no line")
	}
	// statsmodels 0.13.5, as in the test of stat.Segment.
	if !near(g.Level.Estimate, -7.1880952381) || !near(g.Level.Low, -8.043631550272243) || !near(g.Slope.Estimate, -0.621428571429) || !near(g.Slope.High, -0.4284649682386761) {
		t.Errorf("level %+v, slope %+v", g.Level, g.Slope)
	}
	if g.Before.From != 0 || g.Before.To != 7 || g.After.From != 8 || g.After.To != 15 || g.N != 16 {
		t.Errorf("the lines run over %+v and %+v", g.Before, g.After)
	}
	if !near(g.Before.Start, 20.8833333333) || !near(g.Before.End, 20.8833333333+7*0.154761904762) || !near(g.After.Start, 14.93333333333333) || !near(g.After.End, 14.93333333333333-7*0.46666666666666723) {
		t.Errorf("the lines' ends are %+v and %+v", g.Before, g.After)
	}
	r := sensitivityRun(t, c, SegmentedLine)
	if r.Flips || r.Judges() || !near(r.Effect, g.Level.Estimate) || !near(r.P, g.Level.P) {
		t.Errorf("run = %+v, want the change of level and no verdict", r)
	}
	events = &records{}
	events.monthly(-1, "2023-01-01", append(series[:7:7], metric.Missing())...)
	events.monthly(-1, "2023-09-01", series[8:]...)
	c = headline(eightMonths(s), events)
	if r := sensitivityRun(t, c, SegmentedLine); c.Segmented != nil || r.Reason != TooFewPoints {
		t.Errorf("with seven months before: %+v, want too few", r)
	}
}

func TestADepthTakesNothingFromAVerdict(t *testing.T) {
	events := eightByEight(6)
	data := &metric.Dataset{Projects: []metric.Project{{ID: "a"}}, Tables: []metric.Table{events.build(0), (&records{}).build(1)}}
	p := eightMonths(spec("lead", metric.Duration, true))
	full := newReport(p, data, nil, everything).Indicators[0]
	for _, tt := range []struct {
		name  string
		depth depth
		scope Scope
		runs  int
		tails int
	}{
		{"everything, of all projects", everything, Overall, len(full.In(Overall).Headline().Sensitivity), 2},
		{"everything, of one project", everything, Scope{Project: 0}, len(full.In(Overall).Headline().Sensitivity), 2},
		{"headlines, of all projects", headlines, Overall, len(full.In(Overall).Headline().Sensitivity), 0},
		{"headlines, of one project", headlines, Scope{Project: 0}, 0, 0},
		{"verdicts", verdicts, Overall, 0, 0},
	} {
		res := newReport(p, data, nil, tt.depth).Indicators[0]
		c, want := res.In(tt.scope).Headline(), full.In(tt.scope).Headline()
		if c.Verdict != want.Verdict || c.P != want.P || c.Adjusted != want.Adjusted || c.Low != want.Low {
			t.Errorf("%s: %v, p %v, want %v, p %v", tt.name, c.Verdict, c.P, want.Verdict, want.P)
		}
		if len(c.Sensitivity) != tt.runs || len(c.Tails) != tt.tails || (c.Segmented == nil) != (tt.runs == 0) {
			t.Errorf("%s: %d runs, %d tails, a segmented line: %v; want %d and %d", tt.name, len(c.Sensitivity), len(c.Tails), c.Segmented != nil, tt.runs, tt.tails)
		}
	}
	if len(full.In(Overall).Headline().Sensitivity) == 0 {
		t.Error("a full report has no runs")
	}
}

// The expected p is that of survival_test.go's program: chi-square 36.773 with 1 degree of freedom; the medians are
// 12 and 5 days.
func TestOpenItemsAreTriedByWhereTheyBegan(t *testing.T) {
	events := &records{}
	faster(0, events, 5)
	c := headline(plan(spec("lead", metric.Duration, true)), events)
	r := sensitivityRun(t, c, KaplanMeier)
	if c.Verdict != Improved || r.Verdict != Improved || r.Flips || !near(r.Effect, 5.0/12) || !(r.P < 2e-9) {
		t.Errorf("verdict %v, run %+v, want improved by the medians of 12 and 5 days", c.Verdict, r)
	}
	events = &records{}
	faster(0, events, 12)
	for _, r := range headline(plan(spec("lead", metric.Duration, true)), events).Sensitivity {
		if r.Name == KaplanMeier {
			t.Errorf("with few open items: %+v, want no such run", r)
		}
	}
	events = &records{}
	dropped(0, events)
	c = headline(plan(spec("lead", metric.Duration, true)), events)
	if r := sensitivityRun(t, c, KaplanMeier); r.Reason != NoMedian || r.Judges() {
		t.Errorf("run = %+v, want none: half of the later items have not ended", r)
	}
	for _, r := range c.Sensitivity {
		if r.Flips || r.Judges() && r.Verdict != NoClearChange {
			t.Errorf("run = %+v, want no flip: open items turn it as they turn the verdict", r)
		}
	}
}

// The log-rank test is sure of what the months are not.
func TestTheLogRankTestIsNoSurerThanTheMonths(t *testing.T) {
	own := Comparison{EffectKind: HLRatio, Effect: 0.7, Low: 0.4, High: 1.1, P: 0.2, relevant: 3, Survival: &Survival{
		Before: Lifetime{Median: 10}, After: Lifetime{Median: 7}, P: 1e-9, Direction: -1,
	}}
	spec := &metric.Indicator{Better: metric.Lower, Primary: true, MinimumEffect: metric.Effect{Value: 0.1, Relative: true}}
	v := &variation{m: &measured{spec: spec}, c: &own}
	own.trials = []trial{{KaplanMeier, kaplanMeier(v)}}
	results := []Result{{Spec: spec, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{own}}}}}
	judge(&metric.Plan{Multiplicity: "bh"}, results)
	c := &results[0].Scopes[0].Comparisons[0]
	if r := c.Sensitivity[0]; c.Verdict != NoClearChange || r.Verdict != NoClearChange || r.Flips || r.P != 1e-9 {
		t.Errorf("verdict %v, run %+v, want no clear change in both, and the log-rank p shown", c.Verdict, r)
	}
}

// A trial that the projects one by one contradict is no clear change, as the verdict is.
func TestWhatLimitsTheVerdictLimitsItsRuns(t *testing.T) {
	own := Comparison{EffectKind: HLRatio, Effect: 0.5, Low: 0.4, High: 0.6, P: 0.001, relevant: 5, veto: Simpson, Stratified: &Stratified{Strata: 3, Contradicts: true}}
	own.trials = []trial{{WithoutOutliers, Comparison{EffectKind: HLRatio, Effect: 0.5, P: 0.001, pOnly: true, relevant: 5}}}
	results := []Result{{Spec: &metric.Indicator{Better: metric.Lower, Primary: true}, Scopes: []Figures{{Scope: Overall, Comparisons: []Comparison{own}}}}}
	judge(&metric.Plan{Multiplicity: "bh"}, results)
	c := &results[0].Scopes[0].Comparisons[0]
	if r := c.Sensitivity[0]; c.Verdict != NoClearChange || r.Verdict != NoClearChange || r.Flips {
		t.Errorf("verdict %v, run %+v, want no clear change in both", c.Verdict, r)
	}
}

// Three and three months are too few to exchange, so weeks are: those that the phases' edges cut are left out.
func TestOfWeeksTheCutOnesAreLeftOut(t *testing.T) {
	p := plan(spec("lead", metric.Duration, true))
	p.Phases = []metric.Phase{phase("baseline", "2023-01-01", "2023-03-31"), phase("after", "2023-04-01", "2023-06-30")} // a Sunday, a Friday; a Saturday, a Friday
	p.AsOf, p.Compare = day("2023-06-30"), metric.Compare{Before: 0, After: []int{1}}
	events := &records{}
	cut := 0
	for d := p.Phases[0].From; d <= p.Phases[1].To; d++ {
		hours := 20 + float64(d%7)
		if d >= p.Phases[1].From {
			hours /= 2
		}
		if d < day("2023-01-02") || d >= day("2023-03-27") && d < day("2023-04-03") || d >= day("2023-06-26") {
			hours, cut = 500, cut+1 // in a week that lies in two phases, or in part in none
		}
		events.add(0, d, hours*3600, 0, "")
	}
	c := headline(p, events)
	r := sensitivityRun(t, c, CompletePeriods)
	if cut != 13 || c.Tests[0].Name != WeekPermutation {
		t.Fatalf("%d records of cut weeks, by %v; the test tests nothing", cut, c.Tests[0].Name)
	}
	if r.Verdict != Improved || r.Reason != "" || !(r.Effect > 0.4 && r.Effect < 0.6) {
		t.Errorf("run = %+v, want improved by half", r)
	}
}
