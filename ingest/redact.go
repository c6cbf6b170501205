package ingest

import (
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// masked stands in a problem for a word that must not be shown.
const masked = "•••"

// pseudonyms number the words of redacted roles, the same in all sources: by role, then by folded word. They
// go by where a word comes up first, so that they do not even tell the names' order.
type pseudonyms map[string]map[string]string

// replace puts pseudonyms in place of a column's words. A list keeps its length.
func (p pseudonyms) replace(c *metric.Column) {
	if c.Kind != metric.WordColumn {
		return
	}
	words := []string{""}
	byName := map[string]uint32{}
	renamed := make([]uint32, len(c.Words))
	for i, code := range c.Codes {
		if code == 0 {
			continue
		}
		if renamed[code] == 0 {
			name := p.of(c.Role, c.Words[code])
			n, known := byName[name]
			if !known {
				n = uint32(len(words))
				byName[name] = n
				words = append(words, name)
			}
			renamed[code] = n
		}
		c.Codes[i] = renamed[code]
	}
	c.Words = words
}

// of is the pseudonym of a word, or of each word of a list.
func (p pseudonyms) of(role, word string) string {
	if elements := metric.ListElements(word); len(elements) > 1 {
		for i, element := range elements {
			elements[i] = p.of(role, element)
		}
		return strings.Join(elements, listSeparator)
	}
	if p[role] == nil {
		p[role] = map[string]string{}
	}
	key := fold(strings.Trim(word, ";； "))
	if p[role][key] == "" {
		p[role][key] = strings.ToUpper(role) + " " + strconv.Itoa(len(p[role])+1)
	}
	return p[role][key]
}

// redacts reports whether the words of a column must not be shown.
func (s *sourceReader) redacts(c *column) bool { return slices.Contains(s.source.Redact, c.Role) }

// shown is a word as a problem may quote it.
func (s *sourceReader) shown(c *column, word string) string {
	if s.redacts(c) {
		return masked
	}
	return shorten(word)
}

// listed are the words of a column as a problem may list them.
func (s *sourceReader) listed(i int, words wordCounts) string {
	if s.redacts(s.columns[i]) {
		return masked
	}
	return words.String()
}

// near is the word of a column that was probably meant, if it may be shown.
func (s *sourceReader) near(i int, word string, words wordCounts) string {
	if s.redacts(s.columns[i]) {
		return ""
	}
	return nearest(word, words.words)
}
