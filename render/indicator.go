package render

import (
	"slices"

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
	Events      []eventView
	Phases      *picture
	PhasesKind  string
	PhaseRows   []phaseRow
	IsDuration  bool
	HasFraction bool
	Comparisons []comparisonView
	Calculated  []comparisonView // the same, the headline first
	ByProject   *picture
	Together    *scopesView
	SecondLooks [][]string // the declared comparisons beside the verdicts, in sentences
	Notes       []string   // what to keep in mind of the headline, the heaviest first
	Contradicts string     // that projects together and one by one are at odds; "" if they are not
	Hidden      string     // how many projects the picture leaves out, in words
	Scopes      []figureRow
	Definition  []term
	Changes     []changeView
	Stated      []statedView
	CSV         string
	Previous    *menuItem
	Next        *menuItem
	Before      string
	After       string
	Claims      *claimsView
	Versions    []versionView
	Bands       []bandsView
	Actions     *aimedView
}

type periodRow struct {
	Label, Phase, N, Value, Numerator, Denominator string
	Note                                           string
}

type phaseRow struct {
	Name, N, Value, Interval, P85, P90, Open, Negative, Numerator, Denominator string
	Reason                                                                     string
	Pooled                                                                     bool
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
			lines = append(lines, chart.Line{Name: r.Scope(r.rep, s.Scope), Spec: res.Spec, Figures: s})
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
		Events: v.events(), PhasesKind: p.phasesKind,
		CSV: v.Root(v.tablePath(spec)), Before: v.before(), After: v.after(),
	}
	title := v.sheet.title
	if out.Trend = v.picture("trend", p.trend, v.Say("indicator.trend.label", title), v.trendFinding(f)); out.Trend != nil {
		out.TrendNotes = append(v.trendNotes(spec, f), out.Trend.Zero)
	}
	out.Phases = v.picture("phases", p.phases, v.Say("indicator.phases.label", v.Name(spec)), v.phasesFinding(spec, f))
	out.ByProject = v.picture("projects", p.projects, v.Say("indicator.projects.label", v.Name(spec), v.before(), v.after()), v.projectsFinding(res))
	if p.hidden > 0 {
		out.Hidden = v.Say("indicator.projects.hidden", v.Count(p.hidden))
	}
	out.Periods = v.periods(spec, f)
	out.PhaseRows = v.phaseRows(spec, f)
	for i := range f.Comparisons {
		out.Comparisons = append(out.Comparisons, v.comparison(spec, f, &f.Comparisons[i]))
	}
	out.Calculated = v.calculate(res, f, out.Comparisons)
	var rows []*figureRow
	for i := range out.Comparisons {
		rows = append(rows, &out.Comparisons[i].Row)
	}
	v.align(spec, rows...)
	out.Scopes = v.scopeRows(res)
	out.Together = v.scopes(res)
	for _, said := range [][]string{v.Ordered(v.rep, spec, f), v.YearBefore(v.rep, spec, f)} {
		if len(said) > 0 {
			out.SecondLooks = append(out.SecondLooks, said)
		}
	}
	if c := f.Headline(); c != nil {
		out.Contradicts = v.Contradiction(spec, c)
		out.Notes = v.notesBeside(spec, c)
	}
	out.Claims, out.Versions, out.Bands = v.claims(spec, f), v.versions(spec), v.bands(res)
	out.Actions = v.aimedAt(spec)
	out.Definition = v.definition(res)
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

// scopeRows are the indicator in all its scopes, with links to the projects' pages.
func (v *view) scopeRows(res *indicator.Result) []figureRow {
	rows := make([]figureRow, 0, len(res.Scopes))
	aligned := make([]*figureRow, len(res.Scopes))
	for i := range res.Scopes {
		s := &res.Scopes[i]
		link := ""
		if s.Scope.Project >= 0 {
			link = v.projectLink(v.rep.Projects[s.Scope.Project].ID)
		}
		rows = append(rows, v.figureRow(v.Scope(v.rep, s.Scope), link, res.Spec, s))
		aligned[i] = &rows[i]
	}
	v.align(res.Spec, aligned...)
	return rows
}

// notesBeside are the notes that stand beside the verdict, but for those that have a place of their own above.
func (v *view) notesBeside(spec *metric.Indicator, c *indicator.Comparison) []string {
	own := *c
	own.Notes = slices.DeleteFunc(slices.Clone(c.Notes), func(n indicator.Note) bool {
		return slices.Contains([]indicator.NoteCode{indicator.NoteSimpson, indicator.NoteDefinition, indicator.NoteLatePrimary}, n.Code)
	})
	return v.Words.Notes(spec, &own, indicator.Weighs)
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
	if judged := r.JudgedBy(r.rep, spec); judged != "" {
		notes = append(notes, judged)
	}
	if f.Baseline != nil {
		key := "trend.limits"
		if f.Baseline.Provisional {
			key = "trend.limits.provisional"
		}
		notes = append(notes, r.Say(key, r.Phase(r.rep, f.Baseline.Phase), r.Count(f.Baseline.N), r.Value(spec.Unit, f.Baseline.Centre), r.Interval(spec.Unit, f.Baseline.Lower, f.Baseline.Upper)))
	} else {
		notes = append(notes, r.Say("trend.no-limits"))
	}
	if l := f.ByMedian; l != nil {
		notes = append(notes, r.Words.MedianLimits(spec, l))
	}
	for i, p := range r.rep.Plan.Phases {
		if ph := r.phaseFigure(f, p.ID); i != r.rep.Plan.Compare.Before && chart.HasStep(spec, &ph) {
			notes = append(notes, r.Say("trend.rebased"))
			break
		}
	}
	if len(f.Signals) > 0 {
		notes = append(notes, r.Say("trend.signals"))
	}
	if len(chart.Versions(r.rep, spec)) > 0 {
		notes = append(notes, r.Say("trend.versions"))
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
	if c := f.Headline(); c != nil && c.Segmented != nil {
		notes = append(notes, r.Dotted(r.rep, spec, c))
	}
	if chart.MarksActions(r.rep, spec, f, r.Words) {
		notes = append(notes, r.ActionsMarked(r.rep))
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
