package stat

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Orders are the ways to deal the scores 0, 1, 2, ... of phases in order to blocks: all of them if they are
// few, else random ones. They depend on nothing but the number of blocks of each phase, so one list serves
// every comparison of the same size.
type Orders struct {
	sizes  []int
	scores []uint16 // of all blocks, phase by phase: as they were observed
	dealt  []uint16 // one arrangement of scores after another
	ways   float64  // n! / (k0! k1! ...)
}

// NewOrders lists the arrangements for so many blocks by phase. A phase without blocks keeps its score.
func NewOrders(sizes []int, seed Seed) *Orders {
	o := &Orders{sizes: slices.Clone(sizes), ways: 1}
	for score, size := range sizes {
		o.scores = append(o.scores, slices.Repeat([]uint16{uint16(score)}, size)...)
		o.ways *= choose(len(o.scores), size)
	}
	switch {
	case !o.testable():
	case o.Exact():
		o.dealt = make([]uint16, 0, int(o.ways)*len(o.scores))
		o.dealAll(slices.Clone(sizes), slices.Clone(o.scores), 0)
	default:
		o.draw(seed)
	}
	return o
}

// Fit reports whether the arrangements are for so many blocks by phase.
func (o *Orders) Fit(sizes []int) bool { return slices.Equal(o.sizes, sizes) }

// Exact reports whether all arrangements are listed.
func (o *Orders) Exact() bool { return o.ways <= mostEnumerated }

// Arrangements is how many are listed. The observed one is among them if they are exact.
func (o *Orders) Arrangements() int {
	if len(o.scores) == 0 {
		return 0
	}
	return len(o.dealt) / len(o.scores)
}

// Smallest is the smallest p that so many blocks can give. Where the sizes read the same from both ends,
// every arrangement has a mirror image that is as far from the centre.
func (o *Orders) Smallest() float64 {
	sizes := trim(o.sizes)
	for i, size := range sizes {
		if size != sizes[len(sizes)-1-i] {
			return 1 / o.ways
		}
	}
	return min(1, 2/o.ways)
}

// testable reports whether two phases have blocks.
func (o *Orders) testable() bool { return o.ways > 1 }

// dealAll deals what is left of each score to the blocks from one on, in every way.
func (o *Orders) dealAll(left []int, scores []uint16, block int) {
	if block == len(scores) {
		o.dealt = append(o.dealt, scores...)
		return
	}
	for score := range left {
		if left[score] > 0 {
			left[score]--
			scores[block] = uint16(score)
			o.dealAll(left, scores, block+1)
			left[score]++
		}
	}
}

// draw deals at random.
func (o *Orders) draw(seed Seed) {
	source, scores := rand.New(rand.NewPCG(seed[0], seed[1])), slices.Clone(o.scores)
	o.dealt = make([]uint16, 0, draws*len(scores))
	for range draws {
		for i := len(scores) - 1; i > 0; i-- {
			j := source.IntN(i + 1)
			scores[i], scores[j] = scores[j], scores[i]
		}
		o.dealt = append(o.dealt, scores...)
	}
}

// test counts the arrangements whose statistic is as far from 0 as the observed one, but for slack.
func (o *Orders) test(slack float64, statistic func(scores []uint16) float64) OrderedTest {
	if !o.testable() {
		return OrderedTest{math.NaN(), math.NaN()}
	}
	t := OrderedTest{Statistic: statistic(o.scores)}
	least, far, n := float64(math.Abs(t.Statistic)*(1-slack)), 0, len(o.scores)
	for at := 0; at < len(o.dealt); at += n {
		if math.Abs(statistic(o.dealt[at:at+n])) >= least {
			far++
		}
	}
	if o.Exact() {
		t.P = float64(far) / float64(o.Arrangements())
	} else {
		t.P = float64(1+far) / float64(1+draws)
	}
	return t
}

// trim leaves out phases without blocks at both ends: they would only move all scores.
func trim(sizes []int) []int {
	for len(sizes) > 0 && sizes[0] == 0 {
		sizes = sizes[1:]
	}
	for len(sizes) > 0 && sizes[len(sizes)-1] == 0 {
		sizes = sizes[:len(sizes)-1]
	}
	return sizes
}
