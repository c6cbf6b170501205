package wording

import (
	"math"
	"unicode"
	"unicode/utf8"

	"upshot/indicator"
	"upshot/metric"
)

// Sensitivity says of every run of a comparison whether the verdict holds in it; none without a verdict.
func (w *Words) Sensitivity(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) []string {
	var sentences []string
	for i := range c.Sensitivity {
		sentences = append(sentences, w.Run(rep, spec, c, &c.Sensitivity[i]))
	}
	return sentences
}

// Run is one of them: "Without the three longest records: still improved (p 0.012)."
func (w *Words) Run(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison, r *indicator.Run) string {
	name := w.RunName(rep, spec, c, r.Name)
	switch {
	case r.Reason == indicator.NothingLeftOut:
		return w.Say("sensitivity.same", name)
	case r.Reason != "":
		return w.Say("sensitivity.not", name, w.Reason(r.Reason))
	case r.Name == indicator.SegmentedLine:
		return w.Segmented(rep, spec, c)
	}
	key := "sensitivity.holds"
	if r.Flips {
		key = "sensitivity.flips"
	}
	return w.Say(key, name, lowered(w.Verdict(r.Verdict)), w.P(r.P))
}

// Flips are the runs of a comparison in which the verdict would be another, as sentences.
func (w *Words) Flips(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) []string {
	var sentences []string
	for _, r := range c.Flipped() {
		sentences = append(sentences, w.Run(rep, spec, c, &r))
	}
	return sentences
}

// FlipMark stands beside a verdict that would be another in some run, the same in every language.
const FlipMark = "‡"

// Flip names those runs in few words, for a card or a table; "" if there are none.
func (w *Words) Flip(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	var names []string
	for _, r := range c.Flipped() {
		names = append(names, lowered(w.RunName(rep, spec, c, r.Name)))
	}
	if len(names) == 0 {
		return ""
	}
	return w.Say("mark.flips", w.List(names))
}

// RunName is what a run did, with a capital: "Without the three longest records", "With complete months only".
func (w *Words) RunName(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison, name indicator.RunName) string {
	key := "run." + string(name)
	switch {
	case name == indicator.WithoutOutliers && spec.Measure.Form != metric.Duration && len(c.Outliers) > 0:
		return w.Say("run.without-outliers.period", c.Outliers[0].Label)
	case name == indicator.WithoutOutliers && spec.Measure.Form != metric.Duration:
		return w.Say("run.without-outliers.none")
	case name == indicator.CompletePeriods:
		return w.Say(key + "." + judgedBy(rep, spec, c))
	}
	return w.Say(key)
}

// judgedBy is the unit of time that a comparison is judged by: months, as a rule.
func judgedBy(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	for _, n := range c.Notes {
		if n.Code == indicator.NoteWeeks {
			return metric.Week.String()
		}
	}
	if rep.Plan.Period == metric.Quarter && (spec.Measure.Form == metric.Level || spec.Measure.Denominator.Source != "") {
		return metric.Quarter.String()
	}
	return metric.Month.String()
}

// Segmented words the straight lines through both phases; "" if there are none.
func (w *Words) Segmented(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	g := c.Segmented
	if g == nil {
		return ""
	}
	return w.Say("sensitivity.line."+rep.Plan.Period.String(), w.Count(g.N), w.Count(g.Lags), w.Phase(rep, c.After), w.segmentChange(spec, g.Level), w.segmentChange(spec, g.Slope))
}

// Dotted is the same as the caption of their picture.
func (w *Words) Dotted(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) string {
	if c.Segmented == nil {
		return ""
	}
	return w.Say("sensitivity.line.dotted", lowered(w.Segmented(rep, spec, c)))
}

// segmentChange is "−7.2 days (−8.0 to −6.3 days, p < 0.001)".
func (w *Words) segmentChange(spec *metric.Indicator, s indicator.SegmentChange) string {
	own := indicator.Comparison{EffectKind: indicator.Difference, Effect: s.Estimate, Low: s.Low, High: s.High, Verdict: indicator.NoClearChange}
	if math.IsNaN(s.P) {
		return w.EffectInterval(spec, &own)
	}
	e := effect{w, spec.Unit, own.EffectKind}
	return w.Say("sensitivity.line.change", e.signed(s.Estimate), e.limits(&own), w.P(s.P))
}

// TailInterval is the interval of a percentile's change; a dash if there is none.
func (w *Words) TailInterval(spec *metric.Indicator, t *indicator.Tail) string {
	if t.Reason != "" {
		return dash
	}
	n := w.signedNumbers(spec.Unit, t.Low, t.High)
	return w.Say("span.to", n[0], n[1])
}

// Percentile is "85th percentile".
func (w *Words) Percentile(quantile float64) string {
	return w.Say("percentile." + percentileKey(quantile))
}

func percentileKey(quantile float64) string {
	if quantile < 0.875 {
		return "p85"
	}
	return "p90"
}

// lowered begins a text without its capital, as inside a sentence.
func lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
