package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsOrdered struct {
		Phases       []string `json:"phases"`
		Periods      []int    `json:"periods"`
		Statistic    *float64 `json:"statistic"`
		P            *float64 `json:"p"`
		PAdjusted    *float64 `json:"p_adjusted"`
		Family       int      `json:"family"`
		Arrangements *int     `json:"arrangements"`
		Exact        *bool    `json:"exact"`
		Better       *bool    `json:"better"`
		Reason       *string  `json:"reason"`
	}
	resultsYearBefore struct {
		Periods    []string           `json:"periods"`
		Earlier    []string           `json:"earlier"`
		Phases     []resultsPhase     `json:"phases"` // what the two sides hold: the earlier periods, then the later ones
		Comparison *resultsComparison `json:"comparison"`
		Reason     *string            `json:"reason"`
	}
)

// orderedResults is null where the definition does not ask for the test.
func orderedResults(o *indicator.Ordered) *resultsOrdered {
	if o == nil {
		return nil
	}
	r := &resultsOrdered{
		Phases: o.Phases, P: finite(o.P), PAdjusted: finite(o.Adjusted), Family: o.Family, Statistic: finite(o.Statistic),
		Arrangements: positive(o.Arrangements), Reason: given(string(o.Reason)), Periods: append([]int{}, o.Blocks...),
	}
	if o.Tested() {
		r.Exact, r.Better = &o.Exact, &o.Better
	}
	return r
}

// yearBeforeResults is null where the definition does not ask for the second look.
func yearBeforeResults(rep *indicator.Report, form metric.Form, y *indicator.YearBefore) *resultsYearBefore {
	if y == nil {
		return nil
	}
	r := &resultsYearBefore{Periods: labels(y.Months), Earlier: labels(y.Earlier), Phases: []resultsPhase{}, Reason: given(string(y.Reason))}
	if y.Reason == "" {
		r.Phases = append(r.Phases, phaseFigureResults(form, &y.Before), phaseFigureResults(form, &y.After))
		c := comparisonResults(rep, &y.Comparison)
		r.Comparison = &c
	}
	return r
}

func labels(periods []metric.Period) []string {
	labels := make([]string, 0, len(periods))
	for _, p := range periods {
		labels = append(labels, p.Label)
	}
	return labels
}
