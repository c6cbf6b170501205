package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// nan shortens the tables.
var nan, inf = math.NaN(), math.Inf(1)

// near compares to twelve digits; NaN equals NaN.
func near(got, want float64) bool {
	return same(got, want) || math.Abs(got-want) <= 1e-12*max(1, math.Abs(want))
}

func TestQuantileClaims(t *testing.T) {
	tests := []struct {
		name   string
		sorted []float64
		p      float64
		want   float64
	}{
		{"nothing has no median", nil, 0.5, nan},
		{"one value is every quantile", []float64{7}, 0.9, 7},
		{"the median of two is their mean", []float64{1, 2}, 0.5, 1.5},
		{"the first quantile is the least value", []float64{1, 2, 9}, 0, 1},
		{"the last quantile is the largest value", []float64{1, 2, 9}, 1, 9},
		{"p85 of eleven lies halfway between two", []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.85, 8.5},
	}
	for _, c := range tests {
		if got := Quantile(c.sorted, c.p); !near(got, c.want) {
			t.Errorf("%s: Quantile(%v, %v) = %v, want %v", c.name, c.sorted, c.p, got, c.want)
		}
	}
}

func TestQuantileIntervalClaims(t *testing.T) {
	tests := []struct {
		name      string
		n         int
		p         float64
		low, high int
	}{
		{"nothing has no limits", 0, 0.5, 0, 1},
		{"one value bounds no median", 1, 0.5, 0, 2},
		{"five are too few for a median", 5, 0.5, 0, 6},
		{"six are enough for a median", 6, 0.5, 1, 6},
		{"22 have no upper limit for p85", 22, 0.85, 15, 23},
		{"a million values work", 1_000_000, 0.5, 499_020, 500_981},
	}
	for _, c := range tests {
		if low, high, _ := QuantileInterval(c.n, c.p, 0.95); low != c.low || high != c.high {
			t.Errorf("%s: QuantileInterval(%d, %v) = %d, %d, want %d, %d", c.name, c.n, c.p, low, high, c.low, c.high)
		}
	}
	for n := 1; n < 200; n++ {
		low, high, coverage := QuantileInterval(n, 0.5, 0.95)
		if low+high != n+1 || coverage < 0.95 {
			t.Errorf("QuantileInterval(%d, 0.5) = %d, %d, %v, want a symmetric one of 0.95 or more", n, low, high, coverage)
		}
	}
}

func TestMeanInterval(t *testing.T) {
	tests := []struct {
		name   string
		values []float64
		want   Interval
	}{
		{"nothing has no mean", nil, none()},
		{"one value has no spread", []float64{4}, none()},
		{"equal values have no width", []float64{4, 4, 4}, Interval{4, 4}},
		{"two values reach 12.706 standard errors", []float64{0, 2}, Interval{1 - 12.706204736174698, 1 + 12.706204736174698}},
	}
	for _, c := range tests {
		if got := MeanInterval(c.values, 0.95); math.Abs(got.Low-c.want.Low) > 1e-9 || math.Abs(got.High-c.want.High) > 1e-9 || !same(got.Low, got.Low) && !same(got.Low, c.want.Low) {
			t.Errorf("%s: MeanInterval(%v) = %v, want %v", c.name, c.values, got, c.want)
		}
	}
}

func TestMannWhitneyClaims(t *testing.T) {
	tests := []struct {
		name             string
		before, after    []float64
		superiority      float64
		exact, normal, p float64 // p is the permutation p
	}{
		{"nothing before gives no number", nil, []float64{1}, nan, nan, nan, nan},
		{"an all-equal pair has p 1", []float64{2, 2, 2}, []float64{2, 2}, 0.5, nan, 1, 1},
		{"one against one has p 1", []float64{1}, []float64{2}, 1, 1, 1, 1},
		{"four separate values a side reach 2/70", []float64{1, 2, 3, 4}, []float64{5, 6, 7, 8}, 1, 2.0 / 70, 0.030382821976577494, 2.0 / 70},
		{"balanced ties have p 1", []float64{1, 1, 3, 3}, []float64{1, 3, 1, 3}, 0.5, nan, 1, 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			got := MannWhitney(c.before, c.after)
			if !near(got.Superiority, c.superiority) || !near(got.ExactP, c.exact) || !near(got.NormalP, c.normal) {
				t.Errorf("MannWhitney = %+v, want superiority %v, exact %v, normal %v", got, c.superiority, c.exact, c.normal)
			}
			if p := MannWhitneyExactP(c.before, c.after); !near(p, c.p) {
				t.Errorf("MannWhitneyExactP = %v, want %v", p, c.p)
			}
		})
	}
}

