package wording

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// Change is how much the displayed value changed: "−59 %", or "+12 points" where the values are per
// cents themselves; the plain difference where there is nothing to take a percentage of.
func (w *Words) Change(spec *metric.Indicator, c *indicator.Comparison) string {
	switch {
	case math.IsNaN(c.Change):
		return dash
	case spec.Unit.Kind == metric.PercentUnit || math.IsNaN(c.ChangePct):
		return w.signed(spec.Unit, c.Change)
	}
	return sign(c.ChangePct) + w.relative(c.ChangePct/100)
}

// signed is a difference with its sign: "+3.2 days", "−12 points".
func (w *Words) signed(u metric.Unit, v float64) string {
	if math.IsNaN(v) {
		return dash
	}
	return sign(v) + w.difference(u, v)
}

func sign(v float64) string {
	switch {
	case v <= -nothing:
		return minus
	case v >= nothing:
		return "+"
	}
	return ""
}

// Effect is what the verdict rests on, with its interval: "a fall of 59 % (95 % interval 44 % to 69 %)".
// It is the Hodges-Lehmann estimate, rate ratio or difference of the comparison, which need not be
// the change of the displayed values. A dash if there is none.
func (w *Words) Effect(spec *metric.Indicator, c *indicator.Comparison) string {
	if math.IsNaN(c.Effect) {
		return dash
	}
	e := effect{w, spec.Unit, c.EffectKind}
	interval := e.interval(c)
	if interval == "" {
		return e.noun(c.Effect)
	}
	return w.Say("effect.with-interval", e.noun(c.Effect), interval)
}

// Detectable is the smallest change that this much data would have called, in words that can stand as
// a sentence; "" where it is not known.
func (w *Words) Detectable(spec *metric.Indicator, c *indicator.Comparison) string {
	e := effect{w, spec.Unit, c.EffectKind}
	switch {
	case math.IsNaN(c.Detectable):
		return ""
	case math.IsInf(c.Detectable, 0) || c.EffectKind.IsRatio() && c.Detectable <= 0:
		return w.Say("detectable.none")
	}
	return w.Say("detectable", e.noun(c.Detectable))
}

// effect words the numbers of one kind of effect.
type effect struct {
	w    *Words
	unit metric.Unit
	kind indicator.EffectKind
}

// move is the effect as a distance from no change: below 0 is a fall.
func (e effect) move(v float64) float64 {
	if e.kind.IsRatio() {
		return v - 1
	}
	return v
}

// size is an effect without its direction: "59 %", "3.2 days", "12 points".
func (e effect) size(v float64) string {
	if e.kind.IsRatio() {
		return e.w.relative(e.move(v))
	}
	return e.w.difference(e.unit, v)
}

// sizes is two effects of one direction: "44 % to 69 %", "1 to 5 days".
func (e effect) sizes(near, far float64) string {
	near, far = math.Abs(e.move(near)), math.Abs(e.move(far))
	switch {
	case e.kind.IsRatio():
		return e.w.Say("span.to", e.w.relative(near), e.w.relative(far))
	case e.unit.Kind == metric.PercentUnit:
		return e.w.Say("unit.points", e.w.Say("span.to", coarse(near/e.unit.Factor()), coarse(far/e.unit.Factor())))
	}
	return e.w.span(e.unit, "span.to", near, far)
}

// noun is "a fall of 59 %", "no change" where the size would print as nothing.
func (e effect) noun(v float64) string { return e.directed("effect", v) }

// verb is "fell by 59 %".
func (e effect) verb(v float64) string { return e.directed("moved", v) }

func (e effect) directed(key string, v float64) string {
	size := e.size(v)
	switch {
	case math.IsInf(v, 1):
		return e.w.Say(key + ".from-zero")
	case size == e.size(e.none()):
		return e.w.Say(key + ".none")
	case e.move(v) < 0:
		return e.w.Say(key+".fall", size)
	}
	return e.w.Say(key+".rise", size)
}

// none is the effect that is no change.
func (e effect) none() float64 {
	if e.kind.IsRatio() {
		return 1
	}
	return 0
}

// interval is the 95 % interval in words, "" if it is not known. Two limits on one side of no change
// are sizes, smaller first; else each says its direction.
func (e effect) interval(c *indicator.Comparison) string {
	low, high := c.Low, c.High
	openBelow := math.IsInf(low, 0) || e.kind.IsRatio() && low <= 0
	openAbove := math.IsInf(high, 0)
	switch {
	case math.IsNaN(low) || math.IsNaN(high):
		return ""
	case openBelow && openAbove:
		return e.w.Say("interval.open")
	case openBelow:
		return e.w.Say("interval.no-lower", e.noun(high))
	case openAbove:
		return e.w.Say("interval.no-upper", e.noun(low))
	case e.move(low) >= 0 && e.move(c.Effect) > 0:
		return e.w.Say("interval.sizes", e.sizes(low, high))
	case e.move(high) <= 0 && e.move(c.Effect) < 0:
		return e.w.Say("interval.sizes", e.sizes(high, low))
	}
	return e.w.Say("interval.directions", e.noun(low), e.noun(high))
}
