package stat

import (
	"math"
	"slices"
)

// exactBelow is the size of each side from which MannWhitney, like R's wilcox.test, turns from the exact
// distribution to the normal one.
const exactBelow = 50

// RankTest is Mann and Whitney's comparison of two samples (1947).
type RankTest struct {
	U           float64 // pairs in which the value after is larger, equal ones counting half
	Superiority float64 // U over the number of pairs: how often a value after exceeds one before
	Ties        bool
	ExactP      float64 // central; NaN with ties, or with 50 values or more on a side
	NormalP     float64 // corrected for ties and continuity; 1 if all values are equal
}

// P is the exact p where there is one, else the normal one.
func (t RankTest) P() float64 {
	if !math.IsNaN(t.ExactP) {
		return t.ExactP
	}
	return t.NormalP
}

// MannWhitney compares two samples of independent values: z = (|U-mn/2|-½) / √(mn/12·(N+1-Σ(t³-t)/(N(N-1)))).
// All is NaN if a side is empty.
func MannWhitney(before, after []float64) RankTest {
	return rankTest(SampleOf(before), SampleOf(after))
}

func rankTest(before, after *Sample) RankTest {
	m, n := len(after.values), len(before.values)
	nan := math.NaN()
	if m == 0 || n == 0 {
		return RankTest{nan, nan, false, nan, nan}
	}
	doubled, tied := superior(before, after)
	total := m + n
	u := float64(doubled) / 2
	t := RankTest{U: u, Superiority: u / (float64(m) * float64(n)), Ties: tied > 0, ExactP: nan, NormalP: 1}

	mn := float64(m) * float64(n)
	variance := mn / 12 * (float64(total+1) - tied/(float64(total)*float64(total-1)))
	if variance > 0 {
		t.NormalP = normalP(max(0, math.Abs(u-mn/2)-0.5) / math.Sqrt(variance))
	}
	if !t.Ties && m < exactBelow && n < exactBelow {
		t.ExactP = rankSums(m, n).central(int(u))
	}
	return t
}

// superior merges two samples: twice the number of pairs in which the value after is larger, equal ones
// counting half, and Σ(t³-t) over the groups of t equal values.
func superior(before, after *Sample) (doubled int, tied float64) {
	for i, j := 0, 0; i < len(after.levels) || j < len(before.levels); {
		t := 0
		takeAfter := j == len(before.levels) || i < len(after.levels) && after.levels[i] <= before.levels[j]
		takeBefore := i == len(after.levels) || j < len(before.levels) && before.levels[j] <= after.levels[i]
		if takeAfter {
			n := after.count(i)
			doubled += 2 * n * int(before.start[j])
			if takeBefore {
				doubled += n * before.count(j)
			}
			t += n
			i++
		}
		if takeBefore {
			t += before.count(j)
			j++
		}
		size := float64(t)
		tied += float64(size*size*size) - size
	}
	return doubled, tied
}

// largestTable bounds the work of MannWhitneyExactP, in additions: about a tenth of a second.
const largestTable = 1e8

// MannWhitneyExactP is the permutation p of the rank sum, ties and all: the share of the arrangements of
// the midranks whose sum is at least as far from its mean. It is counted by a table over doubled
// midranks, not by listing. NaN if a side is empty, or if the table would be too large (some 100 values
// on either side, tied).
func MannWhitneyExactP(before, after []float64) float64 {
	m, n := len(after), len(before)
	if m == 0 || n == 0 {
		return math.NaN()
	}
	ranks, tied := doubledMidranks(before, after)
	if tied == 0 && rankSumsFit(m, n) {
		u := (sumInts(ranks[n:]) - m*(m+1)) / 2
		return rankSums(m, n).central(u)
	}
	small := ranks[n:]
	if n < m {
		small = ranks[:n]
	}
	k, observed := len(small), sumInts(small)
	slices.Sort(ranks)
	most := sumInts(ranks[len(ranks)-k:])
	if float64(len(ranks))*float64(k)*float64(most) > largestTable {
		return math.NaN()
	}
	ways := subsetSums(ranks, k, most)
	centre := k * (m + n + 1)
	var far, all float64
	for sum, w := range ways {
		all += w
		if absInt(sum-centre) >= absInt(observed-centre) {
			far += w
		}
	}
	return far / all
}

// subsetSums counts, for every sum up to most, the subsets of k ranks that have it.
func subsetSums(sorted []int, k, most int) []float64 {
	ways := make([][]float64, k+1)
	for j := range ways {
		ways[j] = make([]float64, most+1)
	}
	ways[0][0] = 1
	reach := make([]int, k+1) // largest sum of j of the ranks seen so far
	for i, r := range sorted {
		for j := min(i+1, k); j >= 1; j-- {
			if reach[j-1]+r > reach[j] {
				reach[j] = min(most, reach[j-1]+r)
			}
			to, from := ways[j][r:], ways[j-1]
			for s := 0; s <= reach[j]-r; s++ {
				to[s] += from[s]
			}
		}
	}
	return ways[k]
}

// doubledMidranks gives twice the midrank of each value among all of them, before first and after
// behind, and Σ(t³-t) over the groups of t equal values.
func doubledMidranks(before, after []float64) (ranks []int, tied float64) {
	all := append(slices.Clone(before), after...)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		switch {
		case all[i] < all[j]:
			return -1
		case all[i] > all[j]:
			return 1
		}
		return 0
	})
	ranks = make([]int, len(all))
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && all[order[j]] == all[order[i]] {
			j++
		}
		for _, at := range order[i:j] {
			ranks[at] = i + j + 1 // twice the mean of ranks i+1..j
		}
		t := float64(j - i)
		tied += float64(t*t*t) - t
		i = j
	}
	return ranks, tied
}

func sumInts(values []int) (sum int) {
	for _, v := range values {
		sum += v
	}
	return sum
}

func absInt(n int) int { return max(n, -n) }
