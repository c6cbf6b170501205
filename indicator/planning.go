package indicator

import (
	"math"
	"sort"

	"upshot/metric"
)

// What a look ahead goes by.
const (
	Foreseeable  = 36   // months of a round up to which one is searched that shows a given change
	PlanPower    = 0.80 // with which a change would be called
	LargeChange  = 0.30 // the change that is looked for beside the minimum effect
	fewestToPlan = 4    // complete baseline months below which their variation is not known
)

// Outlook is what a new round could show of one indicator in one scope, held against the baseline, from how
// much the records so far vary.
type Outlook struct {
	Spec       *metric.Indicator
	Scope      Scope
	Reason     Reason // why nothing can be told, "" if something can
	Kind       EffectKind
	Value      float64 // of the baseline, as displayed
	Reference  float64 // what LargeChange of a difference refers to, as a relative minimum effect does
	Family     int     // comparisons that would be judged together
	Rounds     []Round
	ForMinimum int // months of a round that shows the minimum effect; 0 if none up to three years does
	ForLarge   int // months of a round that shows LargeChange, likewise
}

// Round is a new phase of so many months. Alone and Last are the smallest effects in the better direction
// that it would call with 80 % power: if the indicator were judged alone, and as the last one of its family,
// of which nothing else changed. Missing() if it would call none.
type Round struct {
	Months      int
	Alone, Last float64
}

// prospect foresees a round of so many months: by alpha, the smallest effect in the better direction that is
// called with PlanPower; Missing() if none is.
type prospect interface {
	reach(months int, alphas ...float64) []float64
}

// Outlooks looks ahead at new rounds of so many months, for every indicator, in the plan's order.
func Outlooks(rep *Report, scope Scope, months ...int) []Outlook {
	outlooks := make([]Outlook, len(rep.Indicators))
	prospects := make([]prospect, len(outlooks))
	families := map[bool]int{}
	steps := stepsAhead{}
	for i := range rep.Indicators {
		r := &rep.Indicators[i]
		o := Outlook{Spec: r.Spec, Scope: scope, Reason: NoRecords, Value: metric.Missing(), Reference: metric.Missing()}
		if f := r.In(scope); f != nil {
			prospects[i], o.Reason = rep.ahead(i, f, &o, steps)
		}
		if outlooks[i] = o; o.Reason == "" {
			families[r.Spec.Primary]++
		}
	}
	for i := range outlooks {
		if o := &outlooks[i]; o.Reason == "" {
			o.Family = families[o.Spec.Primary]
			o.look(prospects[i], months)
		}
	}
	return outlooks
}

// ahead finds out how an indicator of a form varies, and sets what the outlook refers to.
func (rep *Report) ahead(index int, f *Figures, o *Outlook, steps stepsAhead) (prospect, Reason) {
	before := f.Phase(rep.Plan.BeforeID())
	if before == nil || f.past == nil {
		return nil, NoRecords
	}
	o.Value, o.Reference = before.Value, before.Value
	switch form := o.Spec.Measure.Form; {
	case !metric.Known(before.Value):
		return nil, before.Reason
	case o.Spec.Measure.AsSeries():
		o.Kind = HLShift
		return seriesAhead(rep.Plan, f, o, steps)
	case form == metric.Duration:
		return durationsAhead(rep, index, f, o)
	case form == metric.Proportion:
		o.Kind = Difference
		return sharesAhead(rep.Plan, f, o)
	default:
		o.Kind = RateRatio
		return ratesAhead(rep.Plan, f, o)
	}
}

// look fills in the rounds.
func (o *Outlook) look(p prospect, months []int) {
	least := o.minimum()
	for _, m := range months {
		reach := p.reach(m, alpha, alpha/float64(o.Family))
		o.Rounds = append(o.Rounds, Round{m, o.atLeast(reach[0], least), o.atLeast(reach[1], least)})
	}
	large := LargeChange
	if !o.Kind.IsRatio() {
		large *= math.Abs(o.Reference)
	}
	o.ForLarge, o.ForMinimum = o.monthsFor(p, large), o.monthsFor(p, least)
}

// monthsFor is the shortest round that shows an effect of this size, 0 if none does. It is halved in, for a
// longer round shows more.
func (o *Outlook) monthsFor(p prospect, size float64) int {
	shows := func(months int) bool {
		r := p.reach(months, alpha)[0]
		return metric.Known(r) && o.size(r) <= size
	}
	if !shows(Foreseeable) {
		return 0
	}
	return 1 + sort.Search(Foreseeable-1, func(i int) bool { return shows(i + 1) })
}

// size is an effect's distance from none.
func (o *Outlook) size(effect float64) float64 {
	if o.Kind.IsRatio() {
		return math.Abs(effect - 1)
	}
	return math.Abs(effect)
}

// minimum is the minimum effect as a distance from none.
func (o *Outlook) minimum() float64 {
	minimum := o.Spec.MinimumEffect
	switch {
	case o.Kind.IsRatio() && !minimum.Relative:
		return minimum.Value / math.Abs(o.Value)
	case !o.Kind.IsRatio() && minimum.Relative:
		return minimum.Value * math.Abs(o.Reference)
	}
	return minimum.Value
}

// atLeast is an effect that is no smaller than the minimum, below which nothing is called.
func (o *Outlook) atLeast(effect, least float64) float64 {
	switch {
	case !metric.Known(effect) || o.size(effect) >= least:
		return effect
	case o.Kind.IsRatio():
		return max(0, 1+float64(o.Spec.Better)*least)
	}
	return float64(o.Spec.Better) * least
}

// UsualRound is how many months the last phase has, which the next is likely to have too.
func UsualRound(plan *metric.Plan) int {
	days := plan.Phases[len(plan.Phases)-1].Days()
	return min(max(1, int(math.Round(float64(days)/averageMonth))), Foreseeable)
}
