package wording

import (
	"math"
	"testing"
)

func TestExactNumbersHaveTheDigitsOfARecalculation(t *testing.T) {
	w := book(t).In("en")
	for _, c := range []struct {
		claim string
		value float64
		want  string
	}{
		{"six digits", 21.16213, "21.1621"},
		{"small ones too", 0.00476190476, "0.0047619"},
		{"rounding carries into the next class", 9.9999999, "10"},
		{"no zeros at the end", 0.25, "0.25"},
		{"a whole number stands in full", 12345678, "12,345,678"},
		{"a half of a large one is not lost", 12345.5, "12,345.5"},
		{"what has more digits before the point is rounded to one", 1234567.8, "1,234,568"},
		{"minus is a minus", -17860.5, "−17,860.5"},
		{"very small ones have an exponent", 3.29451e-12, "3.29451e−12"},
		{"and a short one where it is round", -2e-9, "−2e−09"},
		{"zero is 0", 0, "0"},
		{"and has no sign", math.Copysign(0, -1), "0"},
		{"what is not given is a dash", none, "–"},
		{"infinity is a word", infinite, "no limit"},
	} {
		if got := w.exact(c.value); got != c.want {
			t.Errorf("%s: exact(%v) = %q, want %q", c.claim, c.value, got, c.want)
		}
	}
	if got := w.probability(1.0 / 210); got != "0.004762" {
		t.Errorf("a p has four digits: probability(1/210) = %q", got)
	}
}

func TestANegativeNumberBehindAMinusIsBracketed(t *testing.T) {
	for number, want := range map[string]string{"−0.14": "(−0.14)", "0.14": "0.14"} {
		if got := bracketed(number); got != want {
			t.Errorf("bracketed(%q) = %q, want %q", number, got, want)
		}
	}
}
