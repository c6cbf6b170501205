package ingest

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"upshot/metric"
)

// node is a value of the definition, or its absence, with the key it stands under. Its methods read
// it as what is expected there; they report anything else, and are silent about an absent one.
type node struct {
	*yaml.Node // nil if absent
	d          *definition
	key        string
}

func (n node) present() bool { return n.Node != nil }

func (n node) pos() metric.Position {
	if n.Node == nil {
		return metric.Position{File: n.d.file}
	}
	return metric.Position{File: n.d.file, Row: n.Line, Column: n.Column}
}

// wrong reports a value that is not what c says it has to be. An empty value and an alias have
// problems of their own, wherever they stand.
func (n node) wrong(c code, args ...string) {
	switch {
	case n.Kind == yaml.AliasNode:
		n.d.fail(n.pos(), yamlAlias, n.Value)
	case n.isNull():
		n.d.fail(n.pos(), noValue, n.key)
	default:
		n.d.fail(n.pos(), c, args...)
	}
}

func (n node) isNull() bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// scalar is the text of a single value as written; ok is false for anything else.
func (n node) scalar() (s string, ok bool) {
	if n.Node == nil || n.Kind != yaml.ScalarNode || n.isNull() {
		return "", false
	}
	return strings.TrimSpace(n.Value), true
}

// text reads a single value that is not empty.
func (n node) text() (string, bool) {
	s, ok := n.scalar()
	if n.Node != nil && (!ok || s == "") {
		n.wrong(notText, n.key)
		return "", false
	}
	return s, ok
}

// words reads one value or a list of values.
func (n node) words() []string {
	if n.Node == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		if s, ok := n.text(); ok {
			return []string{s}
		}
		return nil
	}
	var words []string
	for _, item := range n.list() {
		if s, ok := item.text(); ok {
			words = append(words, s)
		}
	}
	return words
}

// list reads a list with at least one item.
func (n node) list() []node {
	if n.Node == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		n.wrong(notList, n.key)
		return nil
	}
	if len(n.Content) == 0 {
		n.d.fail(n.pos(), listEmpty, n.key)
	}
	items := make([]node, len(n.Content))
	for i, item := range n.Content {
		items[i] = node{item, n.d, n.key}
	}
	return items
}

// oneOrList reads a list, or a single item without the brackets.
func (n node) oneOrList() []node {
	if n.Node != nil && n.Kind != yaml.SequenceNode {
		return []node{n}
	}
	return n.list()
}

func (n node) boolean(otherwise bool) bool {
	if n.Node == nil {
		return otherwise
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		n.wrong(notBoolean, n.key, shorten(n.Value))
		return otherwise
	}
	return strings.EqualFold(n.Value, "true")
}

func (n node) integer(otherwise, least, most int) int {
	if n.Node == nil {
		return otherwise
	}
	s, _ := n.scalar()
	i, err := strconv.Atoi(s)
	switch {
	case err != nil:
		n.wrong(notWholeNumber, n.key, shorten(n.Value))
	case i < least || i > most:
		n.d.fail(n.pos(), outOfRange, n.key, s, strconv.Itoa(least), strconv.Itoa(most))
	default:
		return i
	}
	return otherwise
}

// choice reads one of a few words; otherwise is what an absent or wrong value stands for.
func (n node) choice(otherwise string, choices []string) string {
	s, ok := n.text()
	switch {
	case !ok:
		return otherwise
	case slices.Contains(choices, s):
		return s
	}
	n.d.fail(n.pos(), unknownChoice, n.key, shorten(s), strings.Join(choices, ", "), nearest(s, choices))
	return otherwise
}

// day reads 2006-01-02.
func (n node) day() (metric.Day, bool) {
	s, ok := n.text()
	if !ok {
		return 0, false
	}
	day, err := metric.ParseDay(s)
	if err != nil {
		n.d.fail(n.pos(), badDate, shorten(s))
	}
	return day, err == nil
}

// pair is one line of a mapping.
type pair struct {
	key   node // a scalar
	name  string
	value node
}

// pairs reads a mapping whose keys are the user's own words.
func (n node) pairs() []pair {
	if n.Node == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		n.wrong(notMapping, n.key)
		return nil
	}
	var pairs []pair
	first := map[string]metric.Position{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := node{n.Content[i], n.d, n.key}
		name, ok := key.text()
		if !ok {
			continue
		}
		if before, twice := first[name]; twice {
			n.d.fail(key.pos(), duplicateKey, shorten(name)).Also = []metric.Position{before}
			continue
		}
		first[name] = key.pos()
		pairs = append(pairs, pair{key, name, node{n.Content[i+1], n.d, name}})
	}
	return pairs
}

// entry is the line of a mapping with that key, once pairs has read them.
func (n node) entry(name string) (key, value node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if strings.TrimSpace(n.Content[i].Value) == name {
			return node{n.Content[i], n.d, n.key}, node{n.Content[i+1], n.d, name}
		}
	}
	return n, n
}

// mapping is a section of the definition. Its keys are taken by name; close reports the others.
type mapping struct {
	node
	pairs []pair
	asked []string
}

func (n node) mapping() *mapping { return &mapping{node: n, pairs: n.pairs()} }

// take is the value under a key, or an absent node.
func (m *mapping) take(key string) node {
	if !slices.Contains(m.asked, key) {
		m.asked = append(m.asked, key)
	}
	for _, p := range m.pairs {
		if p.name == key {
			return p.value
		}
	}
	return node{nil, m.d, key}
}

// need is take for a key that must be there.
func (m *mapping) need(key string) node {
	n := m.take(key)
	if !n.present() && m.Node != nil && m.Kind == yaml.MappingNode {
		m.d.fail(m.pos(), missingKey, key, m.key)
	}
	return n
}

// hasUnknown reports whether there are keys that nobody has asked for yet.
func (m *mapping) hasUnknown() bool {
	return slices.ContainsFunc(m.pairs, func(p pair) bool { return !slices.Contains(m.asked, p.name) })
}

// close reports every key that nobody has asked for.
func (m *mapping) close() {
	for _, p := range m.pairs {
		if !slices.Contains(m.asked, p.name) {
			m.d.fail(p.key.pos(), unknownKey, shorten(p.name), strings.Join(m.asked, ", "), nearest(p.name, m.asked))
		}
	}
}

// shorten keeps a value that is quoted in a problem readable.
func shorten(s string) string {
	const maxQuoted = 60
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > maxQuoted {
		return string(runes[:maxQuoted]) + "…"
	}
	return string(runes)
}
