package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// test is the arithmetic of the tests: from the units to the p and the interval of the verdict.
func (e *explaining) test() (s Section) {
	if len(e.c.Tests) == 0 || e.c.Verdict == indicator.NotEnoughData {
		return s
	}
	s.say(e.JudgedBy(e.rep, e.spec))
	switch e.c.EffectKind {
	case indicator.RateRatio:
		e.testRates(&s)
	case indicator.Difference:
		e.testProportions(&s)
	default:
		if e.spec.Measure.AsSeries() {
			e.testSeries(&s)
		} else {
			e.testDurations(&s)
		}
	}
	return s
}

// units is a table with a line a month of both phases; cells gives what stands behind the two first columns.
func (e *explaining) units(caption string, cells func(u *indicator.Unit) []string, heads ...string) ExplainTable {
	t := e.table(caption, 2, append([]string{"unit." + e.unitKind(), "phase"}, heads...)...)
	before, after := e.phases()
	for side, name := range []string{before, after} {
		for i := range e.c.Units[side] {
			u := &e.c.Units[side][i]
			t.Rows = append(t.Rows, append([]string{u.Label, name}, cells(u)...))
		}
	}
	return t
}

// interval is the interval of the verdict's test in exact numbers, with the same in words.
func (e *explaining) interval(low, high float64) string {
	own := *e.c
	own.Low, own.High = low, high
	limits := (effect{e.Words, e.spec.Unit, e.c.EffectKind}).limits(&own)
	if limits == "" {
		return dash
	}
	return e.Say("explain.interval", e.exactInterval(e.effectUnit(low), e.effectUnit(high)), limits)
}

func (e *explaining) testDurations(s *Section) {
	r, ok := e.c.Relabeled()
	if !ok {
		return
	}
	kind := e.unitKind()
	if kind == "week" {
		s.say(e.Say("note.weeks"))
	} else {
		s.say(e.Say("explain.blocks.why"))
	}
	all := e.before.N + e.after.N
	s.say(e.Say("explain.blocks.ranks", e.Count(all), e.exact(float64(all+1)/2), e.Say("explain.unit."+kind)))
	s.say(e.Say("explain.blocks.sum", e.Count(r.Units[1]), e.exact(r.Statistic), e.Say("explain.unit."+kind)))
	e.relabelings(s, r, "explain.blocks.way")
	if e.c.EffectKind == indicator.HLRatio {
		s.say(e.Say("explain.blocks.interval.ratio", e.interval(e.c.Low, e.c.High)))
	} else {
		s.say(e.Say("explain.blocks.interval.shift", e.interval(e.c.Low, e.c.High)))
	}
	if t := e.c.Test(indicator.MannWhitney); t != nil {
		pairs := float64(e.before.N) * float64(e.after.N)
		s.say(e.Say("explain.blocks.naive", e.exact(pairs/2), e.exact(r.Statistic+pairs/2), e.probability(t.P)))
	}
	s.Tables = append(s.Tables, e.units(e.Say("explain.blocks.table"), func(u *indicator.Unit) []string {
		return []string{e.Count(u.N), e.exact(u.Score)}
	}, "n", "rank-sum"))
}

// relabelings says in how many arrangements of the units the statistic is as far out. key ends in what is chosen.
func (e *explaining) relabelings(s *Section, r indicator.Relabeled, key string) {
	units := e.Say("explain.unit." + e.unitKind())
	after, all := e.Count(r.Units[1]), e.Count(r.Units[0]+r.Units[1])
	switch {
	case r.Arrangements == 0:
		s.say(e.Say(key+".normal", after, all, units, e.probability(r.P)))
	case r.Drawn:
		s.say(e.Say("explain.blocks.drawn", after, all, units, e.exact(r.Ways), e.Count(r.Arrangements), e.Count(r.Far), e.Count(r.Arrangements+1), e.probability(r.P)))
	default:
		s.say(e.Say(key, after, all, units, e.Count(r.Arrangements), e.Count(r.Far), e.probability(r.P)))
	}
}

