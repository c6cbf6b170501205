package ingest

import "slices"

// findColumn is columnNames.find for whoever looks once.
func findColumn(headers []string, width int, choices func(int) []string) int {
	n := columnNames{width: width, choices: choices}
	return n.find(headers)
}

// columnNames is what the columns of a header may be called.
type columnNames struct {
	width   int
	choices func(column int) []string
	folded  [][]string     // once somebody needs it
	keys    map[string]int // the same: the first column of each key
}

// findKey is the first column that has one of the keys; -1 if there is none.
func (n *columnNames) findKey(keys []string) int {
	if n.keys == nil {
		n.keys = map[string]int{}
		for c := range n.width {
			for _, name := range n.choices(c) {
				if key := signless(name); n.keys[key] == 0 {
					n.keys[key] = c + 1
				}
			}
		}
	}
	for _, key := range keys {
		if c := n.keys[key]; c > 0 {
			return c - 1
		}
	}
	return -1
}

// find is the first column with one of the headers, written alike or else folded; -1 if there is none.
func (n *columnNames) find(headers []string) int {
	for _, header := range headers {
		for c := range n.width {
			if header != "" && slices.Contains(n.choices(c), header) {
				return c
			}
		}
	}
	if n.folded == nil {
		n.folded = make([][]string, n.width)
		for c := range n.folded {
			for _, name := range n.choices(c) {
				if name != "" {
					n.folded[c] = append(n.folded[c], foldHeader(name))
				}
			}
		}
	}
	for _, header := range headers {
		want := foldHeader(header)
		for c := range n.folded {
			if slices.Contains(n.folded[c], want) {
				return c
			}
		}
	}
	return -1
}