func TestMannWhitneyExactPEqualsListing(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		all := make([]float64, 4+r.IntN(9))
		for i := range all {
			all[i] = float64(r.IntN(3 + 20*int(seed%2)))
		}
		m := 1 + r.IntN(len(all)-1)
		blocks := make([][]float64, len(all)) // each value its own block: the same test
		for i, v := range all {
			blocks[i] = []float64{v}
		}
		got, want := MannWhitneyExactP(all[:m], all[m:]), naiveP(blocks[:m], blocks[m:], Shift, 0)
		if !near(got, want) {
			t.Errorf("MannWhitneyExactP(%v, %v) = %v, want %v", all[:m], all[m:], got, want)
		}
	}
}

func TestMannWhitneyExactPRefusesHugeTables(t *testing.T) {
	tied := slices.Repeat([]float64{1, 2}, 2000)
	if got := MannWhitneyExactP(tied, tied); !math.IsNaN(got) {
		t.Errorf("MannWhitneyExactP of 4000 a side = %v, want NaN", got)
	}
}

func TestRankSumsAddUpToOne(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {3, 5}, {49, 49}, {28, 72}, {120, 130}} {
		d := rankSums(size[0], size[1])
		if got := d.sum(0, d.last()); math.Abs(got-1) > 1e-12 {
			t.Errorf("rankSums(%d, %d) add up to %v, want 1", size[0], size[1], got)
		}
		for u, p := range d.p {
			if mirror := d.p[len(d.p)-1-u]; p != mirror || !(p > 0) {
				t.Fatalf("rankSums(%d, %d) at %d = %v, want %v as at its mirror image", size[0], size[1], u, p, mirror)
			}
		}
	}
}

func TestHodgesLehmannClaims(t *testing.T) {
	tests := []struct {
		name          string
		before, after []float64
		scale         Scale
		want          float64
	}{
		{"halving everything is a ratio of a half", []float64{2, 4, 8, 10, 20}, []float64{1, 2, 4, 5, 10}, Ratio, 0.5},
		{"one less everywhere is a shift of -1", []float64{2, 3, 4, 5}, []float64{1, 2, 3, 4}, Shift, -1},
		{"two middle ratios give their geometric mean", []float64{1}, []float64{2, 8}, Ratio, 4},
		{"two middle differences give their mean", []float64{1}, []float64{2, 8}, Shift, 4},
		{"nothing after gives no number", []float64{1}, nil, Ratio, nan},
	}
	for _, c := range tests {
		got := HodgesLehmann(c.before, c.after, c.scale, 0.95)
		if !near(got.Estimate, c.want) {
			t.Errorf("%s: HodgesLehmann(%v, %v) = %v, want %v", c.name, c.before, c.after, got.Estimate, c.want)
		}
		if !math.IsNaN(c.want) && !(got.Interval.Low <= got.Estimate && got.Estimate <= got.Interval.High) {
			t.Errorf("%s: the interval %v does not contain %v", c.name, got.Interval, got.Estimate)
		}
	}
}

func TestScaleFor(t *testing.T) {
	tests := []struct {
		name   string
		values []float64
		want   Scale
	}{
		{"positive values have ratios", []float64{1, 0.001}, Ratio},
		{"a zero has none", []float64{1, 0}, Shift},
		{"a negative value has none", []float64{1, -2}, Shift},
		{"nothing contradicts a ratio", nil, Ratio},
	}
	for _, c := range tests {
		if got := ScaleFor([]float64{3}, c.values); got != c.want {
			t.Errorf("%s: ScaleFor(%v) = %v, want %v", c.name, c.values, got, c.want)
		}
	}
}

