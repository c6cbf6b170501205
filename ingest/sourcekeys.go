package ingest

import (
	"slices"
	"strings"

	"upshot/ingest/grid"
	"upshot/metric"
)

// maxHeaderRow is how far down a header may be said to stand.
const maxHeaderRow = 10_000

// delimiters are the names of those that are hard to see or to quote.
var delimiters = []struct{ name, character string }{{"comma", ","}, {"semicolon", ";"}, {"tab", "\t"}, {"pipe", "|"}}

// readDelimiter reads a character, or the name of one.
func (d *definition) readDelimiter(n node) string {
	if n.present() && n.Value == "\t" {
		return n.Value // text would cut it off
	}
	s, ok := n.text()
	if !ok {
		return ""
	}
	var names []string
	for _, known := range delimiters {
		if strings.EqualFold(s, known.name) {
			return known.character
		}
		names = append(names, known.name)
	}
	if len(s) != 1 || s[0] < ' ' || s[0] >= 0x7f || strings.ContainsAny(s, `"'`) || isWordByte(s[0]) {
		d.fail(n.pos(), badDelimiter, shorten(s), join(names), nearest(s, names))
		return ""
	}
	return s
}

// isWordByte reports whether a byte is a letter or digit of ASCII.
func isWordByte(b byte) bool {
	return b-'0' <= 9 || b|0x20 >= 'a' && b|0x20 <= 'z'
}

// rangeFaults are the codes of what can be wrong with a range.
var rangeFaults = map[string]code{
	grid.RangeForm: badRange, grid.RangeNamesSheet: rangeNamesSheet, grid.RangeColumn: rangeBeyond, grid.RangeRow: rangeBeyond,
	grid.RangeReversed: rangeReversed,
}

// readRange reads a range of cells as Excel writes it; it is given without dollar signs, in capitals.
func (d *definition) readRange(n node) string {
	text, ok := n.text()
	if !ok {
		return ""
	}
	r, fault := grid.ParseRange(text)
	if fault != "" {
		d.fail(n.pos(), rangeFaults[fault], shorten(text))
		return ""
	}
	return r.String()
}

// readRowsPath reads where in a JSON text the records are: names parted by dots.
func (d *definition) readRowsPath(n node) string {
	path, ok := n.text()
	if ok && slices.Contains(strings.Split(path, "."), "") {
		d.fail(n.pos(), badRowsPath, shorten(path))
		return ""
	}
	return path
}

// readRedact reads the roles of a source whose words are replaced by pseudonyms.
func (d *definition) readRedact(n node, s *metric.Source) []string {
	var roles []string
	for _, item := range n.oneOrList() {
		role, ok := item.text()
		if !ok || !d.checkMapped(item, role, s.ID, rolesOf(*s)) || !d.canRedact(item, role) {
			continue
		}
		if slices.Contains(roles, role) {
			d.fail(item.pos(), listedTwice, role)
			continue
		}
		roles = append(roles, role)
	}
	return roles
}

// canRedact refuses the roles without which records could not be told apart or put together.
func (d *definition) canRedact(n node, role string) bool {
	if slices.Contains([]string{"id", "project", "series", "time"}, role) {
		d.fail(n.pos(), redactNeeded, role)
		return false
	}
	return true
}

// redactAll reads the roles that are redacted in every source that maps them, and in every register.
func (d *definition) redactAll(n node) {
	for _, item := range n.oneOrList() {
		role, ok := item.text()
		if !ok || !d.canRedact(item, role) {
			continue
		}
		var known, ids []string
		found := false
		for i := range d.plan.Sources {
			s := &d.plan.Sources[i]
			roles := rolesOf(*s)
			known, ids = append(known, roles...), append(ids, s.ID)
			if slices.Contains(roles, role) {
				found = true
				if !slices.Contains(s.Redact, role) {
					s.Redact = append(s.Redact, role)
				}
			}
		}
		for _, kind := range registers {
			s := d.plan.Register(kind.key)
			for _, r := range kind.roles {
				if s == nil || !r.person {
					continue
				}
				known, ids = append(known, r.role), append(ids, kind.key)
				if r.role == role {
					found = true
					s.Redact = append(s.Redact, role)
				}
			}
		}
		if !found && len(ids) > 0 {
			slices.Sort(known)
			known = slices.Compact(known)
			d.fail(item.pos(), unknownRole, shorten(role), join(ids), join(known), nearest(role, known))
		}
	}
}

// checkRedacted reports an indicator that compares the words of a redacted column: the report would have
// to print them.
func (d *definition) checkRedacted() {
	for i := range d.plan.Sources {
		s := d.mapped[d.plan.Sources[i].ID]
		for _, role := range d.plan.Sources[i].Redact {
			if s != nil {
				d.noteUse(s, role, asWords, s.Pos)
			}
		}
	}
	for _, ind := range d.plan.Indicators {
		if l := ind.Measure.Link; l != nil && d.mapped[l.Incidents.Source] != nil && slices.Contains(d.mapped[l.Incidents.Source].Redact, l.Key) {
			d.fail(ind.Pos, redactNeeded, l.Key)
		}
		for _, term := range ind.Measure.Terms() {
			s := d.mapped[term.Source]
			for _, c := range term.Where {
				if s != nil && (c.Test == metric.Is || c.Test == metric.IsNot) && slices.Contains(s.Redact, c.Role) {
					d.fail(c.Pos, redactCompared, c.Role, s.ID)
				}
			}
		}
	}
}

// readExclude reads the records that are taken out by hand.
func (d *definition) readExclude(n node, s *metric.Source) []metric.Exclusion {
	var all []metric.Exclusion
	first := map[string]metric.Position{}
	for _, item := range n.list() {
		m := item.mapping()
		e := metric.Exclusion{Pos: m.pos()}
		id := m.need("id")
		e.ID, _ = id.text()
		e.Reason = m.need("reason").localised()
		e.By, _ = m.need("by").text()
		m.close()
		if at, twice := first[e.ID]; twice && e.ID != "" {
			d.fail(id.pos(), listedTwice, shorten(e.ID)).Also = []metric.Position{at}
			continue
		}
		first[e.ID] = id.pos()
		all = append(all, e)
	}
	if n.present() && bindingOf(s, "id") == nil {
		d.fail(n.pos(), excludeNoID, s.ID)
	}
	return all
}
