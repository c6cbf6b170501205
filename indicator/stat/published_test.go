package stat

import (
	"math"
	"testing"
)

// Results as they are printed elsewhere, to the digits printed.
func TestPublishedResults(t *testing.T) {
	low := func(l Interval) float64 { return l.Low }
	high := func(l Interval) float64 { return l.High }
	wilson := func(x, n int) Interval { return Wilson(Proportion{x, n}, 0.95) }
	exact := func(x, n int) Interval { return ClopperPearson(Proportion{x, n}, 0.95) }
	// Newcombe's differences are the first proportion less the second, in the order of his table.
	newcombe := func(x1, n1, x2, n2 int) Interval { return Newcombe(Proportion{x2, n2}, Proportion{x1, n1}, 0.95) }
	kendall := func(order ...float64) float64 { return MannKendall(order).ExactP / 2 }
	const (
		single  = "Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I"
		pairs   = "Newcombe, Interval estimation for the difference between independent proportions, 1998, table II, method 10"
		garwood = "Garwood, Fiducial limits for the Poisson distribution, 1936"
		poisson = "R, ?poisson.test"
		mendel  = "R, ?binom.test: Conover's Mendelian inheritance, 682 of 925"
		gilbert = "Gilbert, Statistical Methods for Environmental Pollution Monitoring, 1987, table A18, one-sided"
	)
	for _, c := range []struct {
		source    string
		what      string
		got, want float64
		digits    int
	}{
		{single, "81/263 low", low(wilson(81, 263)), 0.2553, 4}, {single, "81/263 high", high(wilson(81, 263)), 0.3662, 4},
		{single, "15/148 low", low(wilson(15, 148)), 0.0624, 4}, {single, "15/148 high", high(wilson(15, 148)), 0.1605, 4},
		{single, "0/20 low", low(wilson(0, 20)), 0, 4}, {single, "0/20 high", high(wilson(0, 20)), 0.1611, 4},
		{single, "1/29 low", low(wilson(1, 29)), 0.0061, 4}, {single, "1/29 high", high(wilson(1, 29)), 0.1718, 4},
		{single, "exact 81/263 low", low(exact(81, 263)), 0.2527, 4}, {single, "exact 81/263 high", high(exact(81, 263)), 0.3676, 4},
		{single, "exact 15/148 low", low(exact(15, 148)), 0.0578, 4}, {single, "exact 15/148 high", high(exact(15, 148)), 0.1617, 4},
		{single, "exact 0/20 high", high(exact(0, 20)), 0.1684, 4},
		{single, "exact 1/29 low", low(exact(1, 29)), 0.0009, 4}, {single, "exact 1/29 high", high(exact(1, 29)), 0.1776, 4},
		{mendel, "low", low(exact(682, 925)), 0.7076683, 7}, {mendel, "high", high(exact(682, 925)), 0.7654066, 7},
		{pairs, "56/70-48/80 low", low(newcombe(56, 70, 48, 80)), 0.0524, 4}, {pairs, "high", high(newcombe(56, 70, 48, 80)), 0.3339, 4},
		{pairs, "9/10-3/10 low", low(newcombe(9, 10, 3, 10)), 0.1705, 4}, {pairs, "high", high(newcombe(9, 10, 3, 10)), 0.8090, 4},
		{pairs, "6/7-2/7 low", low(newcombe(6, 7, 2, 7)), 0.0582, 4}, {pairs, "high", high(newcombe(6, 7, 2, 7)), 0.8062, 4},
		{pairs, "5/56-0/29 low", low(newcombe(5, 56, 0, 29)), -0.0381, 4}, {pairs, "high", high(newcombe(5, 56, 0, 29)), 0.1926, 4},
		{pairs, "0/10-0/20 low", low(newcombe(0, 10, 0, 20)), -0.1611, 4}, {pairs, "high", high(newcombe(0, 10, 0, 20)), 0.2775, 4},
		{pairs, "10/10-0/20 low", low(newcombe(10, 10, 0, 20)), 0.6791, 4}, {pairs, "high", high(newcombe(10, 10, 0, 20)), 1, 4},
		{pairs, "10/10-0/10 low", low(newcombe(10, 10, 0, 10)), 0.6075, 4},
		{garwood, "0 events, high", high(RateInterval(0, 1, 0.95)), 3.689, 3},
		{garwood, "1 event, low", low(RateInterval(1, 1, 0.95)), 0.0253, 4}, {garwood, "1 event, high", high(RateInterval(1, 1, 0.95)), 5.572, 3},
		{garwood, "10 events, low", low(RateInterval(10, 1, 0.95)), 4.795, 3}, {garwood, "10 events, high", high(RateInterval(10, 1, 0.95)), 18.390, 3},
		{poisson, "137 in 24.19893, low", low(RateInterval(137, 24.19893, 0.95)), 4.753125, 6}, {poisson, "high", high(RateInterval(137, 24.19893, 0.95)), 6.692709, 6},
		{"R, ?fisher.test: Fisher's tea taster, two-sided", "3 of 4 and 1 of 4", FisherP(Proportion{1, 4}, Proportion{3, 4}), 0.4857, 4},
		{"R, ?fisher.test: Fisher's convictions of twins, one-sided", "2 of 17 and 10 of 13", FisherP(Proportion{10, 13}, Proportion{2, 17}) / 2, 0.0004652, 7},
		{"Krishnamoorthy and Thomson, A more powerful test for comparing two Poisson means, 2004, conditional test", "3 and 10 events", CompareRates(10, 1, 3, 1, 0.95).P, 0.0923, 4},
		{gilbert, "n 4, S 6", kendall(1, 2, 3, 4), 0.042, 3}, {gilbert, "n 4, S 4", kendall(1, 2, 4, 3), 0.167, 3},
		{gilbert, "n 5, S 10", kendall(1, 2, 3, 4, 5), 0.0083, 4}, {gilbert, "n 5, S 8", kendall(1, 2, 3, 5, 4), 0.042, 3},
		{gilbert, "n 5, S 6", kendall(1, 2, 5, 3, 4), 0.117, 3}, {gilbert, "n 5, S 4", kendall(1, 5, 2, 3, 4), 0.242, 3},
	} {
		if math.Abs(c.got-c.want) > 0.5001*math.Pow10(-c.digits) {
			t.Errorf("%s: %s = %.8g, printed %v", c.source, c.what, c.got, c.want)
		}
	}
}