func TestCompareRatesClaims(t *testing.T) {
	tests := []struct {
		name                string
		x0                  int
		t0                  float64
		x1                  int
		t1                  float64
		ratio, low, high, p float64
	}{
		{"no event at all tells nothing", 0, 90, 0, 60, nan, 0, inf, 1},
		{"no event before has no upper limit", 0, 90, 8, 90, nan, 1.7078, inf, 2 / 256.0},
		{"no event after has the lower limit 0", 8, 90, 0, 90, 0, 0, 0.58557, 2 / 256.0},
		{"one event after has a lower limit", 8, 90, 1, 90, 0.125, 0.002817, 0.93235, 20 / 512.0},
		{"equal rates have p 1", 5, 100, 5, 100, 1, 0.2300, 4.3474, 1},
		{"no exposure gives no number", 5, 0, 5, 100, nan, nan, nan, nan},
	}
	for _, c := range tests {
		got := CompareRates(c.x0, c.t0, c.x1, c.t1, 0.95)
		close := func(x, y float64) bool { return near(x, y) || math.Abs(x-y) < 1e-3*y }
		if !near(got.Ratio, c.ratio) || !near(got.P, c.p) || !close(got.Interval.Low, c.low) || !close(got.Interval.High, c.high) {
			t.Errorf("%s: CompareRates = %+v, want ratio %v in %v..%v, p %v", c.name, got, c.ratio, c.low, c.high, c.p)
		}
	}
}

// By fractions: 5 of 6 events in a 1 of 1+1e-12 of all exposure have 2·P(X <= 5) = 2(1-share^6).
func TestTheShareOfAnExposureLosesNoDigitNearTheWhole(t *testing.T) {
	got, want := CompareRates(1, 1e-12, 5, 1, 0.95).P, 1.1999999999958e-11
	if math.Abs(got/want-1) > 1e-12 {
		t.Errorf("p = %v, want %v", got, want)
	}
	if back := CompareRates(5, 1, 1, 1e-12, 0.95).P; math.Abs(back/want-1) > 1e-12 {
		t.Errorf("the other way round: p = %v, want %v", back, want)
	}
}

// A central p and its interval never contradict each other.
func TestRatePAgreesWithItsInterval(t *testing.T) {
	for x0 := range 25 {
		for x1 := range 25 {
			c := CompareRates(x0, 181, x1, 92, 0.95)
			excludes := c.Interval.Low > 1 || c.Interval.High < 1
			if excludes != (c.P < 0.05) {
				t.Errorf("CompareRates(%d, 181, %d, 92) = %+v: the interval and p contradict", x0, x1, c)
			}
			if x0 > 0 && !(c.Interval.Low <= c.Ratio && c.Ratio <= c.Interval.High) {
				t.Errorf("CompareRates(%d, 181, %d, 92) = %+v: the interval does not contain the ratio", x0, x1, c)
			}
		}
	}
}

func TestRateIntervalsClaims(t *testing.T) {
	exact := RateInterval(20, 10, 0.95)
	tests := []struct {
		name string
		got  Interval
		test func(Interval) bool
	}{
		{"no event has the lower limit 0", RateInterval(0, 10, 0.95), func(i Interval) bool { return i.Low == 0 && i.High > 0.36 && i.High < 0.37 }},
		{"no exposure gives no number", RateInterval(3, 0, 0.95), func(i Interval) bool { return math.IsNaN(i.Low) }},
		{"the rate lies within", exact, func(i Interval) bool { return i.Low < 2 && 2 < i.High }},
		{"a dispersion of 4 widens", DispersedRateInterval(20, 10, 4, 10, 0.95), func(i Interval) bool { return i.Low < exact.Low && i.High > exact.High }},
		{"a dispersion below 1 is not believed", DispersedRateInterval(20, 10, 0.1, 10, 0.95), func(i Interval) bool { return i == DispersedRateInterval(20, 10, 1, 10, 0.95) }},
		{"no event has no dispersed interval", DispersedRateInterval(0, 10, 1, 10, 0.95), func(i Interval) bool { return math.IsNaN(i.Low) }},
		{"one period has no dispersed interval", DispersedRateInterval(20, 10, 1, 0, 0.95), func(i Interval) bool { return math.IsNaN(i.Low) }},
	}
	for _, c := range tests {
		if !c.test(c.got) {
			t.Errorf("%s: got %v", c.name, c.got)
		}
	}
}

