package ingest

import (
	"slices"
	"strings"

	"upshot/metric"
)

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
		} else {
			first[fold(id)] = record
		}
		ids[record] = id
	}
	r.sighted(metric.Warning, rowNoID, without, r.kind.key)
	r.sighted(metric.Notice, rowsHeading, headings, r.kind.key)
	return ids
}

// isHeading reports whether a row says one thing only: a heading or a note, in one cell or merged over more than
// two. Evidence may be an id and no more.
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
	return filled > 2 || filled == 1 && r.kind.key != evidenceRegister.key
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
	if !r.capabilities.knows(cell) {
		words = elements(cell)
	}
	var nodes []metric.Node
	for _, word := range words {
		node, rivals := r.capabilities.one(word)
		switch {
		case len(rivals) > 0:
			r.repeated(metric.Warning, capabilityAmbiguous, r.at(record, role), shorten(word), r.header(record, role), r.capabilities.codes(rivals))
		case node == noNode:
			r.repeated(metric.Warning, capabilityUnknown, r.at(record, role), shorten(word), r.header(record, role), r.capabilities.model.ID, r.guess(role, word, func() string { return nearestOf(word, r.capabilities.known) }))
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

// references are the ids of a list that rows of another register have; the others are reported.
func (r *registerRows) references(record int, role, register string, find func(string) string, known []string) []string {
	var all []string
	for _, word := range elements(r.word(record, role)) {
		id := find(word)
		switch {
		case id == "":
			near := r.guess(role, word, func() string { return nearest(word, known) })
			r.repeated(metric.Warning, rowUnknown, r.at(record, role), shorten(word), r.header(record, role), register, near)
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
