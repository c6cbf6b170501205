package render

import (
	"slices"
	"strings"

	"upshot/metric"
)

type (
	resultsCalendar struct {
		Weekend  []string         `json:"weekend"`
		Holidays []resultsHoliday `json:"holidays"`
		Working  []string         `json:"working"`
	}
	resultsHoliday struct {
		From string      `json:"from"`
		To   string      `json:"to"`
		Name metric.Text `json:"name"`
	}
)

// calendarView is the working-day calendar on the page Method.
type calendarView struct {
	Summary string
	Used    []menuItem // the indicators that count its working days
	Days    []calendarDays
}

// calendarDays is a line of it: a holiday, or a day of a weekend that is worked.
type calendarDays struct{ Days, Kind, Name string }

// calendar lists the days of the calendar in order of time; nil where no indicator uses it.
func (v *view) calendar() *calendarView {
	c := v.rep.Plan.Calendar
	if c == nil {
		return nil
	}
	out := &calendarView{Summary: v.Calendar(c)}
	for i := range v.rep.Indicators {
		if spec := v.rep.Indicators[i].Spec; spec.Measure.Working {
			out.Used = append(out.Used, menuItem{Name: v.Name(spec), Link: v.indicatorLink(spec.ID)})
		}
	}
	if len(out.Used) == 0 {
		return nil
	}
	worked := slices.Clone(c.Working)
	until := func(end metric.Day) {
		for len(worked) > 0 && worked[0] < end {
			days := v.Say("calendar.day", v.Day(worked[0]), v.Weekday(worked[0].Weekday()))
			out.Days = append(out.Days, calendarDays{Days: days, Kind: v.Say("calendar.kind.worked")})
			worked = worked[1:]
		}
	}
	for i := range c.Holidays {
		h := &c.Holidays[i]
		until(h.From)
		days := v.Window(h.Window)
		if h.Days() == 1 {
			days = v.Say("calendar.day", v.Day(h.From), v.Weekday(h.From.Weekday()))
		}
		out.Days = append(out.Days, calendarDays{days, v.Say("calendar.kind.holiday"), v.Text(h.Name)})
	}
	until(1<<31 - 1)
	return out
}

// calendarResults is the calendar for results.json; nil if the definition has none.
func calendarResults(plan *metric.Plan) *resultsCalendar {
	c := plan.Calendar
	if c == nil {
		return nil
	}
	r := &resultsCalendar{Weekend: []string{}, Holidays: []resultsHoliday{}, Working: []string{}}
	for _, d := range c.Weekend {
		r.Weekend = append(r.Weekend, strings.ToLower(d.String()))
	}
	for _, h := range c.Holidays {
		r.Holidays = append(r.Holidays, resultsHoliday{h.From.String(), h.To.String(), languages(plan, h.Name)})
	}
	for _, d := range c.Working {
		r.Working = append(r.Working, d.String())
	}
	return r
}
