package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// row is one line of a chart that has a name at its left and words at its right.
type row struct {
	name, words, colour string
}

// rowAxes sets up a chart of rows: the first row at the top, names left, words right. On a narrow screen
// the names and words move above the row's marks, since they would leave no room for them.
func rowAxes(c *charts.RectChart, rows []row, min, max float64) (names []string, slim map[string]any) {
	for _, r := range rows {
		names = append(names, r.name)
	}
	c.YAxisList[0] = opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true), SplitLine: gridLine(false),
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "@text", FontSize: 13, Width: 210, Overflow: "break", Interval: "0", ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true)},
	}
	var left, right []datum
	for i, r := range rows {
		left = append(left, datum{Value: [2]any{min, i}, Label: &opts.Label{Formatter: escapeTemplate(r.name)}})
		right = append(right, datum{Value: [2]any{max, i}, Label: &opts.Label{Formatter: escapeTemplate(r.words), Color: r.colour}})
	}
	label := func(show bool, position string) *opts.Label {
		return &opts.Label{Show: opts.Bool(show), Position: position, Color: "@text", FontSize: 13}
	}
	c.MultiSeries = append(c.MultiSeries,
		charts.SingleSeries{Id: "names", Type: "scatter", Data: left, SymbolSize: 0.01, Label: label(false, "right"), ItemStyle: solid("@text")},
		charts.SingleSeries{Id: "words", Type: "scatter", Data: right, SymbolSize: 0.01, Label: label(true, "right"), ItemStyle: solid("@text")},
	)
	return names, map[string]any{
		"grid":  []map[string]any{{"left": 12, "right": 12}},
		"yAxis": []map[string]any{{"axisLabel": map[string]any{"show": false}}},
		"series": []map[string]any{
			{"id": "names", "label": map[string]any{"show": true, "position": []int{0, -24}, "fontSize": 12}},
			{"id": "words", "label": map[string]any{"show": true, "position": []int{0, -24}, "align": "right", "fontSize": 12}},
		},
	}
}
