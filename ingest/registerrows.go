package ingest

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// registerBook is what the registers refer to, and what was read of them so far.
type registerBook struct {
	fsys         fs.FS
	folder       string
	projects     *projectNames
	all          []metric.Project
	phases       *names
	indicators   *names
	capabilities *capabilityNames // nil without an assessment
	metric.Registers
	named []reference // to evidence, by rows of the assessment
}

// reference is an id of another register, until that is read.
type reference struct {
	id, header string
	pos        metric.Position
}

// registerRows are the rows of a register, cell by cell.
type registerRows struct {
	*sourceReader
	*registerBook
	ids   map[int]string // by record, of a register that has them
	again map[string]int // a problem's code and arguments -> its index
}

// readRegisters reads the registers of a plan, if it has any.
func readRegisters(fsys fs.FS, plan *metric.Plan, projects *projectNames, all []metric.Project) (metric.Registers, []metric.Problem) {
	var rows []*registerRows
	book := &registerBook{fsys: fsys, folder: path.Dir(plan.File), projects: projects, all: all}
	for i := range registers {
		kind := &registers[i]
		if source := kind.of(plan); source != nil {
			s := newSourceReader(plan, source, kind.usesOf(source))
			s.kind = kind
			rows = append(rows, &registerRows{sourceReader: s, registerBook: book, again: map[string]int{}})
		}
	}
	if len(rows) == 0 {
		return metric.Registers{}, nil
	}
	parallel(len(rows), func(i int) { rows[i].readFiles(fsys) })
	book.phases, book.indicators = newPhaseNames(plan), newIndicatorNames(plan)
	if plan.Assessment != nil {
		book.capabilities = newCapabilityNames(plan.Assessment.Model)
	}
	var problems []metric.Problem
	for _, r := range rows {
		r.settle()
		book.Accounts = append(book.Accounts, metric.RegisterAccount{Key: r.kind.key, Account: r.account()})
	}
	for _, r := range rows {
		if r.kind.key == assessmentRegister.key {
			r.checkNamedEvidence()
		}
		problems = append(problems, r.problems...)
	}
	return book.Registers, problems
}

// settle decides how the columns are read, and turns the rows into what the register holds.
func (r *registerRows) settle() {
	r.decide()
	for _, f := range r.files {
		r.reportRows(f)
	}
	if r.kind.roleNamed("id") != nil {
		r.ids = r.readIDs()
	}
	r.reportRejected()
	r.kind.take(r)
	for record, fate := range r.fates {
		if fate == alive {
			r.fates[record] = used
		}
	}
	r.count()
}

func (r *registerRows) account() metric.Account {
	var a metric.Account
	for _, f := range r.files {
		a.Files = append(a.Files, f.account)
	}
	return a
}

// records are the rows that can be read.
func (r *registerRows) records() []int {
	var records []int
	for record, fate := range r.fates {
		if fate == alive {
			records = append(records, record)
		}
	}
	return records
}

// place is where a cell stands in its file.
type place struct{ line, column int32 }

// keepPlaces notes where the cells of a row stand.
func (r *reading) keepPlaces(rows grid.Rows, index []int) {
	for _, i := range index {
		var p place
		if i >= 0 {
			at := rows.At(i)
			p = place{int32(at.Row), int32(at.Column)}
		}
		r.cells = append(r.cells, p)
	}
}

// at is where the cell of a role stands; the row for what stands in no column of the file.
func (r *registerRows) at(record int, role string) metric.Position {
	pos := r.position(record)
	if i := indexOfRole(r.columns, role); i >= 0 {
		if p := r.cells[record*len(r.columns)+i]; p.line > 0 {
			pos.Row, pos.Column = int(p.line), int(p.column)
		}
	}
	return pos
}

// header is what the column of a role is called in a record's file, else the role itself.
func (r *registerRows) header(record int, role string) string {
	if i := indexOfRole(r.columns, role); i >= 0 {
		if name := r.files[r.fileOf(record)].seen[i].header; name != "" {
			return name
		}
	}
	return role
}

