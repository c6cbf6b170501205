package ingest

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"upshot/metric"
)

// shippedNames are the names of the parts of all shipped models.
var shippedNames = sync.OnceValue(func() []*capabilityNames {
	var all []*capabilityNames
	for _, name := range Models {
		all = append(all, newCapabilityNames(ModelNamed(name)))
	}
	return all
})

// guessedRegister is a table with the header of a register.
//
// Lists of tickets have the headers of registers too: id, title, status, due. So headers alone do not tell one: its
// cells must name parts of a model, or levels, or there must be columns that no list of tickets has.
type guessedRegister struct {
	kind   *registerKind
	table  *guessedTable
	source metric.Source
	by     map[int]string // role by column, of those that their headers tell
	given  map[int]string // and of those that their cells tell
	names  *capabilityNames
	parts  int
	levels []int // of an assessment: the columns that hold levels
}

// guessRegister tells which register a table seems to be, nil if it is none. Among several it is the one that knows
// most of the headers. A known export is none.
func (r *inspector) guessRegister(found *guessedTable, splits []*guessedTable) *guessedRegister {
	if found.problem != nil || fit(r.Presets, found.head) != nil {
		return nil
	}
	var best *guessedRegister
	for i := range registers {
		if g := newGuessedRegister(&registers[i], found, splits); g.told() && (best == nil || len(g.by) > len(best.by)) {
			best = g
		}
	}
	return best
}

// newGuessedRegister finds the header of a register as a reading does; where next to nothing of it is known, the
// header is the one that any table would have.
func newGuessedRegister(kind *registerKind, found *guessedTable, splits []*guessedTable) *guessedRegister {
	g := &guessedRegister{kind: kind, source: metric.Source{Layout: "long"}, by: map[int]string{}, given: map[int]string{}}
	g.source.Columns = builtInColumns(&g.source, kind.rolesIn(&metric.Plan{}))
	var best foundTable
	for i, split := range splits {
		if one := foundIn(&g.source, split.Table, split.top, split.lines); i == 0 || one.better(best) {
			best = one
		}
	}
	if best.head.matched < 2 && found.ok {
		best = found.foundTable
		finder := found.finder(&g.source)
		best.head = finder.at(found.top, found.head.rows-1)
		best.head.line, best.head.left, best.head.above = found.head.line, found.head.left, found.head.above
	}
	g.table = &guessedTable{foundTable: best, depth: 1}
	if best.head.upper != nil {
		g.table.depth = 2
	}
	for b, c := range best.head.columns {
		if c >= 0 {
			g.by[c] = g.source.Columns[b].Role
		}
	}
	return g
}

// told reports whether the table is the register.
func (g *guessedRegister) told() bool {
	switch {
	case len(g.table.head.names) < 2 || len(g.table.top) <= g.table.head.rows:
		return false
	case g.kind.key == assessmentRegister.key:
		return g.rates()
	}
	return g.hasIDs() && len(g.by) > 1 && (g.namesParts() || g.idsNameLevels() || g.hasTellingColumns())
}

// columnOf is the column of a role, -1 if none has it.
func (g *guessedRegister) columnOf(role string) int {
	for _, by := range []map[int]string{g.by, g.given} {
		for c, r := range by {
			if r == role {
				return c
			}
		}
	}
	return -1
}

// free are the columns that have a header and no role yet.
func (g *guessedRegister) free() (columns []int) {
	for c, name := range g.table.head.names {
		if g.by[c] == "" && g.given[c] == "" && name != "" {
			columns = append(columns, c)
		}
	}
	return columns
}

// cells are those of a column below the header, as far as the first rows go.
func (g *guessedRegister) cells(column int) (cells []string) {
	nulls := newNullWords(metric.WordColumn, nil)
	for _, row := range g.table.top[g.table.head.rows:] {
		if cell := strings.TrimSpace(at(row, column)); cell != "" && !nulls.empty([]byte(cell)) {
			cells = append(cells, cell)
		}
	}
	return cells
}

// hasIDs finds the column of the ids: by its header, else the first one with a different word in every row.
func (g *guessedRegister) hasIDs() bool {
	if g.columnOf("id") >= 0 {
		return true
	}
	for _, c := range g.free() {
		cells, seen := g.cells(c), map[string]bool{}
		for _, cell := range cells {
			if strings.ContainsFunc(cell, unicode.IsDigit) && len(strings.Fields(cell)) == 1 && !isTimeText(cell) {
				seen[cell] = true
			}
		}
		if len(cells) >= fewCells && len(seen) == len(cells) && len(cells) == len(g.table.top)-g.table.head.rows {
			g.given[c] = "id"
			return true
		}
	}
	return false
}

// fewCells is the least from which cells tell what a column without a known header holds.
const fewCells = 3

func isTimeText(cell string) bool {
	parser := timeParser{zone: newZoneClock(nil)}
	_, form := parser.parse([]byte(cell))
	return form != badTime
}

// namesParts reports whether most words in the column of the capabilities are parts of a shipped model. Without the
// header they must be codes: names such as Code or Test may be anything's.
func (g *guessedRegister) namesParts() bool {
	role := "capabilities"
	if g.kind.roleNamed(role) == nil {
		role = "capability"
	}
	columns, codesOnly, column, most := []int{g.columnOf(role)}, false, -1, 0
	if columns[0] < 0 {
		columns, codesOnly = g.free(), true
	}
	for _, names := range shippedNames() {
		for _, c := range columns {
			different, known, all := names.partsIn(g.cells(c), codesOnly)
			if known*2 >= all && different > most && (!codesOnly || different >= fewCells) {
				g.names, column, most = names, c, different
			}
		}
	}
	if codesOnly && most > 0 {
		g.given[column] = role
	}
	return most > 0
}

// partsIn counts the words in cells of lists that are parts of the model: the different ones, all of them, and all
// words.
func (c *capabilityNames) partsIn(cells []string, codesOnly bool) (different, known, all int) {
	seen := map[string]bool{}
	for _, cell := range cells {
		words := []string{cell}
		if !c.knows(cell) {
			words = elements(cell)
		}
		for _, word := range words {
			all++
			_, code := c.byCode[foldHeader(word)]
			if code && strings.Contains(word, "-") || !codesOnly && len(c.find(word)) > 0 {
				known++
				seen[word] = true
			}
		}
	}
	return len(seen), known, all
}

// levelInID is how an id says which level it is evidence for, whatever the model: MF-MI-MID-L3-1.
var levelInID = regexp.MustCompile(`(?i)-L\d-`)

// idsNameLevels reports whether most ids are those of evidence.
func (g *guessedRegister) idsNameLevels() bool {
	if g.kind.key != evidenceRegister.key {
		return false
	}
	cells, n := g.cells(g.columnOf("id")), 0
	for _, cell := range cells {
		if levelInID.MatchString(cell) {
			n++
		}
	}
	return n > 0 && n*2 >= len(cells)
}

// hasTellingColumns reports whether two columns are there that no list of tickets has, under headers that tell them.
func (g *guessedRegister) hasTellingColumns() bool {
	n := 0
	for _, r := range g.kind.roles {
		if r.telling && g.columnOf(r.role) >= 0 {
			n++
		}
	}
	return n > 1
}
