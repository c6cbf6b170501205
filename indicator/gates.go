package indicator

import "upshot/metric"

// GateResult is one gate and whether the report passes it.
type GateResult struct {
	Gate   metric.Gate
	Passed bool
	Count  int
	Failed []string // what was counted: ids of indicators, of actions or of findings, or codes of sub-items
	Of     int      // how many could have been counted; 0 for a verdict
}

// holdGates counts what each gate names. A gate that nothing can be counted for does not pass: the definition has
// no register for it, which its reader refuses.
func holdGates(plan *metric.Plan, report *Report) []GateResult {
	var results []GateResult
	for _, gate := range plan.Gates {
		g, counted := GateResult{Gate: gate}, true
		if gate.Verdict != "" {
			g.Failed = report.withVerdict(gate)
		} else {
			c, known := report.Maturity.Count(plan, gate.Counts)
			g.Failed, g.Of, counted = c.IDs, c.Of, known
		}
		g.Count = len(g.Failed)
		g.Passed = counted && g.Count <= gate.Max
		results = append(results, g)
	}
	return results
}

// withVerdict lists the indicators whose headline over all projects has the verdict of a gate.
func (r *Report) withVerdict(gate metric.Gate) []string {
	var ids []string
	for i := range r.Indicators {
		result := &r.Indicators[i]
		overall := result.In(Overall)
		if overall == nil || gate.PrimaryOnly && !result.Spec.Primary {
			continue
		}
		if c := overall.Headline(); c != nil && c.Verdict.String() == gate.Verdict {
			ids = append(ids, result.Spec.ID)
		}
	}
	return ids
}