func (e *explaining) testSeries(s *Section) {
	r, ok := e.c.Relabeled()
	if !ok {
		return
	}
	units := e.Say("explain.unit." + e.unitKind())
	s.say(e.Say("explain.series.ranks", e.Count(r.Units[0]+r.Units[1]), units))
	s.say(e.Say("explain.series.sum", e.Count(r.Units[1]), e.exact(r.Statistic), e.exact(r.Centre), units))
	e.relabelings(s, r, "explain.series.way")
	s.say(e.Say("explain.series.interval", e.Count(r.Extreme), e.Count(int(r.Pairs)), e.interval(e.c.Low, e.c.High)))
	if t, l := e.c.Test(indicator.FrozenLimits), e.f.Baseline; t != nil && l != nil {
		s.say(e.Say("explain.series.limits", e.exactly(e.spec.Unit, l.Centre), e.exactly(e.spec.Unit, l.MeanRange), e.exactInterval(l.Lower/e.spec.Unit.Factor(), l.Upper/e.spec.Unit.Factor())))
		s.say(e.Say("explain.series.signals", e.Count(t.Arrangements)))
	}
	for _, n := range e.c.Notes {
		switch n.Code {
		case indicator.NoteAutocorr, indicator.NoteTrend, indicator.NoteRangeUpper:
			s.say(e.Note(e.spec, n))
		}
	}
	s.Tables = append(s.Tables, e.units(e.Say("explain.series.table"), func(u *indicator.Unit) []string {
		marks := ""
		for _, rule := range u.Marks() {
			if marks != "" {
				marks += ", "
			}
			marks += e.Count(rule)
		}
		return []string{e.exactly(e.spec.Unit, u.Value), e.exact(u.Score), marks}
	}, "value", "rank", "rules"))
}

func (e *explaining) testRates(s *Section) {
	w, ok := e.c.Counted(e.before, e.after)
	exact := e.c.Test(indicator.ExactRate)
	if !ok || exact == nil {
		return
	}
	x0, x1 := e.exact(w.Events[0]), e.exact(w.Events[1])
	n := w.Events[0] + w.Events[1]
	s.say(e.Say("explain.rates.exact", e.exact(n), e.exact(w.Of[1]), e.exact(w.Of[0]+w.Of[1]), e.exact(w.Share)))
	s.say(e.Say("explain.rates.tails", x1, e.exact(n), e.probability(w.Tails.AtMost), e.probability(w.Tails.AtLeast), e.probability(exact.P)))
	if n > 0 {
		s.say(e.Say("explain.rates.share", x1, e.exact(w.Events[0]+1), e.exact(w.Events[1]+1), x0, e.exact(w.Limits.Low), e.exact(w.Limits.High)))
		s.say(e.Say("explain.rates.interval", e.exact(w.Of[0]), e.exact(w.Of[1]), e.exactInterval(exact.Low, exact.High)))
	}
	e.dispersed(s, &w, indicator.QuasiPoisson, indicator.EffectiveRate)
	e.stands(s)
	s.Tables = append(s.Tables, e.counts("t")...)
}

func (e *explaining) testProportions(s *Section) {
	w, ok := e.c.Counted(e.before, e.after)
	fisher, newcombe := e.c.Test(indicator.Fisher), e.c.Test(indicator.Newcombe)
	if !ok || fisher == nil || newcombe == nil {
		return
	}
	all, successes := w.Of[0]+w.Of[1], w.Events[0]+w.Events[1]
	s.say(e.Say("explain.fisher", e.exact(w.Of[1]), e.exact(all), e.exact(successes), e.exact(w.Events[1])))
	s.say(e.Say("explain.fisher.tails", e.exact(w.Events[1]), e.probability(w.Tails.AtMost), e.probability(w.Tails.AtLeast), e.probability(fisher.P)))
	s.say(e.Say("explain.newcombe", e.exact(w.Events[0]/w.Of[0]), e.exact(w.Events[1]/w.Of[1]),
		e.exactInterval(w.Wilson[0].Low, w.Wilson[0].High), e.exactInterval(w.Wilson[1].Low, w.Wilson[1].High), e.exactInterval(newcombe.Low, newcombe.High)))
	e.dispersed(s, &w, indicator.QuasiBinomial, indicator.EffectiveFisher)
	e.stands(s)
	s.Tables = append(s.Tables, e.counts("n")...)
}

