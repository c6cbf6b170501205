package ingest

import (
	"testing"
	"time"

	"upshot/metric"
)

func shanghai(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestTimeForms(t *testing.T) {
	for _, c := range []struct {
		claim, in, want string
		form            timeForm
	}{
		{"a time without a zone is local", "2024-01-05 10:00:00", "2024-01-05T02:00:00Z", yearFirst},
		{"Z is UTC", "2024-01-05T10:00:00Z", "2024-01-05T10:00:00Z", yearFirst},
		{"an offset counts", "2023-09-01T00:16:30.000+02:00", "2023-08-31T22:16:30Z", yearFirst},
		{"an offset may lack its colon", "2023-09-01 00:16:30 +0200", "2023-08-31T22:16:30Z", yearFirst},
		{"UTC is a zone", "2023-09-01 00:16:30 UTC", "2023-09-01T00:16:30Z", yearFirst},
		{"milliseconds are kept", "2024-01-05 10:00:00.25", "2024-01-05T02:00:00.25Z", yearFirst},
		{"microseconds are cut", "2022-11-03T06:23:06.999999Z", "2022-11-03T06:23:06.999Z", yearFirst},
		{"minutes are enough", "2024-01-05T10:00", "2024-01-05T02:00:00Z", yearFirst},
		{"a date is midnight local", "2024-01-05", "2024-01-04T16:00:00Z", yearFirst},
		{"slashes after the year", "2024/1/5", "2024-01-04T16:00:00Z", yearFirst},
		{"slashes with a time", "2024/1/5 9:05", "2024-01-05T01:05:00Z", yearFirst},
		{"Chinese marks", "2024年1月5日", "2024-01-04T16:00:00Z", yearFirst},
		{"Chinese marks and hours", "2024年1月5日 15时04分", "2024-01-05T07:04:00Z", yearFirst},
		{"afternoon in Chinese", "2024/1/5 下午 3:04", "2024-01-05T07:04:00Z", yearFirst},
		{"full-width digits", "２０２４-０１-０５", "2024-01-04T16:00:00Z", yearFirst},
		{"a month is its first day", "2024-01", "2023-12-31T16:00:00Z", yearFirst},
		{"digits alone", "20240105", "2024-01-04T16:00:00Z", yearFirst},
		{"digits with a time", "20240105100000", "2024-01-05T02:00:00Z", yearFirst},
		{"Jira's own", "3/Nov/20 12:17", "2020-11-03T04:17:00Z", namedMonth},
		{"Jira with half days", "03/Nov/20 12:17 PM", "2020-11-03T04:17:00Z", namedMonth},
		{"midnight is 12 AM", "03/Nov/20 12:17 AM", "2020-11-02T16:17:00Z", namedMonth},
		{"mail's own", "Mon, 02 Jan 2006 15:04:05 -0700", "2006-01-02T22:04:05Z", namedMonth},
		{"git's own", "Thu Apr 7 15:13:13 2005 -0700", "2005-04-07T22:13:13Z", namedMonth},
		{"month first in words", "Nov 3, 2020", "2020-11-02T16:00:00Z", namedMonth},
		{"ten digits are seconds", "1700000000", "2023-11-14T22:13:20Z", epochS},
		{"thirteen digits are milliseconds", "1700000000123", "2023-11-14T22:13:20.123Z", epochMS},
		{"sixteen digits are microseconds", "1700000000123456", "2023-11-14T22:13:20.123Z", epochUS},
		{"ten digits before the point are seconds", "1700000000.123", "2023-11-14T22:13:20.123Z", epochS},
		{"a compact time after a T", "20231114T221320Z", "2023-11-14T22:13:20Z", yearFirst},
		{"UTC+8 is an offset", "2024-01-05 10:00:00 UTC+8", "2024-01-05T02:00:00Z", yearFirst},
		{"GMT-05:30 too", "2024-01-05 10:00:00 GMT-05:30", "2024-01-05T15:30:00Z", yearFirst},
		{"a zone of the tz database", "2024-07-05 10:00:00 Europe/Berlin", "2024-07-05T08:00:00Z", yearFirst},
		{"and its winter", "2024-01-05T10:00[Europe/Berlin]", "2024-01-05T09:00:00Z", yearFirst},
		{"an offset goes before the name", "2024-07-05T10:00:00+09:00[Europe/Berlin]", "2024-07-05T01:00:00Z", yearFirst},
		{"an abbreviation with one meaning", "2024-07-05 10:00 CEST", "2024-07-05T08:00:00Z", yearFirst},
		{"one with several is not read", "2024-07-05 10:00 CST", "2024-07-05T10:00:00Z", openZone},
		{"nor in Java's form", "Thu Apr 07 15:13:13 PST 2005", "2005-04-07T15:13:13Z", openZone},
		{"Java's form with a clear zone", "Thu Apr 07 15:13:13 UTC 2005", "2005-04-07T15:13:13Z", namedMonth},
		{"a comment behind a zone", "Fri, 21 Nov 1997 09:55:06 -0600 (MST)", "1997-11-21T15:55:06Z", namedMonth},
		{"a browser's date", "Fri Jan 05 2024 10:00:00 GMT+0800 (China Standard Time)", "2024-01-05T02:00:00Z", namedMonth},
		{"mail without the day of the week", "21 Nov 97 09:55 GMT", "1997-11-21T09:55:00Z", namedMonth},
		{"German months", "03/Mär/20 12:17", "2020-03-03T04:17:00Z", namedMonth},
		{"German with points", "5. Dez. 2023", "2023-12-04T16:00:00Z", namedMonth},
		{"French months", "03/févr./20 12:17", "2020-02-03T04:17:00Z", namedMonth},
		{"French in full", "14 août 2023", "2023-08-13T16:00:00Z", namedMonth},
		{"Spanish months", "5 de enero de 2024", "2024-01-04T16:00:00Z", namedMonth},
		{"Italian months", "03/giu/20 12:17", "2020-06-03T04:17:00Z", namedMonth},
		{"Polish months", "03/paź/20 12:17", "2020-10-03T04:17:00Z", namedMonth},
		{"Russian months", "5 ноября 2023", "2023-11-04T16:00:00Z", namedMonth},
		{"a Russian May", "03/май/20 12:17", "2020-05-03T04:17:00Z", namedMonth},
		{"Jira in Chinese", "03/十一月/20 12:17 下午", "2020-11-03T04:17:00Z", namedMonth},
		{"a Chinese date in full", "2024年1月5日 星期五 下午3:04", "2024-01-05T07:04:00Z", yearFirst},
		{"afternoon said twice", "2024年1月5日 下午15:04", "2024-01-05T07:04:00Z", yearFirst},
		{"before dawn", "2024-01-05 凌晨12:30", "2024-01-04T16:30:00Z", yearFirst},
		{"an offset behind an open order", "31/12/2023 10:00 +01:00", "2023-12-31T09:00:00Z", dayFirst},
		{"a leap day exists in 2024", "2024-02-29", "2024-02-28T16:00:00Z", yearFirst},
	} {
		p := timeParser{zone: newZoneClock(shanghai(t))}
		v, form := p.parse([]byte(c.in))
		if form >= eitherOrder && form <= monthFirst {
			v = int64(unpackDate(v, false, p.zone))
		}
		got := metric.Instant(v).In(time.UTC).Format(time.RFC3339Nano)
		if form != c.form || got != c.want {
			t.Errorf("%s: parse(%q) = %s form %d, want %s form %d", c.claim, c.in, got, form, c.want, c.form)
		}
	}
}

func TestTimesThatAreNone(t *testing.T) {
	for _, in := range []string{
		"2023-02-29", "31/02/2024", "2024-13-01", "2024-00-10", "2024-01-05 24:00:00", "2024-01-05 10:60",
		"yesterday", "2024-01-05 10", "2024-01-05x", "3/Foo/20", "45078", "1.5", "2024", "--", "T10:00", "10:00", "31.31.2024",
		"2024-01-05 10:00:00 +25:00", "12 Nov 2020 2021", "2024年", "8/12/2025 13:00:00 PM",
	} {
		p := timeParser{zone: newZoneClock(time.UTC)}
		if v, form := p.parse([]byte(in)); form != badTime {
			t.Errorf("parse(%q) = %s form %d, want none", in, metric.Instant(v).In(time.UTC), form)
		}
	}
}

func TestDateOrder(t *testing.T) {
	for _, c := range []struct {
		claim, in string
		form      timeForm
	}{
		{"both may be the month", "8/12/2025 7:00:00 AM", eitherOrder},
		{"the same day both ways", "8/8/2025", sameOrder},
		{"13 is no month", "13/12/2025", dayFirst},
		{"13 is no month, second", "12/13/2025", monthFirst},
		{"points mean day first", "02.01.2006 15:04", dayFirst},
		{"two digits of a year", "31/12/20 10:00", dayFirst},
	} {
		p := timeParser{zone: newZoneClock(time.UTC)}
		if _, form := p.parse([]byte(c.in)); form != c.form {
			t.Errorf("%s: parse(%q) form = %d, want %d", c.claim, c.in, form, c.form)
		}
	}
}

func TestExcelSerials(t *testing.T) {
	for _, c := range []struct {
		claim, in string
		date1904  bool
		want      string
	}{
		{"1900 epoch", "45078.5", false, "2023-06-01T12:00:00Z"},
		{"1904 epoch", "43616.5", true, "2023-06-01T12:00:00Z"},
		{"a third of a day is whole seconds", "45078.333333333336", false, "2023-06-01T08:00:00Z"},
	} {
		p := timeParser{zone: newZoneClock(time.UTC), sheet: true, date1904: c.date1904}
		v, form := p.parse([]byte(c.in))
		if got := metric.Instant(v).In(time.UTC).Format(time.RFC3339Nano); form != serial || got != c.want {
			t.Errorf("%s: parse(%q) = %s form %d, want %s", c.claim, c.in, got, form, c.want)
		}
	}
	p := timeParser{zone: newZoneClock(time.UTC), sheet: true}
	if _, form := p.parse([]byte("7")); form != badTime {
		t.Errorf("parse(7) in a sheet = form %d: a small number that strayed in is no date", form)
	}
}

func TestZoneClockAgreesWithTheStandardLibrary(t *testing.T) {
	for _, name := range []string{"UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		clock := newZoneClock(loc)
		for wall := time.Date(2022, 12, 1, 0, 0, 0, 0, time.UTC); wall.Year() < 2025; wall = wall.Add(37 * time.Minute) {
			want := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), 0, 0, loc).UnixMilli()
			if got := int64(clock.moment(wall.UnixMilli())); got != want {
				t.Fatalf("%s: moment(%s) = %d, want %d", name, wall, got, want)
			}
		}
	}
}

