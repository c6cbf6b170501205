package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// weighted lays a resample out as values and sorts them: what a resampler never does.
func (r *resampler) weighted() []float64 {
	var values []float64
	for i, v := range r.values {
		for range r.weight[r.tags[i]] {
			values = append(values, v)
		}
	}
	return values
}

func TestResampledQuantilesAreThoseOfTheValuesLaidOut(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	quantiles := []float64{0, 0.1, 0.5, 0.85, 0.9, 0.999, 1}
	for _, step := range []float64{0, 4} {
		for _, blocks := range []int{1, 2, 8, 40} {
			for range 20 {
				drawn := newResampler(SampleOf(randomBlocks(r, blocks, 60, 1, step)...))
				drawn.draw(rand.NewPCG(r.Uint64(), 1))
				laid := drawn.weighted()
				if int64(len(laid)) != drawn.total {
					t.Fatalf("%d values drawn, want %d", drawn.total, len(laid))
				}
				for _, p := range quantiles {
					if got, want := drawn.quantile(p), Quantile(laid, p); got != want {
						t.Fatalf("quantile(%v) of %d values in %d blocks = %v, want %v", p, len(laid), blocks, got, want)
					}
				}
			}
		}
	}
}

// outcomes lists the quantile of every way to draw as many blocks as there are.
func outcomes(blocks [][]float64, p float64) []float64 {
	ways := 1
	for range blocks {
		ways *= len(blocks)
	}
	var all []float64
	for way := range ways {
		var values []float64
		for range blocks {
			values = append(values, blocks[way%len(blocks)]...)
			way /= len(blocks)
		}
		all = append(all, Quantile(Sorted(values), p))
	}
	return all
}

func TestBlockBootstrapFollowsTheListOfAllResamples(t *testing.T) {
	before := [][]float64{{5, 9, 14}, {2, 30}, {11, 12, 13, 40}, {7, 8}}
	after := [][]float64{{4, 6, 6, 9}, {1, 15, 22}, {3, 8, 10}}
	for _, p := range []float64{0.5, 0.85, 0.9} {
		var exact []float64 // 4^4 ways before, 3^3 after, all equally likely
		for _, y := range outcomes(after, p) {
			for _, x := range outcomes(before, p) {
				exact = append(exact, y-x)
			}
		}
		slices.Sort(exact)
		drawn := drawChanges(SampleOf(before...), SampleOf(after...), []float64{p}, Seed{5, 6})[0]
		for _, at := range exact {
			share := 0.0
			for _, v := range drawn {
				if v <= at+1e-9 {
					share++
				}
			}
			share /= resamples
			upTo, _ := slices.BinarySearch(exact, at+1e-9)
			want := float64(upTo) / float64(len(exact))
			if sd := math.Sqrt(want * (1 - want) / resamples); math.Abs(share-want) > 4*sd+1e-12 {
				t.Errorf("P(change of the %v quantile <= %v) = %v, want %v within 4 standard errors of %v", p, at, share, want, sd)
			}
		}
	}
}

// madeUp are blocks by a formula that the program of the expected limits had as well.
func madeUp(blocks, from int, scale float64) [][]float64 {
	var out [][]float64
	for b := from; b < from+blocks; b++ {
		var values []float64
		for i := range 20 + 7*b%11 {
			values = append(values, math.Round(scale*math.Pow(float64(1+(37*i+101*b)%97), 1.5)*float64(10+b*b%5)))
		}
		out = append(out, values)
	}
	return out
}

// The expected limits are quantiles of 100 000 resamples by numpy 1.24 (default_rng, numpy.quantile): the
// limits of 4999 resamples lie between the 1.8 % and 3.2 % quantiles, and 96.8 % and 98.2 %, three of their standard
// errors from 2.5 % and 97.5 %.
func TestBlockBootstrapAgreesWithAnotherGenerator(t *testing.T) {
	before, after := SampleOf(madeUp(12, 0, 1)...), SampleOf(madeUp(9, 12, 0.8)...)
	if x, y := Quantile(before.values, 0.85), Quantile(after.values, 0.85); len(before.values) != 295 || len(after.values) != 231 || !near(x, 8763.8) || y != 7135.5 {
		t.Fatalf("the data are others: %d and %d values, %v and %v", len(before.values), len(after.values), x, y)
	}
	got := QuantileChanges(before, after, []float64{0.85, 0.9}, 0.95, Seed{1, 2})
	for i, want := range [][4]float64{
		{-2571.75, -2458.5, -469.54, -315.84},
		{-2721.40, -2574.0, -372.58, -261.1},
	} {
		if g := got[i]; g.Low < want[0] || g.Low > want[1] || g.High < want[2] || g.High > want[3] {
			t.Errorf("limits %v, want low within %v and high within %v", g, want[:2], want[2:])
		}
	}
	if again := QuantileChanges(before, after, []float64{0.85, 0.9}, 0.95, Seed{1, 2}); !slices.Equal(again, got) {
		t.Errorf("the same seed gives %v, then %v", got, again)
	}
}

func TestBlockBootstrapOfOneBlockEachHasNoWidth(t *testing.T) {
	got := QuantileChanges(SampleOf([]float64{1, 2, 3}), SampleOf([]float64{2, 4}), []float64{0.5}, 0.95, Seed{})
	if want := (Interval{1, 1}); got[0] != want {
		t.Errorf("%v, want %v", got[0], want)
	}
	if got := QuantileChanges(SampleOf(), SampleOf([]float64{2, 4}), []float64{0.5}, 0.95, Seed{}); !math.IsNaN(got[0].Low) || !math.IsNaN(got[0].High) {
		t.Errorf("with an empty side %v, want NaN", got[0])
	}
}

func TestBootstrapQuantileEqualsListing(t *testing.T) {
	sorted := []float64{2, 3, 3, 5, 9} // 5^5 resamples
	for _, p := range []float64{0.2, 0.5, 0.6, 0.85, 1} {
		order, got := BootstrapQuantile(sorted, p, 0.95)
		var all []float64
		for way := range 3125 {
			var drawn []float64
			for range sorted {
				drawn = append(drawn, sorted[way%5])
				way /= 5
			}
			all = append(all, Sorted(drawn)[order-1])
		}
		slices.Sort(all)
		first := func(share float64) float64 { // 3125 ways: neither share is a whole number of them
			return all[int(math.Ceil(share*3125))-1]
		}
		if want := (Interval{first(0.025), first(0.975)}); got != want {
			t.Errorf("BootstrapQuantile(%v, %v) = %v, want %v", sorted, p, got, want)
		}
	}
	if order, _ := BootstrapQuantile(make([]float64, 100), 0.55, 0.95); order != 55 {
		t.Errorf("the 55 %% quantile of 100 is order statistic %d, want 55", order)
	}
	if order, limits := BootstrapQuantile(nil, 0.5, 0.95); order != 0 || !math.IsNaN(limits.Low) {
		t.Errorf("of nothing: %d, %v", order, limits)
	}
}

func BenchmarkQuantileChanges(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for name, n := range map[string]int{"700 values": 700, "20 000": 20000, "1 000 000": 1000000} {
		before, after := SampleOf(hugeBlocks(r, 12, n/2, 1)...), SampleOf(hugeBlocks(r, 12, n/2, 0.8)...)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				QuantileChanges(before, after, []float64{0.85, 0.9}, 0.95, Seed{1, 2})
			}
		})
	}
}
