package stat

import (
	"math"
	"testing"
)

// The expected values of this file are published where a case names its source. The others come from a
// separate program in Python that lists all pairs and all relabelings.

func expect(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s = %.12g, want %.12g", what, got, want)
	}
}

func TestStratifiedRanksRelabelTheSharedBlocksAndRankWithinStrata(t *testing.T) {
	a := NewStratum(SampleOf([]float64{10, 12, 9.5}, []float64{11, 14}, []float64{8, 13, 12.5}, []float64{10.5, 9}),
		SampleOf([]float64{7, 8.5}, []float64{6, 9.2, 7.7}, []float64{5.5, 8.8}), Ratio, 0.95)
	b := NewStratum(SampleOf([]float64{40, 55}, []float64{61, 38, 47}, []float64{52}, []float64{44, 58}),
		SampleOf([]float64{30, 33, 41}, []float64{29, 36, 39, 50}, []float64{35, 31}), Ratio, 0.95)
	c := NewStratum(SampleOf(nil, []float64{1.1, 2}, []float64{1.7}, []float64{2.4, 1.3}), // nil is a month that it lacks
		SampleOf([]float64{1.5, 0.9}, nil, []float64{1.2}), Ratio, 0.95)
	zeros := NewStratum(SampleOf([]float64{0, 1, 1}, []float64{2, 1}, []float64{3, 1, 2}), SampleOf([]float64{1, 0}, []float64{0, 0, 1}), Shift, 0.95)
	fives := NewStratum(SampleOf([]float64{5, 6}, []float64{7, 6}, []float64{5, 8}), SampleOf([]float64{5, 5}, []float64{4, 6}), Shift, 0.95)
	for _, test := range []struct {
		name                     string
		strata                   []Stratum
		scale                    Scale
		effect, se, low, high, p float64
		df                       float64
		arrangements             int
	}{
		{"two strata", []Stratum{a, b}, Ratio, 0.7054294954918954, 0.04712430006418703, 0.6249489466367032, 0.7962742809441584, 1.0 / 35, 5, 35},
		{"a third that lacks two of the months", []Stratum{a, b, c}, Ratio, 0.7055124921777673, 0.03613943899106632, 0.6429230814314513, 0.7741950646890163, 1.0 / 35, 5, 35},
		{"one stratum alone", []Stratum{c}, Ratio, 0.7058823529411765, 0.1649559078456296, 0.41758380941374534, 1.1932213006373575, 0.2, 3, 10},
		{"differences with ties", []Stratum{zeros, fives}, Shift, -1, 0.513273405386027, -2.633465052571151, 0.6334650525711509, 0.2, 3, 10},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := StratifiedRanks(test.strata, test.scale, false, 0.95, Seed{})
			expect(t, "effect", s.Effect, test.effect, 1e-12)
			expect(t, "standard error", s.SE, test.se, 1e-9)
			expect(t, "low", s.Interval.Low, test.low, 1e-9)
			expect(t, "high", s.Interval.High, test.high, 1e-9)
			expect(t, "p", s.P, test.p, 1e-15)
			expect(t, "degrees of freedom", s.DF, test.df, 0)
			if s.Arrangements != test.arrangements {
				t.Errorf("arrangements = %d, want %d", s.Arrangements, test.arrangements)
			}
		})
	}
}

func TestStratifiedRanksOfOneStratumGiveTheBlockPermutationP(t *testing.T) {
	before, after := SampleOf([]float64{5, 11, 10}, []float64{7, 5, 7, 2}, []float64{9, 3}, []float64{8, 12}), SampleOf([]float64{4, 3, 3}, []float64{2, 6}, []float64{1, 5})
	blocks := NewBlocks(before, after, Ratio, Seed{})
	want := blocks.Test().P
	fresh := StratifiedRanks([]Stratum{NewStratum(before, after, Ratio, 0.95)}, Ratio, false, 0.95, Seed{})
	expect(t, "p", fresh.P, want, 0)
	expect(t, "effect", fresh.Effect, blocks.Estimate(), 1e-15)
	blocks.Interval(0.95)
	if kept := StratifiedRanks([]Stratum{blocks.Stratum(blocks.HodgesLehmann(0.95))}, Ratio, false, 0.95, Seed{}); kept.P != fresh.P || kept.Interval != fresh.Interval {
		t.Errorf("from a comparison at hand: %+v, want %+v", kept, fresh)
	}
}

