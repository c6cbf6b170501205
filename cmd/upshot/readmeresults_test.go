package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fieldsOf adds the paths of all fields below a value of results.json to found. Texts, objects by language, have none.
func fieldsOf(path string, v any, found map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, child := range v {
			if key != "en" && key != "zh-CN" {
				found[path+"."+key] = true
				fieldsOf(path+"."+key, child, found)
			}
		}
	case []any:
		for _, child := range v {
			fieldsOf(path, child, found)
		}
	}
}

// readmeFields are the paths that the README's table of results.json lists: "`phases` (`phase`, `level`)" are three.
func readmeFields(t *testing.T) map[string]bool {
	t.Helper()
	quoted, token := regexp.MustCompile("`([^`]+)`"), regexp.MustCompile("`[^`]+`|[()]")
	_, table, _ := strings.Cut(readme(t), "\n| at | fields | |\n|---|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string]bool{}
	for row := range strings.Lines(table) {
		cells := strings.Split(row, "|")
		if len(cells) != 5 {
			t.Fatalf("the README's table of results.json has a row of %d parts: %s", len(cells), row)
		}
		for _, at := range quoted.FindAllStringSubmatch(cells[1], -1) {
			within, last := []string{at[1]}, ""
			for _, word := range token.FindAllString(cells[2], -1) {
				switch word {
				case "(":
					within = append(within, last)
				case ")":
					within = within[:len(within)-1]
				default:
					last = within[len(within)-1] + "." + strings.Trim(word, "`")
					listed[last] = true
				}
			}
		}
	}
	return listed
}

// What the README says results.json holds of the registers is what is written of the sample, which has all of it.
func TestTheReadmesFieldsOfResultsAreWritten(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(built(t, sample), "results.json"))
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, key := range []string{"assessment", "actions"} {
		fieldsOf(key, document[key], written)
	}
	want, got := slices.Sorted(maps.Keys(written)), slices.Sorted(maps.Keys(readmeFields(t)))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields of the README's table (-results.json +README):\n%s", diff)
	}
}
