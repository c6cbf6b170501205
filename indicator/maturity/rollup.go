package maturity

import "upshot/metric"

// rollUp makes items of sub-items, sub-domains of items, and the whole of sub-domains. A whole with a part that
// is not rated has no level: the lowest of the others would claim more than is known.
func (r *Report) rollUp(phases int) {
	model := r.Spec.Model
	var domains, all []*Rolled
	for d := range model.Domains {
		domain := &model.Domains[d]
		var items []*Rolled
		for i := range domain.Items {
			item := Rolled{Node: metric.Node{Domain: d, Item: i, SubItem: -1}, Rule: r.rule(domain.Items[i].Code, domain.Items[i].RollUp)}
			item.count(r, phases)
			item.Levels = make([]float64, phases)
			for phase := range item.Levels {
				item.Levels[phase] = combine(item.Rule, r.levels(item.Node, phase))
			}
			item.Target = combine(item.Rule, r.targets(item.Node))
			items = append(items, &item)
		}
		whole := combined(metric.Node{Domain: d, Item: -1, SubItem: -1}, r.rule(domain.Code, domain.RollUp), items, phases)
		whole.count(r, phases)
		domains = append(domains, &whole)
		all = append(all, items...)
	}
	for _, item := range all {
		r.Items = append(r.Items, *item)
	}
	r.All = combined(metric.Node{Domain: -1, Item: -1, SubItem: -1}, r.rule("", ""), domains, phases)
	r.All.count(r, phases)
	for _, domain := range domains {
		r.Domains = append(r.Domains, *domain)
	}
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

// combined makes a whole of rolled parts.
func combined(node metric.Node, rule string, parts []*Rolled, phases int) Rolled {
	whole := Rolled{Node: node, Rule: rule, Levels: make([]float64, phases)}
	for phase := range whole.Levels {
		var levels []float64
		for _, part := range parts {
			levels = append(levels, part.Levels[phase])
		}
		whole.Levels[phase] = combine(rule, levels)
	}
	var targets []float64
	for _, part := range parts {
		targets = append(targets, part.Target)
	}
	whole.Target = combine(rule, targets)
	return whole
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

// count counts the sub-items of a whole.
func (w *Rolled) count(r *Report, phases int) {
	w.Met, w.Rated, w.Of = make([]int, phases), make([]int, phases), 0
	for i := range r.SubItems {
		s := &r.SubItems[i]
		if !w.holds(s.Node) {
			continue
		}
		w.Of++
		for phase, level := range s.Levels {
			if !metric.Known(level) {
				continue
			}
			w.Rated[phase]++
			if level >= s.Target {
				w.Met[phase]++
			}
		}
	}
}

func (w *Rolled) holds(n metric.Node) bool { return w.Node.Domain < 0 || w.Node.Holds(n) }

func (r *Report) levels(in metric.Node, phase int) []float64 {
	return r.each(in, func(s *SubItem) float64 { return s.Levels[phase] })
}

func (r *Report) targets(in metric.Node) []float64 {
	return r.each(in, func(s *SubItem) float64 { return s.Target })
}

func (r *Report) each(in metric.Node, value func(*SubItem) float64) []float64 {
	var values []float64
	for i := range r.SubItems {
		if in.Holds(r.SubItems[i].Node) {
			values = append(values, value(&r.SubItems[i]))
		}
	}
	return values
}
