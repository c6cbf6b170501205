package chart

import (
	"math"
	"sort"
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
	c.MultiSeries = append(c.MultiSeries, t.bands())
	c.MultiSeries = append(c.MultiSeries, t.limits()...)
	c.MultiSeries = append(c.MultiSeries, t.figures())
	main := line("values", points, opts.LineStyle{Color: "@line", Width: 1.5})
	main.Name, main.ShowSymbol, main.Symbol = w.Text(spec.Name), opts.Bool(true), "circle"
	main.MarkLines = t.marks()
	c.MultiSeries = append(c.MultiSeries, main)

	sc := t.spread.scale(false, 5)
	names, margin := t.names(sc)
	c.MultiSeries = append(c.MultiSeries, names)
	base(&c.RectChart, opts.Grid{Left: "8", Right: strconv.Itoa(margin), Top: strconv.Itoa(trendTop), Bottom: "8", ContainLabel: opts.Bool(true)}, "axis")
	c.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line", Snap: opts.Bool(true)}
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
	slim := map[string]any{"grid": []map[string]any{{"right": 12}}, "series": []map[string]any{
		{"id": "values", "markLine": t.slimMarks(sc)}, {"id": "names", "label": map[string]any{"show": false}},
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
			map[string]any{"name": escapeTemplate(t.w.Text(p.Name)), "xAxis": round(from), "itemStyle": opts.ItemStyle{Color: "@phase" + strconv.Itoa(min(i, 5))}, "label": label{Offset: []int{-3, -23}}},
			map[string]any{"xAxis": round(to)},
		})
	}
	var edges []any
	for i, p := range t.rep.Plan.Phases {
		if at := t.at(p.From) - 0.5; i > 0 && at > -0.5 && at < float64(len(t.f.Periods))-0.5 {
			edges = append(edges, opts.MarkLineNameXAxisItem{XAxis: round(at)})
		}
	}
	s := line("phases", []datum{}, opts.LineStyle{Color: "@grid"})
	s.MarkLines = &opts.MarkLines{Data: edges, MarkLineStyle: opts.MarkLineStyle{
		Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)}, LineStyle: &opts.LineStyle{Color: "@axis", Width: 1, Type: "solid"},
	}}
	// The names stand in a strip of their own, where no line crosses them; the script cuts one that is
	// longer than its band.
	s.MarkAreas = &opts.MarkAreas{Data: areas, MarkAreaStyle: opts.MarkAreaStyle{
		Label: &opts.Label{Show: opts.Bool(true), Position: "insideTopLeft", Color: "@text", FontSize: 12},
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

// level is a line across the trend: its id, its place on the axis, and its name.
type level struct {
	id, name string
	at       float64
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
		levels = append(levels, level{l.id, t.w.Say("chart.limit."+l.id, t.number(l.value)), v})
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
// that they need, in pixels. Lines that lie close have their words moved apart.
func (t *trend) names(sc scale) (charts.SingleSeries, int) {
	levels := t.levels()
	if words := t.targetLabel(); words != "" {
		levels = append(levels, level{"target", words, shown(t.spec.Unit, t.f.Target.Target.Value)})
	}
	sort.SliceStable(levels, func(i, j int) bool { return levels[i].at > levels[j].at })
	const apart = 16.0 // pixels from line to line of the words
	pixels := float64(trendHeight-trendTop-trendBottom) / (sc.max - sc.min)
	places := make([]float64, len(levels)) // from the top of the plot
	for i, l := range levels {
		places[i] = (sc.max - l.at) * pixels
		if i > 0 {
			places[i] = max(places[i], places[i-1]+apart)
		}
	}
	for i := len(places) - 1; i >= 0; i-- { // what was pushed out below moves back up
		limit := (sc.max-sc.min)*pixels + apart/2
		if i+1 < len(places) {
			limit = places[i+1] - apart
		}
		places[i] = min(places[i], limit)
	}
	var data []datum
	widest := 0
	for i, l := range levels {
		colour := "@muted"
		if l.id == "target" {
			colour = "@target"
		}
		words := escapeTemplate(l.name)
		data = append(data, datum{
			Value: [2]float64{float64(len(t.f.Periods)) - 0.5, l.at},
			Label: &label{Formatter: words, Color: colour, Offset: []int{0, int(math.Round(places[i] - (sc.max-l.at)*pixels))}},
		})
		widest = max(widest, width(words))
	}
	return charts.SingleSeries{
		Id: "names", Type: "scatter", Data: data, SymbolSize: 0.01, ItemStyle: solid("@text"),
		Label: &opts.Label{Show: opts.Bool(true), Position: "right", FontSize: 12},
	}, min(widest+16, 240)
}

// figures are the later phases' own figures, as the table has them, each a short solid step; a phase
// with too few records has none.
func (t *trend) figures() charts.SingleSeries {
	pairs := [][2][2]float64{}
	for i, p := range t.rep.Plan.Phases {
		f := t.f.Phase(p.ID)
		if i == t.rep.Plan.Compare.Before || f == nil || !metric.Known(f.Value) {
			continue
		}
		if t.spec.Measure.Form == metric.Duration && f.N < boxPoints {
			continue // a line through so few records would look like a level
		}
		v := shown(t.spec.Unit, f.Value)
		t.spread.add(v)
		pairs = append(pairs, [2][2]float64{{round(t.at(p.From) - 0.5), v}, {round(t.at(p.To+1) - 0.5), v}})
	}
	return segments("figures", pairs, opts.LineStyle{Color: "@strong", Width: 2.5})
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
	if at := shown(t.spec.Unit, t.f.Target.Target.Value); at > sc.min+0.8*(sc.max-sc.min) {
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
