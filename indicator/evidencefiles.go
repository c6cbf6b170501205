package indicator

import "upshot/metric"

// unpublished warns of the evidence that the definition wants in the site and that cannot go there.
func unpublished(plan *metric.Plan, evidence []metric.Evidence) []metric.Problem {
	if plan.Evidence == nil || !plan.Evidence.Publish {
		return nil
	}
	var problems []metric.Problem
	for i := range evidence {
		e := &evidence[i]
		if why := metric.Unpublished(e.File); e.HasFile() && why != "" {
			problems = append(problems, metric.Problem{Severity: metric.Warning, Code: "evidence-unpublished-" + why, Pos: e.Pos, Args: []string{e.ID, e.File}})
		}
	}
	return problems
}
