package workbook

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// tally counts actions that pass some conditions in every way that the report does.
func (c *acted) tally(l *line, counts *maturity.Tally, of ...condition) ([]checked, []expr) {
	n := len(c.r.Actions)
	asOf := c.rep.Plan.AsOf
	figure := func(head string, published int, which condition) checked {
		return checked{column{head, 14, integer}, countWhere(n, append(of[:len(of):len(of)], which)...), published}
	}
	figures := []checked{
		figure(c.say("actions.total"), counts.Total, c.notCancelled()),
		figure(c.words.ActionStatus("done"), counts.Done, c.status("done")),
		figure(c.say("actions.count.late"), counts.Late, marked(c.rangeOf(lateColumn), func(i int) bool { return c.r.Actions[i].Late() })),
		figure(c.words.ActionStatus("in-progress"), counts.InProgress, c.status("in-progress")),
		figure(c.words.ActionStatus("open"), counts.Open, c.status("open")),
		figure(c.say("actions.count.overdue"), counts.Overdue, marked(c.rangeOf(overdueColumn), func(i int) bool { return c.r.Actions[i].Overdue(asOf) })),
		figure(c.words.ActionStatus("cancelled"), counts.Cancelled, c.status("cancelled")),
	}
	return figures, c.putChecked(l, figures)
}

// fillRounds counts by round, then all of them.
func (c *acted) fillRounds(t *table) {
	var rows [][]any
	line := func(name string) *line {
		l := &line{row: t.top + 1 + len(rows)}
		l.put(column{c.say("actions.round"), 34, text}, name)
		return l
	}
	for k := range c.r.Progress.Rounds {
		l := line(c.rounds[k])
		c.tally(l, &c.r.Progress.Rounds[k].Tally, sameAs(c.rangeOf(roundColumn), address(1, l.row), func(i int) bool { return c.within[i] == k }))
		rows = append(rows, l.cells)
	}
	l := line(c.say("actions.all"))
	figures, cells := c.tally(l, &c.r.Progress.Tally)
	for _, f := range []struct {
		at  int
		key string
	}{{0, "total"}, {1, "done"}, {5, "overdue"}} {
		c.repeat(c.sheet, c.say("actions.summary."+f.key), figures[f.at], cells[f.at])
	}
	t.columns = l.heads
	t.fill(append(rows, l.cells))
}

// fillAreas counts by area.
func (c *acted) fillAreas(t *table) {
	var rows [][]any
	t.columns = []column{{c.say("actions.area"), 34, text}}
	for k := range c.r.Progress.Areas {
		l := &line{row: t.top + 1 + k}
		l.put(t.columns[0], c.areas[k])
		c.tally(l, &c.r.Progress.Areas[k].Tally, sameAs(c.rangeOf(areaColumn), address(1, l.row), func(i int) bool { return c.r.Progress.AreaOf[i] == k }))
		rows = append(rows, l.cells)
		if k == len(c.r.Progress.Areas)-1 {
			t.columns = l.heads
		}
	}
	t.fill(rows)
}

// fillBurnUp counts what was opened, due and done by the end of each period.
func (c *acted) fillBurnUp(t *table) {
	var rows [][]any
	heads := []column{{c.say("column.period"), 34, text}}
	for k, p := range c.r.Progress.BurnUp {
		l := &line{row: t.top + 1 + k}
		end := min(p.Period.Last, c.rep.Plan.AsOf)
		l.put(heads[0], p.Period.Label)
		until := l.put(column{c.say("actions.until"), 16, day}, serialDay(end))
		by := func(key string, at int, dayOf func(a *metric.Action) metric.Day, published int, which condition) checked {
			passed := compares(c.rangeOf(at), "<=", until.text, func(i int) bool { d := dayOf(&c.r.Actions[i]); return d != 0 && d <= end })
			return checked{column{c.say("actions.by." + key), 14, integer}, countWhere(len(c.r.Actions), passed, which), published}
		}
		c.putChecked(l, []checked{
			by("opened", openedColumn, func(a *metric.Action) metric.Day { return a.Opened }, p.Opened, c.notCancelled()),
			by("due", dueColumn, func(a *metric.Action) metric.Day { return a.Due }, p.Due, c.notCancelled()),
			by("done", doneColumn, func(a *metric.Action) metric.Day { return a.Done }, p.Done, c.status("done")),
		})
		rows = append(rows, l.cells)
		if k == len(c.r.Progress.BurnUp)-1 {
			heads = l.heads
		}
	}
	t.columns = heads
	t.fill(rows)
}

// fillEffort counts the actions of each iteration, and adds up their effort and its share of the iteration's.
func (c *acted) fillEffort(t *table, iterations []maturity.Iteration) {
	t.columns = []column{{c.say("actions.iteration"), 34, text}}
	var rows [][]any
	for k, it := range iterations {
		l := &line{row: t.top + 1 + k}
		in := func(i int) bool { return c.r.Actions[i].Iteration == it.Name }
		cells := c.rangeOf(iterationColumn)
		of, name := sameAs(cells, address(1, l.row), in), it.Name
		if name == "" {
			of, name = condition{cells: cells, array: "(" + cells + `="")`, holds: in}, c.say("actions.iteration.none")
		}
		l.put(t.columns[0], name)
		c.putChecked(l, []checked{
			{column{c.say("actions.total"), 14, integer}, countWhere(len(c.r.Actions), of, c.notCancelled()), it.Actions},
			{column{c.words.ActionStatus("done"), 14, integer}, countWhere(len(c.r.Actions), of, c.status("done")), it.Done},
			{column{c.say("actions.effort.days"), 14, decimals1}, c.sumOfGiven(effortColumn, func(i int) float64 { return c.r.Actions[i].Effort }, of), it.Effort},
			{column{c.say("actions.share"), 14, decimals1}, c.sumOfGiven(shareColumn, func(i int) float64 { return 100 * c.r.Actions[i].Share }, of), 100 * it.Share},
		})
		rows = append(rows, l.cells)
		if k == len(iterations)-1 {
			t.columns = l.heads
		}
	}
	t.fill(rows)
}

// sumOfGiven adds up what is given of the actions that count; where nothing is, there is no sum.
func (c *acted) sumOfGiven(at int, value func(i int) float64, of condition) expr {
	some := false
	sum := sumWhere(c.rangeOf(at), func(i int) float64 {
		if !metric.Known(value(i)) {
			return 0
		}
		some = true
		return value(i)
	}, len(c.r.Actions), of, c.notCancelled())
	if !some {
		return none()
	}
	return sum
}
