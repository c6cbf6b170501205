package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/render/wording"
)

// Pixels of the burn-up: its height, and what stands above and below the plot.
const (
	burnUpHeight = 340
	burnUpTop    = 28
	burnUpBottom = 48
)

// BurnUp draws how many actions had been opened, were due and had been done by the end of each period, the phases
// behind. It reports false if there is no line: see BurnUpLines.
func BurnUp(rep *indicator.Report, w *wording.Words) (Chart, bool, error) {
	if rep.Maturity == nil {
		return Chart{}, false, nil
	}
	points := rep.Maturity.Progress.BurnUp
	t := timeline{rep: rep, w: w}
	for i := range points {
		t.periods = append(t.periods, points[i].Period)
	}
	c := charts.NewLine()
	c.MultiSeries = append(c.MultiSeries, t.bands())
	reach := spread{any: true}
	var ends []level
	styles := map[string]opts.LineStyle{
		"opened": {Color: "@line", Width: 1.5}, "due": {Color: "@target", Width: 1.5, Type: "dashed"}, "done": {Color: "@strong", Width: 2.5},
	}
	for _, id := range BurnUpLines(&rep.Maturity.Progress) {
		var data []datum
		for i := range points {
			d := datum{Value: [2]int{i, burnUpCount(id, &points[i])}}
			if len(ends) == 0 {
				d.Tip = burnUpTip(&points[i], w)
			}
			data = append(data, d)
		}
		last := burnUpCount(id, &points[len(points)-1])
		reach.add(float64(last))
		c.MultiSeries = append(c.MultiSeries, line(id, data, styles[id]))
		ends = append(ends, level{id, w.Say("actions.chart."+id, w.Count(last)), float64(last), styles[id].Color})
	}
	if len(ends) == 0 {
		return Chart{}, false, nil
	}
	sc := reach.counts(5)
	names, margin := t.endNames(ends, sc, burnUpHeight-burnUpTop-burnUpBottom)
	c.MultiSeries = append(c.MultiSeries, names)
	base(&c.RectChart, opts.Grid{Left: "8", Right: strconv.Itoa(margin), Top: strconv.Itoa(burnUpTop), Bottom: "8", ContainLabel: opts.Bool(true)}, "axis")
	c.Tooltip.AxisPointer = &opts.AxisPointer{Type: "line", Snap: opts.Bool(true)}
	c.YAxisList[0] = numberAxisY(sc)
	x := t.axes(&c.RectChart)
	chart, err := finish(c, x, axis{Kind: "number"}, slimEnds(ends, names, w), burnUpHeight, 300, sc)
	return chart, true, err
}

// BurnUpLines are the lines that a burn-up draws: "opened", "due" and "done", without those for which no action has a
// day. That nothing is done yet is a line, unless there is no other.
func BurnUpLines(p *maturity.Progress) []string {
	if len(p.BurnUp) == 0 {
		return nil
	}
	end := &p.BurnUp[len(p.BurnUp)-1]
	var lines []string
	for _, id := range []string{"opened", "due", "done"} {
		if burnUpCount(id, end) > 0 || id == "done" && p.Done == 0 && len(lines) > 0 {
			lines = append(lines, id)
		}
	}
	return lines
}

func burnUpCount(id string, p *maturity.Point) int {
	switch id {
	case "opened":
		return p.Opened
	case "due":
		return p.Due
	}
	return p.Done
}

// slimEnds leaves only the numbers at the ends of the lines on a narrow screen, where words would take the room of the
// phases' names; the caption says which line is which.
func slimEnds(ends []level, names charts.SingleSeries, w *wording.Words) map[string]any {
	var numbers []map[string]any
	widest := 0
	for i := range ends { // endNames has sorted them as it drew them
		words := w.Count(int(ends[i].at))
		numbers = append(numbers, map[string]any{"label": map[string]any{"formatter": words}})
		widest = max(widest, width(words))
	}
	return map[string]any{"grid": []map[string]any{{"right": widest + 12}}, "series": []map[string]any{{"id": names.Id, "data": numbers}}}
}

// burnUpTip is a period's line of the table.
func burnUpTip(p *maturity.Point, w *wording.Words) []string {
	return []string{
		w.Period(p.Period), w.Say("actions.chart.opened", w.Count(p.Opened)), w.Say("actions.chart.due", w.Count(p.Due)),
		w.Say("actions.chart.done", w.Count(p.Done)),
	}
}
