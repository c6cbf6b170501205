package stat

import "math"

// Counts is one count for each period: events over exposures (any one unit), or successes over trials.
// A period without exposure says nothing and is left out.
type Counts struct {
	Events, Exposures []float64
}

// total sums the periods that have exposure, and counts them.
func (c Counts) total() (events, exposure float64, periods int) {
	for i, e := range c.Exposures {
		if e > 0 {
			events += c.Events[i]
			exposure += e
			periods++
		}
	}
	return events, exposure, periods
}

// Dispersed is a comparison whose error is widened by how much the periods differ among themselves.
type Dispersed struct {
	Effect   float64  // ratio after/before (QuasiPoisson) or difference after-before (QuasiBinomial)
	SE       float64  // without dispersion; of the ratio's logarithm, or of the difference
	Phi      float64  // dispersion: 1 is what chance alone gives
	DF       float64  // periods less one for each side
	Interval Interval // of Effect, with max(1, Phi)
	P        float64  // two-sided, with max(1, Phi)
	PhiP     float64  // of so large a Phi if chance were all there is
}

// QuasiPoisson compares two rates by their periods: phi = Σ(y-μ)²/μ / (k-2) with μ from the period's
// own side, z = ln ratio / sqrt(max(1, phi)(1/x0+1/x1)), against Student's t with k-2 degrees of freedom
// (McCullagh and Nelder, Generalized Linear Models, 6.2.3). Phi below 1 is not believed: it would let a
// lucky sample look more certain than independent events can be. Where a side has no event, only Phi
// and a ratio of 0 can be given.
func QuasiPoisson(before, after Counts, level float64) Dispersed {
	x0, t0, k0 := before.total()
	x1, t1, k1 := after.total()
	d := Dispersed{DF: float64(k0 + k1 - 2), Effect: math.NaN(), SE: math.NaN()}
	d.disperse(poissonSpread(before, x0/t0) + poissonSpread(after, x1/t1))
	if x0 > 0 && t1 > 0 {
		d.Effect = (x1 / t1) / (x0 / t0)
	}
	if x0 > 0 && x1 > 0 {
		d.SE = math.Sqrt(1/x0 + 1/x1)
	}
	half := d.test(math.Log(d.Effect), level)
	d.Interval = Interval{float64(d.Effect * math.Exp(-half)), float64(d.Effect * math.Exp(half))}
	return d
}

// QuasiBinomial compares two proportions by their periods: phi = Σ(x-np)²/(np(1-p)) / (k-2), and the
// difference's standard error sqrt(max(1, phi)(p1q1/n1+p0q0/n0)). NaN where neither side varies.
func QuasiBinomial(before, after Counts, level float64) Dispersed {
	x0, n0, k0 := before.total()
	x1, n1, k1 := after.total()
	p0, p1 := x0/n0, x1/n1
	d := Dispersed{DF: float64(k0 + k1 - 2), Effect: p1 - p0}
	d.disperse(binomialSpread(before, p0) + binomialSpread(after, p1))
	if d.SE = math.Sqrt(float64(p1*(1-p1))/n1 + float64(p0*(1-p0))/n0); d.SE == 0 {
		d.SE = math.NaN()
	}
	half := d.test(d.Effect, level)
	d.Interval = Interval{d.Effect - half, d.Effect + half}
	return d
}

// disperse sets Phi from Pearson's sum; without degrees of freedom it stays unknown.
func (d *Dispersed) disperse(sum float64) {
	if d.Phi = math.NaN(); d.DF > 0 {
		d.Phi = sum / d.DF
	}
	d.PhiP = chiSquareP(sum, d.DF)
}

// test sets P for an effect whose null value is 0 and returns half the interval's width.
func (d *Dispersed) test(effect, level float64) (half float64) {
	se := float64(d.SE * math.Sqrt(inflation(d.Phi)))
	d.P = tP(effect/se, d.DF)
	return float64(tQuantile(level, d.DF) * se)
}

// inflation is max(1, phi), and stays NaN.
func inflation(phi float64) float64 { return math.Max(1, phi) }

// poissonSpread is Pearson's sum over the periods; a rate of 0 fits its own zeros perfectly.
func poissonSpread(c Counts, rate float64) float64 {
	var sum float64
	for i, e := range c.Exposures {
		if mu := float64(rate * e); e > 0 && mu > 0 {
			sum += float64((c.Events[i] - mu) * (c.Events[i] - mu) / mu)
		}
	}
	return sum
}

// binomialSpread is Pearson's sum over the periods; 0 and 1 fit their own periods perfectly.
func binomialSpread(c Counts, p float64) float64 {
	var sum float64
	for i, n := range c.Exposures {
		if variance := n * p * (1 - p); n > 0 && variance > 0 {
			off := c.Events[i] - float64(n*p)
			sum += float64(off * off / variance)
		}
	}
	return sum
}
