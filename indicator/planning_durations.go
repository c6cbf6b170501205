package indicator

import (
	"math"
	"slices"

	"upshot/indicator/stat"
	"upshot/metric"
)

// durationProspect foresees a ratio (or, where there are zeros, a difference) of durations by the ranks that
// the block test compares. A rank as a share of all lies between 0 and 1; its variance within and between
// months says how far two phases' mean ranks differ by chance.
type durationProspect struct {
	scale           stat.Scale
	better          float64
	values          []float64 // of the baseline, sorted; so many of its quantiles if it has more
	n               float64   // items of the baseline
	blocks          int       // months of the baseline with items
	crowding        float64   // Σ n²/N² over the baseline's months: 1/blocks if all have as many items
	within, between float64   // variance of a rank's share
	perMonth        float64   // items
}

const mostQuantiles = 400

// averageMonth is in days.
const averageMonth = 30.4375

// durationsAhead takes the ranks within each phase from the baseline on, so that no change between phases
// counts as variation. A round brings as many items a month as the last phase.
func durationsAhead(rep *Report, index int, f *Figures, o *Outlook) (prospect, Reason) {
	p := &durationProspect{better: float64(o.Spec.Better)}
	before, byPhase := rep.Plan.Compare.Before, rep.durations(index, f.Scope)
	var within, between, dfWithin, dfBetween, spread float64
	for phase := before; phase < len(byPhase); phase++ {
		d := byPhase[phase]
		if len(d.values) == 0 {
			continue
		}
		sample := stat.NewSample(d.values, d.months, monthsBetween(rep.Plan.Phases[0].From, rep.Plan.Phases[phase].To)+1)
		v := sample.RankVariation()
		within, dfWithin = within+v.Within, dfWithin+v.DFWithin
		between, dfBetween, spread = between+v.Between, dfBetween+v.DFBetween, spread+v.Spread
		if days := rep.Plan.Phases[phase].Days(); phase == before || float64(days) >= averageMonth {
			p.perMonth = float64(len(d.values)) / float64(days) * averageMonth
		}
		if phase == before {
			p.n, p.blocks, p.crowding = float64(len(d.values)), sample.Blocks(), v.Crowding
			p.scale, p.values = stat.ScaleFor(sample.Values()), quantiles(sample.Values(), mostQuantiles)
		}
	}
	if o.Kind = HLRatio; p.scale == stat.Shift {
		o.Kind = HLShift
	}
	if p.blocks < fewestToPlan || dfWithin == 0 {
		return nil, ShortBaseline
	}
	p.within = within / dfWithin
	p.between = max(0, (between-float64(dfBetween*p.within))/spread)
	return p, ""
}

// phaseDurations are the durations that count of a phase, each with its month since the first phase.
type phaseDurations struct {
	values []float64
	months []uint16
}

// durations lists those of an indicator in a scope by phase.
func (rep *Report) durations(index int, scope Scope) []phaseDurations {
	byPhase := make([]phaseDurations, len(rep.Plan.Phases))
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		for _, column := range l.Values {
			if column.Indicator == index && column.Part == Value {
				rep.deal(l, column.Values, scope, byPhase)
			}
		}
	}
	return byPhase
}

func (rep *Report) deal(l *Ledger, values []float64, scope Scope, byPhase []phaseDurations) {
	month, number := metric.Window{From: 0, To: -1}, uint16(0) // of the line before: most follow one another
	for line, v := range values {
		project := int(l.Table.Project[l.Lines[line]])
		if l.Phase[line] < 0 || !(v >= 0) || !scope.Holds(rep.Projects, project) {
			continue
		}
		if d := l.Days[line]; !month.Contains(d) {
			p := metric.Month.Containing(d)
			month, number = metric.Window{From: p.First, To: p.Last}, uint16(monthsBetween(rep.Plan.Phases[0].From, d))
		}
		in := &byPhase[l.Phase[line]]
		in.values, in.months = append(in.values, v), append(in.months, number)
	}
}

// monthsBetween is how many calendar months lie between two days, the first's own not counted.
func monthsBetween(first, later metric.Day) int {
	a, b := first.Time(), later.Time()
	return 12*(b.Year()-a.Year()) + int(b.Month()) - int(a.Month())
}

// quantiles are so many sorted values in place of more.
func quantiles(sorted []float64, most int) []float64 {
	if len(sorted) <= most {
		return slices.Clone(sorted)
	}
	few := make([]float64, most)
	for i := range few {
		few[i] = sorted[int((float64(i)+0.5)*float64(len(sorted))/float64(most))]
	}
	return few
}

func (p *durationProspect) reach(months int, alphas ...float64) []float64 {
	m, n := float64(months), float64(months)*p.perMonth
	off := math.Sqrt(float64(p.between*(p.crowding+1/m)) + float64(p.within*(1/p.n+1/n)))
	effects := make([]float64, len(alphas))
	for i, attained := range alphas {
		if stat.BlocksCounted(p.blocks, months) {
			attained = stat.AttainableP(stat.SmallestBlockP(p.blocks, months), attained)
		}
		if effects[i] = metric.Missing(); months >= minBlocks && n >= minItems && attained > 0 {
			critical, reserve := stat.Deviates(attained, PlanPower, float64(p.blocks+months-2))
			effects[i] = p.effect(float64((critical + reserve) * off))
		}
	}
	return effects
}

// effect is the one under which a later item's rank exceeds an earlier one's more often than not by so
// much: 0.5 would be always.
func (p *durationProspect) effect(excess float64) float64 {
	if excess >= 0.5 {
		return metric.Missing()
	}
	later := make([]float64, len(p.values))
	low, high := 0.0, 1.0 // of a distance: 1 is without end
	for range 40 {
		middle := (low + high) / 2
		for i, v := range p.values {
			later[i] = p.moved(v, middle)
		}
		if math.Abs(stat.Superiority(later, p.values)-0.5) < excess {
			low = middle
		} else {
			high = middle
		}
	}
	if high == 1 { // all are equal, and 0
		return metric.Missing()
	}
	return p.effectAt(high)
}

// effectAt is the effect at a distance between 0, none, and 1, without end.
func (p *durationProspect) effectAt(distance float64) float64 {
	far := distance / (1 - distance)
	if p.scale == stat.Ratio {
		return math.Exp(float64(p.better * far))
	}
	return p.better * far * p.unit()
}

// unit is a difference of the size that durations vary by.
func (p *durationProspect) unit() float64 {
	return max(stat.Quantile(p.values, 0.9)-stat.Quantile(p.values, 0.1), stat.Mean(p.values))
}

func (p *durationProspect) moved(v, distance float64) float64 {
	if p.scale == stat.Ratio {
		return v * p.effectAt(distance)
	}
	return v + p.effectAt(distance)
}
