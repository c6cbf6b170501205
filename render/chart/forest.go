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

// Forests draws the headline change of many figures, one row each: ratios on a logarithmic axis, and
// differences of per cents as percentage points. Both axes are turned so that right is better. A shift
// of anything else is drawn as a ratio to the value before. Either may be missing.
type Forests struct {
	Ratio, Points *Forest
}

// Forest is one of the two charts, and how often each verdict stands in it.
type Forest struct {
	Chart
	Rows     int
	Verdicts map[indicator.Verdict]int
}

// Line is one row to be drawn: an indicator and its figures in some scope, under a name.
type Line struct {
	Name    string
	Spec    *metric.Indicator
	Figures *indicator.Figures
}

// DrawForests sorts lines into the two charts. Primary indicators stand first, then by effect, best on top.
func DrawForests(lines []Line, w *wording.Words) (Forests, error) {
	var ratio, points []estimate
	for _, l := range lines {
		e, ok := estimateOf(l)
		switch {
		case !ok:
		case e.inPoints():
			points = append(points, e)
		default:
			ratio = append(ratio, e)
		}
	}
	var out Forests
	for _, part := range []struct {
		rows []estimate
		kind string
		to   **Forest
	}{{ratio, "ratio", &out.Ratio}, {points, "points", &out.Points}} {
		if len(part.rows) == 0 {
			continue
		}
		c, err := forest(part.rows, part.kind, w)
		if err != nil {
			return out, err
		}
		made := Forest{Chart: c, Rows: len(part.rows), Verdicts: map[indicator.Verdict]int{}}
		for _, e := range part.rows {
			made.Verdicts[e.comparison.Verdict]++
		}
		*part.to = &made
	}
	return out, nil
}

// estimate is a comparison on the chart's axis: doublings, or points; right is better.
type estimate struct {
	line            Line
	comparison      *indicator.Comparison
	at, low, high   float64 // at is Missing() without an estimate; low and high may be infinite
	minLow, minHigh float64 // the band of changes too small to matter
}

// inPoints reports whether an estimate is a difference of per cents. The unit alone does not say so: a
// ratio of counts may be shown in per cent too, and its effect is a ratio.
func (e estimate) inPoints() bool {
	return !e.comparison.EffectKind.IsRatio() && e.line.Spec.Unit.Kind == metric.PercentUnit
}

// estimateOf places a line; false if its figures have no headline comparison at all.
func estimateOf(l Line) (estimate, bool) {
	c := l.Figures.Headline()
	if c == nil {
		return estimate{}, false
	}
	e := estimate{line: l, comparison: c}
	place := func(v float64) float64 { return 100 * v }
	m := l.Spec.MinimumEffect
	before := metric.Missing()
	if p := l.Figures.Phase(c.Before); p != nil {
		before = p.Value
	}
	if !e.inPoints() {
		place = func(v float64) float64 {
			if !c.EffectKind.IsRatio() {
				v = (before + v) / before
			}
			if v <= 0 {
				return math.Inf(-1)
			}
			return math.Log2(v)
		}
	}
	sign := float64(l.Spec.Better)
	turn := func(v float64) float64 { return sign * place(v) }
	e.at, e.low, e.high = turn(c.Effect), turn(c.Low), turn(c.High)
	if e.low > e.high {
		e.low, e.high = e.high, e.low
	}
	switch {
	case e.inPoints() && m.Relative:
		e.minLow, e.minHigh = -100*m.Value*before, 100*m.Value*before
	case e.inPoints():
		e.minLow, e.minHigh = -100*m.Value, 100*m.Value
	case m.Relative:
		e.minLow, e.minHigh = math.Log2(1-m.Value), math.Log2(1+m.Value)
	default:
		e.minLow, e.minHigh = math.Log2(1-m.Value/before), math.Log2(1+m.Value/before)
	}
	if sign < 0 {
		e.minLow, e.minHigh = -e.minHigh, -e.minLow
	}
	return e, true
}

// judged reports whether an estimate has a place in the order; the others stand last.
func judged(e estimate) bool {
	return finite(e.at) && e.comparison.Verdict != indicator.NotEnoughData
}

