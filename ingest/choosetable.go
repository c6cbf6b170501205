package ingest

import (
	"slices"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// foundTable is a table of a file with the header that was found in it.
type foundTable struct {
	*grid.Table
	path  string
	top   [][]string
	lines []int // the line or sheet row of each row of top
	head  header
	ok    bool
	notes []metric.Problem
}

// left is how many columns of the sheet stand to the left of the table.
func (f foundTable) left() int { return max(f.Range.Left, 1) - 1 }

// find looks for the source's header in a table; in a sheet, in the tables that stand side by side or one
// below the other.
func (s *sourceReader) find(t *grid.Table, path string) (foundTable, *metric.Problem) {
	top, lines, problem := t.Top(max(headerSearch, s.source.HeaderRow))
	if problem != nil {
		return foundTable{Table: t}, problem
	}
	f := foundIn(s.source, t, top, lines)
	f.path = path
	if !t.Sheet() {
		return f, nil
	}
	if f, problem = s.besides(f, f.finder(s.source)); problem != nil || !f.ok || f.head.rows == 0 {
		return f, problem
	}
	if within, _ := grid.ParseRange(s.source.Range); within.Bottom > 0 {
		return f, nil // its end was said
	}
	return s.until(f)
}

// foundIn looks for a source's header in the first rows of a table.
func foundIn(source *metric.Source, t *grid.Table, top [][]string, lines []int) foundTable {
	f := foundTable{Table: t, top: top, lines: lines}
	finder := f.finder(source)
	f.head, f.ok = finder.findHeader(top, lines)
	f.head.left, f.head.above = f.left(), max(f.Range.Top, 1)-1
	if f.head.line = 1; f.head.rows > 0 {
		f.head.line = lines[f.head.rows-1]
	}
	return f
}

// finder knows what the source's header in the table must hold. Merged ranges are given to it as they are
// counted in the table, from its first row and column.
func (f foundTable) finder(source *metric.Source) headerFinder {
	merges := f.Merges
	if above := max(f.Range.Top, 1) - 1; f.left() > 0 || above > 0 {
		merges = make([]grid.Merge, len(f.Merges))
		for i, m := range f.Merges {
			merges[i] = grid.Merge{Left: m.Left - f.left(), Top: m.Top - above, Right: m.Right - f.left(), Bottom: m.Bottom - above}
		}
	}
	return headerFinder{source: source, sheet: f.Serials, date1904: f.Date1904, merges: merges}
}

// findHeader looks for the source's header in the first rows of a table, or takes the row that the definition
// names.
func (h *headerFinder) findHeader(top [][]string, lines []int) (header, bool) {
	if h.source.HeaderRow == 0 {
		return h.find(top)
	}
	if i := slices.Index(lines, h.source.HeaderRow); i >= 0 {
		return h.at(top, i), true
	}
	return header{}, false
}

// better reports whether the header of one split of a text holds more mapped columns than that of another,
// or as many and the split makes more cells.
func (f foundTable) better(than foundTable) bool {
	if f.head.matched != than.head.matched {
		return f.head.matched > than.head.matched
	}
	return f.size() > than.size()
}

func (f foundTable) size() int {
	n := 0
	for _, row := range f.top {
		n += len(row)
	}
	return n
}

// chooseTable takes the table of a file that holds the source's records.
func (s *sourceReader) chooseTable(file *grid.File, f *fileReading) (foundTable, bool) {
	if s.source.Range != "" && !file.Tables[0].Sheet() {
		f.blame(rangeInText, s.source.Pos, s.source.Range, file.Path)
		return foundTable{}, false
	}
	if file.OneOf {
		return s.sniff(file, f)
	}
	return s.chooseSheet(file, f)
}

// sniff finds the delimiter with which the header holds most mapped columns; among equals the one that
// makes most cells. One with which the text cannot be split at all is not the file's, unless no other shows a mapped column.
func (s *sourceReader) sniff(file *grid.File, f *fileReading) (best foundTable, ok bool) {
	var first *metric.Problem
	for i := range file.Tables {
		found, problem := s.find(&file.Tables[i], file.Path)
		if problem != nil {
			if first == nil {
				first = problem
			}
			continue
		}
		if best.Table == nil || found.better(best) {
			best = found
		}
	}
	if first != nil && best.head.matched == 0 {
		f.problems = append(f.problems, *first)
		return foundTable{}, false
	}
	return best, true
}

// chooseSheet takes the named sheet; without a name the only one, or the only one with the header.
func (s *sourceReader) chooseSheet(file *grid.File, f *fileReading) (foundTable, bool) {
	tables := visibleTables(file.Tables)
	names := namesOf(tables)
	if s.source.Sheet != "" && file.Tables[0].Sheet() {
		t := tableNamed(file.Tables, s.source.Sheet)
		if t == nil {
			f.blame(sheetMissing, s.source.Pos, s.source.Sheet, file.Path, strings.Join(names, ", "), nearest(s.source.Sheet, names))
			return foundTable{}, false
		}
		tables = []*grid.Table{t}
	}
	var best []foundTable
	for _, t := range tables {
		if within, wrong := grid.ParseRange(s.source.Range); wrong == "" {
			t = t.Within(within)
		}
		found, problem := s.find(t, file.Path)
		if problem != nil {
			f.problems = append(f.problems, *problem)
			return foundTable{}, false
		}
		if len(tables) == 1 {
			return found, true
		}
		if found.ok && s.hasNeeded(found.head) {
			best = append(best, found)
		}
	}
	if len(best) == 1 {
		return best[0], true
	}
	f.blame(sheetAmbiguous, s.source.Pos, file.Path, strings.Join(names, ", "))
	return foundTable{}, false
}

// visibleTables are those that a person sees who opens the file; all if none is visible.
func visibleTables(tables []grid.Table) []*grid.Table {
	var visible, all []*grid.Table
	for i := range tables {
		all = append(all, &tables[i])
		if !tables[i].Hidden {
			visible = append(visible, &tables[i])
		}
	}
	if len(visible) == 0 {
		return all
	}
	return visible
}

// tableNamed finds a sheet, hidden ones included, exactly or else folded; nil if there is none.
func tableNamed(tables []grid.Table, name string) *grid.Table {
	for _, same := range []func(a, b string) bool{
		func(a, b string) bool { return a == b },
		func(a, b string) bool { return fold(a) == fold(b) },
	} {
		for i := range tables {
			if same(tables[i].Name, name) {
				return &tables[i]
			}
		}
	}
	return nil
}

func namesOf(tables []*grid.Table) []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.Name)
	}
	return names
}
