package render

import (
	"upshot/indicator"
	"upshot/metric"
)

type (
	resultsEvidence struct {
		ID         string      `json:"id"`
		Capability *string     `json:"capability"`
		Level      *int        `json:"level"`
		Kind       *string     `json:"kind"`
		Title      metric.Text `json:"title"`
		Status     string      `json:"status"`
		Date       *string     `json:"date"`
		File       *string     `json:"file"`
		SHA256     *string     `json:"sha256"`
		Bytes      *int64      `json:"bytes"`
		Link       *string     `json:"link"`
		ByReport   bool        `json:"by_report"`
		Present    bool        `json:"present"`
		Ready      bool        `json:"ready"`
	}
	resultsFinding struct {
		ID           string      `json:"id"`
		Finding      metric.Text `json:"finding"`
		Capabilities []string    `json:"capabilities"`
		Raised       *string     `json:"raised"`
		Deadline     *string     `json:"deadline"`
		Closed       *string     `json:"closed"`
		Status       string      `json:"status"`
		Overdue      bool        `json:"overdue"`
		Actions      []string    `json:"actions"`
		Evidence     []string    `json:"evidence"`
	}
)

func evidenceResults(rep *indicator.Report) []resultsEvidence {
	list := make([]resultsEvidence, 0, len(rep.Maturity.Evidence))
	for i := range rep.Maturity.Evidence {
		e := &rep.Maturity.Evidence[i]
		r := resultsEvidence{
			ID: e.ID, Level: positive(e.Level), Kind: given(e.Kind), Title: languages(rep.Plan, e.Title), Status: e.Status, Date: dayOrNull(e.Date),
			File: given(e.File), SHA256: given(e.SHA256), Link: given(e.Link), ByReport: e.ByReport, Present: e.Present, Ready: e.Ready(),
		}
		if codes := capabilityCodes(rep, e.Node); len(codes) > 0 {
			r.Capability = &codes[0]
		}
		if e.SHA256 != "" { // an empty file has no bytes, and is one
			r.Bytes = &e.Bytes
		}
		list = append(list, r)
	}
	return list
}

func findingResults(rep *indicator.Report) []resultsFinding {
	list := make([]resultsFinding, 0, len(rep.Maturity.Findings))
	for i := range rep.Maturity.Findings {
		f := &rep.Maturity.Findings[i]
		list = append(list, resultsFinding{
			ID: f.ID, Finding: languages(rep.Plan, f.Text), Capabilities: capabilityCodes(rep, f.Capabilities...),
			Raised: dayOrNull(f.Raised), Deadline: dayOrNull(f.Deadline), Closed: dayOrNull(f.Closed), Status: f.Status,
			Overdue: f.Overdue(rep.Plan.AsOf), Actions: append([]string{}, f.Actions...), Evidence: append([]string{}, f.Evidence...),
		})
	}
	return list
}

// capabilityCodes are the codes of nodes. Without an assessment there is no model that they could be of.
func capabilityCodes(rep *indicator.Report, nodes ...metric.Node) []string {
	codes := []string{}
	if rep.Maturity.Spec == nil {
		return codes
	}
	for _, n := range nodes {
		if n.Domain >= 0 {
			_, code := rep.Maturity.Spec.Model.NameOf(n)
			codes = append(codes, code)
		}
	}
	return codes
}

// dayOrNull is a day, or nil (null) for one that is not given.
func dayOrNull(d metric.Day) *string {
	if d == 0 {
		return nil
	}
	return given(d.String())
}