func TestPeriodHeaders(t *testing.T) {
	for _, c := range []struct{ in, layout, want string }{
		{"2023-06", "", "2023-06-01"}, {"2023/06", "", "2023-06-01"}, {"2023.6", "", "2023-06-01"},
		{"2023年6月", "", "2023-06-01"}, {"2023年 6月", "", "2023-06-01"}, {"2023 06月", "", "2023-06-01"},
		{"Jun 2023", "", "2023-06-01"}, {"Jun-23", "", "2023-06-01"}, {"June 2023", "", "2023-06-01"}, {"2023 Jun", "", "2023-06-01"},
		{"202306", "", "2023-06-01"}, {"2023Q2", "", "2023-04-01"}, {"Q2 2023", "", "2023-04-01"}, {"2023年第二季度", "", "2023-04-01"}, {"2023年2季度", "", "2023-04-01"},
		{"2023-W05", "", "2023-01-30"}, {"2023年第5周", "", "2023-01-30"}, {"2023-06-15", "", "2023-06-15"},
		{"06/2023", "01/2006", "2023-06-01"}, {"M06 23", "M01 06", "2023-06-01"},
		{"合计", "", ""}, {"2023", "", ""}, {"Unit", "", ""}, {"2023-13", "", ""}, {"2023-W54", "", ""}, {"", "", ""},
	} {
		day, _, ok := periodHeader(c.in, c.layout, false, false)
		got := ""
		if ok {
			got = day.String()
		}
		if got != c.want {
			t.Errorf("periodHeader(%q, %q) = %q, want %q", c.in, c.layout, got, c.want)
		}
	}
	if day, _, ok := periodHeader("45078", "", true, false); !ok || day.String() != "2023-06-01" {
		t.Errorf("periodHeader(45078) of a sheet = %s %v, want 2023-06-01", day, ok)
	}
}

