package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
	"upshot/render/wording"
)

// Radar is the picture of the sub-domains' levels before, now and as aimed at.
type Radar struct {
	Chart
	Before bool  // the earlier round is drawn too
	Left   []int // sub-domains that are left to the table, since they have no level
}

// fewAxes is the least number of axes that enclose an area.
const fewAxes = 3

// DrawRadar draws one axis a sub-domain. The centre is level 0, so that the lowest level of a scale is a ring and no
// point. A sub-domain without a level is left out, since a line to the centre would say 0; where that leaves too few
// axes, the earlier round is left out instead. nil if even then too few are left.
func DrawRadar(rep *indicator.Report, w *wording.Words) (*Radar, error) {
	m := rep.Maturity
	if m == nil || m.Now < 0 {
		return nil, nil
	}
	r := Radar{Before: m.Before != m.Now}
	axes := r.choose(m)
	if len(axes) < fewAxes && r.Before {
		r.Before, r.Left = false, nil
		axes = r.choose(m)
	}
	if len(axes) < fewAxes {
		return nil, nil
	}
	c := radar{Radar: charts.NewRadar(), axes: radarAxes(m, axes, w)}
	c.Animation = opts.Bool(false)
	c.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}
	at := func(phase int) func(*maturity.Rolled) float64 {
		return func(d *maturity.Rolled) float64 { return d.Levels[phase] }
	}
	name := func(phase int) string { return w.Text(rep.Plan.Phases[phase].Name) }
	c.add("target", w.Say("col.target"), radarDatum(m, axes, func(d *maturity.Rolled) float64 { return d.Target }, w), opts.LineStyle{Color: "@target", Width: 1.5, Type: "dotted"}, nil)
	if r.Before {
		c.add("before", name(m.Before), radarDatum(m, axes, at(m.Before), w), opts.LineStyle{Color: "@muted", Width: 2, Type: "dashed"}, nil)
	}
	c.add("now", name(m.Now), radarDatum(m, axes, at(m.Now), w), opts.LineStyle{Color: "@strong", Width: 2.5}, &opts.AreaStyle{Color: "@strong", Opacity: opts.Float(0.12)})
	var err error
	r.Chart, err = finish(c, axis{Kind: "radar"}, axis{}, nil, 420, 280, scale{})
	return &r, err
}

// choose lists the sub-domains that can be drawn, and notes the others.
func (r *Radar) choose(m *maturity.Report) (axes []int) {
	for i := range m.Domains {
		d := &m.Domains[i]
		if metric.Known(d.Levels[m.Now]) && metric.Known(d.Target) && (!r.Before || metric.Known(d.Levels[m.Before])) {
			axes = append(axes, i)
		} else {
			r.Left = append(r.Left, i)
		}
	}
	return axes
}

// radar adds to the chart of go-echarts what its options have no fields for.
type radar struct {
	*charts.Radar
	axes []radarAxis
}

// radarAxis is an axis with its name; only the first one prints the levels along it.
type radarAxis struct {
	Name      string          `json:"name"`
	Max       int             `json:"max"`
	AxisLabel *opts.AxisLabel `json:"axisLabel,omitempty"`
}

func (c radar) JSON() map[string]any {
	option := c.Radar.JSON()
	option["radar"] = struct {
		opts.RadarComponent
		Indicator []radarAxis `json:"indicator"`
	}{opts.RadarComponent{
		Shape: "polygon", SplitNumber: min(c.axes[0].Max, 10), Center: []string{"50%", "52%"},
		SplitArea: &opts.SplitArea{Show: opts.Bool(false)}, SplitLine: gridLine(true),
		AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: "@grid"}}, AxisName: &opts.AxisName{Color: "@text", FontSize: 13},
	}, c.axes}
	return option
}

func (c radar) add(id, name string, d datum, style opts.LineStyle, area *opts.AreaStyle) {
	d.Name, d.Tip = name, append([]string{name}, d.Tip...)
	s := charts.SingleSeries{
		Id: id, Name: name, Type: "radar", Data: []datum{d}, LineStyle: &style, AreaStyle: area,
		Symbol: "circle", SymbolSize: 6, ItemStyle: solid(style.Color),
	}
	if id == "target" {
		s.Symbol = "none"
	}
	c.MultiSeries = append(c.MultiSeries, s)
}

func radarAxes(m *maturity.Report, chosen []int, w *wording.Words) []radarAxis {
	top := 0
	for _, l := range m.Spec.Model.Levels {
		top = max(top, l.Number)
	}
	var axes []radarAxis
	for i, d := range chosen {
		a := radarAxis{Name: w.NodeName(m.Spec.Model, m.Domains[d].Node), Max: top}
		if i == 0 {
			a.AxisLabel = axisLabel()
			a.AxisLabel.ShowMinLabel = opts.Bool(false)
		}
		axes = append(axes, a)
	}
	return axes
}

// radarDatum is one line around the centre; its tooltip says what the table beside the chart says.
func radarDatum(m *maturity.Report, axes []int, level func(*maturity.Rolled) float64, w *wording.Words) datum {
	var values []float64
	var d datum
	for _, i := range axes {
		domain := &m.Domains[i]
		values = append(values, round(level(domain)))
		d.Tip = append(d.Tip, w.Say("maturity.radar.tip", w.NodeName(m.Spec.Model, domain.Node), w.RolledRating(domain.Rule, level(domain))))
	}
	d.Value = values
	return d
}
