package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// Verdict is one of six. The zero value is "not enough data".
type Verdict int

const (
	NotEnoughData Verdict = iota
	Improved
	LeaningBetter
	NoClearChange
	LeaningWorse
	Worsened
)

// Verdicts names them as results.json and the definition do.
var Verdicts = []string{
	NotEnoughData: "not-enough-data", Improved: "improved", LeaningBetter: "leaning-better",
	NoClearChange: "no-clear-change", LeaningWorse: "leaning-worse", Worsened: "worsened",
}

func (v Verdict) String() string { return Verdicts[v] }

// The thresholds of a verdict (Order of work and rules: the Method page).
const (
	alpha        = 0.05 // improved, worsened: the adjusted p is at most this
	leaningAlpha = 0.10 // leaning: the raw p is at most this

	minItems          = 10 // durations: items in a phase
	minBlocks         = 3  // durations: calendar blocks in a phase
	minPeriods        = 4  // series: complete periods in a phase
	minBaseline       = 6  // series: complete periods in the baseline
	trendFrom         = 12 // series: baseline periods from which its trend or autocorrelation can veto
	strongCorrelation = 0.3
	maxOpenShare      = 0.10 // of the items begun in a phase
	maxNegativeShare  = 0.05 // of the durations

	// An effect of 1.43 half-widths of its 95 % interval is called with 80 % power: (1.960+0.842)/1.960.
	powerHalfWidths = 1.43
)

// judge gives every comparison its verdict. The primary indicators of one scope and one later phase
// are a family under false-discovery control; the supporting ones are a second, exploratory family.
func judge(plan *metric.Plan, results []Result) {
	type key struct {
		scope   Scope
		after   string
		primary bool
	}
	families := map[key][]*Comparison{}
	var order []key
	specOf := map[*Comparison]*metric.Indicator{}
	for i := range results {
		for j := range results[i].Scopes {
			f := &results[i].Scopes[j]
			for k := range f.Comparisons {
				c := &f.Comparisons[k]
				specOf[c] = results[i].Spec
				id := key{f.Scope, c.After, results[i].Spec.Primary}
				if families[id] == nil {
					order = append(order, id)
				}
				families[id] = append(families[id], c)
			}
		}
	}
	for _, id := range order {
		adjust(plan, families[id])
		for _, c := range families[id] {
			conclude(c, specOf[c])
			if !id.primary {
				c.Notes = append(c.Notes, Note{Code: NoteExploratory})
			}
			c.orderNotes()
		}
		for _, c := range families[id] {
			c.rerun(plan, families[id], specOf[c])
		}
	}
}

// adjust corrects the raw p of the testable comparisons of one family, and once more with the p of those
// of periods that allows for periods that follow one another.
func adjust(plan *metric.Plan, family []*Comparison) {
	var testable []*Comparison
	var raw, careful []float64
	for _, c := range family {
		if c.testable() {
			testable = append(testable, c)
			raw, careful = append(raw, c.P), append(careful, c.CarefulP())
		}
	}
	adjusted, cautious := adjustedOf(plan, raw), adjustedOf(plan, careful)
	for i, c := range testable {
		c.Adjusted, c.Cautious, c.Family = adjusted[i], cautious[i], len(testable)
		if smallest := c.smallest * float64(c.Family); c.Adjusted > alpha && smallest > alpha {
			c.Notes = append(c.Notes, Note{NoteFamily, []float64{c.smallest, float64(c.Family)}})
		}
	}
}

// adjustedOf corrects the raw p of one family.
func adjustedOf(plan *metric.Plan, raw []float64) []float64 {
	if plan.Multiplicity == "holm" {
		return stat.Holm(raw)
	}
	return stat.BenjaminiHochberg(raw)
}

// CarefulP is P, or what it is if periods follow one another, where that is larger.
func (c *Comparison) CarefulP() float64 {
	if c.careful > c.P {
		return c.careful
	}
	return c.P
}

// testable reports whether the comparison passed every gate.
func (c *Comparison) testable() bool { return c.Reason == "" && metric.Known(c.P) }

