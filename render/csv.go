package render

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"upshot/indicator"
	"upshot/metric"
)

// document is a finished file of the site that is no page.
type document struct {
	path string
	data []byte
}

// tables are the CSV files of downloads/indicators/, one an indicator: every period of every scope.
func (s *site) tables() []document {
	var documents []document
	for i := range s.rep.Indicators {
		r := &s.rep.Indicators[i]
		documents = append(documents, document{s.tablePath(r.Spec), s.table(r)})
	}
	return documents
}

func (s *site) tablePath(spec *metric.Indicator) string {
	return "downloads/indicators/" + s.slugs.indicators[spec.ID] + ".csv"
}

// table writes an indicator's series. It starts with a byte-order mark, which is how Excel knows UTF-8.
// Column names are English in every language, as in results.json, so that a script reads both.
func (s *site) table(r *indicator.Result) []byte {
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	u := r.Spec.Unit
	// Writing to memory cannot fail.
	w.Write([]string{"indicator", "project", "group", "period", "from", "to", "phase", "complete", "n", "value", "unit", "numerator", "denominator", "exposure_days"})
	for i := range r.Scopes {
		f := &r.Scopes[i]
		project := ""
		if f.Scope.Project >= 0 {
			project = s.rep.Projects[f.Scope.Project].ID
		}
		for _, p := range f.Periods {
			w.Write([]string{
				text(r.Spec.ID), text(project), text(f.Scope.Group), p.Period.Label, p.Period.First.String(), p.Period.Last.String(),
				text(p.Phase), strconv.FormatBool(p.Complete), strconv.Itoa(p.N), number(p.Value / u.Factor()), text(u.String()),
				number(p.Numerator), number(p.Denominator), number(p.ExposureDays),
			})
		}
	}
	w.Flush()
	return out.Bytes()
}

// number prints a figure for a machine; what is not given is an empty cell.
func number(v float64) string {
	if !metric.Known(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', 12, 64)
}

// text keeps a spreadsheet from reading a name as a formula: an apostrophe goes before it.
func text(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
