package stat

import "math/rand/v2"

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
}

type swap struct{ out, in uint16 }

// relabel prepares the arrangements of chosen out of blocks. The sum over an arrangement and over the
// rest of the blocks differ in sign only, so the smaller of the two is listed.
func relabel(blocks, chosen int, seed Seed) relabelings {
	r := relabelings{members: min(chosen, blocks-chosen)}
	if choose(blocks, chosen) <= mostEnumerated {
		r.swaps = revolvingDoor(blocks, r.members)
		return r
	}
	r.drawn = draw(blocks, r.members, seed)
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

// exceeds reports whether p is over alpha. It stops counting as soon as it is.
func (r relabelings) exceeds(sums []int64, observed int64, alpha float64) bool {
	enough := max(0, int(float64(alpha*float64(r.arrangements())))-2) // a safe start
	for r.p(enough) <= alpha {
		if enough++; enough > r.arrangements() {
			return false
		}
	}
	return r.reaching(sums, observed, enough) >= enough
}

// reaching counts the arrangements with |sum| >= observed, and may stop once there are enough. Sums are
// exact integers and add up to 0 over all blocks.
func (r relabelings) reaching(sums []int64, observed int64, enough int) int {
	count := 0
	tally := func(sum int64) {
		if sum >= observed || -sum >= observed {
			count++
		}
	}
	if !r.exact() {
		for at := 0; at < len(r.drawn) && count < enough; at += r.members {
			var sum int64
			for _, b := range r.drawn[at : at+r.members] {
				sum += sums[b]
			}
			tally(sum)
		}
		return count
	}
	var sum int64
	for _, s := range sums[:r.members] {
		sum += s
	}
	tally(sum)
	for _, s := range r.swaps {
		sum += sums[s.in] - sums[s.out]
		if sum >= observed || -sum >= observed {
			if count++; count >= enough {
				break
			}
		}
	}
	return count
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
