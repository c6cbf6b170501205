package chart

import (
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// timeline is the axis of time below a chart: periods, the first at 0, with the phases behind them.
type timeline struct {
	rep     *indicator.Report
	w       *wording.Words
	periods []metric.Period
}

// axes sets the axis of time and gives the names of its ticks. A second axis, of categories, only carries the
// names, since a value axis has no ticks between values.
func (t *timeline) axes(c *charts.RectChart) axis {
	x := axis{Kind: "periods"}
	for _, p := range t.periods {
		short, group := shortPeriod(t.w, t.rep.Plan.Period, p)
		x.Labels, x.Groups = append(x.Labels, short), append(x.Groups, group)
	}
	c.XAxisList[0] = opts.XAxis{
		Type: "value", Min: -0.5, Max: float64(len(t.periods)) - 0.5, SplitLine: gridLine(false), Position: "bottom",
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}, AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
	}
	c.ExtendXAxis(opts.XAxis{
		Type: "category", Position: "bottom", Data: x.Labels, SplitLine: gridLine(false), AxisLabel: &opts.AxisLabel{Show: opts.Bool(true), Color: "@muted", FontSize: 12, ShowMinLabel: opts.Bool(true)},
		AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@axis"}}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		AxisPointer: &opts.AxisPointer{Show: opts.Bool(false)},
	})
	return x
}

// bands are the phases as light fills; a plan with many rounds cycles from light to strong.
func (t *timeline) bands() charts.SingleSeries {
	var areas []any
	for i, p := range t.rep.Plan.Phases {
		from, to := t.at(p.From)-0.5, t.at(p.To+1)-0.5
		if to <= -0.5 || from >= float64(len(t.periods))-0.5 {
			continue
		}
		areas = append(areas, []any{
			map[string]any{"name": escapeTemplate(t.w.Text(p.Name)), "xAxis": round(from), "itemStyle": opts.ItemStyle{Color: "@phase" + strconv.Itoa(min(i, 5))}, "label": label{Offset: []int{-3, -23}}},
			map[string]any{"xAxis": round(to)},
		})
	}
	var edges []any
	for i, p := range t.rep.Plan.Phases {
		if at := t.at(p.From) - 0.5; i > 0 && at > -0.5 && at < float64(len(t.periods))-0.5 {
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
func (t *timeline) at(d metric.Day) float64 {
	for i, p := range t.periods {
		if d <= p.Last {
			return float64(i) + float64(d-p.First)/float64(p.Days())
		}
	}
	return float64(len(t.periods))
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
