package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nearest is the known word that somebody who wrote word most likely meant, or "" if none is near.
// Case, width, and the choice between space, "-" and "_" do not count as differences. Of several
// words that are as near, none is suggested. Where nothing is near, the only word that begins with
// what was written is.
func nearest(word string, known []string) string {
	return nearestMeaning(word, known, func(candidate string) string { return candidate })
}

// nearestMeaning is nearest among words of which some mean the same: of several of one meaning that are as near, it is
// the first.
func nearestMeaning(word string, known []string, meaning func(string) string) string {
	folded := foldForNearest(word)
	limit := maxSlips(folded) + 1
	best, bestDistance := "", limit
	var longer []string
	for _, candidate := range known {
		if candidate == word {
			continue
		}
		other := foldForNearest(candidate)
		if strings.HasPrefix(other, folded) && !slices.ContainsFunc(longer, func(s string) bool { return meaning(s) == meaning(candidate) }) {
			longer = append(longer, candidate)
		}
		switch d := editDistance(folded, other, limit); {
		case d < bestDistance:
			best, bestDistance = candidate, d
		case d == bestDistance && d > 0 && meaning(best) != meaning(candidate):
			best = ""
		}
	}
	if bestDistance == limit && len(longer) == 1 && utf8.RuneCountInString(folded) >= minPrefix {
		return longer[0]
	}
	return best
}

// minPrefix is how many characters must be there to guess the rest.
const minPrefix = 4

// maxSlips is how many edits away a word may be: one in a short word, a third of a longer one.
func maxSlips(word string) int {
	n := utf8.RuneCountInString(word)
	if n < 3 {
		return min(n-1, 1)
	}
	return max(1, min(n/3, 4))
}

func foldForNearest(s string) string {
	s = strings.ToLower(norm.NFKC.String(strings.TrimSpace(s)))
	return strings.NewReplacer("-", " ", "_", " ").Replace(s)
}

// editDistance counts insertions, deletions, substitutions and swaps of neighbours (optimal string
// alignment). It gives up, and answers limit, where the lengths alone differ by that much.
func editDistance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= limit || len(t)-len(s) >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

// Nearest is the known word that somebody who wrote word most likely meant, or "", for the words of the
// command line.
func Nearest(word string, known []string) string { return nearest(word, known) }
