package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsActions struct {
		resultsTally
		DoneUndated   int                  `json:"done_undated"`
		OpenedUndated int                  `json:"opened_undated"`
		Rounds        []resultsActionRound `json:"rounds"`
		Areas         []resultsArea        `json:"areas"`
		BurnUp        []resultsBurnUp      `json:"burn_up"`
		List          []resultsAction      `json:"list"`

		Effort      *float64           `json:"effort"` // null: no action gives it
		EffortGiven int                `json:"effort_given"`
		Iterations  []resultsIteration `json:"iterations"`
	}
	resultsIteration struct {
		Iteration   *string  `json:"iteration"` // null: of none
		Actions     int      `json:"actions"`
		Done        int      `json:"done"`
		Effort      *float64 `json:"effort"`
		EffortGiven int      `json:"effort_given"`
		Share       *float64 `json:"share"`
	}
	resultsTally struct {
		Total      int `json:"total"`
		Done       int `json:"done"`
		Late       int `json:"late"`
		InProgress int `json:"in_progress"`
		Open       int `json:"open"`
		Overdue    int `json:"overdue"`
		Cancelled  int `json:"cancelled"`
	}
	resultsActionRound struct {
		Round *string `json:"round"` // null: of no round
		resultsTally
	}
	resultsArea struct {
		Area metric.Text `json:"area"`
		resultsTally
	}
	resultsBurnUp struct {
		Period string `json:"period"`
		Opened int    `json:"opened"`
		Due    int    `json:"due"`
		Done   int    `json:"done"`
	}
	resultsAction struct {
		ID           string      `json:"id"`
		Title        metric.Text `json:"title"`
		Area         metric.Text `json:"area"`
		Round        *string     `json:"round"`
		Project      *string     `json:"project"` // null: for all
		Owner        metric.Text `json:"owner"`
		Opened       *string     `json:"opened"`
		Due          *string     `json:"due"`
		Done         *string     `json:"done"`
		Status       string      `json:"status"`
		Late         bool        `json:"late"`
		Overdue      bool        `json:"overdue"`
		Capabilities []string    `json:"capabilities"`
		Indicators   []string    `json:"indicators"`
		Backlog      *string     `json:"backlog"`
		Iteration    *string     `json:"iteration"`
		Effort       *float64    `json:"effort"`
		Share        *float64    `json:"share"`
	}
)

// actionsResults is null where the definition has no register of actions.
func actionsResults(rep *indicator.Report) *resultsActions {
	m := rep.Maturity
	if m == nil || rep.Plan.Actions == nil {
		return nil
	}
	p := &m.Progress
	r := &resultsActions{
		resultsTally: resultsTally(p.Tally), DoneUndated: p.DoneUndated, OpenedUndated: p.OpenedUndated,
		Rounds: []resultsActionRound{}, Areas: []resultsArea{}, BurnUp: []resultsBurnUp{}, List: []resultsAction{}, Iterations: []resultsIteration{},
	}
	for _, round := range p.Rounds {
		r.Rounds = append(r.Rounds, resultsActionRound{roundID(rep.Plan, round.Phase), resultsTally(round.Tally)})
	}
	for _, area := range p.Areas {
		r.Areas = append(r.Areas, resultsArea{languages(rep.Plan, area.Area), resultsTally(area.Tally)})
	}
	for _, b := range p.BurnUp {
		r.BurnUp = append(r.BurnUp, resultsBurnUp{b.Period.Label, b.Opened, b.Due, b.Done})
	}
	for i := range m.Actions {
		r.List = append(r.List, actionResults(rep, &m.Actions[i]))
	}
	days, n := m.Effort()
	r.Effort, r.EffortGiven = finite(days), n
	for _, it := range m.Iterations() {
		r.Iterations = append(r.Iterations, resultsIteration{given(it.Name), it.Actions, it.Done, finite(it.Effort), it.Given, finite(it.Share)})
	}
	return r
}

func actionResults(rep *indicator.Report, a *metric.Action) resultsAction {
	return resultsAction{
		ID: a.ID, Title: languages(rep.Plan, a.Title), Area: languages(rep.Plan, a.Area), Round: roundID(rep.Plan, a.Round), Project: given(a.Project),
		Owner: languages(rep.Plan, a.Owner), Opened: dayOrNull(a.Opened), Due: dayOrNull(a.Due), Done: dayOrNull(a.Done), Status: a.Status,
		Late: a.Late(), Overdue: a.Overdue(rep.Plan.AsOf), Capabilities: capabilityCodes(rep, a.Capabilities...),
		Indicators: append([]string{}, a.Indicators...), Backlog: given(a.Backlog), Iteration: given(a.Iteration), Effort: finite(a.Effort), Share: finite(a.Share),
	}
}

// roundID is the id of an action's round, or nil (null) if it is of none.
func roundID(plan *metric.Plan, phase int) *string {
	if phase < 0 {
		return nil
	}
	return given(plan.Phases[phase].ID)
}
