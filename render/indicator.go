package render

import (
	"upshot/indicator"
	"upshot/metric"
	"upshot/render/chart"
)

// indicatorView shows one indicator: the finding, its pictures and numbers, and how they were made.
type indicatorView struct {
	Row         figureRow
	Measure     string
	Kind        string
	Trend       *picture
	TrendNotes  []string
	Periods     []periodRow
	HasParts    bool
	HasExposure bool
	Events      []eventView
	Phases      *picture
	PhasesKind  string
	PhaseRows   []phaseRow
	IsDuration  bool
	HasFraction bool
	Comparisons []comparisonView
	ByProject   *picture
	Hidden      int
	Scopes      []figureRow
	Definition  []term
	Changes     []changeView
	Stated      []statedView
	CSV         string
	Previous    *menuItem
	Next        *menuItem
	Before      string
	After       string
}

type periodRow struct {
	Label, Phase, N, Value, Numerator, Denominator string
	Note                                           string
}

type phaseRow struct {
	Name, N, Value, Interval, P85, P90, Open, Negative, Numerator, Denominator, Exposure, Blocks string
	Reason                                                                                       string
	Pooled                                                                                       bool
}

type statedView struct{ Phase, Text, Origin string }

func indicators(r *reader) ([]sheet, error) {
	var sheets []sheet
	for i := range r.rep.Indicators {
		res := &r.rep.Indicators[i]
		f := res.In(indicator.Overall)
		if f == nil {
			continue
		}
		pictures, err := r.pictures(res, f)
		if err != nil {
			return nil, err
		}
		title := r.Name(res.Spec)
		summary := ""
		if c := f.Headline(); c != nil {
			title = r.Words.Title(r.rep, res.Spec, f, c)
			summary = r.Words.Sentence(r.rep, res.Spec, f, c)
		}
		sheets = append(sheets, sheet{
			reader: r, page: "indicator", path: r.root + "indicators/" + r.slugs.indicators[res.Spec.ID] + ".html",
			title: title, summary: summary, charts: pictures.any(),
			content: func(v *view) any { return v.indicator(i, f, pictures) },
		})
	}
	return sheets, nil
}

// pictures are the charts of an indicator's page; each may be missing.
type pictures struct {
	trend, phases, projects *chart.Chart
	phasesKind              string // "box", "bars" or "dots"
	hidden                  int
}

func (p pictures) any() bool { return p.trend != nil || p.phases != nil || p.projects != nil }

func (r *reader) pictures(res *indicator.Result, f *indicator.Figures) (p pictures, err error) {
	keep := func(c chart.Chart, ok bool) *chart.Chart {
		if !ok {
			return nil
		}
		return &c
	}
	c, ok, err := chart.Trend(r.rep, res.Spec, f, r.Words)
	if err != nil {
		return p, err
	}
	p.trend = keep(c, ok)
	p.phasesKind = "bars"
	if res.Spec.Measure.AsSeries() {
		p.phasesKind = "dots"
	}
	if values := r.durations[res.Spec.ID]; values != nil {
		p.phasesKind = "box"
		c, ok, err = chart.Boxes(r.rep, res.Spec, values, r.Words)
	} else {
		c, ok, err = chart.Rates(r.rep, res.Spec, f, r.Words)
	}
	if err != nil {
		return p, err
	}
	p.phases = keep(c, ok)
	var lines []chart.Line
	for i := range res.Scopes {
		if s := &res.Scopes[i]; s.Scope.Project >= 0 {
			lines = append(lines, chart.Line{Name: r.projectName(r.rep.Projects[s.Scope.Project]), Spec: res.Spec, Figures: s})
		}
	}
	c, p.hidden, ok, err = chart.Dumbbells(lines, r.Words)
	p.projects = keep(c, ok)
	return p, err
}

func (v *view) indicator(at int, f *indicator.Figures, p pictures) indicatorView {
	res := &v.rep.Indicators[at]
	spec := res.Spec
	out := indicatorView{
		Row: v.figureRow(v.Name(spec), v.indicatorLink(spec.ID), spec, f), Measure: v.measure(spec), Kind: v.kind(spec),
		IsDuration: spec.Measure.Form == metric.Duration, HasFraction: hasFraction(spec),
		Events: v.events(), Hidden: p.hidden, PhasesKind: p.phasesKind,
		CSV: v.Root(v.tablePath(spec)), Before: v.before(), After: v.after(),
	}
	title := v.sheet.title
	if p.trend != nil {
		out.Trend = &picture{"trend", p.trend.Island, v.Say("indicator.trend.label", title), p.trend.Height, p.trend.Narrow}
		out.TrendNotes = v.trendNotes(spec, f)
	}
	if p.phases != nil {
		out.Phases = &picture{"phases", p.phases.Island, v.Say("indicator.phases.label", v.Name(spec)), p.phases.Height, p.phases.Narrow}
	}
	if p.projects != nil {
		out.ByProject = &picture{"projects", p.projects.Island, v.Say("indicator.projects.label", v.Name(spec), v.before(), v.after()), p.projects.Height, p.projects.Narrow}
	}
	out.Periods = v.periods(spec, f)
	for _, ph := range f.Phases {
		out.PhaseRows = append(out.PhaseRows, v.phaseRow(spec, ph))
	}
	for i := range f.Comparisons {
		out.Comparisons = append(out.Comparisons, v.comparison(spec, f, &f.Comparisons[i]))
	}
	for i := range res.Scopes {
		s := &res.Scopes[i]
		link := ""
		if s.Scope.Project >= 0 {
			link = v.projectLink(v.rep.Projects[s.Scope.Project].ID)
		}
		out.Scopes = append(out.Scopes, v.figureRow(v.Scope(v.rep, s.Scope), link, spec, s))
	}
	out.Definition = v.definition(spec)
	for _, c := range spec.Changes {
		out.Changes = append(out.Changes, changeView{c.Version, v.Day(c.Date), v.Text(c.Note)})
	}
	for _, s := range spec.Stated {
		out.Stated = append(out.Stated, statedView{v.Text(v.rep.Plan.Phases[s.Phase].Name), v.Value(spec.Unit, s.Value), v.Text(s.Origin)})
	}
	if at > 0 {
		out.Previous = v.neighbour(at - 1)
	}
	if at+1 < len(v.rep.Indicators) {
		out.Next = v.neighbour(at + 1)
	}
	return out
}

