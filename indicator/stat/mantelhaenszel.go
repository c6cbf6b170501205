package stat

import "math"

// CountStratum is the counts of one stratum: events over exposure, or successes among trials. The
// periods are those that are complete; the same index is the same period in every stratum, with an
// exposure of 0 where the stratum has none.
type CountStratum struct {
	Before, After           Count // of everything, periods or not
	BeforeUnits, AfterUnits Counts
}

// Count is events and what they are counted per.
type Count struct{ Events, Exposure float64 }

// contributes reports whether a stratum has exposure on both sides. Else it says nothing of a change.
func (s *CountStratum) contributes() bool { return s.Before.Exposure > 0 && s.After.Exposure > 0 }

// StratifiedRates is Mantel and Haenszel's rate ratio, Σ x1 t0/T / Σ x0 t1/T, with the variance of its
// logarithm by Greenland and Robins (1985), widened by the dispersion of the periods: Phi is QuasiPoisson's
// with every period's deviations added up over the strata, each with its weight in the ratio, since what
// happens in a month may happen to all of them. Of one stratum it is QuasiPoisson. Where the dispersion is
// not known, p and interval are those of chance alone; without events on a side only Effect can be given.
func StratifiedRates(strata []CountStratum, level float64) Stratified {
	var after, before, spread float64
	for i := range strata {
		s := &strata[i]
		if !s.contributes() {
			continue
		}
		b, a := s.shares()
		after += float64(a * s.After.Events)
		before += float64(b * s.Before.Events)
		spread += float64(a * b * (s.Before.Events + s.After.Events))
	}
	if before == 0 && after == 0 {
		return unknown()
	}
	s := unknown()
	s.Effect = after / before
	if after > 0 && before > 0 {
		s.SE = math.Sqrt(spread / (after * before))
	}
	s.disperse(strata, func(rate, exposure float64) float64 { return float64(rate * exposure) })
	half := s.test(math.Log(s.Effect), level)
	s.Interval = Interval{float64(s.Effect * math.Exp(-half)), float64(s.Effect * math.Exp(half))}
	return s
}

// StratifiedDifference is Mantel and Haenszel's difference of proportions, Σ (x1 n0 - x0 n1)/N / Σ n1 n0/N,
// with Sato's variance (Sato, Greenland and Robins 1989), widened as StratifiedRates is.
func StratifiedDifference(strata []CountStratum, level float64) Stratified {
	var difference, weights, p, q float64
	for i := range strata {
		s := &strata[i]
		if !s.contributes() {
			continue
		}
		b, a := s.shares()
		n0, n1, x0, x1 := s.Before.Exposure, s.After.Exposure, s.Before.Events, s.After.Events
		difference += float64(x1*a) - float64(x0*b)
		weights += float64(n1 * a)
		p += float64(x0*b*b) - float64(x1*a*a) + float64(a*b*(n0-n1)/2)
		q += (float64(x1*(n0-x0)) + float64(x0*(n1-x1))) / (2 * (n0 + n1))
	}
	if weights == 0 {
		return unknown()
	}
	s := unknown()
	s.Effect = difference / weights
	if variance := float64(s.Effect*p) + q; variance > 0 {
		s.SE = math.Sqrt(variance) / weights
	}
	s.disperse(strata, func(share, trials float64) float64 { return float64(trials * share * (1 - share)) })
	half := s.test(s.Effect, level)
	s.Interval = Interval{s.Effect - half, s.Effect + half}
	return s
}

// shares are the weights of the events before and after: the part of the exposure on the other side.
func (s *CountStratum) shares() (before, after float64) {
	all := s.Before.Exposure + s.After.Exposure
	return s.After.Exposure / all, s.Before.Exposure / all
}

// disperse sets Phi and DF: Σ u²/v over the periods of both sides, u being the deviations from each
// stratum's own rate and v what chance makes of them, weighted and added up over the strata.
func (s *Stratified) disperse(strata []CountStratum, variance func(rate, exposure float64) float64) {
	var sum float64
	periods := 0
	for _, after := range []bool{false, true} {
		var off, expected []float64
		var counted []bool
		for i := range strata {
			stratum := &strata[i]
			if !stratum.contributes() {
				continue
			}
			share, _ := stratum.shares()
			counts := stratum.BeforeUnits
			if after {
				_, share = stratum.shares()
				counts = stratum.AfterUnits
			}
			events, exposure, _ := counts.total()
			for j, e := range counts.Exposures {
				if j == len(off) {
					off, expected, counted = append(off, 0), append(expected, 0), append(counted, false)
				}
				if !(e > 0) {
					continue
				}
				rate := events / exposure
				off[j] += float64(share * (counts.Events[j] - float64(rate*e)))
				expected[j] += float64(share * share * variance(rate, e))
				counted[j] = true
			}
		}
		for j := range off {
			if counted[j] {
				periods++
			}
			if expected[j] > 0 {
				sum += float64(off[j] * off[j] / expected[j])
			}
		}
	}
	if s.DF = float64(periods - 2); s.DF > 0 {
		s.Phi = sum / s.DF
	}
}

// test sets P for an effect whose null value is 0 and returns half the interval's width.
func (s *Stratified) test(effect, level float64) (half float64) {
	if math.IsNaN(s.Phi) {
		s.P = normalP(effect / s.SE)
		return float64(zQuantile(level) * s.SE)
	}
	s.SE = float64(s.SE * math.Sqrt(inflation(s.Phi)))
	s.P = tP(effect/s.SE, s.DF)
	return float64(tQuantile(level, s.DF) * s.SE)
}
