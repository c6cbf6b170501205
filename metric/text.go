package metric

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
