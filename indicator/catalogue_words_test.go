package indicator

import (
	"slices"
	"testing"

	"upshot/metric"
)

func TestAWordMeansOneThing(t *testing.T) {
	for _, e := range entries() {
		for _, s := range e.Sources {
			for _, r := range s.Roles {
				checkVocabulary(t, e.Indicator.ID+": "+s.Name+"."+r.Role, r.Words)
			}
		}
	}
}

func checkVocabulary(t *testing.T, what string, vocabulary map[string][]string) {
	t.Helper()
	meaning := map[string]string{}
	for canonical, words := range vocabulary {
		if !slices.Contains(words, canonical) {
			t.Errorf("%s: %q is not among its own words", what, canonical)
		}
		for _, word := range words {
			folded := metric.Fold(word)
			if first, taken := meaning[folded]; taken {
				t.Errorf("%s: %q stands under %q and %q", what, word, first, canonical)
			}
			meaning[folded] = canonical
		}
	}
}

// Entries are often bound to the same source, and their words are merged there.
func TestEntriesAgreeOnTheWordsOfAColumn(t *testing.T) {
	first := map[string]string{}
	vocabularies := map[string]map[string][]string{}
	for _, e := range entries() {
		for _, s := range e.Sources {
			for _, r := range s.Roles {
				column := s.Name + "." + r.Role
				known, seen := vocabularies[column]
				if !seen {
					first[column], vocabularies[column] = e.Indicator.ID, r.Words
					continue
				}
				if !sameWords(known, r.Words) {
					t.Errorf("%s and %s know different words for %s", first[column], e.Indicator.ID, column)
				}
			}
		}
	}
}

func sameWords(a, b map[string][]string) bool {
	if len(a) != len(b) {
		return false
	}
	for canonical, words := range a {
		if !slices.Equal(words, b[canonical]) {
			return false
		}
	}
	return true
}

// A condition on a column with a vocabulary can only ever meet its canonical words.
func TestConditionsAskForCanonicalWords(t *testing.T) {
	for _, e := range entries() {
		m := e.Indicator.Measure
		for _, term := range m.Terms() {
			for _, c := range term.Where {
				vocabulary := vocabularyOf(e, term.Source, c.Role)
				for _, word := range c.Words {
					if _, known := vocabulary[word]; vocabulary != nil && !known {
						t.Errorf("%s: asks for %s = %q, which is no canonical word", e.Indicator.ID, c.Role, word)
					}
				}
			}
		}
	}
}

func vocabularyOf(e metric.Entry, source, role string) map[string][]string {
	for _, s := range e.Sources {
		for _, r := range s.Roles {
			if s.Name == source && r.Role == role {
				return r.Words
			}
		}
	}
	return nil
}

func TestWordsOfRealExportsAreKnown(t *testing.T) {
	cases := []struct {
		claim, cell, want string
		vocabulary        map[string][]string
	}{
		{"Jenkins shouts", "FAILURE", "failed", resultWords},
		{"Jenkins unstable is neither success nor failed", "UNSTABLE", "unstable", resultWords},
		{"GitLab spells canceled with one l", "canceled", "cancelled", resultWords},
		{"Azure DevOps joins words", "partiallySucceeded", "unstable", resultWords},
		{"a rollback is a failure", "已回滚", "failed", resultWords},
		{"full width is the same word", "ＳＵＣＣＥＳＳ", "success", resultWords},
		{"completed says nothing about the result", "completed", "", resultWords},
		{"inactive says nothing about the result", "INACTIVE", "", resultWords},
		{"an emergency change is unplanned", "紧急变更", "unplanned", plannedWords},
		{"a spreadsheet's TRUE is yes", "TRUE", "yes", onTimeWords},
		{"late is no", "延期", "no", onTimeWords},
		{"PRD is production", "PRD", "production", foundWords},
		{"PROD is an environment", "PROD", "production", environmentWords},
		{"what comes before production is another", "预生产环境", "other", environmentWords},
		{"pre-production is not production", "准生产", "before-release", foundWords},
		{"a release is a deployment", "Release", "deployment", causeWords},
	}
	for _, c := range cases {
		if got := meaningOf(c.vocabulary, c.cell); got != c.want {
			t.Errorf("%s: meaning of %q = %q, want %q", c.claim, c.cell, got, c.want)
		}
	}
}

func meaningOf(vocabulary map[string][]string, cell string) string {
	for canonical, words := range vocabulary {
		for _, word := range words {
			if metric.Fold(word) == metric.Fold(cell) {
				return canonical
			}
		}
	}
	return ""
}
