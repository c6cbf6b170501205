package metric

import (
	"strings"
	"unicode"
)

// Text is a string in one or more languages, keyed by language tag ("en", "zh-CN").
// The key "" holds what a missing language falls back to.
type Text map[string]string

// Plain is a text that reads the same in every language.
func Plain(s string) Text { return Text{"": s} }

// In gives the text in a language, else the fallback, else "".
func (t Text) In(language string) string {
	if s, ok := t[language]; ok {
		return s
	}
	return t[""]
}

// invisible characters come along when words are copied: zero-width spaces and joiners, byte order marks.
const invisible = "\u200b\u200c\u200d\u2060\ufeff"

// Fold makes words comparable: full-width letters, digits and signs become plain ones, capitals
// become small, and runs of space become one, none at the ends.
func Fold(s string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case strings.ContainsRune(invisible, r):
			return -1
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(plain), " ")
}