func TestStratifiedRanksDoNotSeeThatOneStratumWeighsMore(t *testing.T) {
	slow, fast := []float64{90, 100, 110}, []float64{9, 10, 11}
	strata := []Stratum{
		NewStratum(SampleOf(slow, slow, slow, slow), SampleOf(slow[:1], slow[1:2], slow[2:]), Ratio, 0.95),
		NewStratum(SampleOf(fast[:1], fast[1:2], fast[2:]), SampleOf(fast, fast, fast, fast), Ratio, 0.95),
	}
	s := StratifiedRanks(strata, Ratio, false, 0.95, Seed{})
	expect(t, "effect", s.Effect, 1, 1e-15)
	if s.P < 0.5 || s.Interval.Low > 1 || s.Interval.High < 1 {
		t.Errorf("p = %g, interval %g to %g, want nothing found", s.P, s.Interval.Low, s.Interval.High)
	}
}

func TestStratifiedRanksOfAWholeAddUp(t *testing.T) {
	one := func(v ...float64) []float64 { return v }
	strata := []Stratum{
		NewStratum(SampleOf(one(1), one(2), one(3)), SampleOf(one(4), one(5), one(6)), Shift, 0.95),
		NewStratum(SampleOf(one(10), one(20), one(30)), SampleOf(one(20), one(30), one(40)), Shift, 0.95),
	}
	expect(t, "sum", StratifiedRanks(strata, Shift, true, 0.95, Seed{}).Effect, 13, 1e-12)
	expect(t, "mean", StratifiedRanks(strata, Shift, false, 0.95, Seed{}).Effect, 6.5, 1e-12)
}

func TestStratifiedRatesGiveThePublishedRatio(t *testing.T) {
	// British doctors, deaths from coronary disease of non-smokers and smokers by age: Rothman, Greenland and
	// Lash, Modern Epidemiology, 3rd edition, Table 15-2, whose ratio is 1.42 with the 90 % interval 1.19 to 1.70.
	strata := rates([][4]float64{{2, 18790, 32, 52407}, {12, 10673, 104, 43248}, {28, 5710, 206, 28612}, {28, 2585, 186, 12663}, {31, 1462, 102, 5317}})
	s := StratifiedRates(strata, 0.90)
	expect(t, "ratio, published", s.Effect, 1.42, 0.005)
	expect(t, "low, published", s.Interval.Low, 1.19, 0.005)
	expect(t, "high, published", s.Interval.High, 1.70, 0.005)
	expect(t, "ratio", s.Effect, 1.424682016751439, 1e-12)
	expect(t, "standard error", s.SE, 0.10719859601448661, 1e-12)
	expect(t, "p", s.P, 0.0009606552504587441, 1e-12)
}

func TestStratifiedDifferenceGivesThePublishedDifference(t *testing.T) {
	// UGDP trial, deaths under placebo and tolbutamide by age: the same book, Table 15-1: 0.035, 90 %
	// interval -0.018 to 0.087.
	s := StratifiedDifference(rates([][4]float64{{5, 120, 8, 106}, {16, 85, 22, 98}}), 0.90)
	expect(t, "difference, published", s.Effect, 0.035, 0.0005)
	expect(t, "low, published", s.Interval.Low, -0.018, 0.0005)
	expect(t, "high, published", s.Interval.High, 0.087, 0.0005)
	expect(t, "difference", s.Effect, 0.03490026933691816, 1e-12)
	expect(t, "standard error", s.SE, 0.031902685887271846, 1e-12)
	expect(t, "p", s.P, 0.27397242447249304, 1e-12)

	// Kidney stones, successes of open surgery and of percutaneous nephrolithotomy by size of the stones
	// (Charig et al. 1986): pooled the second does better, within either size worse.
	s = StratifiedDifference(rates([][4]float64{{81, 87, 234, 270}, {192, 263, 55, 80}}), 0.95)
	expect(t, "kidney stones", s.Effect, -0.05383557024347475, 1e-12)
	expect(t, "kidney stones, standard error", s.SE, 0.033554195883042856, 1e-12)
}

// rates are strata without periods: events and exposure before, events and exposure after.
func rates(tables [][4]float64) []CountStratum {
	var strata []CountStratum
	for _, v := range tables {
		strata = append(strata, CountStratum{Before: Count{v[0], v[1]}, After: Count{v[2], v[3]}})
	}
	return strata
}