func (v *view) neighbour(at int) *menuItem {
	spec := v.rep.Indicators[at].Spec
	return &menuItem{Name: v.Name(spec), Link: v.indicatorLink(spec.ID)}
}

func (r *reader) kind(spec *metric.Indicator) string {
	if spec.Primary {
		return r.Say("indicator.primary")
	}
	return r.Say("indicator.supporting")
}

// trendNotes are the sentences below the trend: what its lines and marks are, where they need words.
func (r *reader) trendNotes(spec *metric.Indicator, f *indicator.Figures) []string {
	var notes []string
	if f.Baseline != nil {
		key := "trend.limits"
		if f.Baseline.Provisional {
			key = "trend.limits.provisional"
		}
		notes = append(notes, r.Say(key, r.Phase(r.rep, f.Baseline.Phase), r.Count(f.Baseline.N)))
	} else {
		notes = append(notes, r.Say("trend.no-limits"))
	}
	if len(r.rep.Plan.Phases) > 1 {
		notes = append(notes, r.Say("trend.rebased"))
	}
	if len(f.Signals) > 0 {
		notes = append(notes, r.Say("trend.signals"))
	}
	for _, p := range f.Periods {
		if !p.Complete && metric.Known(p.Value) {
			notes = append(notes, r.Say("trend.partial"))
			break
		}
	}
	for _, p := range f.Periods {
		if !metric.Known(p.Value) {
			notes = append(notes, r.Say("trend.gaps"))
			break
		}
	}
	if !chart.StartsAtZero(r.rep, spec, f, r.Words) {
		notes = append(notes, r.Say("trend.not-zero"))
	}
	return notes
}

// hasFraction reports whether numerator and denominator are worth a column.
func hasFraction(spec *metric.Indicator) bool {
	switch spec.Measure.Form {
	case metric.Proportion, metric.Ratio:
		return true
	}
	return false
}

func (r *reader) periods(spec *metric.Indicator, f *indicator.Figures) []periodRow {
	signals := map[string][]string{}
	for _, s := range f.Signals {
		signals[s.Period] = append(signals[s.Period], r.Signal(s))
	}
	plain := metric.Unit{}
	var rows []periodRow
	for _, p := range f.Periods {
		row := periodRow{
			Label: p.Period.Label, Phase: none, N: r.Count(p.N), Value: r.Number(spec.Unit, p.Value),
			Numerator: r.Number(plain, p.Numerator), Denominator: r.Number(plain, p.Denominator),
		}
		if p.Phase != "" {
			row.Phase = r.Phase(r.rep, p.Phase)
		}
		var notes []string
		switch {
		case !metric.Known(p.Value):
			notes = append(notes, r.Say("chart.gap"))
		case !p.Complete:
			notes = append(notes, r.Say("chart.partial"))
		}
		row.Note = r.List(append(notes, signals[p.Period.Label]...))
		rows = append(rows, row)
	}
	return rows
}

func (r *reader) phaseRow(spec *metric.Indicator, p indicator.PhaseFigure) phaseRow {
	plain := metric.Unit{}
	row := phaseRow{
		Name: r.Phase(r.rep, p.Phase), N: r.Count(p.N), Value: r.Number(spec.Unit, p.Value),
		Interval: none, P85: r.Number(spec.Unit, p.P85), P90: r.Number(spec.Unit, p.P90),
		Open: r.Count(p.Open), Negative: r.Count(p.Negative), Blocks: r.Count(p.Blocks),
		Numerator: r.Number(plain, p.Numerator), Denominator: r.Number(plain, p.Denominator), Exposure: r.Number(plain, p.ExposureDays),
		Reason: r.Reason(p.Reason), Pooled: len(r.rep.Plan.Phases) > 0 && r.pooled(p.Phase),
	}
	if metric.Known(p.Value) {
		row.Interval = r.Words.Interval(spec.Unit, p.Low, p.High)
	}
	return row
}

// pooled reports whether a phase id is several joined.
func (r *reader) pooled(id string) bool {
	for _, p := range r.rep.Plan.Phases {
		if p.ID == id {
			return false
		}
	}
	return true
}
