package workbook

import (
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

// workCalendar is the sheet of days that working time is counted by, one row a day. A duration is a formula
// over it: what has passed on working days until a moment is what had passed when its day began and, on a
// working day, the part of that day.
type workCalendar struct {
	tab   string
	top   int // the header's row
	first metric.Day
	begin []float64 // by day: when it begins, as the workbook counts time
	works []bool
	sums  []float64 // by day: days of working time before it
}

// calendarName is the name of the cells of the sheet that formulas look into: when a day begins, whether it is
// worked, and the working time before it.
const calendarName = "working_days"

// The columns of the sheet that formulas read, from 1.
const (
	beginColumn = 5
	worksColumn = 6
	sumColumn   = 7
)

// longestBefore bounds the days of the sheet before the first phase. A record from further back is published.
const longestBefore = 5 * 366

// newCalendar lays out the days from the first moment of a record that counts to the last; nil where no
// indicator counts working days.
func newCalendar(b *book) *workCalendar {
	days, any := calendarSpan(b.rep)
	if !any {
		return nil
	}
	c := &workCalendar{tab: b.fixed("calendar"), first: days.From}
	c.top = (&sheet{about: b.calendarAbout()}).firstTop("")
	work := b.rep.Plan.Calendar.Workdays()
	for d := days.From; d <= days.To; d++ {
		begin, _ := b.zone.serial(d.Midnight(b.rep.Plan.Location))
		sum := 0.0
		if i := len(c.sums) - 1; i >= 0 {
			sum = c.sums[i]
			if c.works[i] {
				sum += begin - c.begin[i]
			}
		}
		c.begin, c.works, c.sums = append(c.begin, begin), append(c.works, work.Works(d)), append(c.sums, sum)
	}
	return c
}

// calendarSpan is the days of the phases and of all durations that count.
func calendarSpan(rep *indicator.Report) (days metric.Window, any bool) {
	phases := rep.Plan.Phases
	for i := range rep.Indicators {
		any = any || rep.Indicators[i].Spec.Measure.Working
	}
	if !any || rep.Plan.Calendar == nil || len(phases) == 0 {
		return metric.Window{}, false
	}
	days = metric.Window{From: phases[0].From, To: phases[len(phases)-1].To}
	first, last := days.From.Midnight(rep.Plan.Location), (days.To+1).Midnight(rep.Plan.Location)-1
	for k := range rep.Ledgers {
		l := &rep.Ledgers[k]
		for _, v := range l.Values {
			m := &rep.Plan.Indicators[v.Indicator].Measure
			from, to := l.Table.Column(m.From), l.Table.Column(m.To)
			if !m.Working || from == nil || to == nil {
				continue
			}
			for i, line := range l.Lines {
				if l.Phase[i] >= 0 && v.Values[i] >= 0 {
					first, last = min(first, from.Times[line]), max(last, to.Times[line])
				}
			}
		}
	}
	days.From = max(first.Day(rep.Plan.Location), days.From-longestBefore)
	days.To = max(days.To, last.Day(rep.Plan.Location))
	return days, true
}

// until is the working time until a moment, in days, as the cell of the moment would be looked up; ok is false
// for one that lies before the sheet. cell is the moment's own cell.
func (c *workCalendar) until(cell string, moment float64) (e expr, ok bool) {
	low, high := 0, len(c.begin) // the day is the last that begins at the moment or before
	for low < high {
		if middle := (low + high) / 2; c.begin[middle] <= moment {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return expr{}, false
	}
	value := c.sums[low-1]
	if c.works[low-1] {
		value += moment - c.begin[low-1]
	}
	look := func(column string) string { return "VLOOKUP(" + cell + "," + calendarName + "," + column + ")" }
	return expr{look("3") + "+" + look("2") + "*(" + cell + "-" + look("1") + ")", value, false}, true
}

// elapsed is the seconds of working time between two cells.
func (c *workCalendar) elapsed(fromCell, toCell string, from, to float64) (e expr, ok bool) {
	start, okStart := c.until(fromCell, from)
	end, okEnd := c.until(toCell, to)
	days := minus(end, start)
	return expr{"ROUND((" + days.text + ")*86400,3)", days.value * 86400, true}, okStart && okEnd
}

// between counts the working days from the day in one cell to that in another, both days included. The sheet
// begins no later and ends no earlier than the phases.
func (c *workCalendar) between(from, to string, days metric.Window) expr {
	n := 0.0
	for d := days.From; d <= days.To; d++ {
		if c.works[d-c.first] {
			n++
		}
	}
	column := func(k int) string {
		return quoted(c.tab) + "!" + address(k, c.top+1) + ":" + address(k, c.top+len(c.begin))
	}
	return expr{"SUMIFS(" + column(worksColumn) + "," + column(1) + `,">="&` + from + "," + column(1) + `,"<="&` + to + ")", n, true}
}

// area is the cells that calendarName stands for.
func (c *workCalendar) area() string {
	return quoted(c.tab) + "!" + address(beginColumn, c.top+1) + ":" + address(sumColumn, c.top+len(c.begin))
}

func (b *book) calendarAbout() []string {
	return []string{
		b.words.Calendar(b.rep.Plan.Calendar), b.say("calendar.about"), b.say("calendar.live", calendarName), b.say("tables", "1"), b.zoneLine(),
	}
}

// calendar is the sheet of days; there is none where nothing is counted by it.
func calendar(b *book) []*sheet {
	c := b.calendar
	if c == nil {
		return nil
	}
	s := &sheet{tab: c.tab, title: b.say("calendar.title"), about: b.calendarAbout()}
	s.build = func(s *sheet) error {
		t := &table{name: "calendar", columns: []column{
			{b.say("column.day"), 34, day}, {b.say("column.weekday"), 18, text}, {b.say("column.day-kind"), 24, text}, {b.say("column.holiday"), 34, text},
			{b.say("column.begins"), 24, moment}, {b.say("column.works"), 16, integer}, {b.say("column.worked-before"), 24, general},
		}}
		s.add(t.fill(b.calendarRows()))
		return nil
	}
	return []*sheet{s}
}

func (b *book) calendarRows() [][]any {
	c, plan := b.calendar, b.rep.Plan.Calendar
	rows := make([][]any, len(c.begin))
	for i := range c.begin {
		d := c.first + metric.Day(i)
		kind, name := b.dayKind(plan, d, c.works[i])
		works := 0
		if c.works[i] {
			works = 1
		}
		rows[i] = []any{serialDay(d), b.words.Weekday(d.Weekday()), kind, name, c.begin[i], works, c.before(i)}
	}
	return rows
}

// before is the working time before a day: a formula over the row above.
func (c *workCalendar) before(i int) any {
	if i == 0 {
		return c.sums[i]
	}
	at := func(column, row int) string { return metric.ColumnLetters(column) + strconv.Itoa(row) }
	row := c.top + 1 + i
	return expr{
		text:  at(sumColumn, row-1) + "+" + at(worksColumn, row-1) + "*(" + at(beginColumn, row) + "-" + at(beginColumn, row-1) + ")",
		value: c.sums[i],
	}
}

// dayKind says what a day is, and its holiday's name.
func (b *book) dayKind(c *metric.Calendar, d metric.Day, works bool) (kind string, name any) {
	switch holiday := c.HolidayOn(d); {
	case holiday != nil:
		return b.say("day.holiday"), b.words.HolidayName(holiday)
	case works && c.IsWeekend(d):
		return b.say("day.worked"), nil
	case works:
		return b.say("day.working"), nil
	}
	return b.say("day.weekend"), nil
}
