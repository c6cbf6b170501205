package ingest

import (
	"math"
	"strconv"
	"testing"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		claim, in string
		want      float64
		form      numberForm
	}{
		{"a whole number", "42", 42, plainNumber},
		{"a sign", "-3", -3, plainNumber},
		{"a decimal point", "1.5", 1.5, pointNumber},
		{"a decimal comma", "1,5", 1.5, commaNumber},
		{"a comma before three digits stays open", "1,234", 1234, oneComma},
		{"a point before three digits stays open", "1.234", 1.234, onePoint},
		{"a number under one is never grouped", "0.125", 0.125, pointNumber},
		{"nor with a comma", "0,125", 0.125, commaNumber},
		{"English thousands", "1,234,567", 1234567, pointNumber},
		{"English thousands and decimals", "1,234.5", 1234.5, pointNumber},
		{"German thousands", "1.234.567", 1234567, commaNumber},
		{"German thousands and decimals", "1.234,5", 1234.5, commaNumber},
		{"French thousands", "1 234,5", 1234.5, commaNumber},
		{"Swiss thousands", "1'234.5", 1234.5, plainNumber},
		{"a per cent sign divides", "85%", 0.85, plainNumber | percentFlag},
		{"after a space too", "85.5 %", 0.855, pointNumber | percentFlag},
		{"full-width digits", "８５％", 0.85, plainNumber | percentFlag},
		{"narrow spaces between thousands", "1\u202f234,5", 1234.5, commaNumber},
		{"spaces that do not break", "1\u00a0234\u00a0567", 1234567, plainNumber},
		{"the minus sign of typesetters", "−5", -5, plainNumber},
		{"an accountant's negative", "(1,234.5)", -1234.5, pointNumber},
		{"brackets around nothing", "()", 0, badNumber},
		{"brackets twice", "((1))", 0, badNumber},
		{"brackets and a sign", "(-1)", 0, badNumber},
		{"an exponent", "1.1E+18", 1.1e18, plainNumber},
		{"a long fraction", "0.1000000000000000055511151231257827", 0.1, plainNumber},
		{"not a number", "n/a", 0, badNumber},
		{"two signs", "--3", 0, badNumber},
		{"broken groups", "1,23,4.5", 0, badNumber},
		{"infinity", "Inf", 0, badNumber},
		{"hexadecimal", "0x10", 0, badNumber},
		{"underscores", "1_000", 0, badNumber},
		{"a date", "2024-01-05", 0, badNumber},
		{"a lone sign", "-", 0, badNumber},
		{"a lone per cent", "%", 0, badNumber},
	} {
		got, form := parseNumber([]byte(c.in), false)
		if form != c.form || form != badNumber && got != c.want {
			t.Errorf("%s: parseNumber(%q) = %v form %#x, want %v form %#x", c.claim, c.in, got, form, c.want, c.form)
		}
	}
}

func TestNumbersOfASheetHaveADecimalPoint(t *testing.T) {
	if got, form := parseNumber([]byte("1.234"), true); got != 1.234 || form != plainNumber {
		t.Errorf("parseNumber(1.234) of a sheet = %v form %d, want 1.234 form %d", got, form, plainNumber)
	}
}

func TestWithComma(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64
	}{{"1,234", 1.234}, {"1.234", 1234}, {"12.345", 12345}, {"7", 7}} {
		v, form := parseNumber([]byte(c.in), false)
		if got := withComma(v, form); got != c.want {
			t.Errorf("withComma(%q) = %v, want %v", c.in, got, c.want)
		}
	}
}

func TestDurations(t *testing.T) {
	const bad = -1e9
	for _, c := range []struct {
		claim, in, unit string
		want            float64
	}{
		{"a bare number has the column's unit", "3.5", "h", 12600},
		{"milliseconds", "1500", "ms", 1.5},
		{"Jira's own", "1d 4h", "s", 100800},
		{"a week is seven days", "1w", "s", 604800},
		{"without spaces", "2h30m", "s", 9000},
		{"in words", "2 days, 3 hours", "s", 183600},
		{"a fraction of a unit", "1.5h", "s", 5400},
		{"90 min", "90 min", "s", 5400},
		{"Chinese units", "2小时30分钟", "s", 9000},
		{"Chinese days", "3天", "s", 259200},
		{"a clock", "01:30:00", "s", 5400},
		{"a clock over a day", "36:00:00", "s", 129600},
		{"a clock with fractions", "0:00:01.5", "s", 1.5},
		{"hours and minutes", "01:30", "s", 5400},
		{"days before a clock", "1.02:03:04", "s", 93784},
		{"days in words before a clock", "1 day, 2:03:04", "s", 93784},
		{"ISO 8601", "PT1H30M", "s", 5400},
		{"ISO 8601 with days", "P1DT2H", "s", 93600},
		{"negative is the maths' concern", "-1d", "s", -86400},
		{"not a duration", "soon", "s", bad},
		{"sixty minutes", "1:60:00", "s", bad},
		{"an unknown unit", "3 moons", "s", bad},
		{"a month has no length", "P1M", "s", bad},
		{"a lone P", "P", "s", bad},
		{"a per cent", "5%", "s", bad},
	} {
		got, form := parseDuration([]byte(c.in), c.unit, false)
		if form == badNumber {
			got = bad
		}
		if math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: parseDuration(%q, %s) = %v, want %v", c.claim, c.in, c.unit, got, c.want)
		}
	}
}

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"1,234.5", "85%", "1.234,5", "-3", "1E5", "８５％", "1 234,5", "(1,234)", "−5", "1\u202f234,5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cell := trim([]byte(s))
		if len(cell) == 0 {
			return
		}
		for _, sheet := range []bool{false, true} {
			v, form := parseNumber(cell, sheet)
			if form == badNumber {
				continue
			}
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("parseNumber(%q) = %v", s, v)
			}
			printed := strconv.FormatFloat(v, 'g', -1, 64)
			if again, form := parseNumber([]byte(printed), true); form == badNumber || again != v {
				t.Errorf("parseNumber(%q) = %v, which prints as %s and reads as %v", s, v, printed, again)
			}
		}
	})
}

func FuzzDuration(f *testing.F) {
	for _, seed := range []string{"1d 4h", "01:30:00", "PT1H30M", "90 min", "1 day, 2:03:04", "2小时30分钟", "-1d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if cell := trim([]byte(s)); len(cell) > 0 {
			v, form := parseDuration(cell, "s", false)
			if form == badNumber {
				return
			}
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("parseDuration(%q) = %v", s, v)
			}
			printed := strconv.FormatFloat(v, 'g', -1, 64)
			if again, form := parseDuration([]byte(printed), "s", true); form == badNumber || again != v {
				t.Errorf("parseDuration(%q) = %v, which prints as %s and reads as %v", s, v, printed, again)
			}
		}
	})
}
