package wording

import (
	"upshot/indicator"
	"upshot/metric"
)

// maxNamed is how many of what a gate counted are named; the others are a number.
const maxNamed = 8

// registerGate is the outcome of a gate on the assessment, the actions, the evidence or the findings:
// "3 of 49 sub-items are below their target or not rated, at most 0 allowed: ...".
func (w *Words) registerGate(rep *indicator.Report, g indicator.GateResult) string {
	key, of, bound := "gate."+g.Gate.Counts, w.Count(g.Of), w.Count(g.Gate.Max)
	switch {
	case g.Of == 0:
		return w.Say("gate.empty", bound)
	case g.Count == 0:
		return w.Say(key+".none", of, bound)
	}
	var names []string
	for _, id := range g.Failed[:min(len(g.Failed), maxNamed)] {
		names = append(names, w.counted(rep, g.Gate.Counts, id))
	}
	list := w.List(names)
	if more := len(g.Failed) - len(names); more > 0 {
		list = w.Say("scopes.names.more", list, w.Count(more))
	}
	return w.Say(key, w.Count(g.Count), of, bound, list)
}

// counted names a sub-item, by its name and its code, since names repeat from item to item. Actions and findings go by
// their ids.
func (w *Words) counted(rep *indicator.Report, what, id string) string {
	if what != "below-target" && what != "without-evidence" || rep.Maturity == nil || rep.Maturity.Spec == nil {
		return id
	}
	return w.Capability(rep.Maturity.Spec.Model, id)
}

// Capability is a sub-domain, item or sub-item by its code: "Branching (CM-VC-BR)"; the code alone if it has no other name.
func (w *Words) Capability(m *metric.Model, code string) string {
	node, ok := m.Find(code)
	if !ok {
		return code
	}
	if name := w.NodeName(m, node); name != "" && name != code {
		return w.Say("level.coded", name, code)
	}
	return code
}
