package ingest

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// laidPreset is a preset under a source of the definition.
type laidPreset struct {
	*Preset                 // nil if the source names none
	own     map[string]bool // the roles that the source itself says where to find
}

// layPreset puts the keys of the preset that a source names under the source's own: a key that the user
// gave wins; columns, constants and formats are merged role by role; null words add up. What comes from
// the preset stands, for every problem, where the definition names it.
func (d *definition) layPreset(m *mapping, s *metric.Source) laidPreset {
	n := m.take("preset")
	name, ok := n.text()
	if !ok {
		return laidPreset{}
	}
	preset := PresetNamed(name)
	if preset == nil {
		near := nearest(name, Presets)
		d.fail(n.pos(), unknownPreset, shorten(name), near)
		if preset = PresetNamed(near); preset == nil {
			m.under("columns", &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}) // said already
			return laidPreset{}
		}
	}
	s.Preset = preset.Name
	laid := laidPreset{preset, m.ownRoles()}
	entry := moved(preset.entry, n.Line, n.Column)
	for i := 0; i+1 < len(entry.Content); i += 2 {
		key, value := entry.Content[i].Value, entry.Content[i+1]
		switch key {
		case "columns", "constant":
			m.mergeUnder(key, withoutRoles(value, laid.own))
		case "formats": // they describe the preset's columns, not those that the user put in their place
			m.mergeUnder(key, withoutRoles(value, laid.own))
		case "project_from_file":
			if !laid.own["project"] {
				m.under(key, value)
			}
		case "nulls":
			m.addUnder(key, value)
		case "values": // merged word by word once they are read
		default:
			m.under(key, value)
		}
	}
	return laid
}

// settle marks what the preset said, and adds its words to the user's.
func (p laidPreset) settle(s *metric.Source) {
	if p.Preset == nil {
		return
	}
	for i := range s.Columns {
		s.Columns[i].Optional = !p.own[s.Columns[i].Role]
	}
	for _, role := range sortedKeys(p.Source.Values) {
		if slices.Contains(rolesOf(*s), role) {
			addWords(s, role, p.Source.Values[role])
		}
	}
}

// ownRoles are the roles that a source's own keys say where to find.
func (m *mapping) ownRoles() map[string]bool {
	own := map[string]bool{}
	for _, p := range m.pairs {
		switch {
		case p.name == "project_from_file":
			own["project"] = true
		case (p.name == "columns" || p.name == "constant") && p.value.Kind == yaml.MappingNode:
			for i := 0; i < len(p.value.Content); i += 2 {
				own[p.value.Content[i].Value] = true
			}
		}
	}
	return own
}

// find is the place of a key, or -1. Unlike take it does not say that the key is known.
func (m *mapping) find(key string) int {
	return slices.IndexFunc(m.pairs, func(p pair) bool { return p.name == key })
}

// under adds a key that the mapping does not have.
func (m *mapping) under(key string, value *yaml.Node) {
	if m.find(key) < 0 {
		k := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: value.Line, Column: value.Column}
		m.pairs = append(m.pairs, pair{key: node{k, m.d, m.key}, name: key, value: node{value, m.d, key}})
	}
}

// mergeUnder adds the lines of a mapping that the user's mapping under the same key does not have.
func (m *mapping) mergeUnder(key string, value *yaml.Node) {
	i := m.find(key)
	if i < 0 {
		if len(value.Content) > 0 {
			m.under(key, value)
		}
		return
	}
	given := m.pairs[i].value
	if given.Kind != yaml.MappingNode {
		given.wrong(notMapping, key)
		m.pairs[i].value.Node = value
		return
	}
	merged := *given.Node
	taken := map[string]bool{}
	for j := 0; j < len(given.Content); j += 2 {
		taken[given.Content[j].Value] = true
	}
	merged.Content = append(slices.Clone(given.Content), withoutRoles(value, taken).Content...)
	m.pairs[i].value.Node = &merged
}

// addUnder adds the items of a list to the user's list, or single value, under the same key.
func (m *mapping) addUnder(key string, value *yaml.Node) {
	i := m.find(key)
	if i < 0 {
		m.under(key, value)
		return
	}
	given := m.pairs[i].value
	merged := yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: given.Line, Column: given.Column, Content: []*yaml.Node{given.Node}}
	if given.Kind == yaml.SequenceNode {
		merged.Content = slices.Clone(given.Content)
	}
	merged.Content = append(merged.Content, value.Content...)
	m.pairs[i].value.Node = &merged
}

// withoutRoles is a mapping without the lines whose keys are given.
func withoutRoles(n *yaml.Node, roles map[string]bool) *yaml.Node {
	left := *n
	left.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !roles[n.Content[i].Value] {
			left.Content = append(left.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &left
}

// moved is a copy of a tree all of which stands in one place.
func moved(n *yaml.Node, line, column int) *yaml.Node {
	c := *n
	c.Line, c.Column, c.Content = line, column, nil
	for _, child := range n.Content {
		c.Content = append(c.Content, moved(child, line, column))
	}
	return &c
}
