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

// Trend draws an indicator over time in one scope: phase bands with their names, the baseline's centre
// and limits frozen through the rounds, each round's own figure, signals filled, partial periods
// hollow, gaps open, the target and the numbered events. The x axis counts periods, the first is 0; a
// second one, of categories, only carries their names, since a value axis has no ticks between values.
// It reports false if no period has a value.
func Trend(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) (Chart, bool, error) {
	t := trend{rep: rep, spec: spec, f: f, w: w}
	points := t.points()
	if !t.spread.any {
		return Chart{}, false, nil
	}
	c := charts.NewLine()
	base(&c.RectChart, opts.Grid{Left: "8", Right: t.margin(), Top: "30", Bottom: "8", ContainLabel: opts.Bool(true)}, "axis")
	c.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line", Snap: opts.Bool(true)}

	c.MultiSeries = append(c.MultiSeries, t.bands())
	c.MultiSeries = append(c.MultiSeries, t.limits()...)
	c.MultiSeries = append(c.MultiSeries, t.figures())
	main := line("values", points, opts.LineStyle{Color: "@line", Width: 1.5})
	main.Name, main.ShowSymbol, main.Symbol = w.Text(spec.Name), opts.Bool(true), "circle"
	main.MarkLines = t.marks()
	c.MultiSeries = append(c.MultiSeries, main)

	sc := t.spread.scale(false, 5)
	c.YAxisList[0] = numberAxisY(sc)
	x := axis{Kind: "periods"}
	for _, p := range f.Periods {
		short, group := shortPeriod(w, rep.Plan.Period, p.Period)
		x.Labels, x.Groups = append(x.Labels, short), append(x.Groups, group)
	}
	c.XAxisList[0] = opts.XAxis{
		Type: "value", Min: -0.5, Max: float64(len(f.Periods)) - 0.5, SplitLine: gridLine(false), Position: "bottom",
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}, AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
	}
	c.ExtendXAxis(opts.XAxis{
		Type: "category", Position: "bottom", Data: x.Labels, SplitLine: gridLine(false), AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "@muted", FontSize: 12, ShowMinLabel: opts.Bool(true)},
		AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@axis"}}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		AxisPointer: &opts.AxisPointer{Show: opts.Bool(false)},
	})
	slim := map[string]any{"grid": []map[string]any{{"right": 12}}, "series": []map[string]any{{"id": "values", "markLine": t.slimMarks(sc)}}}
	chart, err := finish(c, x, axis{Kind: "number", Digits: sc.digits(), Suffix: suffix(spec.Unit)}, slim, 360, 300)
	return chart, true, err
}

type trend struct {
	rep    *indicator.Report
	spec   *metric.Indicator
	f      *indicator.Figures
	w      *wording.Words
	spread spread
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
		points = append(points, d)
	}
	return points
}

// bands are the phases as light fills; a plan with many rounds cycles from light to strong.
func (t *trend) bands() charts.SingleSeries {
	var areas []any
	for i, p := range t.rep.Plan.Phases {
		from, to := t.at(p.From)-0.5, t.at(p.To+1)-0.5
		if to <= -0.5 || from >= float64(len(t.f.Periods))-0.5 {
			continue
		}
		areas = append(areas, []any{
			map[string]any{"name": t.w.Text(p.Name), "xAxis": round(from), "itemStyle": opts.ItemStyle{Color: "@phase" + strconv.Itoa(min(i, 5))}},
			map[string]any{"xAxis": round(to)},
		})
	}
	s := line("phases", []datum{}, opts.LineStyle{Color: "@grid"})
	s.MarkAreas = &opts.MarkAreas{Data: areas, MarkAreaStyle: opts.MarkAreaStyle{
		Label: &opts.Label{Show: opts.Bool(true), Position: "insideTopLeft", Color: "@muted", FontSize: 12},
	}}
	return s
}

// at is a day's place on the axis, as if the first day of a period stood at its index.
func (t *trend) at(d metric.Day) float64 {
	for i, p := range t.f.Periods {
		if d <= p.Period.Last {
			return float64(i) + float64(d-p.Period.First)/float64(p.Period.Days())
		}
	}
	return float64(len(t.f.Periods))
}

