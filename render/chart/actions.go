package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/metric"
	"upshot/render/wording"
)

// Pixels of the strip between the axis and its names in which the actions are marked, so that a mark never covers a
// point, and of the names' own distance from the axis.
const (
	actionStrip = 14
	axisMargin  = 8
)

const (
	tipActions    = 3  // actions that a tooltip names; more are counted
	tipTitle      = 60 // characters of a title in a tooltip
	countedBeside = 24 // periods of a trend up to which a mark of several actions has their number beside it
)

// actionsDone finds the titles of the actions that aimed at the indicator, by the label of the period they were done
// in. Only periods of the trend have some.
func (t *trend) actionsDone() map[string][]string {
	if t.rep.Maturity == nil {
		return nil
	}
	done := map[string][]string{}
	for _, i := range t.rep.Maturity.ActionsFor(t.spec.ID) {
		a := &t.rep.Maturity.Actions[i]
		if a.Status != "done" || a.Done == 0 {
			continue
		}
		for _, p := range t.periods {
			if p.First <= a.Done && a.Done <= p.Last {
				done[p.Label] = append(done[p.Label], t.w.ActionName(a))
			}
		}
	}
	return done
}

// MarksActions reports whether the trend of some figures marks actions: one that aimed at the indicator was done in
// one of its periods.
func MarksActions(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures, w *wording.Words) bool {
	t := newTrend(rep, spec, f, w)
	return len(t.done) > 0
}

// actions are small triangles below the axis, one a period in which actions were done: what was aimed at, and when,
// and no line that leads from one to a point.
func (t *trend) actions(sc scale) []charts.SingleSeries {
	var data []datum
	for i, p := range t.periods {
		titles := t.done[p.Label]
		if len(titles) == 0 {
			continue
		}
		d := datum{Value: [2]float64{float64(i), sc.min}, SymbolOffset: []int{0, axisMargin + 1}}
		if !metric.Known(t.f.Periods[i].Value) { // else the point's own tooltip says it
			d.Tip = append([]string{t.w.Period(p)}, t.doneIn(p)...)
		}
		if d.Label = (&label{Formatter: strconv.Itoa(len(titles))}); len(titles) == 1 {
			d.Label = &label{Show: opts.Bool(false)}
		}
		data = append(data, d)
	}
	if data == nil {
		return nil
	}
	return []charts.SingleSeries{{
		Id: "actions", Type: "scatter", Symbol: "triangle", SymbolSize: 9, Data: data, ItemStyle: solid("@text"),
		Label: &opts.Label{Show: opts.Bool(len(t.periods) <= countedBeside), Position: "right", Color: "@text", FontSize: 11},
	}}
}

// doneIn are the lines of a tooltip about the actions of a period; none if there are none.
func (t *trend) doneIn(p metric.Period) []string {
	titles := t.done[p.Label]
	if len(titles) == 0 {
		return nil
	}
	lines := []string{t.w.Say("actions.chart.aimed", t.w.Count(len(titles)))}
	for i, title := range titles {
		if i == tipActions {
			return append(lines, t.w.Say("actions.chart.more", t.w.Count(len(titles)-i)))
		}
		lines = append(lines, shortened(title, tipTitle))
	}
	return lines
}

// shortened cuts words after so many characters.
func shortened(words string, most int) string {
	runes := []rune(words)
	if len(runes) <= most {
		return words
	}
	return string(runes[:most-1]) + "…"
}
