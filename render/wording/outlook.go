package wording

import (
	"math"

	"upshot/indicator"
	"upshot/metric"
)

// Outlook says what a round of so many months would show of an indicator, and how long one must be that shows
// a given change; or why nothing can be told.
func (w *Words) Outlook(o *indicator.Outlook, months int) []string {
	if o.Reason != "" {
		return []string{w.Say("plan.unknown", w.planReason(o.Reason))}
	}
	var said []string
	for _, r := range o.Rounds {
		if r.Months == months {
			said = append(said, w.roundShows(o, r))
		}
	}
	large, least := w.takes(o.ForLarge), w.takes(o.ForMinimum)
	return append(said, w.Say("plan.takes", w.largeChange(o), large, w.MinimumEffect(o.Spec), least))
}

// PlanIntro says what the table of a look ahead holds, for rounds of up to so many months.
func (w *Words) PlanIntro(rep *indicator.Report, months int) string {
	return w.Say("plan.intro", w.Phase(rep, rep.Plan.BeforeID()), w.Say("span.to", w.Count(1), w.Months(months)))
}

// planReason is why nothing can be told: as beside a verdict, unless that speaks of two phases.
func (w *Words) planReason(r indicator.Reason) string {
	if key := "plan.reason." + string(r); w.Has(key) {
		return w.Say(key)
	}
	return w.Reason(r)
}

func (w *Words) roundShows(o *indicator.Outlook, r indicator.Round) string {
	length := w.Months(r.Months)
	switch alone, last := w.foreseen(o, r.Alone), w.foreseen(o, r.Last); {
	case alone == "":
		return w.Say("plan.shows.nothing", length)
	case o.Family == 1:
		return w.Say("plan.shows", length, alone)
	case last == "":
		return w.Say("plan.shows.alone", length, alone, w.Count(o.Family))
	default:
		return w.Say("plan.shows.family", length, alone, w.Count(o.Family), last)
	}
}

// foreseen is "a fall of about 45 %", "" if nothing is.
func (w *Words) foreseen(o *indicator.Outlook, v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	e := effect{w, o.Spec.Unit, o.Kind}
	if e.move(v) < 0 {
		return w.Say("plan.fall", e.size(v))
	}
	return w.Say("plan.rise", e.size(v))
}

// largeChange is "a fall of 30 %", of a difference "a fall of 4.9 points (30 % of the baseline)".
func (w *Words) largeChange(o *indicator.Outlook) string {
	change := float64(o.Spec.Better) * indicator.LargeChange
	if o.Kind.IsRatio() {
		return effect{w, o.Spec.Unit, o.Kind}.noun(1 + change)
	}
	size := effect{w, o.Spec.Unit, o.Kind}.noun(change * math.Abs(o.Reference))
	return w.Say("plan.change.of", size, w.relative(change))
}

// takes is how long a round must be: "9 months".
func (w *Words) takes(months int) string {
	if months == 0 {
		return w.Say("plan.takes.longer")
	}
	return w.Say("plan.takes.about", w.Months(months))
}

// Months is a length: "4 months".
func (w *Words) Months(n int) string { return w.Say("plan.months", w.Count(n)) }

// PlanTable is what rounds of each length would show, alone and as the last of the family. It has no rows
// where nothing can be told.
func (w *Words) PlanTable(o *indicator.Outlook) ExplainTable {
	t := ExplainTable{Heads: []string{w.Say("plan.length")}, Numeric: numeric(1, 1+len(o.Rounds))}
	if t.Caption = w.Say("plan.caption"); o.Reason != "" {
		return t
	}
	e := effect{w, o.Spec.Unit, o.Kind}
	if unit := w.PlanUnit(o); unit != "" {
		t.Caption = w.Say("plan.caption.unit", unit)
	}
	alone, last := []string{w.Say("plan.alone")}, []string{w.Say("plan.last", w.Count(o.Family))}
	for _, r := range o.Rounds {
		t.Heads = append(t.Heads, w.Count(r.Months))
		alone, last = append(alone, e.bare(r.Alone)), append(last, e.bare(r.Last))
	}
	if t.Rows = append(t.Rows, alone); o.Family > 1 {
		t.Rows = append(t.Rows, last)
	}
	return t
}

// PlanUnit is the unit of a difference alone: "points", "days". "" where changes are in per cent.
func (w *Words) PlanUnit(o *indicator.Outlook) string {
	switch {
	case o.Kind.IsRatio() || o.Reason != "":
		return ""
	case o.Spec.Unit.Kind == metric.PercentUnit:
		return w.Say("plan.points")
	}
	return w.UnitName(o.Spec.Unit)
}

// PlanMonths is how long a round must be, for a table: "9 months".
func (w *Words) PlanMonths(months int) string {
	if months == 0 {
		return w.Say("plan.longer")
	}
	return w.Months(months)
}

// bare is an effect with its sign, without its unit unless it is a per cent.
func (e effect) bare(v float64) string {
	switch {
	case math.IsNaN(v):
		return dash
	case e.kind.IsRatio():
		return e.signed(v)
	case e.unit.Kind == metric.PercentUnit:
		return e.points(v)
	}
	return sign(v) + e.w.Number(e.unit, math.Abs(v))
}
