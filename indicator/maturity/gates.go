package maturity

import "upshot/metric"

// Count is what a gate counts: which, and out of how many that could be.
type Count struct {
	IDs []string // codes of sub-items in the model's order, or ids of actions or findings in their files' order
	Of  int
}

// Count counts what a gate asks for, one of metric.GateCounts. It is false where the definition has no register that
// it could be counted in.
//
//	below-target      sub-items whose level now is not at their target, those without a level now included; of all
//	without-evidence  sub-items whose level now is at their target, without ready evidence of that level or a higher
//	                  one (SubItem.Supported); of those whose level now is at their target
//	overdue-actions   actions that are neither done nor cancelled and whose due day lies before the as-of day; of
//	                  all that are not cancelled
//	overdue-findings  findings that are open and whose deadline lies before the as-of day; of all
func (r *Report) Count(plan *metric.Plan, what string) (c Count, counted bool) {
	switch {
	case r == nil:
		return c, false
	case what == "below-target" && plan.Assessment != nil:
		c.Of = len(r.SubItems)
		c.IDs = r.codes(func(s *SubItem) bool { return !r.AtTarget(s) })
	case what == "without-evidence" && plan.Assessment != nil && plan.Evidence != nil:
		c.Of = len(r.codes(r.AtTarget))
		c.IDs = r.codes(func(s *SubItem) bool { return r.AtTarget(s) && !s.Supported })
	case what == "overdue-actions" && plan.Actions != nil:
		c.Of = r.Progress.Total
		for i := range r.Actions {
			if r.Actions[i].Overdue(plan.AsOf) {
				c.IDs = append(c.IDs, r.Actions[i].ID)
			}
		}
	case what == "overdue-findings" && plan.Findings != nil:
		c.Of = len(r.Findings)
		for i := range r.Findings {
			if r.Findings[i].Overdue(plan.AsOf) {
				c.IDs = append(c.IDs, r.Findings[i].ID)
			}
		}
	default:
		return c, false
	}
	return c, true
}

// codes are those of some sub-items.
func (r *Report) codes(fits func(*SubItem) bool) []string {
	var codes []string
	for i := range r.SubItems {
		if s := &r.SubItems[i]; fits(s) {
			codes = append(codes, s.Spec.Code)
		}
	}
	return codes
}
