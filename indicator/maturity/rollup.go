package maturity

import "upshot/metric"

// part is what the level of a whole is made of.
type part struct {
	levels []float64 // by phase
	target float64
}

// rollUp makes items of sub-items, sub-domains of items, and the whole of sub-domains. A whole with a part that
// is not rated has no level: the lowest of the others would claim more than is known.
func (r *Report) rollUp(phases int) {
	model := r.Spec.Model
	var domains []part
	for d := range model.Domains {
		domain := &model.Domains[d]
		var items []part
		for i := range domain.Items {
			node := metric.Node{Domain: d, Item: i, SubItem: -1}
			item := r.whole(node, r.rule(domain.Items[i].Code, domain.Items[i].RollUp), r.parts(r.within(node)), phases)
			r.Items, items = append(r.Items, item), append(items, part{item.Levels, item.Target})
		}
		whole := r.whole(metric.Node{Domain: d, Item: -1, SubItem: -1}, r.rule(domain.Code, domain.RollUp), items, phases)
		r.Domains, domains = append(r.Domains, whole), append(domains, part{whole.Levels, whole.Target})
	}
	r.All = r.whole(metric.Node{Domain: -1, Item: -1, SubItem: -1}, r.rule("", ""), domains, phases)
}

// whole rolls parts up, and counts the sub-items that lie in it.
func (r *Report) whole(node metric.Node, rule string, parts []part, phases int) Rolled {
	w := Rolled{Node: node, Rule: rule}
	w.Levels, w.Target = rolled(rule, parts, phases)
	in := r.within(node)
	w.Met, w.Rated = r.count(in, phases)
	w.Of = len(in)
	return w
}

// rule is how a whole is made of its parts: as the definition says of it, else as the model does, else as the
// definition says of all, else as the model does of all.
func (r *Report) rule(code, own string) string {
	switch {
	case r.Spec.RollUps[code] != "":
		return r.Spec.RollUps[code]
	case own != "":
		return own
	case r.Spec.RollUp != "":
		return r.Spec.RollUp
	case r.Spec.Model.RollUp != "":
		return r.Spec.Model.RollUp
	}
	return "lowest"
}

// rolled is the level of a whole in each phase, and its target.
func rolled(rule string, parts []part, phases int) (levels []float64, target float64) {
	levels = make([]float64, phases)
	of := make([]float64, len(parts))
	for phase := range levels {
		for i, p := range parts {
			of[i] = p.levels[phase]
		}
		levels[phase] = combine(rule, of)
	}
	for i, p := range parts {
		of[i] = p.target
	}
	return levels, combine(rule, of)
}

// combine is the lowest of the levels, or their mean; Missing() if one of them is, or there is none.
func combine(rule string, levels []float64) float64 {
	if len(levels) == 0 {
		return metric.Missing()
	}
	lowest, sum := levels[0], 0.0
	for _, l := range levels {
		if !metric.Known(l) {
			return metric.Missing()
		}
		lowest = min(lowest, l)
		sum += l
	}
	if rule == "mean" {
		return sum / float64(len(levels))
	}
	return lowest
}

// within are the sub-items that lie in a node, or all of them for the whole model.
func (r *Report) within(node metric.Node) []int {
	var in []int
	for i := range r.SubItems {
		if node.Domain < 0 || node.Holds(r.SubItems[i].Node) {
			in = append(in, i)
		}
	}
	return in
}

// parts are some sub-items as what a whole is made of.
func (r *Report) parts(subItems []int) []part {
	var parts []part
	for _, i := range subItems {
		parts = append(parts, part{r.SubItems[i].Levels, r.SubItems[i].Target})
	}
	return parts
}

// count counts, by phase, those of some sub-items that are at their target, and those that have a level.
func (r *Report) count(subItems []int, phases int) (met, rated []int) {
	met, rated = make([]int, phases), make([]int, phases)
	for _, i := range subItems {
		s := &r.SubItems[i]
		for phase, level := range s.Levels {
			if !metric.Known(level) {
				continue
			}
			rated[phase]++
			if level >= s.Target {
				met[phase]++
			}
		}
	}
	return met, rated
}
