package wording

import (
	"math"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// Alarm is what must not be missed wherever a verdict stands, in a few words; "" if there is nothing.
func (w *Words) Alarm(c *indicator.Comparison) string {
	var alarms []string
	for _, n := range c.Notes {
		switch {
		case n.Weight() < indicator.Alarmed:
		case n.Code == indicator.NoteNegative:
			alarms = append(alarms, w.Say("alarm.negative", w.Percent(n.Args[1])))
		case n.Code == indicator.NoteSurvival:
			alarms = append(alarms, w.Say("alarm.survival"))
		}
	}
	if len(alarms) == 0 {
		return ""
	}
	return w.facts(alarms...)
}

// WhyPhase says why a phase has the days it has; "" if the definition does not say it. Of the baseline it says so
// then: whether that was chosen because it was bad decides how much of a change comes by itself.
func (w *Words) WhyPhase(rep *indicator.Report, phase int) string {
	p := &rep.Plan.Phases[phase]
	name, why := w.name(p.Name, p.ID), w.Text(p.Why)
	switch {
	case why != "":
		return w.Say("phase.why", name, why)
	case phase == rep.Plan.Compare.Before:
		return w.Say("phase.why.unknown", name)
	}
	return ""
}

// Treated lists what is in each of the phases beside ordinary records and periods.
func (w *Words) Treated(rep *indicator.Report, spec *metric.Indicator, phases ...*indicator.PhaseFigure) (caption string, heads []string, rows [][]string) {
	heads = []string{w.Say("treated.phase"), w.Say("treated.periods." + rep.Plan.Period.String()), w.Say("treated.gaps"), w.Say("treated.partial")}
	duration := spec.Measure.Form == metric.Duration
	if duration {
		heads = append(heads, w.Say("treated.began"), w.Say("treated.open"), w.Say("treated.zero-durations"), w.Say("treated.negative"))
	} else {
		heads = append(heads, w.Say("treated.zeros"))
	}
	for _, p := range phases {
		t := p.Treated
		row := []string{w.Phase(rep, p.Phase), w.Count(t.Periods), w.Count(t.Gaps), w.Count(t.Partial)}
		if duration {
			row = append(row, w.Count(t.Began), w.Count(p.Open), w.Count(t.ZeroDurations), w.Count(p.Negative))
		} else {
			row = append(row, w.Count(t.Zeros))
		}
		rows = append(rows, row)
	}
	return w.Say("treated"), heads, rows
}

// TreatedNotes says what is done with gaps and incomplete periods, where there are any.
func (w *Words) TreatedNotes(spec *metric.Indicator, phases ...*indicator.PhaseFigure) []string {
	var gaps, partial int
	for _, p := range phases {
		gaps, partial = gaps+p.Treated.Gaps, partial+p.Treated.Partial
	}
	var sentences []string
	if gaps > 0 {
		sentences = append(sentences, w.Say("treated.gaps.note"))
	}
	switch {
	case partial == 0 || spec.Measure.Form == metric.Duration:
	case spec.Measure.AsSeries():
		sentences = append(sentences, w.Say("treated.partial.series"))
	default:
		sentences = append(sentences, w.Say("treated.partial.note"))
	}
	return sentences
}

// Survival says how long items take by where they began, and what a log-rank test makes of it; nil where that was
// not needed.
func (w *Words) Survival(s *indicator.Survival) []string {
	if s == nil {
		return nil
	}
	sentences := []string{w.Say("survival.what")}
	if metric.Known(s.P) {
		plain := metric.Unit{}
		sentences = append(sentences, w.Say("survival.log-rank", w.Number(plain, s.Observed), w.Number(plain, s.Expected), w.Number(plain, s.ChiSquare), w.P(s.P)))
	}
	switch {
	case s.Direction == 0:
		sentences = append(sentences, w.Say("survival.none"))
	case s.ByMedians:
		sentences = append(sentences, w.Say("survival.by-medians"))
	default:
		sentences = append(sentences, w.Say("survival.by-log-rank"))
	}
	if s.Contradicts {
		sentences = append(sentences, w.Say("survival.contradicts"))
	}
	return sentences
}

// Lifetimes is the table of it: items, how many are open, and the median with its interval.
func (w *Words) Lifetimes(rep *indicator.Report, spec *metric.Indicator, s *indicator.Survival) (caption string, heads []string, rows [][]string) {
	heads = []string{w.Say("treated.phase"), w.Say("treated.began"), w.Say("treated.open"), w.Say("survival.median"), w.Say("survival.interval")}
	for _, l := range []indicator.Lifetime{s.Before, s.After} {
		rows = append(rows, []string{w.Phase(rep, l.Phase), w.Count(l.Began), w.Count(l.Open), w.lasting(spec, l.Median), w.lifetimeLimits(spec, l)})
	}
	return w.Say("survival.table"), heads, rows
}

// lifetimeLimits is the interval of a median; the lower limit of one that is not reached may be known.
func (w *Words) lifetimeLimits(spec *metric.Indicator, l indicator.Lifetime) string {
	if math.IsInf(l.Low, 0) && math.IsInf(l.High, 0) {
		return dash
	}
	return w.Interval(spec.Unit, l.Low, l.High)
}

// Outliers lists what lies furthest out in the two phases: records by where they stand in the files, or a month.
func (w *Words) Outliers(rep *indicator.Report, spec *metric.Indicator, c *indicator.Comparison) (caption string, heads []string, rows [][]string) {
	caption, what := w.Say("outliers.records"), w.Say("outliers.record")
	if spec.Measure.Form != metric.Duration {
		caption, what = w.Say("outliers.period"), w.Say("outliers.label")
	}
	for _, o := range c.Outliers {
		phase := c.Before
		if o.After {
			phase = c.After
		}
		rows = append(rows, []string{w.Outlier(c, o), w.Phase(rep, phase), w.Value(spec.Unit, o.Value)})
	}
	return caption, []string{what, w.Say("treated.phase"), w.Say("outliers.value")}, rows
}

// Outlier is where a record stands, with its id if it has one, or the period's label.
func (w *Words) Outlier(c *indicator.Comparison, o indicator.Outlier) string {
	table := c.Records
	if o.Record < 0 || table == nil {
		return o.Label
	}
	at := table.Position(int(o.Record)).String()
	ids := table.Column("id")
	if ids == nil || ids.Kind != metric.WordColumn || strings.TrimSpace(ids.Word(int(o.Record))) == "" {
		return at
	}
	return w.Say("outliers.at", ids.Word(int(o.Record)), at)
}
