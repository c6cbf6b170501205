package stat

import (
	"math"
	"math/rand/v2"
)

const (
	mostEnumerated = 20000 // arrangements up to which all are counted
	draws          = 9999  // random arrangements otherwise
)

// relabelings are the ways to call some of the blocks "after": all of them as a list of swaps, each one
// element away from the arrangement before it, or random ones as lists of members. They serve every
// evaluation of one comparison, so that its p-value and its interval cannot disagree.
type relabelings struct {
	members int      // blocks in an arrangement
	swaps   []swap   // from the arrangement 0..members-1 on; nil if drawn
	drawn   []uint16 // members of one draw after another; nil if enumerated
	far     []int64  // scratch: |sum| of each arrangement
}

type swap struct{ out, in uint16 }

// relabel prepares the arrangements of chosen out of blocks. The sum over an arrangement and over the
// rest of the blocks differ in sign only, so the smaller of the two is listed.
func relabel(blocks, chosen int, seed Seed) relabelings {
	r := relabelings{members: min(chosen, blocks-chosen)}
	if choose(blocks, chosen) <= mostEnumerated {
		r.swaps = revolvingDoor(blocks, r.members)
	} else {
		r.drawn = draw(blocks, r.members, seed)
	}
	r.far = make([]int64, 0, r.arrangements())
	return r
}

// draw lists the members of random subsets, one after another.
func draw(blocks, members int, seed Seed) []uint16 {
	source := rand.New(rand.NewPCG(seed[0], seed[1]))
	deck := make([]uint16, blocks)
	for i := range deck {
		deck[i] = uint16(i)
	}
	drawn := make([]uint16, 0, draws*members)
	for range draws {
		for i := range members {
			j := i + source.IntN(blocks-i)
			deck[i], deck[j] = deck[j], deck[i]
		}
		drawn = append(drawn, deck[:members]...)
	}
	return drawn
}

func (r relabelings) exact() bool { return r.drawn == nil }

// arrangements is how many there are; the observed one is among them if they are exact.
func (r relabelings) arrangements() int {
	if r.exact() {
		return len(r.swaps) + 1
	}
	return draws
}

// p is the share of arrangements whose |sum| reaches observed; drawn ones count the observed arrangement
// as one more.
func (r relabelings) p(reaching int) float64 {
	if r.exact() {
		return float64(reaching) / float64(r.arrangements())
	}
	return float64(1+reaching) / float64(1+draws)
}

// enough is the smallest number of arrangements whose p is over alpha.
func (r relabelings) enough(alpha float64) int {
	n := max(0, int(float64(alpha*float64(r.arrangements())))-2) // a safe start
	for r.p(n) <= alpha {
		n++
	}
	return n
}

// exceeds reports whether p is over alpha.
func (r relabelings) exceeds(sums []int64, observed int64, alpha float64) bool {
	return r.reaching(sums, observed) >= r.enough(alpha)
}

// critical is what observed may at most be for p to be over alpha, given the sums of all arrangements but
// the observed one. Leaving that out matters: while it is itself the one that decides, the difference
// would stay 0 although observed grows, and a search could not see how far to go.
func (r relabelings) critical(sums []int64, observed int64, alpha float64) int64 {
	enough := r.enough(alpha)
	own := 0
	if r.exact() {
		if own = 1; 2*r.members == len(sums) { // the complement of the observed one is listed as well
			own = 2
		}
	}
	switch {
	case enough > r.arrangements():
		return -1
	case enough <= own:
		return math.MaxInt64
	}
	far := r.distances(sums)
	if others := nthLargest(far, enough-own); others > observed {
		return others
	}
	return nthLargest(far, enough)
}

// reaching counts the arrangements with |sum| >= observed.
func (r relabelings) reaching(sums []int64, observed int64) int {
	count := 0
	for _, distance := range r.distances(sums) {
		if distance >= observed {
			count++
		}
	}
	return count
}

// distances lists |sum| of every arrangement, in scratch space. Sums are exact integers and add up to 0
// over all blocks.
func (r relabelings) distances(sums []int64) []int64 {
	if r.exact() {
		return r.enumerated(sums)
	}
	far := r.far[:0]
	for at := 0; at < len(r.drawn); at += r.members {
		var sum int64
		for _, b := range r.drawn[at : at+r.members] {
			sum += sums[b]
		}
		far = append(far, max(sum, -sum))
	}
	return far
}

func (r relabelings) enumerated(sums []int64) []int64 {
	var sum int64
	for _, s := range sums[:r.members] {
		sum += s
	}
	far := append(r.far[:0], max(sum, -sum))
	for _, s := range r.swaps {
		sum += sums[s.in] - sums[s.out]
		far = append(far, max(sum, -sum))
	}
	return far
}

// nthLargest is the n-th largest of some numbers, counted from 1; it reorders them (Hoare 1961,
// algorithm 65, Find).
func nthLargest[N int64 | float64](numbers []N, n int) N {
	want := n - 1
	for low, high := 0, len(numbers)-1; low < high; {
		pivot := numbers[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for numbers[i] > pivot {
				i++
			}
			for numbers[j] < pivot {
				j--
			}
			if i <= j {
				numbers[i], numbers[j] = numbers[j], numbers[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case want <= j:
			high = j
		case want >= i:
			low = i
		default:
			return numbers[want]
		}
	}
	return numbers[want]
}

// revolvingDoor lists the subsets of k out of n so that each differs from the one before by one element
// leaving and one entering (Knuth, The Art of Computer Programming 4A, 7.2.1.3, algorithm R). The first
// subset is 0..k-1.
func revolvingDoor(n, k int) []swap {
	if k == 0 || k == n {
		return nil
	}
	c := make([]int, k+2) // c[1..k] ascending, c[k+1] a sentinel
	for j := 1; j <= k; j++ {
		c[j] = j - 1
	}
	c[k+1] = n
	swaps := make([]swap, 0, int(choose(n, k))-1)
	move := func(out, in int) { swaps = append(swaps, swap{uint16(out), uint16(in)}) }
	for {
		j, decrease := 2, k%2 == 1
		switch {
		case k%2 == 1 && c[1]+1 < c[2]:
			move(c[1], c[1]+1)
			c[1]++
			continue
		case k%2 == 0 && c[1] > 0:
			move(c[1], c[1]-1)
			c[1]--
			continue
		}
		for moved := false; !moved; decrease = !decrease {
			switch {
			case j > k:
				return swaps
			case decrease && c[j] >= j:
				move(c[j], j-2)
				c[j], c[j-1] = c[j-1], j-2
				moved = true
			case decrease:
				j++
			case c[j]+1 < c[j+1]:
				move(c[j-1], c[j]+1)
				c[j-1] = c[j]
				c[j]++
				moved = true
			default:
				j++
			}
		}
	}
}
