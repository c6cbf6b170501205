package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// Ordered is the declared test over all rounds in order, in sentences: what it shows, with p and the
// phases' values, and what it does not say. None if the definition does not ask for it.
func (w *Words) Ordered(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures) []string {
	o := f.Ordered
	switch {
	case o == nil:
		return nil
	case !o.Tested():
		return []string{w.Say("ordered.untested", w.Reason(o.Reason))}
	}
	said := []string{w.Say("ordered", w.Trend(o), w.orderedP(o), w.phaseValues(rep, spec, f, o.Phases))}
	if !o.Shown() && !o.Leaning() {
		return said
	}
	if o.Reason != "" {
		said = append(said, w.Say("ordered.limited", w.Reason(o.Reason)))
	}
	return append(said, w.Say("ordered.means"))
}

// Trend is what the ordered test shows, in a few words: "a trend to the better".
func (w *Words) Trend(o *indicator.Ordered) string {
	if !o.Tested() {
		return w.Verdict(indicator.NotEnoughData)
	}
	return w.Say(trendKey(o))
}

// trendKey is the message of what the ordered test shows. It is as careful as the verdicts are.
func trendKey(o *indicator.Ordered) string {
	switch {
	case o.Shown() && o.Better:
		return "ordered.better"
	case o.Shown():
		return "ordered.worse"
	case o.Leaning() && o.Better:
		return "ordered.leaning-better"
	case o.Leaning():
		return "ordered.leaning-worse"
	}
	return "ordered.none"
}

// orderedP is the p of an ordered test, with the adjusted one where several were adjusted together.
func (w *Words) orderedP(o *indicator.Ordered) string {
	if o.Family < 2 {
		return w.P(o.P)
	}
	return w.Say("ordered.p", w.P(o.P), w.P(o.Adjusted), w.Count(o.Family))
}

// phaseValues lists the values of some phases: "Baseline 21.2 days, Round 1 15.0 days and Round 2 12.3 days".
func (w *Words) phaseValues(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, phases []string) string {
	var values []string
	for _, id := range phases {
		value := metric.Missing()
		if p := f.Phase(id); p != nil {
			value = p.Value
		}
		values = append(values, w.Say("ordered.phase", w.Phase(rep, id), w.Value(spec.Unit, value)))
	}
	list := w.List(values)
	if c := f.Headline(); c != nil {
		list = w.ofEach(c, list)
	}
	return list
}

// YearBefore is the second look at the same months a year before, in sentences; none if the definition
// does not ask for it.
func (w *Words) YearBefore(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures) []string {
	y := f.YearBefore
	switch {
	case y == nil:
		return nil
	case y.Reason != "":
		return []string{w.Say("year-before.none", w.Reason(y.Reason))}
	}
	own := y.Figures(f.Scope)
	key := "year-before.months"
	if y.Months[0].Days() > 31 {
		key = "year-before.quarters"
	}
	return []string{
		w.Say(key, w.Periods(y.Months), w.Periods(y.Earlier), w.Sentence(rep, spec, own, &own.Comparisons[0])),
		w.Say("year-before.means"),
	}
}

// Periods names periods in order: as a span where none is left out, "Jun 2024 to Nov 2024", else one by one.
func (w *Words) Periods(periods []metric.Period) string {
	var names []string
	whole := true
	for i, p := range periods {
		whole = whole && (i == 0 || periods[i-1].Last+1 == p.First)
		names = append(names, w.Period(p))
	}
	if n := len(names); whole && n > 1 {
		return w.Say("date.window", names[0], names[n-1])
	}
	return w.List(names)
}

// JudgedBy says by which periods an indicator is judged, where its trend is drawn by others; else "".
func (w *Words) JudgedBy(rep *indicator.Report, spec *metric.Indicator) string {
	drawn, judged := rep.Plan.Period, indicator.JudgedBy(rep.Plan, spec)
	if drawn == judged {
		return ""
	}
	return w.Say("judged-by", w.PeriodUnit(drawn), w.PeriodUnit(judged))
}
