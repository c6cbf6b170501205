package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
)

// Versions are the changes of an indicator's definition that its trend marks: those inside the window of the
// headline comparison.
func Versions(rep *indicator.Report, spec *metric.Indicator) []metric.Change {
	var inside []metric.Change
	for _, c := range spec.Changes {
		if rep.Plan.Compared().Contains(c.Date) {
			inside = append(inside, c)
		}
	}
	return inside
}

// versions draws a short mark on the axis at each change of the definition, with its version in a frame.
// Events have their numbers above the plot, so the two are not taken for one another.
func (t *trend) versions(sc scale) charts.SingleSeries {
	const height, step = 0.12, 0.09 // of the plot; the second is for one that would stand on another
	var lines []any
	last, stacked := math.Inf(-1), 0
	for _, c := range Versions(t.rep, t.spec) {
		x := round(t.at(c.Date) - 0.5)
		if x-last < 1.5 {
			stacked++
		} else {
			stacked = 0
		}
		last = x
		top := round(sc.min + float64((height+float64(step*float64(stacked)))*(sc.max-sc.min)))
		lines = append(lines, []any{
			map[string]any{"coord": []float64{x, sc.min}},
			map[string]any{"coord": []float64{x, top}, "label": map[string]any{
				"show": true, "position": "end", "distance": 2, "formatter": escapeTemplate(t.w.VersionMark(c)), "color": "@text", "backgroundColor": "@paper",
				"borderColor": "@text", "borderWidth": 1, "padding": []int{2, 4, 1, 4}, "fontSize": 11, "lineHeight": 12,
			}},
		})
	}
	s := line("versions", []datum{}, opts.LineStyle{Color: "@text"})
	if len(lines) > 0 {
		s.MarkLines = &opts.MarkLines{Data: lines, MarkLineStyle: opts.MarkLineStyle{
			Symbol: []string{"none", "none"}, LineStyle: &opts.LineStyle{Color: "@text", Width: 1.5, Type: "solid"},
		}}
	}
	return s
}

// changed are the marks of the changes in a period, for the tooltip: "v2 from 1 Feb 2024".
func (t *trend) changed(p metric.Period) string {
	var marks []string
	for _, c := range Versions(t.rep, t.spec) {
		if p.First <= c.Date && c.Date <= p.Last {
			marks = append(marks, t.w.VersionFrom(c))
		}
	}
	return strings.Join(marks, ", ")
}
