package wording

import (
	"math"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// verdict lists the rules in the order in which they are tried, and says what follows.
func (e *explaining) verdict() (s Section) {
	rules := e.c.Rules()
	if len(rules) > 0 {
		t := e.table(e.Say("explain.rules"), 1, "rule", "value", "bound", "passed")
		sign := ""
		for _, r := range rules {
			row := e.rule(r)
			if r.Code == indicator.RuleLarge || r.Code == indicator.RuleOpen {
				sign = row[0]
			}
			t.Rows = append(t.Rows, row)
		}
		s.Tables = append(s.Tables, t)
		s.say(e.Say("explain.rules.how", sign))
		s.say(e.minimum())
	}
	said := e.Say("explain.verdict.is", e.Verdict(e.c.Verdict))
	if e.c.Reason != "" {
		said = e.Say("explain.verdict.because", e.Verdict(e.c.Verdict), e.Reason(e.c.Reason))
	}
	s.say(said)
	if e.c.Equivalent && e.c.Verdict != indicator.NotEnoughData {
		s.say(e.Say("explain.verdict.equivalent"))
	}
	s.say(e.detectable())
	return s
}

// rule is a rule with its numbers.
func (e *explaining) rule(r indicator.Rule) []string {
	name, value, bound := "", dash, dash
	if r.Code != indicator.RuleLarge {
		name = e.Say("explain.rule." + string(r.Code))
	}
	switch r.Code {
	case indicator.RuleLarge:
		name = e.size()
		value, bound = e.distance(e.c.Effect), e.Say("explain.need.least", e.exact(e.effectUnit(e.c.Minimum())))
		if e.absoluteMinimum() {
			value, bound = e.exactly(e.spec.Unit, math.Abs(e.c.Change)), e.Say("explain.need.least", e.exactly(e.spec.Unit, e.spec.MinimumEffect.Value))
		}
	case indicator.RuleInterval:
		value = e.exactInterval(e.effectUnit(e.c.Low), e.effectUnit(e.c.High))
		bound = e.Say("explain.need.without", e.exact(e.none()))
	case indicator.RuleFirm:
		if r.Limit != "" {
			name = e.Say("explain.rule.limited", e.Reason(r.Limit))
		}
	case indicator.RuleOpen:
	default:
		value, bound = e.probability(r.Value), e.Say("explain.need.most", e.exact(r.Bound))
	}
	return []string{name, value, bound, e.passed(r.Holds)}
}

// size names what is held against the smallest change that matters.
func (e *explaining) size() string {
	switch {
	case e.absoluteMinimum():
		return e.Say("explain.rule.large.change", e.differenceUnit())
	case e.c.EffectKind.IsRatio():
		return e.Say("explain.rule.large.ratio")
	case e.c.EffectKind == indicator.Difference:
		return e.Say("explain.rule.large.shares")
	}
	return e.Say("explain.rule.large.shift", e.differenceUnit())
}

// differenceUnit is the unit of a difference of two values.
func (e *explaining) differenceUnit() string {
	if e.spec.Unit.Kind == metric.PercentUnit {
		return e.Say("explain.points")
	}
	return e.UnitName(e.spec.Unit)
}

// absoluteMinimum reports whether the minimum is held against the change of the shown values: a minimum in the
// indicator's unit, where the effect is a ratio.
func (e *explaining) absoluteMinimum() bool {
	return e.c.EffectKind.IsRatio() && !e.spec.MinimumEffect.Relative
}

// minimum says how the smallest change that matters is measured.
func (e *explaining) minimum() string {
	switch {
	case e.spec.MinimumEffect.Value == 0:
		return ""
	case e.absoluteMinimum():
		return e.Say("explain.minimum.change", e.MinimumEffect(e.spec))
	case e.c.EffectKind.IsRatio():
		return e.Say("explain.minimum.ratio", e.MinimumEffect(e.spec))
	case e.spec.MinimumEffect.Relative && e.spec.Measure.AsSeries():
		return e.Say("explain.minimum.median", e.MinimumEffect(e.spec), e.ofSize(e.c.Minimum()))
	case e.spec.MinimumEffect.Relative:
		return e.Say("explain.minimum.value", e.MinimumEffect(e.spec), e.ofSize(e.c.Minimum()))
	}
	return e.Say("explain.minimum.difference", e.MinimumEffect(e.spec))
}

// ofSize is a difference with its unit, where it has one here.
func (e *explaining) ofSize(v float64) string {
	unit := e.differenceUnit()
	if e.c.EffectKind != indicator.HLShift || unit == "" {
		return e.exact(e.effectUnit(v))
	}
	return e.exact(e.effectUnit(v)) + " " + unit
}

// detectable says what this much data would have called, and how that follows from the interval.
func (e *explaining) detectable() string {
	d := e.Detectable(e.spec, e.c)
	reach := e.c.Reach()
	switch {
	case d == "":
		return ""
	case !metric.Known(reach) || math.IsInf(reach, 0):
		return e.Say("explain.sentence", d)
	case e.c.EffectKind.IsRatio():
		return e.Say("explain.detectable.ratio", d, e.exact(e.c.Low), e.exact(e.c.High), e.exact(reach), e.exact(e.c.Detectable))
	}
	return e.Say("explain.detectable.difference", d, bracketed(e.exact(e.effectUnit(e.c.Low))), e.exact(e.effectUnit(e.c.High)), e.exact(e.effectUnit(reach)))
}

// bracketed puts a negative number into brackets, to stand behind a minus.
func bracketed(number string) string {
	if strings.HasPrefix(number, minus) {
		return "(" + number + ")"
	}
	return number
}

// effectUnit is an effect as it is written here: a ratio, or a difference of shares, as it is; another
// difference in the indicator's unit.
func (e *explaining) effectUnit(v float64) float64 {
	if e.c.EffectKind == indicator.HLShift {
		return v / e.spec.Unit.Factor()
	}
	return v
}

// none is the effect that is no change.
func (e *explaining) none() float64 { return (effect{e.Words, e.spec.Unit, e.c.EffectKind}).none() }

// distance is how far an effect is from no change.
func (e *explaining) distance(v float64) string {
	return e.exact(math.Abs(e.effectUnit(v) - e.none()))
}
