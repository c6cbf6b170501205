package stat

import (
	"iter"
	"math"
)

// Whether a lifetime has come to its end: of one that has not, it is only known that it is longer.
const (
	Open  uint16 = 0
	Ended uint16 = 1
)

// Lifetimes is how long items lasted, in ascending order; the open ones among them had lasted so long
// when they were last seen, and go on (right-censored).
type Lifetimes struct {
	times []float64
	state []uint16 // Open or Ended, of each
}

// NewLifetimes takes times in any order and whether each is Open or Ended. It sorts both where they lie and
// keeps them.
func NewLifetimes(times []float64, state []uint16) Lifetimes {
	sortTagged(times, state)
	return Lifetimes{times, state}
}

// Len is how many items there are.
func (l Lifetimes) Len() int { return len(l.times) }

// Open is how many of them are open.
func (l Lifetimes) Open() int {
	open := len(l.state)
	for _, s := range l.state {
		open -= int(s)
	}
	return open
}

// moment is one of the different times, from the first on.
type moment struct {
	time   float64
	atRisk int // last at least until then
	ended  int // of these, end then
}

// next is the moment at an index of the times, and the index of the one after it. An item that was last
// seen open at the moment at which others end was still at risk (Kaplan and Meier 1958).
func (l Lifetimes) next(at int) (moment, int) {
	m := moment{time: l.times[at], atRisk: len(l.times) - at}
	for ; at < len(l.times) && l.times[at] == m.time; at++ {
		m.ended += int(l.state[at])
	}
	return m, at
}

// SurvivalStep is the Kaplan-Meier estimate from a moment on.
type SurvivalStep struct {
	Time     float64
	AtRisk   int
	Ended    int
	Survival float64  // share of the items that last longer
	Variance float64  // of Survival, by Greenwood's formula; 0 where nothing is left
	Limits   Interval // of Survival; NaN where all or nothing is left
}

// Curve is the Kaplan-Meier estimate at each of the different times, with Greenwood's variance and the
// interval on the scale of log(-log S), which cannot leave 0..1 (Kalbfleisch and Prentice 1980).
func (l Lifetimes) Curve(level float64) iter.Seq[SurvivalStep] {
	return func(yield func(SurvivalStep) bool) {
		z, survival, greenwood := zQuantile(level), 1.0, 0.0
		for at := 0; at < len(l.times); {
			var m moment
			m, at = l.next(at)
			left := m.atRisk - m.ended
			survival = float64(survival*float64(left)) / float64(m.atRisk)
			if left > 0 {
				greenwood += float64(m.ended) / float64(float64(m.atRisk)*float64(left))
			}
			s := SurvivalStep{
				Time: m.time, AtRisk: m.atRisk, Ended: m.ended, Survival: survival,
				Variance: float64(survival * survival * greenwood), Limits: none(),
			}
			if survival > 0 && survival < 1 {
				width := math.Exp(z * math.Sqrt(greenwood) / -math.Log(survival))
				s.Limits = Interval{math.Pow(survival, width), math.Pow(survival, 1/width)}
			}
			if !yield(s) {
				return
			}
		}
	}
}

// survivalTies is how near a step of the curve must come to a share to reach it exactly (survfit's own).
const survivalTies = 1.4901161193847656e-08

// Quantile is the time by which a share p of the items have ended, in the unit of the times, and its
// interval: where the limits of the curve cross 1-p (Brookmeyer and Crowley 1982). Where the curve runs
// exactly at 1-p for a while, the middle of that while stands, as in R's survfit. NaN if so many have not
// ended; an infinity stands for a limit that is not reached.
func (l Lifetimes) Quantile(p, level float64) (value float64, limits Interval) {
	at, low, high := crossing{share: 1 - p}, crossing{share: 1 - p}, crossing{share: 1 - p}
	for s := range l.Curve(level) {
		at.pass(s.Time, s.Survival)
		low.pass(s.Time, s.Limits.Low)
		high.pass(s.Time, s.Limits.High)
		if high.left {
			break
		}
	}
	last := math.NaN()
	if len(l.times) > 0 {
		last = l.times[len(l.times)-1]
	}
	return at.time(last, math.NaN()), Interval{low.time(last, math.Inf(-1)), high.time(last, math.Inf(1))}
}

// crossing finds where a falling curve crosses a share.
type crossing struct {
	share         float64
	reached, left bool
	from, to      float64 // the times at which it reaches the share and falls below it
}

// pass takes the next step of the curve; one that is not known (NaN) is passed over.
func (c *crossing) pass(time, survival float64) {
	if !c.reached && survival <= c.share+survivalTies {
		c.reached, c.from = true, time
	}
	if !c.left && survival < c.share-survivalTies {
		c.left, c.to = true, time
	}
}

// time is where the curve crosses. A curve that ends at the share has run there until the last time.
func (c *crossing) time(last, never float64) float64 {
	switch {
	case !c.reached:
		return never
	case !c.left:
		return c.from + (last-c.from)/2
	}
	return c.from + (c.to-c.from)/2
}

// LogRank compares how fast two groups of items end (Mantel 1966): whether those after end as often, at
// each moment, as their share of the items still at risk lets one expect.
type LogRank struct {
	Observed, Expected float64 // ends among those after
	Variance           float64 // of Observed if both groups were alike (hypergeometric)
	ChiSquare          float64 // with one degree of freedom; NaN if nothing can be compared
	P                  float64
}

// CompareLifetimes is the log-rank test of two groups.
func CompareLifetimes(before, after Lifetimes) LogRank {
	var t LogRank
	a, b := 0, 0
	for b < len(before.times) && a < len(after.times) { // with one group left, nothing is compared
		time := min(before.times[b], after.times[a])
		x, y := moment{atRisk: len(before.times) - b}, moment{atRisk: len(after.times) - a}
		if before.times[b] == time {
			x, b = before.next(b)
		}
		if after.times[a] == time {
			y, a = after.next(a)
		}
		t.add(x, y)
	}
	for ; a < len(after.times); a++ { // they end as expected: no others are at risk
		t.Observed += float64(after.state[a])
		t.Expected += float64(after.state[a])
	}
	gap := t.Observed - t.Expected
	t.ChiSquare = math.NaN()
	if t.Variance > 0 {
		t.ChiSquare = float64(gap*gap) / t.Variance
	}
	t.P = chiSquareP(t.ChiSquare, 1)
	return t
}

// add takes one moment of both groups.
func (t *LogRank) add(before, after moment) {
	ended, n := before.ended+after.ended, float64(before.atRisk+after.atRisk)
	if ended == 0 {
		return
	}
	share := float64(after.atRisk) / n
	t.Observed += float64(after.ended)
	t.Expected += float64(float64(ended) * share)
	if n > 1 {
		t.Variance += float64(float64(ended)*share*(1-share)*(n-float64(ended))) / (n - 1)
	}
}
