package workbook

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"upshot/indicator"
)

// quotedNames finds the names that the explanation puts in quotes.
var quotedNames = regexp.MustCompile(`“(.*?)”`)

func TestTheCalculationNamesSheetsAndColumnsThatThereAre(t *testing.T) {
	rep := report(samplePlan(specs...), 2)
	for _, language := range []string{"en", "zh-CN"} {
		f := open(t, written(t, rep, language))
		words := book1.In(language)
		for i := range rep.Indicators {
			r := &rep.Indicators[i]
			overall := r.In(indicator.Overall)
			var named [][]string
			for _, s := range words.Explain(rep, r, overall, overall.Headline()).Sections {
				for _, sentence := range s.Sentences {
					if found := quotedNames.FindAllStringSubmatch(sentence, -1); s.ID == "records" && len(found) == 2 && strings.HasPrefix(found[0][1], "raw-") {
						named = append(named, []string{found[0][1], found[1][1]})
					}
				}
			}
			if len(named) == 0 {
				t.Errorf("%s %s: the calculation names no sheet", language, r.Spec.ID)
			}
			for _, name := range named {
				rows, err := f.GetRows(name[0])
				if err != nil {
					t.Errorf("%s %s: sheet %q: %v", language, r.Spec.ID, name[0], err)
					continue
				}
				if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, name[1]) }) {
					t.Errorf("%s %s: sheet %q has no column %q", language, r.Spec.ID, name[0], name[1])
				}
			}
		}
	}
}

func TestTheSheetHasTheCalculationOfTheHeadline(t *testing.T) {
	rep := report(samplePlan(pick(leadTime)...), 2)
	f := open(t, written(t, rep, "en"))
	rows, err := f.GetRows(rep.Indicators[0].Spec.ID)
	if err != nil {
		t.Fatal(err)
	}
	from := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 2 && row[0] == "Comparison" && row[1] == "Step" })
	if from < 0 {
		t.Fatal("the sheet has no table of steps")
	}
	words := book1.In("en")
	seen := map[string]int{}
	for _, row := range rows[from+1:] {
		if len(row) > 2 {
			seen[row[0]]++
		}
	}
	c := rep.Indicators[0].In(indicator.Overall).Headline()
	if name := words.Phase(rep, c.After) + " against " + words.Phase(rep, c.Before); seen[name] < 5 || len(seen) != 1 {
		t.Errorf("lines = %v, want those of %q alone", seen, name)
	}
}
