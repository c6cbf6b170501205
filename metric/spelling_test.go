package metric

import (
	"strings"
	"testing"
)

func TestAnySpelling(t *testing.T) {
	for _, c := range []struct {
		claim, cell, says string
		want              bool
	}{
		{"a word says itself", "failed", "failed", true},
		{"and no other", "failed", "fail", false},
		{"a list says each of its words", "a; b ;c", "b", true},
		{"with the wide semicolon too", "张三；李四", "李四", true},
		{"a list says itself", "a; b", "a; b", true},
		{"a list says no part of a word", "ab; c", "a", false},
		{"labels parted by commas", "bug,backend", "backend", true},
		{"scoped labels too", "type::bug,priority::1", "type::bug", true},
		{"a phrase is no list", "closed, not fixed", "closed", false},
		{"a number is no list", "1,234", "1", false},
		{"nor is an empty element a word", "a,,b", "a", false},
		{"a code", "1 - Critical", "1", true},
		{"its label", "1 - Critical", "Critical", true},
		{"a code with a letter", "P2 - High", "P2", true},
		{"a label has no further parts", "1 - Critical - now", "Critical", false},
		{"a hyphen in a word parts nothing", "pre-prod", "prod", false},
		{"words are no code", "Team - Critical", "Team", false},
		{"a name without its number", "信贷核心(#12)", "信贷核心", true},
		{"with a space before it", "Login (#7)", "Login", true},
		{"in a list", "信贷核心(#12); 支付(#3)", "支付", true},
		{"a number sign alone is a word", "C#", "C", false},
		{"brackets without a number are part of the name", "Login (old)", "Login", false},
		{"only a number is no name", "(#12)", "", false},
	} {
		got := AnySpelling(c.cell, func(s string) bool { return s == c.says })
		if got != c.want {
			t.Errorf("%s: AnySpelling(%q) = %q is %v, want %v", c.claim, c.cell, c.says, got, c.want)
		}
	}
}

func FuzzAnySpelling(f *testing.F) {
	for _, seed := range []string{"a; b", "1 - Critical", "信贷核心(#12)", ";;", "(#", "#)", " - ", "a,b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		AnySpelling(cell, func(s string) bool {
			if s != cell && (len(s) >= len(cell) || strings.TrimSpace(s) == "") {
				t.Errorf("AnySpelling(%q) tries %q", cell, s)
			}
			return false
		})
	})
}