func FuzzTime(f *testing.F) {
	for _, seed := range []string{"2024-01-05 10:00:00", "3/Nov/20 12:17", "8/12/2025 7:00:00 AM", "2024年1月5日", "1700000000", "Thu Apr 7 15:13:13 2005 -0700", "45078.5", "2024-01-05T10:00+01:00[Europe/Berlin]", "3/十一月/20 12:17 下午", "5 ноября 2023", "31/12/2023 10:00 GMT+8", "Fri, 21 Nov 1997 09:55:06 -0600 (MST)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, sheet := range []bool{false, true} {
			p := timeParser{zone: newZoneClock(time.UTC), sheet: sheet}
			if cell := trim([]byte(s)); len(cell) > 0 {
				v, form := p.parse(cell)
				if form >= eitherOrder && form <= monthFirst {
					v = int64(unpackDate(v, form == monthFirst, p.zone))
				}
				if moment := metric.Instant(v).In(time.UTC); form != badTime && moment.Year() >= 1000 && moment.Year() <= 9999 {
					printed := moment.Format("2006-01-02T15:04:05.000Z07:00")
					if again, form := p.parse([]byte(printed)); form != yearFirst || again != v {
						t.Errorf("parse(%q) prints as %s and reads as %d, want %d", s, printed, again, v)
					}
				}
				if year := metric.Instant(v).In(time.UTC).Year(); form != badTime && (year < 999 || year > 10000) {
					t.Errorf("parse(%q) = year %d", s, year)
				}
			}
			periodHeader(s, "", sheet, false)
		}
	})
}

func TestSerialsAreShownAsDates(t *testing.T) {
	for _, c := range []struct {
		claim, sample string
		date1904      bool
		want          string
	}{
		{"a day", "45296", false, "2024-01-05"},
		{"a moment", "45296.5", false, "2024-01-05 12:00"},
		{"to the second", "44929.385428240741", false, "2023-01-03 09:15:01"},
		{"a fraction that falls short of the minute", "44937.186111111114", false, "2023-01-11 04:28"},
		{"counted from 1904", "43834", true, "2024-01-05"},
		{"a text stays", "2024/1/5", false, "2024/1/5"},
		{"a number beyond all days stays", "20240105123000", false, "20240105123000"},
	} {
		if got := serialSample(c.sample, c.date1904); got != c.want {
			t.Errorf("%s: serialSample(%q, %v) = %q, want %q", c.claim, c.sample, c.date1904, got, c.want)
		}
	}
}
