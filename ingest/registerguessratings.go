package ingest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// rates reports whether the table is an assessment: a column that names the sub-items of a model, and one of levels.
// Of a model of one's own the headers must say both.
func (g *guessedRegister) rates() bool {
	g.findSubItems()
	names := g.names
	if names == nil {
		names = shippedNames()[0] // whose levels are those of most models
	}
	for c := range g.table.head.names {
		role := g.by[c]
		if role != "self" && role != "assessed" && (role != "" || g.given[c] != "" || g.mentions(c, "target")) {
			continue
		}
		if cells := g.cells(c); g.table.head.names[c] != "" && names.holdLevels(cells) && (role != "" || len(cells) >= fewCells) {
			g.levels = append(g.levels, c)
		}
	}
	if g.names != nil {
		return len(g.levels) > 0
	}
	return g.columnOf("sub_item") >= 0 && slices.ContainsFunc(g.levels, func(c int) bool { return g.by[c] != "" })
}

// findSubItems finds the shipped model that the rows are about: most of them under a header that says so, or three
// and most of any other column.
func (g *guessedRegister) findSubItems() {
	var columns []int
	for _, role := range []string{"sub_item", "code"} {
		if c := g.columnOf(role); c >= 0 {
			columns = append(columns, c)
		}
	}
	known := len(columns)
	columns = append(columns, g.free()...)
	best := -1
	for _, names := range shippedNames() {
		for i, c := range columns {
			cells := g.cells(c)
			different, all := names.subItemsIn(cells)
			if all*2 >= len(cells) && different > g.parts && (i < known || different >= fewCells) {
				g.names, g.parts, best = names, different, c
			}
		}
	}
	if g.parts > 0 && g.by[best] == "" {
		for c, role := range g.by {
			if role == "sub_item" {
				delete(g.by, c) // its header misleads
			}
		}
		g.given[best] = "sub_item"
	}
}

// subItemsIn counts the cells that are sub-items, and how many different ones there may be: two items can have one of
// the same name.
func (c *capabilityNames) subItemsIn(cells []string) (different, all int) {
	times := map[string]int{}
	for _, cell := range cells {
		if n := len(c.subItem(cell, "", "")); n > 0 {
			all++
			if times[cell]++; times[cell] <= n {
				different++
			}
		}
	}
	return different, all
}

// holdLevels reports whether nearly all of some cells are levels.
func (c *capabilityNames) holdLevels(cells []string) bool {
	n := 0
	for _, cell := range cells {
		if _, ok := parseLevel(cell, c.model); ok {
			n++
		}
	}
	return n > 0 && n*5 >= len(cells)*4
}

// mentions reports whether a header holds one of those of a role.
func (g *guessedRegister) mentions(column int, role string) bool {
	name := signless(g.table.head.names[column])
	return slices.ContainsFunc(g.kind.roleNamed(role).headers, func(header string) bool { return strings.Contains(name, signless(header)) })
}

// giveRatings says which columns hold the own levels and which the assessor's. Several of one kind are of one phase
// each; their ids are a guess, for only the definition knows them.
func (g *guessedRegister) giveRatings() {
	var own, theirs []int
	for _, c := range g.levels {
		if g.by[c] == "assessed" || g.by[c] == "" && g.mentions(c, "assessed") {
			theirs = append(theirs, c)
		} else {
			own = append(own, c)
		}
	}
	byRow, last := g.columnOf("phase") >= 0, ""
	for _, of := range []struct {
		role    string
		columns []int
	}{{"self", own}, {"assessed", theirs}} {
		switch {
		case len(of.columns) == 0:
		case byRow || len(own) < 2 && len(theirs) < 2:
			if c := of.columns[0]; g.by[c] == "" && g.columnOf(of.role) < 0 {
				g.given[c] = of.role
			}
		default:
			for i, c := range of.columns {
				delete(g.by, c)
				phase := guessedPhase(g.table.head.names[c], i)
				if of.role == "assessed" && len(of.columns) == 1 {
					phase = last // an assessor comes when the rounds are over
				}
				g.given[c] = g.freePhase(of.role, phase)
				_, last, _ = strings.Cut(g.given[c], ".")
			}
		}
	}
}

// freePhase is the role of a phase that no other column has.
func (g *guessedRegister) freePhase(role, phase string) string {
	free := role + "." + phase
	for n := 2; g.columnOf(free) >= 0; n++ {
		free = role + "." + phase + "-" + strconv.Itoa(n)
	}
	return free
}

var roundInName = regexp.MustCompile(`第([一二三四五六七八九十]|\d+)[轮阶次]|(?i:round|phase)[\s_-]?(\d+)`)

// guessedPhase is the id that a phase may have, by the round that a text names, else by the place among the columns.
func guessedPhase(text string, position int) string {
	if m := roundInName.FindStringSubmatch(text); m != nil {
		number := m[1] + m[2]
		if digit, ok := chineseDigits[number]; ok {
			number = digit
		}
		return "round-" + number
	}
	if position == 0 {
		return "baseline"
	}
	return "round-" + strconv.Itoa(position)
}
