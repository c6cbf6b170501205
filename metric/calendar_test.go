package metric

import (
	"math/rand/v2"
	"testing"
	"time"
)

func dayOf(t *testing.T, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// chinese is the calendar of the State Council's notices for May and October 2024: 5 and 7 days off, and four
// days of weekends worked.
func chinese(t *testing.T) *Calendar {
	holiday := func(from, to string) Holiday { return Holiday{Window: Window{dayOf(t, from), dayOf(t, to)}} }
	return &Calendar{
		Weekend:  []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []Holiday{holiday("2024-05-01", "2024-05-05"), holiday("2024-10-01", "2024-10-07")},
		Working:  []Day{dayOf(t, "2024-04-28"), dayOf(t, "2024-05-11"), dayOf(t, "2024-09-29"), dayOf(t, "2024-10-12")},
	}
}

func TestWhatAWorkingDayIs(t *testing.T) {
	c := chinese(t)
	friday := &Calendar{Weekend: []time.Weekday{time.Friday}}
	for _, test := range []struct {
		claim    string
		calendar *Calendar
		day      string
		want     bool
	}{
		{"a Tuesday is one", c, "2024-04-30", true},
		{"a Saturday is none", c, "2024-04-27", false},
		{"a Sunday that is worked is one", c, "2024-04-28", true},
		{"a holiday on a Wednesday is none", c, "2024-05-01", false},
		{"a holiday on a Sunday is none", c, "2024-05-05", false},
		{"the day after a holiday is one", c, "2024-05-06", true},
		{"the weekend may be Friday", friday, "2024-05-03", false},
		{"and Saturday is then one", friday, "2024-05-04", true},
		{"without a weekend every day is one", &Calendar{}, "2024-05-05", true},
		{"a Sunday before 1970 is none", c, "1969-12-28", false},
		{"a Monday before 1970 is one", c, "1969-12-29", true},
	} {
		if got := test.calendar.Workdays().Works(dayOf(t, test.day)); got != test.want {
			t.Errorf("%s: Works(%s) = %v, want %v", test.claim, test.day, got, test.want)
		}
	}
}

func TestTheWorkingDaysOfAWindow(t *testing.T) {
	c := chinese(t)
	for _, test := range []struct {
		claim    string
		calendar *Calendar
		from, to string
		want     int
	}{
		{"May 2024 has 21: 23 weekdays, less 3 of the holiday, and a Saturday worked", c, "2024-05-01", "2024-05-31", 21},
		{"October 2024 has 19: 23 weekdays, less 5 of the holiday, and a Saturday worked", c, "2024-10-01", "2024-10-31", 19},
		{"a week of holiday has none", c, "2024-10-01", "2024-10-07", 0},
		{"a window of one working day has one", c, "2024-09-29", "2024-09-29", 1},
		{"a window that ends before it begins has none", c, "2024-05-31", "2024-05-01", 0},
		{"weekends alone: June 2024 has 20", c, "2024-06-01", "2024-06-30", 20},
		{"weekends alone: 2023 has 260", c, "2023-01-01", "2023-12-31", 260},
		{"over the turn of 1970", c, "1969-12-22", "1970-01-04", 10},
		{"without a weekend all days count", &Calendar{}, "2024-02-01", "2024-02-29", 29},
	} {
		if got := test.calendar.Workdays().In(Window{dayOf(t, test.from), dayOf(t, test.to)}); got != test.want {
			t.Errorf("%s: In(%s to %s) = %d, want %d", test.claim, test.from, test.to, got, test.want)
		}
	}
}

func TestWorkingTimeBetweenTwoMoments(t *testing.T) {
	weekends := &Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}}
	fridays := &Calendar{Weekend: []time.Weekday{time.Friday, time.Saturday}}
	always := &Calendar{}
	worked := &Calendar{Weekend: weekends.Weekend, Working: []Day{dayOf(t, "2024-03-10"), dayOf(t, "2024-11-03")}}
	for _, test := range []struct {
		claim        string
		calendar     *Calendar
		zone         string
		from, to     string
		wantDuration string
	}{
		{"a Friday evening to a Monday morning is 6 h and 9 h", weekends, "Asia/Shanghai", "2024-03-08 18:00:00", "2024-03-11 09:00:00", "15h"},
		{"within a day it is what passed", weekends, "Asia/Shanghai", "2024-03-08 09:30:00", "2024-03-08 11:00:01", "1h30m1s"},
		{"within a weekend it is nothing", weekends, "Asia/Shanghai", "2024-03-09 09:00:00", "2024-03-10 23:59:59", "0s"},
		{"a weekend's part before Monday does not count", weekends, "Asia/Shanghai", "2024-03-09 12:00:00", "2024-03-11 00:30:00", "30m"},
		{"a week has five days of 24 hours", weekends, "Asia/Shanghai", "2024-03-06 12:00:00", "2024-03-13 12:00:00", "120h"},
		{"days are those of the place: Friday 23:00 in Shanghai is still Friday", weekends, "Asia/Shanghai", "2024-03-08 23:00:00", "2024-03-09 01:00:00", "1h"},
		{"National Day's week, and the Sunday worked before it", chinese(t), "Asia/Shanghai", "2024-09-28 15:00:00", "2024-10-08 08:00:00", "56h"},
		{"a moment and itself", weekends, "Asia/Shanghai", "2024-03-08 09:30:00", "2024-03-08 09:30:00", "0s"},
		{"the clocks go forward on a Sunday: nothing changes", weekends, "America/New_York", "2024-03-08 18:00:00", "2024-03-11 09:00:00", "15h"},
		{"the clocks go forward on a working day: it has 23 hours", worked, "America/New_York", "2024-03-10 00:00:00", "2024-03-11 00:00:00", "23h"},
		{"and the hour before counts", worked, "America/New_York", "2024-03-10 01:00:00", "2024-03-10 04:00:00", "2h"},
		{"the clocks go back on a working day: it has 25 hours", worked, "America/New_York", "2024-11-03 00:00:00", "2024-11-04 00:00:00", "25h"},
		{"a year of working days in New York, both changes on a Sunday worked", worked, "America/New_York", "2024-01-01 00:00:00", "2025-01-01 00:00:00", "6336h"},
		{"a year without a free day is what passed", always, "America/New_York", "2023-01-01 00:00:00", "2025-01-01 00:00:00", "17544h"},
		{"the clocks go forward on a Friday that is free: nothing changes", fridays, "Asia/Jerusalem", "2024-03-28 12:00:00", "2024-03-31 12:00:00", "24h"},
		{"a day of 23 hours that begins at 01:00", always, "America/Sao_Paulo", "2018-11-03 12:00:00", "2018-11-05 12:00:00", "47h"},
		{"a Friday that a place left out never was", weekends, "Pacific/Apia", "2011-12-29 12:00:00", "2012-01-02 12:00:00", "24h"},
		{"before 1970", weekends, "UTC", "1969-12-26 12:00:00", "1970-01-01 12:00:00", "96h"},
	} {
		loc, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		moment := func(s string) Instant {
			m, err := time.ParseInLocation(time.DateTime, s, loc)
			if err != nil {
				t.Fatal(err)
			}
			return InstantOf(m)
		}
		ms := NewWorkClock(test.calendar.Workdays(), loc).Between(moment(test.from), moment(test.to))
		want, err := time.ParseDuration(test.wantDuration)
		if err != nil {
			t.Fatal(err)
		}
		if got := time.Duration(ms) * time.Millisecond; got != want {
			t.Errorf("%s: Between(%s, %s) = %v, want %v", test.claim, test.from, test.to, got, want)
		}
	}
}

