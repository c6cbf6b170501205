package render

import (
	"upshot/indicator"
	"upshot/indicator/maturity"
	"upshot/metric"
)

type (
	// resultsAssessment holds the evidence and the findings also where the definition has no assessment: what is said of
	// its levels is then null or empty.
	resultsAssessment struct {
		Model        *resultsModel        `json:"model"`
		Target       *float64             `json:"target"`
		RollUp       *string              `json:"roll_up"`
		Rated        []string             `json:"rated"` // ids of phases
		Before       *string              `json:"before"`
		Now          *string              `json:"now"`
		SubItems     []resultsSubItem     `json:"sub_items"`
		Items        []resultsWhole       `json:"items"`
		Domains      []resultsWhole       `json:"domains"`
		All          *resultsWhole        `json:"all"`
		Certificates []resultsCertificate `json:"certificates"`
		Evidence     []resultsEvidence    `json:"evidence"`
		Findings     []resultsFinding     `json:"findings"`
		Readiness    *resultsReadiness    `json:"readiness"` // null: no assessment
	}
	resultsModel struct {
		ID         string              `json:"id"`
		Name       metric.Text         `json:"name"`
		File       *string             `json:"file"`   // null: shipped with the program
		SHA256     *string             `json:"sha256"` // of file
		Wording    metric.Text         `json:"wording"`
		ListOrigin metric.Text         `json:"list_origin"`
		Levels     []resultsModelLevel `json:"levels"`
	}
	resultsModelLevel struct {
		Level int         `json:"level"`
		Name  metric.Text `json:"name"`
	}
	resultsWhole struct {
		Code   *string             `json:"code"`
		Name   metric.Text         `json:"name"`
		Domain *string             `json:"domain"` // of an item
		Rule   string              `json:"rule"`
		Target *float64            `json:"target"`
		Of     int                 `json:"of"`
		Phases []resultsWholeLevel `json:"phases"`
	}
	resultsWholeLevel struct {
		Phase string   `json:"phase"`
		Level *float64 `json:"level"`
		Met   int      `json:"met"`
		Rated int      `json:"rated"`
	}
	resultsCertificate struct {
		ID      string         `json:"id"`
		Name    metric.Text    `json:"name"`
		Note    metric.Text    `json:"note"`
		Entries []resultsEntry `json:"entries"`
		Unnamed int            `json:"unnamed"`
	}
	resultsEntry struct {
		Name     string              `json:"name"`
		SubItems []string            `json:"sub_items"`
		Target   *float64            `json:"target"`
		Phases   []resultsEntryLevel `json:"phases"`
	}
	resultsEntryLevel struct {
		Phase string   `json:"phase"`
		Level *float64 `json:"level"`
		Met   int      `json:"met"`
	}
)

// assessmentResults is null where the definition has neither an assessment nor evidence nor findings.
func assessmentResults(rep *indicator.Report) *resultsAssessment {
	m := rep.Maturity
	if m == nil || m.Spec == nil && rep.Plan.Evidence == nil && rep.Plan.Findings == nil {
		return nil
	}
	r := &resultsAssessment{
		Rated: []string{}, SubItems: []resultsSubItem{}, Items: []resultsWhole{}, Domains: []resultsWhole{}, Certificates: []resultsCertificate{},
		Evidence: evidenceResults(rep), Findings: findingResults(rep), Readiness: readinessResults(rep),
	}
	if m.Spec == nil {
		return r
	}
	r.Model, r.Target, r.RollUp = modelResults(rep.Plan, m.Spec.Model), finite(m.Spec.Target), given(m.All.Rule)
	for _, phase := range m.Rated {
		r.Rated = append(r.Rated, rep.Plan.Phases[phase].ID)
	}
	if m.Now >= 0 {
		r.Before, r.Now = given(rep.Plan.Phases[m.Before].ID), given(rep.Plan.Phases[m.Now].ID)
	}
	for i := range m.SubItems {
		r.SubItems = append(r.SubItems, subItemResults(rep, &m.SubItems[i]))
	}
	for i := range m.Items {
		r.Items = append(r.Items, wholeResults(rep, &m.Items[i]))
	}
	for i := range m.Domains {
		r.Domains = append(r.Domains, wholeResults(rep, &m.Domains[i]))
	}
	all := wholeResults(rep, &m.All)
	r.All = &all
	for i := range m.Views {
		r.Certificates = append(r.Certificates, certificateResults(rep, &m.Views[i]))
	}
	return r
}

func modelResults(plan *metric.Plan, m *metric.Model) *resultsModel {
	r := &resultsModel{
		ID: m.ID, Name: languages(plan, m.Name), File: given(m.File), SHA256: given(m.Hash),
		Wording: languages(plan, m.Wording), ListOrigin: languages(plan, m.ListOrigin), Levels: []resultsModelLevel{},
	}
	for _, l := range m.Levels {
		r.Levels = append(r.Levels, resultsModelLevel{l.Number, languages(plan, l.Name)})
	}
	return r
}

// wholeResults is an item, a sub-domain or, without a code, the whole model.
func wholeResults(rep *indicator.Report, w *maturity.Rolled) resultsWhole {
	m := rep.Maturity
	r := resultsWhole{Name: metric.Text{}, Rule: w.Rule, Target: finite(w.Target), Of: w.Of, Phases: []resultsWholeLevel{}}
	if w.Node.Domain >= 0 {
		name, code := m.Spec.Model.NameOf(w.Node)
		r.Name, r.Code = languages(rep.Plan, name), given(code)
	}
	if w.Node.Item >= 0 {
		r.Domain = given(m.Spec.Model.Domains[w.Node.Domain].Code)
	}
	for _, phase := range m.Rated {
		r.Phases = append(r.Phases, resultsWholeLevel{rep.Plan.Phases[phase].ID, finite(w.Levels[phase]), w.Met[phase], w.Rated[phase]})
	}
	return r
}

func certificateResults(rep *indicator.Report, v *maturity.View) resultsCertificate {
	m := rep.Maturity
	r := resultsCertificate{
		ID: v.Certificate.ID, Name: languages(rep.Plan, v.Certificate.Name), Note: languages(rep.Plan, v.Certificate.Note),
		Entries: []resultsEntry{}, Unnamed: v.Unnamed,
	}
	for _, e := range v.Entries {
		entry := resultsEntry{Name: e.Name, SubItems: []string{}, Target: finite(e.Target), Phases: []resultsEntryLevel{}}
		for _, i := range e.SubItems {
			entry.SubItems = append(entry.SubItems, m.SubItems[i].Spec.Code)
		}
		for _, phase := range m.Rated {
			entry.Phases = append(entry.Phases, resultsEntryLevel{rep.Plan.Phases[phase].ID, finite(e.Levels[phase]), e.Met[phase]})
		}
		r.Entries = append(r.Entries, entry)
	}
	return r
}