func forest(rows []estimate, kind string, w *wording.Words) (Chart, error) {
	sort.SliceStable(rows, func(i, j int) bool {
		a, b := rows[i], rows[j]
		if a.line.Spec.Primary != b.line.Spec.Primary {
			return a.line.Spec.Primary
		}
		if judged(a) != judged(b) {
			return judged(a)
		}
		return judged(a) && a.at > b.at
	})
	sc := forestScale(rows)
	c := charts.NewScatter()
	var texts []row
	for _, e := range rows {
		texts = append(texts, row{name: e.line.Name, words: w.Verdict(e.comparison.Verdict), colour: colour(e.comparison.Verdict)})
	}
	base(&c.RectChart, opts.Grid{Left: "8", Right: rightOf(texts), Top: "8", Bottom: "8", ContainLabel: opts.Bool(true)}, "item")
	c.MultiSeries = append(c.MultiSeries, forestMarks(rows, sc, w)...)
	_, slim := rowAxes(&c.RectChart, texts, sc.min, sc.max)
	c.XAxisList[0] = opts.XAxis{
		Type: "value", Min: sc.min, Max: sc.max, MinInterval: sc.step, MaxInterval: sc.step, SplitLine: gridLine(true),
		AxisLabel: axisLabel(), AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
	}
	x := axis{Kind: kind, Digits: sc.digits(), Words: []string{w.Say("chart." + kind + ".worse"), w.Say("chart." + kind + ".none"), w.Say("chart." + kind + ".better")}}
	return finish(c, x, axis{Kind: "names"}, slim, 44+40*len(rows), 60+slimRow*len(rows), sc)
}

// forestScale is symmetric about no change. Intervals may run off the axis: at most
// twice the largest estimate are shown, so that one wide interval does not flatten the rest.
func forestScale(rows []estimate) scale {
	var all, dots spread
	for _, e := range rows {
		all.add(e.minLow*1.5, e.minHigh*1.5)
		dots.add(e.minLow*1.5, e.minHigh*1.5)
		if judged(e) {
			all.add(e.at, e.low, e.high)
			dots.add(e.at)
		}
	}
	reach := max(math.Abs(all.low), math.Abs(all.high))
	reach = max(min(reach, 2*max(math.Abs(dots.low), math.Abs(dots.high))), 1e-9)
	step := niceStep(reach / 3)
	n := math.Ceil(reach/step - 1e-9)
	return scale{min: -n * step, max: n * step, step: step}
}

// forestMarks are the series: the bands of changes too small to matter, no change, then intervals and
// dots in the colour of each verdict.
func forestMarks(rows []estimate, sc scale, w *wording.Words) []charts.SingleSeries {
	var bands [][2][2]float64
	var dots, ends []datum
	byColour := map[string][][2][2]float64{}
	clip := func(v float64) float64 { return min(max(v, sc.min), sc.max) }
	for i, e := range rows {
		y := float64(i)
		if finite(e.minLow) && finite(e.minHigh) {
			bands = append(bands, [2][2]float64{{round(clip(e.minLow)), y}, {round(clip(e.minHigh)), y}})
		}
		if !judged(e) {
			continue // what too few records show is not drawn: it would look like a finding
		}
		col := colour(e.comparison.Verdict)
		if metric.Known(e.low) && metric.Known(e.high) {
			byColour[col] = append(byColour[col], [2][2]float64{{round(clip(e.low)), y}, {round(clip(e.high)), y}})
			if e.low < sc.min-1e-9 {
				ends = append(ends, datum{Value: [2]float64{sc.min, y}, SymbolRotate: 90, ItemStyle: solid(col)})
			}
			if e.high > sc.max+1e-9 {
				ends = append(ends, datum{Value: [2]float64{sc.max, y}, SymbolRotate: -90, ItemStyle: solid(col)})
			}
		}
		dots = append(dots, datum{
			Value: [2]float64{round(clip(e.at)), y}, ItemStyle: mark(e.comparison.Verdict),
			Tip: []string{e.line.Name, w.Verdict(e.comparison.Verdict), w.Effect(e.line.Spec, e.comparison)},
		})
	}
	series := []charts.SingleSeries{
		segments("minimum", bands, opts.LineStyle{Color: "@band", Width: 22}),
	}
	for _, col := range []string{"@improved", "@worsened", "@unclear", "@lacking"} {
		if pairs := byColour[col]; len(pairs) > 0 {
			series = append(series, segments("interval"+col, pairs, opts.LineStyle{Color: col, Width: 2}))
		}
	}
	none := &opts.MarkLines{Data: []any{opts.MarkLineNameXAxisItem{XAxis: 0}}, MarkLineStyle: opts.MarkLineStyle{
		Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)}, LineStyle: &opts.LineStyle{Color: "@axis", Width: 1, Type: "solid"},
	}}
	series[0].MarkLines = none
	return append(series,
		charts.SingleSeries{Id: "ends", Type: "scatter", Symbol: "triangle", SymbolSize: 9, Data: ends},
		charts.SingleSeries{Id: "dots", Type: "scatter", Symbol: "circle", SymbolSize: 11, Data: dots},
	)
}
