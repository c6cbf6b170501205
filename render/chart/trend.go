package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// Trend draws an indicator over time in one scope: phase bands with their names in a strip above, the
// baseline's centre and limits frozen through the rounds, each round's own figure, signals filled, partial periods
// hollow, gaps open, a straight line through each phase of the headline, the target, the numbered events, on the
// axis the changes of the definition, and below it the actions that aimed at the indicator. It reports false if no period has a value.
func Trend(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) (Chart, bool, error) {
	t := newTrend(rep, spec, f, w)
	points := t.points()
	if !t.spread.any {
		return Chart{}, false, nil
	}
	c := charts.NewLine()
	c.MultiSeries = append(c.MultiSeries, t.bands())
	c.MultiSeries = append(c.MultiSeries, t.limits()...)
	c.MultiSeries = append(c.MultiSeries, t.figures())
	c.MultiSeries = append(c.MultiSeries, t.segmented()...)
	main := line("values", points, opts.LineStyle{Color: "@line", Width: 1.5})
	main.Name, main.ShowSymbol, main.Symbol = w.Text(spec.Name), opts.Bool(true), "circle"
	main.MarkLines = t.marks()
	c.MultiSeries = append(c.MultiSeries, main)

	sc := t.spread.scale(false, 5)
	c.MultiSeries = append(c.MultiSeries, t.versions(sc))
	names, margin := t.names(sc)
	c.MultiSeries = append(c.MultiSeries, names)
	c.MultiSeries = append(c.MultiSeries, t.actions(sc)...)
	base(&c.RectChart, opts.Grid{Left: "8", Right: strconv.Itoa(margin), Top: strconv.Itoa(trendTop), Bottom: "8", ContainLabel: opts.Bool(true)}, "axis")
	c.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line", Snap: opts.Bool(true)}
	c.YAxisList[0] = numberAxisY(sc)
	x := t.axes(&c.RectChart)
	if len(t.done) > 0 {
		c.XAxisList[1].AxisLabel.Margin = axisMargin + actionStrip
	}
	slim := map[string]any{"grid": []map[string]any{{"right": 12}}, "series": []map[string]any{
		{"id": "values", "markLine": t.slimMarks(sc)}, {"id": "names", "label": map[string]any{"show": false}}, {"id": "actions", "label": map[string]any{"show": false}},
	}}
	chart, err := finish(c, x, axis{Kind: "number", Digits: sc.digits(), Suffix: suffix(spec.Unit)}, slim, trendHeight, 320, sc)
	return chart, true, err
}

// Pixels of the trend: its height, the strips of event numbers and phase names above the plot, and the
// ticks' names below it.
const (
	trendHeight = 384
	trendTop    = 50
	trendBottom = 48
)

type trend struct {
	timeline
	spec   *metric.Indicator
	f      *indicator.Figures
	spread spread
	done   map[string][]string // titles of the actions aimed at the indicator, by the period they were done in
}

func newTrend(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) trend {
	t := trend{timeline: timeline{rep: rep, w: w}, spec: spec, f: f}
	for i := range f.Periods {
		t.periods = append(t.periods, f.Periods[i].Period)
	}
	t.done = t.actionsDone()
	return t
}

// points are the values, one a period; a period without one is a gap.
func (t *trend) points() []datum {
	signals := map[string]indicator.Signal{}
	for _, s := range t.f.Signals {
		if old, ok := signals[s.Period]; !ok || s.Rule < old.Rule {
			signals[s.Period] = s
		}
	}
	var points []datum
	for i, p := range t.f.Periods {
		d := datum{Value: [2]any{i, gap}, Tip: []string{t.w.Period(p.Period)}}
		if !metric.Known(p.Value) {
			points = append(points, d)
			continue
		}
		v := shown(t.spec.Unit, p.Value)
		t.spread.add(v)
		d.Value = [2]float64{float64(i), v}
		d.SymbolSize = 5
		d.Tip = append(d.Tip, t.w.Value(t.spec.Unit, p.Value), t.w.Say("chart.n", t.w.Count(p.N)))
		s, signalled := signals[p.Period.Label]
		switch {
		case !p.Complete:
			d.SymbolSize = 8
			d.ItemStyle = &opts.ItemStyle{Color: "@paper", BorderColor: "@line", BorderWidth: 1.5}
			d.Tip = append(d.Tip, t.w.Say("chart.partial"))
		case signalled:
			c := "@worsened"
			if s.Up == (t.spec.Better == metric.Higher) {
				c = "@improved"
			}
			d.SymbolSize = 10
			d.ItemStyle = &opts.ItemStyle{Color: c}
			d.Tip = append(d.Tip, t.w.Signal(s))
		}
		if changed := t.changed(p.Period); changed != "" {
			d.Tip = append(d.Tip, changed)
		}
		d.Tip = append(d.Tip, t.doneIn(p.Period)...)
		points = append(points, d)
	}
	return points
}