// word is the cell of a role, "" if it is empty or no column has it.
func (r *registerRows) word(record int, role string) string {
	i := indexOfRole(r.columns, role)
	if i < 0 {
		return ""
	}
	word, _ := r.columns[i].vocabulary.of(r.columns[i].word(record))
	return word
}

// text is the cell of a role in all languages that have a column.
func (r *registerRows) text(record int, role string) metric.Text {
	text := metric.Text{}
	if s := r.word(record, role); s != "" {
		text[""] = s
	}
	for _, language := range append(slices.Clone(r.plan.Languages), reportLanguages...) {
		if s := r.word(record, role+"."+language); s != "" {
			text[language] = s
			if text[""] == "" {
				text[""] = s
			}
		}
	}
	if len(text) == 0 {
		return nil
	}
	return text
}

// day is the cell of a role that holds a date, 0 if there is none.
func (r *registerRows) day(record int, role string) metric.Day {
	i := indexOfRole(r.columns, role)
	if i < 0 || r.columns[i].Times[record] == metric.NoInstant {
		return 0
	}
	return r.columns[i].Times[record].Day(r.plan.Location)
}

// past is the day of something that has happened. One after the as-of day is kept and reported.
func (r *registerRows) past(record int, role, id string) metric.Day {
	day := r.day(record, role)
	if day > r.plan.AsOf {
		r.problem(metric.Warning, dayAfterAsOf, r.at(record, role), shorten(id), r.header(record, role), day.String(), r.plan.AsOf.String())
	}
	return day
}

// ordered reports a day that lies before the one that it should follow.
func (r *registerRows) ordered(record int, id, from, to string) {
	first, last := r.day(record, from), r.day(record, to)
	if first != 0 && last != 0 && last < first {
		r.problem(metric.Warning, daysReversed, r.at(record, to), shorten(id), r.header(record, from), first.String(), r.header(record, to), last.String()).
			Also = []metric.Position{r.at(record, from)}
	}
}

// stillOpen reports a row that is not done although it says on which day it was.
func (r *registerRows) stillOpen(record int, id, status, role string) {
	if day := r.day(record, role); day != 0 {
		r.problem(metric.Warning, openThoughDone, r.at(record, "status"), shorten(id), status, r.header(record, role), day.String()).
			Also = []metric.Position{r.at(record, role)}
	}
}

// called is what the first file that has a role's column calls it, else the role itself.
func (r *registerRows) called(role string) string {
	i := indexOfRole(r.columns, role)
	for _, f := range r.files {
		if i >= 0 && f.seen[i].header != "" {
			return f.seen[i].header
		}
	}
	return role
}

// figure is the cell of a role that holds a number, Missing() if there is none or it is not in the range.
func (r *registerRows) figure(record int, role string, least, most float64) float64 {
	i := indexOfRole(r.columns, role)
	if i < 0 {
		return metric.Missing()
	}
	v := r.columns[i].Numbers[record]
	if v < least || v > most {
		show := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		r.problem(metric.Warning, registerFigure, r.at(record, role), show(v), r.header(record, role), show(least), show(most))
		return metric.Missing()
	}
	return v
}

// choice is the canonical word of a cell. One that nothing explains is reported, and taken for unknown.
func (r *registerRows) choice(record int, role, empty, unknown string) string {
	i := indexOfRole(r.columns, role)
	if i < 0 || r.columns[i].Empty(record) {
		return empty
	}
	word := r.columns[i].word(record)
	v := r.columns[i].vocabulary
	canonical, known := v.of(word)
	if !known || !slices.Contains(v.known, canonical) { // a list of known words is none of them
		r.repeated(metric.Warning, registerWord, r.at(record, role), shorten(word), r.header(record, role), join(v.known), unknown, nearest(word, v.known))
		return unknown
	}
	return canonical
}

