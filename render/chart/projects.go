package chart

import (
	"math"
	"sort"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// maxRows is the most rows a picture holds; the table beside it has them all.
const maxRows = 40

// Dumbbells draws before and after of one indicator, one row a line, sorted by change with the best on
// top. Lines without both values, or with too few records for a
// verdict, are left to the table. It reports false if none is left, and how many
// rows were left out because there are too many for a picture: the ones in the middle.
func Dumbbells(lines []Line, w *wording.Words) (chart Chart, hidden int, ok bool, err error) {
	var kept []Line
	for _, l := range lines {
		if b, a, c := ends(l); metric.Known(b) && metric.Known(a) && c.Verdict != indicator.NotEnoughData {
			kept = append(kept, l)
		}
	}
	if len(kept) == 0 {
		return Chart{}, 0, false, nil
	}
	gain := func(l Line) float64 {
		b, a, _ := ends(l)
		if b > 0 && a > 0 {
			return float64(l.Spec.Better) * math.Log(a/b)
		}
		return float64(l.Spec.Better) * (a - b)
	}
	sort.SliceStable(kept, func(i, j int) bool { return gain(kept[i]) > gain(kept[j]) })
	if hidden = len(kept) - maxRows; hidden > 0 {
		kept = append(kept[:maxRows/2:maxRows/2], kept[len(kept)-maxRows/2:]...)
	}
	chart, err = dumbbells(kept, w)
	return chart, max(hidden, 0), true, err
}

// ends are the values of the headline's two phases.
func ends(l Line) (before, after float64, c *indicator.Comparison) {
	before, after = metric.Missing(), metric.Missing()
	if c = l.Figures.Headline(); c == nil {
		return before, after, nil
	}
	if p := l.Figures.Phase(c.Before); p != nil {
		before = p.Value
	}
	if p := l.Figures.Phase(c.After); p != nil {
		after = p.Value
	}
	return before, after, c
}

// nameEnds writes "before" and "after" beside the two dots of the first row, each on its outer side, so that
// they keep apart however near the dots are.
func nameEnds(befores, afters []datum, w *wording.Words) {
	show := true
	beside := func(d *datum, key string, left bool) {
		d.Label = &label{Show: &show, Formatter: w.Say(key), Color: "@muted", Align: "left", Position: []int{0, -16}}
		if left {
			d.Label.Align, d.Label.Position = "right", []int{12, -16}
		}
	}
	b, a := befores[0].Value.([2]float64)[0], afters[0].Value.([2]float64)[0]
	beside(&befores[0], "phase.before", b < a)
	beside(&afters[0], "phase.after", a <= b)
}

func dumbbells(lines []Line, w *wording.Words) (Chart, error) {
	var reach spread
	var rows []row
	var befores, afters []datum
	byColour := map[string][][2][2]float64{}
	for i, l := range lines {
		b, a, c := ends(l)
		u, y, col := l.Spec.Unit, float64(i), colour(c.Verdict)
		reach.add(shown(u, b), shown(u, a))
		rows = append(rows, row{name: l.Name, words: w.Say("chart.pair", w.Change(l.Spec, c), w.Verdict(c.Verdict)), colour: col})
		tip := []string{l.Name, w.Say("chart.beforeafter", w.Value(u, b), w.Value(u, a)), w.Change(l.Spec, c), w.Verdict(c.Verdict)}
		byColour[col] = append(byColour[col], [2][2]float64{{shown(u, b), y}, {shown(u, a), y}})
		befores = append(befores, datum{Value: [2]float64{shown(u, b), y}, Tip: tip})
		afters = append(afters, datum{Value: [2]float64{shown(u, a), y}, Tip: tip, ItemStyle: mark(c.Verdict)})
	}
	nameEnds(befores, afters, w)
	sc := reach.scale(false, 5)
	c := charts.NewScatter()
	base(&c.RectChart, opts.Grid{Left: "8", Right: rightOf(rows), Top: "28", Bottom: "8", ContainLabel: opts.Bool(true)}, "item")
	for _, col := range []string{"@improved", "@worsened", "@unclear", "@lacking"} {
		if pairs := byColour[col]; len(pairs) > 0 {
			c.MultiSeries = append(c.MultiSeries, segments("change"+col, pairs, opts.LineStyle{Color: col, Width: 2.5}))
		}
	}
	c.MultiSeries = append(c.MultiSeries,
		charts.SingleSeries{Id: "before", Type: "scatter", Symbol: "circle", SymbolSize: 9, Data: befores, ItemStyle: &opts.ItemStyle{Color: "@paper", BorderColor: "@muted", BorderWidth: 2, Opacity: opts.Float(1)}},
		charts.SingleSeries{Id: "after", Type: "scatter", Symbol: "circle", SymbolSize: 12, Data: afters},
	)
	_, slim := rowAxes(&c.RectChart, rows, sc.min, sc.max)
	slim["series"] = append(slim["series"].([]map[string]any),
		map[string]any{"id": "before", "data": []datum{{Value: befores[0].Value, Label: &label{Position: []int{befores[0].Label.Position[0], 12}}}}},
		map[string]any{"id": "after", "data": []datum{{Value: afters[0].Value, Label: &label{Position: []int{afters[0].Label.Position[0], 14}}}}})
	c.XAxisList[0] = opts.XAxis{
		Type: "value", Min: sc.min, Max: sc.max, MinInterval: sc.step, MaxInterval: sc.step, SplitLine: gridLine(true),
		AxisLabel: axisLabel(), AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
	}
	x := axis{Kind: "number", Digits: sc.digits(), Suffix: suffix(lines[0].Spec.Unit)}
	return finish(c, x, axis{Kind: "names"}, slim, 64+36*len(rows), 76+slimRow*len(rows), sc)
}
