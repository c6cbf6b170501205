package indicator

import "upshot/metric"

// FewRecords is the number of a duration's records below which its upper percentiles and its interval are not
// shown: they would be the records themselves.
const FewRecords = 10

// Check is one gate that a comparison must pass before anything is concluded from it.
type Check struct {
	Code   Reason  // why there is no verdict if it fails
	Before float64 // what the gate looks at; both sides together stand in Before, and After is Missing()
	After  float64
	Need   [2]float64 // at least so much, in either; TooFewArrangements: at most
	Passed bool
}

// Checks lists the gates of a comparison in their order, up to the first that fails.
func (c *Comparison) Checks(spec *metric.Indicator, before, after *PhaseFigure) []Check {
	failed := Reason("")
	if c.Verdict == NotEnoughData {
		failed = c.Reason
	}
	var all []Check
	add := func(code Reason, x, y float64, need ...float64) {
		if len(all) > 0 && !all[len(all)-1].Passed {
			return
		}
		all = append(all, Check{code, x, y, [2]float64{need[0], need[len(need)-1]}, code != failed})
	}
	missing := metric.Missing()
	n0, n1 := float64(before.N), float64(after.N)
	units0, units1 := float64(len(c.Units[0])), float64(len(c.Units[1]))
	switch form := spec.Measure.Form; {
	case spec.Measure.AsSeries():
		if failed == NoRecords {
			add(NoRecords, n0, n1, 1)
		}
		add(TooFewPeriods, units0, units1, minBaseline, minPeriods)
	case form == metric.Duration:
		if failed == NoRecords {
			add(NoRecords, n0, n1, 1)
		}
		add(TooFewItems, n0, n1, minItems)
		add(TooFewBlocks, units0, units1, minBlocks)
	case form == metric.Proportion:
		add(NoRecords, before.Denominator, after.Denominator, 1)
		if failed == UnknownCoverage || failed == NotCounts {
			add(failed, missing, missing, missing)
		}
		events := before.Numerator + after.Numerator
		add(NoEvents, min(events, before.Denominator+after.Denominator-events), missing, 1)
	default:
		if failed == UnknownCoverage {
			add(UnknownCoverage, missing, missing, missing)
		}
		add(NoExposure, before.Denominator, after.Denominator, 0)
		add(NoEvents, before.Numerator+after.Numerator, missing, 1)
	}
	add(TooFewArrangements, c.smallest, missing, alpha)
	if failed != "" && all[len(all)-1].Passed { // a gate that no number stands for
		all = append(all[:0], Check{failed, missing, missing, [2]float64{missing, missing}, false})
	}
	return all
}

// Rule is one rule of the verdict, and whether the comparison keeps it.
type Rule struct {
	Code  RuleCode
	Value float64
	Bound float64 // at most; RuleLarge: at least
	Holds bool
	Limit Reason // of RuleFirm: what stands against it, or ""
}

// RuleCode names a rule.
type RuleCode string

const (
	RuleLeaning  RuleCode = "leaning"  // raw p
	RuleLarge    RuleCode = "large"    // effect in units of the minimum effect
	RuleOpen     RuleCode = "open"     // durations with many open items: counted by where they began they go the same way
	RuleOneByOne RuleCode = "apart"    // several projects: one by one they do not contradict the figure of all together
	RuleRaw      RuleCode = "raw"      // raw p
	RuleAdjusted RuleCode = "adjusted" // p after the false-discovery step
	RuleInterval RuleCode = "interval" // the interval leaves out no change
	RuleCautious RuleCode = "cautious" // the same, with the p's of periods that follow one another
	RuleFirm     RuleCode = "firm"     // nothing limits the verdict to a sign
)

// Rules are those of the verdict: the ones before RuleRaw make a sign of it, all of them a call. nil where there
// is not enough data.
func (c *Comparison) Rules() []Rule {
	if c.Verdict == NotEnoughData {
		return nil
	}
	missing := metric.Missing()
	rules := []Rule{
		{Code: RuleLeaning, Value: c.P, Bound: leaningAlpha, Holds: c.P <= leaningAlpha},
		{Code: RuleLarge, Value: c.relevant, Bound: 1, Holds: c.large()},
	}
	if c.Survival != nil {
		rules = append(rules, Rule{Code: RuleOpen, Value: missing, Bound: missing, Holds: !c.Survival.Contradicts})
	}
	if c.Stratified != nil {
		rules = append(rules, Rule{Code: RuleOneByOne, Value: missing, Bound: missing, Holds: !c.oneByOneDiffers()})
	}
	rules = append(rules,
		Rule{Code: RuleRaw, Value: c.P, Bound: alpha, Holds: c.P <= alpha},
		Rule{Code: RuleAdjusted, Value: c.Adjusted, Bound: alpha, Holds: c.Adjusted <= alpha},
		Rule{Code: RuleInterval, Value: missing, Bound: missing, Holds: !c.holdsNone()},
	)
	if c.Cautious > c.Adjusted || metric.Known(c.careful) {
		rules = append(rules, Rule{Code: RuleCautious, Value: c.Cautious, Bound: alpha, Holds: c.Cautious <= alpha})
	}
	return append(rules, Rule{Code: RuleFirm, Value: missing, Bound: missing, Holds: c.veto == "", Limit: c.veto})
}

// Minimum is the minimum effect as a distance from no change, on Effect's scale.
func (c *Comparison) Minimum() float64 { return c.minimum }
