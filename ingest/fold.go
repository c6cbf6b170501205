package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"upshot/ingest/grid"
	"upshot/metric"
)

// fold is metric.Fold with every form that Unicode takes for the same letters made one, half-width
// kana and ligatures among them.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			s = norm.NFKC.String(s)
			break
		}
	}
	return metric.Fold(s)
}

// foldHeader is fold without any space, so that "Finished  at" is "finishedat".
func foldHeader(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, fold(s))
}

// signless is fold without anything but letters and digits, so that "Sub-item", "sub_item" and "Sub item" are one.
func signless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(s))
}

// trim cuts a cell's outer space; most cells have none, which two looks tell.
func trim(b []byte) []byte {
	if n := len(b); n > 0 && b[0]-'!' < 0x5f && b[n-1]-'!' < 0x5f {
		return b
	}
	return grid.Trim(b)
}

// builtInNulls are the words that mean "empty" in the exports that teams have.
var builtInNulls = []string{
	"-", "--", "—", "–", "——", "N/A", "n.a.", "#N/A", "null", "(null)", "nil", "None", "(none)", "NaN", "(blank)", "无", "空", "暂无",
}

// valueNulls mean so in a column of times or numbers only: NA may be a country or a project, and something
// may be done never.
var valueNulls = []string{
	"NA", "Never", "NaT",
	"0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00Z", "0001-01-01 00:00:00", "0001-01-01T00:00:00Z",
}

// nullWords recognises the cells that stand for nothing.
type nullWords struct {
	first   [256]bool // first bytes, so that most cells cost one look
	longest int
	words   map[string]bool
}

// newNullWords are the built-in ones of a kind of column and those that the definition lists.
func newNullWords(kind metric.ColumnKind, own []string) *nullWords {
	n := &nullWords{words: map[string]bool{}}
	lists := [][]string{builtInNulls, own}
	if kind != metric.WordColumn {
		lists = append(lists, valueNulls)
	}
	for _, list := range lists {
		for _, word := range list {
			for _, w := range []string{word, strings.ToLower(word), strings.ToUpper(word), fold(word)} {
				if w == "" {
					continue
				}
				n.words[w] = true
				n.first[w[0]] = true
				n.longest = max(n.longest, len(w))
			}
		}
	}
	return n
}

// empty reports whether a trimmed cell is empty or a null word.
func (n *nullWords) empty(cell []byte) bool {
	if len(cell) == 0 {
		return true
	}
	return n.first[cell[0]] && len(cell) <= n.longest && n.words[string(cell)]
}
