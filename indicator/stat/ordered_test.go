package stat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Seven values in four blocks of three phases: the centred rank sums are 3, 3 | -1 | -5, the statistic is
// 1*(-1) + 2*(-5) = -11, and of the 12 ways to deal the scores 0, 0, 1, 2 no other reaches 11 (the
// farthest are 9 and -7). Worked by hand.
func TestOrderedByHand(t *testing.T) {
	sums := RankSums([]*Sample{SampleOf([]float64{5, 6}, []float64{7}), SampleOf([]float64{3, 4}), SampleOf([]float64{1, 2})})
	if want := [][]int64{{6, 6}, {-2}, {-10}}; !slices.EqualFunc(sums, want, slices.Equal) {
		t.Fatalf("RankSums = %v, want %v, the doubled sums", sums, want)
	}
	orders := ordersOf(sums)
	got := Ordered(sums, orders)
	if want := (OrderedTest{1.0 / 12, -11}); got != want || orders.Arrangements() != 12 || orders.Smallest() != 1.0/12 {
		t.Errorf("Ordered = %+v of %d arrangements, want %+v of 12", got, orders.Arrangements(), want)
	}
}

func ordersOf[T any](phases [][]T) *Orders {
	sizes := make([]int, len(phases))
	for i := range phases {
		sizes[i] = len(phases[i])
	}
	return NewOrders(sizes, Seed{1, 2})
}

func TestOrderedClaims(t *testing.T) {
	repeat := func(blocks int, v float64) *Sample {
		return SampleOf(slices.Repeat([][]float64{{v, v}}, blocks)...)
	}
	nan := math.NaN()
	tests := []struct {
		name         string
		phases       []*Sample
		p, statistic float64
		arrangements int
		smallest     float64
	}{
		{"all equal values have p 1", []*Sample{repeat(3, 5), repeat(2, 5), repeat(2, 5)}, 1, 0, 210, 1.0 / 210},
		{"equal sizes from both ends have a mirror image", []*Sample{repeat(2, 1), repeat(1, 2), repeat(2, 3)}, 2.0 / 30, 24, 30, 2.0 / 30},
		{"an empty phase keeps its score", []*Sample{repeat(2, 1), repeat(0, 0), repeat(1, 3)}, 1.0 / 3, 8, 3, 1.0 / 3},
		{"empty phases at the ends change no p", []*Sample{repeat(0, 0), repeat(2, 1), repeat(2, 3), repeat(0, 0)}, 2.0 / 6, 8, 6, 2.0 / 6},
		{"one phase with values is no test", []*Sample{repeat(2, 1), repeat(0, 0)}, nan, nan, 0, 1},
		{"no phase is no test", nil, nan, nan, 0, 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			sums := RankSums(c.phases)
			orders := ordersOf(sums)
			got := Ordered(sums, orders)
			if !same(got.P, c.p) || !same(got.Statistic, c.statistic) || orders.Arrangements() != c.arrangements || orders.Smallest() != c.smallest {
				t.Errorf("Ordered = %+v of %d arrangements, smallest p %v, want %+v", got, orders.Arrangements(), orders.Smallest(), c)
			}
		})
	}
}

func TestRankSumsEqualTheMidranks(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	for range 200 {
		var phases []*Sample
		var all [][]float64 // blocks in order
		for range 2 + r.IntN(3) {
			blocks := randomBlocks(r, r.IntN(4), 1+r.IntN(5), 1, 1) // rounded, so tied
			phases, all = append(phases, SampleOf(blocks...)), append(all, blocks...)
		}
		ranks, _ := doubledMidranks(slices.Concat(all...), nil)
		var want []int64
		for _, block := range all {
			sum := -len(block) * (len(ranks) + 1)
			for range block {
				sum, ranks = sum+ranks[0], append(ranks[1:], 0)
			}
			if len(block) > 0 {
				want = append(want, int64(sum))
			}
		}
		if got := slices.Concat(RankSums(phases)...); !slices.Equal(got, want) {
			t.Fatalf("RankSums = %v, want %v", got, want)
		}
	}
}

func TestOrderedOfTwoPhasesIsTheBlockTest(t *testing.T) {
	smallComparisons(t, func(t *testing.T, before, after [][]float64, scale Scale) {
		b, a := SampleOf(before...), SampleOf(after...)
		sums := RankSums([]*Sample{b, a})
		orders := ordersOf(sums)
		got, want := Ordered(sums, orders), NewBlocks(b, a, scale, Seed{}).Test()
		if got.P != want.P || got.Statistic != want.Statistic || orders.Arrangements() != want.Arrangements {
			t.Errorf("Ordered = %+v of %d arrangements, want %+v", got, orders.Arrangements(), want)
		}
	})
}

