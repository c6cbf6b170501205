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
	size := w.difference(u, v)
	if size == w.difference(u, 0) {
		return size
	}
	return sign(v) + size
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

// EffectInterval is the estimate that the verdict rests on with its 95 % interval, short enough for a
// table: "−60 % (−71 % to −41 %)", "−6.7 points (−14 to +0.9 points)", "+1.2 (+0.4 to +2.0) days". Without
// a verdict, or without an estimate, it is a dash.
func (w *Words) EffectInterval(spec *metric.Indicator, c *indicator.Comparison) string {
	if c.Verdict == indicator.NotEnoughData || math.IsNaN(c.Effect) {
		return dash
	}
	e := effect{w, spec.Unit, c.EffectKind}
	limits := e.limits(c)
	switch {
	case limits == "":
		return e.signed(c.Effect)
	case e.absolute() && e.closed(c) && !math.IsInf(c.Effect, 0):
		n := w.signedNumbers(spec.Unit, c.Effect, c.Low, c.High)
		return w.withUnit(spec.Unit, w.Say("effect.with-interval", n[0], w.Say("span.to", n[1], n[2])))
	}
	return w.Say("effect.with-interval", e.signed(c.Effect), limits)
}

// MinimumEffect is the smallest change that matters: "10 %", "2 points", "0.50 days", "any" for zero.
func (w *Words) MinimumEffect(spec *metric.Indicator) string {
	switch m := spec.MinimumEffect; {
	case m.Value == 0:
		return w.Say("minimum.any")
	case m.Relative:
		return w.relative(m.Value)
	default:
		return w.difference(spec.Unit, m.Value)
	}
}

// Detectable is the smallest change that this much data would have called with 80 % power, whichever
// way it went, in words that can stand as a sentence; "" where it is not known, or where there was too little
// data to judge at all.
func (w *Words) Detectable(spec *metric.Indicator, c *indicator.Comparison) string {
	e := effect{w, spec.Unit, c.EffectKind}
	switch {
	case c.Verdict == indicator.NotEnoughData || math.IsNaN(c.Detectable):
		return ""
	case math.IsInf(c.Detectable, 0) || c.EffectKind.IsRatio() && c.Detectable <= 0:
		return w.Say("detectable.none")
	}
	return w.Say("detectable", e.size(c.Detectable))
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
func (e effect) noun(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return e.w.Say("effect.from-zero")
	case e.nothing(v):
		return e.w.Say("effect.none")
	case e.move(v) < 0:
		return e.w.Say("effect.fall", e.size(v))
	}
	return e.w.Say("effect.rise", e.size(v))
}

// nothing reports whether an effect prints as none.
func (e effect) nothing(v float64) bool { return e.size(v) == e.size(e.none()) }

// signed is an effect with its sign: "−60 %", "+12 points", "+1.2 days".
func (e effect) signed(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return e.w.Say("effect.from-zero")
	case e.nothing(v):
		return e.size(v)
	}
	return sign(e.move(v)) + e.size(v)
}

// absolute reports whether the effect is a difference in the indicator's own unit.
func (e effect) absolute() bool { return !e.kind.IsRatio() && e.unit.Kind != metric.PercentUnit }

// open reports which limits of the interval are none: a ratio of 0 or less is no limit either.
func (e effect) open(c *indicator.Comparison) (below, above bool) {
	return math.IsInf(c.Low, 0) || e.kind.IsRatio() && c.Low <= 0, math.IsInf(c.High, 0)
}

func (e effect) closed(c *indicator.Comparison) bool {
	below, above := e.open(c)
	return !below && !above
}

// limits is the 95 % interval with signs: "−71 % to −41 %", "−14 to +0.9 points", "+0.4 to +2.0 days";
// "" if it is not known.
func (e effect) limits(c *indicator.Comparison) string {
	if math.IsNaN(c.Low) || math.IsNaN(c.High) {
		return ""
	}
	below, above := e.open(c)
	switch {
	case below && above:
		return e.w.Say("value.no-limits")
	case below:
		return e.w.Say("value.no-lower", e.signed(c.High))
	case math.IsInf(c.Effect, 1): // nothing is taken in per cent of zero
		return e.w.Say("value.ratio-from", coarse(c.Low))
	case above:
		return e.w.Say("value.no-upper", e.signed(c.Low))
	case e.kind.IsRatio():
		return e.w.Say("span.to", e.signed(c.Low), e.signed(c.High))
	case e.unit.Kind == metric.PercentUnit:
		return e.w.Say("unit.points", e.w.Say("span.to", e.points(c.Low), e.points(c.High)))
	}
	n := e.w.signedNumbers(e.unit, c.Low, c.High)
	return e.w.withUnit(e.unit, e.w.Say("span.to", n[0], n[1]))
}

// points is a difference of shares in percentage points, signed, without the word.
func (e effect) points(v float64) string {
	size := coarse(math.Abs(v) / e.unit.Factor())
	if size == "0" {
		return size
	}
	return sign(v) + size
}

// signedNumbers is Numbers with a sign at each, no finer than the largest: an interval is no finer than
// its wider side.
func (w *Words) signedNumbers(u metric.Unit, values ...float64) []string {
	texts := w.together(u, 0, values)
	for i, v := range values {
		if v >= nothing {
			texts[i] = "+" + texts[i]
		}
	}
	return texts
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
	openBelow, openAbove := e.open(c)
	switch {
	case math.IsNaN(low) || math.IsNaN(high):
		return ""
	case openBelow && openAbove:
		return e.w.Say("interval.open")
	case openBelow:
		return e.w.Say("interval.no-lower", e.noun(high))
	case math.IsInf(c.Effect, 1):
		return e.w.Say("interval.ratio-from", coarse(low))
	case openAbove:
		return e.w.Say("interval.no-upper", e.noun(low))
	case e.move(low) >= 0 && e.move(c.Effect) > 0:
		return e.w.Say("interval.sizes", e.sizes(low, high))
	case e.move(high) <= 0 && e.move(c.Effect) < 0:
		return e.w.Say("interval.sizes", e.sizes(high, low))
	}
	return e.w.Say("interval.directions", e.noun(low), e.noun(high))
}
