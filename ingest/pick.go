package ingest

import (
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// listSeparator parts the words of a list in one cell, as most trackers write it.
const listSeparator = "; "

// pick is how the texts of several columns make one: those that the definition joins, or those that share
// a name.
type pick struct {
	places []int // in the file, in order
	with   string
	whole  bool // an empty part makes all of it empty
	joined bool // by the definition
}

// takesLists reports whether the cells of columns with the same name make a list. A record has one id, and
// belongs to one project.
func (c *column) takesLists() bool {
	return c.Kind == metric.WordColumn && c.Role != "id" && c.Role != "project" && c.Role != "series"
}

// pick is where the column finds its texts in a file, if that is more than one place. An id that lacks a
// part is none: it would be that of other records too. A date without a time of day is still a date.
func (c *column) pick(head header, binding int) *pick {
	if head.columns[binding] < 0 {
		return nil
	}
	if places := head.joined[binding]; places != nil {
		p := &pick{places: places, with: c.binding.With, whole: c.Role == "id", joined: true}
		if p.with == "" {
			p.with = " "
		}
		return p
	}
	if places := head.repeats(head.columns[binding]); len(places) > 1 && c.takesLists() {
		return &pick{places: places, with: listSeparator}
	}
	return nil
}

// header names the columns.
func (p *pick) header(names []string) string {
	if !p.joined {
		return names[p.places[0]]
	}
	var parts []string
	for _, place := range p.places {
		parts = append(parts, names[place])
	}
	return strings.Join(parts, " + ")
}

// pick puts the parts of a cell together, the empty ones left out.
func (r *reading) pick(rows grid.Rows, p *pick, nulls *nullWords) []byte {
	r.joined = r.joined[:0]
	for _, place := range p.places {
		part := trim(rows.Cell(place))
		switch {
		case !nulls.empty(part):
			if len(r.joined) > 0 {
				r.joined = append(r.joined, p.with...)
			}
			r.joined = append(r.joined, part...)
		case p.whole:
			return nil
		}
	}
	return r.joined
}
