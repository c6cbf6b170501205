package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
)

// The headings of the charts: what each shows, counted from the report.

// forestFinding is "8 improved, 1 worsened of 12".
func (r *reader) forestFinding(f *chart.Forest) string {
	return r.Say("finding.forest", r.Count(f.Verdicts[indicator.Improved]), r.Count(f.Verdicts[indicator.Worsened]), r.Count(f.Rows))
}

// trendFinding is "9 of 12 months after the baseline signal against it".
func (r *reader) trendFinding(f *indicator.Figures) string {
	if f.Baseline == nil {
		return r.Say("finding.trend.none")
	}
	signalled := map[string]bool{}
	for _, s := range f.Signals {
		signalled[s.Period] = true
	}
	after, all := false, 0
	for _, p := range f.Periods {
		switch {
		case p.Phase == f.Baseline.Phase:
			after = true
		case after && p.Phase != "" && metric.Known(p.Value):
			all++
		}
	}
	return r.Say("finding.trend", r.Count(len(signalled)), r.Count(all), r.Say("periods."+r.rep.Plan.Period.String()), r.Phase(r.rep, f.Baseline.Phase))
}

// phasesFinding is the last phase beside the baseline: "Median: 7.3 days in Round 3, 21.2 days in
// Baseline".
func (r *reader) phasesFinding(spec *metric.Indicator, f *indicator.Figures) string {
	phases := r.rep.Plan.Phases
	before, after := r.phaseFigure(f, r.rep.Plan.BeforeID()), r.phaseFigure(f, phases[len(phases)-1].ID)
	few := spec.Measure.Form == metric.Duration && min(before.N, after.N) < indicator.FewRecords
	if c := f.Headline(); c != nil && c.Reason == indicator.NoBaseline && metric.Known(after.Value) {
		return r.Say("finding.phases.after", r.statistic(spec), r.Value(spec.Unit, after.Value), r.Phase(r.rep, after.Phase))
	}
	if few || !metric.Known(before.Value) || !metric.Known(after.Value) || before.Phase == after.Phase {
		return r.Say("finding.phases.lacking")
	}
	values := r.Values(spec.Unit, before.Value, after.Value)
	return r.Say("finding.phases", r.statistic(spec), values[1], r.Phase(r.rep, after.Phase), values[0], r.Phase(r.rep, before.Phase))
}

// fewNames is how many projects a heading names; more are counted.
const fewNames = 2

// projectsFinding is "Improved in 3 of 4 projects; no clear change in Credit risk".
func (r *reader) projectsFinding(res *indicator.Result) string {
	names := map[indicator.Verdict][]string{}
	all := 0
	for i := range res.Scopes {
		f := &res.Scopes[i]
		if f.Scope.Project < 0 {
			continue
		}
		all++
		verdict := indicator.NotEnoughData
		if c := f.Headline(); c != nil {
			verdict = c.Verdict
		}
		names[verdict] = append(names[verdict], r.Scope(r.rep, f.Scope))
	}
	said := r.Say("finding.projects.improved", r.Count(len(names[indicator.Improved])), r.Count(all))
	for _, v := range []indicator.Verdict{indicator.Worsened, indicator.LeaningWorse, indicator.LeaningBetter, indicator.NoClearChange, indicator.NotEnoughData} {
		where := names[v]
		switch {
		case len(where) == 0:
		case len(where) <= fewNames:
			said = r.Say("finding.next", said, r.Say("finding.projects."+v.String(), r.List(where)))
		default:
			said = r.Say("finding.next", said, r.Say("finding.projects."+v.String(), r.Say("finding.projects.count", r.Count(len(where)))))
		}
	}
	return said
}
