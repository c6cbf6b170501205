package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
	"upshot/render/wording"
)

// claimsView is the headline's figures in the forms in which reports say them.
type claimsView struct {
	Lead   string
	Claims []wording.Claim
}

// claims words the headline comparison; nil if there is none.
func (v *view) claims(spec *metric.Indicator, f *indicator.Figures) *claimsView {
	c := f.Headline()
	if c == nil {
		return nil
	}
	lead, claims := v.Claims(v.rep, spec, f, c)
	return &claimsView{lead, claims}
}

// versionView is a change of the definition that the trend marks.
type versionView struct{ Mark, Date, Note string }

// versions are the changes of a definition that the trend marks, with what they were.
func (r *reader) versions(spec *metric.Indicator) []versionView {
	var views []versionView
	for _, c := range chart.Versions(r.rep, spec) {
		views = append(views, versionView{r.VersionMark(c), r.Day(c.Date), r.Text(c.Note)})
	}
	return views
}
