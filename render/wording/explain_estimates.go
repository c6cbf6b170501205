package wording

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// estimates gives the values of both phases with their intervals, and the effect that the verdict rests on.
func (e *explaining) estimates() (s Section) {
	switch form := e.spec.Measure.Form; {
	case e.spec.Measure.AsSeries():
		e.seriesValues(&s)
	case form == metric.Duration:
		e.durationValues(&s)
	case form == metric.Proportion:
		e.proportionValues(&s)
	default:
		e.rateValues(&s)
	}
	if metric.Known(e.c.Effect) && e.c.Verdict != indicator.NotEnoughData {
		s.say(e.effect())
	}
	return s
}

// values is a table with a line a phase.
func (e *explaining) values(heads []string, row func(p *indicator.PhaseFigure) []string) ExplainTable {
	unit := e.UnitName(e.spec.Unit)
	caption := e.Say("explain.values", unit)
	if unit == "" {
		caption = e.Say("explain.values.plain")
	}
	t := e.table(caption, 1, append([]string{"phase"}, heads...)...)
	before, after := e.phases()
	t.Rows = [][]string{append([]string{before}, row(e.before)...), append([]string{after}, row(e.after)...)}
	return t
}

// factor says how the numbers of the raw sheet become those of the table, where they differ.
func (e *explaining) factor(s *Section) {
	if factor := e.spec.Unit.Factor(); factor > 1 {
		s.say(e.Say("explain.unit.time", e.UnitName(e.spec.Unit), e.exact(factor)))
	}
}

func (e *explaining) durationValues(s *Section) {
	e.factor(s)
	n := func(v int) string { return e.Count(v) }
	if share, _, _ := indicator.QuantileOf(e.spec.Statistic, e.before.N); e.spec.Statistic != metric.Mean {
		s.say(e.Say("explain.quantile", e.Say("statistic-word."+e.spec.Statistic.String()), e.exact(share)))
		s.say(e.Say("explain.quantile.limits", e.exact(share)))
		s.Tables = append(s.Tables, e.values([]string{"n", "value", "low", "high", "place.low", "place.high", "coverage", "p85", "p90"}, func(p *indicator.PhaseFigure) []string {
			_, low, high := indicator.QuantileOf(e.spec.Statistic, p.N)
			if p.N < indicator.FewRecords { // they would be the records themselves
				return []string{n(p.N), e.exactly(e.spec.Unit, p.Value), dash, dash, dash, dash, dash, dash, dash}
			}
			return []string{
				n(p.N), e.exactly(e.spec.Unit, p.Value), e.limit(p.Low), e.limit(p.High), e.place(low, p.N), e.place(high, p.N),
				e.probability(p.Coverage), e.exactly(e.spec.Unit, p.P85), e.exactly(e.spec.Unit, p.P90),
			}
		}))
		return
	}
	s.say(e.Say("explain.mean"))
	s.Tables = append(s.Tables, e.values([]string{"n", "value", "low", "high", "p85", "p90"}, func(p *indicator.PhaseFigure) []string {
		if p.N < indicator.FewRecords {
			return []string{n(p.N), e.exactly(e.spec.Unit, p.Value), dash, dash, dash, dash}
		}
		return []string{n(p.N), e.exactly(e.spec.Unit, p.Value), e.limit(p.Low), e.limit(p.High), e.exactly(e.spec.Unit, p.P85), e.exactly(e.spec.Unit, p.P90)}
	}))
}

// place is the rank of a value among the sorted ones, a dash if there is no such limit.
func (e *explaining) place(rank, n int) string {
	if rank < 1 || rank > n {
		return dash
	}
	return e.Count(rank)
}

// limit is a limit in the indicator's unit; one that does not exist is said to be missing.
func (e *explaining) limit(v float64) string { return e.exactly(e.spec.Unit, v) }

func (e *explaining) rateValues(s *Section) {
	if e.spec.Measure.Form == metric.Frequency {
		s.say(e.Say("explain.rate.days", e.UnitName(e.spec.Unit), e.exact(1/e.spec.Unit.Factor())))
	} else if scale := e.spec.Measure.Scale; scale != 1 && scale != 0 {
		s.say(e.Say("explain.rate.scale", e.exact(scale)))
	} else {
		s.say(e.Say("explain.rate"))
	}
	s.say(e.Say("explain.rate.limits"))
	s.Tables = append(s.Tables, e.values([]string{"x", "t", "value", "low", "high"}, func(p *indicator.PhaseFigure) []string {
		return []string{e.exact(p.Numerator), e.exact(p.Denominator), e.exactly(e.spec.Unit, p.Value), e.limit(p.Low), e.limit(p.High)}
	}))
}

func (e *explaining) proportionValues(s *Section) {
	s.say(e.Say("explain.wilson", e.digits(indicator.Normal(), 7)))
	s.Tables = append(s.Tables, e.values([]string{"x", "n", "value", "low", "high"}, func(p *indicator.PhaseFigure) []string {
		return []string{e.exact(p.Numerator), e.exact(p.Denominator), e.exactly(e.spec.Unit, p.Value), e.limit(p.Low), e.limit(p.High)}
	}))
}

func (e *explaining) seriesValues(s *Section) {
	e.factor(s)
	m, percent := &e.spec.Measure, e.spec.Unit.Kind == metric.PercentUnit
	switch {
	case m.Form == metric.Level:
		if percent {
			s.say(e.Say("explain.unit.percent"))
		}
		s.say(e.Say("explain.period." + e.spec.Statistic.String()))
	case m.Scale != 1 && m.Scale != 0:
		s.say(e.Say("explain.period.ratio.scale", e.exact(m.Scale)))
	default:
		s.say(e.Say("explain.period.ratio"))
	}
	if percent && m.Form != metric.Level {
		s.say(e.Say("explain.unit.percent.ratio"))
	}
	if m.Numerator.Stock || m.Denominator.Stock {
		s.say(e.Say("explain.period.stock"))
	}
	s.say(e.Say("explain.mean.periods"))
	s.Tables = append(s.Tables, e.values([]string{"n", "value", "low", "high"}, func(p *indicator.PhaseFigure) []string {
		return []string{e.Count(p.N), e.exactly(e.spec.Unit, p.Value), e.limit(p.Low), e.limit(p.High)}
	}))
}

// effect is what the verdict rests on, and how it comes about.
func (e *explaining) effect() string {
	noun := (effect{e.Words, e.spec.Unit, e.c.EffectKind}).noun(e.c.Effect)
	pairs := func() (string, string, string) {
		x, y := e.before.N, e.after.N
		if e.spec.Measure.AsSeries() {
			x, y = len(e.c.Units[0]), len(e.c.Units[1])
		}
		return e.Count(y), e.Count(x), e.Count(x * y)
	}
	value := e.exact(e.effectUnit(e.c.Effect))
	switch e.c.EffectKind {
	case indicator.HLRatio:
		after, before, all := pairs()
		return e.Say("explain.effect.hl-ratio", after, before, all, value, noun)
	case indicator.HLShift:
		after, before, all := pairs()
		key := "explain.effect.hl-shift"
		if e.spec.Measure.AsSeries() {
			key = "explain.effect.hl-shift.series"
		}
		return e.Say(key, after, before, all, value, e.differenceUnit(), noun)
	case indicator.RateRatio:
		if math.IsInf(e.c.Effect, 0) {
			return e.Say("explain.effect.from-zero")
		}
		return e.Say("explain.effect.rate-ratio", value, noun)
	}
	return e.Say("explain.effect.difference", value, noun)
}
