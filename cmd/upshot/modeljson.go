package main

import "upshot/metric"

// catalogueModel is a maturity model in the JSON document of catalogue.
type catalogueModel struct {
	Model        string                 `json:"model"`
	Name         metric.Text            `json:"name"`
	Wording      metric.Text            `json:"wording"`     // where its words come from
	ListOrigin   metric.Text            `json:"list_origin"` // whose list the expected evidence is
	RollUp       string                 `json:"roll_up"`
	Levels       []catalogueLevel       `json:"levels"` // ascending
	Certificates []catalogueCertificate `json:"certificates"`
	Domains      []catalogueDomain      `json:"domains"`
}

type catalogueLevel struct {
	Number int         `json:"number"`
	Name   metric.Text `json:"name"`
	Gloss  metric.Text `json:"gloss"`
}

type catalogueCertificate struct {
	Certificate string      `json:"certificate"`
	Name        metric.Text `json:"name"`
	Note        metric.Text `json:"note"`
}

type catalogueDomain struct {
	Code   string          `json:"code"`
	Name   metric.Text     `json:"name"`
	RollUp *string         `json:"roll_up"` // null: the model's
	Items  []catalogueItem `json:"items"`
}

type catalogueItem struct {
	Code     string             `json:"code"`
	Name     metric.Text        `json:"name"`
	RollUp   *string            `json:"roll_up"` // null: the model's
	SubItems []catalogueSubItem `json:"sub_items"`
}

type catalogueSubItem struct {
	Code      string              `json:"code"`
	Name      metric.Text         `json:"name"`
	Aliases   []string            `json:"aliases"`
	Measures  *string             `json:"measures"` // what a report itself is held against
	Demands   []catalogueDemand   `json:"demands"`  // of the levels of which they are known
	Crosswalk map[string]string   `json:"crosswalk"`
	Expected  []catalogueEvidence `json:"expected"`
}

type catalogueDemand struct {
	Level int         `json:"level"`
	Text  metric.Text `json:"text"`
}

type catalogueEvidence struct {
	Level int         `json:"level"`
	Kind  string      `json:"kind"`
	Title metric.Text `json:"title"` // null where the list only counts
	Count int         `json:"count"`
}

func modelJSON(m *metric.Model) catalogueModel {
	out := catalogueModel{
		Model: m.ID, Name: tagged(m.Name), Wording: tagged(m.Wording), ListOrigin: tagged(m.ListOrigin), RollUp: m.RollUp,
		Certificates: []catalogueCertificate{},
	}
	for _, l := range m.Levels {
		out.Levels = append(out.Levels, catalogueLevel{l.Number, tagged(l.Name), tagged(l.Gloss)})
	}
	for _, c := range m.Certificates {
		out.Certificates = append(out.Certificates, catalogueCertificate{c.ID, tagged(c.Name), tagged(c.Note)})
	}
	for _, d := range m.Domains {
		domain := catalogueDomain{Code: d.Code, Name: tagged(d.Name), RollUp: orNull(d.RollUp)}
		for _, item := range d.Items {
			one := catalogueItem{Code: item.Code, Name: tagged(item.Name), RollUp: orNull(item.RollUp)}
			for i := range item.SubItems {
				one.SubItems = append(one.SubItems, subItemJSON(m, &item.SubItems[i]))
			}
			domain.Items = append(domain.Items, one)
		}
		out.Domains = append(out.Domains, domain)
	}
	return out
}

func subItemJSON(m *metric.Model, s *metric.ModelSubItem) catalogueSubItem {
	out := catalogueSubItem{
		Code: s.Code, Name: tagged(s.Name), Aliases: append([]string{}, s.Aliases...), Measures: orNull(s.Measures),
		Demands: []catalogueDemand{}, Crosswalk: s.Crosswalk, Expected: []catalogueEvidence{},
	}
	if out.Crosswalk == nil {
		out.Crosswalk = map[string]string{}
	}
	for _, l := range m.Levels {
		if demand := s.Demands[l.Number]; demand != nil {
			out.Demands = append(out.Demands, catalogueDemand{l.Number, tagged(demand)})
		}
	}
	for _, e := range s.Expected {
		out.Expected = append(out.Expected, catalogueEvidence{e.Level, e.Kind, tagged(e.Title), e.Count})
	}
	return out
}

// orNull is null for a word that is not there.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
