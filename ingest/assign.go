package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

// assigned is a role and the column of a table that plays it, or the columns that do together.
type assigned struct {
	role   string
	column int
	join   []int // in place of column
	preset bool  // the preset says so
}

// assignment gives roles to the columns of a table.
type assignment struct {
	columns   []InspectedColumn
	preset    *Fit
	catalogue []metric.Entry
	kinds     []string // of the catalogue's sources: what the records seem to be, most likely first
	roles     []assigned

	amounts      []string // roles of this table's own: what it counts
	maybeProject bool     // the project is no more than a guess
	maybeTime    bool     // so is what dates the records
	served       []string // series that entries of the catalogue measure
	unknownRoles []string // roles with words that the catalogue does not know
	unknownWords map[string]string
}

// assign finds a column for every role that the table can serve. The names are those of the file and sheet.
func assign(t *InspectedTable, names []string, catalogue []metric.Entry) *assignment {
	a := &assignment{columns: t.Columns, preset: t.Preset, catalogue: catalogue}
	if a.preset != nil {
		names = append(names, a.preset.Name)
		a.givePreset()
	}
	a.kinds = a.kindsOf(names)
	for _, role := range []string{"id", "project"} {
		if role != "id" || a.preset == nil && t.Layout != "wide" {
			a.give(role)
		}
	}
	switch {
	case t.Layout == "wide":
		a.giveSeries()
	case a.preset == nil:
		a.giveKinds()
	}
	return a
}

// givePreset takes the roles that a preset finds in the table.
func (a *assignment) givePreset() {
	if a.preset == nil {
		return
	}
	for _, b := range a.preset.Source.Columns {
		c := findColumn(b.Headers, len(a.columns), func(c int) []string { return []string{a.columns[c].Header} })
		if c >= 0 && a.serves(c, needOf(b.Role)) {
			a.roles = append(a.roles, assigned{role: b.Role, column: c, preset: true})
		}
	}
}

// kindsOf tells what the records are: by the names of file, sheet and preset, which weigh more, and by the
// headers.
func (a *assignment) kindsOf(names []string) []string {
	scores := map[string]int{}
	most := 0
	for _, kind := range recordKinds {
		for _, name := range names {
			if kind.in(name) {
				scores[kind.name] += 2
			}
		}
		if slices.ContainsFunc(a.columns, func(c InspectedColumn) bool { return c.Type != PersonColumn && kind.in(c.Header) }) {
			scores[kind.name]++
		}
		most = max(most, scores[kind.name])
	}
	var kinds []string
	for _, kind := range recordKinds {
		if most > 0 && scores[kind.name] == most {
			kinds = append(kinds, kind.name)
		}
	}
	return kinds
}

// giveKinds looks for the roles of what the records seem to be, and if nothing tells, of what they could be.
func (a *assignment) giveKinds() {
	for _, kind := range recordKinds {
		if !slices.Contains(a.kinds, kind.name) {
			continue
		}
		for _, e := range a.catalogue {
			if needs := sourceOfEntry(e, kind.name); needs != nil {
				for _, r := range needs.Roles {
					a.give(r.Role)
				}
			}
		}
		for _, role := range kind.also {
			a.give(role)
		}
	}
	if len(a.kinds) > 0 {
		return
	}
	if kind := a.possibleKind(); kind != "" {
		a.kinds = []string{kind}
		a.giveKinds()
	}
}

// possibleKind is a source of the catalogue that the table has two or more required roles of: requirements
// before all others, for most files of a tracker are such; "" if there is none.
func (a *assignment) possibleKind() string {
	possible := ""
	for _, e := range a.catalogue {
		if needs := sourceOfEntry(e, ""); needs != nil && a.couldServe(needs) && (possible == "" || needs.Name == "requirements") {
			possible = needs.Name
		}
	}
	return possible
}

// sourceOfEntry is what an entry needs of its one source, which has the name if one is asked for.
func sourceOfEntry(e metric.Entry, name string) *metric.EntrySource {
	if len(e.Sources) != 1 && name == "" {
		return nil
	}
	for i := range e.Sources {
		if name == "" || e.Sources[i].Name == name {
			return &e.Sources[i]
		}
	}
	return nil
}

