package wording

import "upshot/metric"

// files accounts for every row of the files that the indicator reads.
func (e *explaining) files() (s Section) {
	for i := range e.rep.Plan.Sources {
		if e.reads(e.rep.Plan.Sources[i].ID) && i < len(e.rep.Accounts) && len(e.rep.Accounts[i].Files) > 0 {
			s.Tables = append(s.Tables, e.filesOf(i))
		}
	}
	if len(s.Tables) > 0 {
		s.say(e.Say("explain.files.rows"))
	}
	return s
}

// reads reports whether the measure reads a source.
func (e *explaining) reads(source string) bool {
	for _, t := range e.spec.Measure.Terms() {
		if t.Source == source {
			return true
		}
	}
	return false
}

// filesOf is one line a file or sheet of a source.
func (e *explaining) filesOf(source int) ExplainTable {
	t := e.table(e.Say("explain.files.of", e.rep.Plan.Sources[source].ID), 1, "file", "rows", "rejected", "duplicates", "filtered", "outside", "used", "skipped")
	for _, f := range e.rep.Accounts[source].Files {
		at := metric.Position{File: f.Path, Sheet: f.Sheet}
		row := []string{at.String()}
		for _, n := range []int{f.Rows, f.Rejected, f.Duplicates, f.Filtered, f.Outside, f.Used, f.Totals + f.Headers + f.Blank} {
			row = append(row, e.Count(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// table is a table without rows whose heads are messages; the first columns are words.
func (e *explaining) table(caption string, words int, heads ...string) ExplainTable {
	t := ExplainTable{Caption: caption, Numeric: numeric(words, len(heads))}
	for _, head := range heads {
		t.Heads = append(t.Heads, e.Say("explain.head."+head))
	}
	return t
}
