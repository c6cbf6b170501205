package ingest

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// wideImplied are the roles that the cells of a wide file have without a column of their own.
var wideImplied = []string{"time", "value"}

// rolesOf lists what a source's records have, in the definition's order.
func rolesOf(s metric.Source) []string {
	var roles []string
	for _, binding := range s.Columns {
		roles = append(roles, binding.Role)
	}
	roles = append(roles, sortedKeys(s.Constant)...)
	if s.ProjectFromFile != "" {
		roles = append(roles, "project")
	}
	if s.Layout == "wide" {
		roles = append(roles, wideImplied...)
	}
	return roles
}

// bindingOf is the column that a source maps to a role, or nil.
func bindingOf(s *metric.Source, role string) *metric.ColumnBinding {
	for i := range s.Columns {
		if s.Columns[i].Role == role {
			return &s.Columns[i]
		}
	}
	return nil
}

func (d *definition) readColumns(n node, s *metric.Source) []metric.ColumnBinding {
	var bindings []metric.ColumnBinding
	for _, p := range n.pairs() {
		if !d.checkRoleName(p.key, p.name, s) {
			continue
		}
		binding := metric.ColumnBinding{Role: p.name, Pos: p.value.pos()}
		if p.value.Kind == yaml.MappingNode {
			binding.Join, binding.With = d.readJoin(p.value)
		} else {
			binding.Headers = p.value.words()
		}
		if len(binding.Names()) > 0 {
			bindings = append(bindings, binding)
		}
	}
	return bindings
}

// readJoin reads the columns whose texts make one, and what stands between these.
func (d *definition) readJoin(n node) (join []string, with string) {
	m := n.mapping()
	defer m.close()
	list := m.need("join")
	join = list.words()
	if len(join) == 1 {
		d.fail(list.pos(), joinOne, n.key, shorten(join[0]))
	}
	if between := m.take("with"); between.present() {
		if between.Kind != yaml.ScalarNode || between.isNull() {
			between.wrong(notText, between.key)
		} else {
			with = between.Value // space counts
		}
	}
	return join, with
}

// checkRoleName refuses a role that could not be named elsewhere, and one that a wide file has anyway.
func (d *definition) checkRoleName(n node, role string, s *metric.Source) bool {
	switch {
	case !isID(role):
		d.fail(n.pos(), badID, shorten(role))
		return false
	case s.Layout == "wide" && slices.Contains(wideImplied, role):
		d.fail(n.pos(), wideRole, role)
		return false
	}
	return true
}

// namedFormats are the formats of a column that are no layout.
var namedFormats = []string{
	"dmy", "mdy", "ymd", "year-quarter", "year-month", "year-week", "epoch-s", "epoch-ms", "epoch-us", "excel", "ms", "s", "min", "h", "d", "w", "percent",
}

// readFormats reads how the cells of a column are written: a named format, or a layout of times as
// Go writes it, which always has the year 2006 or 06.
func (d *definition) readFormats(n node, s *metric.Source) map[string]string {
	formats := map[string]string{}
	for _, p := range n.pairs() {
		format, ok := p.value.text()
		if !d.checkMapped(p.key, p.name, s.ID, rolesOf(*s)) || !ok {
			continue
		}
		if !slices.Contains(namedFormats, format) && !strings.Contains(format, "06") {
			d.fail(p.value.pos(), badFormat, shorten(format), join(namedFormats), nearest(format, namedFormats))
			continue
		}
		formats[p.name] = format
	}
	return formats
}

// readValues reads what the words in a column stand for. A word has one meaning.
func (d *definition) readValues(n node, s *metric.Source) map[string]map[string][]string {
	values := map[string]map[string][]string{}
	s.ValuesAt = map[string]metric.Position{}
	for _, p := range n.pairs() {
		d.checkMapped(p.key, p.name, s.ID, rolesOf(*s))
		meanings := map[string][]string{}
		taken := map[string]string{}
		for _, meaning := range p.value.pairs() {
			words := meaning.value.words()
			for _, word := range words {
				if first, twice := taken[fold(word)]; twice && first != meaning.name {
					d.fail(meaning.value.pos(), valueTwice, shorten(word), first)
				}
				taken[fold(word)] = meaning.name
			}
			meanings[meaning.name] = words
		}
		values[p.name] = meanings
		s.ValuesAt[p.name] = p.key.pos()
	}
	return values
}

// checkMapped reports a role that a source does not have.
func (d *definition) checkMapped(n node, role, source string, roles []string) bool {
	if slices.Contains(roles, role) {
		return true
	}
	d.fail(n.pos(), unknownRole, shorten(role), source, join(roles), nearest(role, roles))
	return false
}

// addWords merges a catalogue entry's vocabulary into a source's. A word that already stands for
// something keeps its meaning, so the user's own words win.
func addWords(s *metric.Source, role string, meanings map[string][]string) {
	if len(meanings) == 0 {
		return
	}
	if s.Values[role] == nil {
		s.Values[role] = map[string][]string{}
	}
	own := s.Values[role]
	taken := map[string]bool{}
	for meaning, words := range own {
		taken[fold(meaning)] = true
		for _, word := range words {
			taken[fold(word)] = true
		}
	}
	for _, meaning := range sortedKeys(meanings) {
		if _, known := own[meaning]; !known {
			own[meaning] = nil
		}
		for _, word := range meanings[meaning] {
			if key := fold(word); !taken[key] {
				taken[key] = true
				own[meaning] = append(own[meaning], word)
			}
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
