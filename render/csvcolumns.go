package render

import (
	"upshot/indicator/maturity"
	"upshot/metric"
)

// maturityColumns are those of a sub-item, with its ratings side by side.
func (s *site) maturityColumns() *csvColumns[maturity.SubItem] {
	type sub = maturity.SubItem
	m, c := s.rep.Maturity, &csvColumns[maturity.SubItem]{plan: s.rep.Plan}
	domain := func(v *sub) *metric.ModelDomain { return &m.Spec.Model.Domains[v.Node.Domain] }
	c.text("code", func(v *sub) string { return v.Spec.Code })
	c.words("domain", func(v *sub) metric.Text { return domain(v).Name })
	c.words("item", func(v *sub) metric.Text { return domain(v).Items[v.Node.Item].Name })
	c.words("sub_item", func(v *sub) metric.Text { return v.Spec.Name })
	c.number("target", func(v *sub) float64 { return v.Target })
	row := func(v *sub) *metric.Ratings {
		if v.Ratings == nil {
			return &metric.Ratings{}
		}
		return v.Ratings
	}
	for _, phase := range m.Rated {
		id := s.rep.Plan.Phases[phase].ID
		c.number("self."+id, func(v *sub) float64 { return at(row(v).Self, phase) })
		c.number("assessed."+id, func(v *sub) float64 { return at(row(v).Assessed, phase) })
		c.number("level."+id, func(v *sub) float64 { return v.Levels[phase] })
	}
	c.yes("met", m.AtTarget)
	c.words("gap", func(v *sub) metric.Text { return row(v).Gap })
	c.words("note", func(v *sub) metric.Text { return row(v).Note })
	c.count("expected", func(v *sub) (int64, bool) { _, expected := v.Expected(); return int64(expected), true })
	c.count("ready", func(v *sub) (int64, bool) { ready, _ := v.Expected(); return int64(ready), true })
	c.yes("supported", func(v *sub) bool { return v.Supported })
	c.list("evidence", func(v *sub) []string { return ids(v.Evidence, func(i int) string { return m.Evidence[i].ID }) })
	c.list("actions", func(v *sub) []string { return ids(v.Actions, func(i int) string { return m.Actions[i].ID }) })
	c.list("findings", func(v *sub) []string { return ids(v.Findings, func(i int) string { return m.Findings[i].ID }) })
	for _, certificate := range m.Spec.Certificates {
		c.text("crosswalk."+certificate.ID, func(v *sub) string { return v.NameUnder(certificate.ID) })
	}
	return c
}

// at is a level of a phase; Missing() for a sub-item that has no row.
func at(levels []float64, phase int) float64 {
	if phase >= len(levels) {
		return metric.Missing()
	}
	return levels[phase]
}

func (s *site) actionColumns() *csvColumns[metric.Action] {
	type action = metric.Action
	c := &csvColumns[metric.Action]{plan: s.rep.Plan}
	c.text("id", func(a *action) string { return a.ID })
	c.words("title", func(a *action) metric.Text { return a.Title })
	c.words("area", func(a *action) metric.Text { return a.Area })
	c.text("round", func(a *action) string {
		if a.Round < 0 {
			return ""
		}
		return s.rep.Plan.Phases[a.Round].ID
	})
	c.text("project", func(a *action) string { return a.Project })
	c.words("owner", func(a *action) metric.Text { return a.Owner })
	c.day("opened", func(a *action) metric.Day { return a.Opened })
	c.day("due", func(a *action) metric.Day { return a.Due })
	c.day("done", func(a *action) metric.Day { return a.Done })
	c.text("status", func(a *action) string { return a.Status })
	c.yes("late", (*action).Late)
	c.yes("overdue", func(a *action) bool { return a.Overdue(s.rep.Plan.AsOf) })
	c.list("capabilities", func(a *action) []string { return capabilityCodes(s.rep, a.Capabilities...) })
	c.list("indicators", func(a *action) []string { return a.Indicators })
	c.text("backlog", func(a *action) string { return a.Backlog })
	c.text("iteration", func(a *action) string { return a.Iteration })
	c.number("effort", func(a *action) float64 { return a.Effort })
	c.number("share", func(a *action) float64 { return a.Share })
	return c
}

func (s *site) evidenceColumns() *csvColumns[metric.Evidence] {
	type evidence = metric.Evidence
	c := &csvColumns[metric.Evidence]{plan: s.rep.Plan}
	c.text("id", func(e *evidence) string { return e.ID })
	c.list("capability", func(e *evidence) []string { return capabilityCodes(s.rep, e.Node) })
	c.count("level", func(e *evidence) (int64, bool) { return int64(e.Level), e.Level > 0 })
	c.text("kind", func(e *evidence) string { return e.Kind })
	c.words("title", func(e *evidence) metric.Text { return e.Title })
	c.text("status", func(e *evidence) string { return e.Status })
	c.day("date", func(e *evidence) metric.Day { return e.Date })
	c.text("file", func(e *evidence) string { return e.File })
	c.text("sha256", func(e *evidence) string { return e.SHA256 })
	c.count("bytes", func(e *evidence) (int64, bool) { return e.Bytes, e.SHA256 != "" })
	c.text("link", func(e *evidence) string { return e.Link })
	c.yes("by_report", func(e *evidence) bool { return e.ByReport })
	c.yes("present", func(e *evidence) bool { return e.Present })
	c.yes("ready", (*evidence).Ready)
	return c
}

func (s *site) findingColumns() *csvColumns[metric.Finding] {
	type finding = metric.Finding
	c := &csvColumns[metric.Finding]{plan: s.rep.Plan}
	c.text("id", func(f *finding) string { return f.ID })
	c.words("finding", func(f *finding) metric.Text { return f.Text })
	c.list("capabilities", func(f *finding) []string { return capabilityCodes(s.rep, f.Capabilities...) })
	c.day("raised", func(f *finding) metric.Day { return f.Raised })
	c.day("deadline", func(f *finding) metric.Day { return f.Deadline })
	c.day("closed", func(f *finding) metric.Day { return f.Closed })
	c.text("status", func(f *finding) string { return f.Status })
	c.yes("overdue", func(f *finding) bool { return f.Overdue(s.rep.Plan.AsOf) })
	c.list("actions", func(f *finding) []string { return f.Actions })
	c.list("evidence", func(f *finding) []string { return f.Evidence })
	return c
}
