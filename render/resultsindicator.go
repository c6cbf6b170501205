package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsIndicator struct {
		ID        string          `json:"id"`
		Name      metric.Text     `json:"name"`
		Form      string          `json:"form"`
		Statistic *string         `json:"statistic"`
		Unit      string          `json:"unit"`
		Better    string          `json:"better"`
		Primary   bool            `json:"primary"`
		Formula   metric.Text     `json:"formula"`
		Version   string          `json:"version"`
		Linkage   *resultsLinkage `json:"linkage"` // null: no incidents linked to deployments
		Scopes    []resultsScope  `json:"scopes"`
		Across    []resultsAcross `json:"across"`
		Calendar  *string         `json:"calendar"` // null: all days count
	}
	resultsLinkage struct {
		Rule                   string         `json:"rule"`
		Key                    *string        `json:"key"`
		AcrossProjects         bool           `json:"across_projects"`
		IncidentSource         string         `json:"incident_source"`
		DeploymentSource       string         `json:"deployment_source"`
		Incidents              int            `json:"incidents"`
		LinkedByKey            int            `json:"linked_by_key"`
		LinkedByTime           int            `json:"linked_by_time"`
		Unlinked               map[string]int `json:"unlinked"`
		Deployments            int            `json:"deployments"`
		DeploymentsLinked      int            `json:"deployments_linked"`
		IncidentsPerDeployment *float64       `json:"incidents_per_deployment"`
	}
)

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
