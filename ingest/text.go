package ingest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// reportLanguages are those that reports are written in.
var reportLanguages = []string{"en", "zh-CN"}

// language reads the tag of one of them.
func (n node) language() (string, bool) {
	tag, ok := n.text()
	if !ok || slices.Contains(reportLanguages, tag) {
		return tag, ok
	}
	near := cmp.Or(nearest(tag, reportLanguages), sameLanguage(tag))
	n.d.fail(n.pos(), unknownLanguage, shorten(tag), join(reportLanguages), near)
	return "", false
}

// sameLanguage is the known tag that shares the first part: zh-CN for zh or zh_Hans.
func sameLanguage(tag string) string {
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	for _, known := range reportLanguages {
		if base, _, _ := strings.Cut(known, "-"); base == language {
			return known
		}
	}
	return ""
}

// localised reads a text: a plain string, or one string a language. A language of the report that it
// lacks falls back to the report's first, else to the first one given, and is reported at the end.
func (n node) localised() metric.Text {
	if n.Node == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		if s, ok := n.text(); ok {
			return metric.Plain(s)
		}
		return nil
	}
	text := metric.Text{}
	for _, p := range n.pairs() {
		language, ok := p.key.language()
		s, isText := p.value.text()
		if !ok || !isText {
			continue
		}
		text[language] = s
		if _, has := text[""]; !has || language == n.d.plan.Languages[0] {
			text[""] = s
		}
	}
	if len(text) == 0 {
		if len(n.Content) == 0 {
			n.wrong(notText, n.key)
		}
		return nil
	}
	for _, language := range n.d.plan.Languages {
		if _, has := text[language]; !has {
			n.d.untranslated[language] = append(n.d.untranslated[language], n.pos())
		}
	}
	return text
}

// reportUntranslated gives one notice a language for all the texts that lack it.
func (d *definition) reportUntranslated() {
	for _, language := range d.plan.Languages {
		places := d.untranslated[language]
		if len(places) == 0 {
			continue
		}
		slices.SortFunc(places, func(a, b metric.Position) int {
			return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
		})
		p := d.notice(places[0], textMissingLanguage, strconv.Itoa(len(places)), language)
		p.Also, p.Count = places[1:], len(places)
	}
}

// isID reports whether s can be part of a file's name and of a link: letters, digits, "-", "_"
// and ".", the first of them a letter or digit.
func isID(s string) bool {
	const maxIDRunes = 80
	count := 0
	for i, r := range s {
		count++
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && i > 0:
		case (r == '-' || r == '_' || r == '.') && i > 0:
		default:
			return false
		}
	}
	return count > 0 && count <= maxIDRunes
}

func join(words []string) string { return strings.Join(words, ", ") }