const quarter = 15 * 60_000 // of an hour, in milliseconds

// slowly adds up a working time quarter by quarter of an hour, by the clock of the place alone.
func slowly(days *Workdays, loc *time.Location, from, to Instant) int64 {
	sum := int64(0)
	for t := from; t < to; t += quarter {
		if days.Works(DayOf(t.In(loc))) {
			sum += quarter
		}
	}
	return sum
}

func TestWorkingTimeIsTheSumOfItsQuarters(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	calendars := []*Calendar{chinese(t), {}, {Weekend: []time.Weekday{time.Friday, time.Saturday}, Working: []Day{dayOf(t, "2024-03-29")}}}
	first := int64(dayOf(t, "2023-12-01")) * 96
	for _, name := range []string{"Asia/Shanghai", "America/New_York", "Asia/Jerusalem", "Australia/Lord_Howe", "Africa/Casablanca"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range calendars {
			days := c.Workdays()
			clock := NewWorkClock(days, loc) // one for all: what it remembers must not matter
			for range 100 {
				from := first + random.Int64N(400*96)
				a, b := Instant(from*quarter), Instant((from+random.Int64N(60*96))*quarter)
				if got, want := clock.Between(a, b), slowly(days, loc, a, b); got != want {
					t.Errorf("%s, calendar %d: Between(%v, %v) = %d ms, want %d", name, i, a.In(loc), b.In(loc), got, want)
				}
			}
		}
	}
}

func TestTheFirstMomentOfADay(t *testing.T) {
	for _, test := range []struct{ claim, zone, day, want string }{
		{"it is midnight of the place", "Asia/Shanghai", "2024-05-01", "2024-04-30T16:00:00Z"},
		{"the clocks may skip midnight", "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"},
		{"summer has another offset", "America/New_York", "2024-07-01", "2024-07-01T04:00:00Z"},
	} {
		loc, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := dayOf(t, test.day).Midnight(loc).In(time.UTC).Format(time.RFC3339); got != test.want {
			t.Errorf("%s: Midnight(%s) = %s, want %s", test.claim, test.day, got, test.want)
		}
	}
}

func TestTheYearsOfACalendar(t *testing.T) {
	c := chinese(t)
	c.Working = append([]Day{dayOf(t, "2022-12-31")}, c.Working...)
	if first, last, ok := c.Listed(); first != 2022 || last != 2024 || !ok {
		t.Errorf("Listed = %d to %d, %v, want 2022 to 2024", first, last, ok)
	}
	if _, _, ok := (&Calendar{}).Listed(); ok {
		t.Error("a calendar that lists no day has no years")
	}
}

func TestTheDayOfTheWeek(t *testing.T) {
	for d := Day(-20); d < 20; d++ {
		if got, want := d.Weekday(), d.Time().Weekday(); got != want {
			t.Errorf("%s.Weekday = %v, want %v", d, got, want)
		}
	}
}

func BenchmarkWorkingTime(b *testing.B) {
	c := &Calendar{Weekend: []time.Weekday{time.Saturday, time.Sunday}}
	for d := Day(19000); d < 20000; d += 20 {
		c.Holidays = append(c.Holidays, Holiday{Window: Window{d, d + 2}})
	}
	loc, err := time.LoadLocation("America/New_York")
	if err != nil {
		b.Fatal(err)
	}
	clock, from := NewWorkClock(c.Workdays(), loc), Instant(19100*dayMillis)
	for i := range b.N {
		t := from + Instant(i%500*dayMillis)
		clock.Between(t, t+40*dayMillis)
	}
}
