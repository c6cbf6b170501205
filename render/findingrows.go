package render

import (
	"slices"

	"upshot/metric"
)

// findingsView is what the assessors raised, and what answers it.
type findingsView struct {
	Answer string
	Rows   []findingRow
}

type findingRow struct {
	Anchor, ID               string
	Text                     string
	Status                   status
	Raised, Deadline, Closed string
	About                    []tie
	Answers                  []tie
}

// findings is nil where the definition has no list of them.
func (v *view) findings() *findingsView {
	m := v.rep.Maturity
	if v.rep.Plan.Findings == nil {
		return nil
	}
	out := &findingsView{Answer: v.Say("sentence.end", v.FindingsAnswer(new(m.FindingTally(v.rep.Plan))))}
	order := make([]int, len(m.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return v.urgency(&m.Findings[i]) - v.urgency(&m.Findings[j]) })
	for _, i := range order {
		out.Rows = append(out.Rows, v.findingRow(&m.Findings[i]))
	}
	return out
}

// urgency sorts findings: overdue, open, answered, closed.
func (v *view) urgency(f *metric.Finding) int {
	if f.Overdue(v.rep.Plan.AsOf) {
		return -1
	}
	return slices.Index(metric.FindingStatuses, f.Status)
}

func (v *view) findingRow(f *metric.Finding) findingRow {
	return findingRow{
		Anchor: findingAnchor(f.ID), ID: f.ID, Text: v.Text(f.Text), About: v.capabilities(f.Capabilities),
		Status: status{f.Status, v.FindingStatus(f.Status), v.DaysOverdue(f.Overdue(v.rep.Plan.AsOf), f.Deadline, v.rep.Plan.AsOf)},
		Raised: v.MaybeDay(f.Raised), Deadline: v.MaybeDay(f.Deadline), Closed: v.MaybeDay(f.Closed),
		Answers: v.answers(f),
	}
}

// answers leads to the actions, then to the evidence, that answer a finding.
func (v *view) answers(f *metric.Finding) []tie {
	var ties []tie
	for _, id := range f.Actions {
		ties = append(ties, v.actionTie(id))
	}
	for _, id := range f.Evidence {
		ties = append(ties, v.evidenceTie(id))
	}
	return ties
}

func (v *view) actionTie(id string) tie {
	for i := range v.rep.Maturity.Actions {
		if a := &v.rep.Maturity.Actions[i]; a.ID == id {
			return tie{ID: id, Link: v.place("actions", actionAnchor(id)), Name: v.ActionStatus(a.Status)}
		}
	}
	return tie{ID: id}
}

func (v *view) evidenceTie(id string) tie {
	for i := range v.rep.Maturity.Evidence {
		if e := &v.rep.Maturity.Evidence[i]; e.ID == id {
			return tie{ID: id, Link: v.place("maturity", evidenceAnchor(id)), Name: v.Text(e.Title)}
		}
	}
	return tie{ID: id}
}
