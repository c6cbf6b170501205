package chart

import "math"

// scale is the range of a value axis, ending on round numbers.
type scale struct{ min, max, step float64 }

// spread collects the extremes of what a chart draws.
type spread struct {
	low, high float64
	any       bool
}

func (s *spread) add(values ...float64) {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		if !s.any {
			s.low, s.high, s.any = v, v, true
			continue
		}
		s.low, s.high = min(s.low, v), max(s.high, v)
	}
}

// scale makes an axis of about so many steps. It starts at zero if asked to, or if zero is near.
func (s spread) scale(zero bool, steps int) scale {
	low, high := s.low, s.high
	if low >= 0 && (zero || low < 0.4*high) {
		low = 0
	}
	if zero && high < 0 {
		high = 0
	}
	if high == low {
		high = low + max(1, math.Abs(low))
	}
	step := niceStep((high - low) / float64(steps))
	sc := scale{min: round(math.Floor(low/step+1e-9) * step), step: step}
	sc.max = round(math.Ceil(high/step-1e-9) * step)
	return sc
}

// counts makes an axis of whole numbers from zero.
func (s spread) counts(steps int) scale {
	step := 1.0
	for want := s.high / float64(steps); step < want; {
		for _, m := range []float64{2, 2.5, 2} { // 1, 2, 5, 10
			if step *= m; step >= want {
				break
			}
		}
	}
	return scale{max: max(1, math.Ceil(s.high/step)) * step, step: step}
}

// niceStep is the smallest of 1, 2, 2.5, 5 times a power of ten that is no smaller than raw.
func niceStep(raw float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if m*p >= raw*(1-1e-9) {
			return round(m * p)
		}
	}
	return round(10 * p)
}

// digits is how many decimals the ticks of a step need.
func (s scale) digits() int {
	for d := range 6 {
		p := math.Pow(10, float64(d))
		if math.Abs(math.Round(s.step*p)-s.step*p) < 1e-6 {
			return d
		}
	}
	return 6
}

// quantile is the type 7 quantile of sorted values.
func quantile(sorted []float64, p float64) float64 {
	h := float64(p * float64(len(sorted)-1))
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + float64((h-float64(i))*(sorted[i+1]-sorted[i]))
}
