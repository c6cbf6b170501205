// Package chart turns figures of a report into options of Apache ECharts, as JSON.
//
// In go a report, one of its results or figures, and the words of a language. Out comes a Chart: the
// options as go-echarts types them, what changes on a narrow screen, and how the axes print their
// numbers. It refuses to know HTML, files and colours: a colour is a name such as "@improved", which
// the page's script looks up in the palette of the theme, so that one island serves light, dark and
// print. JSON holds no functions; formatters are named by the island's axes and live in that script.
package chart

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
)

// Chart is one picture: a data island for the page's script, and the height it needs.
type Chart struct {
	Island json.RawMessage
	Height int // in CSS pixels, on a wide screen
	Narrow int // the same, on a narrow one

	FromZero bool // the value axis includes zero; the caption says so where it does not
}

// island is what the page's script reads.
type island struct {
	Option map[string]any `json:"option"`
	Slim   map[string]any `json:"slim,omitempty"` // merged over Option on a narrow screen
	X      axis           `json:"x"`
	Y      axis           `json:"y"`
}

// axis says how the script prints the ticks of an axis.
type axis struct {
	Kind   string   `json:"kind"`             // "number", "periods", "ratio", "points" or "names"
	Digits int      `json:"digits"`           // after the decimal point
	Suffix string   `json:"suffix,omitempty"` // "%"
	Labels []string `json:"labels,omitempty"` // periods: the short names
	Groups []string `json:"groups,omitempty"` // periods: the years they stand in
	Words  []string `json:"words,omitempty"`  // ratio, points: the tick's sentences: worse, none, better
}

// datum is one value of a series, with what only this value has. go-echarts has a type a series kind;
// none of them carries the lines of a tooltip.
type datum struct {
	Name         string          `json:"name,omitempty"`
	Value        any             `json:"value"`
	Tip          []string        `json:"tip,omitempty"`
	Symbol       string          `json:"symbol,omitempty"`
	SymbolSize   any             `json:"symbolSize,omitempty"`
	SymbolRotate int             `json:"symbolRotate,omitempty"`
	ItemStyle    *opts.ItemStyle `json:"itemStyle,omitempty"`
	Label        *label          `json:"label,omitempty"`
	SymbolOffset []int           `json:"symbolOffset,omitempty"` // pixels from its place
}

// label is the words at one mark. The type of go-echarts places them by name only, not by pixels.
type label struct {
	Show      *bool  `json:"show,omitempty"` // nil as the series has it
	Formatter string `json:"formatter,omitempty"`
	Color     string `json:"color,omitempty"`
	Align     string `json:"align,omitempty"`
	Position  []int  `json:"position,omitempty"` // of the words' corner, from the mark's
	Offset    []int  `json:"offset,omitempty"`
}

// gap is ECharts' value for "nothing here"; a line breaks at it.
const gap = "-"

// finish validates a chart and packs it with its axes; values is the scale of its numbers. The parts that the reports' charts never use are
// taken out, so that the bundle needs no component for them.
func finish(c interface {
	Validate()
	JSON() map[string]any
}, x, y axis, slim map[string]any, height, narrow int, values scale) (Chart, error) {
	c.Validate()
	option := c.JSON()
	for _, unused := range []string{"title", "legend", "toolbox", "color"} {
		delete(option, unused)
	}
	data, err := json.Marshal(island{Option: option, Slim: slim, X: x, Y: y})
	if err != nil {
		return Chart{}, fmt.Errorf("chart options: %w", err)
	}
	return Chart{Island: data, Height: height, Narrow: narrow, FromZero: values.min <= 0 && values.max >= 0}, nil
}

// base sets what all charts share: no animation, since the report is printed and looked at, not played.
func base(rect *charts.RectChart, grid opts.Grid, trigger string) {
	rect.Animation = opts.Bool(false)
	rect.GridList = []opts.Grid{grid}
	rect.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: trigger}
}

// numberAxis is a value axis with light grid lines, from a scale.
func numberAxisY(s scale) opts.YAxis {
	return opts.YAxis{
		Type: "value", Min: s.min, Max: s.max, MinInterval: s.step, MaxInterval: s.step,
		SplitLine: gridLine(true), AxisLine: &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: axisLabel(),
	}
}

func gridLine(show bool) *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(show), LineStyle: &opts.LineStyle{Color: "@grid", Width: 1}}
}

func axisLabel() *opts.AxisLabel {
	return &opts.AxisLabel{Show: opts.Bool(true), Color: "@muted", FontSize: 12, ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true)}
}

// line is a series of points joined by a thin line, without symbols.
func line(id string, data []datum, style opts.LineStyle) charts.SingleSeries {
	return charts.SingleSeries{
		Id: id, Type: "line", Data: data, LineStyle: &style, ShowSymbol: opts.Bool(false), Symbol: "none",
		ItemStyle: &opts.ItemStyle{Color: style.Color},
	}
}

// segments draws each pair as a line of its own: a break between, in one series.
func segments(id string, pairs [][2][2]float64, style opts.LineStyle) charts.SingleSeries {
	var data []datum
	for _, p := range pairs {
		data = append(data, datum{Value: p[0]}, datum{Value: p[1]}, datum{Value: [2]string{gap, gap}})
	}
	s := line(id, data, style)
	s.ConnectNulls = opts.Bool(false)
	return s
}

// shown converts base units to the unit the reader sees; per cents are 0 to 100 on an axis.
func shown(u metric.Unit, v float64) float64 { return round(v / u.Factor()) }

// round keeps nine significant figures: more is noise in a picture, and differs between processors.
func round(v float64) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return v
	}
	p := math.Pow(10, 8-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*p) / p
}

// colour is the palette's name for a verdict.
func colour(v indicator.Verdict) string {
	switch v {
	case indicator.Improved, indicator.LeaningBetter:
		return "@improved"
	case indicator.Worsened, indicator.LeaningWorse:
		return "@worsened"
	case indicator.NoClearChange:
		return "@unclear"
	}
	return "@lacking"
}

// filled reports whether a verdict's mark is solid: only a firm verdict is.
func filled(v indicator.Verdict) bool {
	return v == indicator.Improved || v == indicator.Worsened || v == indicator.NoClearChange
}

// mark styles the dot of a verdict: solid, or hollow for a sign that is no proof.
func mark(v indicator.Verdict) *opts.ItemStyle {
	if filled(v) {
		return &opts.ItemStyle{Color: colour(v), BorderColor: colour(v), BorderWidth: 2, Opacity: opts.Float(1)}
	}
	return &opts.ItemStyle{Color: "@paper", BorderColor: colour(v), BorderWidth: 2, Opacity: opts.Float(1)}
}

// solid is a colour at full strength; dots and their labels are paler by default.
func solid(colour string) *opts.ItemStyle {
	return &opts.ItemStyle{Color: colour, Opacity: opts.Float(1)}
}
