package render

import (
	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

type (
	resultsSubItem struct {
		Code      string            `json:"code"`
		Name      metric.Text       `json:"name"`
		Item      string            `json:"item"`
		Target    *float64          `json:"target"`
		Met       bool              `json:"met"` // now
		Phases    []resultsRating   `json:"phases"`
		Gap       metric.Text       `json:"gap"`
		Note      metric.Text       `json:"note"`
		Evidence  []string          `json:"evidence"`
		Actions   []string          `json:"actions"`
		Findings  []string          `json:"findings"`
		Coverage  []resultsCoverage `json:"coverage"`
		Supported bool              `json:"supported"`
		Demand    metric.Text       `json:"demand"` // null: the model has none for the level
	}
	resultsRating struct {
		Phase    string   `json:"phase"`
		Level    *float64 `json:"level"`
		Self     *float64 `json:"self"`
		Assessed *float64 `json:"assessed"`
		Met      *bool    `json:"met"`
	}
	resultsCoverage struct {
		Kind     string `json:"kind"`
		Expected int    `json:"expected"`
		Ready    int    `json:"ready"`
	}
)

func subItemResults(rep *indicator.Report, s *maturity.SubItem) resultsSubItem {
	m := rep.Maturity
	item := s.Node
	item.SubItem = -1
	_, code := m.Spec.Model.NameOf(item)
	r := resultsSubItem{
		Code: s.Spec.Code, Name: languages(rep.Plan, s.Spec.Name), Item: code, Target: finite(s.Target), Met: m.AtTarget(s),
		Phases: []resultsRating{}, Gap: metric.Text{}, Note: metric.Text{}, Coverage: []resultsCoverage{}, Supported: s.Supported,
		Evidence: ids(s.Evidence, func(i int) string { return m.Evidence[i].ID }),
		Actions:  ids(s.Actions, func(i int) string { return m.Actions[i].ID }),
		Findings: ids(s.Findings, func(i int) string { return m.Findings[i].ID }),
	}
	if demand := languages(rep.Plan, s.Spec.Demands[s.Aim()]); len(demand) > 0 {
		r.Demand = demand
	}
	for _, phase := range m.Rated {
		rating := resultsRating{Phase: rep.Plan.Phases[phase].ID, Level: finite(s.Levels[phase])}
		if metric.Known(s.Levels[phase]) {
			met := s.Levels[phase] >= s.Target
			rating.Met = &met
		}
		if s.Ratings != nil {
			rating.Self, rating.Assessed = finite(s.Ratings.Self[phase]), finite(s.Ratings.Assessed[phase])
		}
		r.Phases = append(r.Phases, rating)
	}
	if s.Ratings != nil {
		r.Gap, r.Note = languages(rep.Plan, s.Ratings.Gap), languages(rep.Plan, s.Ratings.Note)
	}
	for _, c := range s.Coverage {
		r.Coverage = append(r.Coverage, resultsCoverage{c.Kind, c.Expected, c.Ready})
	}
	return r
}

// ids names what indexes stand for.
func ids(indexes []int, id func(int) string) []string {
	list := make([]string, 0, len(indexes))
	for _, i := range indexes {
		list = append(list, id(i))
	}
	return list
}
