package wording

import (
	"slices"
	"strings"
)

// Beyond is what an explanation says that others, of the same indicator and scope, do not: sentences, tables and
// lines of tables that stand in the same step of one of them are left out.
func (x Explanation) Beyond(others ...Explanation) Explanation {
	if len(others) == 0 {
		return x
	}
	said := map[string]bool{}
	for _, other := range others {
		for _, s := range other.Sections {
			for _, sentence := range s.Sentences {
				said[s.ID+"\n"+sentence] = true
			}
			for _, t := range s.Tables {
				for _, row := range t.Rows {
					said[s.ID+"\n"+t.line(row)] = true
				}
			}
		}
	}
	var out Explanation
	for _, s := range x.Sections {
		rest := Section{ID: s.ID, Title: s.Title}
		for _, sentence := range s.Sentences {
			if !said[s.ID+"\n"+sentence] {
				rest.Sentences = append(rest.Sentences, sentence)
			}
		}
		for _, t := range s.Tables {
			if t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(row []string) bool { return said[s.ID+"\n"+t.line(row)] }); len(t.Rows) > 0 {
				rest.Tables = append(rest.Tables, t)
			}
		}
		if len(rest.Sentences)+len(rest.Tables) > 0 {
			out.Sections = append(out.Sections, rest)
		}
	}
	return out
}

// line is all that a line of a table says, to compare it by.
func (t ExplainTable) line(row []string) string {
	return t.Caption + "\n" + strings.Join(t.Heads, "\t") + "\n" + strings.Join(row, "\t")
}
