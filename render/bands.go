package render

import (
	"cmp"
	"slices"

	"upshot/indicator"
	"upshot/metric"
)

// bandsView is the performance bands of an indicator's values in one edition: a row a scope, a column a phase.
type bandsView struct {
	ID, Edition, Link string
	None              string // why the edition has no bands of it
	Phases            []string
	Rows              []bandRow
}

type bandRow struct {
	Name, Link string
	Pooled     bool
	Cells      []bandCell
}

// bandCell is a value and its band, which is a plain word.
type bandCell struct{ Value, Band string }

// bands words the bands of an indicator, an edition after the other; none where no edition speaks of it.
func (v *view) bands(res *indicator.Result) []bandsView {
	var views []bandsView
	for _, name := range v.rep.Plan.Bands {
		m := indicator.BandsFor(name, res.Spec)
		if m == nil {
			continue
		}
		b := bandsView{ID: "bands-" + name, Edition: v.Edition(name), Link: v.Link("method.html") + "#" + editionID(name)}
		if len(m.Ranges) == 0 {
			b.None = v.Say("bands.none", b.Edition, v.Text(m.None))
			views = append(views, b)
			continue
		}
		for _, p := range v.rep.Plan.Phases {
			b.Phases = append(b.Phases, v.Text(p.Name))
		}
		for i := range res.Scopes {
			b.Rows = append(b.Rows, v.bandRow(res.Spec, &res.Scopes[i], name))
		}
		views = append(views, b)
	}
	return views
}

func (v *view) bandRow(spec *metric.Indicator, f *indicator.Figures, edition string) bandRow {
	row := bandRow{Name: v.Scope(v.rep, f.Scope), Pooled: f.Scope.Project < 0}
	if f.Scope.Project >= 0 {
		row.Link = v.projectLink(v.rep.Projects[f.Scope.Project].ID)
	}
	for _, p := range v.rep.Plan.Phases {
		figure := v.phaseFigure(f, p.ID)
		row.Cells = append(row.Cells, bandCell{v.Value(spec.Unit, figure.Value), v.BandOf(&figure, edition)})
	}
	return row
}

func editionID(name string) string { return "bands-" + name }

// editionView is one edition on the page Method: its ranges and clusters, where they were read, and what
// they cannot say.
type editionView struct {
	ID, Name         string
	Sources, Caveats []string
	Levels           []string
	Rows             []editionRow
}

// editionRow is the ranges of one entry, or what its clusters are where these are no ranges.
type editionRow struct {
	Name  string
	Kind  string // what the cells are
	None  string
	Cells []string
}

func (r *reader) editions() []editionView {
	var views []editionView
	for _, name := range r.rep.Plan.Bands {
		e := indicator.EditionNamed(name)
		if e == nil {
			continue
		}
		view := editionView{ID: editionID(name), Name: r.Edition(name), Sources: r.texts(e.Sources), Caveats: r.texts(e.Caveats)}
		for level := range indicator.Levels {
			view.Levels = append(view.Levels, r.Level(indicator.Level(level)))
		}
		for i := range e.Measures {
			view.Rows = append(view.Rows, r.editionRows(&e.Measures[i])...)
		}
		views = append(views, view)
	}
	return views
}

func (r *reader) editionRows(m *indicator.BandMeasure) []editionRow {
	entry := indicator.Entry(m.Entry)
	name := r.Name(&entry.Indicator)
	ranges := editionRow{Name: name, Kind: r.Say("bands.range"), None: r.Text(m.None)}
	if len(m.Ranges) > 0 {
		for _, text := range r.Ranges(m, entry.Indicator.Better) {
			ranges.Cells = append(ranges.Cells, cmp.Or(text, none))
		}
	}
	clusters := editionRow{Name: name, Kind: r.Say("bands.cluster"), Cells: slices.Repeat([]string{none}, len(indicator.Levels))}
	for _, c := range m.Clusters {
		clusters.Cells[c.Level] = r.Text(c.Text)
	}
	return []editionRow{ranges, clusters}
}

func (r *reader) texts(all []metric.Text) []string {
	var texts []string
	for _, t := range all {
		texts = append(texts, r.Text(t))
	}
	return texts
}
