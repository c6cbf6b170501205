package stat

import (
	"math"
	"math/bits"
)

// wide is a 256-bit number, least significant word first. The counts below outgrow a float64 long
// before they outgrow it, and their recurrence subtracts, which floats do not survive.
type wide [4]uint64

func (w *wide) add(x *wide) {
	var carry uint64
	for i := range w {
		w[i], carry = bits.Add64(w[i], x[i], carry)
	}
}

func (w *wide) sub(x *wide) {
	var borrow uint64
	for i := range w {
		w[i], borrow = bits.Sub64(w[i], x[i], borrow)
	}
}

func (w *wide) float() float64 {
	f := 0.0
	for i := 3; i >= 0; i-- {
		f = float64(f*0x1p64) + float64(w[i])
	}
	return f
}

// rankSumsFit reports whether the counts of rankSums stay under 2^255 and its work is small.
func rankSumsFit(m, n int) bool {
	return float64(m)*float64(n) <= 40000 && choose(m+n, m) < 0x1p255
}

// rankSums is the distribution of Mann and Whitney's U for m and n values without ties, if both samples
// stem from one distribution. The number of arrangements with U = u is the coefficient of q^u in the
// Gaussian binomial Π (1-q^(n+i))/(1-q^i), i = 1..m.
func rankSums(m, n int) discrete {
	ways := make([]wide, m*n+1)
	ways[0] = wide{1}
	for i := 1; i <= m; i++ {
		for u := len(ways) - 1; u >= n+i; u-- {
			ways[u].sub(&ways[u-n-i])
		}
		for u := i; u < len(ways); u++ {
			ways[u].add(&ways[u-i])
		}
	}
	total := choose(m+n, m)
	d := discrete{0, make([]float64, len(ways))}
	for u := range ways {
		d.p[u] = ways[u].float() / total
	}
	return d
}

// extremePairs is how many pairs from either end of the ordered differences the limits of a shift lie,
// at least 1, and the level they reach: from the exact distribution where both sides are below 50,
// otherwise from the normal one (then the level is the nominal one).
func extremePairs(m, n int, level float64) (k int, reached float64) {
	if m < exactBelow && n < exactBelow {
		return exactExtremePairs(m, n, level)
	}
	return normalExtremePairs(m, n, level), level
}

// exactExtremePairs is the (1-level)/2 quantile of U.
func exactExtremePairs(m, n int, level float64) (k int, reached float64) {
	u := rankSums(m, n)
	var below float64
	for k = 0; below+u.at(k) < (1-level)/2; k++ {
		below += u.at(k)
	}
	if k == 0 {
		k, below = 1, u.at(0)
	}
	return k, 1 - 2*below
}

func normalExtremePairs(m, n int, level float64) int {
	mn := float64(m) * float64(n)
	half := float64(zQuantile(level) * math.Sqrt(mn*float64(m+n+1)/12))
	return max(1, int(math.Floor(mn/2-half)))
}
