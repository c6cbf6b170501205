package stat

// Tails is what a central p is twice the smaller of: the probabilities of so few, and of so many.
type Tails struct{ AtMost, AtLeast float64 }

func (d discrete) tails(x int) Tails { return Tails{d.sum(d.first, x), d.sum(x, d.last())} }

// Central is the two-sided p: twice the smaller tail, at most 1.
func (t Tails) Central() float64 { return min(1, float64(2*min(t.AtMost, t.AtLeast))) }

// BinomialTails are those of x successes in n trials of probability p.
func BinomialTails(x, n int, p float64) Tails { return binomial(n, p).tails(x) }

// HypergeometricTails are those of the successes after, given the trials of both sides and all successes:
// FisherP is twice the smaller.
func HypergeometricTails(before, after Proportion) Tails {
	return hypergeometric(before.N+after.N, before.X+after.X, after.N).tails(after.X)
}

// ZQuantile is the normal deviate that bounds a central interval: 1.96 for 0.95.
func ZQuantile(level float64) float64 { return zQuantile(level) }

// Choose is the number of ways to take k of n; exact up to 2^53.
func Choose(n, k int) float64 { return choose(n, k) }

// ExtremePairs is how many pairs from either end of all m*n differences HodgesLehmann's interval ends.
func ExtremePairs(after, before int, level float64) int {
	k, _ := extremePairs(after, before, level)
	return k
}

// Midranks gives the rank of each value among both samples, equal ones sharing the mean of theirs.
func Midranks(before, after []float64) (ranksBefore, ranksAfter []float64) {
	doubled, _ := doubledMidranks(before, after)
	ranks := make([]float64, len(doubled))
	for i, r := range doubled {
		ranks[i] = float64(r) / 2
	}
	return ranks[:len(before):len(before)], ranks[len(before):]
}
