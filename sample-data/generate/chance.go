package main

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"
)

// seed is the sample's own; every stream has its name beside it.
const seed = 0x5eed2024

// chance is a stream of random numbers that belongs to one export and one system.
type chance struct{ *rand.Rand }

func chanceFor(stream string) *chance {
	h := fnv.New64a()
	h.Write([]byte(stream))
	return &chance{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// yes is true with the probability.
func (c *chance) yes(probability float64) bool { return c.Float64() < probability }

// count draws how many events happen where mean are expected (Poisson, by Knuth's product).
func (c *chance) count(mean float64) int {
	n := 0
	for product := c.Float64(); product > math.Exp(-mean); product *= c.Float64() {
		n++
	}
	return n
}

// around draws a log-normal number with the median; spread is the standard deviation of its logarithm.
func (c *chance) around(median, spread float64) float64 {
	return median * math.Exp(spread*c.NormFloat64())
}

// after draws a moment after t, a log-normal number of units later, to the second.
func (c *chance) after(t time.Time, median, spread float64, unit time.Duration) time.Time {
	return t.Add(time.Duration(c.around(median, spread) * float64(unit)).Round(time.Second))
}

// clock is a moment of the day d from the hour `from` until just before the hour `to`.
func (c *chance) clock(d time.Time, from, to int) time.Time {
	midnight := time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, d.Location())
	return midnight.Add(time.Duration(from*3600+c.IntN((to-from)*3600)) * time.Second)
}

// one picks a word.
func (c *chance) one(words []string) string { return words[c.IntN(len(words))] }

// weighted picks an index with the weights' probabilities.
func (c *chance) weighted(weights ...float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	at := c.Float64() * total
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// rhythm is what records of one team have in common: good and bad weeks, and months that resemble
// the month before. It is why the records of one month are not independent.
type rhythm struct{ weeks, months []float64 }

// newRhythm draws a rhythm: the standard deviations of the logarithms of a week's and a month's factor,
// and how much of a month's deviation lasts into the next.
func newRhythm(c *chance, weekly, monthly, memory float64) rhythm {
	var r rhythm
	for range 110 {
		r.weeks = append(r.weeks, math.Exp(weekly*c.NormFloat64()-weekly*weekly/2))
	}
	state := c.NormFloat64()
	for range 26 {
		r.months = append(r.months, math.Exp(monthly*state-monthly*monthly/2))
		state = memory*state + math.Sqrt(1-memory*memory)*c.NormFloat64()
	}
	return r
}

// on is the factor of a day from December 2022 on, about 1.
func (r rhythm) on(d time.Time) float64 {
	origin := day(2022, 11, 28) // a Monday
	week := int(d.Sub(origin).Hours() / 24 / 7)
	month := (d.Year()-2022)*12 + int(d.Month()) - 11
	return r.weeks[week] * r.months[month]
}
