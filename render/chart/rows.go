package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// row is one line of a chart that has a name at its left and words at its right.
type row struct {
	name, words, colour string
}

// slimRow is the height of a row on a narrow screen, in pixels: name, words and marks below each other.
const slimRow = 76

// rowAxes sets up a chart of rows: the first row at the top, names left, words right. On a narrow screen
// name and words stand on two lines above the row's marks, since they would leave no room for them.
func rowAxes(c *charts.RectChart, rows []row, min, max float64) (names []string, slim map[string]any) {
	for _, r := range rows {
		names = append(names, r.name)
	}
	c.YAxisList[0] = opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true), SplitLine: gridLine(false),
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "@text", FontSize: 13, Width: 210, Overflow: "break", Interval: "0", ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true)},
	}
	var left, right, below []datum
	for i, r := range rows {
		left = append(left, datum{Value: [2]any{min, i}, Label: &label{Formatter: escapeTemplate(r.name)}})
		right = append(right, datum{Value: [2]any{max, i}, Label: &label{Formatter: escapeTemplate(r.words), Color: r.colour}})
		below = append(below, datum{Value: [2]any{min, i}})
	}
	series := func(show bool, position string) *opts.Label {
		return &opts.Label{Show: opts.Bool(show), Position: position, Color: "@text", FontSize: 13}
	}
	c.MultiSeries = append(c.MultiSeries,
		charts.SingleSeries{Id: "names", Type: "scatter", Data: left, SymbolSize: 0.01, Label: series(false, "right"), ItemStyle: solid("@text")},
		charts.SingleSeries{Id: "words", Type: "scatter", Data: right, SymbolSize: 0.01, Label: series(true, "right"), ItemStyle: solid("@text")},
	)
	return names, map[string]any{
		"grid":  []map[string]any{{"left": 12, "right": 12, "top": 20}},
		"yAxis": []map[string]any{{"axisLabel": map[string]any{"show": false}}},
		"series": []map[string]any{
			{"id": "names", "label": map[string]any{"show": true, "position": []int{0, -42}, "fontSize": 13}},
			{"id": "words", "data": below, "label": map[string]any{"show": true, "position": []int{0, -24}, "fontSize": 12}},
		},
	}
}

// rightOf is the room that the words at the right need, in pixels.
func rightOf(rows []row) string {
	widest := 0
	for _, r := range rows {
		widest = max(widest, width(r.words))
	}
	return strconv.Itoa(min(widest+16, 280))
}

// width is about how many pixels words take in a chart: 7 a letter, 13 a Chinese character.
func width(words string) int {
	sum := 0
	for _, r := range words {
		if sum += 7; r > 0x2E80 {
			sum += 6
		}
	}
	return sum
}