func TestProportionClaims(t *testing.T) {
	for n := 1; n <= 12; n++ {
		for x := 0; x <= n; x++ {
			p := Proportion{x, n}
			w, cp, v := Wilson(p, 0.95), ClopperPearson(p, 0.95), p.Value()
			if !(0 <= w.Low && w.Low <= v && v <= w.High && w.High <= 1) {
				t.Errorf("Wilson(%v) = %v, does not contain %v", p, w, v)
			}
			if !(0 <= cp.Low && cp.Low <= v && v <= cp.High && cp.High <= 1) {
				t.Errorf("ClopperPearson(%v) = %v, does not contain %v", p, cp, v)
			}
			for y := 0; y <= n; y++ {
				q := Proportion{y, n}
				d := Newcombe(p, q, 0.95)
				if diff := q.Value() - v; !(-1 <= d.Low && d.Low <= diff && diff <= d.High && d.High <= 1) {
					t.Errorf("Newcombe(%v, %v) = %v, does not contain %v", p, q, d, diff)
				}
				if f := FisherP(p, q); !(f > 0 && f <= 1) || x == y && f != 1 || !near(f, FisherP(q, p)) {
					t.Errorf("FisherP(%v, %v) = %v", p, q, f)
				}
			}
		}
	}
	empty := Proportion{}
	if got := Wilson(empty, 0.95); !math.IsNaN(got.Low) {
		t.Errorf("Wilson of no trial = %v, want NaN", got)
	}
	if got := FisherP(empty, Proportion{2, 5}); got != 1 {
		t.Errorf("FisherP against no trial = %v, want 1", got)
	}
}

func TestDispersionClaims(t *testing.T) {
	days := []float64{30, 31, 30}
	steady := Counts{[]float64{30, 31, 30}, days}
	tests := []struct {
		name              string
		got               Dispersed
		effect, phi, p    float64
		intervalIsMissing bool
	}{
		{"the same steady rate has p 1", QuasiPoisson(steady, steady, 0.95), 1, 0, 1, false},
		{"no event after is a ratio of 0 without an interval", QuasiPoisson(steady, Counts{[]float64{0, 0, 0}, days}, 0.95), 0, 0, nan, true},
		{"no event before has no ratio", QuasiPoisson(Counts{[]float64{0, 0, 0}, days}, steady, 0.95), nan, 0, nan, true},
		{"one period a side has no dispersion", QuasiPoisson(Counts{[]float64{4}, []float64{30}}, Counts{[]float64{2}, []float64{30}}, 0.95), 0.5, nan, nan, true},
		{"a period without exposure is left out", QuasiPoisson(Counts{[]float64{30, 31, 30, 5}, []float64{30, 31, 30, 0}}, steady, 0.95), 1, 0, 1, false},
		{"proportions of 0 and 0 do not vary", QuasiBinomial(Counts{[]float64{0, 0}, []float64{5, 5}}, Counts{[]float64{0, 0}, []float64{5, 5}}, 0.95), 0, 0, nan, true},
	}
	for _, c := range tests {
		if !near(c.got.Effect, c.effect) || !near(c.got.Phi, c.phi) || !near(c.got.P, c.p) || math.IsNaN(c.got.Interval.Low) != c.intervalIsMissing {
			t.Errorf("%s: got %+v, want effect %v, phi %v, p %v", c.name, c.got, c.effect, c.phi, c.p)
		}
	}
}