// dispersed is the test that allows for months that vary more than chance alone would make them: the usual
// one, the one for a side without an event, or both.
func (e *explaining) dispersed(s *Section, w *indicator.Counted, usual, oneSided indicator.TestName) {
	kind := "rates"
	if e.c.EffectKind == indicator.Difference {
		kind = "proportions"
	}
	units := e.Say("explain.unit." + e.unitKind())
	if t := e.c.Test(oneSided); t != nil {
		s.say(e.Say("explain.effective.phi", units, e.exact(w.OneSided), e.exact(t.DF), e.exact(t.Phi)))
		s.say(e.Say("explain.effective."+kind, e.Count(w.Effective), e.probability(t.P), e.exactInterval(t.Low, t.High)))
	}
	t := e.c.Test(usual)
	if t == nil {
		if e.c.Test(oneSided) == nil {
			s.say(e.Say("explain.dispersed.none", units))
		}
		return
	}
	s.say(e.Say("explain.dispersed.phi."+kind, units, e.exact(w.Sum), e.Count(len(e.c.Units[0])+len(e.c.Units[1])), e.exact(t.Phi)))
	if kind == "rates" {
		s.say(e.Say("explain.dispersed.rates", e.exact(w.Total[0]), e.exact(w.Total[1]), e.exact(w.SE), e.exact(w.Effect), e.exact(w.T), e.exact(t.DF), e.probability(t.P)))
		s.say(e.Say("explain.dispersed.rates.interval", e.exact(t.DF), e.exact(w.Critical), e.exactInterval(t.Low, t.High)))
		return
	}
	s.say(e.Say("explain.dispersed.proportions", e.exact(w.Total[0]/w.TotalOf[0]), e.exact(w.Total[1]/w.TotalOf[1]), e.exact(w.SE), e.exact(w.Effect), e.exact(w.T), e.exact(t.DF), e.probability(t.P)))
	s.say(e.Say("explain.dispersed.proportions.interval", e.exact(t.DF), e.exact(w.Critical), e.exactInterval(t.Low, t.High)))
}

// stands says which p and which interval the verdict takes.
func (e *explaining) stands(s *Section) {
	s.say(e.Say("explain.stands", e.probability(e.c.P), e.interval(e.c.Low, e.c.High)))
}

// counts is the complete months of a rate or proportion, with a line for what they add up to.
func (e *explaining) counts(per string) []ExplainTable {
	if len(e.c.Units[0])+len(e.c.Units[1]) == 0 {
		return nil
	}
	t := e.units(e.Say("explain.counts.table."+e.spec.Measure.Form.String()), func(u *indicator.Unit) []string {
		return []string{e.exact(u.Numerator), e.exact(u.Denominator), e.exact(u.Expected), e.exact(u.Score)}
	}, "x", per, "expected", "part")
	before, after := e.phases()
	for side, name := range []string{before, after} {
		x, of, parts := 0.0, 0.0, 0.0
		for _, u := range e.c.Units[side] {
			x, of, parts = x+u.Numerator, of+u.Denominator, parts+u.Score
		}
		if len(e.c.Units[side]) > 0 && metric.Known(x) {
			t.Rows = append(t.Rows, []string{e.Say("explain.total"), name, e.exact(x), e.exact(of), e.exact(x), e.exact(parts)})
		}
	}
	return []ExplainTable{t}
}