// couldServe reports whether the table has all of at least two roles that an entry requires.
func (a *assignment) couldServe(needs *metric.EntrySource) bool {
	n := 0
	used := map[int]bool{}
	for _, r := range needs.Roles {
		if !r.Required {
			continue
		}
		c := a.find(r.Role, false)
		if played := a.of(r.Role); played != nil {
			c = played.column
		}
		if c < 0 || used[c] {
			return false
		}
		used[c] = true
		n++
	}
	return n > 1
}

// give takes the column that plays a role best, if there is one.
func (a *assignment) give(role string) {
	if a.of(role) != nil {
		return
	}
	if c := a.find(role, true); c >= 0 {
		a.roles = append(a.roles, assigned{role: role, column: c})
	} else if role == "time" {
		a.giveTime()
	}
}

// giveTime dates the records by whatever column holds moments, else by a year and a part of it.
func (a *assignment) giveTime() {
	if c := slices.IndexFunc(a.columns, func(c InspectedColumn) bool { return c.Type == TimesColumn && !plannedHint.in(c.Header) }); c >= 0 {
		a.roles = append(a.roles, assigned{role: "time", column: c})
		a.maybeTime = true
		return
	}
	year, part := a.splitDate()
	if year >= 0 && part >= 0 {
		a.roles = append(a.roles, assigned{role: "time", column: year, join: []int{year, part}})
	}
}

// giveSeries maps the label columns of a wide table.
func (a *assignment) giveSeries() {
	if a.preset != nil {
		return
	}
	a.give("series")
	if a.of("series") != nil {
		return
	}
	for c := len(a.columns) - 1; c >= 0; c-- { // the label beside the figures
		if p := a.of("project"); !a.columns[c].Values && a.serves(c, needWords) && (p == nil || p.column != c) {
			a.roles = append(a.roles, assigned{role: "series", column: c})
			return
		}
	}
}

// of is what plays a role, or nil.
func (a *assignment) of(role string) *assigned {
	for i := range a.roles {
		if a.roles[i].role == role {
			return &a.roles[i]
		}
	}
	return nil
}

func needOf(role string) need {
	for _, r := range roleWords {
		if r.role == role {
			return r.need
		}
	}
	return needWords
}

// find looks for the column of a role: under its known headers, the best first; loosely, also under headers
// that contain one of them.
func (a *assignment) find(role string, loosely bool) int {
	words := []string{headerKey(role)}
	for _, r := range roleWords {
		if r.role == role {
			words = append(words, r.words...)
		}
	}
	need := needOf(role)
	for _, word := range words {
		for c := range a.columns {
			if headerKey(a.columns[c].Header) == word && a.serves(c, need) {
				return c
			}
		}
	}
	if role == "id" {
		return slices.IndexFunc(a.columns, func(c InspectedColumn) bool { return c.Type == IDColumn })
	}
	if !loosely || need != needTime && role != "project" {
		return -1
	}
	for _, word := range words {
		for c := range a.columns {
			header := a.columns[c].Header
			if len(word) > 4 && strings.Contains(headerKey(header), word) && a.serves(c, need) && !plannedHint.in(header) && (need == needTime || a.columns[c].Type == WordsColumn) {
				return c
			}
		}
	}
	return -1
}

// serves reports whether a column holds what a role needs. People serve no role.
func (a *assignment) serves(column int, n need) bool {
	c := &a.columns[column]
	if c.Type == EmptyColumn || c.Type == PersonColumn || c.Values || c.Header == "" {
		return false
	}
	switch n {
	case needTime:
		return c.Type == TimesColumn
	case needNumber:
		return c.Type == NumbersColumn || c.Type == PercentColumn
	case needDuration:
		return c.Type == LengthColumn || c.Type == NumbersColumn
	case needID:
		return c.Type == IDColumn || c.Type != TimesColumn && c.Type != ListColumn && (c.More || c.Distinct*10 >= c.Cells*9) && c.Nulls*100 <= c.Cells
	}
	return c.Type != TimesColumn && c.Type != PercentColumn
}
