package ingest

import (
	"testing"

	"upshot/metric"
)

func TestAWordOfAColumnIsNoNullThatOnlyTimesAndNumbersHave(t *testing.T) {
	words, values := newNullWords(metric.WordColumn, []string{"unknown"}), newNullWords(metric.TimeColumn, []string{"unknown"})
	for _, c := range []struct {
		claim, cell string
		word, value bool // whether it means nothing in a column of words, and of times or numbers
	}{
		{"nothing is nothing", "", true, true},
		{"a dash says that there is nothing", "-", true, true},
		{"so do two, and a long one", "——", true, true},
		{"not applicable", "N/A", true, true},
		{"in any case", "n/a", true, true},
		{"a database's null", "NULL", true, true},
		{"a script's", "None", true, true},
		{"said in Chinese", "无", true, true},
		{"NA may be Namibia, or a project", "NA", false, true},
		{"no month is called na", "na", false, true},
		{"a job may run never", "Never", false, true},
		{"what the definition lists holds everywhere", "unknown", true, true},
		{"a word is a word", "Core", false, false},
	} {
		if got := words.empty([]byte(c.cell)); got != c.word {
			t.Errorf("%s: empty(%q) in words = %v, want %v", c.claim, c.cell, got, c.word)
		}
		if got := values.empty([]byte(c.cell)); got != c.value {
			t.Errorf("%s: empty(%q) in times = %v, want %v", c.claim, c.cell, got, c.value)
		}
	}
}