// conclude reaches the verdict of a comparison whose p is adjusted.
func conclude(c *Comparison, spec *metric.Indicator) {
	c.Detectable = detectable(c, spec.Better)
	if !c.testable() {
		c.Verdict, c.Equivalent = NotEnoughData, false
		return
	}
	better := c.direction() == int(spec.Better)
	large := c.large()
	strict := c.whyNotCalled()
	switch {
	case c.P <= leaningAlpha && !large:
		c.Verdict, c.Reason = NoClearChange, BelowMinimum
	case c.P > leaningAlpha || c.direction() == 0:
		c.Verdict, c.Reason = NoClearChange, NotDetected
	case c.Survival != nil && c.Survival.Contradicts:
		c.Verdict, c.Reason = NoClearChange, Censoring
	case c.oneByOneDiffers():
		c.Verdict, c.Reason = NoClearChange, Simpson
	case strict == "" && better:
		c.Verdict = Improved
	case strict == "":
		c.Verdict = Worsened
	case better:
		c.Verdict, c.Reason = LeaningBetter, strict
	default:
		c.Verdict, c.Reason = LeaningWorse, strict
	}
}

// oneByOneDiffers reports whether the projects, each held against itself, contradict the figure of all together:
// what depends on how they are mixed is no change.
func (c *Comparison) oneByOneDiffers() bool {
	return c.veto == Simpson || c.Stratified != nil && c.Stratified.Contradicts
}

// large reports whether the effect is at least the minimum effect.
func (c *Comparison) large() bool { return c.relevant >= 1-1e-12 }

// whyNotCalled is what keeps a comparison from "improved" or "worsened", size apart; "" if nothing does.
func (c *Comparison) whyNotCalled() Reason {
	switch {
	case c.P > alpha:
		return Marginal
	case c.Adjusted > alpha:
		return FamilyAdjusted
	case c.holdsNone():
		return IntervalHoldsNone
	case c.veto == "" && c.Cautious > alpha && metric.Known(c.careful):
		return Following
	case c.veto == "" && c.Cautious > alpha: // passes only beside others that do not
		return FamilyAdjusted
	}
	return c.veto
}

// none is the effect that means no change.
func (c *Comparison) none() float64 {
	if c.EffectKind.IsRatio() {
		return 1
	}
	return 0
}

// direction is 1 if the effect is a rise, -1 if it is a fall, 0 if it is neither.
func (c *Comparison) direction() int {
	switch none := c.none(); {
	case c.Effect > none:
		return 1
	case c.Effect < none:
		return -1
	}
	return 0
}

// holdsNone reports whether the interval includes no effect. Where p has none beside it, it would be the
// one that inverts the test: no effect is in it if p is over 0.05.
func (c *Comparison) holdsNone() bool {
	if c.pOnly {
		return c.P > alpha
	}
	return !(c.Low > c.none() || c.High < c.none())
}

// detectable is the smallest effect in the better direction that this much data would have called
// with 80 % power, from the interval's half-width on its own scale (the logarithm for a ratio). It is
// never smaller than the minimum effect, below which nothing is called.
func detectable(c *Comparison, better metric.Direction) float64 {
	reach := c.Reach()
	if math.IsInf(reach, 0) || !metric.Known(reach) {
		return metric.Missing()
	}
	sign := float64(better)
	if !c.EffectKind.IsRatio() {
		return sign * max(reach, c.minimum)
	}
	if better == metric.Higher {
		return max(math.Exp(reach), 1+c.minimum)
	}
	return min(math.Exp(-reach), max(0, 1-c.minimum))
}

// Reach is the change that would have been called with 80 % power, from the interval's half-width: on the
// scale of logarithms for a ratio. Missing() or infinite where the interval is.
func (c *Comparison) Reach() float64 {
	low, high := c.Low, c.High
	if c.EffectKind.IsRatio() {
		low, high = math.Log(low), math.Log(high)
	}
	return powerHalfWidths * (high - low) / 2
}

// setRelevance measures the effect and its interval against the declared minimum effect. before is
// the baseline's value, which a relative minimum of a difference refers to; change is in base units.
func (c *Comparison) setRelevance(minimum metric.Effect, before, change float64) {
	if c.EffectKind.IsRatio() && !minimum.Relative { // an absolute minimum: hold the change itself against it
		c.relevant = math.Abs(change) / minimum.Value
		size := minimum.Value / math.Abs(before)
		c.minimum = size
		c.Equivalent = math.Abs(c.Low-1) < size && math.Abs(c.High-1) < size
		return
	}
	size := minimum.Value
	if !c.EffectKind.IsRatio() && minimum.Relative {
		size *= math.Abs(before)
	}
	c.minimum = size
	scale := func(effect float64) float64 {
		if size == 0 {
			return math.Inf(1)
		}
		return math.Abs(effect-c.none()) / size
	}
	c.relevant = scale(c.Effect)
	c.Equivalent = scale(c.Low) < 1 && scale(c.High) < 1
}