// repeated raises a problem once for all cells that say the same.
func (r *registerRows) repeated(severity metric.Severity, c code, pos metric.Position, args ...string) {
	key := strings.Join(append([]string{string(c)}, args...), "\x00")
	i, known := r.again[key]
	if !known {
		r.again[key] = len(r.problems)
		r.problem(severity, c, pos, args...)
		return
	}
	p := &r.problems[i]
	if p.Count = p.N() + 1; len(p.Also) < keptPositions-1 {
		p.Also = append(p.Also, pos)
	}
}

// readIDs reads the ids of all rows. A row without one is rejected, and one whose id was there before is an error.
func (r *registerRows) readIDs() map[int]string {
	ids := map[int]string{}
	first := map[string]int{}
	var without, headings sighting
	for _, record := range r.records() {
		id := r.word(record, "id")
		switch {
		case r.isHeading(record):
			headings.note(r.position(record))
			r.fates[record] = filtered
			continue
		case id == "":
			without.note(r.position(record))
			r.fates[record] = rejected
			continue
		}
		if before, twice := first[fold(id)]; twice {
			r.problem(metric.Error, registerIDTwice, r.at(record, "id"), shorten(id), r.kind.key).Also = []metric.Position{r.at(before, "id")}
			r.fates[record] = duplicate
			continue
		}
		first[fold(id)] = record
		ids[record] = id
	}
	r.sighted(metric.Warning, rowNoID, without, r.kind.key)
	r.sighted(metric.Notice, rowsHeading, headings, r.kind.key)
	return ids
}

// isHeading reports whether a row says one thing only: a heading or a note, over one cell or merged over several.
// Evidence may be an id and no more.
func (r *registerRows) isHeading(record int) bool {
	filled, said := 0, ""
	for _, c := range r.columns {
		if c.binding == nil || c.Empty(record) {
			continue
		}
		if c.Kind != metric.WordColumn || filled > 0 && c.word(record) != said {
			return false
		}
		filled, said = filled+1, c.word(record)
	}
	return filled > 1 || filled == 1 && r.kind.key != evidenceRegister.key
}

// elements are the words of a cell that holds a list.
func elements(cell string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(";；,，、\n\r", c) }) {
		if word = strings.TrimSpace(word); word != "" && !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}

// nodes are the capabilities that a cell lists. One of them may have a comma in its name if it stands alone.
func (r *registerRows) nodes(record int, role string) []metric.Node {
	cell := r.word(record, role)
	if cell == "" || r.capabilities == nil {
		return nil
	}
	words := []string{cell}
	if len(r.capabilities.find(cell)) == 0 {
		words = elements(cell)
	}
	var nodes []metric.Node
	for _, word := range words {
		node, rivals := r.capabilities.one(word)
		switch {
		case len(rivals) > 0:
			r.repeated(metric.Warning, capabilityAmbiguous, r.at(record, role), shorten(word), r.header(record, role), r.capabilities.codes(rivals))
		case node == noNode:
			r.repeated(metric.Warning, capabilityUnknown, r.at(record, role), shorten(word), r.header(record, role), r.capabilities.model.ID, r.capabilities.near(word))
		case !slices.Contains(nodes, node):
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// reportNoModel tells of the cells that name capabilities although the definition has no assessment.
func (r *registerRows) reportNoModel(role string) {
	if r.capabilities != nil {
		return
	}
	var named sighting
	for _, record := range r.records() {
		if r.word(record, role) == "" {
			continue
		}
		named.note(r.at(record, role))
	}
	r.sighted(metric.Notice, capabilitiesNoModel, named, r.kind.key)
}

// references are the words of a list that something is called; the others are reported.
func (r *registerRows) references(record int, role string, find func(string) string, known []string) []string {
	var all []string
	for _, word := range elements(r.word(record, role)) {
		id := find(word)
		switch {
		case id == "":
			r.repeated(metric.Warning, referenceUnknown, r.at(record, role), shorten(word), r.header(record, role), nearest(word, known))
		case !slices.Contains(all, id):
			all = append(all, id)
		}
	}
	return all
}

// oneOf finds an id among those of a register.
func oneOf(known []string) func(string) string {
	ids := map[string]string{}
	for _, id := range known {
		ids[fold(id)] = id
	}
	return func(word string) string { return ids[fold(word)] }
}
