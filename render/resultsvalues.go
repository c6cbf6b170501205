package render

import (
	"math"
	"strconv"

	"upshot/metric"
)

// languages is a text in every language of the report; one that has no words is left out.
func languages(plan *metric.Plan, t metric.Text) metric.Text {
	all := metric.Text{}
	for _, language := range plan.Languages {
		if s := t.In(language); s != "" {
			all[language] = s
		}
	}
	return all
}

// significant is how many digits a number of results.json has: more than any data, and few enough to be the same
// on every kind of processor.
const significant = 12

// finite is a number, or nil (null) for one that is missing or has no limit.
func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	if v == 0 {
		v = 0 // JSON would keep the sign of -0
	}
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', significant, 64), 64); err == nil {
		v = rounded
	}
	return &v
}

// given is a string, or nil (null) for an empty one.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// positive is a number, or nil (null) for one that is not set.
func positive(n int) *int {
	if n <= 0 {
		return nil
	}
	return &n
}
