package workbook

import (
	"slices"
	"strconv"

	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
	"upshot/render/wording"
)

// acted is the sheet of the actions under construction. The counts stand first; they are formulas over the list
// of the actions, the last table, where each has a row.
type acted struct {
	*book
	r     *maturity.Report
	sheet *sheet

	rounds []string // names of the rounds with actions, as Progress.Rounds; no two are the same
	areas  []string // the same of Progress.Areas
	within []int    // by action: the index into rounds
	asOf   expr     // the cell with the day that overdue is counted from
	first  int      // row of the first action
	last   int
}

// The columns of the list that formulas read, from 1.
const (
	areaColumn      = 3
	roundColumn     = 4
	openedColumn    = 7
	dueColumn       = 8
	doneColumn      = 9
	statusColumn    = 10
	overdueColumn   = 11
	lateColumn      = 12
	effortColumn    = 13
	shareColumn     = 14
	iterationColumn = 15
)

// actions is the sheet Actions; there is none without a register of actions.
func actions(b *book) []*sheet {
	if b.rep.Maturity == nil || b.rep.Plan.Actions == nil {
		return nil
	}
	c := &acted{book: b, r: b.rep.Maturity}
	c.sheet = &sheet{tab: b.fixed("actions"), title: b.say("actions.title"), broad: true, build: func(*sheet) error { return nil }, about: []string{
		b.say("actions.about"), b.say("actions.cause"), b.say("actions.live"), b.say("actions.shares"), b.say("actions.sums"),
	}}
	if p := &c.r.Progress; p.OpenedUndated+p.DoneUndated > 0 {
		c.sheet.about = append(c.sheet.about, b.say("actions.undated", b.words.Count(p.OpenedUndated), b.words.Count(p.DoneUndated)))
	}
	c.sheet.about = append(c.sheet.about, b.say("maturity.empty"), b.say("tables", "6"))
	c.layOut()
	return []*sheet{c.sheet}
}

func (c *acted) layOut() {
	c.group()
	p := &c.r.Progress
	iterations := c.r.Iterations()
	days := &table{name: "actions_as_of", caption: c.say("actions.days")}
	days.top = c.sheet.firstTop(days.caption)
	rounds := &table{name: "actions_rounds", caption: c.say("actions.rounds"), top: topBelow(days.top, 1)}
	areas := &table{name: "actions_areas", caption: c.say("actions.areas"), top: topBelow(rounds.top, 1+len(p.Rounds))}
	burnUp := &table{name: "actions_burn_up", caption: c.say("actions.burn-up"), top: topBelow(areas.top, max(1, len(p.Areas)))}
	effort := &table{name: "actions_effort", caption: c.say("actions.effort"), top: topBelow(burnUp.top, max(1, len(p.BurnUp)))}
	c.first = topBelow(effort.top, max(1, len(iterations))) + 1
	c.last = c.first + max(1, len(c.r.Actions)) - 1

	l := &line{row: days.top + 1}
	l.put(column{c.say("maturity.figure"), 34, text}, c.say("cover.as-of"))
	c.asOf = l.put(column{c.say("actions.day"), 16, day}, serialDay(c.rep.Plan.AsOf))
	days.columns = l.heads
	days.fill([][]any{l.cells})
	c.fillRounds(rounds)
	c.fillAreas(areas)
	c.fillBurnUp(burnUp)
	c.fillEffort(effort, iterations)
	for _, t := range []*table{days, rounds, areas, burnUp, effort, c.list()} {
		c.sheet.add(t)
	}
}

// group names the rounds and areas, each differently, since the formulas tell them apart by their names.
func (c *acted) group() {
	used := wording.Names{}
	at := map[int]int{}
	for i, r := range c.r.Progress.Rounds {
		at[r.Phase] = i
		c.rounds = append(c.rounds, used.Column(c.words.Round(c.rep, r.Phase), strconv.Itoa(i+1)))
	}
	for i := range c.r.Actions {
		c.within = append(c.within, at[c.r.Actions[i].Round])
	}
	used = wording.Names{}
	for i, a := range c.r.Progress.Areas {
		name := c.words.Text(a.Area)
		if name == "" {
			name = c.say("actions.area.none")
		}
		c.areas = append(c.areas, used.Column(name, strconv.Itoa(i+1)))
	}
}

// rangeOf is the cells of a column of the list.
func (c *acted) rangeOf(column int) string { return area(column, c.first, c.last) }

