package render

import (
	"math"
	"strconv"

	"upshot/indicator"
	"upshot/metric"
)

func reportResults(plan *metric.Plan) resultsReport {
	return resultsReport{
		Title: languages(plan, plan.Title), Organisation: languages(plan, plan.Organisation),
		AsOf: plan.AsOf.String(), Timezone: plan.Timezone, Languages: plan.Languages, Calendar: calendarResults(plan),
		Bands: append([]string{}, plan.Bands...),
	}
}

func phaseResults(plan *metric.Plan) []resultsWindow {
	windows := make([]resultsWindow, 0, len(plan.Phases))
	for _, p := range plan.Phases {
		windows = append(windows, resultsWindow{p.ID, languages(plan, p.Name), p.From.String(), p.To.String(), p.Days()})
	}
	return windows
}

func compareResults(plan *metric.Plan) resultsCompare {
	return resultsCompare{plan.BeforeID(), plan.AfterID()}
}

func indicatorResults(rep *indicator.Report, r *indicator.Result) resultsIndicator {
	spec := r.Spec
	i := resultsIndicator{
		ID: spec.ID, Name: languages(rep.Plan, spec.Name), Form: spec.Measure.Form.String(),
		Unit: spec.Unit.String(), Better: spec.Better.String(), Primary: spec.Primary,
		Formula: languages(rep.Plan, spec.Formula), Version: spec.Version, Linkage: linkageResults(r.Linkage),
		Scopes: make([]resultsScope, 0, len(r.Scopes)),
	}
	if spec.Measure.Form == metric.Duration || spec.Measure.Form == metric.Level {
		i.Statistic = given(spec.Statistic.String())
	}
	if spec.Measure.Working {
		i.Calendar = given("working")
	}
	for j := range r.Scopes {
		i.Scopes = append(i.Scopes, scopeResults(rep, spec.Measure.Form, &r.Scopes[j]))
		for k := range i.Scopes[j].Phases {
			if spec.Measure.Working {
				i.Scopes[j].Phases[k].Idle = &r.Scopes[j].Phases[k].Idle
			}
		}
	}
	i.Across = acrossResults(r)
	return i
}

func linkageResults(l *indicator.Linkage) *resultsLinkage {
	if l == nil {
		return nil
	}
	r := &resultsLinkage{
		Rule: "time", Key: given(l.Link.Key), AcrossProjects: l.AcrossProjects,
		IncidentSource: l.Link.Incidents.Source, DeploymentSource: l.Link.Deployments.Source,
		Incidents: l.Incidents, LinkedByTime: l.Linked, Unlinked: map[string]int{},
		Deployments: l.Deployments, DeploymentsLinked: l.Followed, IncidentsPerDeployment: finite(l.PerDeployment()),
	}
	if l.Link.Key != "" {
		r.Rule, r.LinkedByKey, r.LinkedByTime = "key", l.Linked, 0
	}
	for _, u := range l.Unlinked {
		r.Unlinked[string(u.Why)] = u.N
	}
	return r
}

func scopeResults(rep *indicator.Report, form metric.Form, f *indicator.Figures) resultsScope {
	s := resultsScope{
		Group:       given(f.Scope.Group),
		Phases:      make([]resultsPhase, 0, len(f.Phases)),
		Periods:     make([]resultsPeriod, 0, len(f.Periods)),
		Rebased:     make([]resultsLimits, 0, len(f.Rebased)),
		Signals:     make([]resultsSignal, 0, len(f.Signals)),
		Comparisons: make([]resultsComparison, 0, len(f.Comparisons)),
	}
	if f.Scope.Project >= 0 {
		s.Project = given(rep.Projects[f.Scope.Project].ID)
	}
	for i := range f.Phases {
		s.Phases = append(s.Phases, phaseFigureResults(form, &f.Phases[i]))
	}
	for i := range f.Periods {
		p := &f.Periods[i]
		point := resultsPeriod{Period: p.Period.Label, N: p.N, Value: finite(p.Value), Complete: p.Complete}
		if counted(form) {
			point.Numerator, point.Denominator = finite(p.Numerator), finite(p.Denominator)
		}
		s.Periods = append(s.Periods, point)
	}
	if l := f.Baseline; l != nil {
		own := limitsResults(*l)
		s.Limits = &own
	}
	if l := f.ByMedian; l != nil {
		s.ByMedian = &resultsByMedian{limitsResults(l.Limits), l.Signals}
	}
	for _, l := range f.Rebased {
		s.Rebased = append(s.Rebased, limitsResults(l))
	}
	for _, signal := range f.Signals {
		s.Signals = append(s.Signals, resultsSignal{signal.Period, signal.Rule})
	}
	for i := range f.Comparisons {
		s.Comparisons = append(s.Comparisons, comparisonResults(rep, &f.Comparisons[i]))
	}
	if t := f.Target; t != nil {
		kind := "min"
		if t.Target.Max {
			kind = "max"
		}
		s.Target = &resultsTarget{kind, finite(t.Target.Value), given(t.Status.String())}
	}
	s.Ordered, s.YearBefore = orderedResults(f.Ordered), yearBeforeResults(rep, form, f.YearBefore)
	return s
}

