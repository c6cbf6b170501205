package chart

import (
	"math"
	"sort"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/metric"
)

// limits are the baseline's centre and limits, dashed through all the rounds.
func (t *trend) limits() []charts.SingleSeries {
	first, last := -0.5, float64(len(t.f.Periods))-0.5
	var series []charts.SingleSeries
	for _, l := range t.levels() {
		t.spread.add(l.at)
		style := opts.LineStyle{Color: "@muted", Width: 1, Type: "dashed"}
		if l.id == "centre" {
			style.Width = 1.6
		}
		series = append(series, segments(l.id, [][2][2]float64{{{first, l.at}, {last, l.at}}}, style))
	}
	return series
}

// level is a line that has its name at the right end: its id, its place on the axis, and the colour of its name.
type level struct {
	id, name string
	at       float64
	colour   string
}

// levels are the baseline's centre and limits. A limit beyond what the measure can reach (below zero,
// over 100 %) says nothing and is left out.
func (t *trend) levels() []level {
	b := t.f.Baseline
	if b == nil {
		return nil
	}
	var levels []level
	for _, l := range []struct {
		id    string
		value float64
	}{{"centre", b.Centre}, {"lower", b.Lower}, {"upper", b.Upper}} {
		v := shown(t.spec.Unit, l.value)
		if !metric.Known(v) || l.id != "centre" && (v < 0 || t.spec.Unit.Kind == metric.PercentUnit && v > 100) {
			continue
		}
		levels = append(levels, level{l.id, t.w.Say("chart.limit."+l.id, t.number(l.value)), v, "@muted"})
	}
	return levels
}

// number is a value without its unit, which the subtitle has; per cents keep their sign.
func (t *trend) number(v float64) string {
	if t.spec.Unit.Kind == metric.PercentUnit {
		return t.w.Value(t.spec.Unit, v)
	}
	return t.w.Number(t.spec.Unit, v)
}

// names are the words of the target and the limits at the right end of their lines, and the margin
// that they need, in pixels.
func (t *trend) names(sc scale) (charts.SingleSeries, int) {
	levels := t.levels()
	if words := t.targetLabel(); words != "" {
		levels = append(levels, level{"target", words, shown(t.spec.Unit, t.f.Target.Target.Value), "@target"})
	}
	height := trendHeight - trendTop - trendBottom
	if len(t.done) > 0 {
		height -= actionStrip
	}
	return t.endNames(levels, sc, height)
}

// endNames are words at the right end of lines, and the margin that they need; height is that of the plot, both in
// pixels. Lines that lie close have their words moved apart.
func (t *timeline) endNames(levels []level, sc scale, height int) (charts.SingleSeries, int) {
	sort.SliceStable(levels, func(i, j int) bool { return levels[i].at > levels[j].at })
	const apart = 16.0 // pixels from line to line of the words
	pixels := float64(height) / (sc.max - sc.min)
	places := make([]float64, len(levels)) // from the top of the plot
	for i, l := range levels {
		places[i] = float64((sc.max - l.at) * pixels)
		if i > 0 {
			places[i] = max(places[i], places[i-1]+apart)
		}
	}
	for i := len(places) - 1; i >= 0; i-- { // what was pushed out below moves back up
		limit := float64((sc.max-sc.min)*pixels) + apart/2
		if i+1 < len(places) {
			limit = places[i+1] - apart
		}
		places[i] = min(places[i], limit)
	}
	var data []datum
	widest := 0
	for i, l := range levels {
		words := escapeTemplate(l.name)
		data = append(data, datum{
			Value: [2]float64{float64(len(t.periods)) - 0.5, l.at},
			Label: &label{Formatter: words, Color: l.colour, Offset: []int{0, int(math.Round(places[i] - float64((sc.max-l.at)*pixels)))}},
		})
		widest = max(widest, width(words))
	}
	return charts.SingleSeries{
		Id: "names", Type: "scatter", Data: data, SymbolSize: 0.01, ItemStyle: solid("@text"),
		Label: &opts.Label{Show: opts.Bool(true), Position: "right", FontSize: 12},
	}, min(widest+16, 240)
}