func TestStratifiedCountsAreWidenedByWhatTheMonthsShare(t *testing.T) {
	deployments := []CountStratum{{
		Count{16, 91}, Count{35, 89},
		Counts{[]float64{4, 9, 3}, []float64{30, 31, 30}}, Counts{[]float64{12, 15, 8}, []float64{31, 30, 28}},
	}, { // its first month is not complete
		Count{36, 71}, Count{75, 89},
		Counts{[]float64{2, 20, 14}, []float64{0, 31, 30}}, Counts{[]float64{25, 31, 19}, []float64{31, 30, 28}},
	}}
	s := StratifiedRates(deployments, 0.95)
	expect(t, "ratio", s.Effect, 1.8247240727851248, 1e-12)
	expect(t, "phi", s.Phi, 1.722411797980905, 1e-12)
	expect(t, "degrees of freedom", s.DF, 4, 0)
	expect(t, "standard error", s.SE, 0.22035943871650854, 1e-12)
	expect(t, "low", s.Interval.Low, 0.989666657252058, 1e-9)
	expect(t, "high", s.Interval.High, 3.3643832672373377, 1e-9)
	expect(t, "p", s.P, 0.05248039836125207, 1e-9)

	failures := []CountStratum{{
		Count{16, 67}, Count{12, 85},
		Counts{[]float64{4, 9, 3}, []float64{20, 25, 22}}, Counts{[]float64{2, 8, 1}, []float64{21, 30, 28}},
	}, {
		Count{31, 82}, Count{24, 89},
		Counts{[]float64{2, 20, 9}, []float64{0, 40, 38}}, Counts{[]float64{6, 14, 4}, []float64{31, 30, 28}},
	}}
	s = StratifiedDifference(failures, 0.95)
	expect(t, "difference", s.Effect, -0.10335738195350196, 1e-12)
	expect(t, "phi", s.Phi, 6.2530328441801215, 1e-12)
	expect(t, "standard error", s.SE, 0.12112966487334885, 1e-12)
	expect(t, "low", s.Interval.Low, -0.4396672470853616, 1e-9)
	expect(t, "p", s.P, 0.4415882414036981, 1e-9)
}

func TestStratifiedRatesOfOneStratumAreQuasiPoisson(t *testing.T) {
	before, after := Counts{[]float64{14, 9, 20, 11}, []float64{31, 28, 31, 30}}, Counts{[]float64{22, 31, 16}, []float64{31, 30, 31}}
	want := QuasiPoisson(before, after, 0.95)
	s := StratifiedRates([]CountStratum{{Count{54, 120}, Count{69, 92}, before, after}, {Before: Count{5, 30}}}, 0.95)
	expect(t, "ratio", s.Effect, want.Effect, 1e-12)
	expect(t, "phi", s.Phi, want.Phi, 1e-12)
	expect(t, "p", s.P, want.P, 1e-12)
	expect(t, "low", s.Interval.Low, want.Interval.Low, 1e-12)
}

func TestWithoutEventsOrStrataNothingIsClaimed(t *testing.T) {
	nan := math.NaN()
	for _, test := range []struct {
		name   string
		s      Stratified
		effect float64
	}{
		{"no event before", StratifiedRates(rates([][4]float64{{0, 10, 3, 10}}), 0.95), math.Inf(1)},
		{"no event after", StratifiedRates(rates([][4]float64{{3, 10, 0, 10}}), 0.95), 0},
		{"no event at all", StratifiedRates(rates([][4]float64{{0, 10, 0, 10}}), 0.95), nan},
		{"one side only", StratifiedRates(rates([][4]float64{{3, 10, 0, 0}}), 0.95), nan},
		{"no trial on a side", StratifiedDifference(rates([][4]float64{{3, 10, 0, 0}}), 0.95), nan},
		{"no failure at all", StratifiedDifference(rates([][4]float64{{0, 10, 0, 10}}), 0.95), 0},
		{"no stratum", StratifiedRanks(nil, Ratio, false, 0.95, Seed{}), nan},
	} {
		if e := test.s.Effect; e != test.effect && !(math.IsNaN(e) && math.IsNaN(test.effect)) {
			t.Errorf("%s: effect = %g, want %g", test.name, e, test.effect)
		}
		if !math.IsNaN(test.s.P) || !math.IsNaN(test.s.Interval.Low) {
			t.Errorf("%s: p = %g from %g, want neither", test.name, test.s.P, test.s.Interval.Low)
		}
	}
}

func TestSignPIsTheBinomialOfOneHalf(t *testing.T) {
	for _, test := range []struct {
		rose, fell int
		p          float64
	}{{0, 0, 1}, {1, 1, 1}, {0, 5, 2.0 / 32}, {1, 7, 18.0 / 256}, {0, 4, 2.0 / 16}, {9, 1, 22.0 / 1024}, {2, 8, 112.0 / 1024}} {
		expect(t, "p", SignP(test.rose, test.fell), test.p, 1e-15)
	}
}
