package stat_test

import (
	"fmt"

	"upshot/indicator/stat"
)

// The days that requirements took, month by month: six months before a change and three after.
func ExampleBlocks() {
	before := [][]float64{{10, 11, 12}, {10, 12, 14}, {9, 11, 13}, {10, 10, 12}, {11, 12, 13}, {9, 10, 14}}
	after := [][]float64{{4, 5, 6}, {5, 5, 7}, {4, 6, 6}}

	b := stat.NewBlocks(stat.SampleOf(before...), stat.SampleOf(after...), stat.Ratio, stat.Seed{})
	test, limits := b.Test(), b.Interval(0.95)
	fmt.Printf("p = %.4f from %d arrangements\n", test.P, test.Arrangements)
	fmt.Printf("%.2f times as long, between %.2f and %.2f\n", b.Estimate(), limits.Low, limits.High)
	// Output:
	// p = 0.0119 from 84 arrangements
	// 0.48 times as long, between 0.42 and 0.54
}

// Nine incidents in 181 days before, none in 92 days after.
func ExampleCompareRates() {
	c := stat.CompareRates(9, 181, 0, 92, 0.95)
	fmt.Printf("ratio %.0f, between %.0f and %.3f, p = %.3f\n", c.Ratio, c.Interval.Low, c.Interval.High, c.P)
	// Output:
	// ratio 0, between 0 and 0.997, p = 0.050
}