// figures are the later phases' own figures, as the table has them, each a short solid step; a phase
// with too few records has none.
func (t *trend) figures() charts.SingleSeries {
	pairs := [][2][2]float64{}
	for i, p := range t.rep.Plan.Phases {
		f := t.f.Phase(p.ID)
		if i == t.rep.Plan.Compare.Before || f == nil || !HasStep(t.spec, f) {
			continue
		}
		v := shown(t.spec.Unit, f.Value)
		t.spread.add(v)
		pairs = append(pairs, [2][2]float64{{round(t.at(p.From) - 0.5), v}, {round(t.at(p.To+1) - 0.5), v}})
	}
	return segments("figures", pairs, opts.LineStyle{Color: "@strong", Width: 2.5})
}

// segmented are the straight lines through both phases of the headline: to be looked at, so thin and dotted. What
// a line would have below zero is cut off.
func (t *trend) segmented() []charts.SingleSeries {
	c := t.f.Headline()
	if c == nil || c.Segmented == nil {
		return nil
	}
	pairs := [][2][2]float64{}
	for _, s := range []indicator.Segment{c.Segmented.Before, c.Segmented.After} {
		start, end := shown(t.spec.Unit, s.Start), shown(t.spec.Unit, s.End)
		t.spread.add(max(0, start), max(0, end))
		pairs = append(pairs, [2][2]float64{{float64(s.From), start}, {float64(s.To), end}})
	}
	return []charts.SingleSeries{segments("segmented", pairs, opts.LineStyle{Color: "@line", Width: 1.5, Type: "dotted"})}
}

// HasStep reports whether a later phase's figure is drawn as a step: a line through a few records would
// look like a level.
func HasStep(spec *metric.Indicator, f *indicator.PhaseFigure) bool {
	return metric.Known(f.Value) && (spec.Measure.Form != metric.Duration || f.N >= boxPoints)
}

// targetLabel is the target in words, "" if there is none. The unit stands in the subtitle.
func (t *trend) targetLabel() string {
	if t.f.Target == nil || !metric.Known(t.f.Target.Target.Value) {
		return ""
	}
	return escapeTemplate(t.w.Say("chart.target", t.number(t.f.Target.Target.Value)))
}

// slimMarks sets the target's label inside on a narrow screen, where there is no room beside the plot:
// above its line, or below it at the top. The limits' names are left to the caption.
func (t *trend) slimMarks(sc scale) map[string]any {
	if t.targetLabel() == "" {
		return map[string]any{}
	}
	position := "insideStartTop"
	if at := shown(t.spec.Unit, t.f.Target.Target.Value); at > sc.min+float64(0.8*(sc.max-sc.min)) {
		position = "insideStartBottom"
	}
	return map[string]any{"data": []map[string]any{{"label": map[string]any{"show": true, "position": position}}}}
}

// marks are the target and the events, numbered above the names of the phases.
func (t *trend) marks() *opts.MarkLines {
	var data []any
	if t.f.Target != nil && metric.Known(t.f.Target.Target.Value) {
		v := shown(t.spec.Unit, t.f.Target.Target.Value)
		t.spread.add(v)
		data = append(data, map[string]any{
			"yAxis": v, "lineStyle": opts.LineStyle{Color: "@target", Width: 1.2, Type: "solid"},
			"label": opts.Label{Show: opts.Bool(false), Color: "@target", FontSize: 12, Formatter: t.targetLabel()},
		})
	}
	for i, e := range t.rep.Plan.Events {
		at := t.at(e.Date) - 0.5
		if at < -0.5 || at > float64(len(t.f.Periods))-0.5 {
			continue
		}
		data = append(data, map[string]any{
			"xAxis": round(at), "lineStyle": opts.LineStyle{Color: "@muted", Width: 1, Type: "dotted"},
			"label": map[string]any{"show": true, "color": "@paper", "backgroundColor": "@muted", "padding": []int{3, 5, 2, 5}, "fontSize": 11, "lineHeight": 12, "position": "end", "distance": 24, "formatter": strconv.Itoa(i + 1)},
		})
	}
	return &opts.MarkLines{Data: data, MarkLineStyle: opts.MarkLineStyle{Symbol: []string{"none", "none"}}}
}

func suffix(u metric.Unit) string {
	if u.Kind == metric.PercentUnit {
		return "%"
	}
	return ""
}

// escapeTemplate keeps ECharts from reading "{a}" in a reader's words as a placeholder.
func escapeTemplate(s string) string { return strings.NewReplacer("{", "(", "}", ")").Replace(s) }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