func TestMultiplicityClaims(t *testing.T) {
	tests := []struct {
		name     string
		p        []float64
		bh, holm []float64
	}{
		{"nothing stays nothing", nil, nil, nil},
		{"one p is its own", []float64{0.03}, []float64{0.03}, []float64{0.03}},
		{"untested ones are no part of the family", []float64{nan, 0.03, nan}, []float64{nan, 0.03, nan}, []float64{nan, 0.03, nan}},
		{"nothing exceeds 1", []float64{0.9, 0.95}, []float64{0.95, 0.95}, []float64{1, 1}},
		{"the order is kept", []float64{0.04, 0.01}, []float64{0.04, 0.02}, []float64{0.04, 0.02}},
	}
	for _, c := range tests {
		if got := BenjaminiHochberg(c.p); !slices.EqualFunc(got, c.bh, near) {
			t.Errorf("%s: BenjaminiHochberg(%v) = %v, want %v", c.name, c.p, got, c.bh)
		}
		if got := Holm(c.p); !slices.EqualFunc(got, c.holm, near) {
			t.Errorf("%s: Holm(%v) = %v, want %v", c.name, c.p, got, c.holm)
		}
	}
}

func TestSignalClaims(t *testing.T) {
	l := Limits{Centre: 10, Lower: 4, Upper: 16}
	tests := []struct {
		name   string
		values []float64
		want   []Signal
	}{
		{"a value at a limit lies inside", []float64{16, 4}, nil},
		{"a value over the limit is marked", []float64{10, 16.1}, []Signal{{1, Outside, true}}},
		{"seven on a side are no run", []float64{11, 12, 11, 12, 11, 12, 11}, nil},
		{"eight on a side are one", []float64{9, 8, 9, 8, 9, 8, 9, 8}, run(OneSide, 0, 8, false)},
		{"a value at the centre ends a run", []float64{9, 8, 9, 8, 10, 8, 9, 8, 9}, nil},
		{"a gap ends a run", []float64{9, 8, 9, 8, nan, 9, 8, 9, 8}, nil},
		{"three of four beyond the middle are marked", []float64{14, 9, 14, 14}, []Signal{{0, BeyondMiddle, true}, {2, BeyondMiddle, true}, {3, BeyondMiddle, true}}},
		{"two and one on opposite sides are not", []float64{14, 6, 14, 10}, nil},
		{"three of four around a gap are not", []float64{14, nan, 14, 14}, nil},
		{"a value halfway is not beyond the middle", []float64{13, 13, 13, 13}, nil},
		{"six rising are no drift", []float64{8, 9, 9.5, 10.5, 11, 11.5}, nil},
		{"seven rising are one", []float64{8, 9, 9.5, 10.5, 11, 11.5, 12}, run(Drift, 0, 7, true)},
		{"a pause ends a drift", []float64{8, 9, 9.5, 9.5, 11, 11.5, 12}, nil},
		{"nothing has no signal", nil, nil},
	}
	for _, c := range tests {
		if got := Signals(c.values, l); !slices.Equal(got, c.want) {
			t.Errorf("%s: Signals(%v) = %v, want %v", c.name, c.values, got, c.want)
		}
	}
}

// The mean of each baseline, in decimals, is one of its values; in binary it is off by the last bit.
func TestAValueEqualToTheMeanIsNoSignalHoweverItIsRounded(t *testing.T) {
	for _, c := range []struct {
		name     string
		baseline []float64
		values   []float64
	}{
		{"a constant share", slices.Repeat([]float64{95.2}, 12), slices.Repeat([]float64{95.2}, 9)},
		{"a constant tenth", slices.Repeat([]float64{0.1}, 10), slices.Repeat([]float64{0.1}, 12)},
		{"a constant third", slices.Repeat([]float64{1.0 / 3}, 26), slices.Repeat([]float64{1.0 / 3}, 8)},
		{"a mean among its values", []float64{0.1, 0.2, 0.3}, slices.Repeat([]float64{0.2}, 8)},
		{"a mean of 0", []float64{-0.3, 0.1, 0.2}, slices.Repeat([]float64{0}, 8)},
	} {
		l := XmR(c.baseline)
		if math.Abs(l.Centre-c.values[0]) == 0 {
			t.Errorf("%s: the mean %v is not off, the case shows nothing", c.name, l.Centre)
		}
		if got := Signals(c.values, l); got != nil {
			t.Errorf("%s: Signals = %v against a centre of %v, want none", c.name, got, l.Centre)
		}
	}
}