// limits are the baseline's centre and limits, dashed through all the rounds. A limit beyond what the
// measure can reach (below zero, over 100 %) says nothing and is not drawn.
func (t *trend) limits() []charts.SingleSeries {
	b := t.f.Baseline
	if b == nil {
		return nil
	}
	first, last := -0.5, float64(len(t.f.Periods))-0.5
	var series []charts.SingleSeries
	for _, l := range []struct {
		id    string
		value float64
		style opts.LineStyle
	}{
		{"centre", b.Centre, opts.LineStyle{Color: "@muted", Width: 1.2, Type: "dashed"}},
		{"lower", b.Lower, opts.LineStyle{Color: "@faint", Width: 1, Type: "dashed"}},
		{"upper", b.Upper, opts.LineStyle{Color: "@faint", Width: 1, Type: "dashed"}},
	} {
		v := shown(t.spec.Unit, l.value)
		if !metric.Known(v) || l.id != "centre" && (v < 0 || t.spec.Unit.Kind == metric.PercentUnit && v > 100) {
			continue
		}
		t.spread.add(v)
		series = append(series, segments(l.id, [][2][2]float64{{{first, v}, {last, v}}}, l.style))
	}
	return series
}

// figures are the later phases' own figures, as the table has them, each a short solid step.
func (t *trend) figures() charts.SingleSeries {
	pairs := [][2][2]float64{}
	for i, p := range t.rep.Plan.Phases {
		f := t.f.Phase(p.ID)
		if i == t.rep.Plan.Compare.Before || f == nil || !metric.Known(f.Value) {
			continue
		}
		v := shown(t.spec.Unit, f.Value)
		t.spread.add(v)
		pairs = append(pairs, [2][2]float64{{round(t.at(p.From) - 0.5), v}, {round(t.at(p.To+1) - 0.5), v}})
	}
	return segments("figures", pairs, opts.LineStyle{Color: "@strong", Width: 2.5})
}

// targetLabel is the target in words, "" if there is none.
func (t *trend) targetLabel() string {
	if t.f.Target == nil || !metric.Known(t.f.Target.Target.Value) {
		return ""
	}
	return escapeTemplate(t.w.Say("chart.target", t.w.Value(t.spec.Unit, t.f.Target.Target.Value)))
}

// margin is the room that the target's label needs at the right, in pixels: about 7 a letter, 13 a
// Chinese character.
func (t *trend) margin() string {
	width := 12
	for _, r := range t.targetLabel() {
		if width += 7; r > 0x2E80 {
			width += 6
		}
	}
	return strconv.Itoa(min(width+8, 200))
}

// slimMarks moves the target's label inside, where there is no room beside it: above its line, or below
// it where the names of the phases stand above.
func (t *trend) slimMarks(sc scale) map[string]any {
	if t.targetLabel() == "" {
		return map[string]any{}
	}
	position := "insideStartTop"
	if at := shown(t.spec.Unit, t.f.Target.Target.Value); at > sc.min+0.8*(sc.max-sc.min) {
		position = "insideStartBottom"
	}
	return map[string]any{"data": []map[string]any{{"label": map[string]any{"position": position}}}}
}

// marks are the target, labelled at its right end, and the events, numbered at the top.
func (t *trend) marks() *opts.MarkLines {
	var data []any
	if t.f.Target != nil && metric.Known(t.f.Target.Target.Value) {
		v := shown(t.spec.Unit, t.f.Target.Target.Value)
		t.spread.add(v)
		data = append(data, map[string]any{
			"yAxis": v, "lineStyle": opts.LineStyle{Color: "@target", Width: 1.2, Type: "solid"},
			"label": opts.Label{Show: opts.Bool(true), Color: "@target", FontSize: 12, Position: "end",
				Formatter: t.targetLabel()},
		})
	}
	for i, e := range t.rep.Plan.Events {
		at := t.at(e.Date) - 0.5
		if at < -0.5 || at > float64(len(t.f.Periods))-0.5 {
			continue
		}
		data = append(data, map[string]any{
			"xAxis": round(at), "lineStyle": opts.LineStyle{Color: "@muted", Width: 1, Type: "dotted"},
			"label": map[string]any{"show": true, "color": "@paper", "backgroundColor": "@muted", "padding": []int{3, 5, 2, 5}, "fontSize": 11, "lineHeight": 12, "position": "end", "formatter": strconv.Itoa(i + 1)},
		})
	}
	return &opts.MarkLines{Data: data, MarkLineStyle: opts.MarkLineStyle{Symbol: []string{"none", "none"}}}
}

// StartsAtZero reports whether the trend's axis of an indicator includes zero; the caption says so if not.
func StartsAtZero(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) bool {
	t := trend{rep: rep, spec: spec, f: f, w: w}
	t.points()
	t.limits()
	t.figures()
	t.marks()
	return t.spread.any && t.spread.scale(false, 5).min <= 0
}

// shortPeriod is a tick's label and the year below it.
func shortPeriod(w *wording.Words, unit metric.PeriodUnit, p metric.Period) (short, year string) {
	year, rest, _ := strings.Cut(p.Label, "-")
	if unit == metric.Month {
		n, _ := strconv.Atoi(rest)
		return w.Say("month." + strconv.Itoa(n)), year
	}
	return rest, year
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
