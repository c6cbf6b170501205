package metric

import (
	"slices"
	"time"
)

// Calendar says on which days work is done, as the definition has it: every day but the weekend's and the
// holidays', and the days that are worked although they belong to a weekend.
type Calendar struct {
	Weekend  []time.Weekday // from Monday on, each once
	Holidays []Holiday      // in order of time, without overlap
	Working  []Day          // ascending, each once; none is in a holiday
	Pos      Position
}

// Holiday is a run of days without work. Days of a weekend may be among them.
type Holiday struct {
	Name Text // nil if it has none
	Window
	Pos Position
}

// HolidayOn is the holiday that a day belongs to, or nil.
func (c *Calendar) HolidayOn(d Day) *Holiday {
	for i := range c.Holidays {
		if c.Holidays[i].Contains(d) {
			return &c.Holidays[i]
		}
	}
	return nil
}

// IsWeekend reports whether the day of the week is one of the weekend, worked or not.
func (c *Calendar) IsWeekend(d Day) bool { return slices.Contains(c.Weekend, d.Weekday()) }

// Listed are the years from the first to the last that has a holiday or a worked day; ok is false without any.
func (c *Calendar) Listed() (first, last int, ok bool) {
	var days []Day
	for _, h := range c.Holidays {
		days = append(days, h.From, h.To)
	}
	days = append(days, c.Working...)
	if len(days) == 0 {
		return 0, 0, false
	}
	return slices.Min(days).Time().Year(), slices.Max(days).Time().Year(), true
}

// Workdays counts the working days of a calendar: how many lie before a day is one sum over whole weeks and
// one look into a sorted list, whatever lies between.
type Workdays struct {
	free   [7]bool // by days since a Thursday, as 1970-01-01 was one: whether it is a weekend's
	before [8]int  // working days of a week's first 0, 1, ... 7 days, from Thursday on
	moved  []Day   // ascending: the days that are not what their day of the week says
	gained []int   // by index into moved, and one more: working days that those before it add
}

// Workdays prepares a calendar for counting.
func (c *Calendar) Workdays() *Workdays {
	w := &Workdays{}
	for d := range Day(7) {
		w.free[d] = c.IsWeekend(d)
		w.before[d+1] = w.before[d] + one(!w.free[d])
	}
	for _, h := range c.Holidays {
		for d := h.From; d <= h.To; d++ {
			if !c.IsWeekend(d) {
				w.moved = append(w.moved, d)
			}
		}
	}
	for _, d := range c.Working {
		if c.IsWeekend(d) {
			w.moved = append(w.moved, d)
		}
	}
	slices.Sort(w.moved)
	w.gained = make([]int, len(w.moved)+1)
	for i, d := range w.moved {
		w.gained[i+1] = w.gained[i] - 1
		if c.IsWeekend(d) {
			w.gained[i+1] = w.gained[i] + 1
		}
	}
	return w
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Works reports whether a day is a working day.
func (w *Workdays) Works(d Day) bool {
	_, works := w.at(d)
	return works
}

// In is how many working days a window has.
func (w *Workdays) In(days Window) int {
	if days.Days() == 0 {
		return 0
	}
	first, _ := w.at(days.From)
	end, _ := w.at(days.To + 1)
	return end - first
}

// at is how many working days lie before a day, counted from a day that is always the same, and whether the
// day itself is one.
func (w *Workdays) at(d Day) (before int, works bool) {
	week, rest := d/7, d%7
	if rest < 0 {
		week, rest = week-1, rest+7
	}
	i, moved := slices.BinarySearch(w.moved, d)
	return int(week)*w.before[7] + w.before[rest] + w.gained[i], w.free[rest] == moved
}

// wall is the working time, in milliseconds and from a day that is always the same, up to a reading of a clock
// that is never changed, given in milliseconds since 1970-01-01 00:00 on that clock.
func (w *Workdays) wall(clock int64) int64 {
	day, rest := clock/dayMillis, clock%dayMillis
	if rest < 0 {
		day, rest = day-1, rest+dayMillis
	}
	before, works := w.at(Day(day))
	if !works {
		rest = 0
	}
	return int64(before)*dayMillis + rest
}

// WorkClock measures working time in a place: what passes on working days, each from midnight to midnight
// there. It remembers the offsets around the moments asked for last, so each goroutine needs its own.
type WorkClock struct {
	days     *Workdays
	from, to Zone
}

// NewWorkClock measures by a calendar and a place.
func NewWorkClock(days *Workdays, loc *time.Location) *WorkClock {
	return &WorkClock{days: days, from: NewZone(loc), to: NewZone(loc)}
}

// Between is the working time from one moment to a later one, in milliseconds. A day on which the clocks are
// changed has the hours that it really has: between two changes the clock on the wall runs true, so the
// time is the sum over those spans of what it shows.
func (c *WorkClock) Between(from, to Instant) int64 {
	c.from.find(from)
	c.to.find(to)
	if c.from.start == c.to.start {
		return c.days.wall(int64(to)+c.to.offset) - c.days.wall(int64(from)+c.from.offset)
	}
	sum := c.days.wall(int64(c.from.end)+c.from.offset) - c.days.wall(int64(from)+c.from.offset)
	between := c.from
	for between.end < c.to.start {
		between.lookUp(between.end)
		sum += c.days.wall(int64(between.end)+between.offset) - c.days.wall(int64(between.start)+between.offset)
	}
	return sum + c.days.wall(int64(to)+c.to.offset) - c.days.wall(int64(c.to.start)+c.to.offset)
}
