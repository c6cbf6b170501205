package ingest

import (
	"upshot/metric"
)

// names finds things by their id, or by their name in any language, folded.
type names struct {
	index map[string]int
	known []string // for a did-you-mean
}

func (n *names) add(i int, id string, name metric.Text) {
	if n.index == nil {
		n.index = map[string]int{}
	}
	for _, word := range wordsOf(id, name) {
		if _, taken := n.index[foldHeader(word)]; !taken && word != "" {
			n.index[foldHeader(word)] = i
			n.known = append(n.known, word)
		}
	}
}

// find is the place of what is called so, -1 if nothing is.
func (n *names) find(word string) int {
	if i, ok := n.index[foldHeader(word)]; ok {
		return i
	}
	return -1
}

// newPhaseNames finds the phases of a plan. Ids come before names, whatever their order.
func newPhaseNames(plan *metric.Plan) *names {
	n := &names{}
	for i, p := range plan.Phases {
		n.add(i, p.ID, nil)
	}
	for i, p := range plan.Phases {
		n.add(i, p.ID, p.Name)
	}
	return n
}

func newIndicatorNames(plan *metric.Plan) *names {
	n := &names{}
	for i := range plan.Indicators {
		n.add(i, plan.Indicators[i].ID, nil)
	}
	for i := range plan.Indicators {
		n.add(i, plan.Indicators[i].ID, plan.Indicators[i].Name)
	}
	return n
}
