package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// weekdays are the days of the week as the definition writes them, in the order of a weekend.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// longestHoliday is the days that a holiday may have: more is a year mistyped.
const longestHoliday = 366

// readCalendar reads the days that are worked and those that are not.
func (d *definition) readCalendar(n node) {
	if !n.present() {
		return
	}
	m := n.mapping()
	defer m.close()
	c := &metric.Calendar{Pos: n.pos()}
	d.plan.Calendar = c
	wrong := len(d.problems)
	c.Weekend = d.readWeekend(m.take("weekend"))
	weekendKnown := len(d.problems) == wrong
	for _, item := range m.take("holidays").list() {
		if h, ok := d.readHoliday(item); ok {
			c.Holidays = append(c.Holidays, h)
		}
	}
	slices.SortStableFunc(c.Holidays, func(a, b metric.Holiday) int { return cmp.Compare(a.From, b.From) })
	d.checkHolidays(c.Holidays)
	d.readWorkingDays(m.take("working"), c, weekendKnown)
	d.checkYears(c)
}

// readWeekend reads the days of the week that are free; there may be none.
func (d *definition) readWeekend(n node) []time.Weekday {
	if !n.present() {
		return []time.Weekday{time.Saturday, time.Sunday}
	}
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return nil
	}
	var found []int
	seen := map[int]metric.Position{}
	for _, item := range n.oneOrList() {
		i := slices.Index(weekdays, item.choice("", weekdays))
		if first, twice := seen[i]; twice {
			d.fail(item.pos(), listedTwice, weekdays[i]).Also = []metric.Position{first}
		} else if i >= 0 {
			seen[i] = item.pos()
			found = append(found, i)
		}
	}
	if len(found) == len(weekdays) {
		d.fail(n.pos(), weekendAll)
	}
	slices.Sort(found)
	var days []time.Weekday
	for _, i := range found {
		days = append(days, time.Weekday((i+1)%7))
	}
	return days
}

// readHoliday reads a day, or a mapping with a name: of a date, or of the first and the last day.
func (d *definition) readHoliday(n node) (metric.Holiday, bool) {
	h := metric.Holiday{Pos: n.pos()}
	if n.Kind == yaml.ScalarNode {
		day, ok := n.day()
		h.Window = metric.Window{From: day, To: day}
		return h, ok
	}
	m := n.mapping()
	defer m.close()
	h.Name = m.take("name").localised()
	date, from, to := m.take("date"), m.take("from"), m.take("to")
	if date.present() {
		for _, other := range []node{from, to} {
			if other.present() {
				d.fail(other.pos(), measureMixed, "date", other.key)
			}
		}
		day, ok := date.day()
		h.Window = metric.Window{From: day, To: day}
		return h, ok
	}
	var ok bool
	h.Window, ok = m.window(m.need("from"), m.need("to"))
	if ok && h.Days() > longestHoliday {
		d.fail(to.pos(), holidayLong, h.From.String(), h.To.String(), strconv.Itoa(longestHoliday))
		return h, false
	}
	return h, ok
}

// checkHolidays needs the holidays in order of time. A day in two of them is a date mistyped, or one holiday
// entered twice.
func (d *definition) checkHolidays(holidays []metric.Holiday) {
	var longest metric.Holiday // of those before, the one that ends last
	for i, h := range holidays {
		if shared := h.Cut(longest.Window); i > 0 && shared.Days() > 0 {
			d.fail(h.Pos, holidaysOverlap, shared.From.String(), shared.To.String()).Also = []metric.Position{longest.Pos}
		}
		if i == 0 || h.To > longest.To {
			longest = h
		}
	}
}

// readWorkingDays reads the days of a weekend that are worked; whether they are of one is not asked where the
// weekend itself could not be read.
func (d *definition) readWorkingDays(n node, c *metric.Calendar, weekendKnown bool) {
	seen := map[metric.Day]metric.Position{}
	for _, item := range n.list() {
		day, ok := item.day()
		if !ok {
			continue
		}
		first, twice := seen[day]
		switch holiday := c.HolidayOn(day); {
		case twice:
			d.fail(item.pos(), listedTwice, day.String()).Also = []metric.Position{first}
			continue
		case holiday != nil:
			d.fail(item.pos(), workingHoliday, day.String(), holiday.From.String(), holiday.To.String()).Also = []metric.Position{holiday.Pos}
		case weekendKnown && !c.IsWeekend(day): // the weekend's day that is worked is most likely another one
			d.raise(metric.Warning, item.pos(), workingIdle, day.String())
		}
		seen[day] = item.pos()
		c.Working = append(c.Working, day)
	}
	slices.Sort(c.Working)
}

// checkYears tells of the years of the phases that the calendar has no holiday of, although it has of others:
// a calendar is kept year by year, and one that is behind makes the newest phase look slower than it is.
func (d *definition) checkYears(c *metric.Calendar) {
	listed := map[int]bool{}
	for _, h := range c.Holidays {
		listed[h.From.Time().Year()], listed[h.To.Time().Year()] = true, true
	}
	if len(listed) == 0 || d.failed() { // a date that is wrong may be of the year that is missing
		return
	}
	var lacking []string
	for _, p := range d.plan.Phases {
		if p.Days() == 0 {
			continue
		}
		for year := p.From.Time().Year(); year <= p.To.Time().Year(); year++ {
			if name := fmt.Sprint(year); !listed[year] && !slices.Contains(lacking, name) {
				lacking = append(lacking, name)
			}
		}
	}
	if len(lacking) > 0 {
		d.notice(c.Pos, calendarYear, strings.Join(lacking, ", "))
	}
}

// readWorking reads whether an indicator counts working days only, and fits its unit to that. Only the time
// between two moments and the days of a frequency can be counted so.
func (d *definition) readWorking(n node, ind *metric.Indicator) {
	m := &ind.Measure
	own := d.ownMeasures[len(d.plan.Indicators)]
	working := n.choice("", []string{"working"}) != ""
	switch {
	case !working && own && m.Form == metric.Frequency && m.Per == metric.WorkingDay:
		d.fail(d.per.pos(), workingDayUnit, "per "+m.Per)
	case !working:
	case d.plan.Calendar == nil:
		d.fail(n.pos(), calendarMissing, ind.ID)
	case m.Form == metric.Duration && m.Column != "":
		d.fail(n.pos(), calendarColumn, ind.ID, m.Column)
	case m.Form == metric.Duration:
		m.Working, ind.Unit.Working = true, true
		if ind.Unit.Symbol == "w" { // of a catalogue's entry; one that is written is reported with the unit
			ind.Unit.Symbol = "d"
		}
	case m.Form != metric.Frequency:
		d.fail(n.pos(), calendarForm, ind.ID, m.Form.String())
	case own && m.Per != "" && m.Per != metric.WorkingDay:
		d.fail(d.per.pos(), calendarPer, "per "+m.Per)
	default:
		m.Working, ind.Unit.Symbol = true, metric.WorkingDay
	}
}
