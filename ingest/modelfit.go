package ingest

import (
	"slices"
	"strconv"

	"upshot/metric"
)

// namedRow is what a row of an assessment calls its sub-item, and what it lies in.
type namedRow struct{ name, code, item, domain string }

// subItems are those that a row may be about: that of its code, and if there is none, those of its name. A code
// and a name that are of different ones leave it open; a numbering of the file's own is no code.
func (c *capabilityNames) subItems(row namedRow) []metric.Node {
	nodes := c.subItem(row.name, row.item, row.domain)
	node, ok := c.byCode[foldHeader(row.code)]
	switch {
	case !ok || node.SubItem < 0:
		return nodes
	case len(nodes) == 0 || slices.Contains(nodes, node):
		return []metric.Node{node}
	}
	return append([]metric.Node{node}, nodes...)
}

// fewStrangers is the least number of rows that put a model in doubt: fewer are slips of the pen.
const fewStrangers = 5

// doubtModel asks whether the model is the right one where it does not know most of the rows, and names the shipped one
// that knows more of them.
func (t *ratingsReader) doubtModel() {
	strange, rows := t.strange.count, len(t.about)
	if strange < fewStrangers || strange*2 <= rows {
		return
	}
	better, most := "", t.capabilities.fits(t.about)
	for i, names := range shippedNames() {
		if n := names.fits(t.about); n > most {
			better, most = Models[i], n
		}
	}
	p := t.blame(modelMisfit, t.plan.Assessment.ModelPos, strconv.Itoa(strange), strconv.Itoa(rows), t.capabilities.model.ID, better)
	p.Count, p.Also = strange, t.strange.at
}

// fits counts the rows that are about sub-items of the model.
func (c *capabilityNames) fits(rows []namedRow) int {
	n := 0
	for _, row := range rows {
		if len(c.subItems(row)) > 0 {
			n++
		}
	}
	return n
}
