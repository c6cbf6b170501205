package ingest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"upshot/metric"
)

// capabilityNames finds the parts of a model by code, by name in either language, or by another word that the
// model has for them.
type capabilityNames struct {
	model  *metric.Model
	byCode map[string]metric.Node
	byName map[string][]metric.Node
	known  []string // codes and names, for a did-you-mean
	subs   []string // those of sub-items
	parts  int      // of the code that has the most, parted by -
}

func newCapabilityNames(model *metric.Model) *capabilityNames {
	c := &capabilityNames{model: model, byCode: map[string]metric.Node{}, byName: map[string][]metric.Node{}}
	for d := range model.Domains {
		domain := &model.Domains[d]
		c.add(metric.Node{Domain: d, Item: -1, SubItem: -1}, domain.Code, domain.Name, nil)
		for i := range domain.Items {
			item := &domain.Items[i]
			c.add(metric.Node{Domain: d, Item: i, SubItem: -1}, item.Code, item.Name, nil)
			for s := range item.SubItems {
				sub := &item.SubItems[s]
				c.add(metric.Node{Domain: d, Item: i, SubItem: s}, sub.Code, sub.Name, sub.Aliases)
			}
		}
	}
	return c
}

func (c *capabilityNames) add(node metric.Node, code string, name metric.Text, aliases []string) {
	c.byCode[foldHeader(code)] = node
	c.parts = max(c.parts, strings.Count(foldHeader(code), "-")+1)
	note := func(word string) {
		c.known = append(c.known, word)
		if node.SubItem >= 0 {
			c.subs = append(c.subs, word)
		}
	}
	note(code)
	for _, word := range append(wordsOf("", name), aliases...) {
		key := foldHeader(word)
		if key == "" || slices.Contains(c.byName[key], node) {
			continue
		}
		if len(c.byName[key]) == 0 {
			note(word)
		}
		c.byName[key] = append(c.byName[key], node)
	}
}

// numbering is what stands before a name that is listed: "3.1.2 ", "（一）", "2、".
var numbering = regexp.MustCompile(`^\s*(?:[(（]?(?:\d+(?:[.．-]\d+)*|[一二三四五六七八九十]+)[)）、.．:：]\s*|\d+(?:[.．]\d+)*\s+|\d+(?:[.．]\d+)+|[①-⑳]\s*)`)

// noteWords begin a note below or behind a name.
var noteWords = []string{"说明：", "说明:", "注：", "注:", "备注：", "备注:", "Note:", "Notes:"}

// spellingsOf are the names that a cell may hold: all of it, and without numbering, a note or what stands in
// brackets behind it. "MF-MI-MID 指标定义" is a code and a name.
func spellingsOf(cell string) []string {
	texts := []string{cell}
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(texts, s) {
			texts = append(texts, s)
		}
	}
	for _, word := range noteWords {
		before, _, _ := strings.Cut(cell, word)
		add(before)
	}
	line, _, _ := strings.Cut(strings.TrimSpace(cell), "\n")
	add(line)
	for _, s := range slices.Clone(texts) {
		add(numbering.ReplaceAllString(s, ""))
	}
	for _, s := range slices.Clone(texts) {
		if i := strings.IndexAny(s, "(（"); i > 0 {
			add(s[:i])
		}
		if fields := strings.Fields(s); len(fields) > 1 {
			add(fields[0])
			add(strings.Join(fields[1:], " "))
		}
	}
	return texts
}

// knows reports whether a cell is a code or a name as it stands, commas and all, but for a number before it.
func (c *capabilityNames) knows(cell string) bool {
	for _, s := range []string{cell, numbering.ReplaceAllString(cell, "")} {
		key := foldHeader(s)
		if _, ok := c.byCode[key]; ok || len(c.byName[key]) > 0 {
			return true
		}
	}
	return false
}

// find lists the parts that a cell may mean: one code, or all of one name.
func (c *capabilityNames) find(cell string) []metric.Node {
	if node, ok := c.byCode[foldHeader(cell)]; ok {
		return []metric.Node{node}
	}
	texts := spellingsOf(cell)
	for _, s := range texts {
		if nodes := c.byName[foldHeader(s)]; len(nodes) > 0 {
			return nodes
		}
	}
	for _, s := range texts {
		if node, ok := c.byCode[foldHeader(s)]; ok {
			return []metric.Node{node}
		}
	}
	return nil
}