// status tests the status of an action.
func (c *acted) status(status string) condition {
	return is(c.rangeOf(statusColumn), c.words.ActionStatus(status), func(i int) bool { return c.r.Actions[i].Status == status })
}

func (c *acted) notCancelled() condition {
	return isNot(c.rangeOf(statusColumn), c.words.ActionStatus("cancelled"), func(i int) bool { return c.r.Actions[i].Status != "cancelled" })
}

// list is the actions, one row each.
func (c *acted) list() *table {
	t := &table{name: "actions", caption: c.say("actions.list"), columns: []column{
		{c.say("actions.name"), 48, text}, {c.say("column.id"), 16, text}, {c.say("actions.area"), 22, text}, {c.say("actions.round"), 14, text},
		{c.say("column.project"), 16, text}, {c.say("actions.owner"), 18, text}, {c.say("actions.opened"), 14, day}, {c.say("actions.due"), 14, day},
		{c.say("actions.done"), 14, day}, {c.say("actions.status"), 14, text}, {c.say("actions.overdue"), 11, integer}, {c.say("actions.late"), 11, integer},
		{c.say("actions.effort.days"), 11, decimals1}, {c.say("actions.share"), 12, decimals1}, {c.say("actions.iteration"), 16, text},
		{c.say("actions.backlog"), 16, text}, {c.say("actions.capabilities"), 24, text}, {c.say("actions.indicators"), 30, text},
	}}
	var rows [][]any
	for i := range c.r.Actions {
		a := &c.r.Actions[i]
		row := c.first + i
		rows = append(rows, []any{
			orEmpty(c.words.Text(a.Title)), a.ID, c.areas[c.r.Progress.AreaOf[i]], c.rounds[c.within[i]], c.project(a.Project), orEmpty(c.words.Text(a.Owner)),
			dayCell(a.Opened), dayCell(a.Due), dayCell(a.Done), c.words.ActionStatus(a.Status), c.overdue(row, a), c.late(row, a),
			given(a.Effort, a.Effort), given(100*a.Share, a.Share), orEmpty(a.Iteration), orEmpty(a.Backlog), orEmpty(c.codes(a.Capabilities)), orEmpty(c.indicators(a.Indicators)),
		})
	}
	return t.fill(rows)
}

// overdue is 1 for an action that is not closed and was due before the as-of day.
func (c *acted) overdue(row int, a *metric.Action) expr {
	status, due := address(statusColumn, row), address(dueColumn, row)
	text := "IF(AND(" + status + "<>" + literal(c.words.ActionStatus("done")) + "," + status + "<>" + literal(c.words.ActionStatus("cancelled")) +
		"," + due + `<>"",` + due + "<" + c.asOf.text + "),1,0)"
	return expr{text, one(a.Overdue(c.rep.Plan.AsOf)), true}
}

// late is 1 for an action that was done after it was due.
func (c *acted) late(row int, a *metric.Action) expr {
	status, due, done := address(statusColumn, row), address(dueColumn, row), address(doneColumn, row)
	text := "IF(AND(" + status + "=" + literal(c.words.ActionStatus("done")) + "," + due + `<>"",` + done + ">" + due + "),1,0)"
	return expr{text, one(a.Late()), true}
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// dayCell is a day, or an empty cell where it is not given.
func dayCell(d metric.Day) any {
	if d == 0 {
		return nil
	}
	return serialDay(d)
}

// project is the name of an action's project.
func (c *acted) project(id string) string {
	i := slices.IndexFunc(c.rep.Projects, func(p metric.Project) bool { return p.ID == id })
	switch {
	case i >= 0:
		return c.words.Scope(c.rep, indicator.Scope{Project: i})
	case id != "":
		return id
	}
	return c.words.Scope(c.rep, indicator.Overall)
}

// codes are capabilities by their codes.
func (b *book) codes(nodes []metric.Node) string {
	if b.rep.Maturity.Spec == nil {
		return ""
	}
	var codes []string
	for _, n := range nodes {
		if n.Domain < 0 {
			continue
		}
		_, code := b.rep.Maturity.Spec.Model.NameOf(n)
		codes = append(codes, code)
	}
	return b.ids(codes)
}

// indicators are the names of indicators.
func (c *acted) indicators(ids []string) string {
	var names []string
	for _, id := range ids {
		name := id
		for i := range c.rep.Plan.Indicators {
			if c.rep.Plan.Indicators[i].ID == id {
				name = c.words.Name(&c.rep.Plan.Indicators[i])
			}
		}
		names = append(names, name)
	}
	return c.ids(names)
}
