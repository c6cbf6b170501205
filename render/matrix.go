package render

import (
	"upshot/indicator"
	"upshot/render/wording"
)

// matrix is projects by indicators, or the reverse.
type matrix struct {
	Corner  string
	Columns []menuItem
	Rows    []matrixRow
	Notes   []string
}

type matrixRow struct {
	Name, Link string
	Cells      []matrixCell
}

type matrixCell struct {
	Empty   bool
	Alone   bool // the verdict does not hold where all projects are judged together
	Verdict verdict
	Change  string // or n, where there are too few records
}

// fewProjects is how many projects still fit as columns beside each other.
const fewProjects = 8

// matrix shows which project moved in which indicator: a few projects stand across and the indicators
// down, which fits a page; many stand down.
func (v *view) matrix() matrix {
	var m matrix
	specs, all := v.rep.Indicators, v.rep.Projects
	cell := func(indicator, project int) matrixCell { return v.cell(&specs[indicator], project) }
	if len(all) > fewProjects || len(all) >= len(specs) {
		m.Corner = v.Say("col.project")
		for i := range specs {
			m.Columns = append(m.Columns, menuItem{Name: v.Name(specs[i].Spec), Link: v.indicatorLink(specs[i].Spec.ID)})
		}
		for p := range all {
			row := matrixRow{Name: v.Scope(v.rep, indicator.Scope{Project: p}), Link: v.projectLink(all[p].ID)}
			for i := range specs {
				row.Cells = append(row.Cells, cell(i, p))
			}
			m.Rows = append(m.Rows, row)
		}
		return m
	}
	m.Corner = v.Say("col.indicator")
	for p := range all {
		m.Columns = append(m.Columns, menuItem{Name: v.Scope(v.rep, indicator.Scope{Project: p}), Link: v.projectLink(all[p].ID)})
	}
	if len(all) == 0 {
		return m
	}
	for i := range specs {
		row := matrixRow{Name: v.Name(specs[i].Spec), Link: v.indicatorLink(specs[i].Spec.ID)}
		for p := range all {
			row.Cells = append(row.Cells, cell(i, p))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// cell is the headline of an indicator in a project.
func (v *view) cell(res *indicator.Result, project int) matrixCell {
	f := res.In(indicator.Scope{Project: project})
	if f == nil || f.Headline() == nil {
		return matrixCell{Empty: true}
	}
	c := f.Headline()
	if c.Verdict == indicator.NotEnoughData {
		before, after := v.phaseFigure(f, c.Before), v.phaseFigure(f, c.After)
		return matrixCell{Verdict: v.verdict(c.Verdict), Change: v.Say("chart.n", v.Say("n.both", v.Count(before.N), v.Count(after.N)))}
	}
	return matrixCell{Verdict: v.verdict(c.Verdict), Change: v.Change(res.Spec, c), Alone: wording.Alone(c)}
}

// matrixNotes say how many cells chance alone would fill, and what a mark in one is.
func (v *view) matrixNotes() []string {
	var notes []string
	var all []*indicator.Result
	for i := range v.rep.Indicators {
		all = append(all, &v.rep.Indicators[i])
	}
	for _, s := range []string{v.AcrossCells(v.rep), v.aloneNote(all...)} {
		if s != "" {
			notes = append(notes, s)
		}
	}
	return notes
}