// one is the part that a cell means. Where a sub-domain and its item share a name, the larger one is meant.
func (c *capabilityNames) one(cell string) (node metric.Node, rivals []metric.Node) {
	nodes := c.find(cell)
	for _, n := range nodes {
		if !slices.ContainsFunc(nodes, func(other metric.Node) bool { return !n.Holds(other) }) {
			return n, nil
		}
	}
	return noNode, nodes
}

// noNode is no part of a model, not even all of it: it holds none.
var noNode = metric.Node{Domain: -1, Item: -1, SubItem: -1}

// subItem finds a sub-item by its name, and by those of its item and sub-domain where several have the name.
func (c *capabilityNames) subItem(name, item, domain string) []metric.Node {
	nodes := slices.DeleteFunc(slices.Clone(c.find(name)), func(n metric.Node) bool { return n.SubItem < 0 })
	for _, part := range []struct {
		name string
		of   func(metric.Node) metric.Node
	}{
		{item, func(n metric.Node) metric.Node { return metric.Node{Domain: n.Domain, Item: n.Item, SubItem: -1} }},
		{domain, func(n metric.Node) metric.Node { return metric.Node{Domain: n.Domain, Item: -1, SubItem: -1} }},
	} {
		if len(nodes) < 2 || part.name == "" {
			continue
		}
		whole := c.find(part.name)
		within := slices.DeleteFunc(slices.Clone(nodes), func(n metric.Node) bool { return !slices.Contains(whole, part.of(n)) })
		if len(within) > 0 {
			nodes = within
		}
	}
	return nodes
}

// codes lists the codes of parts, for a message.
func (c *capabilityNames) codes(nodes []metric.Node) string {
	var codes []string
	for _, n := range nodes {
		_, code := c.model.NameOf(n)
		codes = append(codes, code)
	}
	return join(codes)
}

// partsOf lists the codes of the sub-items of a sub-domain or item, for a message.
func (c *capabilityNames) partsOf(whole metric.Node) string {
	var codes []string
	for _, n := range c.model.Nodes() {
		if whole.Holds(n) {
			_, code := c.model.NameOf(n)
			codes = append(codes, code)
		}
	}
	return listed(codes)
}

// nearestOf is the known code or name that was probably meant.
func nearestOf(cell string, known []string) string {
	for _, s := range spellingsOf(cell) {
		if near := nearest(s, known); near != "" {
			return near
		}
	}
	return ""
}

// ofID reads the part and the level out of an id such as MF-MI-MID-L3-1, CD-MF-MI-MID-L3-01 or, with the title
// behind it, MF-MI-MID-L3-1-度量指标定义. The code stands before the level; the longest one counts.
func (c *capabilityNames) ofID(id string) (node metric.Node, level int, ok bool) {
	parts := strings.Split(foldHeader(id), "-")
	end := slices.IndexFunc(parts, func(part string) bool { return c.levelOf(part) > 0 })
	if end >= 0 {
		level = c.levelOf(parts[end])
	}
	node, longest := noNode, 0
	for from := range parts {
		for to := from + longest + 1; to <= min(from+c.parts, len(parts)); to++ {
			found, known := c.byCode[strings.Join(parts[from:to], "-")]
			if known && (end < 0 || to == end) {
				node, longest = found, to-from
			}
		}
	}
	return node, level, longest > 0
}

// strangeLevel is the level that an id names and the model does not have, as in MF-MI-MID-L9-1; "" if it names one that
// the model has, or none. What is longer is no level: a year or a word.
func (c *capabilityNames) strangeLevel(id string) string {
	strange := ""
	for i, part := range strings.Split(foldHeader(id), "-") {
		if c.levelOf(part) > 0 {
			return ""
		}
		digits, ok := strings.CutPrefix(part, "l")
		if number, err := strconv.Atoi(digits); ok && err == nil && i > 0 && strange == "" && number < 100 {
			strange = strconv.Itoa(number)
		}
	}
	return strange
}

// levelOf is the level that a part of an id names, as L3 does; 0 if it names none.
func (c *capabilityNames) levelOf(part string) int {
	digits, ok := strings.CutPrefix(part, "l")
	number, err := strconv.Atoi(digits)
	if !ok || err != nil || !c.model.HasLevel(number) {
		return 0
	}
	return number
}
