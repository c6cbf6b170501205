package ingest

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"columns", "covers", "median", "mean", "deployment-frequency", "Finished at", "所属产品", "p90", "p91"}
	for _, test := range []struct{ claim, word, want string }{
		{"one letter missing", "colums", "columns"},
		{"two letters swapped", "meidan", "median"},
		{"case does not count", "COLUMNS", "columns"},
		{"nor do spaces and dashes", "finished_at", "Finished at"},
		{"nor does width", "ｃｏｌｕｍｎｓ", "columns"},
		{"characters are counted, not bytes", "所属产", "所属产品"},
		{"a long word forgives more", "deploy-frequency", "deployment-frequency"},
		{"but not everything", "frequency", ""},
		{"a short word forgives one", "maen", "mean"},
		{"of two that are as near, neither is meant", "p99", ""},
		{"the beginning of a word is enough", "deployment", "deployment-frequency"},
		{"but not of two", "c", ""},
		{"nothing is near to nothing", "", ""},
		{"a stranger has no neighbour", "narrative", ""},
		{"the word itself is no suggestion", "mean", ""},
	} {
		if got := nearest(test.word, known); got != test.want {
			t.Errorf("%s: nearest(%q) = %q, want %q", test.claim, test.word, got, test.want)
		}
	}
}
