package indicator

import (
	"math"

	"upshot/indicator/stat"
	"upshot/metric"
)

// seriesProspect foresees a step of a series, in standard deviations of its periods.
type seriesProspect struct {
	better   float64
	sigma    float64 // of a period, from the moving ranges of all phases
	before   int     // complete periods of the baseline
	perMonth float64
	steps    stepsAhead
}

// stepsAhead keeps what stat.SmallestSteps said, which takes long, for other series as long.
type stepsAhead map[stepKey]float64

type stepKey struct {
	before, after int
	alpha         float64
}

// of lists the steps by alpha.
func (s stepsAhead) of(before, after int, alphas []float64) []float64 {
	steps := make([]float64, len(alphas))
	for i, alpha := range alphas {
		if _, done := s[stepKey{before, after, alpha}]; done {
			continue
		}
		for j, step := range stat.SmallestSteps(before, after, UsualCorrelation, PlanPower, alphas[i:]...) {
			s[stepKey{before, after, alphas[i+j]}] = step
		}
	}
	for i, alpha := range alphas {
		steps[i] = s[stepKey{before, after, alpha}]
	}
	return steps
}

// meanRangeOfNormal is the mean moving range of independent normal values in standard deviations (d2 of two).
const meanRangeOfNormal = 1.128

func seriesAhead(plan *metric.Plan, f *Figures, o *Outlook, steps stepsAhead) (prospect, Reason) {
	baseline := f.past[plan.Compare.Before].series
	values := known(baseline)
	p := &seriesProspect{
		better: float64(o.Spec.Better), before: len(values), perMonth: 1 / float64(unitMonths(plan, o.Spec)), steps: steps,
	}
	if p.before < minBaseline {
		return nil, TooFewPeriods
	}
	o.Reference = stat.Quantile(stat.Sorted(values), 0.5)
	var ranges []float64
	for _, phase := range f.past[plan.Compare.Before:] {
		ranges = append(ranges, known(stat.MovingRanges(phase.series))...)
	}
	p.sigma = stat.Mean(ranges) / meanRangeOfNormal
	if p.before >= trendFrom {
		switch trend, slope := stat.MannKendall(baseline), stat.TheilSen(baseline); {
		case stat.Autocorrelation(baseline) >= strongCorrelation:
			return nil, BaselineCorrelation
		case trend.P() <= alpha && slope*p.better > 0:
			return nil, BaselineTrend
		}
	}
	return p, ""
}

func (p *seriesProspect) reach(months int, alphas ...float64) []float64 {
	after := int(math.Floor(float64(float64(months)*p.perMonth) + 1e-9))
	effects := make([]float64, len(alphas))
	for i := range effects {
		effects[i] = metric.Missing()
	}
	if after >= minPeriods {
		for i, step := range p.steps.of(p.before, after, alphas) {
			effects[i] = float64(p.better * step * p.sigma)
		}
	}
	return effects
}
