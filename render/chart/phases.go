package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

const (
	fewPoints = 40 // records below which a box plot shows the records themselves
	boxPoints = 10 // records below which it shows nothing else: quartiles of fewer would look known
)

// Boxes draws a duration's records by phase: a box from the lower to the upper quartile with the median,
// whiskers at the 5th and 95th percentile, and the records themselves where a phase has few; under ten
// there is no box. The report has no quartiles, so the box's numbers are taken here. values are those of Durations. It reports false if no phase has a record.
func Boxes(rep *indicator.Report, spec *metric.Indicator, values [][]float64, w *wording.Words) (Chart, bool, error) {
	var names []string
	var boxes, dots []datum
	var reach spread
	reach.add(0)
	found := false
	for i, phase := range rep.Plan.Phases {
		names = append(names, w.Text(phase.Name))
		sorted := values[i]
		if len(sorted) == 0 {
			boxes = append(boxes, datum{Value: [5]string{gap, gap, gap, gap, gap}})
			continue
		}
		found = true
		if len(sorted) < fewPoints {
			for _, v := range sorted {
				dots = append(dots, datum{Value: [2]any{i, shown(spec.Unit, v)}, Tip: []string{w.Text(phase.Name), w.Value(spec.Unit, v)}})
				reach.add(shown(spec.Unit, v))
			}
		}
		if len(sorted) < boxPoints {
			boxes = append(boxes, datum{Value: [5]string{gap, gap, gap, gap, gap}})
			continue
		}
		var five [5]float64
		for j, q := range []float64{0.05, 0.25, 0.5, 0.75, 0.95} {
			five[j] = shown(spec.Unit, quantile(sorted, q))
		}
		reach.add(five[:]...)
		say := func(key string, q float64) string { return w.Say(key, w.Value(spec.Unit, quantile(sorted, q))) }
		boxes = append(boxes, datum{Value: five, Tip: []string{w.Text(phase.Name),
			say("chart.box.median", 0.5),
			w.Say("chart.box.middle", w.Value(spec.Unit, quantile(sorted, 0.25)), w.Value(spec.Unit, quantile(sorted, 0.75))),
			w.Say("chart.box.whiskers", w.Value(spec.Unit, quantile(sorted, 0.05)), w.Value(spec.Unit, quantile(sorted, 0.95))),
			w.Say("chart.n", w.Count(len(sorted)))}})
	}
	if !found {
		return Chart{}, false, nil
	}
	c := charts.NewBoxPlot()
	phaseAxes(&c.RectChart)
	c.SetXAxis(names)
	sc := reach.scale(true, 5)
	c.YAxisList[0] = numberAxisY(sc)
	c.MultiSeries = append(c.MultiSeries,
		charts.SingleSeries{Id: "boxes", Type: "boxplot", Data: boxes, ItemStyle: &opts.ItemStyle{Color: "@band", BorderColor: "@strong", BorderWidth: 1.5}},
		charts.SingleSeries{Id: "dots", Type: "scatter", Symbol: "circle", SymbolSize: 5, Data: dots, ItemStyle: &opts.ItemStyle{Color: "@line", Opacity: opts.Float(0.8)}},
	)
	chart, err := finish(c, axis{Kind: "names"}, axis{Kind: "number", Digits: sc.digits()}, nil, 300, 260, sc)
	return chart, true, err
}

// Rates draws a figure by phase with its interval: bars from zero for rates and proportions, dots for
// series, whose axis need not start there. It reports false if no phase has a value.
func Rates(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) (Chart, bool, error) {
	series := spec.Measure.AsSeries()
	var names []string
	var values, intervals []datum
	var reach spread
	for i, phase := range rep.Plan.Phases {
		names = append(names, w.Text(phase.Name))
		p := f.Phase(phase.ID)
		if p == nil || !metric.Known(p.Value) {
			values = append(values, datum{Value: gap})
			continue
		}
		v, low, high := shown(spec.Unit, p.Value), shown(spec.Unit, p.Low), shown(spec.Unit, p.High)
		reach.add(v, low, high)
		tip := []string{w.Text(phase.Name), w.Value(spec.Unit, p.Value)}
		if finite(low) && finite(high) {
			intervals = append(intervals, datum{Value: [2]any{i, low}}, datum{Value: [2]any{i, high}}, datum{Value: [2]string{gap, gap}})
			tip = append(tip, w.Say("chart.interval", w.Interval(spec.Unit, p.Low, p.High)))
		}
		fill := "@phasebar"
		if i == rep.Plan.Compare.Before {
			fill = "@basebar"
		}
		values = append(values, datum{Value: v, ItemStyle: solid(fill), Tip: append(tip, w.Say("chart.n", w.Count(p.N)))})
	}
	if !reach.any {
		return Chart{}, false, nil
	}
	c := charts.NewBar()
	phaseAxes(&c.RectChart)
	c.SetXAxis(names)
	sc := reach.scale(!series, 5)
	c.YAxisList[0] = numberAxisY(sc)
	main := charts.SingleSeries{Id: "values", Type: "bar", Data: values, BarMaxWidth: "72", BarCategoryGap: "45%"}
	if series {
		main = charts.SingleSeries{Id: "values", Type: "scatter", Data: values, Symbol: "circle", SymbolSize: 11}
	}
	bars := line("intervals", intervals, opts.LineStyle{Color: "@text", Width: 1.5})
	c.MultiSeries = append(c.MultiSeries, main, bars)
	chart, err := finish(c, axis{Kind: "names"}, axis{Kind: "number", Digits: sc.digits(), Suffix: suffix(spec.Unit)}, nil, 300, 260, sc)
	return chart, true, err
}

// phaseAxes sets up a chart with one place a phase.
func phaseAxes(c *charts.RectChart) {
	base(c, opts.Grid{Left: "8", Right: "16", Top: "16", Bottom: "8", ContainLabel: opts.Bool(true)}, "item")
	names := axisLabel()
	names.Interval, names.Overflow, names.Width, names.Color = "0", "break", 110, "@text"
	c.XAxisList[0] = opts.XAxis{
		Type: "category", SplitLine: gridLine(false), AxisLabel: names,
		AxisTick: &opts.AxisTick{Show: opts.Bool(false)}, AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@axis"}},
	}
}

// Durations gathers the values that an indicator takes from its ledger, all projects together, by phase
// in the plan's order and sorted. It is nil if no ledger has the indicator's values. Reports share it
// between languages, since a ledger can be long.
func Durations(rep *indicator.Report, id string) [][]float64 {
	for i := range rep.Ledgers {
		l := &rep.Ledgers[i]
		for _, col := range l.Values {
			if col.Part != indicator.Value || rep.Plan.Indicators[col.Indicator].ID != id {
				continue
			}
			by := make([][]float64, len(rep.Plan.Phases))
			for line, v := range col.Values {
				if phase := l.Phase[line]; phase >= 0 && v >= 0 {
					by[phase] = append(by[phase], v)
				}
			}
			for _, values := range by {
				slices.Sort(values)
			}
			return by
		}
	}
	return nil
}
