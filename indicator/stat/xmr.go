package stat

import "math"

// The factors of an individuals chart (Wheeler, Understanding Variation): limits at the centre ± a
// multiple of the typical moving range, and the limit of the moving range itself. Others write 3/1.128
// and 3.268 for the first pair; these two decimals are the ones a reader finds in the book's tables.
const (
	meanRangeLimit   = 2.66
	meanRangeUpper   = 3.267
	medianRangeLimit = 3.145
	medianRangeUpper = 3.865
)

// Limits is what an individuals (XmR) chart draws, in the unit of its values. Limits are not clipped to
// what is possible.
type Limits struct {
	N            int     // values, gaps apart
	Centre       float64 // mean, or median for XmRMedian
	Range        float64 // mean moving range, or the median one
	Lower, Upper float64 // natural process limits
	RangeUpper   float64 // of the moving range
}

// XmR is mean ± 2.66 * mean moving range. NaN among the values is a gap: no moving range reaches across
// it. Nothing is screened out. Below two neighbouring values all but N and Centre is NaN.
func XmR(values []float64) Limits {
	return around(values, Mean(present(values)), Mean(present(MovingRanges(values))), meanRangeLimit, meanRangeUpper)
}

// XmRMedian is median ± 3.145 * median moving range: for values among which a few are far out.
func XmRMedian(values []float64) Limits {
	return around(values, median(present(values)), median(present(MovingRanges(values))), medianRangeLimit, medianRangeUpper)
}

func around(values []float64, centre, typical, limit, upper float64) Limits {
	width := float64(limit * typical)
	return Limits{
		N: len(present(values)), Centre: centre, Range: typical,
		Lower: centre - width, Upper: centre + width, RangeUpper: float64(upper * typical),
	}
}

// MovingRanges is the distance of each value from the one before it, one fewer than values; NaN at
// either side of a gap.
func MovingRanges(values []float64) []float64 {
	if len(values) < 2 {
		return nil
	}
	ranges := make([]float64, len(values)-1)
	for i := range ranges {
		ranges[i] = math.Abs(values[i+1] - values[i])
	}
	return ranges
}

// Rule is a way in which values can differ from what limits predict.
type Rule int

const (
	Outside      Rule = 1 // one value beyond a limit
	OneSide      Rule = 2 // eight in a row on one side of the centre
	BeyondMiddle Rule = 3 // three of four in a row nearer to a limit than to the centre, on one side
	Drift        Rule = 4 // seven in a row, each higher (or lower) than the one before; for display only
)

const (
	oneSideRun   = 8
	driftRun     = 7
	middleWindow = 4
	middleHits   = 3
)

// Signal is a value that belongs to a pattern.
type Signal struct {
	Index int // of the value
	Rule  Rule
	Up    bool // above the centre, or rising
}

// Signals marks every value that belongs to a pattern against limits that may stem from elsewhere, by
// rule and then by index. All comparisons are strict: a value equal to the centre ends a run, one equal
// to a limit lies inside. Equal is meant of the numbers as they are written: the mean of a dozen times 95.2
// may be off by the last bit, and none of them lies beside it. A gap (NaN) ends every run.
func Signals(values []float64, l Limits) []Signal {
	slack := l.slack()
	side := func(level func(up bool) float64) []int {
		sides := make([]int, len(values))
		for i, v := range values {
			switch {
			case v-level(true) > slack:
				sides[i] = 1
			case level(false)-v > slack:
				sides[i] = -1
			}
		}
		return sides
	}
	limit := func(up bool) float64 {
		if up {
			return l.Upper
		}
		return l.Lower
	}
	middle := func(up bool) float64 { return l.Centre + (limit(up)-l.Centre)/2 }
	centre := func(bool) float64 { return l.Centre }

	out := mark(nil, Outside, side(limit), 1, 0)
	out = mark(out, OneSide, side(centre), oneSideRun, 0)
	out = append(out, beyondMiddle(values, side(middle))...)
	return mark(out, Drift, steps(values), driftRun-1, 1)
}

// slack is by how much a value may lie beyond a limit or the centre by rounding alone: well above what a sum
// of some hundred values loses, and far below what a value is given to.
func (l Limits) slack() float64 {
	size := math.Abs(l.Centre)
	for _, limit := range []float64{l.Lower, l.Upper} {
		if away := math.Abs(limit); away > size {
			size = away
		}
	}
	return float64(size * 1e-12)
}

// mark appends every member of a run of equal, non-zero signs; lead is how many values come before the
// first sign of a run and belong to it.
func mark(out []Signal, rule Rule, signs []int, length, lead int) []Signal {
	for from := 0; from < len(signs); {
		to := from + 1
		for to < len(signs) && signs[to] == signs[from] {
			to++
		}
		if signs[from] != 0 && to-from >= length {
			for i := from; i < to+lead; i++ {
				out = append(out, Signal{i, rule, signs[from] > 0})
			}
		}
		from = to
	}
	return out
}

// beyondMiddle marks the members of every window of four that holds three or more on one side.
func beyondMiddle(values []float64, sides []int) []Signal {
	marked := make([]int, len(sides))
	for from := 0; from+middleWindow <= len(sides); from++ {
		hits := map[int]int{}
		gap := false
		for i := from; i < from+middleWindow; i++ {
			hits[sides[i]]++
			gap = gap || math.IsNaN(values[i])
		}
		for _, s := range []int{1, -1} {
			for i := from; hits[s] >= middleHits && !gap && i < from+middleWindow; i++ {
				if sides[i] == s {
					marked[i] = s
				}
			}
		}
	}
	return mark(nil, BeyondMiddle, marked, 1, 0)
}

// steps is the sign of each value's step from the one before; 0 next to a gap.
func steps(values []float64) []int {
	if len(values) < 2 {
		return nil
	}
	signs := make([]int, len(values)-1)
	for i := range signs {
		switch step := values[i+1] - values[i]; {
		case step > 0:
			signs[i] = 1
		case step < 0:
			signs[i] = -1
		}
	}
	return signs
}