func limitsResults(l indicator.Limits) resultsLimits {
	return resultsLimits{l.Phase, finite(l.Centre), finite(l.Lower), finite(l.Upper), finite(l.RangeUpper), finite(l.MeanRange)}
}

// counted reports whether values of a form are made of a numerator and a denominator.
func counted(form metric.Form) bool { return form != metric.Duration && form != metric.Level }

func phaseFigureResults(form metric.Form, p *indicator.PhaseFigure) resultsPhase {
	r := resultsPhase{
		Phase: p.Phase, N: p.N, Value: finite(p.Value), Low: finite(p.Low), High: finite(p.High),
		ExposureDays: finite(p.ExposureDays), Reason: given(string(p.Reason)),
	}
	for _, b := range p.Bands {
		r.Bands = append(r.Bands, resultsBand{b.Edition, b.Level.String(), b.Confirmed})
	}
	if counted(form) {
		r.Numerator, r.Denominator = finite(p.Numerator), finite(p.Denominator)
	}
	if form == metric.Duration {
		r.P85, r.P90, r.Open, r.Negative = finite(p.P85), finite(p.P90), &p.Open, &p.Negative
	}
	r.setTreated(form, p)
	return r
}

// ComparisonResults is a comparison as results.json has it.
func ComparisonResults(rep *indicator.Report, c *indicator.Comparison) any {
	return comparisonResults(rep, c)
}

func comparisonResults(rep *indicator.Report, c *indicator.Comparison) resultsComparison {
	r := resultsComparison{
		Before: c.Before, After: c.After, Change: finite(c.Change), ChangePct: finite(c.ChangePct),
		Effect: finite(c.Effect), EffectKind: given(string(c.EffectKind)), Low: finite(c.Low), High: finite(c.High),
		P: finite(c.P), PAdjusted: finite(c.Adjusted), PCautious: finite(c.Cautious), Detectable: finite(c.Detectable),
		Tests: make([]resultsTest, 0, len(c.Tests)), Verdict: c.Verdict.String(),
		Reason: given(string(c.Reason)), Sensitivity: runResults(c),
		Stratified: stratifiedResults(rep, c.Stratified), PAcross: finite(c.AcrossP), Multiple: finite(c.Multiple),
		Tails: tailResults(c), Segmented: segmentedResults(c.Segmented),
	}
	for _, t := range c.Tests {
		test := resultsTest{
			Name: string(t.Name), P: finite(t.P), Low: finite(t.Low), High: finite(t.High),
			Phi: finite(t.Phi), DF: finite(t.DF), Arrangements: positive(t.Arrangements),
		}
		if t.Name == indicator.FrozenLimits { // no signal is an answer, not a number that is lacking
			test.Arrangements = &t.Arrangements
		}
		r.Tests = append(r.Tests, test)
	}
	r.setTreatment(c)
	return r
}

// languages is a text in every language of the report; one that has no words is left out.
func languages(plan *metric.Plan, t metric.Text) metric.Text {
	all := metric.Text{}
	for _, language := range plan.Languages {
		if s := t.In(language); s != "" {
			all[language] = s
		}
	}
	return all
}

// significant is how many digits a number of results.json has: more than any data, and few enough to be the same
// on every kind of processor.
const significant = 12

// finite is a number, or nil (null) for one that is missing or has no limit.
func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	if v == 0 {
		v = 0 // JSON would keep the sign of -0
	}
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', significant, 64), 64); err == nil {
		v = rounded
	}
	return &v
}

// given is a string, or nil (null) for an empty one.
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// positive is a number, or nil (null) for one that is not set.
func positive(n int) *int {
	if n <= 0 {
		return nil
	}
	return &n
}
