package wording

import (
	"strconv"
	"time"

	"upshot/indicator"
	"upshot/metric"
)

// Working says how an indicator counts working days, in sentences; "" where all days count.
func (w *Words) Working(rep *indicator.Report, spec *metric.Indicator) string {
	if !spec.Measure.Working {
		return ""
	}
	rule := w.Say("working.duration", rep.Plan.Timezone)
	if spec.Measure.Form == metric.Frequency {
		rule = w.Say("working.frequency")
	}
	return w.sentences(rule, w.Calendar(rep.Plan.Calendar))
}

// Idle says how many records of an indicator lie on no working day; "" where there is none.
func (w *Words) Idle(rep *indicator.Report, spec *metric.Indicator, f *indicator.Figures) string {
	idle, all := 0, 0
	for i := range min(len(f.Phases), len(rep.Plan.Phases)) { // the pooled one counts them again
		idle, all = idle+f.Phases[i].Idle, all+f.Phases[i].N
	}
	if idle == 0 {
		return ""
	}
	return w.Say("working.idle."+spec.Measure.Form.String(), w.Count(idle), w.Count(all))
}

// Calendar is a calendar in a sentence: its weekend, and how many holidays and worked days it lists.
func (w *Words) Calendar(c *metric.Calendar) string {
	holidays := w.Say("calendar.holidays.none")
	if n := len(c.Holidays); n > 0 {
		days := 0
		for _, h := range c.Holidays {
			days += h.Days()
		}
		holidays = w.Say("calendar.holidays", w.Count(n), w.Count(days))
	}
	if len(c.Working) == 0 {
		return w.Say("calendar", w.Weekend(c), holidays)
	}
	return w.Say("calendar.worked", w.Weekend(c), holidays, w.Say("calendar.working", w.Count(len(c.Working))))
}

// Weekend lists the days of a weekend: "Saturday and Sunday".
func (w *Words) Weekend(c *metric.Calendar) string {
	if len(c.Weekend) == 0 {
		return w.Say("calendar.weekend.none")
	}
	var names []string
	for _, d := range c.Weekend {
		names = append(names, w.Weekday(d))
	}
	return w.List(names)
}

// Weekday is the name of a day of the week.
func (w *Words) Weekday(d time.Weekday) string { return w.Say("weekday." + strconv.Itoa(int(d))) }

// HolidayName is a holiday's own name, else the word for one.
func (w *Words) HolidayName(h *metric.Holiday) string {
	return w.name(h.Name, w.Say("calendar.holiday"))
}
