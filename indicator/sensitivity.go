package indicator

import "upshot/metric"

// Run is a comparison made once more, with other treatment of the data or another test. It never changes
// the verdict; one that would be another is said beside it.
type Run struct {
	Name      RunName
	P         float64
	Effect    float64 // on the scale of the comparison's own; of SegmentedLine the change of level, in base units
	Low, High float64 // 95 % interval of Effect; Missing() where the run is a p alone
	Verdict   Verdict // what it would have been; of no meaning unless Judges
	Flips     bool    // the verdict would be another
	Reason    Reason  // why it could not run, "" if it did
}

// RunName names a run.
type RunName string

const (
	WithoutOutliers RunName = "without-outliers" // without the longest durations, or the most unusual complete month
	CompletePeriods RunName = "complete-periods" // records of complete months only
	UpperTail       RunName = "p85"              // durations: the 85th percentile in place of the rank
	KaplanMeier     RunName = "kaplan-meier"     // durations of which many are open: by where the items began
	SegmentedLine   RunName = "segmented"        // a line to look at: it reaches no verdict
)

// Judges reports whether the run reached a verdict of its own.
func (r *Run) Judges() bool { return r.Reason == "" && r.Name != SegmentedLine }

// Flipped lists the runs in which the verdict would be another.
func (c *Comparison) Flipped() []Run {
	var flipped []Run
	for _, r := range c.Sensitivity {
		if r.Flips {
			flipped = append(flipped, r)
		}
	}
	return flipped
}

// sensitivityRuns are what is tried, in the order in which it is shown.
var sensitivityRuns = []struct {
	name    RunName
	applies func(v *variation) bool
	try     func(v *variation) Comparison
}{
	{WithoutOutliers, always, withoutOutliers},
	{CompletePeriods, always, completePeriods},
	{UpperTail, ofDurations, upperTail},
	{KaplanMeier, ofOpenItems, kaplanMeier},
	{SegmentedLine, always, segmentedLine},
}

func always(*variation) bool        { return true }
func ofDurations(v *variation) bool { return v.blocks != nil }
func ofOpenItems(v *variation) bool { return v.blocks != nil && v.c.Survival != nil }

// variation is a comparison and what it was made of. A run makes another comparison of it, with the reason
// if it cannot.
type variation struct {
	e             *engine
	m             *measured
	c             *Comparison
	before, after *sample
	blocks        *blockwise // durations
}

// trial is a run whose verdict is open: that needs the p-values of the family.
type trial struct {
	name RunName
	c    Comparison
}

// said is the p that a run shows. The log-rank test takes items as independent, which those of one month are
// not, so where the comparison's own p is larger that one judges in its place.
func (t *trial) said(c *Comparison) float64 {
	if t.name == KaplanMeier && t.c.Reason == "" {
		return c.Survival.P
	}
	return t.c.P
}

// try makes the runs of a comparison that passed its gates.
func (e *engine) try(c *Comparison, m *measured, before, after *sample, blocks *blockwise) {
	if !c.testable() {
		return
	}
	v := &variation{e, m, c, before, after, blocks}
	for _, run := range sensitivityRuns {
		if run.applies(v) {
			c.trials = append(c.trials, trial{run.name, run.try(v)})
		}
	}
}

// other is a comparison of the same phases and kind without numbers yet.
func (v *variation) other() Comparison {
	c := newComparison(v.c.Before, v.c.After)
	c.EffectKind, c.veto = v.c.EffectKind, v.c.veto
	return c
}

// cannot is a run that was not made.
func (v *variation) cannot(why Reason) Comparison {
	c := v.other()
	c.Reason = why
	return c
}

// rerun gives the trials of a comparison the verdicts that would have been reached, with the p of each in
// place of the comparison's own in the family. It comes after the family has its verdicts.
func (c *Comparison) rerun(plan *metric.Plan, family []*Comparison, spec *metric.Indicator) {
	for i := range c.trials {
		t := &c.trials[i].c
		run := Run{Name: c.trials[i].name, P: c.trials[i].said(c), Effect: t.Effect, Low: t.Low, High: t.High, Reason: t.Reason}
		if run.Judges() {
			if s := c.Stratified; s != nil {
				t.limit(s.limits())
			}
			if s := c.Survival; s != nil && run.Name != KaplanMeier { // open items turn other findings too
				own := *s
				own.Contradicts = s.Direction*t.direction() < 0
				t.Survival = &own
			}
			t.Adjusted = c.adjustedAs(plan, family, t, func(c *Comparison) float64 { return c.P })
			t.Cautious = c.adjustedAs(plan, family, t, (*Comparison).CarefulP)
			conclude(t, spec)
			run.Verdict, run.Flips = t.Verdict, t.Verdict != c.Verdict
		}
		c.Sensitivity = append(c.Sensitivity, run)
	}
	c.trials = nil
}

// adjustedAs is what a p of the comparison would be after the family's step if it were that of a trial.
func (c *Comparison) adjustedAs(plan *metric.Plan, family []*Comparison, trial *Comparison, p func(*Comparison) float64) float64 {
	var raw []float64
	own := 0
	for _, other := range family {
		switch {
		case other == c:
			own = len(raw)
			raw = append(raw, p(trial))
		case other.Family > 0: // it passed its gates
			raw = append(raw, p(other))
		}
	}
	return adjustedOf(plan, raw)[own]
}