func TestEveryOrderIsListedOnce(t *testing.T) {
	for _, sizes := range [][]int{{1, 1}, {2, 1, 1}, {3, 0, 2, 1}, {2, 2, 2, 2}} {
		o := NewOrders(sizes, Seed{})
		seen := map[string]bool{}
		for at := 0; at < len(o.dealt); at += len(o.scores) {
			scores := o.dealt[at : at+len(o.scores)]
			seen[fmt.Sprint(scores)] = true
			if sorted := slices.Sorted(slices.Values(scores)); !slices.Equal(sorted, o.scores) {
				t.Fatalf("NewOrders(%v) deals %v", sizes, scores)
			}
		}
		if want := int(o.ways); o.Arrangements() != want || len(seen) != want {
			t.Errorf("NewOrders(%v) lists %d, %d different, want %d", sizes, o.Arrangements(), len(seen), want)
		}
	}
}

func TestDrawnOrdersAreSeededAndCloseToAllOfThem(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	sums := RankSums([]*Sample{
		SampleOf(randomBlocks(r, 4, 12, 1, 0)...), SampleOf(randomBlocks(r, 3, 12, 0.9, 0)...), SampleOf(randomBlocks(r, 3, 12, 0.8, 0)...),
	})
	orders := ordersOf(sums)
	all := Ordered(sums, orders)
	if !orders.Exact() || orders.Arrangements() != 4200 {
		t.Fatalf("%d arrangements, want all 4200", orders.Arrangements())
	}
	orders.draw(Seed{1, 2})
	orders.ways = 1e9
	if got := Ordered(sums, orders); math.Abs(got.P-all.P) > 4*math.Sqrt(all.P*(1-all.P)/draws) || got.Statistic != all.Statistic {
		t.Errorf("drawn = %+v, want about %+v", got, all)
	}
	first, again, other := NewOrders([]int{6, 4, 4}, Seed{1, 2}), NewOrders([]int{6, 4, 4}, Seed{1, 2}), NewOrders([]int{6, 4, 4}, Seed{1, 3})
	if first.Exact() || first.Arrangements() != draws {
		t.Errorf("%d arrangements, want %d drawn ones", first.Arrangements(), draws)
	}
	if !slices.Equal(first.dealt, again.dealt) || slices.Equal(first.dealt, other.dealt) {
		t.Error("the seed does not decide what is drawn")
	}
}

// Listed in Python 3 with itertools.permutations and fractions: every way to deal the scores, U²/V as
// rationals.
func TestOrderedCountsEqualTheListing(t *testing.T) {
	counts := func(pairs ...float64) (c Counts) {
		for i := 0; i < len(pairs); i += 2 {
			c.Events, c.Exposures = append(c.Events, pairs[i]), append(c.Exposures, pairs[i+1])
		}
		return c
	}
	tests := []struct {
		name      string
		phases    []Counts
		far       float64
		of        int
		statistic float64
	}{
		{"events in days", []Counts{counts(9, 31, 7, 28, 8, 31), counts(5, 30, 6, 31), counts(2, 30, 3, 31)}, 3, 210, -2.1165125454146714},
		{"growing exposure", []Counts{counts(9, 31, 7, 28, 8, 31), counts(12, 60, 11, 62), counts(9, 90, 8, 93)}, 1, 210, -2.267834044110681},
		{"equal exposure, tied arrangements", []Counts{counts(9, 30, 7, 30, 8, 30), counts(5, 30, 6, 30), counts(2, 30, 3, 30)}, 4, 210, -2.08408851128695},
		{"exposures that are not whole", []Counts{counts(4, 12.5, 6, 10.2, 3, 8.1), counts(2, 14.5, 5, 11), counts(1, 9.9, 0, 13.7)}, 17, 210, -1.886999452386376},
		{"no event has p 1", []Counts{counts(0, 12, 0, 10, 0, 8), counts(0, 14, 0, 11), counts(0, 9)}, 60, 60, 0},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			var events [][]float64
			for _, phase := range c.phases {
				events = append(events, phase.Events)
			}
			orders := ordersOf(events)
			got := OrderedCounts(c.phases, orders)
			if got.P != c.far/float64(c.of) || orders.Arrangements() != c.of || math.Abs(got.Statistic-c.statistic) > 1e-12 {
				t.Errorf("OrderedCounts = %+v, want %v/%d and statistic %v", got, c.far, c.of, c.statistic)
			}
		})
	}
}

func BenchmarkOrdered(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var phases []*Sample
	for _, blocks := range []int{6, 4, 4, 4} {
		phases = append(phases, SampleOf(randomBlocks(r, blocks, 30, 1, 0)...))
	}
	sums := RankSums(phases)
	orders := ordersOf(sums)
	for b.Loop() {
		Ordered(sums, orders)
	}
}
