package indicator

import (
	"math"
	"math/rand/v2"

	"upshot/metric"
)

// What one indicator of a history looks like. Monthly amounts are of a usual size.
const (
	itemsAMonth  = 30   // durations: on average
	logSpread    = 0.8  // durations: standard deviation of the logarithm
	typicalDays  = 12.0 // durations: median
	eventsAMonth = 14   // counts: on average
	trialsAMonth = 30   // proportions
	shareFailing = 0.15 // proportions: on average
	seriesLevel  = 100.0
	seriesSpread = 15.0 // series: standard deviation of a month
	causes       = 3    // unchanged, fallen by 30 %, fallen by half
)

// remains is what is left of an indicator after each fall that is simulated; lower is better.
var remains = [causes]float64{1, 0.7, 0.5}

// course is what happens in a history.
type course struct {
	months []metric.Period
	before int             // how many of them are the baseline
	left   [causes]float64 // what a cause leaves of the later months' values
}

// remaining is what a cause leaves of a month's value: all of it in the baseline.
func (h course) remaining(month, cause int) float64 {
	if month < h.before {
		return 1
	}
	return h.left[cause]
}

// drawn is the records of one indicator by cause. The causes share what chance does, where they can.
type drawn [causes]*records

func (d *drawn) start() {
	for cause := range d {
		d[cause] = &records{}
	}
}

// chance draws what package math/rand has no function for.
type chance struct{ *rand.Rand }

// poisson counts the arrivals in a unit of time (Knuth, The Art of Computer Programming 2, 3.4.1).
func (c chance) poisson(mean float64) int {
	n, limit := 0, math.Exp(-mean)
	for product := c.Float64(); product > limit; product *= c.Float64() {
		n++
	}
	return n
}

// gamma has this shape and a scale of 1 (Marsaglia and Tsang 2000).
func (c chance) gamma(shape float64) float64 {
	if shape < 1 {
		return c.gamma(shape+1) * math.Pow(c.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	for {
		x := c.NormFloat64()
		v := 1 + x/math.Sqrt(9*d)
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(c.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// autoregressive is a stationary series of standard normal values, each correlated by rho with the one before.
func (c chance) autoregressive(n int, rho float64) []float64 {
	series := make([]float64, n)
	for i := range series {
		series[i] = c.NormFloat64()
		if i > 0 {
			series[i] = rho*series[i-1] + math.Sqrt(1-rho*rho)*series[i]
		}
	}
	return series
}

// within is a random day of a month.
func (c chance) within(p metric.Period) metric.Day {
	return p.First + metric.Day(c.IntN(int(p.Last-p.First)+1))
}

// durations are log-normal; icc is the share of the logarithm's variance that all items of a week, or of
// a month, have in common, and rho how much a month's common part follows that of the month before.
func durations(byWeek bool, icc, rho float64) func(chance, course) drawn {
	return func(c chance, h course) (d drawn) {
		d.start()
		first := h.months[0].First
		slot := func(day metric.Day, month int) int {
			if byWeek {
				return int((day+3)/7 - (first+3)/7) // ISO weeks: day 0 is a Thursday
			}
			return month
		}
		last := len(h.months) - 1
		common := c.autoregressive(slot(h.months[last].Last, last)+1, rho)
		for month, p := range h.months {
			for range c.poisson(itemsAMonth) {
				day := c.within(p)
				log := math.Sqrt(icc)*common[slot(day, month)] + math.Sqrt(1-icc)*c.NormFloat64()
				seconds := math.Round(typicalDays * 86400 * math.Exp(logSpread*log))
				for cause := range d {
					d[cause].add(-1, day, 0, math.Round(seconds*h.remaining(month, cause)), "")
				}
			}
		}
		return d
	}
}

// counts have phi times the variance of independent events: the month's rate itself is gamma distributed.
func counts(phi float64) func(chance, course) drawn {
	return func(c chance, h course) (d drawn) {
		d.start()
		for month, p := range h.months {
			mean := eventsAMonth * float64(p.Last-p.First+1) / (365.0 / 12)
			for cause := range d {
				rate := mean * h.remaining(month, cause)
				if phi > 1 {
					rate = c.gamma(rate/(phi-1)) * (phi - 1)
				}
				for range c.poisson(rate) {
					d[cause].add(-1, c.within(p), 0, 0, "")
				}
			}
		}
		return d
	}
}

// proportions have phi times the variance of independent trials: the month's share itself is beta distributed.
func proportions(phi float64) func(chance, course) drawn {
	return func(c chance, h course) (d drawn) {
		d.start()
		for month, p := range h.months {
			for cause := range d {
				share := shareFailing * h.remaining(month, cause)
				if phi > 1 {
					size := (trialsAMonth-1)/(phi-1) - 1 // correlation of two trials 1/(size+1) = (phi-1)/(trials-1)
					failing, other := c.gamma(share*size), c.gamma((1-share)*size)
					share = failing / (failing + other)
				}
				for range trialsAMonth {
					word := "passed"
					if c.Float64() < share {
						word = "failed"
					}
					d[cause].add(-1, c.within(p), 0, 0, word)
				}
			}
		}
		return d
	}
}

// series are monthly values, each correlated by rho with the one before.
func series(rho float64) func(chance, course) drawn {
	return func(c chance, h course) (d drawn) {
		d.start()
		noise := c.autoregressive(len(h.months), rho)
		for month, p := range h.months {
			for cause := range d {
				d[cause].add(-1, p.First+14, 0, seriesLevel*h.remaining(month, cause)+seriesSpread*noise[month], "")
			}
		}
		return d
	}
}
