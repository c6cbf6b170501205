package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"upshot/metric"
)

// one ends the key of a singular.
const one = ".one"

// Words says things in one language.
type Words struct {
	language string
	messages map[string]string
}

// Language is the tag of the words, such as "zh-CN".
func (w *Words) Language() string { return w.language }

// Say gives the message of a key with its arguments in place, its singular where the first
// argument is "1" and there is one. A key that is not there comes out as "!key!", for tests to find.
func (w *Words) Say(key string, args ...string) string {
	message, ok := w.messages[key]
	if len(args) > 0 && args[0] == "1" {
		if singular, has := w.messages[key+one]; has {
			message, ok = singular, true
		}
	}
	if !ok {
		return "!" + key + "!"
	}
	return expand(message, args)
}

// Has reports whether there is a message of a key.
func (w *Words) Has(key string) bool {
	_, ok := w.messages[key]
	return ok
}

// Text is the plan's own words in this language: the exact tag, else another tag of its base
// language, else the text's fallback.
func (w *Words) Text(t metric.Text) string {
	if s, ok := t[w.language]; ok {
		return s
	}
	if s, ok := t[base(w.language)]; ok {
		return s
	}
	return t.In(w.language)
}

// Problem is what is wrong, and what to do about it ("" if the code has no hint). The position is
// not part of either. Where the last argument is a word that was probably meant, and not "", the message
// ending in ".near" is the hint.
func (w *Words) Problem(p metric.Problem) (message, hint string) {
	key := "problem." + p.Code
	message = w.Say(key, p.Args...)
	switch n := len(p.Args); {
	case n > 0 && p.Args[n-1] != "" && w.Has(key+".near"):
		hint = w.Say(key+".near", p.Args...)
	case w.Has(key + ".hint"):
		hint = w.Say(key+".hint", p.Args...)
	}
	return message, hint
}

// List joins words: "a", "a and b", "a, b and c".
func (w *Words) List(items []string) string {
	if len(items) == 0 {
		return ""
	}
	s := items[0]
	for i, item := range items[1:] {
		if i == len(items)-2 {
			return w.Say("list.last", s, item)
		}
		s = w.Say("list.next", s, item)
	}
	return s
}

// expand puts the arguments in their places. Chinese sets a space between a character and a digit or
// a Latin letter, but none between two characters; the messages therefore have spaces around
// places, and one that would come to stand between two characters is dropped.
func expand(message string, args []string) string {
	var b strings.Builder
	for message != "" {
		open := strings.IndexByte(message, '{')
		if open < 0 || open+2 >= len(message) {
			b.WriteString(message)
			break
		}
		if message[open+2] != '}' { // a brace of YAML
			b.WriteString(message[:open+1])
			message = message[open+1:]
			continue
		}
		n := int(message[open+1] - '0')
		if n < 0 || n >= len(args) {
			b.WriteString(message[:open+3])
			message = message[open+3:]
			continue
		}
		before, after := message[:open], message[open+3:]
		b.WriteString(joint(before, args[n], b.String()))
		b.WriteString(args[n])
		if rest, ok := strings.CutPrefix(after, " "); ok && !strings.HasPrefix(rest, "{") {
			last, _ := utf8.DecodeLastRuneInString(args[n])
			next, _ := utf8.DecodeRuneInString(rest)
			if wide(last) && wide(next) {
				after = rest
			}
		}
		message = after
	}
	return b.String()
}

// joint is the text before a place, without its last space if that would stand between two
// characters. written is what already stands before it.
func joint(before, arg, written string) string {
	rest, ok := strings.CutSuffix(before, " ")
	if !ok {
		return before
	}
	last, _ := utf8.DecodeLastRuneInString(written + rest)
	first, _ := utf8.DecodeRuneInString(arg)
	if wide(last) && wide(first) {
		return rest
	}
	return before
}

// wide reports whether a rune is a Chinese character or a full-width mark.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}
