package stat

import "math"

// segmentPoints is how many values each side of a segmented regression needs: with fewer, its slopes are
// noise.
const segmentPoints = 8

// Segments is a segmented regression of a series, y = b0 + b1·t + b2·D + b3·D·(t-k), with D = 1 from the
// step k on: a straight line before and another after. The errors of b2 and b3 allow for neighbours that
// resemble each other (Newey and West 1987: Bartlett's weights, here over Lags steps of time).
type Segments struct {
	Before, After Line
	NBefore       int // values
	NAfter        int
	Level         Step    // b2: the line after less the line before, at step k
	Slope         Step    // b3: the change of the slope, a step
	Lags          int     // floor(4·(n/100)^(2/9)), Newey and West's rule of thumb (1994)
	DF            float64 // n-4, of the t distribution that p and the intervals are from
}

// Line is a straight line; its value at a step t is At + Slope·(t-k).
type Line struct {
	At, Slope float64
}

// Step is an estimated change; its numbers but Estimate are NaN where the lines pass through every value.
type Step struct {
	Estimate float64
	Error    float64 // standard error
	P        float64
	Interval Interval
}

// Segment fits a series, one value a step of time, with the second line from index k on. A NaN is a gap:
// it takes a step. It reports false if a side has fewer than 8 values.
//
// The model has a line of its own on either side, so each is fitted alone, with t centred. An estimate is
// then a weighted sum of the values, and its variance that of the residuals with the same weights,
// Σ_t Σ_s w(|t-s|)·c_t·e_t·c_s·e_s, times n/(n-4).
func Segment(series []float64, k int, level float64) (s Segments, ok bool) {
	before, after := fitLine(series, 0, k, k), fitLine(series, k, len(series), k)
	if before.n < segmentPoints || after.n < segmentPoints {
		return s, false
	}
	n := before.n + after.n
	s = Segments{
		Before: before.line, After: after.line, NBefore: before.n, NAfter: after.n,
		Lags: int(4 * math.Pow(float64(n)/100, 2.0/9)), DF: float64(n - 4),
	}
	levels, slopes := make([]float64, len(series)), make([]float64, len(series))
	before.influence(series, levels, slopes, -1)
	after.influence(series, levels, slopes, 1)
	s.Level = s.step(after.line.At-before.line.At, levels, level)
	s.Slope = s.step(after.line.Slope-before.line.Slope, slopes, level)
	return s, true
}

// step is an estimate with the error that its parts, weight times residual by step of time, add up to.
func (s *Segments) step(estimate float64, parts []float64, level float64) Step {
	n := s.DF + 4
	variance := 0.0
	for lag := 0; lag <= s.Lags && lag < len(parts); lag++ {
		sum := 0.0
		for t := lag; t < len(parts); t++ {
			sum += float64(parts[t] * parts[t-lag])
		}
		weight := 1 - float64(lag)/float64(s.Lags+1)
		if lag > 0 {
			weight *= 2
		}
		variance += float64(weight * sum)
	}
	e := math.Sqrt(max(0, variance) * n / s.DF)
	if e == 0 {
		return Step{estimate, math.NaN(), math.NaN(), none()}
	}
	half := float64(tQuantile(level, s.DF) * e)
	return Step{estimate, e, tP(estimate/e, s.DF), Interval{estimate - half, estimate + half}}
}

// fit is a least-squares line through the values of a stretch of a series.
type fit struct {
	line     Line
	from, to int
	n        int
	k        int
	centre   float64 // mean time
	spread   float64 // Σ(t-centre)²
}

func fitLine(series []float64, from, to, k int) fit {
	f := fit{from: from, to: to, k: k}
	times, values := 0.0, 0.0
	for t := from; t < to; t++ {
		if !math.IsNaN(series[t]) {
			f.n++
			times += float64(t)
			values += series[t]
		}
	}
	f.centre = times / float64(f.n)
	mean, product := values/float64(f.n), 0.0
	for t := from; t < to; t++ {
		if d := float64(t) - f.centre; !math.IsNaN(series[t]) {
			f.spread += float64(d * d)
			product += float64(d * (series[t] - mean))
		}
	}
	f.line.Slope = product / f.spread
	f.line.At = mean + float64(f.line.Slope*(float64(k)-f.centre))
	return f
}

// influence writes what each value's residual counts for in the line's value at k and in its slope.
func (f fit) influence(series, levels, slopes []float64, sign float64) {
	for t := f.from; t < f.to; t++ {
		if math.IsNaN(series[t]) {
			continue
		}
		d := float64(t) - f.centre
		residual := sign * (series[t] - f.line.At - float64(f.line.Slope*(float64(t)-float64(f.k))))
		slope := d / f.spread
		slopes[t] = float64(slope * residual)
		levels[t] = float64((1/float64(f.n) + float64((float64(f.k)-f.centre)*slope)) * residual)
	}
}