func run(rule Rule, from, to int, up bool) (out []Signal) {
	for i := from; i < to; i++ {
		out = append(out, Signal{i, rule, up})
	}
	return out
}

func TestXmRClaims(t *testing.T) {
	tests := []struct {
		name         string
		values       []float64
		n            int
		centre, mean float64
	}{
		{"nothing has no centre", nil, 0, nan, nan},
		{"one value has no range", []float64{3}, 1, 3, nan},
		{"no range reaches across a gap", []float64{1, 2, nan, 10, 11}, 4, 6, 1},
		{"lone values between gaps have no range", []float64{1, nan, 3}, 2, 2, nan},
	}
	for _, c := range tests {
		if got := XmR(c.values); got.N != c.n || !near(got.Centre, c.centre) || !near(got.Range, c.mean) {
			t.Errorf("%s: XmR(%v) = %+v, want %d, %v, %v", c.name, c.values, got, c.n, c.centre, c.mean)
		}
	}
	outlier := []float64{10, 11, 10, 12, 11, 10, 90, 11, 10, 12}
	if mean, med := XmR(outlier), XmRMedian(outlier); med.Centre != 11 || med.Upper-med.Lower >= mean.Upper-mean.Lower {
		t.Errorf("XmRMedian(%v) = %+v, want narrower than %+v around 11", outlier, med, mean)
	}
}

func TestTrendClaims(t *testing.T) {
	tests := []struct {
		name             string
		series           []float64
		s                int
		p, slope, lagOne float64
	}{
		{"nothing has no trend", nil, 0, 1, nan, nan},
		{"one value has no trend", []float64{3}, 0, 1, nan, nan},
		{"a flat series has p 1", []float64{3, 3, 3, 3}, 0, 1, 0, nan},
		{"five rising values reach 2/120", []float64{1, 2, 3, 4, 5}, 10, 2.0 / 120, 1, 0.4},
		{"a gap takes a step", []float64{1, nan, 3, nan, 5}, 3, 2.0 / 6, 1, 0},
	}
	for _, c := range tests {
		got := MannKendall(c.series)
		slope, r := TheilSen(c.series), Autocorrelation(c.series)
		if got.S != c.s || !near(got.P(), c.p) || !near(slope, c.slope) || !near(r, c.lagOne) {
			t.Errorf("%s: S, p, slope, lag 1 of %v = %v, %v, %v, %v, want %v, %v, %v, %v",
				c.name, c.series, got.S, got.P(), slope, r, c.s, c.p, c.slope, c.lagOne)
		}
	}
}

func TestSmallestPClaims(t *testing.T) {
	tests := []struct {
		name      string
		got, want float64
	}{
		{"three months a side cannot reach 5 %", SmallestRankP(3, 3), 0.1},
		{"six and three can", SmallestRankP(6, 3), 2.0 / 84},
		{"one and one tell nothing", SmallestRankP(1, 1), 1},
		{"unequal blocks have no mirror image", SmallestBlockP(6, 3), 1.0 / 84},
		{"equal blocks have one", SmallestBlockP(4, 4), 2.0 / 70},
		{"five events at equal exposure cannot reach 5 %", SmallestRateP(5, 90, 90), 0.0625},
		{"six can", SmallestRateP(6, 90, 90), 0.03125},
		{"the rarer side counts", SmallestRateP(2, 1, 3), 0.125},
		{"no event tells nothing", SmallestRateP(0, 1, 3), 1},
		{"23 values have both limits of p85", float64(SmallestQuantileN(0.85, 0.95)), 23},
	}
	for _, c := range tests {
		if !near(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}
